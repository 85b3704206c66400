"""The search index of a library, read as the browser reads it, and held against the library's texts."""

from __future__ import annotations

import json
import re
from typing import Any

from planlib.contract import LineMark, Row
from planlib.library import Library
from planlib.publishing.search.folding import fold
from planlib.publishing.search.index import grams_of, search_files, shard_of
from planlib.publishing.search.packing import unpack_ranks
from planlib.publishing.templates import templates_data

CALL = re.compile(r'planLibraryData\("((?:search|library)/[a-z]+(?:/\d+)?)","([0-9a-f]{12})",(.*)\)\n', re.DOTALL)


def _row(values: list[Any]) -> Row:
    row = Row._make(values)
    return row._replace(marks=[LineMark._make(mark) for mark in row.marks])


class Index:
    """The files of an index, read as the browser reads them."""

    def __init__(self, library: Library, *, directory_urls: bool = True) -> None:
        self.files = dict(search_files(library, directory_urls=directory_urls))
        self.parts: dict[str, Any] = {}
        builds: set[str] = set()
        for uri, text in self.files.items():
            call = CALL.fullmatch(text)
            assert call, uri
            assert uri == f"{call[1]}.js"
            self.parts[call[1].removeprefix("search/")] = json.loads(call[3])
            builds.add(call[2])
        (self.build,) = builds
        self.manifest = self.parts["manifest"]
        blocks = [
            self.parts[f"texts/{number}"] for number in range(sum(name.startswith("texts") for name in self.parts))
        ]
        self.rows = [_row(values) for block in blocks for values in block]
        starts = list(unpack_ranks(self.manifest["blocks"]))
        assert starts == [sum(map(len, blocks[:number])) for number in range(len(blocks))]

    def value(self, key: str) -> str:
        shard = self.parts[f"grams/{shard_of(key, self.manifest['shards'])}"]
        found: str = shard.get(key, "")
        return found

    def ids(self, key: str, *, heading: bool = False) -> set[str]:
        """The sections that have a key, or have it in their heading."""
        everywhere, _, in_heading = self.value(key).partition("|")
        return {self.rows[rank].id for rank in unpack_ranks(in_heading if heading else everywhere)}


def own_texts(library: Library) -> dict[str, list[str]]:
    """The own lines of every section, from the published data: its text without the texts of the sections under it."""
    templates = templates_data(library)["templates"]
    texts = {template["id"]: template["text"].split("\n") for template in templates}
    own = {}
    for template in library.templates:
        lines = texts[template.id]
        below = sum(len(texts[f"{template.plan.id}/{child.id}"]) for child in template.section.children)
        own[template.id] = lines[: len(lines) - below]
    return own


def check_grams(library: Library, index: Index) -> None:
    """Every gram leads to exactly the sections that hold it, and no key to anything else."""
    folded = {name: [fold(line) for line in lines] for name, lines in own_texts(library).items()}
    grams = {gram for lines in folded.values() for line in lines for gram in grams_of(line)}
    for gram in sorted(grams):
        assert index.ids(gram) == {name for name, lines in folded.items() if any(gram in line for line in lines)}, gram
    shards = [shard for name, shard in index.parts.items() if name.startswith("grams/")]
    assert {key for shard in shards for key in shard if key[0] not in "=~" or len(key) < 3} == grams
