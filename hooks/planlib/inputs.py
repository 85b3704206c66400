"""Everything that the repository holds, read but not yet judged: what the rules look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from planlib import places
from planlib.keeping.files import list_repository
from planlib.keeping.store import digest
from planlib.model.facts import Facts, facts_of
from planlib.model.front_matter import SourceRange
from planlib.model.lazy import Lazy
from planlib.model.page import Page, Topic
from planlib.notices.dates import build_day
from planlib.notices.matcher import Mark, Marker
from planlib.notices.register import REGISTER_FILE, REGISTER_RULE, Notice, Register, read_register
from planlib.reading.configuration import CONFIGURATION_FILE, Configuration, read_configuration
from planlib.reading.documents import Document, read_document
from planlib.reading.files import TextFile
from planlib.reading.look import Look
from planlib.reading.messages import say
from planlib.reading.pages import read_page
from planlib.reading.settings import SETTINGS_FILE, Settings, has_site, read_settings
from planlib.reading.topics import read_topic
from planlib.reading.vocabulary import VOCABULARY_FILES, Vocabulary, read_vocabulary
from planlib.sources.audit import PageAudit, audit_page, held_range
from planlib.sources.ledger import LEDGER_SUFFIX, Collection, read_collection
from planlib.sources.replay import Replay, replay
from planlib.sources.report import Account
from planlib.sources.tracing import Traced, trace

DOCS, PLANS, TOPICS, SOURCES = places.DOCS, places.PLANS, places.TOPICS, places.SOURCES
INDEX = "index.md"


@dataclass(frozen=True)
class Inputs:
    """documents: the pages that are no plans. published: the paths of all files below docs/ that the site gets. odd:
    what is no plain file below docs/ or sources/. files: those that could not be read. settings: of mkdocs.yml. day: by
    which phrases have run out. digests: SHA-256 of the files that collections were extracted from, by the collection's
    name; empty where there is none. What follows from these is worked out when it is first asked for."""

    root: Path
    vocabulary: Vocabulary
    configuration: Configuration
    pages: Sequence[Page]
    topic_pages: tuple[Topic, ...]
    collections: Mapping[str, Collection]
    documents: tuple[Document, ...]
    published: frozenset[str]
    odd: tuple[str, ...]
    files: tuple[TextFile, ...]
    register: Register
    settings: Settings
    day: date
    digests: Mapping[str, str]

    def knowing(self, **known: object) -> Inputs:
        """These inputs, told what follows from them, so that it is not worked out again. known: by the name of a
        property."""
        vars(self).update(known)
        return self

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """What the rules over the whole library need of each page, in the same order."""
        return tuple(map(facts_of, self.pages))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {facts.path: place for place, facts in enumerate(self.facts)}

    def page(self, path: str) -> Page:
        """A plan page by its path."""
        return self.pages[self._places[path]]

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The topics by id, damaged ones too."""
        return {topic.id: topic for topic in self.topic_pages}

    @cached_property
    def marked(self) -> tuple[Notice, ...]:
        """The notices that readers are shown: what has run out, in the order of the register."""
        return tuple(notice for notice in self.register.notices if notice.is_marked(self.day))

    @cached_property
    def notice_by_id(self) -> dict[str, Notice]:
        """The register's entries by id."""
        return {notice.id: notice for notice in self.register.notices}

    @cached_property
    def marker(self) -> Marker:
        """Finds the notices that readers are shown."""
        return Marker(self.marked, self.day.year)

    @cached_property
    def marks(self) -> Mapping[str, Mapping[int, tuple[Mark, ...]]]:
        """By a page's path and line, the notices in the text of that line."""
        pages = {page.path: page for page in self.pages}
        return Lazy(pages, lambda path: self.marker.page_marks(pages[path]))

    @cached_property
    def unread(self) -> frozenset[str]:
        """The paths of the files that could not be read: of these nothing else is reported."""
        return frozenset(file.path for file in self.files)

    @cached_property
    def collection_digests(self) -> dict[str, str]:
        """By the name of a collection, the digest of all that its pages are held against."""
        return {name: digest(repr(collection)) for name, collection in self.collections.items()}

    @cached_property
    def whole(self) -> dict[str, Collection]:
        """The collections whose text and ledger could be read: pages are held against no others."""
        return {
            name: collection
            for name, collection in self.collections.items()
            if collection.is_whole and not {collection.path, collection.ledger_path} & self.unread
        }

    @cached_property
    def replays(self) -> Mapping[str, Replay]:
        """The repaired text of each collection that is whole."""
        return Lazy(self.whole, lambda name: replay(self.whole[name]))

    @cached_property
    def claims(self) -> dict[str, SourceRange]:
        """The source range that each page gives, by the page's slug, where the source has such lines."""
        ranges = ((page.slug, page.front.source) for page in self.pages)
        return {
            slug: found
            for slug, found in ranges
            if found and found.collection in self.whole and found.last <= len(self.whole[found.collection].lines)
        }

    @cached_property
    def ranges(self) -> dict[str, SourceRange]:
        """The source range of each page, by the page's slug: what it claims, or what it holds where that is certain."""
        found = dict(self.claims)
        for page in self.pages:
            source = page.front.source
            if source and source.collection in self.whole:
                others = (claim for slug, claim in self.claims.items() if slug != page.slug)
                held = held_range(page, source, self.replays[source.collection], others)
                if held:
                    found[page.slug] = held
        return found

    @cached_property
    def claimants(self) -> Mapping[str, Sequence[Facts]]:
        """By the name of a collection, the pages that have a range of it."""
        found: defaultdict[str, list[Facts]] = defaultdict(list)
        for page in self.facts:
            if source := self.ranges.get(page.slug):
                found[source.collection].append(page)
        return found

    @property
    def are_claims_known(self) -> bool:
        """Whether every page could say which lines of a source it holds."""
        plans = any(path.startswith(f"{PLANS}/") for path in self.unread)
        return not plans and not any(page.is_source_hidden and page.slug not in self.ranges for page in self.facts)

    @cached_property
    def audits(self) -> Mapping[str, PageAudit]:
        """Each page with a source held against it, by the page's slug."""
        paths = {facts.slug: facts.path for facts in self.facts if facts.slug in self.ranges}

        def audit(slug: str) -> PageAudit:
            found = self.ranges[slug]
            return audit_page(self.page(paths[slug]), found, self.replays[found.collection])

        return Lazy(paths, audit)

    @cached_property
    def traced(self) -> Mapping[str, Traced]:
        """What each collection and its pages come to."""
        ranges: dict[str, dict[str, SourceRange]] = {name: {} for name in self.collections}
        for slug, found in self.ranges.items():
            ranges[found.collection][slug] = found
        return {
            name: trace(collection, self.replays.get(name), ranges[name], self.audits)
            for name, collection in self.collections.items()
        }

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """The closed account of each collection; none without the vocabulary, which names the kinds of repairs."""
        if self.vocabulary.problems:
            return {}
        return {name: traced.account for name, traced in self.traced.items() if traced.account}


