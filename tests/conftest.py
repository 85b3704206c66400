"""What all tests share: the library that behaviour is tested on, a browser, and how properties are tried out."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from planlib.library import Library, Opened
from tests.support.library import open_frozen
from tests.support.paths import ROOT

# The same examples in every run, or (`make fuzz`) ten times as many others; and nothing written to the working tree.
settings.register_profile("unit", deadline=None, derandomize=True, database=None)
settings.register_profile("fuzz", deadline=None, database=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "unit"))

expect.set_options(timeout=15_000)  # for busy machines

# What the policy for contents forbids is an error. Not what a browser says of texts that it parses beside the page, as
# each that is put on the clipboard with its style: there nothing is lost.
FORBIDDEN = """addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, target }) => {
  if (effectiveDirective !== "style-src-attr" || target !== document)
    setTimeout(() => { throw new Error(`forbidden: ${effectiveDirective} ${blockedURI}`) });
})"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, so that at the end no process works at one of them alone."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def opened() -> Opened:
    """The library that behaviour is tested on, read and checked once."""
    return open_frozen()


@pytest.fixture(scope="session")
def library(opened: Opened) -> Library:
    assert opened.library, opened.findings
    return opened.library


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    executable = (ROOT / ".venv" / "browser").read_text("utf-8").strip()
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    browser = playwright.chromium.launch(executable_path=executable, args=options)
    yield browser
    browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile of desktop width, which may use the clipboard."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must not throw, nor ask for what the site's server forbids, whatever the test does with it."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(FORBIDDEN)
    yield page
    assert errors == []


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """A page on the screen of a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()
