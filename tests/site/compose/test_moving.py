"""Moving sections by their buttons, with keyboard and mouse, several times in a row."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.drafts import draft_of, load, section, sections, texts


def _titles(page: Page) -> list[str]:
    return page.locator(".pl-sec__title").all_text_contents()


@pytest.mark.parametrize(("name", "start", "step"), [("上移", 3, -1), ("下移", 0, 1)])
def test_a_section_is_moved_again_and_again_by_keyboard(page: Page, name: str, start: int, step: int) -> None:
    load(page, draft_of("甲", "乙", "丙", "丁"))
    move = section(page, f"第{start}题").get_by_role("button", name=name)
    sections(page).nth(start).locator(".pl-sec__title").focus()
    move.focus()
    for turn in range(1, 4):
        page.keyboard.press("Enter")
        assert _titles(page).index(f"第{start}题") == start + step * turn
        expect(move).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".pl-toast")).to_have_text(f"不能再{name}")
    expect(move).to_be_focused()


@pytest.mark.parametrize("long", [1, 60])
@pytest.mark.parametrize(("name", "start", "step"), [("上移", 3, -1), ("下移", 0, 1)])
def test_a_section_is_moved_twice_by_two_presses(page: Page, name: str, start: int, step: int, long: int) -> None:
    load(page, draft_of(*(text * long * 20 for text in "甲乙丙丁")))
    tool = section(page, f"第{start}题").get_by_role("button", name=name)
    sections(page).nth(start).locator(".pl-sec__title").focus()
    tool.hover()
    for turn in (1, 2):
        page.mouse.down()
        page.mouse.up()
        assert _titles(page).index(f"第{start}题") == start + step * turn


def test_two_presses_delete_one_section(page: Page) -> None:
    load(page, draft_of("甲", "乙", "丙", "丁"))
    sections(page).nth(1).hover()
    section(page, "第1题").get_by_role("button", name="删除").dblclick()
    assert _titles(page) == ["第0题", "第2题", "第3题"]


def test_a_move_by_hand_is_undone_and_that_is_said(page: Page) -> None:
    load(page, draft_of("甲", "乙", "丙"))
    grips = page.locator(".pl-sec__grip")
    start, end = (grips.nth(at).bounding_box() for at in (0, 2))
    assert start and end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] + end["height"] + 60, steps=5)
    page.mouse.up()
    assert texts(page) == [["乙"], ["丙"], ["甲"]]
    toast = page.locator(".pl-toast")
    expect(toast).to_contain_text("已移动")
    toast.get_by_role("button", name="撤销").click()
    assert texts(page) == [["甲"], ["乙"], ["丙"]]
    expect(toast).to_contain_text("已撤销：改了“一、第0题”的位置")
