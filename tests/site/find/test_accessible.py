"""Accessibility of every kind of page, and of the search in each of its states."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urljoin

import pytest
from playwright.sync_api import Browser, expect

from tests.support.accessible import still_context, violations
from tests.support.searching import open_box, status

PAGES = ["", "library/", "topics/", "topics/volunteering/", "plans/", "plans/wm-1/", "plans/wm-4c/", "about/"]
PAGES += ["guide/", "guide/rules/", "guide/rules/pln2/", "404.html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_page(browser: Browser, address: str, scheme: Any, width: int) -> None:
    context = still_context(browser, scheme, width)
    page = context.new_page()
    problems: dict[str, list[str]] = {}

    def check(name: str) -> None:
        if found := violations(page):
            problems[name] = found

    # The page for wrong addresses is written for a site at the root of its host.
    root = urljoin(address, "/")
    page.route(f"{root}assets/**", lambda route: route.continue_(url=route.request.url.replace(root, address)))
    for name in PAGES:
        page.goto(address + name)
        check(name or "home")
    for query in (f"?q={quote('文明')}&topic=family&level=community", f"?q={quote('义工')}", f"?q={quote('志愿服物')}"):
        page.goto(f"{address}library/{query}")
        expect(page.locator(".pl-total")).to_have_text(re.compile("找到|没有"))
        check(query)
    for query in ("", "志愿服务", "义工", "没有这样的话"):
        page.goto(address)
        open_box(page, query)
        expect(status(page)).to_have_text(re.compile("可输入|找到|没有"))
        page.keyboard.press("ArrowDown")
        check(f"box: {query}")
    context.close()
    assert problems == {}
