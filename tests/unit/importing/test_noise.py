"""What sites put between the lines of a plan, and lines of plans that look like it; `src/` has the same patterns."""

from __future__ import annotations

import json

import pytest

from planlib.importing.recognise import recognise
from tests.support.paths import FIXTURES

LINES = json.loads((FIXTURES / "import/noise.json").read_text("utf-8"))
PLAN = (
    "社区工作计划\n为做好各项工作，服务居民群众，结合社区实际，特制定本计划，请认真执行。\n一、抓好党建\n"
    "坚持三会一课制度，每月开展主题党日活动，提高党员素质。\n{}\n二、抓好民生\n落实各项惠民政策，为群众办实事、解难题。"
)


def is_left_out(line: str) -> bool:
    return any(removed.line == 5 for removed in recognise(PLAN.format(line)).removed)


@pytest.mark.parametrize("line", LINES["noise"])
def test_a_line_of_a_site_is_left_out(line: str) -> None:
    assert is_left_out(line)


@pytest.mark.parametrize("line", LINES["text"])
def test_a_line_of_a_plan_stays(line: str) -> None:
    assert not is_left_out(line)
