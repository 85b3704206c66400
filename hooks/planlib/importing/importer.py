"""From a received text to what is written: the source, its ledger and the pages, held against each other before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import PurePosixPath
from typing import NamedTuple

from planlib.checking.rules.registry import RULES
from planlib.inputs import SOURCES, Inputs
from planlib.library import Library
from planlib.meaning import Example, TopicScorer, topic_scorer
from planlib.model.findings import Severity, visible
from planlib.model.page import Page, Section
from planlib.model.plaintext import neutral_text, own_words
from planlib.reading.pages import read_page
from planlib.sources.audit import audit_page, unclaimed
from planlib.sources.ledger import LEDGER_SUFFIX, read_collection
from planlib.sources.replay import replay

from .cleaning import simplified
from .duplicates import Duplicate, Stretches
from .examples import examples_of
from .formats import Received
from .page_draft import ImportedPage, PageDraft, as_yaml, page_problems
from .plan_page import page_lines
from .recognise import Question, Recognised, recognise
from .repairs import Change, edits, entries

MAX_STEM = 24  # characters of an id that come from the name of the file


class Known(NamedTuple):
    """A section of a received plan that the library has already. line: in the source, from 1."""

    line: int
    title: str
    same: Duplicate


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file becomes. problems: what would be an error on a page or in the audit; nothing is written then."""

    name: str
    source: str
    ledger: str
    pages: tuple[ImportedPage, ...]
    recognised: Recognised
    repairs: tuple[dict[str, object], ...]
    duplicates: tuple[Known, ...]
    questions: tuple[Question, ...]
    problems: tuple[str, ...]
    received: Received

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The paths below the repository with what is written there."""
        if self.received.original is not None:
            yield f"{SOURCES}/{self.name}{self.received.suffix}", self.received.original
        yield f"{SOURCES}/{self.name}.txt", self.source.encode()
        yield f"{SOURCES}/{self.name}{LEDGER_SUFFIX}", self.ledger.encode()
        for page in self.pages:
            yield page.path, page.text.encode()


def topic_names(library: Library) -> dict[str, tuple[str, ...]]:
    """By topic, what it is called: its title, the parts of that (环境卫生与绿化), its aliases."""
    return {
        name: tuple(dict.fromkeys((topic.title, *topic.title.split("与"), *topic.aliases)))
        for name, topic in library.topics.items()
    }


def scorer_of(library: Library) -> TopicScorer:
    """What the library's sections and topic pages teach about topics."""
    names = topic_names(library)
    topics = [Example("", "，".join(names[name]), topic.summary, (name,)) for name, topic in library.topics.items()]
    return topic_scorer([*examples_of(library), *topics], names)


class Importer:
    """Takes files into a library, one after the other: what it has taken in counts as being there for the next."""

    def __init__(self, library: Library) -> None:
        self._inputs = library.inputs
        self._scorer = scorer_of(library)
        self.names = {**library.vocabulary.kinds, **{name: topic.title for name, topic in library.topics.items()}}
        self._slugs = {page.slug for page in library.inputs.pages}
        self._texts = {collection.text: collection.name for collection in library.inputs.collections.values()}
        self._names = set(library.inputs.collections)
        self._titles = {plan.title for plan in library.plans}
        self._stretches = Stretches()
        for page in library.inputs.pages:
            self._remember(page)

    def same_as(self, received: Received) -> str:
        """The name of the source that has the same text; empty where there is none."""
        return self._texts.get(received.text, "")

    def take(self, stem: str, received: Received, level: str = "") -> Imported:
        """Make a source, a ledger and pages of a file. stem: of its name. level: of its plans, where the text does not
        tell. What has problems is not counted as taken in."""
        name = _name(stem, self._names)
        text = received.text
        recognised = recognise(simplified(text), received.headings)
        questions = list(recognised.questions)
        changes = [Change(it.start, it.end, it.kind, it.reason, it.rule) for it in recognised.removed]
        drafts = list(self._drafts(name, recognised, level, changes, questions))
        repaired = [line.repaired for draft in drafts for line in draft.lines]
        found = tuple(entries(text, edits(text, repaired, changes)))
        ledger = as_yaml({"title": name, "retrieved": "由文件导入", **_origin(name, received), "repairs": list(found)})
        pages = tuple(draft.page(name) for draft in drafts)
        problems = tuple(_problems(name, text, ledger, pages, self._inputs))
        duplicates = tuple(chain.from_iterable(map(self._known, pages)))
        questions.sort(key=lambda question: (-question.doubt, question.line))
        imported = Imported(
            name, text, ledger, pages, recognised, found, duplicates, tuple(questions), problems, received
        )
        if not problems:
            self._take_in(imported)
        return imported

    def _drafts(
        self, name: str, recognised: Recognised, level: str, changes: list[Change], questions: list[Question]
    ) -> Iterator[PageDraft]:
        """A page for each plan that was found. Why words are not on it, and what to ask, is added to the lists."""
        slugs = _slugs(name, self._slugs)
        titles = set(self._titles)
        for number, document in enumerate(recognised.documents, 1):
            lines, of_page = page_lines(document)
            changes += of_page
            draft = PageDraft(document, number, next(slugs), lines, changes, questions)
            draft.fill(level, self._scorer, titles)
            draft.correct(name, self._inputs)
            titles.add(draft.title)
            yield draft

    def _known(self, page: ImportedPage) -> Iterator[Known]:
        """The sections of a page that the library has already."""
        lines = {line.id: line.line for line in page.lines if line.id}
        for section in self._sections(read_page(page.path, page.text)):
            if same := self._stretches.nearest(own_words(section, self._inputs.vocabulary.fields)):
                title = neutral_text(section.title, self._inputs.vocabulary.fields)
                yield Known(lines.get(section.id, page.document.first), title, same)

    def _take_in(self, imported: Imported) -> None:
        self._names.add(imported.name)
        self._texts[imported.source] = imported.name
        for page in imported.pages:
            self._slugs.add(PurePosixPath(page.path).stem)
            self._titles.add(page.title)
            self._remember(read_page(page.path, page.text))

    def _remember(self, page: Page) -> None:
        for section in self._sections(page):
            self._stretches.add(f"{page.slug}/{section.id}", own_words(section, self._inputs.vocabulary.fields))

    @staticmethod
    def _sections(page: Page) -> Iterator[Section]:
        return (section for section in page.walk() if not section.children)


