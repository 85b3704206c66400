"""Selecting over the edges of paragraphs and sections, and what can be done with that."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.drafts import draft_of, load, paragraph, stored, texts


def _place(text: Locator, at: int) -> tuple[float, float]:
    """Where on the screen a text has its character at a position."""
    script = """(element, at) => {
      const range = document.createRange();
      range.setStart(element.firstChild, at);
      range.setEnd(element.firstChild, at + 1);
      const { left, top, height } = range.getBoundingClientRect();
      return [left, top + height / 2];
    }"""
    x, y = text.evaluate(script, at)
    return x, y


def _drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()


def _titles(page: Page) -> list[str]:
    return [section["title"] for section in stored(page)[0]["sections"]]


@pytest.fixture
def draft(page: Page) -> dict[str, Any]:
    draft = draft_of("甲甲甲甲", "乙乙{{村|桃树村}}乙", "丙丙丙丙")
    draft["sections"][0]["paragraphs"].append({"text": "丁丁丁丁", "item": True})
    load(page, draft)
    return draft


@pytest.mark.parametrize("up", [False, True])
def test_paragraphs_are_selected_by_mouse_and_deleted(page: Page, draft: dict[str, Any], *, up: bool) -> None:
    ends = [_place(paragraph(page), 2), _place(paragraph(page, 0, 1), 1)]
    _drag(page, *(reversed(ends) if up else ends))
    page.keyboard.press("Delete")
    assert texts(page)[0] == ["甲甲丁丁丁"]
    page.keyboard.insert_text("接着")
    assert texts(page)[0] == ["甲甲接着丁丁丁"]
    page.keyboard.press("Control+Z")
    page.keyboard.press("Control+Z")
    assert stored(page)[0]["sections"] == draft["sections"]


def test_typing_takes_the_place_of_what_is_selected_over_sections(page: Page, draft: dict[str, Any]) -> None:
    _drag(page, _place(paragraph(page, 0, 1), 3), _place(paragraph(page, 2), 1))
    page.keyboard.type("x")
    assert texts(page) == [["甲甲甲甲", "丁丁丁x丙丙丙"]]
    assert _titles(page) == ["第0题"]
    expect(page.locator(".pl-toast")).to_contain_text("已删除选中的文字和 2 段")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("y")
    assert texts(page) == [["甲甲甲甲", "丁丁丁x丙丙丙", "y"]]


def test_what_is_selected_over_sections_is_cut_with_its_numbers_and_pasted(page: Page, draft: dict[str, Any]) -> None:
    paragraph(page, 0, 1).click()
    page.keyboard.press("Home")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "End"):
        page.keyboard.press(f"Shift+{key}")
    page.keyboard.press("Control+X")
    assert page.evaluate("navigator.clipboard.readText()") == "1.丁丁丁丁\n二、第1题\n乙乙××村乙"
    assert texts(page) == [["甲甲甲甲", ""], ["丙丙丙丙"]]
    page.keyboard.press("Control+V")
    assert texts(page)[0] == ["甲甲甲甲", "1.丁丁丁丁", "二、第1题", "乙乙{{村|桃树村}}乙"]


def test_all_is_selected_when_all_of_a_text_was_and_given_up_by_a_press(page: Page, draft: dict[str, Any]) -> None:
    paragraph(page, 1).click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+A")
    page.keyboard.press("Escape")
    expect(page.locator(".pl-sec__title").first).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+A")
    paragraph(page, 1).click()
    page.keyboard.press("Home")
    page.keyboard.press("Delete")
    assert texts(page) == [["甲甲甲甲", "丁丁丁丁"], ["乙{{村|桃树村}}乙"], ["丙丙丙丙"]]
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+A")
    page.keyboard.press("Backspace")
    assert stored(page)[0]["sections"] == []
    expect(page.locator(".pl-head-title")).to_be_focused()


def test_a_press_with_shift_selects_up_to_it(page: Page, draft: dict[str, Any]) -> None:
    paragraph(page).click()
    page.keyboard.press("Home")
    page.keyboard.down("Shift")
    page.mouse.click(*_place(paragraph(page, 2), 2))
    page.keyboard.up("Shift")
    page.keyboard.press("Backspace")
    assert texts(page) == [["丙丙"]]


def test_what_is_typed_or_pasted_over_a_selection_is_one_step_to_undo(page: Page, draft: dict[str, Any]) -> None:
    _drag(page, _place(paragraph(page, 0, 1), 3), _place(paragraph(page, 2), 1))
    page.keyboard.type("xy")
    page.keyboard.press("Control+Z")
    assert stored(page)[0]["sections"] == draft["sections"]
    _drag(page, _place(paragraph(page), 1), _place(paragraph(page, 0, 1), 1))
    page.keyboard.press("Control+C")
    _drag(page, _place(paragraph(page, 0, 1), 3), _place(paragraph(page, 2), 1))
    page.keyboard.press("Control+V")
    assert texts(page) == [["甲甲甲甲", "丁丁丁甲甲甲", "1.丁丙丙丙"]]
    page.keyboard.press("Control+Z")
    assert stored(page)[0]["sections"] == draft["sections"]


def test_past_the_edge_of_a_text_arrows_select_by_characters_and_lines(page: Page, draft: dict[str, Any]) -> None:
    paragraph(page).click()
    page.keyboard.press("End")
    for _ in range(3):  # into the next text, and over two of its characters
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Delete")
    assert texts(page)[0] == ["甲甲甲甲丁丁"]
    page.keyboard.press("Control+Z")
    paragraph(page, 0, 1).click()
    page.keyboard.press("Home")
    for _ in range(2):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Delete")
    assert texts(page)[0] == ["甲甲甲丁丁丁丁"]


def test_by_touch_a_section_is_selected_by_its_menu(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}compose/")
    load(page, draft_of("甲甲", "乙乙"))
    paragraph(page, 1).tap()
    page.locator(".pl-sec").nth(1).get_by_role("button", name="全选").tap()
    page.locator(".pl-toast").get_by_role("button", name="删除").tap()
    assert _titles(page) == ["第0题"]
    context.close()
