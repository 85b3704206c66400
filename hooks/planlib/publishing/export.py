"""library/templates.json: the whole library as data, and its JSON Schema (2020-12)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from planlib import contract
from planlib.contract import DATA_FUNCTION, MAX_LEVEL, NOTICES_DATA, FieldScope, SitePage
from planlib.library import Library, Template, fields_of, plan_uri, topics_of
from planlib.model.fields import Field
from planlib.model.page import Plan
from planlib.model.plaintext import count_visible, markdown_text
from planlib.notices.patterns import read_pattern
from planlib.notices.register import KEYS, OPTIONAL_KEYS, Notice

VERSION = 4
DATA_URI = "library/templates.json"
SCHEMA_URI = "library/templates.schema.json"
REGISTER_URI = "library/notices.json"
REGISTER_SCHEMA_URI = "library/notices.schema.json"
NOTICES_URI = f"{NOTICES_DATA}.js"
NOTICES_PAGE = f"{SitePage.NOTICES}.md"
TESTS = ("matches", "passes")  # of a pattern


def data_script(name: str, data: str, build: str = "") -> str:
    """A data file for the browser: a script that hands JSON over. name: its path below the site's root, without .js.
    build: tells files apart that must not be put together."""
    return f'{DATA_FUNCTION}("{name}","{build}",{data})\n'


def page_url(uri: str, *, directory_urls: bool = True) -> str:
    """The address of a page below the site's root, as MkDocs makes it from the page's path below docs/."""
    stem = uri.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def templates_data(library: Library, *, directory_urls: bool = True) -> dict[str, Any]:
    """The library as plain data, in a fixed order; what `templates_schema` describes."""
    vocabulary = library.vocabulary
    return {
        "version": VERSION,
        "plans": [_plan(library, plan, directory_urls) for plan in library.plans],
        "topics": [
            {
                "id": topic.id,
                "title": topic.title,
                "summary": topic.summary,
                "aliases": list(topic.aliases),
                "related": list(topic.related),
                "url": page_url(topic.path.removeprefix("docs/"), directory_urls=directory_urls),
                "templates": [template.id for template in library.by_topic[topic.id]],
            }
            for topic in library.topics.values()
        ],
        "kinds": _names(vocabulary.kinds),
        "levels": _names(vocabulary.levels),
        "types": _names(vocabulary.types),
        "fields": [field_data(field) for field in vocabulary.fields.values()],
        "notices": [_without_tests(notice_data(notice)) for notice in library.notices.values()],
        "templates": [_template(library, template, directory_urls) for template in library.templates],
    }


def templates_json(library: Library, *, directory_urls: bool = True) -> str:
    """The same as JSON text: UTF-8, two builds of the same repository give the same bytes."""
    data = templates_data(library, directory_urls=directory_urls)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def field_data(field: Field) -> contract.Field:
    """A field as it is declared."""
    return {
        "name": field.name,
        "label": field.label,
        "default": field.default,
        "hint": field.hint,
        "scope": field.scope,
    }


def notice_data(notice: Notice) -> dict[str, Any]:
    """An entry of the register as it stands there; what it does not have is left out."""
    data = {
        "id": notice.id,
        "title": notice.title,
        "kind": notice.kind,
        "from": notice.since,
        "until": notice.until,
        "now": notice.now,
        "action": notice.action,
        "note": notice.note,
        "pattern": notice.pattern,
        "except": notice.exception,
        "replacements": dict(notice.replacements),
        "count": asdict(notice.count) if notice.count else None,
        "matches": list(notice.matches),
        "passes": list(notice.passes),
        "sources": [_present(asdict(source)) for source in notice.sources],
        "confidence": notice.confidence,
        "review": notice.review,
    }
    return _present(data)


def _present(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _without_tests(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in TESTS}


def register_json(library: Library) -> str:
    """The register of notices as JSON text; what `register_schema` describes."""
    return json.dumps(list(map(notice_data, library.notices.values())), ensure_ascii=False, indent=1) + "\n"


def notice_url(notice_id: str, *, directory_urls: bool = True) -> str:
    """The address of a notice on the list of all, from the site's root."""
    return f"{page_url(NOTICES_PAGE, directory_urls=directory_urls)}#{notice_id}"


