"""Findings as text, JSON, GitHub annotations and SARIF."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from planlib.model.findings import Finding, Severity
from planlib.places import REGISTER_FILE

if TYPE_CHECKING:
    from .rules import Rule

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text_report(findings: Iterable[Finding]) -> str:
    """One line a finding: `docs/plans/x.md:41: PLN204 message → what to do`."""
    return "\n".join(map(str, findings))


def is_info(finding: Finding) -> bool:
    """Whether a finding stops nothing, whatever is asked of the check."""
    return finding.severity is Severity.INFO


def info_summary(findings: Iterable[Finding]) -> Iterator[str]:
    """The notices in a line or two: they are many, and most are known."""
    paths = [finding.path for finding in findings if is_info(finding)]
    due = paths.count(REGISTER_FILE)
    if dated := len(paths) - due:
        yield f"另有 {dated} 处过时的提法，在 {len({*paths} - {REGISTER_FILE})} 份计划里；加 --notices 逐条列出"
    if due:
        yield f"{REGISTER_FILE} 有 {due} 条该复核了；用 scripts/notices.py 列出"


def json_report(findings: Iterable[Finding]) -> str:
    """A JSON array, one object a finding; `fix` is null or the characters to replace and their column."""
    return json.dumps([_plain(finding) for finding in findings], ensure_ascii=False, indent=2)


def _plain(finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    return {
        "path": _encodable(finding.path),
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "severity": finding.severity,
        "words": finding.words,
        "message": finding.message,
        "hint": finding.hint,
        "fix": {"column": fix.column, "old": fix.old, "new": fix.new} if fix else None,
    }


def _encodable(path: str) -> str:
    """A path as UTF-8 can hold it: a file's name may be any bytes."""
    return os.fsencode(path).decode("utf-8", "replace")


def github_report(findings: Iterable[Finding]) -> str:
    """GitHub workflow commands, which annotate the lines of a pull request."""
    return "\n".join(map(_command, findings))


def _command(finding: Finding) -> str:
    column = f",col={finding.column}" if finding.column else ""
    place = f"file={_property(_encodable(finding.path))},line={finding.line}{column},title={finding.code}"
    return f"::{_GITHUB_COMMANDS[finding.severity]} {place}::{_data(f'{finding.message} → {finding.hint}')}"


_GITHUB_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
    Severity.OFF: "debug",
}


def _data(text: str) -> str:
    """GitHub's escapes for the data of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """GitHub's escapes for a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_SARIF_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.OFF: "none",
}


def sarif_report(findings: Iterable[Finding]) -> str:
    """SARIF 2.1.0, for code scanning: one run, with the rules that found something."""
    from .rules import RULES  # noqa: PLC0415 - takes longer than all the rest, and only here

    results = list(findings)
    codes = sorted({finding.code for finding in results})
    driver = {"name": "planlib", "rules": [_sarif_rule(RULES[code]) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, codes.index(finding.code)) for finding in results],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
    }


def _sarif_result(finding: Finding, index: int) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line}
    if finding.column:
        region["startColumn"] = finding.column
        region["endColumn"] = finding.column + len(finding.words)
    location = {"artifactLocation": {"uri": quote(os.fsencode(finding.path))}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": f"{finding.message} → {finding.hint}"},
        "locations": [{"physicalLocation": location}],
    }


REPORTS: dict[str, Callable[[Iterable[Finding]], str]] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
    "sarif": sarif_report,
}
