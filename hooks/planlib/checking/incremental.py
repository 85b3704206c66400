"""Checking what has changed only, in all processors: what is kept of the other pages, and of what the rules said of
them, is used again where everything that it follows from is the same."""

from __future__ import annotations

import os
import signal
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar, overload
from weakref import WeakSet

from planlib.inputs import PLANS, Inputs, pages_in, read_inputs, read_surroundings, with_pages
from planlib.keeping.files import Listing, list_repository, now
from planlib.keeping.packing import Packed, pack, without_collection
from planlib.keeping.store import Store, digest
from planlib.model.facts import Facts, facts_of
from planlib.model.findings import Finding
from planlib.model.front_matter import SourceRange
from planlib.model.page import Page
from planlib.notices.matcher import Mark, Marker
from planlib.notices.register import Register
from planlib.places import CHECKED
from planlib.processes import can_fork, chunks, cores, end_with
from planlib.reading.configuration import Configuration
from planlib.reading.files import TextFile, read_text
from planlib.reading.look import BUCKETS, Look, Memory, digest_of
from planlib.reading.pages import read_page
from planlib.reading.settings import Settings
from planlib.reading.vocabulary import VOCABULARY_FILES
from planlib.sources.audit import PageAudit
from planlib.sources.ledger import Collection
from planlib.sources.tracing import Traced

from .rules import run, run_on_page, run_together

PARALLEL_FROM = 100  # pages; of fewer, starting processes takes longer than they save
CHUNK = 50  # pages
PAGE_BUCKETS = 64
PAGES_HELD = 250  # in memory
TRIES = 3  # where files change while they are read

T = TypeVar("T")
R = TypeVar("R")
Judged = tuple[tuple[Finding, ...], Mapping[int, tuple[Mark, ...]]]
"""What the page rules say of a page, and by line the notices in its text."""


class Changed(Exception):
    """A file is another one than a moment ago."""


class ToRead(NamedTuple):
    """A page to read. known: the digest with which it need not be."""

    path: str
    known: str


class Fresh(NamedTuple):
    """A page that was read. at: a time before. file: where it cannot be read. page: `Page`, packed; nothing where the
    page is as it was known. judged: only of a page without a source."""

    path: str
    at: int
    digest: str
    file: TextFile | None = None
    facts: Facts | None = None
    page: Packed | None = None
    judged: Judged | None = None


class Group(NamedTuple):
    """Pages from one collection, by path and digest, to be held against it: or several collections whose pages cannot
    be told apart. content: the digest of the collections. kept: by path, under which key a judgement is kept."""

    name: str
    key: str
    content: str
    is_mixed: bool
    collections: Mapping[str, Collection]
    files: tuple[TextFile, ...]
    pages: Mapping[str, str]
    kept: Mapping[str, str]


class Grouped(NamedTuple):
    """ranges: by slug. judged: by path, with its key: what was not kept."""

    ranges: dict[str, SourceRange]
    traced: dict[str, Traced]
    judged: dict[str, tuple[str, Judged]]


def page_surroundings(inputs: Inputs) -> Inputs:
    """All that the rules for single pages may see beside the page and its source: there is nothing else in it, so that
    what they say cannot follow from anything else. The day is the last of the year, for which notices hold that are
    shown now."""
    return replace(
        inputs,
        root=Path(),
        configuration=Configuration(inputs.configuration.severity),
        pages=(),
        collections={},
        documents=(),
        published=frozenset(),
        odd=(),
        files=(),
        register=Register(inputs.marked),
        settings=Settings(),
        day=date(inputs.day.year, 12, 31),
        digests={},
    )


