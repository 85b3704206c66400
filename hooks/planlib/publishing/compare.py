"""What the compare view knows beside the search index, which has the texts: the repairs that explain differences, in
script files with a few plans each, which the browser loads when it asks for one of them.

Most plans come without a source, and have none. Which pack the repairs of a plan are in depends on its id, and on how
many packs there are, which the compare page says; so words that are changed in a plan change one file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from planlib.contract import TITLE_LINE, LineKind, PlanRepairs, RepairNote, RepairSpan
from planlib.library import Library
from planlib.model.plaintext import own_lines, squash
from planlib.model.plan import Plan
from planlib.sources.replay import RepairedSpan

from .datafile import compact_json, data_script
from .repairs import repair_rows
from .sizes import PLANS_A_PACK
from .urls import compare_data_uri

Repairs = Callable[[Sequence[Plan]], Iterable[tuple[Plan, str]]]
"""Gives what `repairs_part` tells of each of so many plans, in their order."""


def compare_files(library: Library, repairs: Repairs) -> dict[str, Callable[[], str]]:
    """All packs: by the address what makes the content."""
    return {
        (uri := compare_data_uri(pack)): partial(_pack, uri, found, repairs)
        for pack, found in enumerate(packs_of(repaired_plans(library)))
    }


def _pack(uri: str, plans: Sequence[Plan], repairs: Repairs) -> str:
    found = (f"{compact_json(plan.id)}:{text}" for plan, text in repairs(plans))
    return data_script(uri, f"{{{','.join(found)}}}")


def repairs_part(plan: Plan, library: Library) -> str:
    """The JSON of a plan's `PlanRepairs`; empty where repairs have not changed its wording."""
    found = plan_repairs(plan, library)
    return compact_json(found) if found["spans"] else ""


def repaired_plans(library: Library) -> list[Plan]:
    """The plans whose wording repairs have changed, in their order."""
    return [plan for plan in library.plans if library.summaries[plan.id].is_reworded]


def pack_count(plans: int) -> int:
    """How many packs so many plans are put into: a power of two, so that they seldom move; none for none."""
    return 1 << ((plans - 1) // PLANS_A_PACK).bit_length() if plans else 0


def pack_of(plan_id: str, packs: int) -> int:
    """Which of so many packs (a power of two) holds a plan: 32-bit FNV-1a over the UTF-16 code units of its id, the
    halves mixed. As in src/compare/pack.ts."""
    value = 0x811C9DC5
    for unit in memoryview(plan_id.encode("utf-16-le")).cast("H"):
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return (value ^ value >> 16) & packs - 1


def packs_of(plans: Sequence[Plan]) -> list[list[Plan]]:
    """The plans of each pack, in their order; a pack may have none, so that the browser may ask for any."""
    packs: list[list[Plan]] = [[] for _ in range(pack_count(len(plans)))]
    for plan in plans:
        packs[pack_of(plan.id, len(packs))].append(plan)
    return packs


def plan_repairs(plan: Plan, library: Library) -> PlanRepairs:
    """The repairs that changed a plan's wording, and where they stand."""
    found = list(_spans(plan, library))
    repairs = {repair: number for number, repair in enumerate(dict.fromkeys(span.repair for _, _, span in found))}
    return {
        "repairs": [
            RepairNote(row.kind, row.before, row.after, row.reason, row.proof)
            for row in repair_rows(tuple(repairs), library.vocabulary.repairs)
        ],
        "spans": [
            RepairSpan(section, line, span.start, span.end, squash(span.removed), repairs[span.repair])
            for section, line, span in found
        ],
    }


def _spans(plan: Plan, library: Library) -> Iterator[tuple[str, int, RepairedSpan]]:
    """Where repairs changed wording: section, line of its row, and where in that."""
    spans = library.repair_spans(plan)
    for section in plan.page.walk():
        lines = tuple(own_lines(section))
        first = TITLE_LINE if lines and lines[0].kind is LineKind.HEADING else 0
        for number, line in enumerate(lines, first):
            for span in spans.get(line.line, ()):
                if span.changes_wording:
                    yield section.id, number, span
