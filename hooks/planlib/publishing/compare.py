"""The texts that the compare view shows: a small script file a plan, which the browser loads when it is asked for.

The data is `PlanData` in `src/compare/data.ts`: the plan's lines in reading order, its sections as ranges of them, and
the repairs with their places. Texts hold fields as written; places of repairs count code points of them, those of
notices UTF-16 code units.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planlib.library import Library
from planlib.model.fields import references
from planlib.model.page import Plan, Section
from planlib.model.plaintext import TextLine, section_lines, squash, written
from planlib.notices.matcher import Mark, in_units
from planlib.sources.ledger import Repair
from planlib.sources.replay import Place

from .datafile import compact_json, data_script
from .labels import template_label
from .repairs import repair_rows
from .urls import compare_data_uri, page_url, plan_uri


def compare_script(plan: Plan, library: Library, *, directory_urls: bool = True) -> str:
    """The file of a plan."""
    data = plan_data(plan, library, directory_urls=directory_urls)
    return data_script(compare_data_uri(plan.id), compact_json(data))


def plan_data(plan: Plan, library: Library, *, directory_urls: bool = True) -> dict[str, Any]:
    """What the compare view knows of a plan."""
    fields, kinds = library.vocabulary.fields, library.vocabulary.repairs
    lines = [line for section in plan.page.sections for line in section_lines(section)]
    places = {
        line.line: [place for place in library.places(plan).get(line.line, ()) if says_something(place)]
        for line in lines
    }
    repairs: dict[Repair, int] = {}
    for found in places.values():
        for place in found:
            repairs.setdefault(place.repair, len(repairs))
    names = dict.fromkeys(ref.name for line in lines for ref in references(line.runs))
    return {
        "url": page_url(plan_uri(plan), directory_urls=directory_urls),
        "fields": {name: [fields[name].label, fields[name].default] for name in names if name in fields},
        "lines": [_line(line, places[line.line], repairs, library.marks(plan, line)) for line in lines],
        "repairs": [
            [row.kind, row.before, row.after, row.reason, row.proof] for row in repair_rows(tuple(repairs), kinds)
        ],
        "sections": {
            section.id: {
                "label": _label(f"{plan.id}/{section.id}", library),
                "lines": [start, end],
                "variants": [[name, _label(name, library)] for name in library.variants[f"{plan.id}/{section.id}"]],
            }
            for section, start, end in _ranges(plan.page.sections, 0)
        },
    }


def says_something(place: Place) -> bool:
    """Whether a repair changed characters there: line ends that were put right explain no difference of wording."""
    return place.end > place.start or bool(squash(place.removed))


def _label(template_id: str, library: Library) -> str:
    return template_label(library.template_by_id[template_id], library)


def _line(line: TextLine, places: list[Place], repairs: dict[Repair, int], marks: tuple[Mark, ...]) -> list[Any]:
    """Kind, number and text; then the places of repairs, and last the notices, as far as there are any."""
    text = written(line.runs)
    repaired = [[place.start, place.end, squash(place.removed), repairs[place.repair]] for place in places]
    dated = [list(in_units(mark, text)) for mark in marks]
    columns = [repaired, dated] if dated else [repaired] if repaired else []
    return [line.kind.value, line.number, text, *columns]


def _ranges(sections: tuple[Section, ...], start: int) -> Iterator[tuple[Section, int, int]]:
    """Each section with the first of its lines and the one after its last, with all that stands under it."""
    for section in sections:
        total = sum(1 for _ in section_lines(section))
        yield section, start, start + total
        below = sum(1 for child in section.children for _ in section_lines(child))
        yield from _ranges(section.children, start + total - below)
        start += total
