"""What the tests of the built site share: the real build, and its pages as parsed HTML."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from lxml import html


def mkdocs_build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a strict build of the repository at `root`; the caller looks at the exit status."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
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

    def _address(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")