def _name(stem: str, taken: set[str]) -> str:
    """A name for a source: what a file system and an address can hold, and no other source has."""
    name = re.sub(r"[^\w\u4e00-\u9fff-]+", "-", stem).strip("-.") or "received"
    return next(each for each in chain((name,), (f"{name}-{i}" for i in count(2))) if each not in taken)


def _origin(name: str, received: Received) -> dict[str, object]:
    """What the ledger says of the file that the text was extracted from; nothing where the text is all of it."""
    if received.original is None:
        return {}
    losses = [{"line": loss.line, "what": visible(loss.text)} for loss in received.losses]
    return {
        "received": {
            "file": f"{name}{received.suffix}",
            "sha256": received.original_digest,
            "text": received.text_digest,
            "extraction": received.extraction,
            **({"losses": losses} if losses else {}),
        }
    }


def _slugs(name: str, taken: set[str]) -> Iterator[str]:
    """Ids of plans, of the initials of a name."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its dictionaries take as long as all else, and 55 MB

    words = re.findall(r"[A-Za-z0-9]+|[\u4e00-\u9fff]+", name)
    parts = (
        word if word.isascii() else "".join(part[0] for part in lazy_pinyin(word, style=Style.NORMAL)) for word in words
    )
    stem = re.sub(r"^[^a-z]+|[^a-z0-9-]", "", "-".join(parts).lower())[:MAX_STEM].strip("-") or "plan"
    for number in count(1):
        if f"{stem}-{number}" not in taken:
            yield f"{stem}-{number}"


def _problems(name: str, text: str, ledger: str, pages: Sequence[ImportedPage], inputs: Inputs) -> Iterator[str]:
    """What stands against writing: differences in the audit, and errors of the pages that nobody can accept."""
    path = f"{SOURCES}/{name}"
    collection = read_collection(name, f"{path}.txt", text, f"{path}{LEDGER_SUFFIX}", ledger, inputs.vocabulary.repairs)
    replayed = replay(collection)
    yield from (f"{path}{LEDGER_SUFFIX}:{problem.line}: {problem.message}" for problem in replayed.problems)
    ranges = []
    for imported in pages:
        page = read_page(imported.path, imported.text)
        yield from (f"{imported.path}:{problem.line}: {problem.message}" for problem in page.problems)
        if source := page.front.source:
            ranges.append(source)
            yield from (
                f"{imported.path}:{problem.line}: {problem.message}"
                for problem in audit_page(page, source, replayed).problems
            )
        for code, problem in page_problems(page, inputs):
            if RULES[code].severity is Severity.ERROR and not RULES[code].overridable:
                yield f"{imported.path}:{problem.line}: {code} {problem.message}"
    for paragraph in unclaimed(replayed, ranges):
        yield f"{path}.txt:{paragraph.first}: “{paragraph.text[:30]}” stands on no page"
