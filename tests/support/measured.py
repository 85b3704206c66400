"""Printed documents measured in millimetres against GB/T 9704—2012: what stands where on their sheets.

The figures here are the standard's own, told apart from those that the site works with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.support.office import Page, Word

MM = 72 / 25.4
"""Points."""

WIDTH, HEIGHT = 210, 297
TOP, RIGHT, BOTTOM, LEFT = 37, 26, 35, 28
EDGE = WIDTH - RIGHT
ROWS, COLUMNS = 22, 28
PITCH = (HEIGHT - TOP - BOTTOM) / ROWS
CHARACTER = (WIDTH - LEFT - RIGHT) / COLUMNS
SIZES = {"title": 22.0}
BODY, NUMBER = 16.0, 14.0
DASH = 7
"""How far below the text the dashes of the page number stand."""

NEAR = 1.0

# pdftotext draws boxes around characters from .95 above their line to .35 below it, in their size; those of Chinese
# stand from .88 to .12.
_BOX, _UNDER, _MIDDLE = 1.3, 0.35, 0.38


@dataclass(frozen=True)
class Row:
    """A line on a sheet, in millimetres from its upper left corner. page: from 0. size: in points. middle: of the
    squares that its characters stand in."""

    page: int
    left: float
    right: float
    middle: float
    size: float
    text: str

    @property
    def place(self) -> float:
        """Which line of the sheet it is, from 0; between two where it does not stand on one."""
        return (self.middle - TOP) / PITCH - 0.5


def rows(pages: Sequence[Page]) -> list[Row]:
    """The lines of the text, from the first to the last."""
    return [_row(number, line) for number, page in enumerate(pages) for line in page.lines(TOP * MM, BOTTOM * MM)]


def numbers(pages: Sequence[Page]) -> list[Row]:
    """The page numbers."""
    return [_row(at, page.below(BOTTOM * MM)) for at, page in enumerate(pages) if page.below(BOTTOM * MM)]


def _row(page: int, words: Sequence[Word]) -> Row:
    size = max((word.bottom - word.top) / _BOX for word in words)
    line = max(word.bottom for word in words) - _UNDER * size
    text = "".join(word.text for word in words)
    left, right = min(word.left for word in words), max(word.right for word in words)
    return Row(page, left / MM, right / MM, (line - _MIDDLE * size) / MM, round(size, 1), text)


@dataclass(frozen=True)
class Element:
    """What a line of a document became: its kind, and the rows that it stands in."""

    kind: str
    rows: list[Row]


def elements(lines: Sequence[dict[str, Any]], printed: Sequence[Row]) -> list[Element]:
    """The rows of each line; raises AssertionError where a row holds anything else than the next words."""
    left = list(printed)
    found = []
    for line in lines:
        wanted = "".join((line["number"] + line["text"]).split())
        taken: list[Row] = []
        said = ""
        while said != wanted:
            assert left, f"“{wanted}” is not printed to its end, but “{said}”"
            taken.append(left.pop(0))
            said += "".join(taken[-1].text.split())
            assert wanted.startswith(said), f"“{wanted[:40]}” is printed as “{said[-40:]}”"
        if taken:
            found.append(Element(line["kind"], taken))
    assert not left, f"“{left[0].text}” is printed beside the text"
    return found


def faults(found: Sequence[Element]) -> Iterator[str]:
    """What does not stand where the standard has it, in words."""
    yield from _places(found)
    signature = _signature([each for each in found if each.kind in ("organisation", "date")])
    for each in found:
        expected = signature.get(id(each)) or _edges(each)
        for row, (left, right) in zip(each.rows, expected, strict=True):
            if left is not None and abs(row.left - left) > NEAR:
                yield f"“{row.text[:12]}” begins at {row.left:.2f} mm, not {left:.2f}"
            if right is not None and abs(row.right - right) > NEAR:
                yield f"“{row.text[-12:]}” ends at {row.right:.2f} mm, not {right:.2f}"
            if row.left < LEFT - NEAR or row.right > EDGE + NEAR:
                yield f"“{row.text[:12]}” stands in the margin"
            if abs(row.size - SIZES.get(each.kind, BODY)) > 0.1:
                yield f"“{row.text[:12]}” is set in {row.size} points"


Edges = list[tuple[float | None, float | None]]


def _edges(each: Element) -> Edges:
    """Where each row begins and ends; None where that follows from its words."""
    if each.kind == "title":
        widths = [row.right - row.left for row in each.rows]
        middle = LEFT + (EDGE - LEFT) / 2
        return [(middle - width / 2, middle + width / 2) for width in widths]
    last = len(each.rows) - 1
    return [(LEFT + (0 if at else 2 * CHARACTER), None if at == last else EDGE) for at in range(len(each.rows))]


def _signature(signed: Sequence[Element]) -> dict[int, Edges]:
    """Who signs ends two characters from the edge, the date begins two characters after that; where the date is the
    longer one, it ends there, and the name begins two characters before it (7.3.5.2). Several names begin at one place."""
    names = [each for each in signed if each.kind == "organisation"]
    dates = [each for each in signed if each.kind == "date"]
    if not names or not dates:
        return {id(each): [(None, EDGE - 2 * CHARACTER)] * len(each.rows) for each in signed}
    (date,) = dates
    name, day = max(map(_width, names)), _width(date)
    begins = COLUMNS - 2 - (day + 2 if day > name else min(name, COLUMNS - 2))
    edges: dict[int, Edges] = {}
    for each in names:
        right = EDGE - 2 * CHARACTER if len(names) == 1 and day <= name <= COLUMNS - 2 else None
        left = None if right else LEFT + begins * CHARACTER
        edges[id(each)] = [(left, right)] * len(each.rows)
    edges[id(date)] = [(LEFT + (begins + 2) * CHARACTER, None)] * len(date.rows)
    return edges


def _width(each: Element) -> float:
    """In characters, by what they are counted for: LibreOffice has room between figures and others, fonts have figures
    of any width."""
    return sum(0.5 if character.isascii() else 1 for row in each.rows for character in row.text)


def _places(found: Sequence[Element]) -> Iterator[str]:
    """Every row stands on a line of its sheet, right under the one before it: the title has an empty one after it, the
    signature one before it."""
    before: tuple[str, Row] | None = None
    for each in found:
        for at, row in enumerate(each.rows):
            place = round(row.place)
            if abs(row.place - place) * PITCH > NEAR:
                yield f"“{row.text[:12]}” stands {(row.place - place) * PITCH:.2f} mm off line {place}"
            if not 0 <= place < ROWS:
                yield f"“{row.text[:12]}” stands on line {place}"
            if before and row.page == before[1].page:
                skipped = 0 if at else _between(before[0], each.kind)
                wanted = round(before[1].place) + 1 + skipped
                if place != wanted:
                    yield f"“{row.text[:12]}” stands on line {place}, not {wanted}"
            elif place and each.kind not in ("organisation", "date"):
                yield f"“{row.text[:12]}” begins its sheet on line {place}"
            if before and row.page != before[1].page:
                if not at and before[0] in ("title", "heading"):
                    yield f"“{before[1].text[:12]}” is the last line of its sheet"
                if not at and each.kind in ("organisation", "date"):
                    yield f"“{row.text}” is signed on a sheet without text"
            before = each.kind, row


def _between(before: str, kind: str) -> int:
    if kind in ("organisation", "date"):
        return 0 if before in ("organisation", "date") else 1
    return 1 if before == "title" else 0


def number_faults(pages: Sequence[Page]) -> Iterator[str]:
    """What is wrong with the page numbers: “— 1 —” in 14 points at the outer side, one of its own characters in."""
    found = numbers(pages)
    own = NUMBER / MM
    if len(found) != len(pages):
        yield f"{len(found)} numbers on {len(pages)} sheets"
    for at, row in enumerate(found):
        if row.text != f"—{at + 1}—":
            yield f"sheet {at + 1} has the number {row.text}"
        at_edge = row.right - (EDGE - own) if at % 2 == 0 else row.left - (LEFT + own)
        if abs(at_edge) > NEAR:
            yield f"the number of sheet {at + 1} stands {at_edge:.2f} mm off"
        below = row.middle - (HEIGHT - BOTTOM) - DASH
        if abs(below) > NEAR:
            yield f"the dashes of sheet {at + 1} stand {below:.2f} mm off"
        if abs(row.size - NUMBER) > 0.1:
            yield f"the number of sheet {at + 1} is set in {row.size} points"
