"""What tests ask of a page with dated phrases."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

CONTAINED = re.compile(r"含 (\d+) 处过时提法")


def marks(page: Page) -> Locator:
    return page.locator(".pl-plan > p > a.pl-dated")


def box(page: Page) -> Locator:
    return page.locator(".pl-datedbox")


def notices(page: Page) -> list[dict[str, Any]]:
    """The notices as the browser has them."""
    script = "window[Symbol.for('plan-library internals')].load('library/notices').then((data) => data.notices)"
    found: list[dict[str, Any]] = page.evaluate(script)
    return found


def notice_of(page: Page, mark: Locator) -> dict[str, Any]:
    name = mark.get_attribute("data-notice")
    return next(notice for notice in notices(page) if notice["id"] == name)


def fill_in_year(page: Page, year: str) -> None:
    """As the user would, before the page is opened anew."""
    script = """year => localStorage.setItem("plan-library:fields",
      JSON.stringify({format: "plan-library-fields", version: 1, values: {"年份": year}}))"""
    page.evaluate(script, year)


def said(page: Page, after: Callable[[], object]) -> int:
    """How many dated phrases the page speaks of after something was done; what it said before is taken away first."""
    message = page.locator("#pl-toast")
    message.evaluate("element => element.replaceChildren()")
    after()
    expect(message).to_have_text(CONTAINED)
    match = CONTAINED.search(message.inner_text())
    assert match
    return int(match[1])
