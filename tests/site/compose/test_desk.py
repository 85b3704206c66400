"""The composer as a desk: what is needed stays at hand, never over what is edited; the check-up is beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browsing import wait_until
from tests.support.drafts import begin, draft_of, load, paragraph, sections

PHONE = {"width": 360, "height": 640}
LONG = tuple("一二三四五六七八九十。" * 40 for _ in range(6))


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}compose/")
    yield page
    context.close()


def foot(page: Page) -> Locator:
    return page.locator(".pl-draftbar__foot")


def top(target: Locator) -> float:
    box = target.bounding_box()
    assert box is not None
    return box["y"]


CARET = """() => {
  const range = getSelection().getRangeAt(0);
  const rects = range.getClientRects();
  return rects[rects.length - 1] ?? range.startContainer.getBoundingClientRect();
}"""


def caret(page: Page) -> tuple[float, float]:
    """The upper and lower edge of the line that is edited, in the window."""
    upper, lower = page.evaluate(f"() => {{ const {{ top, bottom }} = ({CARET})(); return [top, bottom]; }}")
    return upper, lower


def in_sight(page: Page, cover: str = ".pl-draftbar__foot") -> None:
    """Wait until the line that is edited is between the header and what stays below."""
    rect = "(selector) => document.querySelector(selector).getBoundingClientRect()"
    condition = f"""() => {{ const {{ top, bottom }} = ({CARET})();
      return top >= ({rect})(".md-header").bottom - 1 && bottom <= ({rect})("{cover}").top + 1; }}"""
    wait_until(page, condition)


# Whether something stands over the middle of an element, as far as that is in the window.
COVERED = """(element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [first, last] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  return !element.contains(document.elementFromPoint((left + right) / 2, (first + last) / 2));
}"""


@pytest.mark.parametrize("size", [(360, 640), (1024, 768), (1280, 720), (1280, 900)])
def test_the_text_begins_within_200_px(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    begin(page)
    assert top(page.locator(".pl-head-title")) < 200


def test_on_a_phone_the_main_actions_stay_at_hand(phone: Page) -> None:
    load(phone, draft_of(*LONG))
    for name in ("填信息", "体检", "预览", "下载 Word"):
        expect(foot(phone).get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    sections(phone).nth(5).scroll_into_view_if_needed()
    for name in ("填信息", "体检", "预览", "下载 Word"):
        expect(foot(phone).get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    expect(phone.get_by_role("button", name="打印")).to_be_hidden()
    phone.get_by_role("button", name="更多").tap()
    expect(phone.get_by_role("button", name="打印")).to_be_visible()
    phone.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert top(phone.locator(".pl-official")) < top(foot(phone))


def test_the_main_actions_take_one_row_whatever_they_count(phone: Page) -> None:
    load(
        phone,
        draft_of(
            *("共××户。" for _ in range(120)),
            "{{村}}{{年份}}{{社区}}{{街道}}{{镇}}{{区}}{{城市}}{{省区}}{{学校}}{{学堂}}{{社团}}",
        ),
    )
    expect(foot(phone).get_by_role("button", name="体检")).to_have_text(re.compile("^体检131"))
    tops = {round(top(foot(phone).get_by_role("button", name=name))) for name in ("填信息", "体检", "下载 Word")}
    assert len(tops) == 1


def test_what_stays_below_is_never_over_what_is_edited(phone: Page) -> None:
    load(phone, draft_of(*LONG))
    paragraph(phone, 3).focus()
    phone.keyboard.press("ControlOrMeta+End")
    for _ in range(12):
        phone.keyboard.insert_text("又写了一行字，直到窗口的最下面。")
        in_sight(phone)
    for at in range(6):
        paragraph(phone, at).focus()
        phone.keyboard.press("ControlOrMeta+End")
        in_sight(phone)
        phone.keyboard.press("ControlOrMeta+Home")
        in_sight(phone)


def test_by_tab_the_focus_is_never_under_what_stays(phone: Page) -> None:
    begin(phone)
    phone.locator(".pl-head-title").focus()
    for _ in range(60):
        phone.keyboard.press("Tab")
        focused = phone.locator(":focus")
        if not focused.count():
            break
        wait_until(phone, f"() => !({COVERED})(document.activeElement)")


def test_who_looks_closer_has_no_keyboard_open(phone: Page) -> None:
    begin(phone)
    phone.context.new_cdp_session(phone).send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
    wait_until(phone, "() => visualViewport.scale === 2 && visualViewport.height < innerHeight - 200")
    expect(foot(phone)).to_have_css("visibility", "visible")


@pytest.mark.parametrize("height", [225, 300])
def test_in_a_low_window_nothing_stays(phone: Page, height: int) -> None:
    """At 400 %, and where a keyboard has made the window lower."""
    phone.set_viewport_size({"width": 320, "height": height})
    load(phone, draft_of(*LONG))
    paragraph(phone, 2).focus()
    phone.keyboard.press("ControlOrMeta+End")
    expect(foot(phone)).not_to_be_in_viewport()
    phone.keyboard.insert_text("再写一句。")
    upper, lower = caret(phone)
    assert upper >= phone.locator(".md-header").evaluate("element => element.offsetHeight")
    assert lower <= height
    foot(phone).get_by_role("button", name="体检").click()
    expect(phone.locator(".pl-findings__status")).to_be_in_viewport()
    phone.get_by_role("button", name="收起").click()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_bars_tell_how_far_each_section_is_and_lead_there(page: Page) -> None:
    load(page, draft_of("", "甲" * 300, "乙" * 100, "{{村}}有××户。"))
    bars = page.get_by_role("toolbar", name="各段写得怎样").get_by_role("button")
    expect(bars).to_have_count(4)
    names = ["一、第0题：空着", "二、第1题：300 字", "三、第2题：100 字", "四、第3题：8 字，2 处没有填"]
    for bar, name in zip(bars.all(), names, strict=True):
        expect(bar).to_have_accessible_name(name)
    long, short = (bars.nth(at).bounding_box() for at in (1, 2))
    assert long and short and 2.4 < (long["width"] - 24) / (short["width"] - 24) < 3.6
    bars.nth(2).click()
    expect(sections(page).nth(2)).to_be_focused()
    expect(bars.nth(2)).to_have_attribute("aria-current", "true")
    page.keyboard.press("Tab")
    expect(sections(page).nth(2).locator(".pl-sec__grip")).to_be_focused()
    paragraph(page, 0).focus()
    page.keyboard.insert_text("写上了。")
    expect(bars.first).to_have_accessible_name("一、第0题：4 字")
    expect(bars.first).to_have_attribute("aria-current", "true")


def test_the_bars_are_one_stop_for_the_keyboard(page: Page) -> None:
    load(page, draft_of("甲", "乙", "丙"))
    bars = page.get_by_role("toolbar", name="各段写得怎样").get_by_role("button")
    expect(bars).to_have_count(3)
    page.get_by_role("button", name="下载 Word").focus()
    page.keyboard.press("Tab")
    expect(bars.first).to_be_focused()
    for key, at in (("ArrowRight", 1), ("End", 2), ("ArrowRight", 2), ("Home", 0), ("ArrowLeft", 0), ("End", 2)):
        page.keyboard.press(key)
        expect(bars.nth(at)).to_be_focused()
    page.keyboard.press("Tab")
    expect(bars.nth(2)).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(bars.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(sections(page).nth(2)).to_be_focused()


def test_the_check_up_stands_beside_the_text(page: Page) -> None:
    load(page, draft_of("共××户。", *LONG))
    before = top(page.locator(".pl-head-title"))
    button = page.get_by_role("button", name="体检")
    expect(button).to_have_accessible_name(re.compile("^体检 ?（1 处没有填）$"))
    button.click()
    panel = page.get_by_role("region", name="体检结果")
    expect(panel.locator(".pl-findings__status")).to_be_focused()
    assert top(page.locator(".pl-head-title")) == before
    boxes = [each.bounding_box() for each in (page.locator(".pl-editor"), panel)]
    assert boxes[0] and boxes[1] and boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(panel.get_by_role("button", name="收起")).to_be_in_viewport()
    panel.get_by_role("button", name=re.compile("去看：.*还有没写上的")).click()
    assert page.evaluate("getSelection().toString()") == "共××户。"
    expect(panel).to_be_in_viewport()
    panel.get_by_role("button", name="收起").click()
    expect(page.locator(".pl-sheetpane")).to_be_visible()
    expect(button).to_be_focused()


def test_on_a_phone_the_check_up_leaves_the_text_in_sight(phone: Page) -> None:
    load(phone, draft_of(*LONG, "共××户。"))
    phone.get_by_role("button", name="体检").tap()
    panel = phone.get_by_role("region", name="体检结果")
    expect(panel).to_be_in_viewport(ratio=1)
    assert top(panel) > PHONE["height"] / 3
    panel.get_by_role("button", name=re.compile("去看：.*还有没写上的")).tap()
    assert phone.evaluate("getSelection().toString()") == "共××户。"
    in_sight(phone, ".pl-findings")
    phone.keyboard.insert_text("共三户。" + "又写了一行。" * 20)
    in_sight(phone, ".pl-findings")
    expect(panel).not_to_contain_text("还有没写上的")
    phone.get_by_role("button", name="收起").tap()
    expect(panel).to_be_hidden()
