"""Findings as text, JSON, GitHub annotations and SARIF."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest

from planlib.checking.reports import REPORTS, github_report, info_summary, json_report, sarif_report, text_report
from planlib.checking.rules import RULES
from planlib.model.findings import Finding, Fix, Severity

TYPED = Finding("docs/plans/x.md", 41, 0, "PLN204", "“一、目标” begins with a number", "take it out")
MASKED = Finding("docs/plans/x.md", 9, 7, "PLN402", "a masked word", "make it a field", Severity.WARNING, "xxx")
HALF = Finding(
    "docs/plans/x.md", 9, 3, "PLN411", "a half-width “,”", "write “，”", words="领导,完善", fix=Fix(5, ",", "，")
)


def test_one_line_a_finding_in_the_order_given() -> None:
    assert text_report([TYPED, MASKED]).split("\n") == [str(TYPED), str(MASKED)]


def test_json_has_every_part_of_a_finding() -> None:
    assert json.loads(json_report([TYPED, HALF])) == [
        {
            "path": "docs/plans/x.md",
            "line": 41,
            "column": 0,
            "code": "PLN204",
            "severity": "error",
            "words": "",
            "message": "“一、目标” begins with a number",
            "hint": "take it out",
            "fix": None,
        },
        {
            "path": "docs/plans/x.md",
            "line": 9,
            "column": 3,
            "code": "PLN411",
            "severity": "error",
            "words": "领导,完善",
            "message": "a half-width “,”",
            "hint": "write “，”",
            "fix": {"column": 5, "old": ",", "new": "，"},
        },
    ]


def test_json_keeps_chinese_readable_and_escapes_what_it_must() -> None:
    report = json_report([Finding("a.md", 1, 0, "PLN104", '标题 "x"\n\\', "改")])
    assert "标题" in report
    assert json.loads(report)[0]["message"] == '标题 "x"\n\\'


def test_github_gets_a_command_a_finding() -> None:
    assert github_report([TYPED, MASKED]).split("\n") == [
        "::error file=docs/plans/x.md,line=41,title=PLN204::“一、目标” begins with a number → take it out",
        "::warning file=docs/plans/x.md,line=9,col=7,title=PLN402::a masked word → make it a field",
    ]


def test_github_commands_are_escaped() -> None:
    finding = Finding("docs/a,b:c%\n.md", 1, 0, "PLN104", "50%: a,b\r\nc", "::error::d")
    assert github_report([finding]) == (
        "::error file=docs/a%2Cb%3Ac%25%0A.md,line=1,title=PLN104::50%25: a,b%0D%0Ac → ::error::d"
    )


def test_an_escape_is_not_escaped_twice() -> None:
    assert github_report([Finding("a.md", 1, 0, "PLN104", "%0A", "")]).endswith("::%250A → ")


def sarif(*findings: Finding) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(sarif_report(findings))["runs"][0]
    return run


def test_sarif_says_its_version_and_its_schema() -> None:
    log = json.loads(sarif_report([TYPED]))
    assert log["version"] == "2.1.0"
    assert "sarif-2.1.0" in log["$schema"]
    assert len(log["runs"]) == 1


def test_sarif_describes_the_rules_that_found_something_each_once() -> None:
    described = sarif(HALF, TYPED, HALF)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == ["PLN204", "PLN411"]
    assert described[0]["name"] == RULES["PLN204"].name
    assert described[0]["shortDescription"]["text"] == RULES["PLN204"].summary
    assert described[0]["defaultConfiguration"]["level"] == "error"


def test_a_sarif_result_points_to_its_rule_and_its_place() -> None:
    run = sarif(TYPED, MASKED, HALF)
    rules = run["tool"]["driver"]["rules"]
    for finding, result in zip((TYPED, MASKED, HALF), run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["level"] == finding.severity
        assert finding.message in result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == finding.path
        assert place["region"]["startLine"] == finding.line


def test_a_notice_is_a_note_in_sarif_and_a_notice_on_github() -> None:
    found = Finding("docs/plans/x.md", 9, 7, "PLN901", "“四五普法”", "write what holds now", Severity.INFO, "四五普法")
    run = sarif(found)
    assert run["results"][0]["level"] == "note"
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"] == "note"
    assert github_report([found]).startswith("::notice file=docs/plans/x.md,line=9,col=7,title=PLN901::")


def test_notices_are_summed_up_in_a_line() -> None:
    due = Finding("docs/notices.yml", 1, 0, "PLN809", "due", "look again", Severity.INFO)
    dated = [Finding(f"{name}.md", 1, 0, "PLN901", "x", "y", Severity.INFO) for name in "aab"]
    assert list(info_summary([TYPED, MASKED])) == []
    assert list(info_summary([TYPED, *dated])) == ["另有 3 处过时的提法，在 2 份计划里；加 --notices 逐条列出"]
    assert list(info_summary([*dated, due]))[1:] == ["docs/notices.yml 有 1 条该复核了；用 scripts/notices.py 列出"]


def test_a_sarif_region_takes_in_the_words_where_their_column_is_known() -> None:
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in sarif(TYPED, HALF)["results"]]
    assert regions == [{"startLine": 41}, {"startLine": 9, "startColumn": 3, "endColumn": 8}]
    assert sarif(HALF)["columnKind"] == "unicodeCodePoints"


def test_a_sarif_path_is_an_address() -> None:
    (result,) = sarif(Finding("docs/plans/年度 计划#1.md", 1, 0, "PLN213", "", ""))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(" #?")
    assert unquote(uri) == "docs/plans/年度 计划#1.md"


@pytest.mark.parametrize("form", REPORTS)
def test_every_report_takes_any_iterable(form: str) -> None:
    assert REPORTS[form](iter([TYPED, MASKED])) == REPORTS[form]([TYPED, MASKED])


@pytest.mark.parametrize(("form", "empty"), [("text", ""), ("json", "[]"), ("github", "")])
def test_no_findings_make_an_empty_report(form: str, empty: str) -> None:
    assert REPORTS[form]([]) == empty


def test_no_findings_make_a_sarif_log_without_results() -> None:
    assert sarif()["results"] == []


def test_there_are_four_forms() -> None:
    assert list(REPORTS) == ["text", "json", "github", "sarif"]
