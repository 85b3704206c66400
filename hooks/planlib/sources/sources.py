"""Sources and their ledgers: what was received, what was repaired, and the proof that nothing else changed.

A ledger entry replaces the one place where `before` stands by `after`. Only the characters that differ between the two
count as changed; the rest is there to find the place. Entries address the source as received, so their order does not
matter and two of them may not change the same characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from planlib.model.fields import FIELD
from planlib.model.findings import visible
from planlib.model.page import Page, SourceRange
from planlib.model.numbering import split_typed
from planlib.model.plaintext import TextLine, page_lines, written
from planlib.reading.strictyaml import YamlProblem, load

REPAIR_KEYS = ("line", "before", "after", "kind", "reason", "evidence", "witness")
LEDGER_SUFFIX = ".ledger.yml"
MAX_WITNESSES = 20  # of an entry
# What is aligned with each other grows with its square and more, so it is bounded.
MAX_CHANGED = 80  # characters between the first and the last that an entry changes
MAX_ALIGNED = 500  # lines between the first and the last in which a page differs; beyond, they are compared in order


@dataclass(frozen=True, slots=True)
class Repair:
    """One entry of a ledger. line: in the source, from 1. at: the entry's own line in the ledger."""

    line: int
    before: str
    after: str
    kind: str
    reason: str
    evidence: str
    witness: tuple[int, ...]
    at: int


class SourceProblem(NamedTuple):
    """Something wrong with a ledger entry (`at` counts in the ledger) or with the account of a source."""

    code: str
    at: int
    message: str
    hint: str


class Edit(NamedTuple):
    """Source characters start … end (from 0) become `text`."""

    start: int
    end: int
    text: str
    repair: Repair


@dataclass(frozen=True)
class Collection:
    """A source as received, with its ledger. `lines` are the physical lines, without their ends."""

    name: str
    path: str
    ledger_path: str
    title: str
    text: str
    repairs: tuple[Repair, ...]
    problems: tuple[SourceProblem, ...]

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def line_at(self, offset: int) -> int:
        return bisect_right(self.starts, offset)


class Place(NamedTuple):
    """Where a repair stands in a text: it put in the characters start … end (nothing where both are the same), and took
    out `removed`."""

    start: int
    end: int
    removed: str
    repair: Repair


@dataclass(slots=True)
class Paragraph:
    """A line of the repaired text that holds more than white space. `kept` marks the stretches that come unchanged from
    the source, as (start, end) within `text`; `places` what the ledger put in or took out."""

    text: str
    first: int
    last: int
    kept: list[tuple[int, int]]
    places: list[Place]

    def kept_characters(self, start: int = 0) -> int:
        """How many characters from `start` on were kept, white space aside."""
        return sum(count_visible(self.text[max(a, start) : b]) for a, b in self.kept if b > start)


@dataclass(slots=True)
class Tally:
    """Of one kind of repair: how many entries, and how many characters they took out and put in (white space aside)."""

    entries: int = 0
    removed: int = 0
    inserted: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """Where every character of a source went, white space aside. `unaccounted` must be 0."""

    received: int
    on_pages: int
    numbers: int
    repaired: dict[str, Tally]

    @property
    def removed(self) -> int:
        return sum(tally.removed for tally in self.repaired.values())

    @property
    def unaccounted(self) -> int:
        return self.received - self.on_pages - self.numbers - self.removed


@dataclass(frozen=True, slots=True)
class Replay:
    """A collection after its ledger was applied."""

    paragraphs: tuple[Paragraph, ...]
    repaired: dict[str, Tally]
    problems: tuple[SourceProblem, ...]


def squash(text: str) -> str:
    """The text without any white space: what the audit compares."""
    return "".join(text.split())


def count_visible(text: str) -> int:
    return len(squash(text))


