"""What lists count of plans is what walking all sections gives, and is worked out once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planlib.contract import Facet
from planlib.library import Library
from planlib.model.page import topics_of
from planlib.model.plaintext import count_visible, own_lines
from tests.support.derived import by_topic, facet_values, plan_text

if TYPE_CHECKING:
    pass


def test_the_counts_are_those_of_all_templates(library: Library) -> None:
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    found: Counter[tuple[str, str]] = Counter()
    for template in library.templates:
        for facet, values in facet_values(library, template).items():
            counts[facet].update(values)
        found.update((topic, template.section.kind) for topic in topics_of(template.section))
    assert library.facet_counts == counts
    assert library.found_counts == found
    assert library.topic_counts == counts[Facet.TOPIC]
    naming = [entry for entries in library.naming.values() for entry in entries]
    named = {f"{plan.id}/{one.section}": one.is_leaf for plan, found in naming for one in found}
    assert named == {template.id: template.is_leaf for found in by_topic(library).values() for template in found}


def test_the_facts_of_a_plan_are_those_of_its_text(library: Library) -> None:
    for plan in library.plans:
        facts = library.summaries[plan.id]
        assert facts.characters == count_visible(plan_text(library, plan))
        assert facts.sections == len(list(plan.page.walk()))
        counts = Counter(topic for section in plan.page.walk() for topic in section.topics)
        assert list(facts.topics.items()) == counts.most_common()
        under = {name: list(notices) for name, notices in facts.dated.items()}
        marks = {one.section.id: library.marks_under(one) for one in library.templates if one.plan is plan}
        assert under == {name: list(dict.fromkeys(mark.id for mark in found)) for name, found in marks.items() if found}
        placed = Counter({(place.notice, place.section): place.times for place in facts.places})
        assert placed == Counter(
            (mark.id, section.id)
            for section in plan.page.walk()
            for line in own_lines(section)
            for mark in library.marks(plan, line)
        )
