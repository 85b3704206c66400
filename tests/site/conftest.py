"""The site of the tests' library, built strictly, served under a sub-path, opened in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.built import SUB_PATH, Site, build_into, build_once, served_below
from tests.support.library import assemble
from tests.support.once import once


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_once(tmp_path_factory, "served", SUB_PATH)


@pytest.fixture(scope="session")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site for reading from a folder (file://), where an address must name a file; in a folder with a blank."""
    return build_once(tmp_path_factory, "flat", "一个 folder", "--no-directory-urls")


@pytest.fixture(scope="session")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with shorter pages of lists, so that its library is a long one."""

    def make(folder: Path) -> None:
        root = assemble(folder / "repository")
        sizes = root / "hooks/planlib/publishing/sizes.py"
        text = sizes.read_text("utf-8")
        for name, size in (("TEMPLATES_A_PAGE", 50), ("GROUPS_A_PAGE", 20)):
            text, count = re.subn(rf"^{name} = \d+", f"{name} = {size}", text, flags=re.MULTILINE)
            assert count == 1
        sizes.write_text(text, "utf-8")
        build_into(folder / "site", root)

    return Site(once(tmp_path_factory, "paged", make) / "site")


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The address of the served site, which lies below a sub-path of its host."""
    with served_below(site) as address:
        yield address


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the tests' library, in a path with spaces, to be damaged by a test."""
    return assemble(tmp_path / "a repository with spaces")
