"""The list of plans in a real Chromium: searched, narrowed, sorted; and where a plan is chosen for a draft."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from planlib.contract import PLANS_AT_ONCE, PLANS_LISTED
from planlib.library import Library
from planlib.publishing.labels import short_name
from tests.support.built import Site, served

GROUPS = ".pl-plans .pl-group"


@pytest.fixture(scope="module")
def host(grown: Site) -> Iterator[str]:
    with served(grown.folder) as host:
        yield host


def plans_of(site: Site) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((site.folder / "library/templates.json").read_text("utf-8"))["plans"]
    return found


def titles(page: Page) -> list[str]:
    return page.locator(f"{GROUPS} h2").all_text_contents()


def test_the_first_plans_are_there_and_the_list_is_loaded_when_it_is_needed(page: Page, host: str, grown: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}plans/")
    expect(page.locator(f"{GROUPS} h2")).to_have_count(PLANS_AT_ONCE)
    expect(page.locator(".pl-total")).to_have_text(f"先列 {PLANS_AT_ONCE} 份，共 300 份")
    assert not [url for url in asked if "/library/plans-" in url]
    page.get_by_role("button", name="再看 60 份").click()
    expect(page.locator(f"{GROUPS} h2")).to_have_count(2 * PLANS_AT_ONCE)
    expect(page.locator(f"{GROUPS} h2 a").nth(PLANS_AT_ONCE)).to_be_focused()
    assert titles(page) == [plan["title"] for plan in plans_of(grown)[: 2 * PLANS_AT_ONCE]]
    for _ in range(3):
        page.get_by_role("button", name="再看 60 份").click()
    expect(page.get_by_role("button", name="再看 60 份")).to_be_hidden()
    expect(page.locator(".pl-total")).to_have_text("共 300 份")


def test_plans_are_found_narrowed_and_sorted_and_the_address_keeps_it(page: Page, host: str, grown: Site) -> None:
    page.goto(f"{host}plans/")
    page.get_by_label("找计划").fill("宣传文化")
    page.get_by_label("适用").select_option("乡镇")
    page.get_by_label("排序").select_option("按篇幅，长的在前")
    expected = [plan for plan in plans_of(grown) if "宣传文化" in str(plan["title"]) and plan["level"] == "town"]
    expected.sort(key=lambda plan: -int(str(plan["characters"])))
    expect(page.locator(".pl-total")).to_have_text(f"共 {len(expected)} 份")
    assert titles(page) == [plan["title"] for plan in expected]
    page.locator(f"{GROUPS} h2 a").first.click()
    page.wait_for_url(f"**/{expected[0]['url']}")
    page.go_back()
    expect(page.get_by_label("找计划")).to_have_value("宣传文化")
    assert titles(page) == [plan["title"] for plan in expected]
    page.get_by_label("找计划").fill("没有的")
    expect(page.locator(".pl-total")).to_contain_text("没有符合的计划")
    page.goto(f"{host}plans/")
    page.get_by_label("合集").focus()
    page.get_by_label("合集").select_option("collection-006")
    expect(page.locator(".pl-total")).to_have_text("共 50 份")


def test_a_plan_has_the_same_name_and_facts_in_both_lists(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}plans/?q=工作")
    expect(page.locator(".pl-total")).to_have_text(re.compile(r"^共 \d+ 份$"))
    shown = [plan for plan in library.plans if "工作" in plan.title]
    assert titles(page) == [plan.title for plan in shown]
    assert page.locator(".pl-group__label").all_text_contents() == [short_name(plan) for plan in shown]
    found = page.locator(".pl-doc__meta").all_text_contents()
    page.goto(f"{address}plans/")
    first = page.locator(".pl-doc", has=page.get_by_role("link", name=shown[0].title, exact=True))
    assert first.locator(".pl-doc__meta").text_content() == found[0]


def test_the_list_is_found_in_a_folder_too(page: Page, flat: Site) -> None:
    page.goto((flat.folder / "plans/index.html").as_uri())
    page.get_by_label("找计划").fill("篇七")
    expect(page.locator(f"{GROUPS} h2")).to_have_count(1)
    page.locator(f"{GROUPS} h2 a").click()
    assert page.url.endswith("/plans/wm-7.html")


def test_without_javascript_the_first_plans_lead_on_by_topic(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}plans/")
    expect(page.locator(".pl-plans__form")).to_be_hidden()
    expect(page.get_by_role("button", name="再看")).to_have_count(0)
    page.locator(".pl-ways").get_by_role("link").first.click()
    assert "/topics/" in page.url
    context.close()


def test_the_list_fits_a_narrow_screen(browser: Browser, host: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in ("plans/", "plans/?sort=length&collection=collection-002", "topics/", "compose/"):
        page.goto(host + path)
        if "?" in path:
            expect(page.locator(".pl-total")).to_have_text(re.compile("^共"))  # what is asked for has come
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_matrix_of_many_plans_is_by_groups_and_leads_to_them(page: Page, host: str, grown: Site) -> None:
    table, _by_length = grown.pages["topics/"].cssselect("table.pl-matrix")
    columns = [th.text_content() for th in table.cssselect("thead tr:last-child th")]
    assert columns == ["村", "社区", "街道", "乡镇", "计划", "要点"]
    town = {str(plan["id"]) for plan in plans_of(grown) if plan["level"] == "town"}
    page.goto(f"{host}topics/")
    cell = page.get_by_role("link", name=re.compile("^乡镇有 .*“文明创建”范文，在"))
    count, plans = re.findall(r"\d+", cell.get_attribute("aria-label") or "")
    assert int(plans) <= len(town) <= int(count)
    cell.click()
    expect(page.get_by_role("button", name="去掉适用：乡镇")).to_be_visible()
    expect(page.get_by_role("button", name="去掉主题：文明创建")).to_be_visible()


def test_any_plan_is_found_to_begin_a_draft_with(page: Page, host: str, grown: Site) -> None:
    page.goto(f"{host}compose/")
    plans = page.get_by_label("或者以一份计划为底稿")
    expect(plans.locator("option")).to_have_count(PLANS_LISTED)
    page.get_by_label("找计划").fill("287")
    expect(plans.locator("option")).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="找到 1 份")).to_be_visible()
    page.get_by_role("button", name="以它为底稿").click()
    expect(page.get_by_role("textbox", name="标题", exact=True)).to_have_text(str(plans_of(grown)[286]["title"]))


def test_there_is_no_search_where_all_plans_are_offered(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}compose/")
    expect(page.get_by_label("或者以一份计划为底稿").locator("option")).to_have_count(len(library.plans))
    expect(page.get_by_label("找计划")).to_have_count(0)
