"""The library: plans in order, their sections as templates, and what is derived from both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from planlib.library import Library, fields_of, plan_order, plan_sketch
from planlib.model.findings import Severity
from planlib.model.page import topics_of
from planlib.model.plaintext import own_words
from planlib.publishing.urls import plan_uri
from planlib.variants.kinship import Kinship
from tests.support.derived import by_topic, plan_text, source_lines

if TYPE_CHECKING:
    from tests.support.repo import Repo

A = "docs/plans/a.md"
B = "docs/plans/b.md"


def test_a_clean_repository_opens(repo: Repo) -> None:
    opened = repo.open()
    assert opened.findings == []
    assert opened.library
    assert opened.library.inputs is opened.inputs


def test_an_error_keeps_the_library_shut(repo: Repo) -> None:
    repo.edit(B, "level: village", "level: city")
    opened = repo.open()
    assert opened.library is None
    assert [(found.code, found.severity) for found in opened.errors] == [("PLN104", Severity.ERROR)]
    assert opened.inputs.pages


def test_opening_writes_nothing(repo: Repo) -> None:
    before = {path: path.stat().st_mtime_ns for path in repo.root.rglob("*")}
    repo.open()
    assert {path: path.stat().st_mtime_ns for path in repo.root.rglob("*")} == before


def test_plans_without_a_source_come_first_then_by_collection_number_and_part(repo: Repo) -> None:
    for name, number, part in (("x", 10, 1), ("y", 3, 2), ("z", 3, 1)):
        text = (repo.root / B).read_text("utf-8").replace("plan: 2", f"plan: {number}\npart: {part}")
        repo.write(f"docs/plans/{name}.md", text)
    assert [plan.id for plan in repo.library().plans] == ["b", "z", "y", "x", "a"]


def test_plans_without_a_number_come_after_all_others(repo: Repo) -> None:
    text = (repo.root / B).read_text("utf-8")
    repo.edit(B, "plan: 2\n", "")
    repo.write("docs/plans/z.md", text.replace("plan: 2", "plan: 7"))
    repo.write("docs/plans/c.md", text.replace("plan: 2\n", ""))
    assert [(plan.id, plan.number) for plan in repo.library().plans] == [("z", 7), ("a", 1), ("b", 0), ("c", 0)]


def test_a_plan_has_its_front_matter_typed(repo: Repo) -> None:
    b, a = repo.library().plans
    assert (a.number, a.part, a.title, a.level, a.type) == (1, 2, "社区年度计划", "community", "plan")
    assert a.source
    assert (a.source.collection, a.source.first, a.source.last) == ("示例", 3, 25)
    assert (b.part, b.source) == (0, None)
    assert plan_uri(a) == "plans/a.md"


def test_every_section_is_a_template_in_reading_order(repo: Repo) -> None:
    templates = repo.library().templates
    assert [template.id for template in templates] == [
        "b/village",
        "a/opening",
        "a/guidance",
        "a/tasks",
        "a/clean",
        "a/help",
        "a/closing",
    ]
    assert [template.is_leaf for template in templates] == [True, True, True, False, True, True, True]
    assert [section.id for section in templates[4].ancestors] == ["tasks"]
    assert templates[3].ancestors == ()


def test_templates_are_found_by_the_topics_that_they_name(repo: Repo) -> None:
    found = by_topic(repo.library())
    assert {topic: [template.id for template in templates] for topic, templates in found.items()} == {
        "culture-sports": ["a/help"],
        "environment": ["b/village", "a/clean"],
        "morality": ["a/opening", "a/guidance"],
        "volunteering": ["a/help"],
    }


def test_a_section_without_topics_has_those_of_the_sections_under_it(repo: Repo) -> None:
    sections = {template.id: template.section for template in repo.library().templates}
    assert topics_of(sections["a/tasks"]) == ("environment", "volunteering", "culture-sports")
    assert topics_of(sections["a/help"]) == ("volunteering", "culture-sports")
    assert topics_of(sections["a/closing"]) == ()


def test_the_topics_of_a_plan_come_by_frequency(repo: Repo) -> None:
    library = repo.library()
    assert library.plan_topics(library.plans[1])[0] == "morality"
    assert set(library.plan_topics(library.plans[1])) == {
        "morality",
        "environment",
        "volunteering",
        "culture-sports",
    }


def test_fields_of_a_section_come_once_in_the_order_of_use(repo: Repo) -> None:
    repo.edit(B, "在{{村}}口种树", "在{{村}}和{{镇|水沟镇}}的{{村|桃树村}}口种树")
    sections = {template.id: template.section for template in repo.library().templates}
    assert fields_of(sections["b/village"]) == ("村", "镇")
    assert fields_of(sections["a/tasks"]) == ()


def test_the_unheaded_parts_have_titles_of_their_own(repo: Repo) -> None:
    library = repo.library()
    titles = {template.id: library.title(template.section) for template in library.templates}
    assert (titles["a/opening"], titles["a/closing"]) == ("开头", "结尾")
    assert titles["a/guidance"] == "指导思想"


def test_a_title_is_shown_with_neutral_defaults(repo: Repo) -> None:
    repo.edit(B, "美化村容", "美化{{村|桃树村}}")
    library = repo.library()
    assert library.title(library.templates[0].section) == "美化××村"


def test_a_template_knows_the_source_lines_of_all_that_stands_under_it(repo: Repo) -> None:
    library = repo.library()
    lines = {template.id: source_lines(library, template) for template in library.templates}
    assert lines == {
        "b/village": None,
        "a/opening": (3, 3),
        "a/guidance": (5, 9),
        "a/tasks": (11, 19),
        "a/clean": (13, 17),
        "a/help": (19, 19),
        "a/closing": (21, 23),
    }


def test_the_repairs_of_a_plan_are_those_of_its_source_lines(repo: Repo) -> None:
    library = repo.library()
    b, a = library.plans
    assert [repair.line for repair in library.repairs(a)] == [3, 3, 7, 19, 19, 19, 21, 23, 25]
    assert library.repairs(b) == ()


def test_the_length_of_a_plan_counts_visible_characters(repo: Repo) -> None:
    library = repo.library()
    assert plan_text(library, library.plans[0]) == "一、美化村容\n清理沟渠。\n在××村口种树。"
    assert library.characters(library.plans[0]) == 19


def test_the_account_of_a_clean_collection_is_balanced(repo: Repo) -> None:
    account = repo.inputs().accounts["示例"]
    assert account.unaccounted == 0
    assert account.received == 121
    assert (account.on_pages, account.numbers, account.removed) == (82, 11, 28)
    assert {kind: tally.entries for kind, tally in account.repaired.items()} == {
        "moved": 1,
        "field": 4,
        "hard-wrap": 1,
        "number": 1,
        "heading": 1,
        "typo": 1,
        "boilerplate": 1,
    }


def test_plans_with_the_same_text_are_twins(repo: Repo) -> None:
    text = (repo.root / A).read_text("utf-8")
    repo.write(
        "docs/plans/c.md",
        "\n".join(line for line in text.split("\n") if "source:" not in line).replace("plan: 1", "plan: 3"),
    )
    found = repo.library().twins
    assert found == {"a": ("c",), "b": (), "c": ("a",)}


def test_an_index_page_is_no_plan_and_no_topic(repo: Repo) -> None:
    repo.write("docs/plans/index.md", "---\ntitle: 全部计划\n---\n")
    repo.write("docs/topics/index.md", "---\ntitle: 主题\n---\n")
    assert repo.findings() == []
    assert len(repo.library().plans) == 2


def said(library: Library, name: str) -> str:
    """What a template says, numbers aside."""
    return "|".join(own_words(section, library.vocabulary.fields) for section in library.template(name).section.walk())


def test_wordings_are_the_variants_by_what_they_say(library: Library) -> None:
    for template in library.templates:
        same, *others = library.wordings(template.id)
        listed = [name for group in (same, *others) for name in group]
        assert sorted(listed) == sorted(library.variants[template.id])
        assert {said(library, name) for name in same} <= {said(library, template.id)}
        assert all(len({said(library, name) for name in group}) == 1 for group in others)
        told = [said(library, template.id), *(said(library, group[0]) for group in others)]
        assert len(set(told)) == len(told)


def test_the_groups_hold_each_wording_of_what_has_others_once_and_begin_with_what_differs_most(
    library: Library,
) -> None:
    groups = library.variant_groups
    assert all(len(group) > 1 for group in groups)
    assert all(len({said(library, name) for name in group}) == len(group) for group in groups)
    told = {said(library, name) for group in groups for name in group}
    assert told == {said(library, one.id) for one in library.templates if len(library.wordings(one.id)) > 1}
    least = [min(library.kinship.estimate(group[0], name) for name in group[1:]) for group in groups]
    assert least == sorted(least)


def test_kinship_kept_up_to_date_gives_what_a_library_from_nothing_does(library: Library) -> None:
    kept = Kinship()
    for plan in reversed(library.plans):
        kept.put(plan.id, plan_order(plan), plan_sketch(plan, library.vocabulary.fields))
    kept.settle(library.words, pytest.fail)
    again = replace(library)
    again.know(kept, library.summaries)
    assert again.kinship is kept
    assert any(library.variants.values())
    assert (again.twins, again.variants) == (library.twins, library.variants)
    assert again.variant_groups == library.variant_groups
