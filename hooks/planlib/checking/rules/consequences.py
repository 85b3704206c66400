"""One mistake, one message: what only follows from another finding on the same page is not reported beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlib.model.findings import Finding, Severity
from planlib.model.page import OddityKind, Page

# On one line: what the first code names is the reason for what the others do.
_ON_THE_LINE = {
    "PLN207": ("PLN606", "PLN704"),
    "PLN304": ("PLN704",),
    "PLN305": ("PLN704",),
    "PLN405": ("PLN305", "PLN704"),
    "PLN601": ("PLN606", "PLN704"),
    "PLN602": ("PLN606", "PLN704"),
    "PLN606": ("PLN704",),
}
# On the page: a heading of the wrong level shifts the numbers that follow.
_ON_THE_PAGE = {"PLN201": ("PLN705",)}
# A heading whose braces are broken has no attributes, and its braces stand in its text.
_OF_A_BROKEN_HEADING = ("PLN202", "PLN208", "PLN216", "PLN301", "PLN303", "PLN305", "PLN606", "PLN704")
# Oddities whose text is not in the model, or in another place: the page cannot be held against its source.
_LOST = (
    OddityKind.SECOND_TITLE,
    OddityKind.LATE_HEADING,
    OddityKind.CODE_BLOCK,
    OddityKind.INDENTED_CODE,
    OddityKind.NESTED_LIST,
    OddityKind.SECOND_BREAK,
    OddityKind.OTHER,
)
_AUDIT = ("PLN703", "PLN704", "PLN705")


def without_consequences(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of a page without those that follow from others of them."""
    followers = {(finding.line, code) for finding in findings for code in _ON_THE_LINE.get(finding.code, ())}
    broken = {oddity.line for oddity in page.oddities if oddity.kind is OddityKind.ATTRIBUTES}
    followers |= {(line, code) for line in broken for code in _OF_A_BROKEN_HEADING}
    everywhere = {code for finding in findings for code in _ON_THE_PAGE.get(finding.code, ())}
    if any(oddity.kind in _LOST for oddity in page.oddities):
        everywhere.update(_AUDIT)
    accepted = {(entry.rule, entry.words) for entry in page.front.accept}
    certain = [
        other
        for other in findings
        if other.severity is Severity.ERROR
        and other.code.startswith("PLN4")
        and other.column
        and (other.code, other.words) not in accepted
    ]
    for finding in findings:
        if (finding.line, finding.code) in followers or finding.code in everywhere:
            continue
        if finding.code == "PLN704" and any(_touches(other, finding) for other in certain):
            continue  # what differs from the source is what another rule wants mended
        yield finding


def _touches(other: Finding, difference: Finding) -> bool:
    """Whether all that differs from the source lies in the words of another finding."""
    start, end = difference.column, difference.column + len(difference.words)
    return (
        other.line == difference.line
        and bool(difference.column)
        and other.column <= start
        and end <= other.column + len(other.words)
    )
