"""What leads from the received text to the pages, as entries of a ledger.

The pages' lines say of each of their characters where it stands in the source. Everything between them was taken out,
and everything without a place was put in: that is the ledger, so that an audit of it against the pages finds nothing
unaccounted for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from planlib.sources.ledger import PERSONAL

from .lines import Traced

CONTEXT = 4  # characters on each side of what changes, at least, that an entry shows


class Change(NamedTuple):
    """Why something was changed: the characters from start to end of the source, or what was put in between."""

    start: int
    end: int
    kind: str
    reason: str
    rule: str


class Edit(NamedTuple):
    """Characters start … end of the source become `text`."""

    start: int
    end: int
    text: str
    change: Change


JOIN = Change(0, 0, "hard-wrap", "在句中断行，前后两行连读成句", "joining")
BREAK = Change(0, 0, "heading", "小标题与正文连排，分出为标题", "run-in")
OTHER = Change(0, 0, "residue", "不属于正文的字符", "other")
_SIMPLIFIED = Change(0, 0, "residue", "繁体字改为简体字", "simplified")
_WORDS = re.compile(r"\s*\n\s*|[^\s]+|[^\S\n]+")


def edits(source: str, lines: Sequence[Traced], changes: Iterable[Change]) -> list[Edit]:
    """The edits that make the lines, one under the other, of the source; changes: why, by place."""
    why = sorted(changes)
    found: list[Edit] = []
    at = 0
    for index, line in enumerate(lines):
        breaks = index > 0
        for origin, group in groupby(zip(line.origins, line.text, strict=True), key=lambda pair: min(pair[0], 0)):
            if origin < 0:
                found += _between(source, at, ~origin, "".join(character for _, character in group), breaks, why)
                at, breaks = ~origin, False
                continue
            for place, character in group:
                found += _between(source, at, place, "", breaks, why)
                if source[place] != character:
                    found.append(Edit(place, place + 1, character, _SIMPLIFIED))
                at, breaks = place + 1, False
    found += _between(source, at, len(source), "", True, why)
    return _merged(found, source)


def _between(source: str, start: int, end: int, inserted: str, breaks: bool, why: list[Change]) -> Iterator[Edit]:
    """The edits in what lies between two characters that stay. breaks: whether they stand on lines of their own."""
    found: list[Edit] = []
    has_break = False
    for match in _WORDS.finditer(source, start, end):
        if "\n" in match[0]:
            if breaks or start == 0:
                has_break = True
            else:
                found.append(Edit(match.start(), match.end(), "", JOIN))
        elif not match[0].isspace():
            found += _taken(match.start(), match.end(), why)
    if breaks and not has_break and start and (inserted or end < len(source)):
        inserted = "\n" + inserted
    if inserted:
        # what is put in stands at the end, in the place of the last that was taken out there
        if found and found[-1].end == end and not found[-1].text:
            last = found.pop()
            found.append(last._replace(text=inserted))
        else:
            found.append(Edit(end, end, inserted, BREAK if inserted.startswith("\n") else _reason(end, end, why)))
    yield from found


def _taken(start: int, end: int, why: list[Change]) -> Iterator[Edit]:
    """What is taken out, cut where its reasons change."""
    at = start
    while at < end:
        change = _reason(at, at + 1, why)
        stop = min(end, change.end) if change.end > at else next((c.start for c in why if at < c.start < end), end)
        yield Edit(at, stop, "", change)
        at = stop


def _reason(start: int, end: int, why: list[Change]) -> Change:
    for change in why[: bisect_right(why, (end, len(why) and 1 << 60))][::-1]:
        covers = change.start <= start and change.start < change.end >= end
        if covers or change.start == change.end == start == end:
            return change
    return OTHER


def _merged(found: list[Edit], source: str) -> list[Edit]:
    """Neighbours of one kind and reason made one. So are neighbours that a replay of the ledger could not tell apart:
    where both put something in, or both take out the same character."""
    merged: list[Edit] = []
    for edit in found:
        last = merged[-1] if merged else None
        if last and last.end == edit.start and (_are_alike(last, edit) or _are_entangled(last, edit, source)):
            merged[-1] = Edit(last.start, edit.end, last.text + edit.text, _both(last.change, edit.change))
        else:
            merged.append(edit)
    return merged


def _are_alike(one: Edit, other: Edit) -> bool:
    return one.change[2:] == other.change[2:] and bool(one.text) == bool(other.text)


def _are_entangled(one: Edit, other: Edit, source: str) -> bool:
    same = one.start < one.end and other.start < other.end and source[one.end - 1] == source[other.start]
    return bool(one.text and other.text) or same


def _both(one: Change, other: Change) -> Change:
    """Why two neighbours were changed; what is private stays so."""
    if one[2:] == other[2:]:
        return one
    kind = PERSONAL if PERSONAL in (one.kind, other.kind) else one.kind
    return Change(one.start, other.end, kind, f"{one.reason}；{other.reason}", f"{one.rule}, {other.rule}")


def entries(source: str, found: Sequence[Edit]) -> Iterator[dict[str, object]]:
    """The edits as entries of a ledger; `before` stands once in its lines."""
    starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
    for edit in found:
        first = bisect_right(starts, edit.start) - 1
        start, end = edit.start, edit.end
        if start == end:
            start = max(starts[first], start - 1)
        if start == end:
            end += 1
        while True:
            last = min(first + source.count("\n", start, end) + 1, len(starts) - 1)
            stretch = source[starts[first] : starts[last] - 1 if last < len(starts) - 1 else len(source)]
            before = source[start:end]
            place = stretch.find(before)
            if place >= 0 and stretch.find(before, place + 1) < 0:
                break
            if start > starts[first]:
                start -= 1
            if end < len(source) and source[end] != "\n":
                end += 1
            elif start == starts[first]:
                break
        yield {
            "line": first + 1,
            "before": before,
            "after": source[start : edit.start] + edit.text + source[edit.end : end],
            "kind": edit.change.kind,
            "reason": edit.change.reason,
            "evidence": f"rule: {edit.change.rule}",
        }
