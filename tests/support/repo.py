"""A small repository in a temporary folder, to change and to ask about."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from planlib.checking.rules import run
from planlib.inputs import Inputs, read_inputs
from planlib.library import Library, Opened, open_library
from planlib.reading.vocabulary import SKELETONS_FILE
from tests.support.library import LIBRARY
from tests.support.paths import FIXTURES

SMALL = FIXTURES / "repo"


class Repo:
    """A repository in a temporary folder; a test changes the one thing that it is about."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the one place where `old` stands."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def append(self, path: str, text: str) -> None:
        self.write(path, (self.root / path).read_text("utf-8") + text)

    def rename(self, path: str, new: str) -> None:
        target = self.root / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).rename(target)

    def inputs(self) -> Inputs:
        return read_inputs(self.root)

    def findings(self) -> list[str]:
        """What the rules report, as `path:line CODE`, in the order of the report."""
        return [f"{found.path}:{found.line} {found.code}" for found in run(self.inputs())]

    def open(self) -> Opened:
        return open_library(self.root)

    def library(self) -> Library:
        opened = self.open()
        assert opened.library, opened.findings
        return opened.library


def copy_small(folder: Path) -> Path:
    root = folder / "repo"
    shutil.copytree(SMALL, root)
    shutil.copytree(LIBRARY / "vocabulary", root / "vocabulary")
    skeletons = root / SKELETONS_FILE
    few = re.sub(r"topics: \[[^]]*\]", "topics: [morality]", skeletons.read_text("utf-8"))  # one of the few that it has
    skeletons.write_text(few, "utf-8")
    return root
