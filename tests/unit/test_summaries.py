"""What lists count of plans is what walking all sections gives, and is worked out once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from planlib.contract import Facet
from planlib.library import Library
from planlib.model.page import topics_of
from planlib.model.plaintext import count_visible, own_lines
from planlib.summaries import summary_of

if TYPE_CHECKING:
    from tests.support.repo import Repo


def test_the_counts_are_those_of_all_templates(library: Library) -> None:
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    found: Counter[tuple[str, str]] = Counter()
    for template in library.templates:
        for facet, values in library.facet_values(template).items():
            counts[facet].update(values)
        found.update((topic, template.section.kind) for topic in topics_of(template.section))
    assert library.facet_counts == counts
    assert library.found_counts == found
    assert library.topic_counts == {name: len(templates) for name, templates in library.by_topic.items()}
    naming = [entry for entries in library.naming.values() for entry in entries]
    named = [f"{plan.id}/{section.id}" for plan, sections in naming for section in sections]
    assert sorted(named) == sorted(template.id for found in library.by_topic.values() for template in found)


def test_the_facts_of_a_plan_are_those_of_its_text(library: Library) -> None:
    for plan in library.plans:
        facts = library.summaries[plan.id]
        assert facts.characters == count_visible(library.plan_text(plan))
        assert facts.sections == len(list(plan.page.walk()))
        counts = Counter(topic for section in plan.page.walk() for topic in section.topics)
        assert list(facts.topics.items()) == counts.most_common()
        under = {name: list(notices) for name, notices in facts.dated.items()}
        marks = {section.id: library.marks_under(f"{plan.id}/{section.id}") for section in plan.page.walk()}
        assert under == {name: list(dict.fromkeys(mark.id for mark in found)) for name, found in marks.items() if found}
        placed = Counter({(place.notice, place.section): place.count for place in facts.places})
        assert placed == Counter(
            (mark.id, section.id)
            for section in plan.page.walk()
            for line in own_lines(section)
            for mark in library.marks(plan, line)
        )


def test_facts_are_kept_with_their_page_until_something_else_counts(repo: Repo) -> None:
    library = repo.library()
    page, fields = library.plans[0].page, library.vocabulary.fields
    marks = library.inputs.marks[page.path]
    facts = summary_of(page, marks, fields)
    assert summary_of(page, dict(marks), dict(fields)) is facts
    name = next(iter(fields))
    longer = {**fields, name: replace(fields[name], default=fields[name].default + "一二三")}
    assert summary_of(page, marks, longer) is not facts
