"""Everything that the repository holds, read but not yet judged: what the rules look at."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from planlib.model.front_matter import SourceRange
from planlib.model.page import Page, Topic
from planlib.notices.dates import build_day
from planlib.notices.matcher import Mark, Marker
from planlib.notices.register import REGISTER_FILE, REGISTER_RULE, Notice, Register, read_register
from planlib.reading.configuration import CONFIGURATION_FILE, Configuration, read_configuration
from planlib.reading.documents import Document, read_document
from planlib.reading.files import TextFile, digest, list_files, list_odd, read_text
from planlib.reading.messages import say
from planlib.reading.pages import read_page
from planlib.reading.settings import Settings, read_settings
from planlib.reading.topics import read_topic
from planlib.reading.vocabulary import Vocabulary, read_vocabulary
from planlib.sources.audit import PageAudit, audit_page, held_range
from planlib.sources.ledger import LEDGER_SUFFIX, Collection, read_collection
from planlib.sources.replay import Replay, replay
from planlib.sources.report import Account, close_account

DOCS = "docs"
PLANS = "docs/plans"
TOPICS = "docs/topics"
SOURCES = "sources"
INDEX = "index.md"


@dataclass(frozen=True)
class Inputs:
    """documents: the pages that are no plans. published: the paths of all files below docs/ that the site gets. odd:
    what is no plain file below docs/ or sources/. files: those that could not be read. settings: of mkdocs.yml. day: by
    which phrases have run out. digests: SHA-256 of the files that collections were extracted from, by the collection's
    name; empty where there is none."""

    root: Path
    vocabulary: Vocabulary
    configuration: Configuration
    pages: tuple[Page, ...]
    topic_pages: tuple[Topic, ...]
    collections: dict[str, Collection]
    documents: tuple[Document, ...]
    published: frozenset[str]
    odd: tuple[str, ...]
    files: tuple[TextFile, ...]
    register: Register
    settings: Settings
    day: date
    digests: Mapping[str, str]

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
    def marks(self) -> dict[str, dict[int, tuple[Mark, ...]]]:
        """By a page's path and line, the notices in the text of that line."""
        marker = Marker(self.marked, self.day.year)
        return {page.path: marker.page_marks(page) for page in self.pages}

    @cached_property
    def unread(self) -> frozenset[str]:
        """The paths of the files that could not be read: of these nothing else is reported."""
        return frozenset(file.path for file in self.files)

    @cached_property
    def whole(self) -> dict[str, Collection]:
        """The collections whose text and ledger could be read: pages are held against no others."""
        return {
            name: collection
            for name, collection in self.collections.items()
            if collection.is_whole and not {collection.path, collection.ledger_path} & self.unread
        }

    @cached_property
    def replays(self) -> dict[str, Replay]:
        """The repaired text of each collection that is whole."""
        return {name: replay(collection) for name, collection in self.whole.items()}

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
                others = [claim for slug, claim in self.claims.items() if slug != page.slug]
                held = held_range(page, source, self.replays[source.collection], others)
                if held:
                    found[page.slug] = held
        return found

    @property
    def are_claims_known(self) -> bool:
        """Whether every page could say which lines of a source it holds."""
        plans = any(path.startswith(f"{PLANS}/") for path in self.unread)
        return not plans and not any(
            page.slug not in self.ranges
            and (page.front.source or any(problem.code in _ABOUT_SOURCE for problem in page.problems))
            for page in self.pages
        )

    @cached_property
    def audits(self) -> dict[str, PageAudit]:
        """Each page with a source held against it, by the page's slug."""
        return {
            page.slug: audit_page(page, found, self.replays[found.collection])
            for page in self.pages
            if (found := self.ranges.get(page.slug))
        }

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """The closed account of each collection; none without the vocabulary, which names the kinds of repairs."""
        if self.vocabulary.problems:
            return {}
        return {
            name: close_account(
                collection,
                self.replays[name],
                (self.audits[slug] for slug, found in self.ranges.items() if found.collection == name),
            )
            for name, collection in self.whole.items()
        }


# The rules that report, of front matter, what may hide which source a page has.
_ABOUT_SOURCE = ("PLN101", "PLN103", "PLN105")


def read_inputs(root: Path) -> Inputs:
    """Read plans, topics and sources below `root`. Damaged files are kept in `files`, for a rule to report."""
    vocabulary = read_vocabulary(root)
    files: list[TextFile] = []

    def text(path: str) -> str:
        file = read_text(root, path)
        if file.problem:
            files.append(file)
        return file.text

    pages = tuple(read_page(path, text(path)) for path in _pages(root, PLANS))
    topic_pages = tuple(read_topic(path, text(path)) for path in _pages(root, TOPICS))
    collections: dict[str, Collection] = {}
    for stem in _stems(root):
        name, source_path, ledger_path = stem.removeprefix(f"{SOURCES}/"), f"{stem}.txt", f"{stem}{LEDGER_SUFFIX}"
        collections[name] = read_collection(
            name, source_path, text(source_path), ledger_path, text(ledger_path), vocabulary.repairs
        )
        is_claimed = any(page.front.source and page.front.source.collection == name for page in pages)
        if is_claimed and not collections[name].text.strip() and source_path not in {file.path for file in files}:
            files.append(TextFile(source_path, "", say("no_text", 1, path=source_path)))
    has_rules = os.path.lexists(root / CONFIGURATION_FILE)  # a link into nothing is a mistake
    configuration = read_configuration(text(CONFIGURATION_FILE) if has_rules else "")
    settings = read_settings(root)
    register = _register(root)
    plans = {page.path for page in pages}
    documents = tuple(read_document(path, text(path)) for path in list_files(root, DOCS, ".md") if path not in plans)
    published = frozenset(list_files(root, DOCS, "")) - {REGISTER_FILE}  # mkdocs.yml leaves it out
    unread = {file.path for file in files}
    odd = (*list_odd(root, DOCS), *list_odd(root, SOURCES))
    return Inputs(
        root=root,
        vocabulary=vocabulary,
        configuration=configuration,
        pages=tuple(page for page in pages if page.path not in unread),
        topic_pages=topic_pages,
        collections=collections,
        documents=tuple(document for document in documents if document.path not in unread),
        published=published,
        odd=tuple(path for path in odd if path not in unread),
        files=tuple(files),
        register=register,
        settings=settings,
        day=build_day(),
        digests={
            name: digest(root, f"{found.path.rpartition('/')[0]}/{found.received.file}")
            for name, found in collections.items()
            if found.received
        },
    )


def _register(root: Path) -> Register:
    """The register of notices; one that cannot be read as a whole has that one problem."""
    file = read_text(root, REGISTER_FILE)
    if file.problem:
        return Register(problems=(replace(file.problem, code=REGISTER_RULE),))
    return read_register(file.text)


def _pages(root: Path, folder: str) -> list[str]:
    return [path for path in list_files(root, folder, ".md") if path.rpartition("/")[2] != INDEX]


def _stems(root: Path) -> list[str]:
    """The collections under sources/: each should have a text and a ledger, and one without the other is a finding."""
    texts = {path.removesuffix(".txt") for path in list_files(root, SOURCES, ".txt")}
    return sorted(texts | {path.removesuffix(LEDGER_SUFFIX) for path in list_files(root, SOURCES, LEDGER_SUFFIX)})
