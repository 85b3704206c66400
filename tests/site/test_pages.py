"""The site in a real Chromium, as a community worker uses it."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from planlib.publishing.labels import quoted
from tests.support.browsing import clipboard
from tests.support.narrow import check_pages
from tests.support.pages import KINDS_OF_PAGE

SECTION = "（三）开展争创“文明家庭”活动"


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
    expect(page.locator(".pl-toast")).to_contain_text("已复制")
    assert clipboard(page).startswith("2.大力推进社会志愿服务活动\n成立××镇志愿者协会组织")


def test_everything_is_done_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    button = page.get_by_role("button", name=f"复制{quoted(SECTION)}")
    for _ in range(120):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    expect(button).to_be_focused()
    assert button.evaluate("button => getComputedStyle(button).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(".pl-toast")).to_contain_text("已复制")
    assert clipboard(page).startswith(SECTION)


def test_no_page_overflows_a_narrow_screen_or_asks_another_host(browser: Browser, address: str) -> None:
    check_pages(browser, address, KINDS_OF_PAGE)


def test_print_leaves_the_text_alone(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".pl-plan").get_by_text("利用争创“文明家庭”")).to_be_visible()
    for selector in (
        ".pl-copies",
        ".pl-copy-line",
        ".pl-info",
        ".pl-about",
        ".pl-source",
        ".pl-plan blockquote",
        ".md-header",
        ".md-footer",
    ):
        expect(page.locator(selector).first).to_be_hidden()
