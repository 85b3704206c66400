"""What is published of a library, from one library to the next: what was worked out of a plan is used again as long as
the plan is the same, in memory and, where there is a store, from run to run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from planlib.keeping.packing import without_collection
from planlib.keeping.store import Store, Table
from planlib.library import Library, plan_order
from planlib.model.plan import Plan
from planlib.variants.kinship import Kept, Kinship
from planlib.variants.sketches import PlanSketch

from .dependence import OwnDigests, digest_of, page_digest
from .outputs import Pieces, data_files
from .plan_parts import Parts
from .search.index import Names, SearchIndex
from .search.parts import IndexPart, PartLines
from .search.runs import Runs

KINSHIP = "plans"
"""The only record of its table."""
RUN_BUCKETS = 16


Standing = tuple[Any, str]
"""Of a plan when it was compared with the others: its order among them, and the digest of what it says."""


class Publication:
    """The data files of a library, and the digests that its pages depend on."""

    def __init__(self, store: Store | None = None, *, directory_urls: bool = True, ahead: bool = False) -> None:
        """store: where what was worked out of plans is kept from run to run. directory_urls: whether the addresses of
        pages are those of folders. ahead: whether all files will be asked for, so that what takes long is begun as soon
        as the plans are known."""
        self.directory_urls, self._ahead = directory_urls, ahead
        self._store = store or Store(None)
        self._digests = OwnDigests()
        self._parts = Parts(self._store)
        self._kinship: Kinship | None = None
        self._kinship_kept: Table[tuple[dict[str, Standing], Kept]] = self._store.table("kinship", packed=True)
        self._kinship_digest = ""  # of the plans that it is kept of
        self._standing: dict[str, Standing] = {}  # of the plans that it was settled with
        self._index = self._new_index()
        self._indexed: list[IndexPart] = []
        self._files: Mapping[str, Callable[[], Pieces]] | None = None
        self._own: dict[str, str] = {}
        self.library: Library | None = None

    def take(self, library: Library) -> None:
        """Publish this library from now on; it is told which of its plans and sections are like each other."""
        self._own = self._digests.of(library)
        self._parts.take(library, self._own)
        self._indexed = []
        library.know(self._settled(library), self._parts.summaries.held())
        self.library, self._files = library, None

    def _settled(self, library: Library) -> Kinship:
        """Which plans and sections are like each other, brought up to date."""
        if self._ahead:
            self._index.take(self._index_parts(library), self._lines_of)  # in other processes, while this one goes on
        now: dict[str, Standing] = {plan.id: (plan_order(plan), self._own[plan.id]) for plan in library.plans}

        def sketched(name: str) -> PlanSketch:
            ((_, sketch),) = self._parts.sketches.each([library.plan_by_id[name]])
            return sketch

        with without_collection():
            kinship = self._kinship = self._kinship or self._restored_kinship()
            for name in kinship.plans() - now.keys():
                kinship.remove(name)
            changed = [plan for plan in library.plans if now[plan.id] != self._standing.get(plan.id)]
            for plan, sketch in self._parts.sketches.each(changed):
                kinship.put(plan.id, now[plan.id][0], sketch)
            kinship.settle(library.words, sketched)
        self._standing = now
        return kinship

    def _restored_kinship(self) -> Kinship:
        """What the last run found, whatever the plans were then: where there is nothing, that of no plans."""
        digest = self._kinship_kept.key(KINSHIP)
        kept = self._kinship_kept.get(KINSHIP, digest)
        self._kinship_digest = digest if kept else ""
        if not kept:
            self._standing = {}
            return Kinship()
        self._standing, results = kept
        return Kinship.restore(results)

    def page_digest(self, plan: Plan, frame: str) -> str:
        """The digest of what a plan's page depends on. frame: of what all pages have in common."""
        assert self.library
        return page_digest(plan, self.library, self._own[plan.id], frame)

    @property
    def files(self) -> Mapping[str, Callable[[], Pieces]]:
        """By the address of each data file what makes its content."""
        library = self.library
        assert library
        if self._files is None:
            names = Names.of(library.topics.values(), library.vocabulary, self.directory_urls)
            self._index.update(self._index_parts(library), self._lines_of, names, library.wordings)
            self._files = data_files(library, self._index, self._parts, directory_urls=self.directory_urls)
        return self._files

    def _index_parts(self, library: Library) -> list[IndexPart]:
        if not self._indexed:
            parts = self._parts.indexed.held()
            self._indexed = [parts[plan.id] for plan in library.plans]
        return self._indexed

    def _lines_of(self, plans: Sequence[int]) -> Iterator[PartLines]:
        library = self._parts.library
        assert library
        return (lines for _, lines in self._parts.lines.each([library.plans[number] for number in plans]))

    def release(self) -> None:
        """Have the memory back that data files are made from; they can be made again."""
        self._index, self._indexed, self._files = self._new_index(), [], None
        self._parts.indexed.release()

    def _new_index(self) -> SearchIndex:
        return SearchIndex(Runs(self._store.table("runs", RUN_BUCKETS, packed=True)))

    def save(self) -> None:
        """Keep what was worked out for the next run."""
        if self.library and self._kinship:
            own = digest_of(sorted(self._own.items()))
            if own != self._kinship_digest:
                self._kinship_kept.put(KINSHIP, own, (self._standing, self._kinship.results()))
                self._kinship_digest = own
            self._parts.save()
