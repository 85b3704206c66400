"""A draft is never lost: not by a crash, nor by a storage that is full or refused."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from playwright.sync_api import Page, expect

from planlib.publishing.drafting import draft_schema
from tests.support.drafts import (
    begin,
    begin_empty,
    draft_of,
    empty_storage,
    fill_storage,
    load,
    paragraph,
    sheet,
    stored,
    texts,
    type_at_end,
)


def test_every_change_survives_a_crash(page: Page, address: str) -> None:
    begin(page)
    paragraph(page).focus()
    page.keyboard.type("背景写好了")
    expect(sheet(page)).to_contain_text("背景写好了")
    id = stored(page)[0]["id"]
    page.goto("about:blank")
    page.goto(f"{address}guide/")
    page.evaluate(f"localStorage.setItem('plan-library:draft-open:{id}', '')")  # as a crash leaves it
    page.goto(f"{address}compose/")
    expect(paragraph(page)).to_have_text("背景写好了")
    expect(page.locator(".pl-toast")).to_contain_text("上次没有正常关闭")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载一份").click()
    assert "背景写好了" in Path(waiting.value.path()).read_text("utf-8")
    page.goto(f"{address}guide/")
    page.clock.install()
    page.goto(f"{address}compose/")
    expect(paragraph(page)).to_have_text("背景写好了")
    page.clock.run_for(2000)
    expect(page.locator(".pl-toast")).to_be_empty()


def test_a_full_storage_is_told_and_the_draft_can_be_saved(page: Page) -> None:
    load(page, draft_of("甲"))
    fill_storage(page)
    paragraph(page).focus()
    page.keyboard.press("End")
    page.keyboard.type("这些字存不下了" * 20)
    banner = page.locator(".pl-banner")
    expect(banner).to_contain_text("存储空间满了")
    expect(page.locator(".pl-kept")).to_have_text("没有保存")
    with page.expect_download() as waiting:
        banner.get_by_role("button", name="下载草稿文件").click()
    file = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert "这些字存不下了" in file["draft"]["sections"][0]["paragraphs"][0]["text"]
    assert list(Draft202012Validator(draft_schema()).iter_errors(file)) == []
    empty_storage(page)
    banner.get_by_role("button", name="再试一次").click()
    expect(banner).to_be_hidden()
    assert "这些字存不下了" in texts(page)[0][0]


def test_what_is_kept_nowhere_else_is_not_given_up_without_a_word(page: Page) -> None:
    for text, title in (("大" * 5000, "大计划"), ("乙", "乙计划"), ("丙", "丙计划")):
        load(page, draft_of(text, title=title))
        page.get_by_role("button", name="全部草稿").click()
    back = page.get_by_role("button", name="回到草稿")
    back.click()
    fill_storage(page)
    type_at_end(paragraph(page), "存不下" * 100)
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="打开“乙计划”").click()
    banner = page.locator(".pl-banner")
    expect(banner).to_contain_text("打开别的就没有了")
    expect(banner.get_by_role("button", name="下载草稿文件")).to_be_focused()
    back.click()
    expect(banner).to_contain_text("存储空间满了")
    expect(paragraph(page)).to_contain_text("存不下")
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="删除“大计划”").click()
    page.get_by_role("button", name="真的删除“大计划”").click()
    expect(banner).to_be_hidden()
    assert any("存不下" in json.dumps(draft, ensure_ascii=False) for draft in stored(page))
    back.click()
    fill_storage(page)
    type_at_end(paragraph(page), "不要了" * 100)
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="打开“乙计划”").click()
    banner.get_by_role("button", name="不要了").click()
    expect(paragraph(page)).to_have_text("乙")
    expect(banner).to_be_hidden()


def test_a_deleted_draft_comes_back_although_its_room_is_taken(page: Page) -> None:
    load(page, draft_of("大" * 5000, title="大计划"))
    page.get_by_role("button", name="全部草稿").click()
    load(page, draft_of("乙", title="乙计划"))
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="删除“大计划”").click()
    page.get_by_role("button", name="真的删除“大计划”").click()
    fill_storage(page)
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    expect(page.locator(".pl-toast")).to_have_text("已恢复“大计划”")
    page.reload()
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="打开“大计划”").click()
    expect(paragraph(page)).to_have_text("大" * 5000)


def test_what_is_too_long_is_not_shown_as_if_it_were_kept(page: Page) -> None:
    load(page, draft_of("一二三四五六七八九。" * 5000))
    paragraph(page).focus()
    for place in ("Home", "End"):
        page.keyboard.press(f"ControlOrMeta+{place}")
        page.keyboard.insert_text("多")
        expect(page.locator(".pl-toast")).to_contain_text("一个自然段最多 50000 字，请分成几段")
        expect(paragraph(page)).to_have_text("一二三四五六七八九。" * 5000)
    assert texts(page)[0] == ["一二三四五六七八九。" * 5000]
    page.keyboard.press("Enter")
    page.keyboard.insert_text("多")
    assert texts(page)[0][1] == "多"


def test_a_browser_that_keeps_nothing_is_told_of(page: Page, address: str) -> None:
    other = page.context.new_page()
    other.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    other.goto(f"{address}compose/")
    begin_empty(other)
    expect(other.locator(".pl-banner")).to_contain_text("不让网页保存")
