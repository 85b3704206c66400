"""The page for addresses that lead nowhere, at any depth below any path."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.built import SUB_PATH, Site, build, build_into, served_below
from tests.support.library import assemble
from tests.support.once import once
from tests.support.searching import open_box, status

LOST = ("nothing", "guide/rules/nothing/at.html?a=b")


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    """A site that was told where it will be, and where it is."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", f"https://plans.example/{SUB_PATH}")
            build_into(folder / SUB_PATH, assemble(folder / "repository"))

    site = Site(once(tmp_path_factory, "addressed", make) / SUB_PATH)
    with served_below(site) as address:
        yield site, address


def check(page: Page, address: str, lost: str) -> None:
    """The page looks as all do, and leads to the site's pages."""
    page.goto(address + lost)
    expect(page.get_by_role("heading", name="没有这一页")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 253, 250)")
    links = page.locator("a").evaluate_all("links => links.map((link) => link.href)")
    pages = {link for link in links if not link.endswith("#content")}
    assert {f"{address}", f"{address}library/", f"{address}guide/"} <= pages
    assert all(link.startswith(address) for link in pages)
    open_box(page, "志愿服务活动")
    expect(status(page)).to_have_text("找到 4 段范文")
    page.keyboard.press("Escape")
    page.get_by_role("main").get_by_role("link", name="首页").click()
    expect(page).to_have_url(address)


@pytest.mark.parametrize("lost", LOST)
def test_it_finds_the_site_by_itself(page: Page, address: str, lost: str) -> None:
    check(page, address, lost)


@pytest.mark.parametrize("lost", LOST)
def test_it_knows_the_site_where_that_was_said(page: Page, addressed: tuple[Site, str], lost: str) -> None:
    check(page, addressed[1], lost)


def test_its_skip_link_stays_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}plans/nothing/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}plans/nothing/#content")
    expect(page.get_by_role("main")).to_be_focused()


def test_without_scripts_it_leads_home_where_the_site_was_said_to_be(
    browser: Browser, addressed: tuple[Site, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{addressed[1]}plans/nothing/")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 253, 250)")
    page.get_by_role("main").get_by_role("link", name="首页").click()
    expect(page).to_have_url(addressed[1])
    context.close()


def test_without_scripts_and_styles_it_is_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}plans/nothing/")
    expect(page.get_by_role("heading", name="没有这一页")).to_be_in_viewport()
    context.close()


def test_pages_name_their_address_where_it_is_said(addressed: tuple[Site, str], site: Site) -> None:
    home = f"https://plans.example/{SUB_PATH}/"
    for address, page in addressed[0].pages.items():
        canonical = page.xpath("//link[@rel='canonical']/@href")
        assert canonical == ([] if address == "404.html" else [home + address]), address
    assert all(not page.xpath("//link[@rel='canonical']") for page in site.pages.values())
    places = re.findall("<loc>(.*)</loc>", (addressed[0].folder / "sitemap.xml").read_text("utf-8"))
    assert set(places) == {home + address for address in addressed[0].pages if address != "404.html"}


@pytest.mark.parametrize("wrong", ["plans.example", "ftp://plans.example/", "https://plans.example/?a", "https:///a"])
def test_what_is_no_address_is_refused_in_plain_words(
    repository: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("SITE_URL", wrong)
    result = build(repository)
    assert result.returncode != 0
    assert "不是网站的地址" in result.stderr
    shutil.rmtree(repository)
