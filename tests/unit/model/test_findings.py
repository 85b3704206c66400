"""What a finding is: its order and its line of text."""

from __future__ import annotations

from planlib.model.findings import Finding, Fix, Severity

TYPED = Finding("docs/plans/x.md", 41, 0, "PLN204", "“一、目标” begins with a number", "take it out")
MASKED = Finding("docs/plans/x.md", 9, 7, "PLN402", "a masked word", "make it a field", Severity.WARNING, "xxx")


def test_a_line_of_text_says_where_what_and_what_to_do() -> None:
    assert str(TYPED) == "docs/plans/x.md:41: PLN204 “一、目标” begins with a number → take it out"


def test_a_column_is_given_where_it_is_known() -> None:
    assert str(MASKED) == "docs/plans/x.md:9:7: PLN402 a masked word → make it a field"


def test_findings_sort_by_place() -> None:
    def at(path: str, line: int, column: int = 0, code: str = "PLN101") -> Finding:
        return Finding(path, line, column, code, "", "")

    ordered = [at("a.md", 2), at("a.md", 10), at("a.md", 10, 3), at("a.md", 10, 3, "PLN102"), at("b.md", 1)]
    shuffled = [ordered[place] for place in (3, 0, 4, 2, 1)]
    assert sorted(shuffled) == ordered


def test_findings_that_differ_in_their_mends_only_can_be_sorted() -> None:
    mends = [Fix(2, ",", "，"), None, Fix(1, "a", "")]
    found = [Finding("a.md", 1, 1, "PLN411", "", "", fix=fix) for fix in mends]
    assert sorted(found) == found
