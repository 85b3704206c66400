"""The real documents: what must hold of them however many there are, and what is known of the first twelve."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planlib.library import Library, Opened, open_library
from tests.support.built import SUB_PATH, Site, build_into, served_below
from tests.support.once import once
from tests.support.paths import ROOT


@pytest.fixture(scope="session")
def opened() -> Opened:
    """The repository, read and checked once, as of today."""
    return open_library(ROOT)


@pytest.fixture(scope="session")
def library(opened: Opened) -> Library:
    assert opened.library, "\n".join(map(str, opened.errors))
    return opened.library


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, built strictly as of today."""

    def make(folder: Path) -> None:
        build_into(folder / SUB_PATH, ROOT, day=None)

    return Site(once(tmp_path_factory, "published", make) / SUB_PATH)


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    with served_below(site) as address:
        yield address
