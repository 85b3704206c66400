"""Texts to try out on the rules, and what must hold of whatever they say of them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from planlib.checking.fixing import fix_text
from planlib.checking.reports import REPORTS
from planlib.checking.rules import RULES, run
from planlib.inputs import Inputs
from planlib.model.findings import Finding
from planlib.reading.pages import read_page
from tests.support.paths import FIXTURES

ATTACK_FIXTURES = FIXTURES / "attacks"
PAGE = "docs/plans/x.md"
TOPIC = "docs/topics/x.md"
DOCUMENT = "docs/guide/x.md"
FRAGMENTS: dict[str, list[str]] = json.loads((ATTACK_FIXTURES / "fragments.json").read_text("utf-8"))
characters = st.characters(exclude_categories=["Cs"])
anything = st.text(characters, max_size=200)


def soup(*groups: str, size: int = 30) -> st.SearchStrategy[str]:
    """Texts made of fragments, and now and then of any characters."""
    words = st.sampled_from([fragment for group in groups for fragment in FRAGMENTS[group]])
    return st.lists(words | words | words | st.text(characters, max_size=4), max_size=size).map("".join)


FRONT = """---
plan: 9
title: 计划
level: village
type: plan
opening: {kind: background, topics: [morality]}
---
制定本计划。

## 主要任务 { #tasks data-kind="tasks" data-topics="environment" }

清扫楼道。

"""

bodies = soup("markdown", "chinese", "odd")
fronts = soup("yaml", "chinese", "odd", size=12)

pages = st.one_of(
    anything,
    bodies,
    bodies.map(FRONT.__add__),
    soup("markdown", "chinese").map(FRONT.__add__),
    st.tuples(fronts, bodies).map(lambda parts: f"---\n{parts[0]}\n---\n{parts[1]}"),
    st.tuples(fronts, bodies).map(lambda parts: FRONT.replace("---\n制", f"{parts[0]}\n---\n制", 1) + parts[1]),
)

encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])


def times(factor: int) -> settings:
    """So many times as many examples as the profile has."""
    lenient = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(suppress_health_check=lenient, max_examples=factor * settings().max_examples)


fuzz = times(3)


class World:
    """The vocabulary and topics of the small repository: what a page is judged within."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = replace(inputs, pages=(), documents=(), collections={})

    def findings(self, texts: dict[str, str], **changes: Any) -> list[Finding]:
        """What the rules say; `texts` are the files that they are about, and the findings must be sound for them."""
        return sound(run(replace(self.inputs, **changes)), texts)

    def judge(self, text: str) -> list[Finding]:
        """What the rules say of a plan page, with the mends that they propose tried out."""
        findings = self.findings({PAGE: text}, pages=(read_page(PAGE, text),))
        fix_text(text, (finding for finding in findings if finding.path == PAGE))
        return findings


def as_read(text: str) -> str:
    """The text of a file, in which U+000D ends a line too."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def sound(findings: list[Finding], texts: dict[str, str]) -> list[Finding]:
    """Assert what holds of all findings; `texts` are those of the files that were changed."""
    assert findings == sorted(findings)
    for finding in findings:
        assert finding.code in RULES
        assert finding.path
        assert finding.message.strip()
        assert finding.hint.strip()
        assert finding.line >= 1
        if finding.path in texts:
            lines = texts[finding.path].split("\n")
            assert finding.line <= len(lines), str(finding)
            assert 0 <= finding.column <= len(lines[finding.line - 1]) + 1, str(finding)
    for report in REPORTS.values():
        report(findings)
    return findings


GOOD = FRONT.rstrip() + "\n"


def numbered(form: str, count: int) -> str:
    return "".join(form % number for number in range(count))


def front(lines: str) -> str:
    return FRONT.replace("plan: 9\n", f"plan: 9\n{lines}", 1)
