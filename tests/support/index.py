"""The search index of a library, read as the browser reads it, and held against the library's texts."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any, NamedTuple

from planlib.contract import LineMark, Row, RowPlan
from planlib.library import Library
from planlib.model.plaintext import neutral_text, own_lines
from planlib.publishing.search.folding import fold
from planlib.publishing.search.index import search_files
from planlib.publishing.search.packing import unpack_ranks
from planlib.publishing.search.postings import grams_of

CALL = re.compile(r'planLibraryData\("((?:search|library)/[a-z]+(?:/\d+)?)",(.*)\)\n', re.DOTALL)


class IndexRow(NamedTuple):
    """A section as the index has it."""

    plan: RowPlan
    row: Row

    @property
    def id(self) -> str:
        return f"{self.plan.id}/{self.row.section}"


def _rows(block: dict[str, list[Any]]) -> list[IndexRow]:
    plans = list(map(RowPlan._make, block["plans"]))
    optional = len(Row._field_defaults)
    assert all(row[-1] for row in block["rows"] if len(row) > len(Row._fields) - optional), "empty ends are left out"
    rows = (Row(*row) for row in block["rows"])
    return [IndexRow(plans[row.plan], row._replace(marks=list(map(LineMark._make, row.marks)))) for row in rows]


def numbered(parts: dict[str, Any], folder: str) -> list[Any]:
    """The files of a folder in the order of their numbers."""
    return [parts[f"{folder}/{number}"] for number in range(sum(name.startswith(f"{folder}/") for name in parts))]


class Index:
    """The files of an index, read as the browser reads them."""

    def __init__(self, library: Library, *, directory_urls: bool = True, whole_size: int = 0) -> None:
        """whole_size: up to which size, in characters, it is that of a small library."""
        self.files = dict(search_files(library, directory_urls=directory_urls, whole_size=whole_size))
        self.parts: dict[str, Any] = {}
        for uri, text in self.files.items():
            call = CALL.fullmatch(text)
            assert call, uri
            assert uri == f"{call[1]}.js"
            self.parts[call[1].removeprefix("search/")] = json.loads(call[2])
        self.manifest = self.parts["manifest"]
        for folder, part in (self.manifest["whole"] or {}).items():
            self.parts[folder if folder == "tree" else f"{folder}/0"] = part
        self.keys: list[dict[str, str]] = numbered(self.parts, "keys")
        assert [next(iter(keys)) for keys in self.keys] == self.manifest["keys"]
        blocks = list(map(_rows, numbered(self.parts, "texts")))
        self.rows = [row for block in blocks for row in block]
        starts = list(unpack_ranks(self.manifest["blocks"]))
        assert starts == [sum(map(len, blocks[:number])) for number in range(len(blocks))]

    def value(self, key: str) -> str:
        file = bisect_right(self.manifest["keys"], key) - 1
        return self.keys[file].get(key, "") if file >= 0 else ""

    def ids(self, key: str, *, heading: bool = False) -> set[str]:
        """The sections that have a key, or have it in their heading."""
        everywhere, _, in_heading = self.value(key).partition("|")
        return {self.rows[rank].id for rank in unpack_ranks(in_heading if heading else everywhere)}


def own_texts(library: Library) -> dict[str, list[str]]:
    """The own lines of every section."""
    fields = library.vocabulary.fields
    return {
        template.id: [line.number + neutral_text(line.runs, fields) for line in own_lines(template.section)]
        for template in library.templates
    }


def check_grams(library: Library, index: Index) -> None:
    """Every gram leads to exactly the sections that hold it, and no key to anything else."""
    folded = {name: [fold(line) for line in lines] for name, lines in own_texts(library).items()}
    grams = {gram for lines in folded.values() for line in lines for gram in grams_of(line)}
    for gram in sorted(grams):
        assert index.ids(gram) == {name for name, lines in folded.items() if any(gram in line for line in lines)}, gram
    assert {key for keys in index.keys for key in keys if key[0] not in "=~" or len(key) < 3} == grams
