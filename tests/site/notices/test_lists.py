"""Dated phrases in the library, in the compare view, and in the list of all notices."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from planlib.library import Library
from tests.support.accessible import violations
from tests.support.dated import box, marks, notice_of, notices
from tests.support.derived import timeliness


def test_the_facet_counts_and_narrows(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}library/")
    wanted = [template.id for template in library.templates if timeliness(library, template) == "replace"]
    choice = page.locator("[data-facet=timeliness] .pl-check", has_text="需要替换")
    expect(choice.locator(".pl-count")).to_have_text(str(len(wanted)))
    choice.locator("input").check()
    expect(page.locator(".pl-total")).to_have_text(f"找到 {len(wanted)} 段范文")
    expect(page).to_have_url(re.compile(r"\?timeliness=replace$"))
    expect(page.locator(".pl-results .pl-card").first.locator(".pl-card__dated")).to_be_visible()
    chip = page.get_by_role("button", name="去掉过时提法：需要替换")
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
    template = next(one for one in library.templates if library.variants[one.id] and library.marks_under(one))
    page.goto(f"{address}compare/?of={template.id}")
    links = page.locator(".pl-compare__rows a.pl-dated")
    expect(links.first).to_be_visible()
    links.first.focus()
    expect(box(page)).to_contain_text(notice_of(page, links.first)["title"])
    assert violations(page) == []


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


def test_the_list_is_narrowed_by_words_action_and_what_texts_hold(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}notices/")
    form = page.get_by_role("search", name="在过时提法里查找")
    rows = page.locator("table.pl-notices tbody tr:visible")
    total = len(library.notices)
    expect(rows).to_have_count(total)
    form.get_by_label("只看范文里有的").check()
    found = {mark.id for one in library.templates for mark in library.marks_under(one)}
    expect(rows).to_have_count(len(found))
    expect(form.get_by_role("status")).to_have_text(f"{total} 条里有 {len(found)} 条")
    form.get_by_label("处理").select_option("替换")
    replaced = [name for name in found if library.notices[name].action == "replace"]
    expect(rows).to_have_count(len(replaced))
    words = library.notices[replaced[0]].title
    form.get_by_label("找提法").fill(words)
    expect(page.locator(f"#{replaced[0]}")).to_be_visible()
    shown = rows.count()
    assert 0 < shown <= len(replaced)
    form.get_by_label("找提法").fill("没有这样的话")
    expect(rows).to_have_count(0)
    form.get_by_label("找提法").fill("")
    form.get_by_label("处理").select_option("全部")
    form.get_by_label("只看范文里有的").uncheck()
    expect(rows).to_have_count(total)
    expect(form.get_by_role("status")).to_be_empty()
