"""Every rule for the library as a whole, on small repositories: each is the clean one with one thing changed."""

from __future__ import annotations

import pytest

from planlib.checking.rules import run
from tests.support.repo import Repo
from tests.unit.checking.cases import CASES, Case
from tests.unit.checking.cases.base import ENVIRONMENT, A, B, give_b_a_source


def test_a_range_is_held_against_all_that_begin_before_its_end(repo: Repo) -> None:
    """The pages' lines are 3–25, 4–5 and 24–28: the first and the last overlap, although one stands between them."""
    give_b_a_source(repo, number=2, part=1, first=24)
    text = (repo.root / B).read_text("utf-8")
    repo.write("docs/plans/c.md", text.replace("plan: 2", "plan: 3").replace("[24, 28]", "[4, 5]"))
    claims = [found for found in run(repo.inputs()) if found.code == "PLN708"]
    assert [(found.path, found.message) for found in claims] == [
        (A, "lines 含原文的第 24–25 行，docs/plans/b.md 也写成是它的"),
        (A, "lines 含原文的第 4–5 行，docs/plans/c.md 也写成是它的"),
    ]


def name(item: Case) -> str:
    return f"{item.code}-{'fail' if item.findings else 'pass'}-{item.damage.__name__}"


@pytest.mark.parametrize("item", CASES, ids=name)
def test_a_repository_has_exactly_these_findings(item: Case, repo: Repo) -> None:
    item.damage(repo)
    assert sorted(repo.findings()) == sorted(item.findings)


def test_the_clean_repository_has_none(repo: Repo) -> None:
    assert repo.findings() == []


def test_a_source_without_a_ledger_is_not_overlooked(repo: Repo) -> None:
    repo.write("sources/另集.txt", "甲\n")
    assert repo.findings()


def test_two_topic_pages_with_one_file_name_do_not_hide_each_other(repo: Repo) -> None:
    repo.write("docs/topics/old/environment.md", (repo.root / ENVIRONMENT).read_text("utf-8").replace("环", "还"))
    assert repo.findings()


def test_findings_of_all_rules_come_sorted_by_place(repo: Repo) -> None:
    repo.edit(A, "坚持以居民为中心", "坚持与居民,为中心")
    repo.edit(ENVIRONMENT, "title: 环境卫生", "titel: 环境卫生")
    repo.edit(B, "level: village", "level: city")
    assert repo.findings() == [
        "docs/plans/a.md:18 PLN704",
        "docs/plans/a.md:18 PLN411",
        "docs/plans/b.md:4 PLN104",
        "docs/topics/environment.md:2 PLN306",
    ]
