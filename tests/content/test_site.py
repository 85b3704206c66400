"""The site of the real documents: whole, valid, and fit for a narrow screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.support.built import Site
from tests.support.crawl import CHECKS
from tests.support.narrow import check_pages


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_crawler_finds_nothing_wrong(site: Site, check: Callable[[Site], None]) -> None:
    check(site)


def test_no_page_overflows_a_narrow_screen(browser: Browser, address: str, site: Site) -> None:
    check_pages(browser, address, [name for name in site.pages if name != "404.html"])
