"""The sections of a library as other machines get them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from planlib.contract import FACET_KEY
from planlib.library import Library
from planlib.model.plaintext import neutral_text, own_lines

from ..search.folding import fold
from ..search.parts import Indexed, index_part, indexed_of
from ..urls import page_url, plan_uri

_LAST = 0x30000  # no code point from here on is folded
_AROUND = "一"  # composes with nothing


class ExportedSection(NamedTuple):
    """A section.

    number: its place in the library, in reading order, from 0. id: PLAN/SECTION. plan_level, plan_type, kind, topics,
    timeliness: ids. title: its number and title, fields at their neutral defaults; empty for 开头 and 结尾. url: from
    the site's root. characters: visible ones, with all under it. above: the numbers of it and of all above it, the
    uppermost first. lines: its own, its heading the first if it has one, as a reader sees them. folded: the same as the
    search sees them. has_heading: whether the first of them is a heading.
    """

    number: int
    id: str
    plan: str
    plan_title: str
    plan_level: str
    plan_type: str
    title: str
    kind: str
    topics: tuple[str, ...]
    timeliness: str
    url: str
    characters: int
    above: tuple[int, ...]
    lines: tuple[str, ...]
    folded: tuple[str, ...]
    has_heading: bool


def exported_sections(library: Library, *, directory_urls: bool = True) -> Iterator[ExportedSection]:
    """All sections of a library, in reading order."""
    fields, number = library.vocabulary.fields, 0
    for plan in library.plans:
        part, long = index_part(plan, library.vocabulary, library.inputs.marks[plan.path], library.notices)
        url = page_url(plan_uri(plan), directory_urls=directory_urls)
        above: tuple[int, ...] = ()
        found = map(indexed_of, long.indexed)
        for section, depth, characters, indexed in zip(
            plan.page.walk(), map(int, part.depths), part.characters, found, strict=True
        ):
            above = (*above[: max(depth - 1, 0)], number)
            lines = tuple(line.number + neutral_text(line.runs, fields) for line in own_lines(section))
            facets = _facets(indexed)
            yield ExportedSection(
                number,
                f"{plan.id}/{section.id}",
                plan.id,
                plan.title,
                plan.level,
                plan.type,
                lines[0] if indexed.has_heading else "",
                section.kind,
                facets.get("topic", ()),
                facets["timeliness"][0],
                f"{url}#{section.id}",
                characters,
                above,
                lines,
                tuple(indexed.text.split("\n")),
                indexed.has_heading,
            )
            number += 1


def _facets(indexed: Indexed) -> dict[str, tuple[str, ...]]:
    """What a section has of each facet."""
    found: dict[str, tuple[str, ...]] = {}
    for key in indexed.keys:
        if key.startswith(FACET_KEY):
            facet, _, value = key.removeprefix(FACET_KEY).partition(":")
            found[facet] = (*found.get(facet, ()), value)
    return found


@cache
def folds() -> dict[str, str]:
    """What single code points become by folding, of those that do not stay as they are; to be used after NFC, and
    before blanks are drawn together and taken from both ends."""
    characters = (chr(code) for code in range(1, _LAST) if not 0xD800 <= code < 0xE000)
    found = ((one, fold(f"{_AROUND}{one}{_AROUND}")[1:-1]) for one in characters)
    return {one: folded for one, folded in found if one != folded}
