"""The zip for a server: unpacked, and given out by a real one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.built import served
from tests.support.library import DAY, assemble
from tests.support.once import once
from tests.support.servers import RECIPES


def make_package(root: Path, target: Path, **environment: str) -> None:
    variables = {**os.environ, "SOURCE_DATE_EPOCH": DAY, **environment}
    command = [sys.executable, str(root / "scripts/package.py"), str(target)]
    subprocess.run(command, check=True, capture_output=True, env=variables)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        make_package(assemble(folder / "repository"), folder / "package.zip")

    return once(tmp_path_factory, "package", make) / "package.zip"


def test_it_holds_the_site_the_recipes_and_a_note(archive: Path) -> None:
    with ZipFile(archive) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        recipes = {name: packed.read(name) for name in names if name.startswith("deploy/")}
        note = packed.read("说明.txt").decode("utf-8-sig")
    assert names[0] == "说明.txt"
    assert recipes == {f"deploy/{file.name}": file.read_bytes() for file in RECIPES.iterdir()}
    rest = set(names) - {"说明.txt", *recipes}
    assert {"plan-library/index.html", "plan-library/404.html", "plan-library/plans/wm-1/index.html"} <= rest
    assert all(name.startswith("plan-library/") and name.isascii() for name in rest)
    for name in ("nginx.conf", "apache.conf", "htaccess", "web.config", "Caddyfile"):
        assert name in note
        assert f"deploy/{name}" in recipes
    assert note.split("见网站里的“部署”：\r\n")[1].split("\r\n")[0] in rest


def test_its_files_have_the_time_of_the_repository_and_may_be_read_by_all(archive: Path) -> None:
    """A server tells a new file from an old one by its time, and runs as a user of its own."""
    day = datetime.fromtimestamp(int(DAY), UTC)
    with ZipFile(archive) as packed:
        entries = packed.infolist()
    assert {entry.date_time for entry in entries} == {day.timetuple()[:6]}
    assert {entry.external_attr >> 16 & 0o777 for entry in entries} == {0o644}


def test_the_same_repository_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    root = archive.parent / "repository"
    make_package(root, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_it_is_unpacked_and_opened_from_a_server(archive: Path, context: BrowserContext, tmp_path: Path) -> None:
    shutil.unpack_archive(archive, tmp_path)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)
    with served(tmp_path) as host:
        page.goto(f"{host}plan-library/plans/wm-1/")
        page.keyboard.press("/")
        page.keyboard.type("志愿服务")
        expect(page.get_by_role("group", name="范文", exact=True).get_by_role("option").first).to_be_visible()
    assert faults == []
