"""library/templates.json: the whole library as data; `schemas` has its JSON Schema.

Each plan, template, topic … has a line of its own, and what can be had from another is not said again. It is put
together from what is told of each plan by itself, in pieces: the whole is never in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import Z_BEST_SPEED, compress, decompress

from planlib.library import Library, plan_topics, title_of
from planlib.model.fields import Field
from planlib.model.page import Section, Topic, topics_of
from planlib.model.plaintext import count_visible, neutral_text, own_lines, written
from planlib.model.plan import Plan
from planlib.notices.matcher import Mark

from .datafile import compact_json
from .fields import field_data
from .register import notice_data
from .schemas import TEMPLATES_VERSION, TESTS
from .urls import page_url, plan_uri, topic_uri

Lines = Mapping[str, tuple[int, int]]
"""The first and last line in the source by a section's id in its plan."""


class TemplatesPart(NamedTuple):
    """What is told of a plan without a look at others: JSON objects without the brace at their end, behind which comes
    what others have to do with it. templates: of its sections in reading order, a line each, compressed, for there are
    many plans."""

    plan: str
    templates: bytes


def templates_pieces(
    parts: Iterable[tuple[Plan, TemplatesPart]], library: Library, *, directory_urls: bool = True
) -> Iterator[str]:
    """The library as JSON in pieces, in a fixed order; what `templates_schema` describes. Two builds of the same
    repository give the same. parts: of all plans, in their order."""
    vocabulary = library.vocabulary
    yield f'{{"version":{TEMPLATES_VERSION}'
    yield from _array("plans", (_joined(plan, part, library, directory_urls) for plan, part in parts))
    yield from _array("topics", (compact_json(_topic(topic, directory_urls)) for topic in library.topics.values()))
    for key, words in (("kinds", vocabulary.kinds), ("levels", vocabulary.levels), ("types", vocabulary.types)):
        yield from _array(key, (compact_json({"id": word, "title": title}) for word, title in words.items()))
    yield from _array("fields", (compact_json(field_data(field)) for field in vocabulary.fields.values()))
    yield from _array("notices", (compact_json(_without_tests(notice_data(one))) for one in library.notices.values()))
    yield "\n}\n"


def _array(key: str, items: Iterable[str]) -> Iterator[str]:
    """A key with an array, an item a line; other keys stand before it."""
    yield f',\n"{key}":['
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n{item}"
    yield "]"


def _joined(plan: Plan, part: TemplatesPart, library: Library, directory_urls: bool) -> str:
    """A plan with its templates, its address, and what others have to do with them."""
    url = compact_json(page_url(plan_uri(plan), directory_urls=directory_urls))
    lines = decompress(part.templates).decode().split("\n")  # no other line's end is one in JSON
    variants = (compact_json(library.variants[f"{plan.id}/{section}"]) for section in plan.facts.ids)
    templates = ",\n".join(f'{line},"variants":{found}}}' for line, found in zip(lines, variants, strict=False))
    twins = compact_json(library.twins[plan.id])
    return f'{part.plan},"url":{url},"twins":{twins},"templates":[\n{templates}]}}'


def _without_tests(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in TESTS}


def _topic(topic: Topic, directory_urls: bool) -> dict[str, Any]:
    return {
        "id": topic.id,
        "title": topic.title,
        "summary": topic.summary,
        "aliases": topic.aliases,
        "related": topic.related,
        "url": page_url(topic_uri(topic), directory_urls=directory_urls),
    }


def templates_part(
    plan: Plan,
    fields: dict[str, Field],
    marks: Mapping[int, Sequence[Mark]],
    lines: Lines,
) -> TemplatesPart:
    """The part of a plan. marks: by the line of its page. lines: empty for a plan without a source."""
    found: dict[str, dict[str, Any]] = {}
    told = [_tell(section, f"{plan.id}/", fields, marks, lines, found) for section in plan.page.sections]
    source = plan.source
    data = {
        "id": plan.id,
        "number": plan.number or None,
        "part": plan.part or None,
        "title": plan.title,
        "level": plan.level,
        "type": plan.type,
        "characters": sum(one.characters for one in told),
        "topics": plan_topics(plan),
        "source": {"collection": source.collection, "lines": (source.first, source.last)} if source else None,
    }
    templates = "\n".join(map(_open, found.values()))
    return TemplatesPart(_open(data), compress(templates.encode(), Z_BEST_SPEED))


def _open(data: dict[str, Any]) -> str:
    """As JSON without the brace at the end."""
    return compact_json(data)[:-1]


class _Told(NamedTuple):
    """What a section has with all under it. notices: ids, each once."""

    characters: int
    notices: tuple[str, ...]
    lines: tuple[tuple[int, int], ...]


def _tell(
    section: Section,
    prefix: str,
    fields: dict[str, Field],
    marks: Mapping[int, Sequence[Mark]],
    lines: Lines,
    found: dict[str, dict[str, Any]],
) -> _Told:
    """Put a section, and all under it, into what was found, by its id. prefix: of all ids."""
    own = tuple(own_lines(section))
    found[f"{prefix}{section.id}"] = data = {
        "id": f"{prefix}{section.id}",
        "number": section.number,
        "title": title_of(section, fields),
        "level": section.level,
        "kind": section.kind,
        "topics": topics_of(section),
        "text": "\n".join(line.number + written(line.runs) for line in own),
        "children": [f"{prefix}{child.id}" for child in section.children],
    }
    below = [_tell(child, prefix, fields, marks, lines, found) for child in section.children]
    characters = count_visible("".join(line.number + neutral_text(line.runs, fields) for line in own))
    named = [mark.id for line in own for mark in marks.get(line.line, ())]
    told = _Told(
        characters + sum(one.characters for one in below),
        tuple(dict.fromkeys((*named, *(name for one in below for name in one.notices)))),
        (*([lines[section.id]] if section.id in lines else ()), *(span for one in below for span in one.lines)),
    )
    data["characters"] = told.characters
    data["source_lines"] = (min(told.lines)[0], max(last for _, last in told.lines)) if told.lines else None
    data["notices"] = told.notices
    return told
