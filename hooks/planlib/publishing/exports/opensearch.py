"""The library for OpenSearch or Elasticsearch: the settings of an index, and its documents for the bulk API.

A text is cut into its characters and the pairs of neighbours, so that a phrase of these finds exactly the lines that
hold a term, as the site's search does: `match_phrase` needs no Chinese dictionary, and no plugin.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from planlib.library import Library

from ..datafile import compact_json
from .sections import ExportedSection, exported_sections, folds

GAP = 100
"""Positions between two lines, more than the longest term is likely to have: no phrase runs from one into the next."""

_ANALYZER = "plan_grams"
_TYPED = "plan_typed"  # for queries: what is in the documents is folded
_ID, _NUMBER = {"type": "keyword"}, {"type": "integer"}
_SHOWN = {"type": "text", "index": False}
_LINES = {
    "type": "text",
    "analyzer": _ANALYZER,
    "search_analyzer": _TYPED,
    "position_increment_gap": GAP,
    "norms": False,
}


def opensearch_index() -> dict[str, Any]:
    """Settings and mapping of the index."""
    settled = set("".join(folds().values()))  # what is folded stays as it is where it is folded again
    mappings = [f"{_literal(one)} => {_literal(to)}" for one, to in sorted(folds().items()) if one not in settled]
    return {
        "settings": {
            "analysis": {
                "char_filter": {"plan_folds": {"type": "mapping", "mappings": mappings}},
                "tokenizer": {_ANALYZER: {"type": "ngram", "min_gram": 1, "max_gram": 2, "token_chars": []}},
                "analyzer": {
                    _ANALYZER: {"type": "custom", "tokenizer": _ANALYZER},
                    _TYPED: {"type": "custom", "tokenizer": _ANALYZER, "char_filter": ["plan_folds"]},
                },
            },
        },
        "mappings": {
            "dynamic": "strict",
            "properties": {
                "number": _NUMBER,
                "id": _ID,
                "plan": _ID,
                "plan_title": _SHOWN,
                "plan_level": _ID,
                "plan_type": _ID,
                "title": _SHOWN,
                "kind": _ID,
                "topics": _ID,
                "timeliness": _ID,
                "url": {**_ID, "index": False},
                "characters": _NUMBER,
                "lines": _SHOWN,
                "own": _LINES,
                "whole": _LINES,
                "below": {"type": "nested", "properties": {"whole": _LINES}},
            },
        },
    }


def _literal(text: str) -> str:
    """A text as the mapping character filter reads it: by code units, so that no character has a meaning of its own."""
    units = text.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def opensearch_index_json() -> str:
    """The body that makes the index."""
    return json.dumps(opensearch_index(), ensure_ascii=True, indent=1) + "\n"


def opensearch_documents(library: Library, *, directory_urls: bool = True) -> Iterator[str]:
    """The body of bulk requests, in pieces that may each be sent by itself: two lines of JSON a section, parted and
    ended by U+000A."""
    sections = exported_sections(library, directory_urls=directory_urls)
    for _, plan in groupby(sections, key=lambda section: section.plan):
        yield "".join(_documents(list(plan)))


def _documents(plan: Sequence[ExportedSection]) -> Iterable[str]:
    for section in plan:
        under = [one for one in plan if section.number in one.above]
        children = [one for one in under if len(one.above) == len(section.above) + 1]
        below = [{"whole": _lines_under(child, plan)} for child in children]
        shown = {
            key: value for key, value in section._asdict().items() if key not in ("above", "folded", "has_heading")
        }
        document = {**shown, "own": section.folded, "whole": _lines_under(section, plan), "below": below}
        yield f"{compact_json({'index': {'_id': section.id}})}\n{compact_json(document)}\n"


def _lines_under(section: ExportedSection, plan: Iterable[ExportedSection]) -> list[str]:
    """The folded lines of a section and of all under it."""
    return [line for one in plan if section.number in one.above for line in one.folded]


def opensearch_query(terms: Sequence[str], excluded: Sequence[str] = ()) -> dict[str, Any]:
    """The body of a search for what the site finds. terms, excluded: folded, as `planLibrary.parse` gives them. The
    short come before the long; the site's own ranking by headings and topics is left out."""

    def holding(field: str) -> list[dict[str, Any]]:
        return [{"match_phrase": {field: term}} for term in terms]

    own = {"bool": {"must": holding("own")}}
    meeting = {"nested": {"path": "below", "query": {"bool": {"must": holding("below.whole")}}}}
    deepest = {"bool": {"must": holding("whole"), "must_not": [meeting]}}
    found: dict[str, Any] = {"bool": {"should": [own, deepest], "minimum_should_match": 1}}
    if not terms:
        found = {"match_all": {}}
    barred = [{"match_phrase": {"whole": term}} for term in excluded]
    return {
        "query": {"bool": {"filter": [found], "must_not": barred}},
        "sort": ["characters", "number"],
        "_source": ["id", "title", "plan_title", "url", "lines"],
    }
