"""Choosing templates for the sections of a draft: what is offered first, and what is never there twice."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.accessible import violations
from tests.support.drafts import begin, paragraph, sections, stored, texts, tool


def cards(page: Page) -> Locator:
    return page.get_by_role("dialog").locator(".pl-card")


def pick(page: Page, at: int, card: int, name: str) -> None:
    """Take a template for a section."""
    tool(page, at, "选范文")
    cards(page).nth(card).get_by_role("button", name=re.compile(f"^{name}：")).click()


def said(page: Page, text: str) -> None:
    expect(page.locator(".pl-toast")).to_contain_text(text)


def test_what_fits_and_holds_nothing_outdated_comes_first(page: Page) -> None:
    begin(page, "村")
    for at in range(3):
        tool(page, at, "选范文")
        expect(cards(page).first).to_be_visible()
        shown = cards(page).all_inner_texts()
        outdated = ["处过时提法" in text for text in shown]
        levels = ["　村　" in text for text in shown]
        worth = [(not fits, dated) for fits, dated in zip(levels, outdated, strict=True)]
        assert worth == sorted(worth)
        page.keyboard.press("Escape")


def test_the_dated_phrases_of_a_card_are_marked(page: Page) -> None:
    begin(page)
    tool(page, 1, "选范文")
    page.get_by_role("dialog").get_by_role("textbox").fill("三个代表")
    marked = cards(page).filter(has=page.locator("mark"))
    expect(marked.first).to_contain_text("处过时提法")
    expect(marked.first.locator("mark").first).to_contain_text("三个代表")
    assert violations(page) == []


def test_a_written_section_is_replaced_or_added_to_and_never_says_the_same_twice(page: Page) -> None:
    begin(page)
    pick(page, 1, 0, "填入")
    said(page, "已填入范文")
    first = texts(page)[1]
    assert first and all(first)
    tool(page, 1, "选范文")
    expect(cards(page).filter(has_text="已用在这一段")).to_have_count(1)
    used = cards(page).filter(has_text="已用在这一段")
    expect(used.get_by_role("button")).to_have_text(["换成这段"])
    other = cards(page).filter(has_not_text="已用在这一段").first
    other.get_by_role("button", name=re.compile("^加在后面")).click()
    said(page, "已加在后面")
    both = texts(page)[1]
    assert both[: len(first)] == first and len(both) > len(first)
    tool(page, 1, "选范文")
    expect(cards(page).filter(has_text="已用在这一段")).to_have_count(2)
    cards(page).filter(has_text="已用在这一段").first.get_by_role("button", name=re.compile("^换成这段")).click()
    said(page, "已换成这段范文")
    (draft,) = stored(page)
    assert len(texts(page)[1]) < len(both)
    assert draft["sections"][1]["title"] == "指导思想"
    page.keyboard.press("Control+z")
    assert texts(page)[1] == both


def test_the_picker_says_where_the_draft_has_a_template_already(page: Page) -> None:
    begin(page)
    pick(page, 1, 0, "填入")
    said(page, "已填入范文")
    tool(page, 2, "选范文")
    page.get_by_role("dialog").get_by_role("textbox").fill("指导思想")
    expect(cards(page).filter(has_text="已用在“一、指导思想”").first).to_be_visible()


def test_one_section_after_the_other_is_filled_without_leaving_the_picker(page: Page) -> None:
    begin(page)
    tool(page, 1, "选范文")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", level=2)).to_have_text("为“一、指导思想”选范文")
    cards(page).first.get_by_role("button", name=re.compile("^填入，再选“二、工作目标”")).click()
    expect(dialog.get_by_role("heading", level=2)).to_have_text("为“二、工作目标”选范文")
    expect(dialog.get_by_role("status")).to_contain_text("已填入范文。")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    cards(page).first.get_by_role("button", name=re.compile("^填入：")).click()
    expect(dialog).to_be_hidden()
    assert all(texts(page)[1]) and all(texts(page)[2])


def test_all_that_is_empty_is_filled_at_once_with_what_is_safe(page: Page) -> None:
    begin(page)
    paragraph(page).focus()
    page.keyboard.type("自己写的开头。")
    before = texts(page)
    page.get_by_role("button", name="各填一段最合适的范文").click()
    said(page, "请逐段看一遍")
    after = texts(page)
    assert after[0] == ["自己写的开头。"]
    filled = [at for at, one in enumerate(after) if one != before[at]]
    assert len(filled) >= 2
    (draft,) = stored(page)
    origins = [section["origin"]["id"] for section in draft["sections"] if section["origin"]]
    assert len(origins) == len(set(origins))
    expect(sections(page).nth(filled[0])).to_contain_text("取自")
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    assert texts(page) == before