@dataclass
class Judge:
    """Judges pages, one by one. context: the digest of the surroundings."""

    root: Path
    surroundings: Inputs
    context: str

    @cached_property
    def _marker(self) -> Marker:
        return self.surroundings.marker

    def page(self, path: str, expected: str) -> Page:
        """A page as it was when it had a digest. Raises `Changed` if it has another."""
        file = read_text(self.root, path)
        if digest_of(file) != expected:
            raise Changed(path)
        return read_page(path, file.text)

    def read(self, pages: Sequence[ToRead]) -> list[Fresh]:
        """Read pages, and judge those without a source."""
        return [self._read(page) for page in pages]

    def _read(self, wanted: ToRead) -> Fresh:
        path, at = wanted.path, now()
        file = read_text(self.root, path)
        found = digest_of(file)
        if file.problem:
            return Fresh(path, at, found, file)
        if found == wanted.known:
            return Fresh(path, at, found)
        page = read_page(path, file.text)
        judged = None if page.front.source else self.judge(page, self.surroundings, {}, {})
        return Fresh(path, at, found, None, facts_of(page), Packed(pack(page)), judged)

    def judge(
        self,
        page: Page,
        surroundings: Inputs,
        ranges: Mapping[str, SourceRange],
        audits: Mapping[str, PageAudit],
    ) -> Judged:
        """What the rules for single pages say. surroundings: with the page's own collection, if it has one. ranges,
        audits: by slug, of the page."""
        base, marks = self.surroundings, self._marker.page_marks(page)
        inputs = replace(surroundings, pages=(page,)).knowing(
            topics=base.topics,
            notice_by_id=base.notice_by_id,
            marks={page.path: marks},
            ranges=ranges,
            audits=audits,
        )
        return run_on_page(page, inputs), marks

    def group(self, group: Group, get: Callable[[str], Page] | None = None) -> Grouped:
        """Hold the pages of a group against their collections, and judge those of which no judgement is kept. get: how
        a page is got by its path."""
        pages = {path: get(path) if get else self.page(path, found) for path, found in group.pages.items()}
        inputs = replace(
            self.surroundings, collections=group.collections, files=group.files, pages=tuple(pages.values())
        )
        judged = {}
        for path, page in pages.items():
            key = group_key(group, path, self.context, inputs.ranges.get(page.slug))
            if key != group.kept.get(path):
                slug = {page.slug} & inputs.ranges.keys()
                own = {name: inputs.ranges[name] for name in slug}, {name: inputs.audits[name] for name in slug}
                judged[path] = key, self.judge(page, inputs, *own)
        return Grouped(dict(inputs.ranges), dict(inputs.traced), judged)


def page_key(found: str, context: str) -> str:
    """What the judgement on a page without a source follows from: the page and its surroundings."""
    return f"{found} {context}"


def group_key(group: Group, path: str, context: str, source: SourceRange | None) -> str:
    """What the judgement on a page follows from that is held against a collection: its range of it too."""
    about = group.key if group.is_mixed else digest(group.content, repr(source))
    return f"{page_key(group.pages[path], context)} {about}"


class Pages(Sequence[Page]):
    """Plan pages as they were at some time, got when they are asked for."""

    def __init__(self, digests: Mapping[str, str], get: Callable[[str, str], Page]) -> None:
        """digests: of the pages by path, in their order. get: a page by path and digest, as long as it is kept."""
        self._digests, self._get = digests, get
        self._paths = tuple(digests)
        self._held: dict[str, Page] = {}

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, index: int) -> Page: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...

    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        if isinstance(index, slice):
            return [self.page(path) for path in self._paths[index]]
        return self.page(self._paths[index])

    def page(self, path: str) -> Page:
        """A page by its path. Raises `Changed` where somebody else has removed what was kept of it."""
        return self._held.get(path) or self._get(path, self._digests[path])

    def hold(self, path: str) -> None:
        """What is kept of a page is about to be removed."""
        if path in self._digests:
            with suppress(Changed):
                self._held.setdefault(path, self.page(path))

    def hold_all_but(self, paths: Container[str]) -> None:
        """The same for all pages but those."""
        for path in self._paths:
            if path not in paths:
                self.hold(path)


