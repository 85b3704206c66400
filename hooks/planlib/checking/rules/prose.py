"""The text of a page as the PLN4 rules read it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import add
from typing import NamedTuple

from planlib.contract import LineKind
from planlib.model.findings import Fix, Problem
from planlib.model.page import Page, Runs, Section
from planlib.model.plaintext import page_lines, written

IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff"
HAN = f"\u3007{IDEOGRAPHS}"  # with 〇, which also stands in for the characters of a field
IS_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
DIGITS = "0123456789"
CLAUSE = re.compile(f"[{IDEOGRAPHS}]{{2,}}")
LONGEST_CLAUSE = 200  # characters; what is longer is no clause
_UNUSUAL = re.compile(rf"[^{HAN}，。；：、！？“”《》（）0-9%\n]+|[某篇页版]|。。+")
_FILLER = "〇"  # stands in for the characters of a field, which no text rule looks into


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as the object it is
class Prose:
    """A heading, paragraph or list item.

    text: as it stands on the page. plain: the same with fields blanked out, so that positions agree. starts: where each
    line that it takes on the page begins in the text. margins: how many characters stand before the text on each (#
    marks, a list mark). section: what it stands under.
    """

    kind: LineKind
    line: int
    text: str
    plain: str
    starts: tuple[int, ...]
    margins: tuple[int, ...]
    section: Section | None

    def problem(self, start: int, end: int, message: str, hint: str, fix: Fix | None = None) -> Problem:
        """A problem whose words are the characters from `start` to `end`, at their line and column."""
        line = self.line + self._row(start)
        return Problem(line, message, hint, words=self.text[start:end], column=self._column(start), fix=fix)

    def near(self, start: int, end: int, width: int = 2) -> tuple[int, int]:
        """From `start` to `end` with `width` characters of the same line on both sides, so that a mark's words name one
        place."""
        row = self._row(start)
        last = self.starts[row + 1] - 1 if row + 1 < len(self.starts) else len(self.text)
        return max(start - width, self.starts[row]), min(end + width, last)

    def fix(self, start: int, end: int, new: str) -> Fix:
        """The fix that puts `new` in place of the characters from `start` to `end`."""
        return Fix(self._column(start), self.text[start:end], new)

    def _row(self, start: int) -> int:
        return bisect_right(self.starts, start) - 1

    def _column(self, start: int) -> int:
        row = self._row(start)
        return self.margins[row] + start - self.starts[row] + 1

    def around(self, start: int, end: int, width: int = 6) -> str:
        """The words from `start` to `end` with a few characters on both sides, for a message."""
        return self.text[max(0, start - width) : end + width]


@lru_cache(maxsize=1)  # all rules look at one page before any looks at the next
def prose(page: Page) -> tuple[Prose, ...]:
    """The text of a page, line by line, the title in its front matter first; editor's notes are not part of it."""
    return tuple(_prose(page))


def _prose(page: Page) -> Iterator[Prose]:
    if title := page.front.title:
        number = page.front.line_of("title")
        margin = max(0, page.lines[number - 1].find(title))
        yield Prose(LineKind.TITLE, number, title, title, (0,), (margin,), None)
    lines = page.lines
    for line in page_lines(page):
        plain = blanked(line.runs)
        text = written(line.runs) if _FILLER in plain else plain
        rows = text.split("\n")
        starts = tuple(accumulate((len(row) + 1 for row in rows[:-1]), initial=0)) if len(rows) > 1 else (0,)
        margins = tuple([max(0, lines[number].find(row)) for number, row in enumerate(rows, line.line - 1)])
        yield Prose(line.kind, line.line, text, plain, starts, margins, line.section)


@lru_cache(maxsize=1)
def whole(page: Page) -> str:
    """The whole text of a page with its fields blanked out, a line each."""
    return "\n".join(line.plain for line in prose(page))


@lru_cache(maxsize=1)
def unusual(page: Page) -> str:
    """The characters of a page's text that most pages do without, one after the other: many rules are about these only,
    and looking here first saves them the whole text."""
    return "".join(_UNUSUAL.findall(whole(page)))


def blanked(runs: Runs) -> str:
    """The text with every character of a field replaced by a filler."""
    if len(runs) == 1 and isinstance(runs[0], str):
        return runs[0]
    return "".join(run if isinstance(run, str) else _FILLER * len(str(run)) for run in runs)


@lru_cache(maxsize=1)
def pairs(page: Page) -> frozenset[str]:
    """Every two characters that stand side by side in a page's text, and each unusual one: a pattern whose matches all
    hold one of a few of these is settled by a look into them."""
    text = whole(page)
    return frozenset(chain(map(add, text, text[1:]), unusual(page)))


def beside(firsts: str, seconds: str) -> frozenset[str]:
    """The pairs of one character of each."""
    return frozenset(first + second for first in firsts for second in seconds)


def matches(
    page: Page,
    pattern: re.Pattern[str],
    sign: re.Pattern[str] | None = None,
    *,
    holding: frozenset[str] = frozenset(),
) -> Iterator[tuple[Prose, re.Match[str]]]:
    """Every place where a pattern matches outside fields. sign: matches one of the unusual characters in each match of
    the pattern. holding: pairs of characters, and unusual ones, one of which stands on the line of each match. A
    pattern without them that ends in $ or begins with ^ needs re.MULTILINE, for the whole text is searched first, and
    its lines only where that finds something."""
    if sign and not sign.search(unusual(page)):
        return
    for line in lines_holding(page, holding) if holding else prose(page) if pattern.search(whole(page)) else ():
        for match in pattern.finditer(line.plain):
            yield line, match


def lines_holding(page: Page, signs: frozenset[str]) -> Iterator[Prose]:
    """The lines that hold one of these pairs of characters and unusual characters."""
    found = signs & pairs(page)
    return (line for line in prose(page) if any(sign in line.plain for sign in found)) if found else iter(())


@lru_cache(maxsize=64)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, the longest first. As each begins with a character that is known, most places are passed over
    at once."""
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})")


class WordList:
    """Words to look for on many pages, most of which hold none."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_pair: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by_pair[word[:2]].append(word)
        self._pairs = frozenset(self._by_pair)
        self._single = [word for word in self._pairs if len(word) == 1]

    def on(self, page: Page) -> re.Pattern[str] | None:
        """What finds those that stand on a page, of several at one place the longest; None where none does."""
        text, here = whole(page), pairs(page)
        likely = (word for pair in self._pairs & here for word in self._by_pair[pair] if word[-2:] in here)
        found = [word for word in (*likely, *self._single) if word in text]
        return any_of(tuple(sorted(found))) if found else None


class Span(NamedTuple):
    """Characters start … end of a line."""

    start: int
    end: int


def longest(spans: Iterable[Span]) -> list[Span]:
    """The spans that overlap no longer one, in their order."""
    found = list(spans)
    if len(found) < 2:
        return found
    taken: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start - span.end, span.start)):
        if not any(span.start < other.end and other.start < span.end for other in taken):
            taken.append(span)
    return sorted(taken)
