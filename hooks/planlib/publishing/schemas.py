"""JSON Schemas (2020-12) of the published data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from planlib.contract import ID, MAX_LEVEL, FieldScope
from planlib.model.front_matter import FrontMatter, TopicFrontMatter
from planlib.notices.register import Notice
from planlib.sources.ledger import Ledger

from .datafile import indented_json
from .labels import INPUT_SCHEMA_TITLES, PLAN_DATA_SCHEMA_TITLE, REGISTER_SCHEMA_TITLE, TEMPLATES_SCHEMA_TITLE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEMPLATES_VERSION = 7
REGISTER_VERSION = 2
TESTS = ("matches", "passes")  # of a pattern

_WORD = {"type": "string", "pattern": f"^{ID}$"}
_TEXT = {"type": "string", "minLength": 1}
_COUNT = {"type": "integer", "minimum": 0}
_TEMPLATE_ID = {"type": "string", "pattern": f"^{ID}/{ID}$"}
_WORDS = {"type": "array", "items": _WORD, "uniqueItems": True}
_TEXTS = {"type": "array", "items": _TEXT}
_LINES = {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}


def templates_schema() -> dict[str, Any]:
    """The JSON Schema of what `templates_pieces` gives. Nothing beyond it is allowed, so a new key is a new version."""
    named = {"type": "array", "items": exact_object(id=_WORD, title=_TEXT), "minItems": 1}
    notice = _declared_schema(Notice)
    notice["properties"] = _without(notice["properties"], *TESTS)
    notice["required"] = [key for key in notice["required"] if key not in TESTS]
    schema = _of_version(
        TEMPLATES_VERSION,
        plans={"type": "array", "items": _plan_schema()},
        topics={"type": "array", "items": _topic_schema()},
        kinds=named,
        levels=named,
        types=named,
        fields={"type": "array", "items": _field_schema()},
        notices={"type": "array", "items": notice},
    )
    return published_schema("templates", TEMPLATES_SCHEMA_TITLE, {"$defs": notice.pop("$defs"), **schema})


def plan_data_schema() -> dict[str, Any]:
    """The JSON Schema of `plan_json`: a plan as `templates_pieces` has it."""
    return published_schema("plan-data", PLAN_DATA_SCHEMA_TITLE, _of_version(TEMPLATES_VERSION, plan=_plan_schema()))


def register_schema() -> dict[str, Any]:
    """The JSON Schema of `register_json`."""
    schema = _declared_schema(_INPUTS["notices"])
    content = _of_version(REGISTER_VERSION, notices=_without(schema, "$defs"))
    return published_schema("register", REGISTER_SCHEMA_TITLE, {"$defs": schema["$defs"], **content})


def _of_version(version: int, **properties: Any) -> dict[str, Any]:
    """The schema of data that may say of itself what `origin` gives."""
    schema = exact_object(version={"const": version}, **properties)
    schema["properties"] |= {"date": {"type": "string", "format": "date"}, "licence": _TEXT}
    return schema


def _plan_schema() -> dict[str, Any]:
    source = exact_object(collection=_TEXT, lines=_LINES)
    return exact_object(
        id=_WORD,
        number={"type": ["integer", "null"], "minimum": 1},
        part={"type": ["integer", "null"], "minimum": 1},
        title=_TEXT,
        level=_WORD,
        type=_WORD,
        url=_TEXT,
        characters=_COUNT,
        topics=_WORDS,
        twins={"type": "array", "items": _WORD, "uniqueItems": True},
        source={"anyOf": [source, {"type": "null"}]},
        templates={
            "type": "array",
            "items": _template_schema(),
            "description": "Its sections at every level, in reading order.",
        },
    )


def _topic_schema() -> dict[str, Any]:
    return exact_object(
        id=_WORD,
        title=_TEXT,
        summary=_TEXT,
        aliases=_TEXTS,
        related=_WORDS,
        url=_TEXT,
    )


def _field_schema() -> dict[str, Any]:
    return exact_object(name=_TEXT, label=_TEXT, default=_TEXT, hint=_TEXT, scope={"enum": list(FieldScope)})


def _template_schema() -> dict[str, Any]:
    return exact_object(
        id={**_TEMPLATE_ID, "description": "What is behind the / is its anchor on the plan's page."},
        number={"type": "string", "description": "Derived from the position (GB/T 9704); empty for 开头 and 结尾."},
        title=_TEXT,
        level={"type": "integer", "minimum": 0, "maximum": MAX_LEVEL},
        kind=_WORD,
        topics=_WORDS,
        text={
            **_TEXT,
            "description": "Its own lines, a line each, with their numbers; fields as {{name}} or {{name|example}}, "
            "in place of which a reader sees the default in `fields`. What stands under it is in its children.",
        },
        children={
            "type": "array",
            "items": _TEMPLATE_ID,
            "uniqueItems": True,
            "description": "The templates right under it, in reading order.",
        },
        characters={**_COUNT, "description": "Visible ones, with all that stands under it, fields at their defaults."},
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


# What editors write, by the name of the schema.
_INPUTS: dict[str, Any] = {
    "notices": tuple[Notice, ...],
    "ledger": Ledger,
    "plan": FrontMatter,
    "topic": TopicFrontMatter,
}


def input_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of something that editors write, from the records by which it is read."""
    return published_schema(name, INPUT_SCHEMA_TITLES[name], _declared_schema(_INPUTS[name]))


def input_schemas() -> dict[str, Callable[[], str]]:
    """All of them: by the address from the site's root what makes the JSON text."""
    return {f"library/{name}.schema.json": partial(_input_schema_json, name) for name in _INPUTS}


def _input_schema_json(name: str) -> str:
    return indented_json(input_schema(name))


class _Generator(GenerateJsonSchema):
    """Leaves out what keys are called in the code. A key without a value is a mistake, so none may be null."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return _without(super().default_schema(schema), "default")


def _declared_schema(shape: Any) -> dict[str, Any]:
    """The schema of a declaration, without the docstrings of its classes, which are for those who read the code."""
    schema = TypeAdapter(shape).json_schema(schema_generator=_Generator)
    definitions = {name: _without(found, "title", "description") for name, found in schema.get("$defs", {}).items()}
    return {**_without(schema, "title", "description", "$defs"), **({"$defs": definitions} if definitions else {})}


def _without(schema: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key not in keys}


def published_schema(name: str, title: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A schema as the site publishes it, with what it is called. name: of its file, without .schema.json."""
    return {"$schema": DIALECT, "$id": f"{name}.schema.json", "title": title, **schema}


def exact_object(**properties: Any) -> dict[str, Any]:
    """A JSON Schema object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
