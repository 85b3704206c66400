"""What the composer is told of the library, the skeletons, and the vectors that it shares with the build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planlib.library import Library, topics_of
from planlib.model.fields import references, split_runs
from planlib.model.numbering import section_number, split_typed
from planlib.publishing.drafting import draft_schema, drafting_data, drafting_script
from planlib.reading.pages import read_page
from planlib.reading.skeletons import Skeleton, read_skeletons

FIXTURES = Path(__file__).parents[1] / "fixtures"
VECTORS: dict[str, list[dict[str, Any]]] = json.loads((FIXTURES / "numbering.json").read_text("utf-8"))
PLAN = "---\nplan: 1\ntitle: 计划\nlevel: village\ntype: plan\n---\n"


@pytest.mark.parametrize("vector", VECTORS["sections"], ids=lambda vector: f"{vector['level']}-{vector['ordinal']}")
def test_a_section_number_is_that_of_the_composer(vector: dict[str, Any]) -> None:
    assert section_number(vector["level"], vector["ordinal"]) == vector["number"]


@pytest.mark.parametrize("vector", VECTORS["typed"], ids=lambda vector: str(vector["text"]))
def test_a_typed_number_is_that_of_the_composer(vector: dict[str, Any]) -> None:
    assert split_typed(vector["text"])[1].strip() == vector["rest"]


@pytest.mark.parametrize("vector", VECTORS["orders"], ids=lambda vector: str(vector["levels"]))
def test_an_order_of_levels_is_numbered_as_in_the_composer(vector: dict[str, Any]) -> None:
    headings = "\n\n".join(f"{'#' * (level + 1)} 题\n\n文。" for level in vector["levels"])
    page = read_page("docs/plans/x.md", f"{PLAN}\n{headings}\n")
    assert [section.number for section in page.walk() if section.level] == vector["numbers"]


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
    (skeleton,) = read_skeletons([declared])
    found = [(slot.kind, slot.level, slot.title, slot.topics) for slot in skeleton.slots]
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
