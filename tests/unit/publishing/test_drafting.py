"""What the composer is told of the library, and the skeletons."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planlib.contract import MAX_ANNEXES, MAX_LEVEL, MAX_LIST, MAX_PARAGRAPHS, MAX_SECTIONS, MAX_TEXT, MAX_TITLE
from planlib.library import Library
from planlib.publishing.drafting import draft_schema, draft_schema_json, drafting_data, drafting_script
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
    assert drafting_script(library).startswith('planLibraryData("library/drafting",{')
    assert drafting_script(library) == drafting_script(library)


def test_the_composer_gets_the_names_of_things_and_the_skeletons_under_the_keys_of_the_contract(
    library: Library,
) -> None:
    vocabulary = library.vocabulary
    data = drafting_data(library)
    assert set(data) == {"kinds", "levels", "types", "fields", "shapes", "under", "skeletons", "plans"}
    assert dict(data["kinds"]) == vocabulary.kinds
    assert dict(data["levels"]) == vocabulary.levels
    assert dict(data["types"]) == vocabulary.types
    assert [field["name"] for field in data["fields"]] == list(vocabulary.fields)
    declared = [asdict(skeleton) for skeleton in vocabulary.skeletons]
    for slot in (slot for skeleton in declared for slot in skeleton["slots"]):
        del slot["line"]  # where it stands in the file is the editor's matter
    assert [{**skeleton, "slots": tuple(skeleton["slots"])} for skeleton in data["skeletons"]] == declared
    assert all(set(shape) == {"must", "must_not", "order"} for shape in data["shapes"].values())
    assert json.dumps(data, ensure_ascii=False, separators=(",", ":")) in drafting_script(library)


SECTION = {"id": "s1", "level": 1, "title": "", "paragraphs": [], "kind": "tasks", "topics": [], "origin": None}
ANNEX = {"title": "", "text": ""}
OFFICIAL: dict[str, Any] = {
    **dict.fromkeys(("letterhead", "reference", "addressee", "note", "copies", "issuer", "issued", "cover"), ""),
    "annexes": [ANNEX], "sealed": False, "form": "standard",
}  # fmt: skip
ORIGIN = {"id": "wm-1/tasks", "plan": "篇一", "examples": []}


def draft_file(**draft: Any) -> dict[str, Any]:
    """A draft file with nothing but what is given."""
    empty = dict.fromkeys(("title", "organisation", "date"), "")
    about = {"id": "a1", **empty, "level": "village", "type": "plan", "sections": [], "official": OFFICIAL, **draft}
    return {"format": "plan-library-draft", "version": 2, "draft": about}


def one_section(**section: Any) -> dict[str, Any]:
    return draft_file(sections=[{**SECTION, **section}])


def fits(file: Any) -> bool:
    return not list(Draft202012Validator(draft_schema()).iter_errors(file))


@pytest.mark.parametrize(
    ("most", "of_length"),
    [
        (MAX_TITLE, lambda length: draft_file(title="甲" * length)),
        (MAX_TITLE, lambda length: draft_file(organisation="甲" * length)),
        (MAX_TITLE, lambda length: draft_file(date="甲" * length)),
        (MAX_TITLE, lambda length: one_section(title="甲" * length)),
        (MAX_TITLE, lambda length: one_section(origin={**ORIGIN, "plan": "甲" * length})),
        (MAX_TITLE, lambda length: one_section(origin={**ORIGIN, "examples": ["甲" * length]})),
        (MAX_SECTIONS, lambda length: draft_file(sections=[SECTION] * length)),
        (MAX_PARAGRAPHS, lambda length: one_section(paragraphs=[{"text": "", "item": False}] * length)),
        (MAX_TEXT, lambda length: one_section(paragraphs=[{"text": "甲" * length, "item": False}])),
        (MAX_LIST, lambda length: one_section(topics=["a"] * length)),
        (MAX_LIST, lambda length: one_section(origin={**ORIGIN, "examples": [""] * length})),
        (MAX_ANNEXES, lambda length: draft_file(official={**OFFICIAL, "annexes": [ANNEX] * length})),
        (MAX_LEVEL, lambda length: one_section(level=length)),
        (60, lambda length: draft_file(id="a" * length)),
        (60, lambda length: one_section(kind="a" * length)),
    ],
)
def test_a_draft_at_a_limit_fits_the_schema_and_one_beyond_it_does_not(most: int, of_length: Any) -> None:
    assert fits(of_length(most))
    assert not fits(of_length(most + 1))


@pytest.mark.parametrize(
    "wrong",
    [
        draft_file(title=1),
        draft_file(id="A1"),
        draft_file(level=""),
        draft_file(type="计划"),
        draft_file(sections={}),
        draft_file(other=1),
        one_section(level=-1),
        one_section(level=1.5),
        one_section(paragraphs={}),
        one_section(paragraphs=[{"text": "", "item": 1}]),
        one_section(paragraphs=[{"text": 1, "item": False}]),
        one_section(paragraphs=[{"text": ""}]),
        one_section(topics="a"),
        one_section(topics=["A"]),
        one_section(origin={}),
        one_section(origin={**ORIGIN, "examples": "甲"}),
        {**draft_file(), "format": "other"},
        draft_file(official={}),
        draft_file(official={**OFFICIAL, "form": "other"}),
        draft_file(official={**OFFICIAL, "annexes": ["甲"]}),
        {**draft_file(), "version": 3},
        {"format": "plan-library-draft", "version": 2},
    ],
)
def test_a_draft_of_another_form_does_not_fit_the_schema(wrong: Any) -> None:
    assert not fits(wrong)


def test_a_section_without_an_origin_and_one_with_it_fit_the_schema() -> None:
    assert fits(one_section())
    assert fits(one_section(level=0, origin=ORIGIN))


def test_the_schema_says_what_it_is() -> None:
    schema = draft_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (schema["$id"], schema["title"]) == ("draft.schema.json", "社区计划范文库：草稿文件")
    assert json.loads(draft_schema_json()) == schema


def test_a_draft_file_fits_its_schema_and_a_damaged_one_does_not() -> None:
    schema = Draft202012Validator(draft_schema())
    Draft202012Validator.check_schema(draft_schema())
    file = json.loads((FIXTURES / "draft.json").read_text("utf-8"))
    assert list(schema.iter_errors(file)) == []
    file["draft"]["sections"][0]["level"] = 5
    assert list(schema.iter_errors(file))
