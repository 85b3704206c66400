"""What is wrong with an input, as its reader or a rule says it, and as it is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning stops it only under --strict; an info never does; a rule that is off reports
    nothing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


# What would break a line, turn its direction round, or cannot be written as UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text on one line: a character that would break it, and so could forge another finding, as \\u000a."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@dataclass(frozen=True, slots=True)
class Fix:
    """A mechanical correction on the finding's line: the characters `old` from `column` (from 1) on become `new`."""

    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader or a rule finds wrong.

    line: from 1. message: what is wrong. hint: what to do. words: the offending words as they stand on the page; where
    the column is not given, it is found from them. path: only where it is not that of the page or file in hand. code:
    only of what a reader finds: the rule that reports it. fix: a correction that is certain and changes no meaning.
    """

    line: int
    message: str
    hint: str
    words: str = ""
    column: int = 0
    path: str = ""
    fix: Fix | None = None
    code: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong.

    path: relative to the repository, with forward slashes. line: from 1. column: from 1 in characters, 0 for the whole
    line. code: PLN and three digits. message: what is wrong. hint: what to do; both are one line. words: the offending
    words exactly as they stand on the page; by these a page accepts the finding.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    words: str = ""
    fix: Fix | None = field(default=None, compare=False)

    @property
    def place(self) -> str:
        """File, line and, where it is known, column: `docs/plans/x.md:41:3`."""
        column = f":{self.column}" if self.column else ""
        return f"{visible(self.path)}:{self.line}{column}"

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message} → {self.hint}"
