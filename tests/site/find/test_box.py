"""The box in the header: by keyboard, with an input method, and whatever is typed."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.browsing import settle
from tests.support.searching import VOLUNTEERING, Brute, address_query, open_box, run_searches, status, total


def test_the_box_is_used_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}guide/")
    trigger = page.get_by_role("button", name="搜索范文")
    trigger.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("combobox", name="搜索范文")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("志愿服务活动")
    options = page.get_by_role("option")
    expect(status(page)).to_have_text("找到 4 段范文")
    expect(box).to_have_attribute("aria-expanded", "true")
    first = page.get_by_role("group", name="范文", exact=True).get_by_role("option").first
    expect(first).to_contain_text(VOLUNTEERING)
    expect(first.locator("mark").first).to_have_text("志愿服务活动")
    for _ in range(options.count()):
        if first.get_attribute("aria-selected") == "true":
            break
        page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plans/wm-4c/#*")
    heading = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    expect(heading).to_contain_text(VOLUNTEERING)
    expect(heading).to_be_in_viewport()


def test_escape_closes_the_box_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(f"{address}guide/")
    trigger = page.get_by_role("button", name="搜索范文")
    trigger.focus()
    for keys in ("/", "Control+k", "Meta+k", "Space"):
        page.keyboard.press(keys)
        expect(page.get_by_role("dialog", name="搜索范文")).to_be_visible()
        page.keyboard.type("党")
        expect(status(page)).to_have_text(re.compile("找到 .* 段"))
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(trigger).to_be_focused()


def test_the_slash_is_a_character_where_one_types(page: Page, address: str) -> None:
    page.goto(f"{address}library/")
    page.locator("#browse-q").focus()
    page.keyboard.type("1/2")
    expect(page.locator("#browse-q")).to_have_value("1/2")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("a/b")
    expect(page.get_by_role("combobox", name="搜索范文")).to_have_value("a/b")


def test_enter_without_a_choice_shows_everything_in_the_library(page: Page, address: str, brute: Brute) -> None:
    page.goto(f"{address}plans/wm-1/")
    open_box(page, "道德 讲堂")
    expect(page.get_by_role("option", name="在范文库里看全部")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/library/?q=*")
    assert address_query(page) == {"q": ["道德 讲堂"]}
    expect(total(page)).to_have_text(f"找到 {len(brute.search('道德 讲堂'))} 段范文")


def test_topics_that_the_query_names_come_first(page: Page, address: str) -> None:
    page.goto(address)
    open_box(page, "环保")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".pl-option[aria-selected=true]")
    expect(chosen).to_contain_text("环境卫生与绿化")
    page.keyboard.press("Enter")
    expect(page).to_have_title("环境卫生与绿化 - 社区计划范文库")


@pytest.mark.parametrize(
    ("query", "group"),
    [("义工", "相关：近义词“志愿者”"), ("zyfw", "相关：拼音“志愿服务”"), ("环保", "相关：主题“环境卫生与绿化”")],
)
def test_what_other_words_add_is_marked_as_such(page: Page, address: str, query: str, group: str) -> None:
    page.goto(address)
    open_box(page, query)
    expect(page.get_by_role("group", name=group, exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=group, exact=True)).to_be_visible()


def test_nothing_is_searched_or_opened_while_an_input_method_composes(page: Page, address: str) -> None:
    page.goto(address)
    box = open_box(page, "党")
    expect(status(page)).to_have_text(re.compile("找到 .* 段"))
    before = status(page).text_content()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "dangjian", "selectionStart": 8, "selectionEnd": 8})
    expect(box).to_have_value("党dangjian")
    enter = """input => ['ArrowDown', 'Enter'].map(key => input.dispatchEvent(
      new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true, cancelable: true})))"""
    assert box.evaluate(enter) == [True, True]  # not taken
    run_searches(page, ["党dangjian"])  # by when the box would have its own answer
    settle(page)
    assert status(page).text_content() == before
    assert page.url == address
    devtools.send("Input.insertText", {"text": "建"})
    expect(box).to_have_value("党建")
    expect(page.locator(".pl-option mark").first).to_have_text("党建")


def test_only_the_newest_query_is_painted(page: Page, address: str) -> None:
    """An answer that comes late, because its data did, is dropped."""
    page.goto(address)
    box = open_box(page)
    expect(status(page)).to_have_text(re.compile("^可输入"))
    late: list[Route] = []
    held = [True]
    page.route("**/search/keys/*", lambda route: late.append(route) if held else route.continue_())
    page.evaluate("""window.said = []; new MutationObserver(() =>
      said.push(document.querySelector(".pl-box__status").textContent)).observe(
      document.querySelector(".pl-box__status"), {childList: true})""")
    with page.expect_request("**/search/keys/*"):
        box.fill("zyfw")
    box.fill("daode")
    box.fill("没有这样的话")
    settle(page)
    held.clear()
    assert late
    for route in late:
        route.continue_()
    expect(status(page)).to_have_text("没有找到“没有这样的话”")
    run_searches(page, ["zyfw", "daode"])  # by when the late answers have come too
    settle(page)
    assert page.evaluate("said") == ["没有找到“没有这样的话”"]


SPECIAL = [
    "。",
    "的",
    "1",
    "20",
    "a",
    "%",
    "%E5",
    "\\",
    "'",
    '"',
    "“",
    "-",
    "😀",
    "&lt;",
    "<img src=x onerror=fired=1>",
]

SPECIAL += ["文明" * 250, "。" * 500, " 　\t ", "constructor", "__proto__", "a" * 500, "|", "=topic:family", "~zyfw"]


def test_every_input_behaves(page: Page, address: str) -> None:
    page.goto(address)
    box = open_box(page)
    for query in SPECIAL:
        box.fill(query)
        if query.strip(" 　\t"):
            expect(status(page)).to_have_text(re.compile("^(找到|没有|按拼音|“)"))
        else:
            expect(status(page)).to_have_text(re.compile("^可输入"))
        expect(page.get_by_role("alert")).to_have_count(0)
    assert page.evaluate("typeof fired") == "undefined"
    for query in ("%", "<img src=x onerror=fired=1>", "文明" * 250):
        page.goto(f"{address}library/?q={quote(query)}")
        expect(page.locator("#browse-q")).to_have_value(query)
        expect(total(page)).to_have_text(re.compile("^(找到|没有|按拼音|“)"))
    assert page.evaluate("typeof fired") == "undefined"
    assert page.locator("img[src=x]").count() == 0


def test_a_pasted_paragraph_finds_its_section(page: Page, address: str, brute: Brute) -> None:
    page.goto(address)
    long = max((line for lines in brute.own.values() for line in lines), key=len)[:400]
    box = open_box(page)
    page.evaluate("text => navigator.clipboard.writeText(text)", f"{long}\n\r\n")
    page.keyboard.press("Control+v")
    expect(box).to_have_value(f"{long} ")
    expect(status(page)).to_have_text(f"找到 {len(brute.search(long))} 段范文")


def test_a_result_on_the_same_page_closes_the_box(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-4c/")
    open_box(page, VOLUNTEERING)
    page.get_by_role("group", name="范文", exact=True).get_by_role("option").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(f"[id='{urlsplit(page.url).fragment}']")).to_be_in_viewport()
