"""Pages in forced colours, in windows as low as at 400 %, to those who hear them, and to fingers."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browsing import wait_until
from tests.support.drafts import draft_of, load
from tests.support.pages import KINDS_OF_PAGE
from tests.support.searching import open_box

CLEAR = "rgba(0, 0, 0, 0)"
SMALL = """() => [...document.querySelectorAll("main :is(a, button, input, select, summary, [role=button]), dialog *")]
  .filter((element) => element.matches("a, button, input, select, summary, [role=button]"))
  .filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    // What stands in a sentence, or in the label that is pressed in its place, is as high as that.
    const inText = element.matches(".pl-field, :is(p, li, dd, h2, h3) > a:not(.headerlink), td a, .pl-diff__note *");
    return width && !inText && !element.closest("label, .pl-offscreen") && (width < 23.9 || height < 23.9);
  })
  .map((element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 12)}`)"""

APART = """() => {
  const [said, focused] = [document.querySelector(".pl-toast"), document.activeElement]
    .map((element) => element.getBoundingClientRect());
  return said.height > 0 && (said.bottom <= focused.top || said.top >= focused.bottom);
}"""


@pytest.fixture
def forced(browser: Browser) -> Iterator[Page]:
    """A page in the colours of a system with high contrast."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active")
    yield context.new_page()
    context.close()


@pytest.fixture
def low(browser: Browser) -> Iterator[Page]:
    """A page in a window of 1280 × 1024 px at 400 %."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    yield context.new_page()
    context.close()


def style(element: Locator, name: str) -> str:
    found: str = element.evaluate(f"element => getComputedStyle(element).{name}")
    return found


def background(element: Locator) -> str:
    return style(element, "backgroundColor")


def test_searched_words_and_what_is_chosen_are_seen_in_forced_colours(forced: Page, address: str) -> None:
    forced.goto(f"{address}library/?q={quote('志愿')}&kind=tasks")
    word = forced.locator(".pl-results mark").first
    expect(word).to_be_visible()
    paper = background(forced.locator("body"))
    for seen in (word, forced.locator(".pl-chip").first):
        assert background(seen) not in (CLEAR, paper)
    open_box(forced, "志愿")
    expect(forced.locator(".pl-box mark").first).to_be_visible()
    assert background(forced.locator(".pl-box mark").first) not in (CLEAR, paper)
    forced.keyboard.press("ArrowDown")
    chosen = forced.locator(".pl-option[aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert background(chosen) not in (CLEAR, background(forced.locator(".pl-option:not([aria-selected=true])").last))


def test_what_has_the_focus_and_what_is_pressed_is_seen_in_forced_colours(forced: Page, address: str) -> None:
    forced.goto(f"{address}compose/")
    load(forced, draft_of("文" * 60))
    text = forced.locator(".pl-sec__paragraph").first
    text.focus()
    assert style(text, "outlineStyle") == "solid"
    undo = forced.get_by_role("button", name="撤销")
    assert style(undo, "color") != style(forced.get_by_role("button", name="打印"), "color")
    assert style(forced.locator(".pl-sheet__page").first, "outlineStyle") == "solid"
    forced.set_viewport_size({"width": 700, "height": 900})
    pressed, other = (forced.get_by_role("button", name=name, exact=True) for name in ("编辑", "预览"))
    assert background(pressed) != background(other)
    forced.goto(f"{address}plans/wm-1/")
    originals = forced.locator(".pl-originals")
    before = background(originals)
    originals.click()
    forced.locator("h1").hover()
    assert background(originals) != before
    assert style(forced.locator(".pl-field").first, "borderBottomStyle") != "none"


@pytest.mark.parametrize("name", KINDS_OF_PAGE)
def test_the_first_key_leads_past_the_header_to_the_title(low: Page, address: str, name: str) -> None:
    low.goto(address + name)
    low.keyboard.press("Tab")
    link = low.get_by_role("link", name="跳到正文")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    low.keyboard.press("Enter")
    assert low.evaluate("document.activeElement.localName") == "main"
    expect(low.get_by_role("heading", level=1).first).to_be_in_viewport()
    low.keyboard.press("Tab")
    assert low.evaluate("document.activeElement.closest('main') !== null")


def test_what_is_said_does_not_lie_over_what_has_the_focus(low: Page, address: str) -> None:
    low.goto(f"{address}plans/wm-1/")
    low.get_by_role("button", name="把“一、指导思想”加入草稿").press("Enter")
    low.goto(f"{address}compose/")
    said = low.locator(".pl-toast")
    expect(said).to_contain_text("有 1 段待编入")
    begin = low.get_by_role("button", name="按提纲开始")
    begin.evaluate("button => button.scrollIntoView({ block: 'end', behavior: 'instant' })")
    begin.focus()
    wait_until(low, APART)


def test_a_field_says_what_is_to_stand_there(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    field = page.get_by_role("button", name="填空项：年份，20××").first
    field.click()
    page.get_by_label("填成").fill("2027")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="已填：年份，2027").first).to_be_visible()


def test_the_preview_is_scrolled_by_keys_and_not_read_beside_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}compose/")
    load(page, draft_of("读一次的话。", *["文" * 300] * 6))
    pane = page.get_by_role("region", name="版面预览")
    pane.focus()
    expect(pane).to_be_focused()
    page.keyboard.press("End")
    wait_until(page, "document.querySelector('.pl-sheetpane').scrollTop > 0")
    expect(page.get_by_role("textbox", name="自然段").first).to_have_text("读一次的话。")
    assert "读一次的话" not in pane.aria_snapshot()


def test_both_sides_of_a_comparison_say_whose_words_they_are(page: Page, address: str) -> None:
    page.goto(f"{address}compare/")
    page.locator(".pl-groups-list__title a").first.click()
    row = page.locator(".pl-compare__row").last
    expect(row).to_be_visible()
    snapshot = row.aria_snapshot()
    assert snapshot.index("甲") < snapshot.index("乙")
    assert "甲" not in page.evaluate(
        """() => { getSelection().selectAllChildren(document.querySelector(".pl-compare__rows"));
        return getSelection().toString(); }"""
    )


@pytest.mark.parametrize("width", [1280, 360])
def test_what_is_pressed_is_24_pixels_high_and_wide(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for name in KINDS_OF_PAGE:
        page.goto(address + name)
        found[name] = page.evaluate(SMALL)
    page.get_by_role("button", name="我的信息").click()
    expect(page.get_by_role("dialog", name="我的信息")).to_be_visible()
    found["我的信息"] = page.evaluate(SMALL)
    assert {name: small for name, small in found.items() if small} == {}


def covered(page: Page) -> bool:
    """Whether what has the focus is covered where its middle is."""
    script = """() => {
      const element = document.activeElement;
      const [box] = element.getClientRects(); // its first line
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
      return !(top && (element.contains(top) || top.contains(element)));
    }"""
    found: bool = page.evaluate(script)
    return found


def test_no_bar_covers_what_has_the_focus_in_a_low_window(low: Page, address: str) -> None:
    low.goto(f"{address}compare/")
    low.locator(".pl-groups-list__title a").first.click()
    expect(low.locator(".pl-compare__row").first).to_be_visible()
    low.locator(".pl-compare__all a").focus()
    for _ in range(12):
        assert not covered(low), low.evaluate("document.activeElement.outerHTML")
        low.keyboard.press("Shift+Tab")
    low.goto(f"{address}topics/")  # whose first column stays while the others are moved under it
    low.locator(".pl-matrix td a").last.focus()
    for _ in range(30):
        low.keyboard.press("Shift+Tab")
        assert not covered(low), low.evaluate("document.activeElement.outerHTML")
    low.get_by_role("button", name="我的信息").click()
    expect(low.get_by_role("dialog", name="我的信息")).to_be_visible()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(12):
            low.keyboard.press(key)
            assert not covered(low), low.evaluate("document.activeElement.outerHTML")
