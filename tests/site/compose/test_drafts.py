"""The drafts that a browser keeps: several, deleted and undone, as files, and damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Page, expect

from planlib.publishing.drafting import draft_schema
from tests.support.drafts import FIXTURE, KEY, choose, draft_of, load, paragraph, stored, type_at_end
from tests.support.opening import rows, word_plan


def test_several_drafts_are_kept_opened_and_deleted(page: Page) -> None:
    load(page, draft_of("甲", title="甲计划"))
    page.get_by_role("button", name="全部草稿").click()
    load(page, draft_of("乙", title="乙计划"))
    page.get_by_role("button", name="全部草稿").click()
    expect(page.get_by_role("heading", name="我的草稿（2）")).to_be_visible()
    page.get_by_role("button", name="打开“甲计划”").click()
    expect(paragraph(page)).to_have_text("甲")
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="删除“乙计划”").click()
    page.get_by_text("真的删除").click()
    expect(page.get_by_role("heading", name="我的草稿（1）")).to_be_visible()
    assert [draft["title"] for draft in stored(page)] == ["甲计划"]


def test_deleting_is_asked_aloud_and_can_be_undone(page: Page, address: str) -> None:
    load(page, draft_of("甲", title="甲计划"))
    page.get_by_role("button", name="全部草稿").click()
    load(page, draft_of("乙", title="乙计划"))
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.get_by_role("button", name="全部草稿").click()
    delete = other.get_by_role("button", name="删除“甲计划”", exact=True)
    sure = other.get_by_role("button", name="真的删除“甲计划”", exact=True)
    delete.click()
    expect(sure).to_be_focused()
    type_at_end(paragraph(page), "二")
    type_at_end(page.locator(".pl-head-title"), "书")
    expect(other.locator(".pl-drafts__name").first).to_have_text("乙计划书")
    expect(sure).to_be_focused()
    other.keyboard.press("Tab")
    expect(delete).to_be_visible()
    delete.click()
    sure.click()
    expect(other.get_by_role("heading", name="新写一份")).to_be_focused()
    expect(other.get_by_role("heading", name="我的草稿（1）")).to_be_visible()
    other.locator(".pl-toast").get_by_role("button", name="撤销").click()
    expect(other.get_by_role("heading", name="我的草稿（2）")).to_be_visible()
    assert sorted(draft["title"] for draft in stored(page)) == ["乙计划书", "甲计划"]


def test_a_draft_file_comes_back_as_it_went(page: Page) -> None:
    choose(page, "d.json", FIXTURE.read_bytes())
    expect(page.locator(".pl-toast")).to_contain_text("已导入")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="存成文件").click()
    assert waiting.value.suggested_filename == "××村20××年工作计划.草稿.json"
    saved = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    expected = json.loads(FIXTURE.read_text("utf-8"))
    assert saved["draft"].pop("id") != expected["draft"].pop("id")
    assert saved == expected
    assert (
        list(Draft202012Validator(draft_schema()["properties"]["draft"]).iter_errors({**saved["draft"], "id": "x"}))
        == []
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "这是图片"),
        (b"PK\x03\x04" + bytes(99), "这是 Word 文档或压缩包"),
        ("只是文字".encode("gb18030"), "不是本站导出的草稿文件"),
        (FIXTURE.read_bytes()[:400], "文件已经损坏"),
        (b'{"format": "plan-library-fields", "version": 1, "values": {}}', "不是本站导出的草稿文件"),
        (b'{"format": "plan-library-draft", "version": 9, "draft": {}}', "更新的版本"),
        (FIXTURE.read_bytes().replace(b'"level": 1', b'"level": "1"'), "文件已经损坏"),
    ],
)
def test_a_damaged_or_foreign_file_changes_nothing(page: Page, content: bytes, message: str) -> None:
    load(page, draft_of("甲"))
    before = stored(page)
    page.get_by_role("button", name="全部草稿").click()
    choose(page, "坏.json", content)
    expect(page.locator(".pl-start__message")).to_contain_text(message)
    expect(page.locator(".pl-start__message")).to_contain_text("现有的草稿没有变")
    assert stored(page) == before


def test_a_damaged_draft_is_listed_and_can_be_had(page: Page) -> None:
    page.evaluate(f"localStorage.setItem('{KEY}bad', '{{\"revision\": 2, \"draft\": {{')")
    page.reload()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载原始内容").click()
    assert Path(waiting.value.path()).read_text("utf-8") == '{"revision": 2, "draft": {'


def test_a_draft_file_that_an_editor_kept_in_its_own_encoding_is_read(page: Page) -> None:
    text = FIXTURE.read_text("utf-8")
    for content in (text.encode("gb18030"), text.encode("utf-16"), text.encode("utf-8-sig")):
        choose(page, "甲.草稿.json", content)
        expect(page.locator(".pl-toast")).to_contain_text("已导入")
        page.get_by_role("button", name="全部草稿").click()
    first, *others = [{**draft, "id": ""} for draft in stored(page)]
    assert len(others) == 2
    assert all(other["title"] == first["title"] for other in others)
    assert first["title"] == json.loads(text)["draft"]["title"]


def test_a_draft_file_is_known_by_what_it_says_under_another_name(page: Page) -> None:
    choose(page, "草稿.json.txt", FIXTURE.read_text("utf-8").encode("utf-16"))
    expect(page.locator(".pl-toast")).to_contain_text("已导入")


def test_a_word_file_in_the_place_of_a_draft_file_is_opened(page: Page) -> None:
    choose(page, "计划.docx", word_plan())
    expect(rows(page).first).to_be_visible()
