"""What the composer is told of the library, and the skeletons."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from planlib.library import Library, topics_of
from planlib.model.fields import references, split_runs
from planlib.publishing.drafting import draft_schema, drafting_data, drafting_script
from planlib.reading.skeletons import Skeleton, SkeletonRecord, flat_skeleton
from tests.support.paths import FIXTURES


def test_slots_are_numbered_by_their_depth_and_inherit_their_kind() -> None:
    declared = {
        "level": "village",
        "type": "plan",
        "title": "甲",
        "organisation": "乙",
        "date": "丙",
        "slots": [
            {"kind": "background"},
            {"kind": "tasks", "title": "任务", "under": [{"title": "环境", "topics": ["environment"]}]},
        ],
    }
    slots = flat_skeleton(SkeletonRecord.model_validate(declared)).slots
    found = [(slot.kind, slot.level, slot.title, slot.topics) for slot in slots]
    assert found == [
        ("background", 0, "", ()),
        ("tasks", 1, "任务", ()),
        ("tasks", 2, "环境", ("environment",)),
    ]


def test_each_level_has_a_skeleton_for_a_plan_and_for_an_outline(library: Library) -> None:
    vocabulary = library.vocabulary
    found = [(skeleton.level, skeleton.type) for skeleton in vocabulary.skeletons]
    assert found == [(level, type_) for level in vocabulary.levels for type_ in ("plan", "outline")]


def _skeletons(library: Library) -> list[Skeleton]:
    return list(library.vocabulary.skeletons)


def test_skeletons_have_the_declared_structure(library: Library) -> None:
    """What the check-up would find missing or out of order in a skeleton is not in it."""
    for skeleton in _skeletons(library):
        shape = library.vocabulary.shapes[skeleton.type]
        kinds = [slot.kind for slot in skeleton.slots]
        assert all(set(group) & set(kinds) for group in shape.must)
        assert not set(kinds) & set(shape.must_not)
        rank = {kind: place for place, group in enumerate(shape.order) for kind in group}
        top = [rank[slot.kind] for slot in skeleton.slots if slot.level <= 1]
        assert top == sorted(top)


def test_skeletons_name_known_topics_kinds_and_fields(library: Library) -> None:
    vocabulary = library.vocabulary
    for skeleton in _skeletons(library):
        for slot in skeleton.slots:
            assert slot.kind in vocabulary.kinds
            assert set(slot.topics) <= set(library.topics)
        for text in (skeleton.title, skeleton.organisation, skeleton.date):
            assert {ref.name for ref in references(split_runs(text))} <= set(vocabulary.fields)


def test_the_library_has_a_template_for_every_slot(library: Library) -> None:
    for skeleton in _skeletons(library):
        for slot in skeleton.slots:
            fitting = [
                template.id
                for template in library.templates
                if template.section.kind == slot.kind
                and (not slot.topics or set(topics_of(template.section)) & set(slot.topics))
            ]
            assert fitting, (skeleton.level, skeleton.type, slot)


def test_the_composer_gets_the_structure_that_the_rules_check(library: Library) -> None:
    data = drafting_data(library)
    plan = json.loads(json.dumps(data["shapes"]["plan"]))
    assert plan["must"] == [["background", "guidance", "goals"], ["tasks", "measures"]]
    assert plan["must_not"] == ["summary"]
    assert data["under"][1] == (2, 3)
    assert ("wm-1", "篇一　村精神文明建设年度工作计划") in data["plans"]
    assert drafting_script(library).startswith('planLibraryData("library/drafting","')
    assert drafting_script(library) == drafting_script(library)


def test_a_draft_file_fits_its_schema_and_a_damaged_one_does_not() -> None:
    schema = Draft202012Validator(draft_schema())
    Draft202012Validator.check_schema(draft_schema())
    file = json.loads((FIXTURES / "draft.json").read_text("utf-8"))
    assert list(schema.iter_errors(file)) == []
    file["draft"]["sections"][0]["level"] = 5
    assert list(schema.iter_errors(file))
