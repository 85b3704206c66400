"""Findings as text, JSON and GitHub annotations."""

from __future__ import annotations

import json

import pytest

from planlib.findings import REPORTS, Finding, Severity, github_report, json_report, text_report

TYPED = Finding("docs/plans/x.md", 41, 0, "PLN204", "“一、目标” begins with a number", "take it out")
MASKED = Finding("docs/plans/x.md", 9, 7, "PLN401", "a masked word", "make it a field", Severity.WARNING)


def test_a_line_of_text_says_where_what_and_what_to_do() -> None:
    assert text_report([TYPED]) == ("docs/plans/x.md:41: PLN204 “一、目标” begins with a number → take it out")


def test_a_column_is_given_where_it_is_known() -> None:
    assert text_report([MASKED]) == "docs/plans/x.md:9:7: PLN401 a masked word → make it a field"


def test_one_line_a_finding_in_the_order_given() -> None:
    assert text_report([TYPED, MASKED]).split("\n") == [str(TYPED), str(MASKED)]


def test_json_has_every_part_of_a_finding() -> None:
    assert json.loads(json_report([TYPED, MASKED])) == [
        {
            "path": "docs/plans/x.md",
            "line": 41,
            "column": 0,
            "code": "PLN204",
            "message": "“一、目标” begins with a number",
            "hint": "take it out",
            "severity": "error",
        },
        {
            "path": "docs/plans/x.md",
            "line": 9,
            "column": 7,
            "code": "PLN401",
            "message": "a masked word",
            "hint": "make it a field",
            "severity": "warning",
        },
    ]


def test_json_keeps_chinese_readable_and_escapes_what_it_must() -> None:
    report = json_report([Finding("a.md", 1, 0, "PLN104", '标题 "x"\n\\', "改")])
    assert "标题" in report
    assert json.loads(report)[0]["message"] == '标题 "x"\n\\'


def test_github_gets_a_command_a_finding() -> None:
    assert github_report([TYPED, MASKED]).split("\n") == [
        "::error file=docs/plans/x.md,line=41,title=PLN204::“一、目标” begins with a number → take it out",
        "::warning file=docs/plans/x.md,line=9,title=PLN401::a masked word → make it a field",
    ]


def test_github_commands_are_escaped() -> None:
    finding = Finding("docs/a,b:c%.md", 1, 0, "PLN104", "50%: a,b\r\nc", "::error::d")
    assert github_report([finding]) == (
        "::error file=docs/a%2Cb%3Ac%25.md,line=1,title=PLN104::50%25: a,b%0D%0Ac → ::error::d"
    )


def test_an_escape_is_not_escaped_twice() -> None:
    assert github_report([Finding("a.md", 1, 0, "PLN104", "%0A", "")]).endswith("::%250A → ")


@pytest.mark.parametrize(("form", "empty"), [("text", ""), ("json", "[]"), ("github", "")])
def test_no_findings_make_an_empty_report(form: str, empty: str) -> None:
    assert REPORTS[form]([]) == empty


def test_there_are_three_forms() -> None:
    assert list(REPORTS) == ["text", "json", "github"]


def test_findings_sort_by_place() -> None:
    def at(path: str, line: int, column: int = 0, code: str = "PLN101") -> Finding:
        return Finding(path, line, column, code, "", "")

    ordered = [at("a.md", 2), at("a.md", 10), at("a.md", 10, 3), at("a.md", 10, 3, "PLN102"), at("b.md", 1)]
    shuffled = [ordered[place] for place in (3, 0, 4, 2, 1)]
    assert sorted(shuffled) == ordered
