"""The real site, built strictly into a temporary folder, served under a sub-path, opened in a real Chromium."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support.built import Site, mkdocs_build
from tests.support.paths import ROOT

REPOSITORY = ("docs", "hooks", "sources", "theme", "vocabulary", "mkdocs.yml")
SUB_PATH = "some/office/library"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("served") / SUB_PATH
    result = mkdocs_build(ROOT, "--site-dir", str(folder))
    assert result.returncode == 0, result.stderr
    return Site(folder)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of all that a build reads, in a path with spaces, to be damaged by a test."""
    root = tmp_path / "a repository with spaces"
    for name in REPOSITORY:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    shutil.copytree(ROOT / ".build" / "assets", root / ".build" / "assets")
    return root


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The address of the served site, which lies below a sub-path of its host."""
    parents = site.folder.parents
    handler = functools.partial(_Quiet, directory=str(parents[SUB_PATH.count("/")]))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = (ROOT / ".venv" / "browser").read_text("utf-8").strip()
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
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
    """A page that must not throw, whatever the test does with it."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []
