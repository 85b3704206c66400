"""Accessibility of every kind of page, and of the search in each of its states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.accessible import still_context, violations_at_all_widths
from tests.support.built import Site, served
from tests.support.pages import KINDS_OF_PAGE
from tests.support.searching import open_box, status

TEMPLATES = [name for name in KINDS_OF_PAGE if name not in ("plans/wm-3a/", "plans/wm-4a/", "compose/")]
SEARCHES = (f"?q={quote('文明')}&topic=family&level=community", f"?q={quote('义工')}", f"?q={quote('志愿服物')}")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = still_context(browser)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", [*TEMPLATES, "404.html"])
def test_axe_finds_nothing_on_a_page(page: Page, address: str, name: str) -> None:
    # The page for wrong addresses is written for a site at the root of its host.
    root = urljoin(address, "/")
    page.route(f"{root}assets/**", lambda route: route.continue_(url=route.request.url.replace(root, address)))
    page.goto(address + name)
    assert violations_at_all_widths(page) == []


@pytest.mark.parametrize("query", SEARCHES)
def test_axe_finds_nothing_in_the_library(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}library/{query}")
    expect(page.locator(".pl-total")).to_have_text(re.compile("找到|没有"))
    assert violations_at_all_widths(page) == []


@pytest.mark.parametrize("name", [f"plans/?q={quote('文明')}&sort=title", "topics/", "topics/environment/", "compose/"])
def test_axe_finds_nothing_on_pages_of_a_larger_library(page: Page, grown: Site, name: str) -> None:
    with served(grown.folder) as host:
        page.goto(host + name)
        if name.startswith("plans/"):
            expect(page.locator(".pl-total")).to_have_text(re.compile("^共"))  # what is asked for has come
        assert violations_at_all_widths(page) == []


@pytest.mark.parametrize("query", ["", "志愿服务", "义工", "没有这样的话"])
def test_axe_finds_nothing_in_the_box(page: Page, address: str, query: str) -> None:
    page.goto(address)
    open_box(page, query)
    expect(status(page)).to_have_text(re.compile("可输入|找到|没有"))
    page.keyboard.press("ArrowDown")
    assert violations_at_all_widths(page) == []


def test_what_is_wrong_at_one_width_or_in_one_scheme_only_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}guide/rules/")
    for rule in (
        "[data-md-color-scheme=slate] h1 { color: #222 !important }",
        "@media (max-width: 400px) { main p { color: #eee !important } }",
    ):
        page.evaluate("(rule) => document.styleSheets[0].insertRule(rule)", rule)
    found = violations_at_all_widths(page)
    assert [problem for problem in found if problem.startswith("1280 px: dark: color-contrast")]
    assert [problem for problem in found if problem.startswith("360 px: color-contrast")]
    assert not [problem for problem in found if problem.startswith("1280 px: color-contrast")]
