"""Dated phrases in a real Chromium: what is told about them, the copies, the facet, the check-up and the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from accessible import violations
from built import Site
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from planlib.contract import LineKind
from planlib.library import Library
from planlib.model.plaintext import own_lines

expect.set_options(timeout=15_000)  # for busy machines

CONTAINED = re.compile(r"含 (\d+) 处过时表述")


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def dated(site: Site) -> str:
    """The address of a plan that has several dated phrases in its paragraphs, from the site's root."""
    plans = (address for address in site.pages if address.startswith("plans/wm-"))
    return next(address for address in plans if len(site.pages[address].cssselect(".pl-plan > p > .pl-dated")) > 2)


def marks(page: Page) -> Locator:
    return page.locator(".pl-plan > p > a.pl-dated")


def box(page: Page) -> Locator:
    return page.locator(".pl-datedbox")


def notices(page: Page) -> list[dict[str, Any]]:
    """The notices as the browser has them."""
    script = "planLibrary.load('library/notices').then((file) => file.data)"
    found: list[dict[str, Any]] = page.evaluate(script)
    return found


def notice_of(page: Page, mark: Locator) -> dict[str, Any]:
    name = mark.get_attribute("data-notice")
    return next(notice for notice in notices(page) if notice["id"] == name)


def said(page: Page, after: Callable[[], object]) -> int:
    """How many dated phrases the page speaks of after something was done; what it said before is taken away first."""
    message = page.locator("#pl-notice")
    message.evaluate("element => element.replaceChildren()")
    after()
    expect(message).to_have_text(CONTAINED)
    match = CONTAINED.search(message.inner_text())
    assert match
    return int(match[1])


# ---------------------------------------------------------------------------------------------------------------------
# What is told


def test_without_javascript_a_phrase_is_a_link_to_its_entry(browser: Browser, address: str, dated: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + dated)
    name = marks(page).first.get_attribute("data-notice")
    marks(page).first.click()
    expect(page).to_have_url(f"{address}notices/#{name}")
    expect(page.locator(f"[id='{name}']")).to_be_visible()
    context.close()


