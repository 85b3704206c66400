"""Printed documents measured in millimetres against GB/T 9704—2012: what stands where on their sheets.

The figures here are the standard's own, told apart from those that the site works with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
class Form:
    """What a document is set in, in millimetres; what is not told is as the standard has it. title: from a line of the
    title to the next. number: how pages are numbered (see src/model/official.ts)."""

    top: float = TOP
    bottom: float = BOTTOM
    pitch: float = PITCH
    title: float = PITCH
    number: str = "outer"

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Form:
        """Of the names of the choices."""
        electronic = {"top": 34.58, "bottom": 32.58, "pitch": 29.45 / MM, "title": 29.45 / MM}
        found = cls(number=told.get("number", "outer"), **(electronic if told.get("form") == "electronic" else {}))
        return replace(found, title=35 / MM) if told.get("titlePitch") == "35" else found

    def place(self, row: Row) -> float:
        """Which line of its sheet a row is, from 0; between two where it does not stand on one."""
        return (row.middle - self.top) / self.pitch - 0.5


STANDARD = Form()


@dataclass(frozen=True)
class Row:
    """A line on a sheet, in millimetres from its upper left corner. page: from 0. size: in points. middle: of the
    squares that its characters stand in. starts: where words of it begin, from the left."""

    page: int
    left: float
    right: float
    middle: float
    size: float
    text: str
    starts: tuple[float, ...] = ()


def rows(pages: Sequence[Page], form: Form = STANDARD) -> list[Row]:
    """The lines of the text, from the first to the last."""
    edges = form.top * MM, form.bottom * MM
    return [_row(number, line) for number, page in enumerate(pages) for line in page.lines(*edges)]


def numbers(pages: Sequence[Page], form: Form = STANDARD) -> list[Row]:
    """The page numbers."""
    found = [page.below(form.bottom * MM) for page in pages]
    return [_row(at, words) for at, words in enumerate(found) if words]


def _row(page: int, words: Sequence[Word]) -> Row:
    size = max((word.bottom - word.top) / _BOX for word in words)
    line = max(word.bottom for word in words) - _UNDER * size
    text = "".join(word.text for word in words)
    left, right = min(word.left for word in words), max(word.right for word in words)
    starts = tuple(sorted(word.left / MM for word in words))
    return Row(page, left / MM, right / MM, (line - _MIDDLE * size) / MM, round(size, 1), text, starts)


@dataclass(frozen=True)
class Element:
    """What a line of a document became: its kind, and the rows that it stands in. cells: of who signs a document that
    goes up, what stands in each row beside each other."""

    kind: str
    rows: list[Row]
    number: str = ""
    sealed: bool = False
    after_table: bool = False
    cells: tuple[tuple[str, ...], ...] = ()
    level: int = 0
    new_page: bool = False


def elements(lines: Sequence[dict[str, Any]], printed: Sequence[Row]) -> list[Element]:
    """The rows of each line; raises AssertionError where a row holds anything else than the next words."""
    left = list(printed)
    found = []
    after_table = False
    for at, line in enumerate(lines):
        after = lines[at + 1]["kind"] if at + 1 < len(lines) else ""
        if line["kind"] == "reference" and after == "signatory":
            continue
        if line["kind"] == "signatory":
            before = lines[at - 1] if at else line
            found.append(_upward(before["text"] if before["kind"] == "reference" else "", line, left))
            continue
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
            about = {"level": line["level"], "new_page": line.get("newPage", False)}
            sealed = line.get("sealed", False)
            found.append(Element(line["kind"], taken, line["number"], sealed, after_table, **about))
            after_table = False
    assert not left, f"“{left[0].text}” is printed beside the text"
    return found


def _upward(reference: str, line: dict[str, Any], left: list[Row]) -> Element:
    """The rows of a number and of who signs, taken from those that are left: two names a row, the number before the
    last, or below it."""
    names = line["text"].split("、")
    cells = [tuple(names[at : at + 2]) for at in range(0, len(names), 2)]
    cells[0] = (line["number"], *cells[0])
    printed = [left.pop(0) for _ in cells]
    if left and left[0].text == reference:
        printed.append(left.pop(0))
        cells.append((reference,))
    elif reference:
        cells[-1] = (reference, *cells[-1])
    assert ["".join(row.text.split()) for row in printed] == ["".join(row) for row in cells]
    return Element("signatory", printed, line["number"], cells=tuple(cells))


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


def faults(found: Sequence[Element], form: Form = STANDARD) -> Iterator[str]:
    """What does not stand where the standard has it, in words."""
    yield from _places(found, form)
    for each in found:
        if each.kind == "signatory":
            yield from _upward_faults(each)
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
    if each.kind == "signatory":
        return [(None, None)] * len(each.rows)
    if each.kind in ("title", "letterhead", "reference"):
        widths = [row.right - row.left for row in each.rows]
        middle = LEFT + (EDGE - LEFT) / 2
        return [(middle - width / 2, middle + width / 2) for width in widths]
    last = len(each.rows) - 1
    first, others = _indents(each)
    edge = EDGE - SMALL if each.kind in ("copies", "issue") else EDGE
    if each.kind == "issue":
        return [(None if each.rows[0].text[:1].isdigit() else LEFT + SMALL, edge)]  # the day alone stands at the edge
    return [(LEFT + (others if at else first), None if at == last else edge) for at in range(last + 1)]


def _upward_faults(each: Element) -> Iterator[str]:
    """The number begins a character in; names stand below each other, the last of two or the only one ends a character
    in, and what says that they sign stands right before the first (7.2.5, 7.2.6)."""
    names = [cell for row in each.cells for cell in row if "〔" not in cell and cell != each.number]
    widest = max(len(name) for name in names)
    columns = min(2, len(names))
    first = COLUMNS - 1 - columns * widest - (columns - 1)
    for row, cells in zip(each.rows, each.cells, strict=True):
        own = [cell for cell in cells if cell in names]
        wanted = [first + at * (widest + 1) for at in range(len(own))]
        if each.number in cells:
            wanted[0] -= len(each.number)
        if "〔" in cells[0]:
            wanted = [1, *wanted]
        for column in wanted:
            if min(abs(start - LEFT - column * CHARACTER) for start in row.starts) > NEAR:
                yield f"nothing of “{row.text}” begins {column} characters in, but at {row.starts}"
        if len(own) == columns and len(own[-1]) == widest and abs(row.right - EDGE + CHARACTER) > NEAR:
            yield f"“{row.text}” ends at {row.right:.2f} mm"


def _indents(each: Element) -> tuple[float, float]:
    """How far in the first row begins, and the others."""
    if each.kind in ("addressee", "annex", *MARKS):
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


def _places(found: Sequence[Element], form: Form) -> Iterator[str]:
    """Every row stands on a line of its sheet, right under the one before it or as many lines lower as there are to be
    empty. What stands at the foot does so by itself, and so does what is below a letterhead, a table or a title whose
    lines have a pitch of their own."""
    before: tuple[Element, Row] | None = None
    headed = -1
    for each in found:
        for at, row in enumerate(each.rows):
            if each.kind in FOOT:
                continue
            place = round(form.place(row))
            if each.kind == "letterhead":
                headed = row.page
                top = row.middle - row.size / MM / 2 - at * 1.12 * row.size / MM  # its lines are close
                if abs(top - form.top - LETTERHEAD) > NEAR:
                    yield f"“{row.text}” begins {top - form.top:.2f} mm below the edge of the text"
            if each.kind in ("reference", "signatory") or (each.kind == "title" and form.title != form.pitch):
                headed = row.page
            off = row.page != headed and abs(form.place(row) - place) * form.pitch > NEAR
            if off and not _hangs(found, each):
                yield f"“{row.text[:12]}” stands {(form.place(row) - place) * form.pitch:.2f} mm off line {place}"
            if not 0 <= place < ROWS:
                yield f"“{row.text[:12]}” stands on line {place}"
            if before and row.page == before[1].page:
                skipped = 0 if at else _between(before[0].kind, each)
                heights = [form.title if one.kind == "title" else form.pitch for one in (before[0], each)]
                wanted = form.place(before[1]) + skipped + sum(heights) / 2 / form.pitch
                if not each.after_table and abs(form.place(row) - wanted) * form.pitch > _tolerance(before[0], each):
                    yield f"“{row.text[:12]}” stands on line {form.place(row):.2f}, not {wanted:.2f}"
            elif place and each.kind not in SIGNED and row.page != headed:
                yield f"“{row.text[:12]}” begins its sheet on line {place}"
            if before and row.page != before[1].page and not at:
                if before[0].kind in ("title", "heading") and not each.after_table and _leads(before[0], each):
                    yield f"“{before[1].text[:12]}” is the last line of its sheet"
                if each.kind in SIGNED and not each.after_table:
                    yield f"“{row.text}” is signed on a sheet without text"
                if not each.new_page and not each.after_table and _room(before[1], form) > _needed(found, each):
                    yield f"“{row.text[:12]}” begins a sheet; {_room(before[1], form)} lines are empty before it"
            before = each, row
    yield from _foot([row for each in found if each.kind in FOOT for row in each.rows], found, form)


def _leads(head: Element, each: Element) -> bool:
    """Whether what follows stands under a title or a heading: a heading of its own level or above does not."""
    return each.kind != "heading" or each.level > head.level


def _room(last: Row, form: Form) -> int:
    """How many lines are empty below the last of a sheet."""
    return ROWS - 1 - round(form.place(last))


def _needed(found: Sequence[Element], each: Element) -> int:
    """How many lines at most may be empty before something that begins a sheet: a signature takes the last line of the
    text and the list of annexes along, a heading those under it. Never half a sheet."""
    at = next(place for place, other in enumerate(found) if other is each)
    kept = found[at : at + KEPT]
    return sum(len(other.rows) for other in kept) + 3


KEPT = 6
"""What stands together at most: a list of four annexes and a signature."""

MARKS = ("serial", "secrecy", "urgency")
SIGNED = ("organisation", "date")
FOOT = ("copies", "issue")


def _hangs(found: Sequence[Element], each: Element) -> bool:
    """Whether something stands behind a table, whose rows are as high as their words need."""
    return any(other.after_table for other in found[: found.index(each) + 1])


def _tolerance(before: Element, each: Element) -> float:
    """What a red line and the sizes of its characters add to a letterhead is not told by lines."""
    if each.kind == "letterhead":  # which stands by itself
        return HEIGHT
    return 2 * PITCH if before.kind in ("letterhead", "reference", "signatory") else NEAR


def _between(before: str, each: Element) -> float:
    """How many lines are empty between two elements."""
    if each.kind in SIGNED:
        return 0 if before in SIGNED else 3 if each.sealed else 1
    if before in ("letterhead", "reference", "signatory") or (before in MARKS and each.kind not in MARKS):
        return 2
    if each.kind == "annexes":
        return 0 if before == "annexes" else 1
    return 1 if before in ("title", "annex") and each.kind != before else 0


def _foot(rows: Sequence[Row], found: Sequence[Element], form: Form) -> Iterator[str]:
    """The last line of what stands at the foot is the last of its sheet, which is the last."""
    for up, row in enumerate(reversed(rows)):
        if abs(row.middle - (HEIGHT - form.bottom - (up + 0.5) * form.pitch)) > NEAR + 0.6 * up:
            yield f"“{row.text[:12]}” stands at {row.middle:.2f} mm"
        if row.page < max(other.rows[-1].page for other in found):
            yield f"“{row.text[:12]}” is not on the last sheet"


NUMBERS = {
    "outer": "—{0}—",
    "centre": "—{0}—",
    "plain": "{0}",
    "total": "第{0}页共{1}页",
}
"""Page numbers without their space."""


def number_faults(pages: Sequence[Page], form: Form = STANDARD) -> Iterator[str]:
    """What is wrong with the page numbers: “— 1 —” in 14 points at the outer side, one of its own characters in; or
    what is chosen, in the middle."""
    found = numbers(pages, form)
    own = NUMBER / MM
    wanted = len(pages) if form.number in NUMBERS else 0
    if len(found) != wanted:
        yield f"{len(found)} numbers on {len(pages)} sheets"
    for at, row in enumerate(found):
        if "".join(row.text.split()) != NUMBERS.get(form.number, "").format(at + 1, len(pages)):
            yield f"sheet {at + 1} has the number {row.text}"
        at_edge = row.right - (EDGE - own) if at % 2 == 0 else row.left - (LEFT + own)
        at_middle = (row.left + row.right) / 2 - (LEFT + EDGE) / 2
        off = at_edge if form.number == "outer" else at_middle
        if abs(off) > NEAR:
            yield f"the number of sheet {at + 1} stands {off:.2f} mm off"
        below = row.middle - (HEIGHT - BOTTOM) - DASH
        if abs(below) > NEAR:
            yield f"the dashes of sheet {at + 1} stand {below:.2f} mm off"
        if abs(row.size - NUMBER) > 0.1:
            yield f"the number of sheet {at + 1} is set in {row.size} points"
