"""What a rule reports, and how a list of reports is printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning stops it only under --strict."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong.

    path: relative to the repository, with forward slashes. line: from 1. column: from 1 in characters, 0 for the whole
    line. code: PLN and three digits. message: what is wrong, with the offending words. hint: what to do.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        column = f":{self.column}" if self.column else ""
        return f"{self.path}:{self.line}{column}: {self.code} {self.message} → {self.hint}"


def text_report(findings: Iterable[Finding]) -> str:
    """One line a finding: `docs/plans/x.md:41: PLN204 message → what to do`."""
    return "\n".join(str(finding) for finding in findings)


def json_report(findings: Iterable[Finding]) -> str:
    """A JSON array, one object a finding."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)


def github_report(findings: Iterable[Finding]) -> str:
    """GitHub workflow commands, which annotate the lines of a pull request."""
    return "\n".join(
        f"::{finding.severity} file={_escape(finding.path, property=True)},line={finding.line},"
        f"title={finding.code}::{_escape(f'{finding.message} → {finding.hint}')}"
        for finding in findings
    )


def _escape(text: str, *, property: bool = False) -> str:
    """GitHub's escapes for workflow command data (and, more of them, for properties)."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property else text


REPORTS: dict[str, Callable[[Iterable[Finding]], str]] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
}
