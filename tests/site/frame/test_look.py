"""One look: one main action a page, the tab of where one is, and on a phone the text on the first screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.built import Site
from tests.support.pages import KINDS_OF_PAGE


def test_no_page_has_more_than_one_main_action(site: Site) -> None:
    found = {
        address: len(page.cssselect(".md-button--primary, .pl-action--main")) for address, page in site.pages.items()
    }
    assert {address: count for address, count in found.items() if count > 1} == {}
    assert found[""] == 1


@pytest.mark.parametrize(
    ("address", "tab", "current"),
    [
        ("", "首页", "page"),
        ("plans/", "计划", "page"),
        ("plans/wm-1/", "计划", "true"),
        ("topics/volunteering/", "主题", "true"),
        ("guide/rules/pln2/", "使用指南", "true"),
        ("compose/", "写计划", "page"),
        ("404.html", "", ""),
    ],
)
def test_the_tab_of_where_one_is_is_lit(site: Site, address: str, tab: str, current: str) -> None:
    lit = [(a.text, a.get("aria-current")) for a in site.pages[address].cssselect(".pl-nav a[aria-current]")]
    assert lit == ([(tab, current)] if tab else [])


def test_home_leads_to_a_search_to_a_draft_and_to_the_plans(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox", name="找什么").fill("文明家庭")
    page.keyboard.press("Enter")
    expect(page.locator(".pl-total")).to_have_text(re.compile("找到"))
    page.go_back()
    page.get_by_role("link", name="以此起草：社区精神文明建设工作总结").click()
    expect(page).to_have_url(re.compile(r"compose/"))
    expect(page.get_by_role("textbox", name="标题").first).to_have_text(re.compile("工作总结"))
    page.goto(address)
    page.get_by_role("link", name="开始写一份计划").click()
    expect(page).to_have_title(re.compile("^写计划"))


@pytest.mark.parametrize("name", [name for name in KINDS_OF_PAGE if re.fullmatch("plans/.+", name)])
def test_a_plan_on_a_phone_begins_on_the_first_screen(narrow: Page, address: str, name: str) -> None:
    narrow.goto(f"{address}{name}")
    expect(narrow.locator(".pl-head__acts").get_by_role("button", name="下载 Word")).to_be_visible()
    box = narrow.locator(".pl-plan > p:not([class]), .pl-plan li").first.bounding_box()
    assert box
    assert box["y"] < 480


def test_a_draft_begins_high_up(page: Page, address: str) -> None:
    page.goto(f"{address}compose/?plan=wm-1")
    expect(page.locator(".pl-sec").first).to_be_visible()
    box = page.locator(".pl-editpane").bounding_box()
    assert box
    assert box["y"] < 200
    expect(page.get_by_role("heading", level=1, name="写计划")).to_be_attached()
