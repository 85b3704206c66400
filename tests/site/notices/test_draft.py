"""Dated phrases in a draft: marked, found by the check-up, and replaced."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.accessible import violations
from tests.support.browsing import wait_until
from tests.support.dated import notices, said


def write(page: Page, address: str, text: str) -> Locator:
    """A new draft with a paragraph."""
    page.goto(f"{address}compose/")
    page.get_by_role("button", name="空白开始").click()
    page.get_by_role("button", name="加一段").click()
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
    expect(button).to_have_text(re.compile("（1 处过时）$"))
    button.click()
    expect(button).to_have_text(re.compile("（1 处过时）$"))
    panel = page.get_by_role("region", name="体检结果")
    expect(panel.get_by_role("heading", name="过时提法（1）")).to_be_visible()
    assert violations(page) == []
    panel.get_by_role("button", name=f"换成“{new}”").click()
    expect(paragraph).to_have_text(f"开展{new}活动。")
    expect(panel.get_by_role("heading", name="过时提法")).to_have_count(0)
    page.locator("#pl-toast").get_by_role("button", name="撤销").click()
    expect(paragraph).to_have_text(f"开展{old}活动。")
    expect(panel.get_by_role("heading", name="过时提法（1）")).to_be_visible()
    paragraph.press_sequentially(f"又{old}。")
    expect(panel.get_by_role("heading", name="过时提法（2）")).to_be_visible()
    panel.get_by_role("button", name="收起").click()
    expect(button).to_have_text(re.compile("（2 处过时）$"))
    assert said(page, page.get_by_role("button", name="复制草稿全文").click) == 2


def test_the_editor_marks_phrases_without_touching_the_text(page: Page, address: str) -> None:
    page.goto(address)
    old, _ = replaceable(page)
    paragraph = write(page, address, f"开展{old}活动。")
    marked = "() => Array.from(CSS.highlights.get('pl-dated') ?? [], (range) => range.toString())"
    wait_until(page, f"({marked})().length === 1")
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
    expect(button).to_have_text(re.compile("（1 处过时）$"))
    button.click()
    page.get_by_role("button", name="换成“建党105周年”").click()
    expect(page.locator(".pl-sec__paragraph").first).to_have_text("纪念建党105周年。")
    expect(page.get_by_role("heading", name="过时提法")).to_have_count(0)


def test_a_number_is_offered_once_the_title_says_the_year(page: Page, address: str) -> None:
    write(page, address, "纪念建党90周年。")
    button = page.get_by_role("button", name="体检")
    expect(button).to_have_text(re.compile("（1 处过时）$"))
    button.click()
    panel = page.get_by_role("region", name="体检结果")
    expect(panel.get_by_role("heading", name="过时提法（1）")).to_be_visible()
    expect(panel).to_contain_text("写明年份后可以推算")
    expect(panel.get_by_role("button", name="换成")).to_have_count(0)
    page.locator(".pl-head-title").fill("社区2027年度精神文明建设工作计划")
    expect(panel.get_by_role("button", name="换成“建党106周年”")).to_be_visible()
    expect(panel).not_to_contain_text("写明年份后可以推算")


def test_without_the_notices_the_check_up_works_as_before(page: Page, address: str) -> None:
    page.goto(address)
    old, _ = replaceable(page)
    page.route("**/library/notices-*.js", lambda route: route.abort())
    write(page, address, f"开展“{old}活动。")
    button = page.get_by_role("button", name="体检")
    button.click()
    panel = page.get_by_role("region", name="体检结果")
    expect(panel.get_by_role("heading", name="标点不成对")).to_be_visible()
    expect(panel.get_by_role("heading", name="过时提法")).to_have_count(0)
