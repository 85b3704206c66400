"""The composer in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """The composer, on a page that must not throw and asks no other host."""
    page = context.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}compose/")
    yield page
    assert errors == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:", "file:"))] == []