class Checks:
    """The checks of one repository, again and again: each time only what has changed is read and judged. The pages
    stay where they are kept; of those that were asked for, the last ones stay in memory."""

    def __init__(self, root: Path, store: Store) -> None:
        self.root, self.store = root, store
        self._memory: Memory = {}
        self._facts = store.table("facts", BUCKETS)
        self._pages = store.table("pages", PAGE_BUCKETS, packed=True)
        self._judged = store.table("judged", BUCKETS)
        self._groups = store.table("groups", BUCKETS)
        self._loaded: OrderedDict[tuple[str, str], Page] = OrderedDict()  # by path and digest, the last one last
        self._views: WeakSet[Pages] = WeakSet()

    def run(self, listing: Listing | None = None) -> tuple[list[Finding], Inputs]:
        """Every finding, as `rules.run` gives it, and what it was found in. listing: what lies in the repository, where
        somebody has looked already."""
        with without_collection():
            for _ in range(TRIES):
                try:
                    return self._run(listing or list_repository(self.root, CHECKED))
                except Changed:
                    listing = None
            inputs = read_inputs(self.root)
            return run(inputs), inputs

    def _run(self, listing: Listing) -> tuple[list[Finding], Inputs]:
        look = Look(self.root, listing, self.store, self._memory)
        surroundings = read_surroundings(look)
        if surroundings.vocabulary.problems:
            inputs = read_inputs(self.root)
            return run(inputs), inputs
        bare = page_surroundings(surroundings)
        judge = Judge(self.root, bare, _context(look, bare))
        paths = pages_in(look, PLANS)
        facts = self._read(look, judge, paths)
        digests = {path: look.digest(path) for path in facts}
        pages = Pages(digests, partial(self._page, judge))
        claimed = {page.source.collection for page in facts.values() if page.source}
        inputs = with_pages(surroundings, look, pages, claimed)
        keys = {path: page_key(digests[path], judge.context) for path in facts}
        ranges: dict[str, SourceRange] = {}
        traced: dict[str, Traced] = {}
        groups = list(_groups(look, inputs, facts.values(), digests))
        results = self._grouped(judge, groups, pages.page)
        for group, result in zip(groups, results, strict=True):
            ranges |= result.ranges
            traced |= result.traced if group.name != STRAYS else {}
            for path in group.pages:
                found = result.ranges.get(facts[path].slug)
                keys[path] = group_key(group, path, judge.context, found)
        judged: dict[str, Judged] = dict(self._judged.get_all(keys))
        order = {name: traced[name] for name in inputs.collections}
        contents = {group.name: group.content for group in groups}
        inputs.knowing(
            collection_digests={name: contents.get(name) or contents[ALL] for name in inputs.collections},
            facts=tuple(facts.values()),
            ranges=ranges,
            traced=order,
            marks={path: marks for path, (_, marks) in judged.items()},
        )
        findings = run_together(inputs, {path: found for path, (found, _) in judged.items()})
        for view in self._views:
            view.hold_all_but(facts)
        self._views.add(pages)
        alive = set(facts)
        tables = dict.fromkeys(("facts", "pages", "judged"), alive)
        self.store.save({**tables, "files": look.listing.files, "groups": {group.name for group in groups}})
        return findings, inputs

    def _read(self, look: Look, judge: Judge, paths: Sequence[str]) -> dict[str, Facts]:
        """The facts of all pages that can be read, after those were read and judged that have changed, and those judged
        whose surroundings have."""
        known = look.known(paths)
        facts: dict[str, Facts] = dict(self._facts.get_all(known))
        keys = {path: page_key(known[path], judge.context) for path, page in facts.items() if not page.source}
        done = {path for path, _ in self._judged.get_all(keys)}
        again = [ToRead(path, "") for path in keys if path not in done]
        again += [ToRead(path, self._as_before(look, judge, path)) for path in paths if path not in facts]
        parts = list(chunks(again, CHUNK))
        for fresh in chain.from_iterable(_in_parallel(judge, _read, judge.read, parts, len(again))):
            path = fresh.path
            look.learn(path, fresh.digest, fresh.at, fresh.file)
            facts.pop(path, None)
            if fresh.facts:
                self._facts.put(path, fresh.digest, fresh.facts)
                for view in self._views:
                    view.hold(path)
                self._pages.put(path, fresh.digest, fresh.page)
                if fresh.judged:
                    self._judged.put(path, page_key(fresh.digest, judge.context), fresh.judged)
                facts[path] = fresh.facts
            elif kept := self._facts.get(path, fresh.digest):
                facts[path] = kept
        return {path: facts[path] for path in paths if path in facts}

    def _as_before(self, look: Look, judge: Judge, path: str) -> str:
        """The digest with which a page need not be read again, though it was touched."""
        last = look.last(path)
        facts = self._facts.get(path, last) if last else None
        is_judged = facts and (facts.source or self._judged.get(path, page_key(last, judge.context)))
        return last if is_judged else ""

    def _page(self, judge: Judge, path: str, found: str) -> Page:
        """A page as it was when it had a digest. Raises `Changed` if it is not kept, and has another."""
        key = path, found
        page = self._loaded.pop(key, None) or self._pages.get(*key) or judge.page(*key)
        self._loaded[key] = page
        if len(self._loaded) > PAGES_HELD:
            self._loaded.popitem(last=False)
        return page

    def _grouped(self, judge: Judge, groups: Sequence[Group], get: Callable[[str], Page]) -> Iterator[Grouped]:
        """What comes of each group, in their order."""
        found: dict[str, Grouped] = {}
        todo: list[Group] = []
        for group in groups:
            kept = self._groups.get(group.name, group.key)
            names = self._kept_keys(group)
            if kept:
                ranges, traced = kept
                wanted = {path: group_key(group, path, judge.context, ranges.get(slug)) for path, slug in _slugs(group)}
                if all(names.get(path) == key for path, key in wanted.items()):
                    found[group.name] = Grouped(ranges, traced, {})
                    continue
            todo.append(group._replace(kept=names))
        size = sum(len(group.pages) for group in todo)
        results = _in_parallel(judge, _group, lambda group: judge.group(group, get), todo, size)
        for group, result in zip(todo, results, strict=True):
            self._groups.put(group.name, group.key, (result.ranges, result.traced))
            for path, (key, judged) in result.judged.items():
                self._judged.put(path, key, judged)
            found[group.name] = result
        return (found[group.name] for group in groups)

    def _kept_keys(self, group: Group) -> dict[str, str]:
        return {path: key for path in group.pages if (key := self._judged.key(path))}