def test_the_pointer_opens_the_box_may_go_into_it_and_closes_it(page: Page, address: str, dated: str) -> None:
    page.goto(address + dated)
    first, second = marks(page).first, marks(page).nth(1)
    first.hover()
    expect(box(page)).to_be_visible()
    notice = notice_of(page, first)
    for words in (notice["title"], notice["now"] or notice["note"], "时效一览"):
        expect(box(page)).to_contain_text(words)
    box(page).hover()
    page.wait_for_timeout(500)
    expect(box(page)).to_be_visible()
    page.locator("h1").hover()
    expect(box(page)).to_be_hidden()
    second.hover()
    expect(box(page)).to_contain_text(notice_of(page, second)["title"])
    expect(page.locator(".pl-datedbox:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()


def test_the_keyboard_opens_the_box_goes_through_it_and_follows_the_link(page: Page, address: str, dated: str) -> None:
    page.goto(address + dated)
    mark = marks(page).first
    name = mark.get_attribute("data-notice")
    mark.focus()
    expect(box(page)).to_be_visible()
    expect(mark).to_have_attribute("aria-describedby", "pl-datedbox-text")
    links = box(page).get_by_role("link").all()
    for link in links:
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(links[-2] if len(links) > 1 else mark).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(mark).to_be_focused()
    page.keyboard.press("Tab")
    expect(mark).not_to_be_focused()
    mark.focus()
    for _ in range(len(links) + 1):
        page.keyboard.press("Tab")
    expect(box(page)).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('.pl-plan') !== null")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}notices/#{name}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_box_is_accessible_and_fits_a_narrow_screen(
    narrow: Page, address: str, dated: str, scheme: str
) -> None:
    narrow.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    narrow.goto(address + dated)
    for mark in marks(narrow).all()[:4]:
        mark.tap()
        expect(box(narrow)).to_be_visible()
        place = box(narrow).bounding_box()
        assert place
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 360
        assert narrow.evaluate("document.documentElement.scrollWidth") <= 360
        assert violations(narrow) == []
        narrow.locator("h1").tap()
        expect(box(narrow)).to_be_hidden()


def test_the_first_tap_opens_the_box_and_the_list_is_a_tap_away(narrow: Page, address: str, dated: str) -> None:
    narrow.goto(address + dated)
    mark = marks(narrow).first
    name = mark.get_attribute("data-notice")
    mark.tap()
    expect(box(narrow)).to_be_visible()
    expect(narrow).to_have_url(address + dated)
    box(narrow).locator("p").first.tap()
    expect(box(narrow)).to_be_visible()
    box(narrow).get_by_role("link", name="时效一览").tap()
    expect(narrow).to_have_url(f"{address}notices/#{name}")
    narrow.go_back()
    mark.tap()
    expect(box(narrow)).to_be_visible()
    mark.tap()
    expect(narrow).to_have_url(f"{address}notices/#{name}")


def test_where_the_notices_do_not_load_the_link_works(page: Page, narrow: Page, address: str, dated: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    for one in (page, narrow):
        one.route("**/library/notices.js", refuse)
        one.goto(address + dated)
    marks(page).first.hover()
    page.wait_for_timeout(500)
    expect(page.locator(".pl-datedbox:visible")).to_have_count(0)
    marks(page).first.click()
    expect(page).to_have_url(re.compile("/notices/#"))
    marks(narrow).first.tap()
    expect(narrow).to_have_url(re.compile("/notices/#"))


def test_paper_has_no_marks(page: Page, address: str, dated: str) -> None:
    page.goto(address + dated)
    line = "element => getComputedStyle(element).textDecorationLine"
    assert marks(page).first.evaluate(line) == "underline"
    marks(page).first.focus()
    expect(box(page)).to_be_visible()
    page.emulate_media(media="print")
    assert marks(page).first.evaluate(line) == "none"
    expect(box(page)).to_be_hidden()
    expect(page.locator(".pl-datedsum")).to_be_hidden()


# ---------------------------------------------------------------------------------------------------------------------
# Copies


def test_copies_never_carry_the_marks_and_say_how_many_phrases_they_have(page: Page, address: str, dated: str) -> None:
    page.goto(address + dated)
    all_marks = page.locator(".pl-plan a.pl-dated").count()
    assert said(page, page.get_by_role("button", name="复制全文", exact=True).click) == all_marks
    rich = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    assert "<a" not in rich
    assert "pl-dated" not in rich
    paragraph = marks(page).first.locator("xpath=..")
    paragraph.hover()
    copy = paragraph.get_by_role("button", name="复制本段")
    assert said(page, copy.click) == paragraph.locator("a.pl-dated").count()
    marks(page).first.select_text()
    assert said(page, lambda: page.keyboard.press("Control+C")) == 1
    assert page.evaluate("navigator.clipboard.readText()") == marks(page).first.inner_text()
    with page.expect_download():
        assert said(page, page.get_by_role("button", name="下载 Word", exact=True).click) == all_marks


def test_a_card_counts_with_all_that_stands_under_it(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}library/?timeliness=update&notice=replace&sort=order")
    cards = page.locator(".pl-results .pl-card")
    expect(cards.first).to_be_visible()
    card = cards.filter(has=page.locator("summary", has_text="含")).first
    count = int(re.findall(r"\d+", card.locator(".pl-card__dated").inner_text())[0])
    assert count == len(library.marks_under(card.get_attribute("data-id") or ""))
    assert said(page, card.get_by_role("button", name=re.compile("^复制")).first.click) == count
    card.locator("summary", has_text="含").click()
    expect(card.locator(".pl-text a.pl-dated")).to_have_count(count - own_title_marks(card, library))


def own_title_marks(card: Locator, library: Library) -> int:
    """Of a card's own title, which is a link and carries none."""
    template = library.template_by_id[card.get_attribute("data-id") or ""]
    first = next(own_lines(template.section))
    return len(library.marks(template.plan, first)) if first.kind is LineKind.HEADING else 0


# ---------------------------------------------------------------------------------------------------------------------
# The library and the compare view


def test_the_facet_counts_and_narrows(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}library/")
    wanted = [template.id for template in library.templates if library.timeliness(template.id) == "replace"]
    choice = page.locator("[data-facet=timeliness] .pl-check", has_text="需要替换")
    expect(choice.locator(".pl-count")).to_have_text(str(len(wanted)))
    choice.locator("input").check()
    expect(page.locator(".pl-total")).to_have_text(f"找到 {len(wanted)} 篇范文")
    expect(page).to_have_url(re.compile(r"\?timeliness=replace$"))
    expect(page.locator(".pl-results .pl-card").first.locator(".pl-card__dated")).to_be_visible()
    chip = page.get_by_role("button", name="去掉时效：需要替换")
    chip.click()
    expect(page).to_have_url(re.compile("/library/$"))


def test_results_mark_phrases_beside_hits_and_links_hold_no_links(page: Page, address: str, dated: str) -> None:
    page.goto(address + dated)
    words = marks(page).first.inner_text()
    page.goto(f"{address}library/?q={words}")
    result = page.locator(".pl-results")
    expect(result.locator("a.pl-dated mark").first).to_be_visible()
    expect(result.locator("a a, .pl-card__title .pl-dated")).to_have_count(0)
    result.locator("a.pl-dated").first.hover()
    expect(box(page)).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(page.locator(".pl-box .pl-option").first).to_be_visible()
    expect(page.locator(".pl-box .pl-dated")).to_have_count(0)


def test_the_compare_view_marks_both_sides(page: Page, address: str, library: Library) -> None:
    template = next(one for one in library.templates if library.variants[one.id] and library.marks_under(one.id))
    page.goto(f"{address}compare/?of={template.id}")
    links = page.locator(".pl-compare__rows a.pl-dated")
    expect(links.first).to_be_visible()
    links.first.focus()
    expect(box(page)).to_contain_text(notice_of(page, links.first)["title"])
    assert violations(page) == []


# ---------------------------------------------------------------------------------------------------------------------
# The draft


def write(page: Page, address: str, text: str) -> Locator:
    """A new draft with a paragraph."""
    page.goto(f"{address}compose/")
    page.get_by_role("button", name="空白开始").click()
    page.get_by_role("button", name="加一节").click()
    title = page.locator(".pl-sec__title")
    title.fill("任务")
    page.keyboard.press("Enter")
    paragraph = page.locator(".pl-sec__paragraph").first
    paragraph.press_sequentially(text)
    return paragraph


def replaceable(page: Page) -> tuple[str, str]:
    """Words that the register has a safe replacement for, which is not dated itself."""
    pairs = [pair for notice in notices(page) for pair in notice["replacements"].items()]
    return next((old, new) for old, new in pairs if old not in new)


def test_the_check_up_finds_what_is_typed_and_replaces_it_with_a_way_back(page: Page, address: str) -> None:
    page.goto(address)
    old, new = replaceable(page)
    paragraph = write(page, address, f"开展{old}活动。")
    button = page.get_by_role("button", name="体检")
    expect(button).to_have_text("体检（1 处过时）")
    button.click()
    expect(button).to_have_text("体检")
    panel = page.get_by_role("region", name="体检结果")
    expect(panel.get_by_role("heading", name="过时的表述（1）")).to_be_visible()
    assert violations(page) == []
    panel.get_by_role("button", name=f"换成“{new}”").click()
    expect(paragraph).to_have_text(f"开展{new}活动。")
    expect(panel.get_by_role("heading", name="过时的表述")).to_have_count(0)
    page.locator("#pl-notice").get_by_role("button", name="撤销").click()
    expect(paragraph).to_have_text(f"开展{old}活动。")
    expect(panel.get_by_role("heading", name="过时的表述（1）")).to_be_visible()
    paragraph.press_sequentially(f"又{old}。")
    expect(panel.get_by_role("heading", name="过时的表述（2）")).to_be_visible()
    panel.get_by_role("button", name="收起").click()
    expect(button).to_have_text("体检（2 处过时）")
    assert said(page, page.get_by_role("button", name="复制草稿全文").click) == 2


def test_the_editor_marks_phrases_without_touching_the_text(page: Page, address: str) -> None:
    page.goto(address)
    old, _ = replaceable(page)
    paragraph = write(page, address, f"开展{old}活动。")
    marked = "() => Array.from(CSS.highlights.get('pl-dated') ?? [], (range) => range.toString())"
    page.wait_for_function(f"({marked})().length === 1")
    assert page.evaluate(marked) == [old]
    assert paragraph.locator("*").count() == 0
    page.locator(".pl-head-title").click()
    assert page.evaluate(marked) == [old]


def test_numbers_are_offered_for_the_year_of_the_draft(page: Page, address: str) -> None:
    page.goto(address)
    counted = [notice for notice in notices(page) if notice["count"] and notice["count"]["every"] == 1]
    assert counted
    page.evaluate(
        """localStorage.setItem("plan-library:fields",
          '{"format": "plan-library-fields", "version": 1, "values": {"年份": "2026"}}')"""
    )
    write(page, address, "纪念建党90周年。")
    button = page.get_by_role("button", name="体检")
    expect(button).to_have_text("体检（1 处过时）")
    button.click()
    page.get_by_role("button", name="换成“建党105周年”").click()
    expect(page.locator(".pl-sec__paragraph").first).to_have_text("纪念建党105周年。")
    expect(page.get_by_role("heading", name="过时的表述")).to_have_count(0)


def test_without_the_notices_the_check_up_works_as_before(page: Page, address: str) -> None:
    page.goto(address)
    old, _ = replaceable(page)
    page.route("**/library/notices.js", lambda route: route.abort())
    write(page, address, f"开展“{old}活动。")
    button = page.get_by_role("button", name="体检")
    button.click()
    panel = page.get_by_role("region", name="体检结果")
    expect(panel.get_by_role("heading", name="标点不成对")).to_be_visible()
    expect(panel.get_by_role("heading", name="过时的表述")).to_have_count(0)


# ---------------------------------------------------------------------------------------------------------------------
# The list


def test_the_list_is_sorted_by_the_heads_of_its_columns(page: Page, address: str) -> None:
    page.goto(f"{address}notices/")
    table = page.locator("table.pl-notices").first
    head = table.locator("th[data-sort]").first
    button = head.get_by_role("button")
    at = head.evaluate("head => head.cellIndex")
    column = """(table, at) => Array.from(table.tBodies[0].rows,
      ({ cells }) => cells[at].dataset.value ?? cells[at].textContent.trim())"""
    before = table.evaluate(column, at)
    button.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = table.evaluate(column, at)
    assert sorted(up) == sorted(before)
    button.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert table.evaluate(column, at) == up[::-1] or len(set(up)) < len(up)
    expect(page.locator("th[aria-sort]")).to_have_count(1)
    assert violations(page) == []


def test_an_entry_that_is_linked_to_is_in_view(page: Page, address: str) -> None:
    page.goto(f"{address}notices/")
    name = notices(page)[-1]["id"]
    page.goto(f"{address}notices/#{name}")
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
