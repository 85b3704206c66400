"""A source as received and its ledger: the repairs that were made to it, each with its reason and its proof."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planlib.model.findings import Problem
from planlib.model.record import Line, LineNumber, Record
from planlib.reading.records import RecordReader
from planlib.reading.strictyaml import load
from planlib.reading.wordlists import one_of

from .alignment import common_ends

LEDGER_SUFFIX = ".ledger.yml"
PERSONAL = "personal"  # the kind of a repair whose words are nobody else's business
DIGEST = "^[0-9a-f]{64}$"
MAX_WITNESSES = 20  # of an entry
# What an entry changes is aligned, which takes the square of its length and more.
MAX_CHANGED = 80  # characters between the first and the last that an entry changes


class Loss(Record):
    """Something of a received file that its text does not hold as it was."""

    line: Annotated[LineNumber, Field(description="Physical line of the source, from 1.", examples=[17])]
    what: Annotated[Line, Field(examples=["图片没有列入"])]


class Repair(Record):
    """One entry of a ledger: `before` becomes `after`."""

    line: Annotated[LineNumber, Field(description="Physical line of the source, from 1.", examples=[17])]
    before: Annotated[
        str,
        Field(min_length=1, description="As received; it may run over the line's end.", examples=["弘杨"]),
    ]
    after: Annotated[str, Field(description="As on the page; empty where nothing is left.", examples=["弘扬"])]
    kind: Annotated[Line, one_of("repairs"), Field(description="Of vocabulary/terms.yml.", examples=["typo"])]
    reason: Annotated[Line, Field(examples=["形近误字"])]
    evidence: Annotated[Line, Field(description="What proves it, in words.", examples=["规范词形"])] = ""
    witness: Annotated[
        tuple[LineNumber, ...],
        Field(max_length=MAX_WITNESSES, description="Lines of the source that prove it.", examples=[[353]]),
    ] = ()

    @model_validator(mode="after")
    def _is_a_change_and_proved(self) -> Self:
        if self.before == self.after:
            raise PydanticCustomError("unchanged", "nothing changes")
        if not self.witness and not self.evidence:
            raise PydanticCustomError("unproved", "nothing proves it")
        head, tail = common_ends(self.before, self.after)
        changed = [len(text) - head - tail for text in (self.before, self.after)]
        if all(changed) and max(changed) > MAX_CHANGED:
            raise PydanticCustomError("changes_much", "too much", {"characters": max(changed), "most": MAX_CHANGED})
        return self


class Received(Record):
    """The file that a source was extracted from, which is kept beside it: a Word file, a saved web page."""

    file: Annotated[
        Line,
        Field(
            pattern=r"^[^/\\]+\.[A-Za-z0-9]+$",
            description="Its name, in the folder of the source.",
            examples=["年度计划.docx"],
        ),
    ]
    sha256: Annotated[str, Field(pattern=DIGEST, description="Of the file's bytes.", examples=["0" * 64])]
    text: Annotated[str, Field(pattern=DIGEST, description="SHA-256 of the text, in UTF-8.", examples=["0" * 64])]
    extraction: Annotated[Line, Field(description="How the text was got out of it.", examples=["读取 Word 文件"])]
    losses: Annotated[
        tuple[Loss, ...], Field(description="What of the file is not in the text, or stands there in another form.")
    ] = ()


class Ledger(Record):
    """A ledger: what was changed from the characters received to those on the pages, and why."""

    title: Annotated[Line | None, Field(description="What the collection calls itself.", examples=["年度计划"])] = None
    retrieved: Annotated[Line | None, Field(description="Where it comes from.", examples=["网络合集"])] = None
    received: Annotated[
        Received | None, Field(description="Only where the text was extracted from a file of another format.")
    ] = None
    repairs: Annotated[tuple[Repair, ...], Field(description="In any order.")]


class _Kinds(NamedTuple):
    repairs: Mapping[str, str]


_LEDGER = RecordReader(Ledger, lambda kind, loc: "PLN707", "校订账", entries=("repairs",))


@dataclass(frozen=True)
class Collection:
    """A source as received, with its ledger. `lines` are the physical lines, without their ends. received: the file
    that the text was extracted from. left_out: the source lines (from 1) of malformed entries. is_whole: whether all
    of the ledger but these entries could be read."""

    name: str
    path: str
    ledger_path: str
    title: str
    text: str
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]
    received: Received | None = None
    left_out: tuple[int, ...] = ()
    is_whole: bool = True

    @cached_property
    def lines(self) -> list[str]:
        """The physical lines, without their ends (U+000A)."""
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def line_at(self, offset: int) -> int:
        """The line, from 1, of the character at an offset, from 0."""
        return bisect_right(self.starts, offset)


def read_collection(
    name: str, path: str, text: str, ledger_path: str, ledger: str, kinds: Mapping[str, str]
) -> Collection:
    """Read a source and its ledger. kinds: of repairs. Malformed entries are reported (PLN707) and left out."""
    read = _LEDGER.read_text(ledger, context=_Kinds(kinds))
    title, repairs = (read.value.title, read.value.repairs) if read.value else (None, ())
    received = read.value.received if read.value else None
    left_out = tuple(_source_lines(ledger, read.problems)) if read.value and read.problems else ()
    is_whole = bool(read.value) and None not in left_out
    known = tuple(line for line in left_out if line is not None)
    return Collection(name, path, ledger_path, title or name, text, repairs, read.problems, received, known, is_whole)


def _source_lines(ledger: str, problems: Iterable[Problem]) -> Iterator[int | None]:
    """Which source lines the entries with problems are about; None where an entry does not say it."""
    entries = load(ledger)["repairs"]
    for problem in problems:
        place = bisect_right(entries.lines, problem.line) - 1
        if place >= 0:  # else it is about a key of the ledger, which changes no text
            line = entries[place].get("line") if isinstance(entries[place], Mapping) else None
            yield line if isinstance(line, int) else None
