"""The parts of the search benchmark that need no browser: what a query must find, how figures are made and shown."""

from __future__ import annotations

import json
import sys

import pytest

from tests.support.paths import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from searchbench.report import (
    OWN,
    Build,
    Cold,
    Figures,
    Own,
    Use,
    accuracy,
    percentile,
    recall_by_kind,
    searching,
    table,
    targets,
)
from searchbench.truth import Section, holders, results

SECTIONS = (
    Section("开头甲", -1),
    Section("任务", -1),
    Section("甲", 1),
    Section("乙\n丙", 1),
    Section("保障乙", -1),
    Section("甲乙", 4),
)


@pytest.mark.parametrize(
    ("terms", "held", "found"),
    [
        (["甲"], [0, 2, 5], [0, 2, 5]),
        (["甲", "乙"], [5], [1, 5]),  # in 1 they meet only in what stands under it
        (["保障", "甲"], [], [4]),
        (["乙丙"], [], []),  # a term does not reach across lines
        (["丁", "甲"], [], []),
    ],
)
def test_a_query_must_find_what_holds_every_term(terms: list[str], held: list[int], found: list[int]) -> None:
    assert holders(SECTIONS, terms) == held
    assert results(SECTIONS, terms) == found


def test_a_section_above_a_result_is_none_unless_it_holds_the_terms_itself() -> None:
    sections = (Section("甲", -1), Section("", 0), Section("甲乙", 1), Section("甲乙丙", 2), Section("乙", 0))
    assert results(sections, ["甲", "乙"]) == [2, 3]
    assert results(sections, ["乙", "丙"]) == [3]


def test_recall_and_precision() -> None:
    truth = {"甲": {"a", "b"}, "乙": set[str](), "丙": {"c"}, "丁": set[str]()}
    recall, precision = accuracy({"甲": ["a", "x"], "乙": [], "丙": [], "丁": ["x"]}, truth)
    assert recall == {"甲": 0.5, "丙": 0}
    assert precision == {"甲": 0.5, "丁": 0}


def test_percentiles() -> None:
    values = [5, 1, 4, 2, 3]
    assert [percentile(values, share) for share in (0, 20, 50, 95, 100)] == [1, 1, 3, 5, 5]


def test_a_table_has_its_figures_on_the_right() -> None:
    assert table([("engine", "ms"), ("this", "1.5"), ("other", "10 (×2)"), ("none", "")]).split("\n") == [
        "| engine |      ms |",
        "| ------ | ------: |",
        "| this   |     1.5 |",
        "| other  | 10 (×2) |",
        "| none   |         |",
    ]


def test_the_report_compares_with_the_library_and_judges_it() -> None:
    own = Figures("own", Build(1, 50, 3, 2), Use([Cold(20, 30, 10), Cold(60, 40, 10)], [4, 8], 90))
    own.recall, own.precision = {"甲": 1, "乙": 0.5}, {"甲": 1, "乙": 1}
    peer = Figures("peer", Build(2, 50, 1, 1), Use([Cold(120, 80, 10)], [16], 90), {"甲": 0.5}, {"甲": 1})
    failed = Figures("failed", failure="too much")
    sizes = {12: {OWN: own, "peer": peer, "failed": failed}}
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in searching(sizes).split("\n")]
    assert rows[2][:7] == ["12", "own", "0.750", "1.000", "45", "10", "50"]
    assert rows[3][4] == "90 (×2.0)"
    assert rows[3][8] == "120.0 (×2.0)"
    assert set(rows[4][2:]) == {""}
    assert recall_by_kind(sizes, {"甲": "words", "乙": "words"}).endswith("| words        |       2 | 0.750 | 0.500 |")
    owns = {12: Own(sections=100, site=5, queries=2, shown=["乙"], about=["甲"])}
    assert targets(sizes, owns) == [
        "12 documents: recall 1.000: missed by 1 queries",
        "12 documents: precision 1.000: met",
        "12 documents: the first hits are right: missed by 乙",
        "12 documents: a total that is not verified says 约: met (1 of 2 queries say it)",
        "12 documents: at most 40 KB before the first result: missed by 5.0, 45.0 on average",
        "12 documents: at most 16 ms warm p95: met, 8.0",
        "12 documents: at most 50 ms cold p95: missed by 10.0, 60.0",
        "12 documents: at most 10 % of the site's build for the index: missed by 10.0, 20.0",
    ]


def test_the_queries_are_sixty_one_and_different() -> None:
    queries = json.loads((ROOT / "bench/search/queries.json").read_text("utf-8"))
    assert len({each["query"] for each in queries}) == len(queries) == 61
