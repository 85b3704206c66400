"""The check-up: each finding leads to its place, and what is missing is added where it belongs."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.drafts import draft_of, load, paragraph, texts


def test_a_finding_leads_to_its_words(page: Page) -> None:
    load(page, draft_of("开展“活动，在{{村|桃树村}}。"))
    page.get_by_role("button", name="体检").click()
    selected = "document.getSelection().toString()"
    page.get_by_role("button", name=re.compile("去看：.*没有配对")).click()
    assert "“活动" in page.evaluate(selected)
    page.get_by_role("button", name=re.compile("去看：“.*”还没有填")).first.click()
    assert page.evaluate(selected) == page.locator(".pl-sec .pl-field").first.inner_text()


def test_the_check_up_leads_to_each_place(page: Page) -> None:
    draft = draft_of("开展“创建活动，{{村|桃树村}}。", "在桃树村开展。")
    load(page, draft)
    page.get_by_role("button", name="体检").click()
    panel = page.get_by_role("region", name="体检结果")
    expect(panel).to_contain_text("计划里应当有“背景”或“指导思想”或“目标”，现在没有")
    expect(panel).to_contain_text("“村名”还没有填")
    panel.get_by_role("button", name="去看：“桃树村”是范文原来的用词").click()
    expect(paragraph(page, 1)).to_be_focused()
    page.keyboard.insert_text("本村")
    assert texts(page)[1] == ["在本村开展。"]
    expect(panel).not_to_contain_text("范文原来的用词")
    panel.get_by_role("button", name=re.compile("没有配对的")).click()
    expect(paragraph(page, 0)).to_be_focused()


def test_a_missing_part_is_added_where_it_belongs(page: Page) -> None:
    load(page, draft_of("开展活动。"))
    page.get_by_role("button", name="体检").click()
    page.get_by_role("region", name="体检结果").get_by_role("button", name="加一段").first.click()
    page.keyboard.insert_text("为做好工作，制定计划。")
    assert texts(page)[0] == ["为做好工作，制定计划。"]