def read_inputs(root: Path) -> Inputs:
    """Read plans, topics and sources below `root`. Damaged files are kept in `files`, for a rule to report."""
    look = Look(root, list_repository(root, places.CHECKED))
    files = [look.text(path) for path in pages_in(look, PLANS)]
    pages = tuple(read_page(file.path, file.text) for file in files if not file.problem)
    claimed = {page.front.source.collection for page in pages if page.front.source}
    return with_pages(read_surroundings(look), look, pages, claimed)


def read_surroundings(look: Look) -> Inputs:
    """Read everything but the plan pages."""
    root = look.root
    vocabulary = look.kept("vocabulary", VOCABULARY_FILES, lambda: read_vocabulary(root, look.text))
    topic_pages = tuple(
        look.kept("topic", (path,), lambda path=path: read_topic(path, look.text(path).text))  # type: ignore[misc]
        for path in pages_in(look, TOPICS)
    )
    collections = {
        stem.removeprefix(f"{SOURCES}/"): _collection(look, stem, vocabulary.repairs) for stem in _stems(look)
    }
    configuration = (
        look.kept(
            "configuration", (CONFIGURATION_FILE,), lambda: read_configuration(look.text(CONFIGURATION_FILE).text)
        )
        if look.has(CONFIGURATION_FILE)  # a link into nothing is a mistake
        else read_configuration("")
    )
    settings = look.kept("settings", (SETTINGS_FILE,), lambda: read_settings(root, look.text), also=str(has_site(root)))
    plans = set(pages_in(look, PLANS))
    around = [path for path in look.listing.under(DOCS, ".md") if path not in plans]
    documents = tuple(
        look.kept("document", (path,), lambda path=path: read_document(path, look.text(path).text))  # type: ignore[misc]
        for path in around
        if not look.problem(path)
    )
    return Inputs(
        root=root,
        vocabulary=vocabulary,
        configuration=configuration,
        pages=(),
        topic_pages=topic_pages,
        collections=collections,
        documents=documents,
        published=frozenset(look.listing.under(DOCS)) - {REGISTER_FILE},  # mkdocs.yml leaves it out
        odd=tuple(path for path in sorted(look.listing.odd) if path.startswith((f"{DOCS}/", f"{SOURCES}/"))),
        files=(),
        register=look.kept("register", (REGISTER_FILE,), lambda: _register(look)),
        settings=settings,
        day=build_day(),
        digests={
            name: look.sha256(f"{found.path.rpartition('/')[0]}/{found.received.file}")
            for name, found in collections.items()
            if found.received
        },
    )