def read_collection(
    name: str, path: str, text: str, ledger_path: str, ledger: str, kinds: dict[str, str]
) -> Collection:
    """Read a source and its ledger. Entries that are malformed are reported (PLN707) and left out."""
    problems: list[SourceProblem] = []
    repairs: list[Repair] = []
    title = name
    try:
        data = load(ledger)
    except YamlProblem as problem:
        problems.append(SourceProblem("PLN707", problem.line, problem.message, "write the ledger as plain YAML"))
        data = None
    if isinstance(data, dict) and isinstance(data.get("repairs"), list):
        title = str(data.get("title", name))
        entries = data["repairs"]
        for at, entry in zip(entries.lines, entries, strict=True):
            complaint = _complaint(entry, kinds)
            if complaint:
                problems.append(SourceProblem("PLN707", at, *complaint))
            else:
                repairs.append(_repair(entry, at))
    elif not problems:
        problems.append(
            SourceProblem("PLN707", 1, "the ledger has no list “repairs”", "add “repairs:” with its entries")
        )
    return Collection(name, path, ledger_path, title, text, tuple(repairs), tuple(problems))


def _complaint(entry: Any, kinds: dict[str, str]) -> tuple[str, str] | None:
    if not isinstance(entry, dict):
        return "an entry is not a list of keys and values", f"give it the keys {', '.join(REPAIR_KEYS)}"
    unknown = [key for key in entry if key not in REPAIR_KEYS]
    if unknown:
        return f"unknown key “{unknown[0]}”", f"the keys are {', '.join(REPAIR_KEYS)}"
    for key in ("before", "after", "kind", "reason"):
        if not isinstance(entry.get(key), str) or (key != "after" and not entry[key]):
            return f"“{key}” is missing or is not text", f"add “{key}”, in quotes where YAML would read a number"
    if not entry["reason"].strip():
        return "“reason” is empty", "say why"
    if type(entry.get("line")) is not int:
        return "“line” is missing or is not a number", "give the physical line of the source, from 1"
    if entry["kind"] not in kinds:
        return f"unknown repair kind “{entry['kind']}”", f"the kinds are {', '.join(kinds)}"
    witness = entry.get("witness", [])
    if not isinstance(witness, list) or not all(type(line) is int for line in witness):
        return "“witness” is not a list of source lines", "write it as [353]"
    if len(witness) > MAX_WITNESSES:
        return f"“witness” has {len(witness)} lines, more than {MAX_WITNESSES}", "name those that prove the most"
    if not witness and not isinstance(entry.get("evidence"), str):
        return "neither “evidence” nor “witness” is given", "say what proves the repair"
    if entry["before"] == entry["after"]:
        return "“before” and “after” are the same", "take the entry out"
    head, tail = _common_ends(entry["before"], entry["after"])
    changed = [len(entry[key]) - head - tail for key in ("before", "after")]
    if all(changed) and max(changed) > MAX_CHANGED:
        return f"the entry changes {max(changed)} characters, more than {MAX_CHANGED}", "make several entries of it"
    return None


def _repair(entry: dict[str, Any], at: int) -> Repair:
    return Repair(
        line=entry["line"],
        before=entry["before"],
        after=entry["after"],
        kind=entry["kind"],
        reason=entry["reason"],
        evidence=entry.get("evidence", ""),
        witness=tuple(entry.get("witness", ())),
        at=at,
    )


def replay(collection: Collection) -> Replay:
    """Apply the ledger to the source."""
    problems = list(collection.problems)
    repaired: dict[str, Tally] = {}
    edits: list[Edit] = []
    for repair in collection.repairs:
        repaired.setdefault(repair.kind, Tally()).entries += 1
        edits += _edits(collection, repair, problems)
    edits.sort(key=lambda edit: (edit.start, edit.end))
    edits = list(_without_overlaps(edits, problems))
    for edit in edits:
        tally = repaired[edit.repair.kind]
        tally.removed += count_visible(collection.text[edit.start : edit.end])
        tally.inserted += count_visible(edit.text)
    paragraphs = tuple(_paragraphs(collection, edits))
    # A witness speaks for itself: what other witnesses put into its line proves nothing.
    testimony = tuple(_paragraphs(collection, [edit for edit in edits if not edit.repair.witness]))
    problems += _unproved(edits, testimony)
    return Replay(paragraphs, repaired, tuple(problems))