def _slugs(group: Group) -> Iterator[tuple[str, str]]:
    return ((path, Path(path).stem) for path in group.pages)


def _context(look: Look, surroundings: Inputs) -> str:
    """The digest of what the rules for single pages see beside the page and its source."""
    return digest(
        *map(look.digest, VOCABULARY_FILES),
        repr(sorted(surroundings.configuration.severity.items())),
        repr(surroundings.topic_pages),
        repr(surroundings.register),
        str(surroundings.day.year),
    )


ALL, STRAYS = "/", "//"  # names that no collection can have


def _groups(look: Look, inputs: Inputs, pages: Iterable[Facts], digests: Mapping[str, str]) -> Iterator[Group]:
    """The pages with a source, by their collection, and those that name none that is there. Where two pages have the
    same name, what is found by it cannot be told apart: then all are one group."""
    pages = list(pages)
    counts = Counter(page.slug for page in pages)
    sourced = [page for page in pages if page.source]
    repeated = {page.slug for page in sourced if counts[page.slug] > 1}
    by_collection: defaultdict[str, dict[str, str]] = defaultdict(dict)
    if repeated:
        for page in pages:
            if page.source or page.slug in repeated:
                by_collection[ALL][page.path] = digests[page.path]
        yield _made(look, inputs, ALL, inputs.collections, by_collection[ALL])
        return
    for page in sourced:
        name = page.source.collection if page.source else STRAYS
        by_collection[name if name in inputs.collections else STRAYS][page.path] = digests[page.path]
    for name, collection in inputs.collections.items():
        yield _made(look, inputs, name, {name: collection}, by_collection[name])
    if strays := by_collection[STRAYS]:
        names = {name: replace(NO_COLLECTION, name=name) for name in inputs.collections}  # to be named in a hint
        yield _made(look, inputs, STRAYS, names, strays)


NO_COLLECTION = Collection("", "", "", "", "", (), (), is_whole=False)


def _made(
    look: Look, inputs: Inputs, name: str, collections: Mapping[str, Collection], pages: Mapping[str, str]
) -> Group:
    paths = [path for found in collections.values() for path in (found.path, found.ledger_path) if path]
    unread = set(paths) & inputs.unread
    content = digest(
        repr(inputs.vocabulary.repairs),
        repr(list(collections)),
        *(f"{path} {look.digest(path)}" for path in paths),
        repr(sorted(unread)),
    )
    files = tuple(TextFile(path, "", None) for path in sorted(unread))
    key = digest(content, repr(list(pages.items())))
    return Group(name, key, content, name == ALL, collections, files, pages, {})


# In other processes

_judge: Judge


def _start(root: Path, surroundings: Inputs, context: str, parent: int) -> None:
    global _judge  # noqa: PLW0603 - what a process is given once
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that waits for it ends it
    _judge = Judge(root, surroundings, context)
    end_with(parent)


def _read(pages: Sequence[ToRead]) -> list[Fresh]:
    return _judge.read(pages)


def _group(group: Group) -> Grouped:
    return _judge.group(group)


def _in_parallel(
    judge: Judge, remote: Callable[[T], R], here: Callable[[T], R], tasks: Sequence[T], pages: int
) -> Iterator[R]:
    """The results of tasks, in their order: in processes, where there are pages enough."""
    processes = min(len(tasks), cores())
    if pages < PARALLEL_FROM or processes < 2:
        yield from map(here, tasks)
        return
    import multiprocessing  # noqa: PLC0415 - most of the time there is nothing for it to do
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context("fork" if can_fork() else "spawn")
    given = (judge.root, replace(judge.surroundings), judge.context, os.getpid())  # without what was worked out
    with ProcessPoolExecutor(processes, context, _start, given) as pool:
        yield from pool.map(remote, tasks)
