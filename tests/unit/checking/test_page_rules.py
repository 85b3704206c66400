"""Every rule for single pages, on what it refuses and on what comes near it.

A page in tests/fixtures/fail says in its front matter, or in a file NAME.expect beside it, which findings it must have
(`# expect: PLN204:12`), and it has no others; one in tests/fixtures/pass has none.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planlib.checking.rules import RULES, Scope, run
from planlib.inputs import Inputs
from planlib.model.findings import Finding
from planlib.reading.documents import read_document
from planlib.reading.files import read_text
from planlib.reading.pages import read_page
from tests.support.paths import FIXTURES, ROOT

PASS = sorted((FIXTURES / "pass").glob("*.md"))
FAIL = sorted((FIXTURES / "fail").glob("*.md"))


def expected(fixture: Path) -> list[str]:
    """The findings that a fixture says it has, as CODE:LINE."""
    sidecar = fixture.with_suffix(".expect")
    if sidecar.exists():
        return sorted(sidecar.read_text("utf-8").split())
    comment = re.search(r"^# expect: (.+)$", fixture.read_text("utf-8"), re.MULTILINE)
    return sorted(comment[1].split()) if comment else []


def findings(fixture: Path, inputs: Inputs) -> list[Finding]:
    """What the rules for single pages report, without what the page accepts."""
    file = read_text(ROOT, fixture.relative_to(ROOT).as_posix())
    page = read_page(file.path, file.text)
    return [found for found in run(replace(inputs, pages=(page,))) if RULES[found.code].scope is not Scope.LIBRARY]


def found(fixture: Path, inputs: Inputs) -> list[str]:
    return sorted(f"{found.code}:{found.line}" for found in findings(fixture, inputs))


@pytest.mark.parametrize("fixture", FAIL, ids=lambda path: path.stem)
def test_a_page_in_fail_has_exactly_the_findings_that_it_states(fixture: Path, small: Inputs) -> None:
    assert found(fixture, small) == expected(fixture)


@pytest.mark.parametrize("fixture", PASS, ids=lambda path: path.stem)
def test_a_page_in_pass_has_no_findings(fixture: Path, small: Inputs) -> None:
    assert found(fixture, small) == []


@pytest.mark.parametrize("fixture", FAIL, ids=lambda path: path.stem)
def test_the_words_of_a_finding_stand_at_its_column_and_a_mend_at_its_own(fixture: Path, small: Inputs) -> None:
    lines = read_text(ROOT, fixture.relative_to(ROOT).as_posix()).text.split("\n")
    for finding in findings(fixture, small):
        line = lines[finding.line - 1]
        assert finding.column == 0 or line[finding.column - 1 :].startswith(finding.words)
        assert finding.fix is None or line[finding.fix.column - 1 :].startswith(finding.fix.old)


@pytest.mark.parametrize("fixture", FAIL, ids=lambda path: path.stem)
def test_a_page_in_fail_has_a_finding_of_the_rule_in_its_name(fixture: Path) -> None:
    assert any(item.startswith(f"{fixture.name[:6]}:") for item in expected(fixture))


def test_every_sidecar_belongs_to_a_page() -> None:
    assert all(path.with_suffix(".md").exists() for path in FIXTURES.glob("*/*.expect"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.text("ab一 <{\n", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab一", max_size=3), inner, max_size=3),
    max_leaves=6,
)

KEYS = st.sampled_from(["plan", "part", "title", "level", "type", "opening", "closing", "source", "other"])

SOURCES = st.fixed_dictionaries(
    {"collection": st.just("示例") | VALUES, "lines": st.lists(VALUES, max_size=3) | VALUES}
)


@example(front={"plan": [1]}, source={"collection": "示例", "lines": [3, 25]})
@given(front=st.dictionaries(KEYS, VALUES), source=st.none() | SOURCES)
def test_no_front_matter_makes_a_rule_raise(
    front: dict[str, Any], source: dict[str, Any] | None, small: Inputs
) -> None:
    values = {**front, "source": source} if source else front
    text = f"---\n{json.dumps(values, ensure_ascii=False)}\n---\n开头\n\n## 甲 {{ #a }}\n\n***\n\n结尾\n"
    pages = tuple(read_page(f"docs/plans/{name}.md", text) for name in "xy")
    run(replace(small, pages=pages))


PIECES = [
    "# ",
    "## ",
    "###### ",
    "- ",
    "1. ",
    "> ",
    "***\n",
    "\n",
    "{{村}}",
    "{{x|*",
    "}}",
    "{",
    " { #a }",
    " { data-kind='x' }",
]
PIECES += [
    "一、",
    "□",
    "xxx",
    "\u200b",
    "<b>",
    "![a](b)",
    "*",
    "`",
    "小编",
    "编者注：",
    "正文",
    "\x00",
    "\t",
    "一是",
    "三是",
]
PIECES += ["“", "”", "‘", "《", "〈", "（", "）", '"', ",", "...", "與", "１", "在前洋小学", "2012年", "文明文明", "。"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_makes_a_rule_raise(small: Inputs, text: str) -> None:
    page = read_page("docs/plans/x.md", f"---\nsource: {{collection: 示例, lines: [3, 25]}}\n---\n{text}")
    document = read_document("docs/guide/x.md", text)
    for found in run(replace(small, pages=(page,), documents=(document,))):
        assert found.line >= 1
        assert found.message
        assert found.hint
