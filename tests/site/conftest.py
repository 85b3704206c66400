"""The site of the tests' library, built strictly, served under a sub-path, opened in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmark_pages import write_library

from tests.support.built import SUB_PATH, Site, build_into, build_once, served_below
from tests.support.library import LIBRARY, assemble
from tests.support.once import once

GROWN = 300


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_once(tmp_path_factory, "served", SUB_PATH)


@pytest.fixture(scope="session")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site for reading from a folder (file://), where an address must name a file; in a folder with a blank."""
    return build_once(tmp_path_factory, "flat", "一个 folder", "--no-directory-urls")


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of so many made-up plans that no page shows them all."""

    def make(folder: Path) -> None:
        write_library(folder / "made", GROWN, seed=1, sources=True, repository=LIBRARY)
        build_into(folder / "site", assemble(folder / "repository", folder / "made"))

    return Site(once(tmp_path_factory, "grown", make) / "site")


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The address of the served site, which lies below a sub-path of its host."""
    with served_below(site) as address:
        yield address


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the tests' library, in a path with spaces, to be damaged by a test."""
    return assemble(tmp_path / "a repository with spaces")