def _edits(collection: Collection, repair: Repair, problems: list[SourceProblem]) -> Iterator[Edit]:
    """The characters that a repair changes: the differences between `before` and `after`, at their place."""
    if not 1 <= repair.line <= len(collection.lines):
        message = f"the source has no line {repair.line}"
        problems.append(SourceProblem("PLN701", repair.at, message, "correct “line”"))
        return
    first = collection.starts[repair.line - 1]
    last = min(repair.line + repair.before.count("\n"), len(collection.lines))
    stretch = collection.text[first : collection.starts[last] - 1]
    place = stretch.find(repair.before)
    if place < 0 or stretch.find(repair.before, place + 1) >= 0:  # overlaps count too
        what = "does not stand" if place < 0 else "stands more than once"
        message = f"“{repair.before[:30]}” {what} on line {repair.line} of the source"
        hint = "correct “line” or “before”" if place < 0 else "add the characters around it to “before” and “after”"
        problems.append(SourceProblem("PLN701", repair.at, message, hint))
        return
    head, tail = _common_ends(repair.before, repair.after)
    before, after = repair.before[head : len(repair.before) - tail], repair.after[head : len(repair.after) - tail]
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            start = first + place + head
            yield Edit(start + i, start + j, after[k:m], repair)


def _common_ends(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """How many characters (or lines) two texts have in common at their start, and of the rest at their end."""
    head = _common_start(left, right)
    return head, _common_start(left[head:][::-1], right[head:][::-1])


def _common_start(left: Sequence[str], right: Sequence[str]) -> int:
    """How many characters (or lines) two texts have in common from their start."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(left), len(right)))


def _without_overlaps(edits: list[Edit], problems: list[SourceProblem]) -> Iterator[Edit]:
    """Edits in order, without those that change what another has changed already, or insert where another inserts."""
    previous: Edit | None = None
    for edit in edits:
        if previous and (edit.start < previous.end or edit[:2] == previous[:2]):
            message = f"this entry changes the same characters as the one on line {previous.repair.at}"
            problems.append(SourceProblem("PLN702", edit.repair.at, message, "make one entry of the two"))
            continue
        yield edit
        previous = edit


def _pieces(collection: Collection, edits: list[Edit]) -> Iterator[tuple[str, int, Edit | None]]:
    """The repaired text in pieces: the characters, their offset in the source, and the edit if they were not kept."""
    position = 0
    for edit in edits:
        yield collection.text[position : edit.start], position, None
        yield edit.text, edit.start, edit
        position = edit.end
    yield collection.text[position:], position, None


class _Piece(NamedTuple):
    """A stretch of a line of the repaired text. line: in the source. edit: what put it there; None if it was kept."""

    text: str
    line: int
    edit: Edit | None


def _paragraphs(collection: Collection, edits: list[Edit]) -> Iterator[Paragraph]:
    current: list[_Piece] = []
    for text, offset, edit in _pieces(collection, edits):
        start = collection.line_at(offset)
        for number, line in enumerate(text.split("\n")):
            if number:
                yield from _paragraph(collection, current)
                current = []
            if line or edit:
                current.append(_Piece(line, start if edit else start + number, edit))
    yield from _paragraph(collection, current)


def _paragraph(collection: Collection, pieces: list[_Piece]) -> Iterator[Paragraph]:
    """The pieces of a line as a paragraph, unless there is nothing but white space in them."""
    text = "".join(piece.text for piece in pieces)
    if not text.strip():
        return
    kept: list[tuple[int, int]] = []
    places: list[Place] = []
    end = 0
    for piece in pieces:
        start, end = end, end + len(piece.text)
        if piece.edit:
            removed = collection.text[piece.edit.start : piece.edit.end]
            places.append(Place(start, end, removed, piece.edit.repair))
        else:
            kept.append((start, end))
    lines = [piece.line for piece in pieces if piece.text]
    yield Paragraph(text, lines[0], lines[-1], kept, places)


def _normal(text: str) -> str:
    """Text for comparing a repair with its witness: no white space, fields without their examples."""
    return FIELD.sub(lambda match: f"{{{{{match[1]}}}}}", squash(text))


def _unproved(edits: list[Edit], paragraphs: tuple[Paragraph, ...]) -> Iterator[SourceProblem]:
    """Repairs whose inserted words do not stand in the lines that they name as witness."""
    spoken: defaultdict[int, dict[int, str]] = defaultdict(dict)  # by source line, what its paragraphs say
    for place, paragraph in enumerate(paragraphs):
        text = _normal(paragraph.text)
        for line in range(paragraph.first, paragraph.last + 1):
            spoken[line][place] = text
    for edit in edits:
        words = _normal(edit.text)
        if not (words and edit.repair.witness):
            continue
        lines = edit.repair.witness
        heard = {place: text for line in lines if line in spoken for place, text in spoken[line].items()}
        if words not in "".join(text for _, text in sorted(heard.items())):
            message = f"“{words[:30]}” does not stand in line {', '.join(map(str, lines))} of the source"
            yield SourceProblem("PLN706", edit.repair.at, message, "correct “witness”, or give “evidence” instead")


class AuditProblem(NamedTuple):
    """A place where a page and its source differ; `line` counts on the page."""

    code: str
    line: int
    message: str
    hint: str


@dataclass(slots=True)
class PageAudit:
    """A page held against its source.

    lines: the id of each section with text of its own, and the first and last source line of that text. places: by the
    line of the page where repairs stand in that line's text, its fields as written. on_pages, numbers: source
    characters that stand on the page, and those of printed numbers that the page derives.
    """

    problems: list[AuditProblem] = field(default_factory=list)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)
    places: dict[int, tuple[Place, ...]] = field(default_factory=dict)
    on_pages: int = 0
    numbers: int = 0


def audit_page(page: Page, source: SourceRange, replayed: Replay) -> PageAudit:
    """Compare a page, line by line, with the repaired text of its range."""
    audit = PageAudit()
    paragraphs = [p for p in replayed.paragraphs if source.first <= p.first <= source.last]
    lines = list(page_lines(page))
    sources = [squash(split_typed(paragraph.text)[1]) for paragraph in paragraphs]
    pages = [squash(written(line.runs)) for line in lines]
    for tag, i, j, k, m in _aligned(sources, pages):
        if tag == "equal":
            for paragraph, line in zip(paragraphs[i:j], lines[k:m], strict=True):
                _credit(paragraph, line, audit)
            continue
        paired = min(j - i, m - k)
        for offset in range(paired):
            audit.problems.append(_difference(lines[k + offset], pages[k + offset], sources[i + offset]))
        for paragraph in paragraphs[i + paired : j]:
            at = lines[min(k, len(lines) - 1)].line if lines else 1
            message = f"source line {paragraph.first} is missing here: “{paragraph.text.strip()[:30]}”"
            audit.problems.append(AuditProblem("PLN703", at, message, "put it on the page, or record its removal"))
        for line in lines[k + paired : m]:
            message = f"“{written(line.runs)[:30]}” does not stand in the source"
            audit.problems.append(AuditProblem("PLN704", line.line, message, "take it out, or record it in the ledger"))
    return audit


def _aligned(left: list[str], right: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What `SequenceMatcher.get_opcodes` gives, in bounded time."""
    head, tail = _common_ends(left, right)
    middles = left[head : len(left) - tail], right[head : len(right) - tail]
    yield "equal", 0, head, 0, head
    if max(map(len, middles)) <= MAX_ALIGNED:
        for tag, i, j, k, m in SequenceMatcher(None, *middles, autojunk=False).get_opcodes():
            yield tag, head + i, head + j, head + k, head + m
    else:
        end = head + min(map(len, middles))
        for place in range(head, end):
            yield "equal" if left[place] == right[place] else "replace", place, place + 1, place, place + 1
        yield "replace", end, len(left) - tail, end, len(right) - tail
    yield "equal", len(left) - tail, len(left), len(right) - tail, len(right)


def _difference(line: TextLine, page: str, source: str) -> AuditProblem:
    at = _common_start(page, source)
    start = max(at - 6, 0)
    message = f"the page reads “{page[start : at + 12]}” where source + ledger read “{source[start : at + 12]}”"
    return AuditProblem("PLN704", line.line, message, "restore the source's words, or record the change in the ledger")


def _credit(paragraph: Paragraph, line: TextLine, audit: PageAudit) -> None:
    printed, rest = split_typed(paragraph.text)
    prefix = len(paragraph.text) - len(rest)
    if printed and printed != line.number:
        message = f"the source prints “{paragraph.text[:prefix].strip()}” where the page derives “{line.number}”"
        hint = "record the difference as a repair of kind number, or mend the order or level of the headings"
        audit.problems.append(AuditProblem("PLN705", line.line, message, hint))
    kept = paragraph.kept_characters(prefix)
    audit.on_pages += kept
    audit.numbers += paragraph.kept_characters() - kept
    if places := tuple(_places(paragraph, prefix, written(line.runs))):
        audit.places[line.line] = places
    if line.section:
        first, last = audit.lines.get(line.section.id, (paragraph.first, paragraph.last))
        audit.lines[line.section.id] = (min(first, paragraph.first), max(last, paragraph.last))


def _places(paragraph: Paragraph, prefix: int, text: str) -> Iterator[Place]:
    """Where the repairs of a paragraph stand in the page's line `text`: the same characters, white space aside. What
    stands in the printed number alone has no place in the text."""
    offsets = [offset for offset, mark in enumerate(text) if not mark.isspace()]
    for start, end, removed, repair in paragraph.places:
        if start < prefix and end <= prefix:
            continue
        first = count_visible(paragraph.text[prefix : max(start, prefix)])
        length = count_visible(paragraph.text[max(start, prefix) : end])
        at = offsets[first] if first < len(offsets) else len(text)
        yield Place(at, offsets[first + length - 1] + 1 if length else at, removed, repair)


def unclaimed(replayed: Replay, ranges: list[SourceRange]) -> Iterator[Paragraph]:
    """Repaired paragraphs that stand in no page's range: text that would be lost."""
    for paragraph in replayed.paragraphs:
        if not any(source.first <= paragraph.first <= source.last for source in ranges):
            yield paragraph


def close_account(collection: Collection, replayed: Replay, audits: Iterable[PageAudit]) -> Account:
    """The account of a collection after all its pages were audited."""
    audits = list(audits)
    return Account(
        received=count_visible(collection.text),
        on_pages=sum(audit.on_pages for audit in audits),
        numbers=sum(audit.numbers for audit in audits),
        repaired=replayed.repaired,
    )


def account_report(name: str, account: Account) -> str:
    """The account as a few lines of text."""
    lines = [
        f"{visible(name)}: {account.received} characters received",
        f"  {account.on_pages:>6} on pages, unchanged",
        f"  {account.numbers:>6} in printed numbers, derived on the pages",
        f"  {account.removed:>6} repaired:",
    ]
    for kind, tally in sorted(account.repaired.items()):
        change = f"-{tally.removed} +{tally.inserted}"
        lines.append(f"         {kind:<12} {tally.entries:>4} entries  {change:>10}")
    lines.append(f"  {account.unaccounted:>6} unaccounted for")
    return "\n".join(lines)
