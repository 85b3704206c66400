"""Carrying out the fixes that findings propose: mechanical ones, which change no meaning."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff

from planlib.model.findings import Finding


def fix_text(text: str, findings: Iterable[Finding]) -> str:
    """The text with every proposed fix made.

    A fix is made where its old words still stand; two that touch the same characters are made one after the other, the
    second when the text is checked again. Fixing a text until nothing more is proposed and fixing it once more gives
    the same text.
    """
    lines = text.split("\n")
    fixes = {(finding.line, finding.fix.column, finding.fix) for finding in findings if finding.fix}
    end: dict[int, int] = {}
    for number, column, fix in sorted(fixes, key=lambda item: (item[0], -item[1], item[2].old, item[2].new)):
        line, start = lines[number - 1], column - 1
        stop = start + len(fix.old)
        if line[start:stop] == fix.old and stop <= end.get(number, len(line)):
            lines[number - 1] = line[:start] + fix.new + line[stop:]
            end[number] = start
    return "\n".join(lines)


def diff(path: str, before: str, after: str) -> str:
    """The change as a unified diff; empty where there is none."""
    return "".join(unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}"))


def _lines(text: str) -> list[str]:
    """The lines with their ends. U+000A alone ends a line; where the last one has none, a diff says so."""
    *lines, last = text.split("\n")
    ended = [f"{line}\n" for line in lines]
    return [*ended, f"{last}\n\\ No newline at end of file\n"] if last else ended
