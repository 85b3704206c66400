"""Finding notices: where a phrase of the register stands in a text.

A text is one line as written (a heading or an item without its number), in which each character of a field is a
`FIELD_CHARACTER`. `src/notices/` finds the same marks; `tests/fixtures/notices.json` holds what both must agree on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from planlib import contract
from planlib.contract import (
    CLOSING_QUOTES,
    FIELD_CHARACTER,
    OPENING_QUOTES,
    SENTENCE_PARTS,
    TOLD_AFTER,
    TOLD_BEFORE,
    TOLD_WITHIN,
)
from planlib.model.page import Page, Runs
from planlib.model.plaintext import page_lines
from planlib.model.states import quickly_kept

from .folding import fold, origins
from .patterns import Pattern, PatternError, read_pattern
from .register import Notice

_PARTS = re.compile(f"[{SENTENCE_PARTS}]")
_BEFORE, _AFTER = re.compile(f"{TOLD_BEFORE}$"), re.compile(TOLD_AFTER)


@quickly_kept
@dataclass(frozen=True, slots=True)
class Mark:
    """Where a notice stands in a text: the characters from start to end, both from 0."""

    start: int
    end: int
    id: str


class Marker:
    """Finds notices in texts. Those whose pattern is not valid, which a rule reports, find nothing. year: of which a
    number that goes up holds, and is not found."""

    def __init__(self, notices: Iterable[Notice], year: int | None = None) -> None:
        found = (_search(order, notice, year) for order, notice in enumerate(notices))
        searches = [search for search in found if search]
        self._always = [search for search in searches if not search.has_pairs]
        self._by_pair: defaultdict[str, list[tuple[str, _Search]]] = defaultdict(list)
        for search in searches:
            for literal in search.pattern.literals if search.has_pairs else ():
                self._by_pair[literal[:2]].append((literal, search))
        firsts, seconds = ("".join({pair[place] for pair in self._by_pair}) for place in (0, 1))
        self._pairs = re.compile(f"(?=([{re.escape(firsts)}][{re.escape(seconds)}]))") if firsts else None

    def marks(self, text: str) -> tuple[Mark, ...]:
        """The marks of one text, in order. Of matches that overlap the longest stays, or the first in the register."""
        folded = fold(text)
        matched = [
            (search, span)
            for search in self._likely(folded)
            for span in search.spans(folded)
            if not _is_told_of(folded, *span)
        ]
        if not matched:
            return ()
        places = origins(text)
        found = [(search, _trimmed(text, places[start], places[end - 1] + 1)) for search, (start, end) in matched]
        if len(found) > 1:
            found.sort(key=lambda item: (-units(text[slice(*item[1])]), item[0].order, item[1]))
        taken: list[tuple[int, int, str]] = []
        for search, span in found:
            if not any(_overlap(span, other[:2]) for other in taken):
                taken.append((*span, search.id))
        return tuple(Mark(*mark) for mark in sorted(taken))

    def page_marks(self, page: Page) -> dict[int, tuple[Mark, ...]]:
        """By line of a page, the marks in the text of that line, where there are some."""
        found = ((line.line, self.marks(masked(line.runs))) for line in page_lines(page))
        return {line: marks for line, marks in found if marks}

    def _likely(self, text: str) -> Iterable[_Search]:
        """The searches whose fixed words stand in a text: most are settled by the first two characters of them."""
        if not self._pairs:
            return self._always
        by_pair = self._by_pair
        found = {
            search
            for match in self._pairs.finditer(text)
            if match[1] in by_pair
            for literal, search in by_pair[match[1]]
            if text.startswith(literal, match.start())
        }
        return (*found, *self._always)


@dataclass(frozen=True, slots=True, eq=False)  # hashed as the object it is
class _Search:
    """A notice to look for; order: its place in the register."""

    order: int
    id: str
    pattern: Pattern
    exception: Pattern | None

    @property
    def has_pairs(self) -> bool:
        """Whether there are fixed words of two characters or more, of which each match holds one."""
        literals = self.pattern.literals
        return bool(literals) and min(map(len, literals)) > 1

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the notice stands, for itself."""
        found = [match.span() for match in self.pattern.regex.finditer(text)]
        if not found or not self.exception:
            return found
        excepted = [match.span() for match in self.exception.regex.finditer(text)]
        return [span for span in found if not any(_overlap(span, other) for other in excepted)]


def _search(order: int, notice: Notice, year: int | None) -> _Search | None:
    exception = notice.exception if year is None else notice.exception_in(year)
    try:
        return _Search(order, notice.id, read_pattern(notice.pattern), read_pattern(exception) if exception else None)
    except PatternError:
        return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks of a quotation that ends before it, or begins behind it: folded, they are all alike."""
    before = text[start] in CLOSING_QUOTES
    behind = text[end - 1] in OPENING_QUOTES
    return (start + before, end - behind) if end - start > before + behind else (start, end)


def _is_told_of(folded: str, start: int, end: int) -> bool:
    """Whether the sentence tells of a phrase as past: the former office, a fee that is abolished."""
    before = _PARTS.split(folded[max(0, start - TOLD_WITHIN) : start])[-1]
    after = _PARTS.split(folded[end : end + TOLD_WITHIN], maxsplit=1)[0]
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def masked(runs: Runs) -> str:
    """A text as written, with each character of its fields replaced by a `FIELD_CHARACTER`."""
    return "".join(run if isinstance(run, str) else FIELD_CHARACTER * len(str(run)) for run in runs)


def units(text: str) -> int:
    """How long a text is to a browser, in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def in_units(mark: Mark, text: str) -> contract.Mark:
    """A mark as the browser's data has it, in UTF-16 code units of its text."""
    start = units(text[: mark.start])
    return contract.Mark(start, start + units(text[mark.start : mark.end]), mark.id)