def notices_script(library: Library, *, directory_urls: bool = True) -> str:
    """The notices that are marked, for the browser: what to look for, and what to say about it."""
    kinds = library.vocabulary.notices
    data: list[contract.Notice] = [
        {
            "id": notice.id,
            "title": notice.title,
            "kind": kinds[notice.kind],
            "since": notice.since,
            "until": notice.until,
            "now": notice.now,
            "action": notice.action,
            "note": notice.note,
            "pattern": read_pattern(notice.pattern).expanded,
            # A number that holds in the year of a draft is spared by the browser: that year may be another.
            "exception": read_pattern(notice.exception).expanded if notice.exception else "",
            "replacements": dict(notice.replacements),
            "count": _count(notice),
            "sources": [{"title": source.title, "url": source.url} for source in notice.sources],
            "confidence": notice.confidence,
            "url": notice_url(notice.id, directory_urls=directory_urls),
        }
        for notice in library.inputs.marked
    ]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return data_script(NOTICES_DATA, text, sha256(text.encode()).hexdigest()[:12])


def _count(notice: Notice) -> contract.NoticeCount | None:
    count = notice.count
    return {"year": count.year, "number": count.number, "every": count.every} if count else None


def _names(words: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": word, "title": title} for word, title in words.items()]


def _plan(library: Library, plan: Plan, directory_urls: bool) -> dict[str, Any]:
    source = plan.source
    return {
        "id": plan.id,
        "number": plan.number,
        "part": plan.part or None,
        "title": plan.title,
        "level": plan.level,
        "type": plan.type,
        "url": page_url(plan_uri(plan), directory_urls=directory_urls),
        "characters": library.characters(plan),
        "topics": list(library.plan_topics(plan)),
        "twins": list(library.twins[plan.id]),
        "source": {"collection": source.collection, "lines": [source.first, source.last]} if source else None,
    }


def _template(library: Library, template: Template, directory_urls: bool) -> dict[str, Any]:
    section, plan = template.section, template.plan
    text = library.text(section)
    lines = library.source_lines(template)
    return {
        "id": template.id,
        "plan": plan.id,
        "url": f"{page_url(plan_uri(plan), directory_urls=directory_urls)}#{section.id}",
        "breadcrumb": [plan.title, *(library.title(ancestor) for ancestor in template.ancestors)],
        "number": section.number,
        "title": library.title(section),
        "level": section.level,
        "kind": section.kind,
        "topics": list(topics_of(section)),
        "markdown": markdown_text(section),
        "text": text,
        "fields": list(fields_of(section)),
        "characters": count_visible(text),
        "source_lines": list(lines) if lines else None,
        "variants": list(library.variants[template.id]),
        "notices": list(dict.fromkeys(mark.id for mark in library.marks_under(template.id))),
    }


def templates_schema() -> dict[str, Any]:
    """The JSON Schema of `templates_data`. Nothing beyond it is allowed, so a new key is a new version."""
    word = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    text = {"type": "string", "minLength": 1}
    count = {"type": "integer", "minimum": 0}
    lines = {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}
    words = {"type": "array", "items": word, "uniqueItems": True}
    texts = {"type": "array", "items": text}
    named = {"type": "array", "items": exact_object(id=word, title=text), "minItems": 1}
    plan_id = {"type": "string", "pattern": "^[A-Za-z0-9_.-]+$"}
    template_id = {"type": "string", "pattern": "^[A-Za-z0-9_.-]+/[a-z0-9-]+$"}
    source = exact_object(collection=text, lines=lines)
    plan = exact_object(
        id=plan_id,
        number={"type": "integer", "minimum": 1},
        part={"type": ["integer", "null"], "minimum": 1},
        title=text,
        level=word,
        type=word,
        url=text,
        characters=count,
        topics=words,
        twins={"type": "array", "items": plan_id, "uniqueItems": True},
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
        plan=plan_id,
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
    schema = exact_object(
        version={"const": VERSION},
        plans={"type": "array", "items": plan},
        topics={"type": "array", "items": topic},
        kinds=named,
        levels=named,
        types=named,
        fields={"type": "array", "items": field},
        notices={"type": "array", "items": _notice_schema(without=TESTS)},
        templates={"type": "array", "items": template},
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "templates.schema.json",
        "title": "社区计划范文库：范文数据",
        **schema,
    }


def schema_json() -> str:
    return json.dumps(templates_schema(), ensure_ascii=False, indent=1) + "\n"


def register_schema() -> dict[str, Any]:
    """The JSON Schema of the register of notices, docs/notices.yml and `register_json` alike."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "notices.schema.json",
        "title": "社区计划范文库：时效登记",
        "type": "array",
        "items": _notice_schema(),
    }


def register_schema_json() -> str:
    return json.dumps(register_schema(), ensure_ascii=False, indent=1) + "\n"


def _notice_schema(without: Iterable[str] = ()) -> dict[str, Any]:
    word = {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}
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
