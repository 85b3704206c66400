"""What the composer of drafts (拟稿) needs to know of the library, and the JSON Schema of a draft file."""

from __future__ import annotations

from typing import Any

from planlib import contract
from planlib.contract import (
    DRAFT_FORMAT,
    DRAFT_VERSION,
    DRAFT_WORD,
    MAX_ANNEXES,
    MAX_LEVEL,
    MAX_LIST,
    MAX_PARAGRAPHS,
    MAX_SECTIONS,
    MAX_TEXT,
    MAX_TITLE,
    PLANS_LISTED,
    DraftingData,
)
from planlib.library import Library
from planlib.reading.skeletons import Skeleton

from .datafile import compact_json, data_script, indented_json
from .fields import field_data
from .labels import DRAFT_SCHEMA_TITLE, plan_label
from .schemas import exact_object, published_schema
from .urls import DRAFTING_SCRIPT


def drafting_data(library: Library) -> DraftingData:
    """Names of things, the fields, the declared structure, the skeletons, and the first plans of the library."""
    vocabulary = library.vocabulary
    return {
        "kinds": list(vocabulary.kinds.items()),
        "levels": list(vocabulary.levels.items()),
        "types": list(vocabulary.types.items()),
        "fields": [field_data(field) for field in vocabulary.fields.values()],
        "shapes": {
            name: {"must": shape.must, "must_not": shape.must_not, "order": shape.order}
            for name, shape in vocabulary.shapes.items()
        },
        "under": vocabulary.levels_under,
        "skeletons": [_skeleton(skeleton) for skeleton in vocabulary.skeletons],
        "plans": [(plan.id, plan_label(plan)) for plan in library.plans[:PLANS_LISTED]],
    }


def _skeleton(skeleton: Skeleton) -> contract.Skeleton:
    return {
        "level": skeleton.level,
        "type": skeleton.type,
        "title": skeleton.title,
        "organisation": skeleton.organisation,
        "date": skeleton.date,
        "slots": [
            {"kind": slot.kind, "level": slot.level, "title": slot.title, "topics": slot.topics}
            for slot in skeleton.slots
        ],
    }


def drafting_script(library: Library) -> str:
    """The same as a data file for the browser."""
    return data_script(DRAFTING_SCRIPT, compact_json(drafting_data(library)))


def draft_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a draft file, as the composer writes and reads it."""
    word = {"type": "string", "pattern": f"^{DRAFT_WORD}$"}
    title = {"type": "string", "maxLength": MAX_TITLE}
    lines = {**title, "description": "May have line breaks, U+000A."}
    paragraph = exact_object(
        text={"type": "string", "maxLength": MAX_TEXT, "description": "Fields stand as {{name}} or {{name|example}}."},
        item={"type": "boolean", "description": "An item of a numbered list."},
    )
    origin = exact_object(id=title, plan=title, examples={"type": "array", "items": title, "maxItems": MAX_LIST})
    section = exact_object(
        id=word,
        level={"type": "integer", "minimum": 0, "maximum": MAX_LEVEL, "description": "0 for a part without a heading."},
        title=title,
        paragraphs={"type": "array", "items": paragraph, "maxItems": MAX_PARAGRAPHS},
        kind=word,
        topics={"type": "array", "items": word, "maxItems": MAX_LIST},
        origin={"anyOf": [origin, {"type": "null"}]},
    )
    draft = exact_object(
        id=word,
        title=lines,
        organisation=lines,
        date=title,
        level=word,
        type=word,
        sections={"type": "array", "items": section, "maxItems": MAX_SECTIONS},
        official=_official_schema(title),
    )
    schema = exact_object(format={"const": DRAFT_FORMAT}, version={"const": DRAFT_VERSION}, draft=draft)
    return published_schema("draft", DRAFT_SCHEMA_TITLE, schema)


def _official_schema(title: dict[str, Any]) -> dict[str, Any]:
    """What a draft carries as an official document (公文要素); empty texts stand for what it has not."""
    text = {"type": "string", "maxLength": MAX_TEXT}
    rows = {**text, "description": "A paragraph a line; lines with U+0009 in them are rows of a table."}
    lines = ("letterhead", "reference", "addressee", "note", "copies", "issuer", "issued")
    return exact_object(
        **dict.fromkeys(lines, title),
        annexes={"type": "array", "items": exact_object(title=title, text=rows), "maxItems": MAX_ANNEXES},
        sealed={"type": "boolean"},
        cover=text,
        form={"enum": ["standard", "electronic"]},
    )


def draft_schema_json() -> str:
    """The schema as JSON text."""
    return indented_json(draft_schema())
