"""The register of notices (时效提示): phrases that have run out, what holds now, and what says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, Strict
from pydantic_core import PydanticCustomError

from planlib import places
from planlib.contract import RECALLED_AFTER, RECALLED_BEFORE, Action, Confidence, NoticeKind, Timeliness
from planlib.model.findings import Problem
from planlib.model.numbering import number_forms
from planlib.model.record import Id, Line, Record
from planlib.reading.messages import say
from planlib.reading.records import Loc, RecordReader

from .dates import first_day, last_day
from .patterns import NUMBER_TOKEN, PatternError, read_pattern

REGISTER_FILE = places.REGISTER_FILE
REGISTER_RULE = "PLN801"  # what is wrong with the whole of it
FEWEST_EXAMPLES = 2
_ADDRESS = re.compile(r"[^\s\x00-\x1f\x7f<>\"'`{}|\\^]+")


def _day(text: str) -> str:
    if not first_day(text):
        raise PydanticCustomError("no_date", "no date")
    return text


def _address(url: str) -> str:
    try:
        parts = urlsplit(url) if _ADDRESS.fullmatch(url) else None
    except ValueError:
        parts = None
    if not (parts and parts.scheme in ("http", "https") and parts.hostname):
        raise PydanticCustomError("no_address", "no address")
    return url


def _pattern(source: str) -> str:
    try:
        read_pattern(source)
    except PatternError as error:
        words = {"at": error.at, "message": error.message, "hint": error.hint}
        raise PydanticCustomError("pattern", "not understood", words) from error
    return source


Day = Annotated[Line, AfterValidator(_day), Field(json_schema_extra={"pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"})]
"""A year, a month or a day, as text."""

Address = Annotated[Line, AfterValidator(_address), Field(json_schema_extra={"pattern": "^https?://"})]
PatternText = Annotated[Line, AfterValidator(_pattern)]
Examples = Annotated[tuple[Line, ...], Field(min_length=FEWEST_EXAMPLES)]
Whole = Annotated[int, Strict()]


class NoticeSource(Record):
    """What a notice rests on."""

    title: Annotated[Line, Field(examples=["法治宣传教育法第二条"])]
    url: Annotated[Address, Field(examples=["https://www.example.cn/law"])] = ""
    checked: Annotated[Day, Field(description="The day on which somebody looked.", examples=["2026-11-23"])]


class Count(Record):
    """A number that goes up by one every so many years: `number` in `year`."""

    year: Annotated[Whole, Field(ge=1, le=9999, examples=[2022])]
    number: Annotated[Whole, Field(examples=[20])]
    every: Annotated[Whole, Field(ge=1, examples=[5])]

    def in_year(self, year: int) -> int:
        """The number of another year; it stays the same until the next step."""
        return self.number + (year - self.year) // self.every


class Notice(Record):
    """An entry of the register.

    since, until: from when to when the phrase is in force, as written, empty where it is not known or not over. now:
    what to write instead. pattern, exception: see `patterns`; what overlaps a match of the exception is not meant.
    replacements: by the words that are matched. matches, passes: what the pattern must and must not find. review: when
    to look at the entry again.
    """

    id: Annotated[Id, Field(examples=["si-wu-pu-fa"])]
    title: Annotated[Line, Field(examples=["“四五”普法"])]
    kind: Annotated[NoticeKind, Field(examples=["programme"])]
    since: Annotated[Day, Field(description="When it came into force.", examples=["2001"])] = Field(
        "", validation_alias="from", serialization_alias="from"
    )
    until: Annotated[Day, Field(description="When it ran out: a year, a month or a day.", examples=["2005-12"])] = ""
    now: Annotated[Line, Field(description="What holds now.", examples=["“九五”普法"])] = ""
    action: Annotated[Action, Field(examples=["replace"])]
    note: Annotated[Line, Field(examples=["第四个五年普法规划，二〇〇五年结束。"])]
    pattern: Annotated[
        PatternText,
        Field(description="A regular expression of few means; {n} stands for a number.", examples=["“?四五”?普法"]),
    ]
    exception: Annotated[
        PatternText, Field(description="What overlaps a match of this is not meant.", examples=["四五普法以来"])
    ] = Field("", validation_alias="except", serialization_alias="except")
    replacements: Annotated[
        dict[Line, Line],
        Field(min_length=1, description="By the words as they are matched.", examples=[{"四五普法": "九五普法"}]),
    ] = Field(default_factory=dict)
    count: Annotated[
        Count | None,
        Field(
            description="The number of `year`; it goes up by one every so many years.",
            examples=[{"year": 2022, "number": 20, "every": 5}],
        ),
    ] = None
    matches: Annotated[
        Examples,
        Field(description="Texts in which the pattern must find something.", examples=[["四五普法", "四五普法规划"]]),
    ]
    passes: Annotated[
        Examples, Field(description="Texts in which it must find nothing.", examples=[["开展九五普法", "七五普法"]])
    ]
    sources: Annotated[
        tuple[NoticeSource, ...], Field(examples=[[{"title": "法治宣传教育法", "checked": "2026-11-23"}]])
    ] = ()
    confidence: Annotated[Confidence, Field(examples=["high"])]
    review: Annotated[Day, Field(description="When to look at the entry again.", examples=["2027-11"])]

    def in_force(self, day: date) -> bool:
        """Whether the phrase holds on a day for certain: nothing is known to be over where no end is given."""
        end = last_day(self.until)
        return end is not None and end >= day

    def is_marked(self, day: date) -> bool:
        """Whether the phrase is pointed out to readers."""
        return self.action.timeliness is not Timeliness.NONE and not self.in_force(day)

    def exception_in(self, year: int) -> str:
        """The pattern of what is not meant in a year: the exception, and where there is a count its number of the year,
        which holds, the next one, which is still to come, and an event that is recalled by its number."""
        number = self.count.in_year(year) if self.count else 0
        if number < 1:
            return self.exception
        forms = "|".join((*number_forms(number), *number_forms(number + 1)))
        current = self.pattern.replace(NUMBER_TOKEN, f"(?:{forms})")
        recalled = f"{RECALLED_BEFORE}(?:{self.pattern})|(?:{self.pattern}){RECALLED_AFTER}"
        return "|".join(filter(None, (self.exception, current, recalled)))

    def is_due(self, day: date) -> bool:
        """Whether the entry should have been looked at again before a day."""
        end = last_day(self.review)
        return end is not None and end < day


@dataclass(frozen=True, slots=True)
class Register:
    """The register as read. notices: the entries of the right form. problems: what is wrong with the form of others."""

    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()


def _code(kind: str, loc: Loc) -> str:
    """The rule that reports a mistake of form."""
    match kind:
        case "word_unknown":
            return "PLN802"
        case "wrong_form":
            return "PLN803"
        case "no_date":
            return "PLN804"
        case "pattern":
            return "PLN805"
        case "too_short" if loc and loc[-1] in ("matches", "passes"):
            return "PLN806"
        case "no_address":
            return "PLN808"
    return REGISTER_RULE


_REGISTER: RecordReader[tuple[Notice, ...]] = RecordReader(tuple[Notice, ...], _code, "过时提法登记", entries=())


def read_register(text: str) -> Register:
    """Read docs/notices.yml; one without an entry was emptied. What is wrong in it is kept in `problems`, for a
    rule."""
    read = _REGISTER.read_text(text, empty=())
    if not (read.value or read.problems):
        return Register(problems=(say("register_empty", 1, code=REGISTER_RULE),))
    return Register(read.value or (), read.problems)


def due(notices: Iterable[Notice], day: date) -> list[Notice]:
    """The notices that should have been looked at again before a day, the longest overdue first."""
    return sorted((notice for notice in notices if notice.is_due(day)), key=lambda notice: (notice.review, notice.id))
