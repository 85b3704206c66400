"""What is published of a library, from one library to the next: what was worked out of a plan is used again as long as
the plan is the same, in memory and, where there is a store, from run to run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from planlib.keeping.packing import without_collection
from planlib.keeping.store import Store, Table
from planlib.library import Library, plan_order, plan_sketch
from planlib.model.page import Plan
from planlib.processes import in_processes
from planlib.variants.kinship import Kept, Kinship
from planlib.variants.sketches import PlanSketch

from .dependence import OwnDigests, digest_of, page_digests
from .outputs import data_files
from .search.index import Names, SearchIndex
from .search.parts import IndexPart, index_part
from .templates import TemplatesPart, templates_part

BUCKETS = 64
CHUNK = 50
"""Plans that a process is given at a time."""
KINSHIP = "plans"
"""The only record of its table."""

T = TypeVar("T")


class Publication:
    """The data files of a library, and the digests that its pages depend on."""

    def __init__(self, store: Store | None = None, *, directory_urls: bool = True) -> None:
        """store: where what was worked out of plans is kept from run to run. directory_urls: whether the addresses of
        pages are those of folders."""
        self.directory_urls = directory_urls
        self._store = store or Store(None)
        self._digests = OwnDigests()
        self._sketches = _OfPlans[PlanSketch](self._store.table("sketches", BUCKETS, packed=True), _sketch)
        self._index_parts = _OfPlans[IndexPart](self._store.table("index", BUCKETS, packed=True), _index_part)
        self._kinship: Kinship | None = None
        self._kinship_kept: Table[list[Kept]] = self._store.table("kinship", packed=True)
        self._kinship_digest = ""  # of the plans that it is kept of
        self._sketched: Mapping[str, tuple[object, PlanSketch]] = {}
        self._index = SearchIndex()
        self._files: Mapping[str, Callable[[], str]] | None = None
        self._own: dict[str, str] = {}
        self.library: Library | None = None

    def take(self, library: Library) -> None:
        """Publish this library from now on; it is told which of its plans and sections are like each other."""
        self._own = self._digests.of(library)
        self._settle(library)
        self.library, self._files = library, None

    def _settle(self, library: Library) -> None:
        """Bring up to date which plans and sections are like each other."""
        sketches = self._sketches.of(library, self._own)
        now = {plan.id: (plan_order(plan), sketches[plan.id]) for plan in library.plans}
        with without_collection():
            kinship = self._kinship = self._kinship or self._restored_kinship()
            for name in kinship.plans() - now.keys():
                kinship.remove(name)
            for name, (order, sketch) in now.items():
                before = self._sketched.get(name)
                if before is None or before[1] is not sketch or before[0] != order:
                    kinship.put(name, order, sketch)
            kinship.settle(library.words)
        self._sketched = now
        library.know(kinship)

    def _restored_kinship(self) -> Kinship:
        """What the last run found, whatever the plans were then: where there is nothing, that of no plans."""
        digest = self._kinship_kept.key(KINSHIP)
        kept = self._kinship_kept.get(KINSHIP, digest)
        self._kinship_digest = digest if kept else ""
        return Kinship.restore(kept or ())

    def page_digests(self, frame: str) -> dict[str, str]:
        """By a plan's id, the digest of what its page depends on. frame: of what all pages have in common."""
        assert self.library
        return page_digests(self.library, self._own, frame)

    @property
    def files(self) -> Mapping[str, Callable[[], str]]:
        """By the address of each data file what makes its content."""
        library = self.library
        assert library
        if self._files is None:
            parts = self._index_parts.of(library, self._own)
            names = Names.of(library.topics.values(), library.vocabulary, self.directory_urls)
            self._index.update([parts[plan.id] for plan in library.plans], names, library.variants)
            templates = partial(_templates, library, self.directory_urls)
            self._files = data_files(library, self._index, templates, directory_urls=self.directory_urls)
        return self._files

    def save(self) -> None:
        """Keep what was worked out for the next run."""
        if self.library and self._kinship:
            own = digest_of(sorted(self._own.items()))
            if own != self._kinship_digest:
                self._kinship_kept.put(KINSHIP, own, self._kinship.results())
                self._kinship_digest = own
            paths = {plan.page.path for plan in self.library.plans}
            self._store.save({table.name: paths for table in (self._sketches.table, self._index_parts.table)})


def _sketch(plan: Plan, library: Library) -> PlanSketch:
    return plan_sketch(plan, library.vocabulary.fields)


def _index_part(plan: Plan, library: Library) -> IndexPart:
    marks = library.inputs.marks[plan.page.path]
    return index_part(plan, library.vocabulary.fields, marks, library.notices)


def _templates(library: Library, directory_urls: bool, plans: Sequence[Plan]) -> Iterator[TemplatesPart]:
    for plan in plans:
        audit = library.inputs.audits.get(plan.id)
        marks, lines = library.inputs.marks[plan.page.path], audit.lines if audit else {}
        yield templates_part(plan, library.vocabulary.fields, marks, lines, directory_urls=directory_urls)


class _OfPlans(Generic[T]):
    """What is worked out of each plan by itself."""

    def __init__(self, table: Table[T], work: Callable[[Plan, Library], T]) -> None:
        self.table, self._work = table, work
        self._known: dict[str, tuple[str, T]] = {}  # by a plan's id, for which digest

    def of(self, library: Library, digests: Mapping[str, str]) -> dict[str, T]:
        """For all plans of a library, by id. digests: of what each plan is by itself."""
        known = {name: found for name, found in self._known.items() if digests.get(name) == found[0]}
        missing = {plan.page.path: plan for plan in library.plans if plan.id not in known}
        for path, value in self.table.get_all({path: digests[plan.id] for path, plan in missing.items()}):
            plan = missing.pop(path)
            known[plan.id] = digests[plan.id], value
        plans = list(missing.values())
        chunks = [plans[start : start + CHUNK] for start in range(0, len(plans), CHUNK)]
        for chunk, values in zip(
            chunks, in_processes(lambda chunk: [self._work(plan, library) for plan in chunk], chunks), strict=True
        ):
            for plan, value in zip(chunk, values, strict=True):
                known[plan.id] = digests[plan.id], value
                self.table.put(plan.page.path, digests[plan.id], value)
        self._known = known
        return {name: value for name, (_, value) in known.items()}
