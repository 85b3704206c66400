"""The text rules, line by line: what each finds and what all of them leave alone.

In tests/fixtures/lines, a file a rule, a line that begins with + has just the findings whose words stand in ⟦ ⟧, all of
that rule; one that begins with - has none at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from planlib.checking.rules import run
from planlib.inputs import Inputs
from planlib.reading.pages import read_page
from tests.support.paths import FIXTURES

CASES = [
    pytest.param(file.stem, line, id=f"{file.stem} {line[2:]}")
    for file in sorted((FIXTURES / "lines").glob("*.txt"))
    for line in file.read_text("utf-8").split("\n")
    if line[:2] in ("+ ", "- ")
]
PAGE = """---
plan: 1
title: 年度计划
level: community
type: plan
---

## 目标 {{ #goals data-kind="goals" data-topics="environment" }}

环境明显改善。

## 任务 {{ #tasks data-kind="tasks" data-topics="environment" }}

{text}
"""
LINE = 14


@pytest.mark.parametrize(("code", "line"), CASES)
def test_a_rule_finds_what_it_should_in_a_line_and_nothing_else_does(code: str, line: str, small: Inputs) -> None:
    text = line[2:].replace("⟦", "").replace("⟧", "")
    page = read_page("docs/plans/x.md", PAGE.format(text=text))
    found = [finding for finding in run(replace(small, pages=(page,))) if finding.path == page.path]
    wanted = [(code, LINE, words) for words in re.findall("⟦(.+?)⟧", line)]
    assert [(finding.code, finding.line, finding.words) for finding in found] == wanted
