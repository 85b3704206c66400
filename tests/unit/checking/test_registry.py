"""What all rules have: a code, a name, a page of the guide, something that fails and something that passes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planlib.checking.rules import RULES, Rule, Scope
from planlib.checking.rules.registry import library_rule, page_rule
from planlib.inputs import Inputs
from planlib.publishing.labels import RULE_FAMILIES
from planlib.reading.documents import read_document
from planlib.reading.pages import read_page
from tests.support.paths import FIXTURES
from tests.unit.checking.cases import CASES


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_is_documented(rule: Rule) -> None:
    for part in (rule.summary, rule.why, rule.bad, rule.good):
        assert part.strip()
    assert "\n" not in rule.summary
    assert rule.summary.endswith((".", "。"))
    assert rule.bad != rule.good


PASS = sorted((FIXTURES / "pass").glob("*.md"))
FAIL = sorted((FIXTURES / "fail").glob("*.md"))

MODULES = {
    "PLN1": ("front_matter",),
    "PLN2": ("copies", "headings", "structure"),
    "PLN3": ("headings", "topics"),
    "PLN4": (
        "characters",
        "counting",
        "dates",
        "glyphs",
        "names",
        "punctuation",
        "residue",
        "spelling",
        "wording",
    ),
    "PLN5": ("links",),
    "PLN6": ("safety",),
    "PLN7": ("ledger",),
    "PLN8": ("register",),
    "PLN9": ("dated",),
}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_has_a_code_a_name_and_its_family_s_place(rule: Rule) -> None:
    assert re.fullmatch(r"PLN[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.family == rule.code[:4]
    assert rule.check.__module__ in [f"planlib.checking.rules.{module}" for module in MODULES[rule.family]]


def test_every_family_has_a_name_for_readers() -> None:
    assert set(RULE_FAMILIES) == {rule.family for rule in RULES.values()} == set(MODULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_has_something_that_fails_it_and_something_that_passes(rule: Rule) -> None:
    failing = {path.name[:6] for path in FAIL} | {item.code for item in CASES if item.findings} | lines("+ ")
    passing = {path.name[:6] for path in PASS} | {item.code for item in CASES if not item.findings} | lines("- ")
    assert rule.code in failing
    assert rule.code in passing


def lines(mark: str) -> set[str]:
    """The rules that have a line with this mark in tests/fixtures/lines."""
    files = (FIXTURES / "lines").glob("*.txt")
    return {file.stem for file in files if any(line.startswith(mark) for line in file.read_text("utf-8").split("\n"))}


def test_every_fixture_and_case_belongs_to_a_rule() -> None:
    named = {path.name[:6] for path in (*PASS, *FAIL)} | {item.code for item in CASES}
    assert named | lines("+ ") | lines("- ") == set(RULES)


# Examples that say in brackets what they are about cannot be tried out.
EXAMPLES = [
    rule
    for rule in RULES.values()
    if rule.family not in ("PLN1", "PLN3", "PLN7", "PLN8") and not rule.bad.startswith(("(", "（"))
]
EXAMPLES = [rule for rule in EXAMPLES if rule.scope is not Scope.LIBRARY or rule.family == "PLN5" or "[" in rule.bad]


def reported(rule: Rule, text: str, inputs: Inputs) -> bool:
    """Whether a rule reports anything on a page with this text, or on a document with it."""
    front = "---\nplan: 1\ntitle: 年度计划\nlevel: community\ntype: plan\n---\n\n"
    page = read_page("docs/plans/wm-1.md", front + text.replace("\\u200b", "\u200b") + "\n")
    guidance = read_page("docs/plans/wm-1.md", "## 指导思想 { #guidance }\n")
    if rule.scope is Scope.PAGE:
        return any(rule.check(page, replace(inputs, pages=(page,))))
    folder = "docs" if rule.code == "PLN503" else "docs/topics"
    published = frozenset(["docs/guide/index.md", "docs/topics/figure.png", "docs/plans/wm-1.md"])
    document = read_document(f"{folder}/x.md", text)
    return any(rule.check(replace(inputs, pages=(guidance,), documents=(document,), published=published)))


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_a_rule_reports_its_bad_example_and_not_its_good_one(rule: Rule, small: Inputs) -> None:
    assert reported(rule, rule.bad, small)
    assert not reported(rule, rule.good, small)


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def undocumented(page: Any, inputs: Any) -> Any:
    """A rule without its parts."""


def test_a_rule_without_its_parts_is_not_registered() -> None:
    before = dict(RULES)
    with pytest.raises(KeyError, match="PLN999 has no part Why, Bad, Good"):
        page_rule("PLN999")(undocumented)
    assert before == RULES


@pytest.mark.parametrize("register", [page_rule, library_rule])
def test_a_code_is_registered_once(register: Callable[[str], Callable[[Any], Any]]) -> None:
    with pytest.raises(ValueError, match="PLN101"):
        register("PLN101")(undocumented)
