"""A draft in several windows: one writes, the others are told."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.browsing import wait_until
from tests.support.drafts import (
    begin,
    draft_of,
    empty_storage,
    fill_storage,
    load,
    paragraph,
    stored,
    texts,
    tool,
    type_at_end,
    write_elsewhere,
)

# Keeps the names of what other windows store from now on, as the page hears of it.
HEAR = """() => { window.heard = []; addEventListener("storage", ({ key }) => heard.push(key)); }"""


def test_a_draft_that_another_window_deletes_stays_where_it_is_open(page: Page, address: str) -> None:
    load(page, draft_of("甲"))
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.get_by_role("button", name="全部草稿").click()
    load(other, draft_of("乙", title="别的"))
    other.get_by_role("button", name="全部草稿").click()
    other.get_by_role("button", name="删除“题”").click()
    other.get_by_role("button", name="真的删除“题”").click()
    banner = page.locator(".pl-banner")
    expect(banner).to_contain_text("在另一个窗口里删除了")
    expect(page.locator(".pl-kept")).to_have_text("没有保存")
    banner.get_by_role("button", name="重新保存").click()
    expect(banner).to_be_hidden()
    assert sorted(draft["title"] for draft in stored(page)) == ["别的", "题"]


def test_each_window_keeps_its_draft(page: Page, address: str) -> None:
    load(page, draft_of("甲"))
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.get_by_role("button", name="全部草稿").click()
    load(other, draft_of("乙"))
    other.evaluate(HEAR)
    page.reload()
    expect(paragraph(page)).to_have_text("甲")
    wait_until(other, "heard.length")  # that the page asks whether its draft is open elsewhere
    page.evaluate(HEAR)
    other.evaluate("localStorage.setItem('answered', '')")  # which comes after any answer
    wait_until(page, "heard.includes('answered')")
    expect(page.locator(".pl-banner")).to_be_hidden()
    other.reload()
    expect(paragraph(other)).to_have_text("乙")


def test_a_second_window_is_told_and_can_take_over_or_copy(page: Page, address: str) -> None:
    load(page, draft_of("甲"))
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    banner = other.locator(".pl-banner")
    expect(banner).to_contain_text("正在另一个窗口里编辑")
    expect(other.get_by_label("文种", exact=True)).to_be_disabled()
    expect(page.locator(".pl-banner")).to_be_hidden()
    paragraph(page).focus()
    page.keyboard.press("End")
    page.keyboard.type("一")
    expect(other.locator(".pl-sec__paragraph")).to_have_text("甲一")
    banner.get_by_role("button", name="在这里编辑").click()
    expect(banner).to_be_hidden()
    expect(other.locator(".pl-head-title")).to_be_focused()
    expect(page.locator(".pl-banner")).to_contain_text("转到另一个窗口")
    page.keyboard.type("丢")
    assert texts(page) == [["甲一"]]
    other.locator(".pl-sec__paragraph").focus()
    other.keyboard.press("End")
    other.keyboard.type("二")
    assert texts(other) == [["甲一二"]]
    expect(paragraph(page)).to_have_text("甲一二")
    page.locator(".pl-banner").get_by_role("button", name="另存一份").click()
    expect(page.locator(".pl-head-title")).to_have_text("题（另存）")
    expect(page.locator(".pl-banner")).to_be_hidden()
    paragraph(page).focus()
    page.keyboard.press("End")
    page.keyboard.type("三")
    found = {draft["title"]: draft["sections"][0]["paragraphs"][0]["text"] for draft in stored(page)}
    assert found == {"题": "甲一二", "题（另存）": "甲一二三"}


def test_a_window_that_slept_never_writes_over_a_newer_draft(page: Page) -> None:
    load(page, draft_of("甲"))
    write_elsewhere(page)
    paragraph(page).focus()
    page.keyboard.type("这里")
    expect(page.locator(".pl-banner")).to_contain_text("没有盖掉那边的")
    assert texts(page) == [["别处写的"]]
    page.locator(".pl-banner").get_by_role("button", name="在这里编辑").click()
    expect(paragraph(page)).to_have_text("别处写的")
    kept = sorted(draft["sections"][0]["paragraphs"][0]["text"] for draft in stored(page))
    assert len(kept) == 2
    assert kept[1].startswith("这") or kept[0].startswith("这")


def test_taking_over_waits_until_what_is_here_is_safe(page: Page, address: str) -> None:
    load(page, draft_of("甲"))
    fill_storage(page, spare=300)
    type_at_end(paragraph(page), "存不下" * 400)
    expect(page.locator(".pl-kept")).to_have_text("没有保存")
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.locator(".pl-banner").get_by_role("button", name="在这里编辑").click()
    banner = page.locator(".pl-banner")
    expect(banner).to_contain_text("已经转到另一个窗口编辑")
    banner.get_by_role("button", name="在这里编辑").click()
    expect(page.locator(".pl-toast")).to_contain_text("要先下载草稿文件")
    expect(paragraph(page)).to_contain_text("存不下")
    with page.expect_download():
        banner.get_by_role("button", name="下载草稿文件").click()
    empty_storage(page)
    banner.get_by_role("button", name="在这里编辑").click()
    expect(paragraph(page)).to_have_text("甲")
    assert sorted(draft["title"] for draft in stored(page)) == ["题", "题（另存）"]


def test_a_template_is_not_filled_in_where_the_draft_is_lost(page: Page, address: str) -> None:
    begin(page)
    tool(page, 1, "选范文")
    take = page.get_by_role("dialog").get_by_role("button", name=re.compile("^填入")).first
    expect(take).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.locator(".pl-banner").get_by_role("button", name="在这里编辑").click()
    expect(page.locator(".pl-banner")).to_contain_text("已经转到另一个窗口编辑")
    take.click()
    expect(page.locator(".pl-toast")).to_have_text("这份草稿在这里只能看")


def test_a_page_that_comes_back_shows_what_is_stored(page: Page) -> None:
    """As from the browser's back/forward cache, in which a page hears nothing."""
    load(page, draft_of("甲"))
    script = """(type) => window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }))"""
    page.evaluate(script, "pagehide")
    write_elsewhere(page)
    page.evaluate("localStorage.setItem('plan-library:draft-inbox', '[\"wm-1/guidance\"]')")
    page.evaluate(script, "pageshow")
    expect(paragraph(page)).to_have_text("别处写的")
    expect(page.locator(".pl-toast")).to_contain_text("已编入 1 段")
    expect(page.locator(".pl-banner")).to_be_hidden()
    type_at_end(page.locator(".pl-head-title"), "书")
    assert stored(page)[0]["title"] == "题书"
