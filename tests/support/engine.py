"""The site's own search, run in Node over the index of a library."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from planlib.library import Library
from tests.support.index import Index
from tests.support.paths import ROOT


class Answered(NamedTuple):
    """A query: the folded terms that it asks for, those that must not be there, the terms as they stand behind one
    another; the ids that are found, in order; and whether no term may be written otherwise (2012年, 二〇一二年)."""

    query: str
    terms: list[str]
    excluded: list[str]
    phrase: str
    ids: list[str]
    is_plain: bool


def search_apart(library: Library, queries: Sequence[str], folder: Path) -> list[Answered]:
    """What the site finds. folder: an empty one."""
    node = shutil.which("node")
    assert node
    bundle = folder / "search.mjs"
    options = ("--bundle", "--platform=node", "--format=esm", "--log-level=warning", f"--outfile={bundle}")
    entry = ROOT / "tests/front/search-apart.ts"
    subprocess.run([ROOT / "node_modules/.bin/esbuild", entry, *options], check=True, cwd=ROOT)
    parts = {name.removeprefix("library/"): data for name, data in Index(library).parts.items()}
    asked = json.dumps({"parts": parts, "queries": queries}).encode()
    done = subprocess.run([node, str(bundle)], input=asked, check=True, capture_output=True)
    answers = json.loads(done.stdout)
    return [Answered(query=query, **answer) for query, answer in zip(queries, answers, strict=True)]
