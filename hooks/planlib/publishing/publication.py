"""What is published of a library, from one library to the next: what was worked out of a plan is used again as long as
the plan is the same, in memory and, where there is a store, from run to run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planlib.keeping.packing import without_collection
from planlib.keeping.store import Store, Table
from planlib.library import Library, plan_order
from planlib.variants.kinship import Kept, Kinship
from planlib.variants.sketches import PlanSketch

from .dependence import OwnDigests, digest_of, page_digests
from .outputs import Pieces, data_files
from .plan_parts import Parts
from .search.index import Names, SearchIndex
from .search.parts import IndexPart
from .search.runs import Runs

KINSHIP = "plans"
"""The only record of its table."""
RUN_BUCKETS = 16


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
        self._kinship_kept: Table[list[Kept]] = self._store.table("kinship", packed=True)
        self._kinship_digest = ""  # of the plans that it is kept of
        self._sketched: Mapping[str, tuple[object, PlanSketch]] = {}
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
        sketches = self._parts.sketches.held()
        if self._ahead:
            self._index.take(self._index_parts(library))  # in other processes, while this one goes on
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
        return kinship

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
    def files(self) -> Mapping[str, Callable[[], Pieces]]:
        """By the address of each data file what makes its content."""
        library = self.library
        assert library
        if self._files is None:
            names = Names.of(library.topics.values(), library.vocabulary, self.directory_urls)
            self._index.update(self._index_parts(library), names, library.wordings)
            self._files = data_files(library, self._index, self._parts, directory_urls=self.directory_urls)
        return self._files

    def _index_parts(self, library: Library) -> list[IndexPart]:
        if not self._indexed:
            parts = self._parts.indexed.held()
            self._indexed = [parts[plan.id] for plan in library.plans]
        return self._indexed

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
                self._kinship_kept.put(KINSHIP, own, self._kinship.results())
                self._kinship_digest = own
            self._parts.save()
