"""What plans are called in a line."""

from __future__ import annotations

import json
from dataclasses import replace

from planlib.publishing.labels import AMONG, plan_label, quoted, short_name, template_label
from tests.support.paths import FIXTURES
from tests.support.repo import Repo

LEDGER = "title: 2025年工作计划\nretrieved: 由文件导入\nrepairs: []\n"


def test_a_plan_of_the_only_collection_is_called_by_its_number(repo: Repo) -> None:
    assert [short_name(plan) for plan in repo.library().plans] == ["篇二", "篇一之二"]


def test_a_plan_among_several_collections_is_called_by_its_own(repo: Repo) -> None:
    repo.write("sources/计划.txt", "开展垃圾分类。\n")
    repo.write("sources/计划.ledger.yml", LEDGER)
    repo.write(
        "docs/plans/c.md",
        "---\nplan: 1\ntitle: 社区环境计划\nlevel: community\ntype: outline\n"
        "opening: {kind: tasks, topics: [environment]}\nsource: {collection: 计划, lines: [1, 1]}\n---\n\n"
        "开展垃圾分类。\n",
    )
    plan = repo.library().plan_by_id["c"]
    assert plan_label(plan) == "2025年工作计划　社区环境计划"
    assert short_name(replace(plan, is_alone=False, facts=plan.facts._replace(part=2))) == "2025年工作计划 篇一之二"
    assert short_name(replace(plan, among="长" * 99)) == "长" * (AMONG - 1) + "…"
    assert short_name(repo.library().plan_by_id["a"]) == "示例合集"
    assert short_name(repo.library().plan_by_id["b"]) == "篇二"  # from no source


def test_a_plan_without_a_number_is_called_by_its_title(repo: Repo) -> None:
    repo.edit("docs/plans/b.md", "plan: 2\n", "")
    library = repo.library()
    plan = library.plan_by_id["b"]
    assert (plan.number, short_name(plan)) == (0, "")
    assert plan_label(plan) == plan.title
    assert template_label(library.template("b/village"), library) == f"《{plan.title}》一、美化村容"
    assert short_name(replace(plan, facts=plan.facts._replace(part=2))) == ""


def test_quotation_marks_within_others_are_single() -> None:
    for text, words in json.loads((FIXTURES / "quoted.json").read_text("utf-8")):
        assert quoted(text) == words
