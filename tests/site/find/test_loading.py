"""What the search loads, and what is said where it does not load; from a folder too."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import settle
from tests.support.built import Site
from tests.support.drafts import begin, sections
from tests.support.searching import VOLUNTEERING, address_query, open_box, status, total

MISSING = ["**/search-*.js", "**/search/manifest-*.js"]


@pytest.mark.parametrize("missing", ["**/build.js?*", "**/box-*.js", *MISSING])
def test_a_file_that_does_not_load_is_said_and_asked_for_again(page: Page, address: str, missing: str) -> None:
    page.goto(address)
    page.route(missing, lambda route: route.abort())
    box = open_box(page, "志愿服务活动")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("没有加载成")
    page.unroute(missing)
    alert.get_by_role("button", name="重试").click()
    expect(status(page)).to_have_text("找到 4 段范文")
    expect(box).to_be_focused()


@pytest.mark.parametrize("missing", ["**/search/keys/*", "**/meant-*.js"])
def test_so_is_one_that_only_this_query_asks_for(page: Page, address: str, missing: str) -> None:
    page.goto(address)
    page.route(missing, lambda route: route.abort())
    open_box(page, "zyfw")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("没有加载成")
    page.unroute(missing)
    alert.get_by_role("button", name="重试").click()
    expect(status(page)).to_have_text(re.compile("按拼音找到.*[0-9]+ 段"))


@pytest.mark.parametrize("missing", MISSING)
def test_the_library_page_says_so_too(page: Page, address: str, missing: str) -> None:
    page.route(missing, lambda route: route.abort())
    page.goto(f"{address}library/?q={quote('志愿服务活动')}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("没有加载成")
    page.unroute(missing)
    alert.get_by_role("button", name="重试").click()
    expect(total(page)).to_have_text("找到 4 段范文")
    expect(alert).to_have_count(0)


def test_the_site_searches_from_a_folder(flat: Site, page: Page) -> None:
    page.goto((flat.folder / "plans/wm-1.html").as_uri())
    open_box(page, "志愿服务活动")
    expect(status(page)).to_have_text("找到 4 段范文")
    page.keyboard.press("Enter")
    page.wait_for_url("**/library.html?q=*")
    expect(total(page)).to_have_text("找到 4 段范文")
    page.get_by_role("checkbox", name=re.compile("^志愿服务与学雷锋")).check()
    assert "topic" in address_query(page)
    page.locator(".pl-results").get_by_role("link", name=VOLUNTEERING).first.click()
    page.wait_for_url("**/plans/wm-4c.html#*")


def test_the_folders_of_the_served_site_open_as_files_too(page: Page, site: Site) -> None:
    page.goto((site.folder / "library" / "index.html").as_uri() + f"?q={quote('志愿服务活动')}")
    page.locator(".pl-results").get_by_role("link", name=VOLUNTEERING).first.click()
    page.wait_for_url("**/plans/wm-4c/index.html#*")


def test_no_other_host_is_asked_and_little_is_loaded_before_the_search(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}plans/wm-1/")
    settle(page)
    assert not [url for url in asked if "/search" in url]
    open_box(page, "志愿服务")
    expect(status(page)).to_have_text("找到 4 段范文")
    assert len([url for url in asked if "/search/" in url]) == 1, "all of a small index comes at once"
    assert not [url for url in asked if "/meant-" in url], "for a query that nothing holds"
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


PAGES = ["", "plans/", "plans/wm-1/", "topics/", "topics/volunteering/", "library/", "compare/", "notices/", "guide/"]


@pytest.mark.parametrize("path", [*PAGES, "library/?topic=volunteering", f"library/?q={quote('志愿服务活动')}"])
def test_a_page_asks_for_few_files(page: Page, address: str, path: str) -> None:
    """Each is a way back and forth on a slow line."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path)
    if path.startswith("library/"):
        expect(page.locator(".pl-facets .pl-count").first).not_to_be_empty()
        settle(page)
    assert len(set(asked)) <= 12, asked


def test_so_does_the_composer_though_a_section_waits_for_it(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    expect(page.locator(".pl-toast")).to_contain_text("已加入")
    asked: list[str] = []
    other = page.context.new_page()
    other.on("request", lambda request: asked.append(request.url))
    other.goto(f"{address}compose/")
    expect(other.locator(".pl-toast")).to_contain_text("有 1 段待编入")
    settle(other)
    assert len(set(asked)) <= 10, asked
    begin(other, "村")
    expect(sections(other).nth(1)).to_contain_text("取自篇一")
    assert len(set(asked)) <= 12, asked
