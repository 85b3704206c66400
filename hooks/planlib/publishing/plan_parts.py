"""What is published of each plan by itself: worked out all at once, while its page is in memory, and kept from run to
run by the digest of what it follows from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from planlib.keeping.packing import Packed, pack, without_collection
from planlib.keeping.store import Store, Table
from planlib.library import Library, plan_sketch
from planlib.model.plan import Plan
from planlib.processes import chunks, in_processes
from planlib.summaries import Summary, summary_of
from planlib.variants.sketches import PlanSketch

from .compare import repairs_part
from .search.parts import IndexPart, PartLines, index_part
from .templates import TemplatesPart, templates_part

BUCKETS = 64
CHUNK = 50
"""Plans that a process is given at a time."""
MANY = 500
"""So many plans are no longer in memory all at once."""

T = TypeVar("T")


class PlanParts(NamedTuple):
    """sketch: to find plans and sections that are like it. summary: what lists show. indexed, lines: of the search
    index. templates: of templates.json. repairs: of the data of the compare view."""

    sketch: PlanSketch
    summary: Summary
    indexed: IndexPart
    lines: PartLines
    templates: TemplatesPart
    repairs: str


def plan_parts(plan: Plan, library: Library) -> PlanParts:
    """The parts of a plan."""
    fields, marks = library.vocabulary.fields, library.inputs.marks[plan.path]
    audit = library.inputs.audits.get(plan.id)
    indexed, lines = index_part(plan, library.vocabulary, marks, library.notices)
    return PlanParts(
        sketch=plan_sketch(plan, fields),
        summary=summary_of(plan.page, marks, fields, audit.spans if audit else {}),
        indexed=indexed,
        lines=lines,
        templates=templates_part(plan, fields, marks, audit.lines if audit else {}),
        repairs=repairs_part(plan, library),
    )


class Parts:
    """The parts of the plans of a library."""

    def __init__(self, store: Store) -> None:
        """store: where they are kept."""
        self._store = store
        self._tables = {name: store.table(name, BUCKETS, packed=True) for name in PlanParts._fields}
        self.library: Library | None = None
        self.digests: Mapping[str, str] = {}
        self.sketches = Part[PlanSketch](self, self._tables["sketch"])
        self.summaries = Part[Summary](self, self._tables["summary"])
        self.indexed = Part[IndexPart](self, self._tables["indexed"])
        self.lines = Part[PartLines](self, self._tables["lines"])
        self.templates = Part[TemplatesPart](self, self._tables["templates"])
        self.repairs = Part[str](self, self._tables["repairs"])

    def take(self, library: Library, digests: Mapping[str, str]) -> None:
        """Give those of this library from now on. digests: by a plan's id, of what its parts follow from."""
        self.library, self.digests = library, digests

    def work_out(self, plans: Sequence[Plan]) -> None:
        """Work out all parts of plans, and keep them."""
        library, tables = self.library, self._tables.values()
        assert library

        def packed(chunk: Sequence[Plan]) -> list[list[Packed]]:
            return [[Packed(pack(part)) for part in plan_parts(plan, library)] for plan in chunk]

        found = chain.from_iterable(in_processes(packed, list(chunks(plans, CHUNK))))
        for plan, parts in zip(plans, found, strict=True):
            for table, part in zip(tables, parts, strict=True):
                table.put(plan.path, self.digests[plan.id], part)
        if len(plans) >= MANY:
            self.save()

    def save(self) -> None:
        """Keep what was worked out for the next run, of the plans that there are."""
        if self.library:
            paths = {plan.path for plan in self.library.plans}
            self._store.save(dict.fromkeys(self._tables, paths))


class Part(Generic[T]):
    """One of the parts, of all plans."""

    def __init__(self, parts: Parts, table: Table[T]) -> None:
        self._parts, self._table = parts, table
        self._held: dict[str, tuple[str, T]] = {}  # by a plan's id, for which digest

    def each(self, plans: Sequence[Plan]) -> Iterator[tuple[Plan, T]]:
        """Of so many plans, in their order: a few at a time are in memory."""
        digests = self._parts.digests
        if missing := [plan for plan in plans if self._table.key(plan.path) != digests[plan.id]]:
            self._parts.work_out(missing)
        for chunk in chunks(plans, MANY):
            with without_collection():
                found = self._get(chunk)
            if lost := [plan for plan in chunk if plan.path not in found]:  # the file was damaged, or is gone
                self._parts.work_out(lost)
                found |= self._get(lost)
            for plan in chunk:
                yield plan, found.pop(plan.path)

    def _get(self, plans: Sequence[Plan]) -> dict[str, T]:
        return dict(self._table.get_all({plan.path: self._parts.digests[plan.id] for plan in plans}))

    def held(self) -> dict[str, T]:
        """Of all plans, by id. They stay in memory: the same objects as long as a plan's digest is the same."""
        assert self._parts.library
        plans, digests = self._parts.library.plans, self._parts.digests
        held = {name: one for name, one in self._held.items() if digests.get(name) == one[0]}
        for plan, part in self.each([plan for plan in plans if plan.id not in held]):
            held[plan.id] = digests[plan.id], part
        self._held = held
        return {plan.id: held[plan.id][1] for plan in plans}

    def release(self) -> None:
        """Hold none in memory any longer."""
        self._held = {}
