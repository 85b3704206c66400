"""JSON Schemas (2020-12) of the published data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from planlib.contract import ID, MAX_LEVEL, FieldScope
from planlib.model.front_matter import FrontMatter, TopicFrontMatter
from planlib.notices.register import Notice
from planlib.sources.ledger import Ledger

from .datafile import indented_json

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEMPLATES_VERSION = 4
TESTS = ("matches", "passes")  # of a pattern


def templates_schema() -> dict[str, Any]:
    """The JSON Schema of `templates_data`. Nothing beyond it is allowed, so a new key is a new version."""
    word = {"type": "string", "pattern": f"^{ID}$"}
    text = {"type": "string", "minLength": 1}
    count = {"type": "integer", "minimum": 0}
    lines = {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}
    words = {"type": "array", "items": word, "uniqueItems": True}
    texts = {"type": "array", "items": text}
    named = {"type": "array", "items": exact_object(id=word, title=text), "minItems": 1}
    template_id = {"type": "string", "pattern": f"^{ID}/{ID}$"}
    source = exact_object(collection=text, lines=lines)
    plan = exact_object(
        id=word,
        number={"type": "integer", "minimum": 1},
        part={"type": ["integer", "null"], "minimum": 1},
        title=text,
        level=word,
        type=word,
        url=text,
        characters=count,
        topics=words,
        twins={"type": "array", "items": word, "uniqueItems": True},
        source={"anyOf": [source, {"type": "null"}]},
    )
    topic = exact_object(
        id=word,
        title=text,
        summary=text,
        aliases=texts,
        related=words,
        url=text,
        templates={"type": "array", "items": template_id, "uniqueItems": True, "minItems": 1},
    )
    field = exact_object(name=text, label=text, default=text, hint=text, scope={"enum": list(FieldScope)})
    template = exact_object(
        id=template_id,
        plan=word,
        url=text,
        breadcrumb={**texts, "minItems": 1},
        number={"type": "string", "description": "Derived from the position (GB/T 9704); empty for 开头 and 结尾."},
        title=text,
        level={"type": "integer", "minimum": 0, "maximum": MAX_LEVEL},
        kind=word,
        topics=words,
        markdown={**text, "description": "As on the page, without numbers; fields as {{name}} or {{name|example}}."},
        text={**text, "description": "With numbers, a line each; fields at their neutral defaults."},
        fields=texts,
        characters={**count, "description": "Visible characters of `text`."},
        source_lines={"anyOf": [lines, {"type": "null"}], "description": "First and last line in the collection."},
        variants={
            "type": "array",
            "items": template_id,
            "uniqueItems": True,
            "description": "Templates with nearly the same text, nearest first, at most a few.",
        },
        notices={**words, "description": "What has run out in it or under it, in the order of its first place."},
    )
    notice = _declared_schema(Notice)
    notice["properties"] = _without(notice["properties"], *TESTS)
    notice["required"] = [key for key in notice["required"] if key not in TESTS]
    schema = exact_object(
        version={"const": TEMPLATES_VERSION},
        plans={"type": "array", "items": plan},
        topics={"type": "array", "items": topic},
        kinds=named,
        levels=named,
        types=named,
        fields={"type": "array", "items": field},
        notices={"type": "array", "items": notice},
        templates={"type": "array", "items": template},
    )
    return {
        "$schema": DIALECT,
        "$id": "templates.schema.json",
        "title": "社区计划范文库：范文数据",
        "$defs": notice.pop("$defs"),
        **schema,
    }


def templates_schema_json() -> str:
    """The schema as JSON text."""
    return indented_json(templates_schema())


# What editors write, by the name of the schema: its shape and what it is called.
_INPUTS: dict[str, tuple[Any, str]] = {
    "notices": (tuple[Notice, ...], "时效登记"),
    "ledger": (Ledger, "校订记录"),
    "plan": (FrontMatter, "计划的页首信息"),
    "topic": (TopicFrontMatter, "主题的页首信息"),
}


def input_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of something that editors write, from the records by which it is read; that of the register of
    notices (`notices`) describes `register_json` too."""
    shape, title = _INPUTS[name]
    about = {"$schema": DIALECT, "$id": f"{name}.schema.json", "title": f"社区计划范文库：{title}"}
    return {**about, **_declared_schema(shape)}


def input_schemas() -> Iterator[tuple[str, str]]:
    """All of them: address from the site's root, and JSON text."""
    for name in _INPUTS:
        yield f"library/{name}.schema.json", indented_json(input_schema(name))


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


def exact_object(**properties: Any) -> dict[str, Any]:
    """A JSON Schema object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
