"""The site in a real Chromium, as a community worker uses it."""

from __future__ import annotations

import pytest
from built import Site
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from planlib.library import Library

SECTION = "（三）开展争创“文明家庭”活动"


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def test_a_section_is_copied_as_plain_text_with_its_number(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.get_by_role("button", name=f"复制“{SECTION}”").click()
    expect(page.locator("p[role=status].pl-offscreen")).to_have_text("已复制 119 字")
    text = clipboard(page)
    assert text.startswith(f"{SECTION}\n利用争创“文明家庭”，增强集体凝聚力")
    assert text.endswith("积极开展“关爱女孩”行动。")
    assert text.count("\n") == 1


def test_a_parent_section_is_copied_with_all_that_stands_under_it(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-4a/")
    page.get_by_role("button", name="复制“一、文明社区创建基本目标：”").click()
    lines = clipboard(page).split("\n")
    assert lines[:3] == [
        "一、文明社区创建基本目标：",
        "1.切实落实防火、防灾等安全检查制度和措施。力争做到年年无重大火灾事故；",
        "2.大力普及科学知识、法律教育；宣传计划生育政策，无计划外生育；无封建迷信活动；",
    ]
    assert len(lines) == 8
    assert "编者注" not in "".join(lines)


def test_a_whole_plan_is_copied_without_notes_topics_or_controls(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}plans/wm-3a/")
    page.get_by_role("button", name="复制全文").click()
    lines = clipboard(page).split("\n")
    assert lines[0].startswith("为了进一步推进社区整体精神文明建设工作")
    assert lines[-2:] == ["××社居委", "2011年12月20日"]
    assert [line[:2] for line in lines if line[1:2] == "、"] == ["一、", "二、", "三、", "四、"]
    for word in ("编者注", "复制", library.topics["morality"].title):
        assert word not in lines


def test_copying_works_where_the_clipboard_api_is_refused(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{address}plans/wm-1/")
    button = page.get_by_role("button", name=f"复制“{SECTION}”")
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.activeElement.value) })")
    button.click()
    assert page.evaluate("window.copied").startswith(SECTION)
    expect(button).to_have_text("已复制")
    expect(button).to_be_focused()
    context.close()


def test_from_a_topic_to_a_template_to_its_plan_and_back(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name="志愿服务与学雷锋").first.click()
    expect(page).to_have_title("志愿服务与学雷锋 - 社区计划范文库")
    page.locator(".pl-card").get_by_role("link", name="（二）大力弘扬志愿服务精神").first.click()
    heading = page.locator("#volunteer-spirit")
    expect(heading).to_be_in_viewport()
    assert page.url.endswith("plans/wm-2a/#volunteer-spirit")
    page.locator("#volunteer-spirit + .pl-about").get_by_role("link", name="志愿服务与学雷锋").click()
    expect(page).to_have_title("志愿服务与学雷锋 - 社区计划范文库")
    page.go_back()
    expect(heading).to_be_in_viewport()


def test_a_card_is_read_in_place_and_copied(page: Page, address: str) -> None:
    page.goto(f"{address}topics/volunteering/")
    card = page.locator(".pl-card").filter(has_text="镇志愿者协会")
    text = card.locator(".pl-text")
    expect(text).to_be_hidden()
    card.get_by_text("展开全文").click()
    expect(text).to_be_visible()
    card.get_by_role("button", name="复制").click()
    assert clipboard(page).startswith("2.大力推进社会志愿服务活动\n成立水沟镇志愿者协会组织")


def test_everything_is_done_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    button = page.get_by_role("button", name=f"复制“{SECTION}”")
    for _ in range(120):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    expect(button).to_be_focused()
    assert button.evaluate("button => getComputedStyle(button).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert clipboard(page).startswith(SECTION)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_overflows_a_narrow_screen_or_asks_another_host(
    browser: Browser, address: str, site: Site, scheme: str
) -> None:
    foreign: list[str] = []
    errors: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            foreign.append(request.url)

    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    context.on("request", watch)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for name in site.pages:
        if name == "404.html":
            continue
        page.goto(address + name)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{name} is {width} px wide"
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (background == "rgb(255, 253, 250)") == (scheme == "light"), name
    assert foreign == []
    assert errors == []
    context.close()


def test_print_leaves_the_text_alone(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".pl-plan").get_by_text("利用争创“文明家庭”")).to_be_visible()
    for selector in (".pl-copy", ".pl-about", ".pl-source", ".pl-plan blockquote", ".md-header", ".md-footer"):
        expect(page.locator(selector).first).to_be_hidden()
