"""What the tests of the built site share: a strict build, its pages as parsed HTML, and a server for it."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import html

from tests.support.library import DAY, assemble
from tests.support.once import once

SUB_PATH = "some/office/library"  # where the served site lies below its host


def build(
    root: Path, *options: str, program: str = "mkdocs", day: str | None = DAY
) -> subprocess.CompletedProcess[str]:
    """Run a strict build of the repository at `root`; the caller looks at the exit status. day: by which phrases have
    run out, as SOURCE_DATE_EPOCH; None for today."""
    command = [sys.executable, "-m", program, "build", "--strict", *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if day is not None:
        environment["SOURCE_DATE_EPOCH"] = day
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Site:
    """A built site. Addresses are those of its pages below the site's root, as links write them."""

    folder: Path

    @functools.cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """The parsed HTML of every page, by address."""
        found = sorted(self.folder.rglob("*.html"))
        return {self._address(file): html.parse(str(file)).getroot() for file in found}

    def script(self, name: str) -> Path:
        """The script or data file of a name, which is its path without the hash in it and without .js."""
        (found,) = self.folder.glob(f"{name}-????????.js")
        return found

    def _address(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")


def build_into(folder: Path, root: Path, *options: str, program: str = "mkdocs", day: str | None = DAY) -> Site:
    """The site that a strict build, which must succeed, makes of the repository at `root`."""
    result = build(root, "--site-dir", str(folder), *options, program=program, day=day)
    assert result.returncode == 0, result.stderr[-3000:]
    return Site(folder)


def build_once(factory: pytest.TempPathFactory, name: str, path: str, *options: str) -> Site:
    """The site of the tests' library, built once in a run. path: where below a folder of its own."""

    def make(folder: Path) -> None:
        build_into(folder / path, assemble(folder / "repository"), *options)

    return Site(once(factory, name, make) / path)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server for the files below a folder, while it runs."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def served_below(site: Site) -> Iterator[str]:
    """The address of a site that was built at `SUB_PATH`, which is below the root of its host."""
    with served(site.folder.parents[SUB_PATH.count("/")]) as host:
        yield f"{host}{SUB_PATH}/"
