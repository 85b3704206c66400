"""What stands around every page: without anything inline, small, and of use without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page, expect

from tests.support.accessible import still_context, violations
from tests.support.built import Site

MOST_BYTES = 5000  # of all that stands around a text, its contents included
SCHEME = "data-md-color-scheme"


def inline(page: html.HtmlElement) -> Iterator[str]:
    """What a page has that a policy for contents without 'unsafe-inline' forbids."""
    for element in page.iter(etree.Element):
        if element.tag == "style" or (element.tag == "script" and not element.get("src")):
            yield html.tostring(element, encoding="unicode")
        for name, value in element.items():
            if name == "style" or name.startswith("on") or value.startswith(("data:", "javascript:")):
                yield f"{name}={value}"


def test_no_page_has_anything_inline(site: Site) -> None:
    assert {address: found for address, page in site.pages.items() if (found := list(inline(page)))} == {}


def test_the_frame_of_a_plan_is_small(site: Site) -> None:
    for name in ("wm-1", "wm-5", "wm-6"):
        text = (site.folder / f"plans/{name}/index.html").read_text("utf-8")
        before, article, rest = text.partition('<article class="md-content__inner')
        _, _, after = rest.partition("</article>")
        assert article
        assert len((before + after).encode()) < MOST_BYTES, name


def test_every_asset_that_is_named_is_there_and_every_one_there_is_of_use(site: Site) -> None:
    named = {
        (site.folder / address / link).resolve()
        for address, page in site.pages.items()
        if address != "404.html"
        for link in (*page.xpath("//link[not(@rel='canonical')]/@href"), *page.xpath("//script/@src"))
    }
    there = {path for path in (site.folder / "assets").rglob("*") if path.is_file()}
    assert named <= there
    parts = re.findall(r'"assets/plan-library/(\w+)":"(\w+)"', (site.folder / "build.js").read_text("utf-8"))
    loaded = {site.folder / f"assets/plan-library/{name}-{found}.js" for name, found in parts}
    assert there - named - loaded == set()
    assert not any(b"sourceMappingURL" in path.read_bytes() for path in there)


def test_the_colours_follow_the_system_or_the_choice_on_every_page(page: Page, address: str) -> None:
    root = page.locator("html")
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    expect(root).to_have_attribute(SCHEME, "slate")
    page.emulate_media(color_scheme="light")
    expect(root).to_have_attribute(SCHEME, "default")
    for now, shown in (("跟随系统", "default"), ("浅色", "slate"), ("深色", "default"), ("跟随系统", "default")):
        button = page.get_by_role("button", name=re.compile(f"^现在(是)?{now}"))
        expect(button).to_be_visible()
        button.click()
        expect(root).to_have_attribute(SCHEME, shown)
    page.get_by_role("button", name="现在是浅色，改为深色").click()
    page.goto(f"{address}plans/wm-1/")
    expect(root).to_have_attribute(SCHEME, "slate")
    other = page.context.new_page()
    other.goto(address)
    other.get_by_role("button", name="现在是深色，改为跟随系统").click()
    expect(root).to_have_attribute(SCHEME, "default")  # in the first window too


def test_the_menu_slides_in_on_a_narrow_screen_and_holds_the_contents(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}plans/wm-5/")
    menu = narrow.get_by_role("navigation", name="网站")
    link = menu.get_by_role("link", name="使用指南")
    expect(link).to_be_hidden()
    narrow.locator(".pl-nav-button").tap()
    expect(link).to_be_in_viewport()
    narrow.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(narrow.get_by_role("checkbox", name="菜单")).to_be_focused()
    narrow.keyboard.press("Space")
    menu.get_by_role("link", name="三、主要任务").tap()
    expect(link).to_be_hidden()
    expect(narrow.locator("#tasks")).to_be_in_viewport()
    expect(narrow.locator(".md-header__topic").last).to_be_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_menu_is_opened_and_left_by_keys(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}plans/wm-5/")
    toggle = narrow.get_by_role("checkbox", name="菜单")
    first = narrow.get_by_role("navigation", name="网站").get_by_role("link").first
    toggle.focus()
    narrow.keyboard.press("Enter")
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    narrow.keyboard.press("Escape")
    expect(toggle).to_be_focused()
    expect(first).to_be_hidden()
    narrow.keyboard.press("Enter")
    expect(first).to_be_focused()
    narrow.keyboard.press("Enter")
    expect(narrow).not_to_have_url(f"{address}plans/wm-5/")


def test_the_contents_follow_the_reader(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-5/")
    contents = page.get_by_role("navigation", name="目录")
    marked = contents.locator("[aria-current]")
    expect(marked).to_have_count(0)
    link = contents.get_by_role("link").last
    link.click()
    expect(link).to_be_in_viewport()
    page.mouse.wheel(0, 2000)
    expect(marked).to_have_count(1)
    expect(marked).to_be_in_viewport()
    expect(page.locator(".md-header__title--active")).to_contain_text("创建")
    page.mouse.wheel(0, -300)
    page.get_by_role("button", name="回到页面顶部").click()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(marked).to_have_count(0)


def test_the_first_key_leads_past_the_frame(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_the_way_back_to_the_top_is_seen_where_the_keyboard_gets_to_it(page: Page, address: str) -> None:
    page.goto(f"{address}about/")
    back = page.locator(".md-top")
    expect(back).to_have_css("opacity", "0")
    page.locator("a").last.focus()
    page.keyboard.press("Tab")
    expect(back).to_be_focused()
    expect(back).to_have_css("opacity", "1")


@pytest.mark.parametrize("width", [1280, 360])
def test_without_scripts_the_menu_works(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{address}plans/wm-1/")
    if width < 1000:
        page.locator(".pl-nav-button").click()
    page.get_by_role("navigation", name="网站").get_by_role("link", name="主题").click()
    expect(page).to_have_url(f"{address}topics/")
    expect(page.locator(".pl-nav a[aria-current=page]")).to_have_text("主题")
    context.close()


def test_the_open_menu_is_accessible(browser: Browser, address: str) -> None:
    context = still_context(browser, 360)
    page = context.new_page()
    page.goto(f"{address}guide/")
    page.locator(".pl-nav-button").click()
    expect(page.get_by_role("link", name="关于来源").first).to_be_in_viewport()
    assert violations(page) == []
    context.close()
