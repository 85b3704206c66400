"""Sections whose topics an editor has given: what the importer learns topics from.

A library learns from its own sections. One that has just begun has none; it takes those of the library that it was
begun from, in a file beside its vocabulary.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from planlib.library import Library
from planlib.meaning import Example
from planlib.model.plaintext import own_words

EXAMPLES = "vocabulary/examples.json"


def examples_of(library: Library) -> list[Example]:
    """The sections with topics of a library and, before them, those that it was begun with. Raises `ValueError` where
    the file that holds these cannot be read."""
    fields = library.vocabulary.fields
    own = [
        Example(
            template.plan.id,
            library.title(template.section) if template.section.level else template.plan.title,
            own_words(template.section, fields),
            template.section.topics,
        )
        for template in library.templates
        if template.section.topics
    ]
    return [*_begun_with(library.inputs.root / EXAMPLES), *own]


def _begun_with(path: Path) -> list[Example]:
    if not path.exists():
        return []
    try:
        read = json.loads(path.read_text("utf-8"))
        return [Example("", str(title), str(text), tuple(map(str, topics))) for title, text, topics in read]
    except (ValueError, TypeError) as error:
        raise ValueError(f"{EXAMPLES}: {error}") from error


def examples_json(examples: Sequence[Example]) -> str:
    """Sections as the file that a new library begins with: title, text and topics, a section a line."""
    rows = (json.dumps([each.title, each.text, each.topics], ensure_ascii=False) for each in examples)
    return "[\n" + ",\n".join(rows) + "\n]\n"
