"""JSON Schemas (2020-12) of the published data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planlib.contract import ID, MAX_LEVEL, FieldScope
from planlib.notices.register import KEYS, OPTIONAL_KEYS

from .datafile import indented_json
from .labels import REGISTER_SCHEMA_TITLE, TEMPLATES_SCHEMA_TITLE

TEMPLATES_VERSION = 4
TESTS = ("matches", "passes")  # of a pattern

_WORD = {"type": "string", "pattern": f"^{ID}$"}
_TEXT = {"type": "string", "minLength": 1}
_COUNT = {"type": "integer", "minimum": 0}
_TEMPLATE_ID = {"type": "string", "pattern": f"^{ID}/{ID}$"}
_WORDS = {"type": "array", "items": _WORD, "uniqueItems": True}
_TEXTS = {"type": "array", "items": _TEXT}
_LINES = {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}


def templates_schema() -> dict[str, Any]:
    """The JSON Schema of `templates_data`. Nothing beyond it is allowed, so a new key is a new version."""
    named = {"type": "array", "items": exact_object(id=_WORD, title=_TEXT), "minItems": 1}
    schema = exact_object(
        version={"const": TEMPLATES_VERSION},
        plans={"type": "array", "items": _plan_schema()},
        topics={"type": "array", "items": _topic_schema()},
        kinds=named,
        levels=named,
        types=named,
        fields={"type": "array", "items": _field_schema()},
        notices={"type": "array", "items": _notice_schema(without=TESTS)},
        templates={"type": "array", "items": _template_schema()},
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "templates.schema.json",
        "title": TEMPLATES_SCHEMA_TITLE,
        **schema,
    }


def _plan_schema() -> dict[str, Any]:
    source = exact_object(collection=_TEXT, lines=_LINES)
    return exact_object(
        id=_WORD,
        number={"type": "integer", "minimum": 1},
        part={"type": ["integer", "null"], "minimum": 1},
        title=_TEXT,
        level=_WORD,
        type=_WORD,
        url=_TEXT,
        characters=_COUNT,
        topics=_WORDS,
        twins={"type": "array", "items": _WORD, "uniqueItems": True},
        source={"anyOf": [source, {"type": "null"}]},
    )


def _topic_schema() -> dict[str, Any]:
    return exact_object(
        id=_WORD,
        title=_TEXT,
        summary=_TEXT,
        aliases=_TEXTS,
        related=_WORDS,
        url=_TEXT,
        templates={"type": "array", "items": _TEMPLATE_ID, "uniqueItems": True, "minItems": 1},
    )


def _field_schema() -> dict[str, Any]:
    return exact_object(name=_TEXT, label=_TEXT, default=_TEXT, hint=_TEXT, scope={"enum": list(FieldScope)})


def _template_schema() -> dict[str, Any]:
    return exact_object(
        id=_TEMPLATE_ID,
        plan=_WORD,
        url=_TEXT,
        breadcrumb={**_TEXTS, "minItems": 1},
        number={"type": "string", "description": "Derived from the position (GB/T 9704); empty for 开头 and 结尾."},
        title=_TEXT,
        level={"type": "integer", "minimum": 0, "maximum": MAX_LEVEL},
        kind=_WORD,
        topics=_WORDS,
        markdown={**_TEXT, "description": "As on the page, without numbers; fields as {{name}} or {{name|example}}."},
        text={**_TEXT, "description": "With numbers, a line each; fields at their neutral defaults."},
        fields=_TEXTS,
        characters={**_COUNT, "description": "Visible characters of `text`."},
        source_lines={"anyOf": [_LINES, {"type": "null"}], "description": "First and last line in the collection."},
        variants={
            "type": "array",
            "items": _TEMPLATE_ID,
            "uniqueItems": True,
            "description": "Templates with nearly the same text, nearest first, at most a few.",
        },
        notices={**_WORDS, "description": "What has run out in it or under it, in the order of its first place."},
    )


def templates_schema_json() -> str:
    """The schema as JSON text."""
    return indented_json(templates_schema())


def register_schema() -> dict[str, Any]:
    """The JSON Schema of the register of notices, docs/notices.yml and `register_json` alike."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "notices.schema.json",
        "title": REGISTER_SCHEMA_TITLE,
        "type": "array",
        "items": _notice_schema(),
    }


def register_schema_json() -> str:
    """The schema as JSON text."""
    return indented_json(register_schema())


def _notice_schema(without: Iterable[str] = ()) -> dict[str, Any]:
    word = {"type": "string", "pattern": f"^{ID}$"}
    text = {"type": "string", "minLength": 1}
    texts = {"type": "array", "items": text, "minItems": 2}
    day = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
    number = {"type": "integer"}
    source = exact_object(title=text, url={"type": "string", "pattern": "^https?://"}, checked=day)
    source["required"] = ["title", "checked"]
    properties = {
        "id": word,
        "title": text,
        "kind": word,
        "from": {**day, "description": "When it came into force: a year, a month or a day."},
        "until": {**day, "description": "When it ran out."},
        "now": {**text, "description": "What holds now."},
        "action": word,
        "note": text,
        "pattern": {**text, "description": "A regular expression of few means; {n} stands for a number."},
        "except": {**text, "description": "What overlaps a match of this is not meant."},
        "replacements": {"type": "object", "additionalProperties": text, "minProperties": 1},
        "count": {
            **exact_object(year=number, number=number, every={**number, "minimum": 1}),
            "description": "The number of `year`; it goes up by one every so many years.",
        },
        "matches": {**texts, "description": "Texts in which the pattern must find something."},
        "passes": {**texts, "description": "Texts in which it must find nothing."},
        "sources": {"type": "array", "items": source},
        "confidence": word,
        "review": {**day, "description": "When to look at the entry again."},
    }
    kept = {key: properties[key] for key in KEYS if key not in without}
    return {**exact_object(**kept), "required": [key for key in kept if key not in OPTIONAL_KEYS]}


def exact_object(**properties: Any) -> dict[str, Any]:
    """A JSON Schema object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
