"""A page that is open while the site is built anew."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from planlib.contract import SCRIPTS
from tests.support.built import Site, served
from tests.support.searching import open_box, status

STALE = "网站刚刚更新过，这一页还是更新以前的，刷新以后再用。"


class Copy(NamedTuple):
    """A site of its own, and where it is served."""

    site: Site
    address: str

    def rename(self, name: str) -> None:
        """Have another build, in which a file has another name; what pages name in their own text is changed in them,
        too."""
        old = self.site.script(name)
        new = old.with_name(re.sub(r"-\w{8}\.js$", "-0000000N.js", old.name))
        old.rename(new)
        known = old.stem[-8:]
        for file in (self.site.folder / "build.js", *self.site.folder.rglob("*.html")):
            file.write_text(file.read_text("utf-8").replace(known, "0000000N"), "utf-8")


@pytest.fixture
def copy(site: Site, tmp_path: Path) -> Iterator[Copy]:
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    with served(folder) as address:
        yield Copy(Site(folder), address)


def reload(page: Page) -> None:
    page.locator(".pl-stale").get_by_role("button", name="刷新页面").click()
    expect(page.locator(".pl-stale")).to_have_count(0)


@pytest.mark.parametrize("name", [f"{SCRIPTS}/search", "search/manifest", f"{SCRIPTS}/main"])
def test_a_search_of_another_build_is_not_tried_again_but_loads_the_page_anew(
    page: Page, copy: Copy, name: str
) -> None:
    page.goto(copy.address)
    if name != f"{SCRIPTS}/main":  # it has loaded something before, so that it knows the names of the old build
        page.evaluate("window[Symbol.for('plan-library internals')].load('library/plans')")
    copy.rename(name)
    open_box(page, "志愿服务活动")
    box = page.get_by_role("dialog")
    expect(box.get_by_role("alert")).to_contain_text(STALE)
    expect(box.get_by_role("button", name="重试")).to_have_count(0)
    box.get_by_role("button", name="刷新页面").click()
    expect(page.locator(".pl-stale")).to_have_count(0)
    open_box(page, "志愿服务活动")
    expect(status(page)).to_have_text("找到 4 段范文")


def test_so_is_what_only_some_queries_ask_for(page: Page, copy: Copy) -> None:
    page.goto(copy.address)
    box = open_box(page, "志愿服务活动")
    expect(status(page)).to_have_text("找到 4 段范文")
    copy.rename(f"{SCRIPTS}/meant")
    box.fill("zyfw")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_contain_text(STALE)
    dialog.get_by_role("button", name="刷新页面").click()
    expect(page.locator(".pl-stale")).to_have_count(0)
    open_box(page, "zyfw")
    expect(status(page)).to_have_text(re.compile("按拼音找到.*[0-9]+ 段"))


def test_what_is_said_nowhere_else_is_said_on_the_page(page: Page, copy: Copy) -> None:
    page.goto(f"{copy.address}plans/wm-1/")
    page.evaluate("window[Symbol.for('plan-library internals')].load('library/plans')")
    copy.rename("library/fields")
    page.get_by_role("button", name="我的信息").click()
    expect(page.locator(".pl-stale")).to_contain_text(STALE)
    reload(page)
    page.get_by_role("button", name="我的信息").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_an_old_copy_of_a_page_says_that_its_scripts_are_gone(page: Page, copy: Copy) -> None:
    old = (copy.site.folder / "compose/index.html").read_bytes()
    copy.rename(f"{SCRIPTS}/main")
    page.route("**/compose/", lambda route: route.fulfill(body=old, content_type="text/html"))
    page.goto(f"{copy.address}compose/")
    expect(page.get_by_role("alert")).to_contain_text("刷新以后再用")
    page.unroute("**/compose/")
    reload(page)
    expect(page.get_by_role("button", name="打开文件")).to_be_visible()


def test_what_has_the_same_name_in_another_build_is_used_as_it_is(page: Page, copy: Copy) -> None:
    page.goto(copy.address)
    page.evaluate("window[Symbol.for('plan-library internals')].load('library/plans')")
    copy.rename("library/notices")
    open_box(page, "志愿服务活动")
    expect(status(page)).to_have_text("找到 4 段范文")
    expect(page.locator(".pl-stale")).to_have_count(0)