def with_pages(surroundings: Inputs, look: Look, pages: Sequence[Page], claimed: Container[str]) -> Inputs:
    """The whole: with the plan pages, and what could not be read. claimed: the collections that pages come from."""
    sources = [path for found in surroundings.collections.values() for path in (found.path, found.ledger_path)]
    read = (*look.listing.under(DOCS, ".md"), *sources, *([CONFIGURATION_FILE] if look.has(CONFIGURATION_FILE) else ()))
    files = [file for path in read if (file := look.problem(path))]
    unread = {file.path for file in files}
    files += (
        TextFile(found.path, "", say("no_text", 1, path=found.path))
        for name, found in surroundings.collections.items()
        if name in claimed and found.path not in unread and not found.text.strip()
    )
    odd = tuple(path for path in surroundings.odd if path not in unread)
    return replace(surroundings, pages=pages, files=tuple(files), odd=odd)


def _collection(look: Look, stem: str, repairs: Mapping[str, str]) -> Collection:
    name, source, ledger = stem.removeprefix(f"{SOURCES}/"), f"{stem}.txt", f"{stem}{LEDGER_SUFFIX}"
    return look.kept(
        "collection",
        (source, ledger),
        lambda: read_collection(name, source, look.text(source).text, ledger, look.text(ledger).text, repairs),
        also=repr(repairs),
    )


def _register(look: Look) -> Register:
    """The register of notices; one that cannot be read as a whole has that one problem."""
    file = look.text(REGISTER_FILE)
    if file.problem:
        return Register(problems=(replace(file.problem, code=REGISTER_RULE),))
    return read_register(file.text)


def pages_in(look: Look, folder: str) -> list[str]:
    """The pages below a folder; the one that tells what is in it is none of them."""
    return [path for path in look.listing.under(folder, ".md") if path.rpartition("/")[2] != INDEX]


def _stems(look: Look) -> list[str]:
    """The collections under sources/: each should have a text and a ledger, and one without the other is a finding."""
    texts = {path.removesuffix(".txt") for path in look.listing.under(SOURCES, ".txt")}
    return sorted(texts | {path.removesuffix(LEDGER_SUFFIX) for path in look.listing.under(SOURCES, LEDGER_SUFFIX)})
