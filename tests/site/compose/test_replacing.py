"""Finding words in a draft and replacing them; Ctrl+S; the preview beside what is edited."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.drafts import draft_of, load, paragraph, sheet, texts, type_at_end


def test_words_are_found_and_replaced_one_by_one_or_all(page: Page) -> None:
    load(page, draft_of("村民和村民", "{{村|村民}}的村民", title="村民计划"))
    paragraph(page).focus()
    page.keyboard.press("Control+H")
    words = page.get_by_label("查找", exact=True)
    expect(words).to_be_focused()
    page.keyboard.insert_text("村民")
    status = page.locator(".pl-replacing__status")
    expect(status).to_have_text("共 4 处")
    page.keyboard.press("Enter")
    expect(status).to_have_text("第 1 处，共 4 处")
    page.keyboard.press("Enter")
    expect(status).to_have_text("第 2 处，共 4 处")
    expect(words).to_be_focused()
    page.get_by_label("替换为").fill("居村民")
    page.get_by_role("button", name="替换", exact=True).click()
    assert texts(page) == [["居村民和村民"], ["{{村|村民}}的村民"]]
    page.get_by_role("button", name="替换", exact=True).click()
    assert texts(page) == [["居村民和居村民"], ["{{村|村民}}的村民"]]
    page.get_by_label("替换为").fill("居民")
    page.get_by_role("button", name="全部替换").click()
    expect(page.locator(".pl-toast")).to_contain_text("已替换 4 处")
    assert texts(page) == [["居居民和居居民"], ["{{村|村民}}的居民"]]
    expect(page.locator(".pl-head-title")).to_have_text("居民计划")
    expect(status).to_have_text("没有找到")
    page.locator(".pl-draftbar").get_by_role("button", name="撤销").click()
    assert texts(page) == [["居村民和居村民"], ["{{村|村民}}的村民"]]
    words.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    expect(page.locator(".pl-head-title")).to_be_focused()


def test_saving_by_keyboard_says_that_all_is_kept(page: Page) -> None:
    load(page, draft_of("甲"))
    type_at_end(paragraph(page), "乙")
    page.keyboard.press("Control+S")
    expect(page.locator(".pl-toast")).to_contain_text("已保存在这个浏览器里；要带走")
    expect(page.locator(".pl-kept")).to_have_text(re.compile(r"^已保存在这个浏览器里 \d+:\d+$"))


def test_the_preview_follows_what_is_edited(page: Page) -> None:
    load(page, draft_of(*("文字。" * 150 for _ in range(8))))
    top = page.evaluate("scrollY")
    for at in (7, 0):
        paragraph(page, at).evaluate("element => element.focus({ preventScroll: true })")
        block = sheet(page).locator(f'[data-of="s{at}"][data-at]').first
        expect(block).to_be_in_viewport()
    assert page.evaluate("scrollY") == top
    page.locator(".pl-head-date").evaluate("element => element.focus({ preventScroll: true })")
    expect(page.locator(".pl-sheet__signs")).to_be_in_viewport()
