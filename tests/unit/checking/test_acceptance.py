"""Exceptions: findings that a page accepts, and rules that rules.yml makes softer, harder or silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planlib.checking.rules import RULES, Rule, run
from planlib.model.findings import Severity

if TYPE_CHECKING:
    from tests.support.repo import Repo

A, B = "docs/plans/a.md", "docs/plans/b.md"
YEAR = "清理沟渠，2012年以来种树。"


def accept(repo: Repo, *entries: str) -> None:
    """Put entries into the front matter of the second plan; the first stands on line 7."""
    repo.edit(B, "type: outline\n", "type: outline\naccept:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries))


def test_an_accepted_finding_disappears_and_no_other(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", f"{YEAR[:-1]}，2013年评比。")
    assert repo.findings() == [f"{B}:10 PLN435", f"{B}:10 PLN435"]
    accept(repo, "rule: PLN435, words: '2012', reason: 史实")
    assert repo.findings() == [f"{B}:12 PLN435"]


def test_one_entry_accepts_the_same_words_everywhere_on_its_page_and_on_no_other(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", YEAR)
    repo.edit(B, "口种树。", "口种树，2012年评比。")
    repo.write("docs/plans/c.md", (repo.root / B).read_text("utf-8").replace("plan: 2", "plan: 3"))
    accept(repo, "rule: PLN435, words: '2012', reason: 史实")
    assert repo.findings() == ["docs/plans/c.md:10 PLN435", "docs/plans/c.md:11 PLN435"]


def test_an_entry_accepts_findings_of_its_own_rule_only(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", "清理沟渠清理沟渠。")
    accept(repo, "rule: PLN435, words: 清理沟渠清理沟渠, reason: 史实")
    assert repo.findings() == [f"{B}:7 PLN108", f"{B}:12 PLN432"]


def test_findings_of_library_rules_stand_whatever_a_page_says(repo: Repo) -> None:
    repo.rename(B, "docs/plans/B.md")
    repo.edit("docs/plans/B.md", "type: outline\n", "type: outline\naccept: [{rule: PLN213, reason: 旧地址}]\n")
    assert repo.findings() == ["docs/plans/B.md:1 PLN213", "docs/plans/B.md:6 PLN107"]


@pytest.mark.parametrize(
    ("damage", "finding", "entry"),
    [
        (("level: village", "level: city"), f"{B}:4 PLN104", "rule: PLN104, reason: 原文如此"),
        (("清理沟渠。", "清理\\#沟渠。"), f"{B}:12 PLN207", "rule: PLN207, words: '\\', reason: 原文如此"),
    ],
)
def test_findings_that_the_build_relies_on_cannot_be_accepted(
    repo: Repo, damage: tuple[str, str], finding: str, entry: str
) -> None:
    repo.edit(B, *damage)
    accept(repo, entry)
    assert f"{B}:7 PLN107" in repo.findings()
    assert finding in repo.findings()


def test_the_audit_cannot_be_accepted(repo: Repo) -> None:
    repo.edit(A, "弘扬正气。", "弘扬新风。")
    repo.edit(A, "type: plan\n", "type: plan\naccept: [{rule: PLN704, reason: 更好}]\n")
    assert repo.findings() == [f"{A}:7 PLN107", f"{A}:19 PLN704"]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_an_entry_for_a_rule_is_unneeded_where_it_is_overridable_and_malformed_else(repo: Repo, rule: Rule) -> None:
    accept(repo, f"rule: {rule.code}, words: 清理, reason: 原文如此")
    assert repo.findings() == [f"{B}:7 {'PLN108' if rule.overridable else 'PLN107'}"]


@pytest.mark.parametrize(
    "entries",
    [
        "PLN435",
        "{rule: PLN435}",
        "[PLN435]",
        "[{rule: PLN435, words: '2012'}]",
        "[{rule: PLN435, words: '2012', reason: }]",
        "[{rule: PLN435, words: '2012', reason: 史实, line: 9}]",
        "[{rule: PLN435, reason: 2012}]",
        "[[PLN435, '2012', 史实]]",
        "true",
        "",
    ],
)
def test_a_malformed_entry_is_reported_and_accepts_nothing(repo: Repo, entries: str) -> None:
    repo.edit(B, "清理沟渠。", YEAR)
    repo.edit(B, "type: outline\n", f"type: outline\naccept: {entries}\n")
    assert repo.findings() == [f"{B}:6 PLN107", f"{B}:11 PLN435"]


def test_a_well_formed_entry_works_beside_a_malformed_one(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", YEAR)
    accept(repo, "rule: PLN435, words: '2012', reason: 史实", "rule: PLN435")
    assert repo.findings() == [f"{B}:8 PLN107"]


# rules.yml


def test_a_rule_that_is_off_reports_nothing(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", YEAR)
    repo.write("rules.yml", "severity: {PLN435: off}\n")
    assert repo.findings() == []


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_a_rule_is_as_hard_as_the_file_says(repo: Repo, severity: str) -> None:
    repo.edit(B, "清理沟渠。", f"清理,沟渠，{YEAR}")
    repo.write("rules.yml", f"severity: {{PLN411: {severity}, PLN435: {severity}}}\n")
    found = run(repo.inputs())
    assert [finding.code for finding in found] == ["PLN411", "PLN435"]
    assert {finding.severity for finding in found} == {Severity(severity)}
    assert bool(repo.open().library) == (severity == "warning")


def test_a_rule_that_is_not_named_keeps_its_severity(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", f"清理,沟渠，{YEAR}")
    repo.write("rules.yml", "severity: {PLN412: off}\n")
    assert [finding.severity for finding in run(repo.inputs())] == [Severity.ERROR, Severity.WARNING]


def test_rules_that_the_build_relies_on_cannot_be_turned_off(repo: Repo) -> None:
    repo.rename(B, "docs/plans/B.md")
    repo.write("rules.yml", "severity: {PLN213: off}\n")
    assert repo.findings() == ["docs/plans/B.md:1 PLN213", "rules.yml:1 PLN109"]


def test_what_is_accepted_of_a_rule_that_is_off_is_not_unneeded(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", YEAR)
    accept(repo, "rule: PLN435, words: '2012', reason: 史实")
    repo.write("rules.yml", "severity: {PLN435: off}\n")
    assert repo.findings() == []


def test_what_is_accepted_of_a_notice_that_cannot_be_read_is_not_unneeded(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", "清理沟渠，开展四五普法。")
    accept(repo, "rule: PLN901, words: 四五普法, reason: 说的是当年")
    assert repo.findings() == []
    repo.edit("docs/notices.yml", "until: '2005'", "until: 2005")
    assert repo.findings() == ["docs/notices.yml:5 PLN801"]
