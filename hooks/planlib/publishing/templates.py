"""library/templates.json: the whole library as data; `schemas` has its JSON Schema."""

from __future__ import annotations

from typing import Any

from planlib.library import Library, Template, fields_of
from planlib.model.page import Plan, topics_of
from planlib.model.plaintext import count_visible, markdown_text

from .datafile import indented_json
from .fields import field_data
from .register import notice_data
from .schemas import TEMPLATES_VERSION, TESTS
from .urls import page_url, plan_uri, template_url, topic_uri


def templates_data(library: Library, *, directory_urls: bool = True) -> dict[str, Any]:
    """The library as plain data, in a fixed order; what `templates_schema` describes."""
    vocabulary = library.vocabulary
    return {
        "version": TEMPLATES_VERSION,
        "plans": [_plan(library, plan, directory_urls) for plan in library.plans],
        "topics": [
            {
                "id": topic.id,
                "title": topic.title,
                "summary": topic.summary,
                "aliases": list(topic.aliases),
                "related": list(topic.related),
                "url": page_url(topic_uri(topic), directory_urls=directory_urls),
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
    return indented_json(data)


def _without_tests(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in TESTS}


def _names(words: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": word, "title": title} for word, title in words.items()]


def _plan(library: Library, plan: Plan, directory_urls: bool) -> dict[str, Any]:
    source = plan.source
    return {
        "id": plan.id,
        "number": plan.number or None,
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
        "url": template_url(plan, section.id, directory_urls=directory_urls),
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
