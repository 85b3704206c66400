"""The texts that the compare view shows: script files with a few plans each, which the browser loads when it asks for
one of them.

Of each plan the data is `PlanData` of the contract: the plan's lines in reading order, its sections as ranges of them,
and the repairs with the spans that they changed. Which pack a plan is in depends on its id, and on how many packs there
are, which the compare page says; so words that are changed in a plan change one file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from planlib.contract import PlanData, PlanLine, RepairNote, RepairSpan
from planlib.library import Library
from planlib.model.page import Plan, Section
from planlib.model.plaintext import TextLine, section_lines, squash, written
from planlib.notices.matcher import Mark, in_units
from planlib.sources.ledger import Repair
from planlib.sources.replay import RepairedSpan

from .datafile import compact_json, data_script
from .labels import template_label
from .repairs import repair_rows
from .sizes import PLANS_A_PACK
from .urls import compare_data_uri, page_url, plan_uri


def compare_files(library: Library, *, directory_urls: bool = True) -> dict[str, Callable[[], str]]:
    """All packs: by the address what makes the content."""
    return {
        (uri := compare_data_uri(pack)): partial(_pack, uri, plans, library, directory_urls)
        for pack, plans in packs_of(library.plans).items()
    }


def _pack(uri: str, plans: Sequence[Plan], library: Library, directory_urls: bool) -> str:
    texts = (f'"{plan.id}":{plan_json(plan, library, directory_urls=directory_urls)}' for plan in plans)
    return data_script(uri, f"{{{','.join(texts)}}}")


def pack_count(plans: int) -> int:
    """How many packs so many plans are put into: a power of two, so that they seldom move."""
    return 1 << max(0, (plans - 1) // PLANS_A_PACK).bit_length()


def pack_of(plan_id: str, packs: int) -> int:
    """Which of so many packs (a power of two) holds a plan: 32-bit FNV-1a over the UTF-16 code units of its id, the
    halves mixed. As in src/compare/pack.ts."""
    value = 0x811C9DC5
    for unit in memoryview(plan_id.encode("utf-16-le")).cast("H"):
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return (value ^ value >> 16) & packs - 1


def packs_of(plans: Sequence[Plan]) -> dict[int, list[Plan]]:
    """The plans of each pack that has some, by its number, in their order."""
    count = pack_count(len(plans))
    packs: dict[int, list[Plan]] = {}
    for plan in plans:
        packs.setdefault(pack_of(plan.id, count), []).append(plan)
    return packs


def plan_json(plan: Plan, library: Library, *, directory_urls: bool = True) -> str:
    """The data of a plan as its pack has it."""
    data = plan_data(plan, library, directory_urls=directory_urls)
    return compact_json({**data, "lines": [_without_empty_ends(line) for line in data["lines"]]})


def plan_data(plan: Plan, library: Library, *, directory_urls: bool = True) -> PlanData:
    """What the compare view knows of a plan."""
    kinds = library.vocabulary.repairs
    lines = [line for section in plan.page.sections for line in section_lines(section)]
    spans = {
        line.line: [span for span in library.repair_spans(plan).get(line.line, ()) if says_something(span)]
        for line in lines
    }
    repairs: dict[Repair, int] = {}
    for found in spans.values():
        for span in found:
            repairs.setdefault(span.repair, len(repairs))
    return {
        "url": page_url(plan_uri(plan), directory_urls=directory_urls),
        "lines": [_line(line, spans[line.line], repairs, library.marks(plan, line)) for line in lines],
        "repairs": [
            RepairNote(row.kind, row.before, row.after, row.reason, row.proof)
            for row in repair_rows(tuple(repairs), kinds)
        ],
        "sections": {
            section.id: {
                "label": _label(f"{plan.id}/{section.id}", library),
                "lines": (start, end),
                "variants": [(name, _label(name, library)) for name in library.variants[f"{plan.id}/{section.id}"]],
            }
            for section, start, end in _ranges(plan.page.sections, 0)
        },
    }


def says_something(span: RepairedSpan) -> bool:
    """Whether a repair changed characters there: line ends that were put right explain no difference of wording."""
    return span.end > span.start or bool(squash(span.removed))


def _label(template_id: str, library: Library) -> str:
    return template_label(library.template_by_id[template_id], library)


def _line(line: TextLine, spans: list[RepairedSpan], repairs: dict[Repair, int], marks: tuple[Mark, ...]) -> PlanLine:
    text = written(line.runs)
    return PlanLine(
        kind=line.kind,
        number=line.number,
        text=text,
        repairs=[RepairSpan(span.start, span.end, squash(span.removed), repairs[span.repair]) for span in spans],
        marks=[in_units(mark, text) for mark in marks],
    )


def _without_empty_ends(line: PlanLine) -> list[object]:
    """A line without the empty lists at its end: most lines have neither repairs nor marks."""
    kept: list[object] = list(line)
    while kept[-1] == []:
        kept.pop()
    return kept


def _ranges(sections: tuple[Section, ...], start: int) -> Iterator[tuple[Section, int, int]]:
    """Each section with the first of its lines and the one after its last, with all that stands under it."""
    for section in sections:
        total = sum(1 for _ in section_lines(section))
        yield section, start, start + total
        below = sum(1 for child in section.children for _ in section_lines(child))
        yield from _ranges(section.children, start + total - below)
        start += total
