"""What a rule reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning stops it only under --strict; a rule that is off reports nothing."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Fix:
    """A mechanical mend on the finding's line: the characters `old` from `column` (from 1) on become `new`."""

    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong.

    path: relative to the repository, with forward slashes. line: from 1. column: from 1 in characters, 0 for the whole
    line. code: PLN and three digits. message: what is wrong. hint: what to do. words: the offending words exactly as
    they stand on the page; by these a page accepts the finding.
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

    def __str__(self) -> str:
        column = f":{self.column}" if self.column else ""
        return f"{self.path}:{self.line}{column}: {self.code} {self.message} → {self.hint}"
