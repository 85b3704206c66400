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
SIZES = {"title": 22.0, "copies": 14.0, "issue": 14.0}
LETTERHEAD = 35
"""How far below the edge of the text the name of who issues begins."""
SMALL = 14 / MM
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
    number: str = ""
    sealed: bool = False
    after_table: bool = False


def elements(lines: Sequence[dict[str, Any]], printed: Sequence[Row]) -> list[Element]:
    """The rows of each line; raises AssertionError where a row holds anything else than the next words."""
    left = list(printed)
    found = []
    after_table = False
    for line in lines:
        if line["kind"] == "table":
            left = _behind_table(line["rows"], left)
            after_table = True
            continue
        wanted = "".join((line["number"] + line["text"]).split())
        taken: list[Row] = []
        said = ""
        while said != wanted:
            assert left, f"“{wanted}” is not printed to its end, but “{said}”"
            taken.append(left.pop(0))
            said += "".join(taken[-1].text.split())
            assert wanted.startswith(said), f"“{wanted[:40]}” is printed as “{said[-40:]}”"
        if taken:
            found.append(Element(line["kind"], taken, line["number"], line.get("sealed", False), after_table))
            after_table = False
    assert not left, f"“{left[0].text}” is printed beside the text"
    return found


def _behind_table(cells: Sequence[Sequence[str]], left: Sequence[Row]) -> list[Row]:
    """The rows behind those that a table is printed in, the first of which may be there again on every page; raises
    AssertionError where a cell is not printed whole, or twice."""
    head = "".join("".join(cells[0]).split())
    wanted = sorted("".join("".join(cell for row in cells for cell in row).split()))
    taken = ""
    rest = list(left)
    page = rest[0].page if rest else 0
    while rest and len(taken) < len(wanted):
        row = rest.pop(0)
        said = "".join(row.text.split())
        if row.page > page and said == head:
            page = row.page
            continue
        page = row.page
        taken += said
    assert sorted(taken) == wanted, f"a table is printed as “{taken[-40:]}”"
    return rest


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
            if each.kind != "letterhead" and abs(row.size - SIZES.get(each.kind, BODY)) > 0.1:
                yield f"“{row.text[:12]}” is set in {row.size} points"


Edges = list[tuple[float | None, float | None]]


def _edges(each: Element) -> Edges:
    """Where each row begins and ends; None where that follows from its words."""
    if each.kind in ("title", "letterhead", "reference"):
        widths = [row.right - row.left for row in each.rows]
        middle = LEFT + (EDGE - LEFT) / 2
        return [(middle - width / 2, middle + width / 2) for width in widths]
    last = len(each.rows) - 1
    first, others = _indents(each)
    edge = EDGE - SMALL if each.kind in ("copies", "issue") else EDGE
    if each.kind == "issue":
        return [(LEFT + SMALL, edge)]
    return [(LEFT + (others if at else first), None if at == last else edge) for at in range(last + 1)]


def _indents(each: Element) -> tuple[float, float]:
    """How far in the first row begins, and the others."""
    if each.kind in ("addressee", "annex"):
        return 0, 0
    if each.kind == "copies":
        return SMALL, 4 * SMALL
    if each.kind == "annexes":
        number = each.number.removeprefix("附件：")
        name = (5 + len(number) / 2) * CHARACTER
        return (2 if each.number.startswith("附件") else 5) * CHARACTER, name
    return 2 * CHARACTER, 0


def _signature(signed: Sequence[Element]) -> dict[int, Edges]:
    """Who signs ends two characters from the edge, the date begins two characters after that; where the date is the
    longer one, it ends there, and the name begins two characters before it (7.3.5.2). Several names begin at one
    place."""
    names = [each for each in signed if each.kind == "organisation"]
    dates = [each for each in signed if each.kind == "date"]
    if not names or not dates:
        return {id(each): [(None, EDGE - 2 * CHARACTER)] * len(each.rows) for each in signed}
    (date,) = dates
    name, day = max(map(_width, names)), _width(date)
    if date.sealed:  # 7.3.5.1
        middle = min(COLUMNS - 4 - day / 2, COLUMNS - name / 2)
        found: dict[int, Edges] = {
            id(each): [(LEFT + (middle - name / 2) * CHARACTER, None)] * len(each.rows) for each in names
        }
        return found | {id(date): [(LEFT + (middle - day / 2) * CHARACTER, None)]}
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
    """Every row stands on a line of its sheet, right under the one before it or as many lines lower as there are to be
    empty. What stands at the foot does so by itself, and so does what is below a letterhead or a table."""
    before: tuple[Element, Row] | None = None
    headed = -1
    for each in found:
        for at, row in enumerate(each.rows):
            if each.kind in FOOT:
                continue
            place = round(row.place)
            if each.kind == "letterhead":
                headed = row.page
                top = row.middle - row.size / MM / 2
                if abs(top - TOP - LETTERHEAD) > NEAR:
                    yield f"“{row.text}” begins {top - TOP:.2f} mm below the edge of the text"
            off = row.page != headed and abs(row.place - place) * PITCH > NEAR
            if off and not _hangs(found, each):
                yield f"“{row.text[:12]}” stands {(row.place - place) * PITCH:.2f} mm off line {place}"
            if not 0 <= place < ROWS:
                yield f"“{row.text[:12]}” stands on line {place}"
            if before and row.page == before[1].page:
                skipped = 0 if at else _between(before[0].kind, each)
                wanted = before[1].place + 1 + skipped
                if not each.after_table and abs(row.place - wanted) * PITCH > _tolerance(before[0], each):
                    yield f"“{row.text[:12]}” stands on line {row.place:.2f}, not {wanted:.2f}"
            elif place and each.kind not in SIGNED and row.page != headed:
                yield f"“{row.text[:12]}” begins its sheet on line {place}"
            if before and row.page != before[1].page and not at:
                if before[0].kind in ("title", "heading") and not each.after_table:
                    yield f"“{before[1].text[:12]}” is the last line of its sheet"
                if each.kind in SIGNED and not each.after_table:
                    yield f"“{row.text}” is signed on a sheet without text"
            before = each, row
    yield from _foot([row for each in found if each.kind in FOOT for row in each.rows], found)


SIGNED = ("organisation", "date")
FOOT = ("copies", "issue")


def _hangs(found: Sequence[Element], each: Element) -> bool:
    """Whether something stands behind a table, whose rows are as high as their words need."""
    return any(other.after_table for other in found[: found.index(each) + 1])


def _tolerance(before: Element, each: Element) -> float:
    """What a red line and the sizes of its characters add to a letterhead is not told by lines."""
    return 2 * PITCH if before.kind in ("letterhead", "reference") else NEAR


def _between(before: str, each: Element) -> float:
    """How many lines are empty between two elements."""
    if each.kind in SIGNED:
        return 0 if before in SIGNED else 3 if each.sealed else 1
    if before in ("letterhead", "reference"):
        return 2
    if each.kind == "annexes":
        return 0 if before == "annexes" else 1
    return 1 if before in ("title", "annex") and each.kind != before else 0


def _foot(rows: Sequence[Row], found: Sequence[Element]) -> Iterator[str]:
    """The last line of what stands at the foot is the last of its sheet, which is the last."""
    for up, row in enumerate(reversed(rows)):
        if abs(row.middle - (HEIGHT - BOTTOM - (up + 0.5) * PITCH)) > NEAR + 0.6 * up:
            yield f"“{row.text[:12]}” stands at {row.middle:.2f} mm"
        if row.page < max(other.rows[-1].page for other in found):
            yield f"“{row.text[:12]}” is not on the last sheet"


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
