"""What the composer is told of the library, and the skeletons."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from planlib.library import Library
from planlib.publishing.drafting import draft_schema, drafting_data, drafting_script
from planlib.reading.skeletons import SkeletonRecord, flat_skeleton
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
