"""The offline copy: unpacked into a folder and opened from file://, in a real Chromium."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from planlib.library import Library
from tests.support.browsing import settle
from tests.support.built import Site
from tests.support.library import DAY, assemble
from tests.support.once import once
from tests.support.pages import KINDS_OF_PAGE

ADDRESSES = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"))


def make_zip(repository: Path, target: Path) -> None:
    command = [sys.executable, str(repository / "scripts/offline.py"), str(target)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": DAY})


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a repository, and the offline copy that its script makes."""
    return once(
        tmp_path_factory,
        "offline",
        lambda folder: make_zip(assemble(folder / "repository"), folder / "offline.zip"),
    )


@pytest.fixture(scope="session")
def archive(made: Path) -> Path:
    return made / "offline.zip"


@pytest.fixture(scope="session")
def copy(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy, in a folder as people name them."""
    folder = tmp_path_factory.mktemp("offline") / "我的文档 (备份) #1"
    with ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder / "plan-library"


@pytest.fixture(scope="session")
def start(copy: Path) -> str:
    """The address of the file to begin with."""
    return (copy.parent / "打开范文库.html").as_uri()


@pytest.fixture(scope="session")
def home(copy: Path) -> str:
    return (copy / "index.html").as_uri()


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


def test_two_builds_give_the_same_bytes(made: Path, archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    make_zip(made / "repository", again)
    assert again.read_bytes() == archive.read_bytes()


def test_the_zip_holds_a_start_file_a_note_and_one_folder_with_ascii_names(archive: Path) -> None:
    with ZipFile(archive) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        note = packed.read("请先解压.txt")
    assert names[:2] == ["打开范文库.html", "请先解压.txt"]
    assert "plan-library/index.html" in names
    assert all(name.startswith("plan-library/") and name.isascii() and "\\" not in name for name in names[2:])
    assert len(set(names)) == len(names)
    assert note.startswith(b"\xef\xbb\xbf")
    assert note.count(b"\n") == note.count(b"\r\n") > 5
    assert "打开范文库.html" in note.decode("utf-8-sig")


def test_the_start_file_opens_the_site_and_its_links_lead_on(page: Page, start: str, home: str) -> None:
    page.goto(start)
    expect(page).to_have_url(home)
    page.get_by_role("link", name="计划", exact=True).first.click()
    expect(page).to_have_url(home.replace("index.html", "plans/index.html"))
    page.go_back()
    page.go_back()  # nothing is left of the start file to be caught in
    expect(page).to_have_url("about:blank")


def test_the_start_file_alone_as_it_is_opened_inside_the_zip_says_to_unpack_first(
    context: BrowserContext, archive: Path, tmp_path: Path
) -> None:
    with ZipFile(archive) as packed:
        packed.extract("打开范文库.html", tmp_path)
    page = context.new_page()
    page.goto((tmp_path / "打开范文库.html").as_uri())
    expect(page.get_by_text("还没有解压。")).to_be_visible()
    expect(page.get_by_text("全部解压缩")).to_be_visible()


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


def test_every_address_on_every_page_names_a_file(copy: Path) -> None:
    """But for the sources of notices, which are on other hosts."""
    pages = Site(copy).pages
    checked = 0
    for name, page in pages.items():
        here = (copy / (name if name.endswith(".html") else f"{name}index.html")).as_uri()
        found = [(element, element.get(attribute)) for tag, attribute in ADDRESSES for element in page.iter(tag)]
        for element, address in found:
            if address is None or element.get("rel") == "noreferrer" or name == "404.html":
                continue
            target = urlsplit(urljoin(here, address))
            assert target.scheme == "file", f"{name}: {address}"
            assert Path(unquote(target.path)).is_file(), f"{name}: {address}"
            checked += 1
    assert len(pages) > 40
    assert checked > 2000


@pytest.mark.parametrize("name", KINDS_OF_PAGE)
def test_a_page_opens_and_asks_for_nothing_that_is_not_there(page: Page, copy: Path, name: str) -> None:
    file = copy / (f"{name.removesuffix('/')}.html" if name else "index.html")
    file = file if file.exists() else copy / name / "index.html"
    page.goto(file.as_uri())
    settle(page)
    expect(page.get_by_role("main")).to_be_visible()
