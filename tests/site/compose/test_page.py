"""The page of the composer: its focus, a narrow screen, accessibility, and from a folder."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.accessible import WIDTHS, still_context, violations_in_both_schemes
from tests.support.built import Site
from tests.support.drafts import begin, begin_empty, draft_of, load, sections, sheet, tool


def test_the_focus_goes_along_from_pane_to_pane(page: Page) -> None:
    title = page.get_by_role("textbox", name="标题", exact=True)
    begin(page)
    expect(title).to_be_focused()
    page.get_by_role("button", name="全部草稿").press("Enter")
    expect(page.get_by_role("heading", name="新写一份")).to_be_focused()
    page.get_by_role("button", name="回到草稿").press("Enter")
    expect(title).to_be_focused()
    page.get_by_role("button", name="体检").press("Enter")
    page.get_by_role("button", name="收起").press("Enter")
    expect(page.get_by_role("button", name="体检")).to_be_focused()
    page.get_by_role("button", name="全部草稿").press("Enter")
    begin_empty(page)
    page.get_by_role("button", name="全部草稿").press("Enter")
    page.get_by_role("button", name="打开“××社区").press("Enter")
    expect(title).to_be_focused()


def test_nothing_overflows_a_narrow_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}compose/")
    begin(page)

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

    fits()
    sections(page).nth(1).locator(".pl-sec__paragraph").tap()
    page.get_by_role("button", name="预览").tap()
    expect(sheet(page)).to_be_visible()
    expect(page.locator(".pl-editor")).to_be_hidden()
    fits()
    page.get_by_role("button", name="体检").tap()
    expect(page.get_by_role("region", name="体检结果")).to_be_visible()
    fits()
    page.get_by_role("button", name="去看").first.tap()
    page.get_by_role("button", name="选范文").first.tap()
    expect(page.get_by_role("dialog").locator(".pl-card").first).to_be_visible()
    fits()
    page.keyboard.press("Escape")
    page.locator(".pl-official > summary").tap()
    page.get_by_role("button", name="加责任分工表").tap()
    table = page.locator(".pl-official .pl-table")
    expect(table).to_be_visible()
    assert table.evaluate("e => e.getBoundingClientRect().right <= e.closest('fieldset').getBoundingClientRect().right")
    fits()
    page.get_by_role("button", name="全部草稿").tap()
    fits()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(browser: Browser, address: str, width: int) -> None:
    context = still_context(browser, width)
    page = context.new_page()
    problems: dict[str, list[str]] = {}

    def check(name: str) -> None:
        if found := violations_in_both_schemes(page):
            problems[name] = found

    page.goto(f"{address}compose/")
    expect(page.get_by_role("button", name="按提纲开始")).to_be_visible()
    check("start")
    load(page, draft_of("开展“活动，{{村|桃树村}}。", "在桃树村。"))
    check("work")
    page.get_by_role("button", name="预览").click() if width == 360 else None
    check("preview")
    page.get_by_role("button", name="体检").click()
    check("check-up")
    sections(page).first.hover()
    page.get_by_role("button", name="选范文").first.click()
    expect(page.get_by_role("dialog").locator(".pl-card").first).to_be_visible()
    check("templates")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="全部草稿").click()
    check("drafts")
    other = context.new_page()
    other.goto(f"{address}compose/")
    expect(other.locator(".pl-banner")).to_be_visible()
    page = other
    check("banner")
    context.close()
    assert problems == {}


def test_it_works_from_a_folder(flat: Site, page: Page) -> None:
    page.goto((flat.folder / "plans/wm-1.html").as_uri())
    page.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    page.locator(".pl-toast").get_by_role("link", name="去写计划").click()
    begin(page, "村")
    expect(sections(page).nth(1)).to_contain_text("取自篇一")
    tool(page, 0, "选范文")
    expect(page.get_by_role("dialog").locator(".pl-card").first).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
    expect(sections(page).nth(1)).to_contain_text("取自篇一")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".pl-banner")).to_contain_text("正在另一个窗口里编辑")
