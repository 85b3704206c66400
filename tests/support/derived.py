"""What follows from a library, worked out in the plainest way, and the data files that are published of it."""

from __future__ import annotations

from collections import defaultdict

from planlib.contract import COMPARE_DATA, Facet, Timeliness
from planlib.library import Library, Template, facets_of, timeliness_of
from planlib.model.plan import Plan
from planlib.publishing.publication import Publication
from planlib.publishing.urls import TEMPLATES_DATA


def published(library: Library, begin: str, *, directory_urls: bool = True) -> dict[str, str]:
    """The data files whose addresses begin so, by their addresses."""
    publication = Publication(directory_urls=directory_urls)
    publication.take(library)
    return {uri: "".join(make()) for uri, make in publication.files.items() if uri.startswith(begin)}


def templates_json(library: Library, *, directory_urls: bool = True) -> str:
    """The whole library as data."""
    return published(library, TEMPLATES_DATA, directory_urls=directory_urls)[TEMPLATES_DATA]


def compare_files(library: Library) -> dict[str, str]:
    """The packs of repairs."""
    return published(library, COMPARE_DATA)


def by_topic(library: Library) -> dict[str, list[Template]]:
    """The templates that name a topic themselves, by topic."""
    found: defaultdict[str, list[Template]] = defaultdict(list)
    for template in library.templates:
        for topic in template.section.topics:
            found[topic].append(template)
    return found


def timeliness(library: Library, template: Template) -> Timeliness:
    """How current a template is."""
    return timeliness_of((mark.id for mark in library.marks_under(template)), library.notices)


def facet_values(library: Library, template: Template) -> dict[Facet, tuple[str, ...]]:
    """The values of a template in each facet."""
    return facets_of(template.plan, template.section, timeliness(library, template))


def plan_text(library: Library, plan: Plan) -> str:
    """A plan as plain text, lines parted by U+000A."""
    return "\n".join(map(library.text, plan.page.sections))


def source_lines(library: Library, template: Template) -> tuple[int, int] | None:
    """The first and last source line of a section with all that stands under it."""
    audit = library.inputs.audits.get(template.plan.id)
    found = [audit.lines[part.id] for part in template.section.walk() if part.id in audit.lines] if audit else []
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None
