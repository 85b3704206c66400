"""The offline copy: unpacked into a folder and opened from file://, in a real Chromium."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from planlib.library import Library
from tests.support.paths import ROOT

SCRIPT = ROOT / "scripts/offline.py"
# Where a page leads, but for the sources of notices, which are on other hosts.
LINKS = "[...document.links].filter(link => link.rel !== 'noreferrer').map(link => link.href.split(/[?#]/)[0])"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("offline") / "offline.zip"
    subprocess.run([sys.executable, SCRIPT, target], check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def home(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked copy, in a folder as people name them."""
    folder = tmp_path_factory.mktemp("offline") / "我的文档 (备份) #1"
    with ZipFile(archive) as packed:
        packed.extractall(folder)
    return (folder / "plan-library/index.html").as_uri()


def aborted(request: Request) -> bool:
    """Whether a request was given up because the next page was opened."""
    return request.failure == "net::ERR_ABORTED"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must not throw, and asks nothing of anywhere else."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    page.on("requestfailed", lambda request: None if aborted(request) else faults.append(f"{request.url} failed"))
    yield page
    assert faults == []


def test_two_builds_give_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    subprocess.run([sys.executable, SCRIPT, again], check=True, capture_output=True)
    assert again.read_bytes() == archive.read_bytes()


def test_the_zip_holds_one_folder_with_ascii_names(archive: Path) -> None:
    with ZipFile(archive) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
    assert "plan-library/index.html" in names
    assert all(name.startswith("plan-library/") and name.isascii() and "\\" not in name for name in names)


def test_a_plan_is_found_filled_in_and_copied(page: Page, home: str, library: Library) -> None:
    page.goto(home)
    page.get_by_role("button", name="我的信息").click()
    page.get_by_label("社区名称", exact=True).fill("东湖社区")
    page.get_by_role("button", name="完成").click()

    page.keyboard.press("/")
    page.keyboard.type("本社区将继续宣传贯彻")
    option = page.get_by_role("group", name="范文", exact=True).get_by_role("option").first
    expect(option).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/library\.html\?q="))
    card = page.locator(".pl-results .pl-card").first
    card.get_by_role("button", name=re.compile("^复制“")).click()
    expect(page.locator(".pl-toast")).to_have_text(re.compile("^已复制"))

    card.get_by_role("link", name=re.compile("^打开")).click()
    expect(page).to_have_url(re.compile(r"/plans/wm-[\w-]+\.html#"))
    page.go_back()
    expect(card).to_be_visible()


def test_facets_and_the_address_work(page: Page, home: str) -> None:
    page.goto(home.replace("index.html", "library.html"))
    page.get_by_label(re.compile("^志愿服务与学雷锋")).check()
    expect(page).to_have_url(re.compile(r"\?topic=volunteering$"))
    expect(page.locator(".pl-results .pl-card").first).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"library\.html$"))


def test_every_page_opens_and_its_links_lead_to_files(page: Page, home: str) -> None:
    seen, waiting = set(), [home]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        links: list[str] = page.evaluate(LINKS)
        folder = home.removesuffix("index.html")
        assert all(link.startswith(folder) for link in links), address
        waiting += links
    assert len(seen) > 40
