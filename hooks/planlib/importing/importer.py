"""From a received text to what is written: the source, its ledger and the pages, held against each other before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import PurePosixPath

import yaml
from pypinyin import Style as Pinyin
from pypinyin import lazy_pinyin

from planlib.checking.rules.registry import REGISTER_ON_PAGES, RULES, Scope
from planlib.inputs import PLANS, SOURCES, Inputs
from planlib.library import Library
from planlib.model.findings import Problem, Severity, visible
from planlib.model.page import Page
from planlib.model.plaintext import own_words
from planlib.reading.pages import read_page
from planlib.sources.audit import audit_page, unclaimed
from planlib.sources.ledger import LEDGER_SUFFIX, read_collection
from planlib.sources.replay import replay

from .cleaning import simplified
from .formats import Received
from .masks import puts, signature, year_of
from .meaning import Example, Suggestion, TopicScorer, kind_of, level_of, opening_kind, topic_scorer, type_of
from .plan_page import EMPTY_HEADING, LineRole, PageLine, PlanPage, page_lines
from .recognise import Document, Question, Recognised, recognise
from .repairs import Change, edits, entries

MAX_STEM = 24  # characters of an id that come from the name of the file
MAX_ROUNDS = 6  # of correcting what the rules on pages correct by themselves
_KINDS = {
    "PLN411": ("residue", "半角标点改为全角"),
    "PLN415": ("quotes", "直引号改为弯引号"),
    "PLN416": ("lost-mark", "重复的标点"),
}


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """A page to be written. path: below the repository. meanings: by the place of a heading among the page's, what was
    suggested for it."""

    path: str
    text: str
    title: str
    level: str
    type: str
    document: Document
    lines: tuple[PageLine, ...]
    meanings: dict[str, tuple[Suggestion, ...]]


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file becomes. problems: what would be an error on a page or in the audit; nothing is written then."""

    name: str
    source: str
    ledger: str
    pages: tuple[ImportedPage, ...]
    recognised: Recognised
    repairs: tuple[dict[str, object], ...]
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


def scorer_of(library: Library) -> TopicScorer:
    """What the library's sections and topic pages teach about topics."""
    fields = library.vocabulary.fields
    sections = [
        Example(
            template.plan.id,
            library.title(template.section) if template.section.level else template.plan.title,
            own_words(template.section, fields),
            template.section.topics,
        )
        for template in library.templates
        if template.section.topics
    ]
    names = {name: (topic.title, *topic.aliases) for name, topic in library.topics.items()}
    topics = [Example("", "，".join(names[name]), topic.summary, (name,)) for name, topic in library.topics.items()]
    return topic_scorer([*sections, *topics], names)


class Importer:
    """Takes files into a library, one after the other: what it has taken in counts as being there for the next."""

    def __init__(self, library: Library) -> None:
        self._inputs = library.inputs
        self._scorer = scorer_of(library)
        self._slugs = {page.slug for page in library.inputs.pages}
        self._texts = {collection.text: collection.name for collection in library.inputs.collections.values()}
        self._names = set(library.inputs.collections)

    def same_as(self, received: Received) -> str:
        """The name of the source that has the same text; empty where there is none."""
        return self._texts.get(received.text, "")

    def take(self, stem: str, received: Received, level: str = "") -> Imported:
        """Make a source, a ledger and pages of a file. stem: of its name. level: of its plans, where the text does not
        tell. What has problems is not counted as taken in."""
        imported = _import(_name(stem, self._names), received, self._inputs, self._scorer, self._slugs, level)
        if not imported.problems:
            self._names.add(imported.name)
            self._texts[received.text] = imported.name
            self._slugs.update(PurePosixPath(page.path).stem for page in imported.pages)
        return imported


def _name(stem: str, taken: set[str]) -> str:
    """A name for a source: what a file system and an address can hold, and no other source has."""
    name = re.sub(r"[^\w\u4e00-\u9fff-]+", "-", stem).strip("-.") or "received"
    return next(each for each in chain((name,), (f"{name}-{i}" for i in count(2))) if each not in taken)


def _import(
    name: str, received: Received, inputs: Inputs, scorer: TopicScorer, taken: set[str], level: str
) -> Imported:
    text = received.text
    recognised = recognise(simplified(text), received.styled)
    changes = [
        Change(removed.start, removed.end, removed.kind, removed.reason, removed.rule) for removed in recognised.removed
    ]
    questions = list(recognised.questions)
    slugs = _slugs(name, taken)
    drafts: list[_Draft] = []
    for number, document in enumerate(recognised.documents, 1):
        lines, of_page = page_lines(document)
        changes += of_page
        draft = _Draft(document, number, next(slugs), lines, changes, questions)
        draft.fill(level, scorer)
        draft.correct(name, inputs)
        drafts.append(draft)
    repaired = [line.repaired for draft in drafts for line in draft.lines]
    found = tuple(entries(text, edits(text, repaired, changes)))
    ledger = _yaml({"title": name, "retrieved": "由文件导入", **_origin(name, received), "repairs": list(found)})
    pages = tuple(draft.page(name) for draft in drafts)
    problems = tuple(_problems(name, text, ledger, pages, inputs))
    questions.sort(key=lambda question: (-question.doubt, question.line))
    return Imported(name, text, ledger, pages, recognised, found, tuple(questions), problems, received)


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
    words = re.findall(r"[A-Za-z0-9]+|[\u4e00-\u9fff]+", name)
    parts = (
        word if word.isascii() else "".join(part[0] for part in lazy_pinyin(word, style=Pinyin.NORMAL))
        for word in words
    )
    stem = re.sub(r"^[^a-z]+|[^a-z0-9-]", "", "-".join(parts).lower())[:MAX_STEM].strip("-") or "plan"
    for number in count(1):
        if f"{stem}-{number}" not in taken:
            yield f"{stem}-{number}"


def _yaml(value: object) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000))


class _Draft:
    """A page on its way. Its lines change; why, goes into `changes`."""

    def __init__(
        self,
        document: Document,
        number: int,
        slug: str,
        lines: Sequence[PageLine],
        changes: list[Change],
        questions: list[Question],
    ) -> None:
        self.document = document
        self.number = number
        self.slug = slug
        self.lines = list(lines)
        self.meanings: dict[str, tuple[Suggestion, ...]] = {}
        self._changes = changes
        self._questions = questions
        self._accepted: list[dict[str, str]] = []
        self.front: dict[str, object] = {}

    def fill(self, level: str, scorer: TopicScorer) -> None:
        """Kinds, topics and ids of the sections; fields in the text; the front matter."""
        document = self.document
        title = _page_title(document.title) or "工作计划"
        kind = type_of(document.title)
        suggested = level_of(document.title, document.text)
        if not level and suggested.confidence < 0.5:
            self._ask(document.first, f"适用层级拿不准，暂作“{suggested.word}”", 0.5)
        self.front = {"plan": self.number, "title": title, "level": level or suggested.word, "type": kind}
        for line in self.lines:
            if line.rule == EMPTY_HEADING:
                self._ask(line.line, f"“{line.traced.text}”下面没有内容，作列表项放进来", 0.4)
        self._put_fields(year_of([document.title, *(line.traced.text for line in self.lines)]))
        self._name_sections(kind, title, scorer)

    def _ask(self, line: int, text: str, doubt: float) -> None:
        self._questions.append(Question(line, text, doubt))

    def _put_fields(self, year: int) -> None:
        for at, line in enumerate(self.lines):
            traced = line.traced
            signed = signature(traced.text) if line.role is LineRole.CLOSING else None
            for put in reversed([signed] if signed else list(puts(traced.text, year))):
                if put.kind != "field" or put.start < put.end:
                    origins = [origin for origin in traced.origins[put.start : put.end] if origin >= 0]
                    if origins:
                        self._changes.append(Change(origins[0], origins[-1] + 1, put.kind, put.reason, put.rule))
                        self._changes.append(Change(origins[-1] + 1, origins[-1] + 1, put.kind, put.reason, put.rule))
                if not put.sure:
                    self._ask(
                        line.line, f"“{traced.text[max(0, put.start - 6) : put.end + 6]}”：{put.reason}，请核", 0.5
                    )
                traced = traced.put(put.start, put.end, put.text)
            self.lines[at] = replace(line, traced=traced)

    def _name_sections(self, document_type: str, title: str, scorer: TopicScorer) -> None:
        used: set[str] = set()
        kinds: list[tuple[int, str]] = []
        for at, line in enumerate(self.lines):
            if line.role is not LineRole.HEADING:
                continue
            while kinds and kinds[-1][0] >= line.level:
                kinds.pop()
            kind = kind_of(line.traced.text, kinds[-1][1] if kinds else "", document_type)
            kinds.append((line.level, kind.word))
            own, is_leaf = self._own_text(at)
            topics = scorer.suggest(line.traced.text, own) if is_leaf else ()
            if is_leaf and not topics:
                topics = scorer.suggest(title, title) or (Suggestion(next(iter(scorer.names)), 0.0, ()),)
            if is_leaf and topics[0].confidence < 0.35:
                self._ask(line.line, f"“{line.traced.text}”的主题拿不准，暂作 {topics[0].word}", 0.3)
            stem = topics[0].word if topics and kind.word == "tasks" else kind.word
            name = next(n for n in chain((stem,), (f"{stem}-{i}" for i in count(2))) if n not in used)
            used.add(name)
            self.meanings[name] = (kind, *topics)
            self.lines[at] = replace(line, kind=kind.word, topics=tuple(topic.word for topic in topics), id=name)
        opening = "".join(line.traced.text for line in self._before_headings())
        if opening:
            kind = opening_kind(opening) if document_type != "summary" else Suggestion("background", 0.8, ())
            topics = scorer.suggest(title, opening)[:1]
            self.front["opening"] = {"kind": kind.word, "topics": [topic.word for topic in topics]}
        if any(line.role is LineRole.CLOSING for line in self.lines):
            self.front["closing"] = {"kind": "signature"}
        present = {line.kind for line in self.lines} | ({self.front["opening"]["kind"]} if opening else set())  # type: ignore[index]
        if document_type == "plan" and not present & {"background", "guidance", "goals"}:
            self.front["type"] = "outline"

    def _before_headings(self) -> Iterator[PageLine]:
        for line in self.lines:
            if line.role in (LineRole.HEADING, LineRole.CLOSING):
                return
            yield line

    def _own_text(self, at: int) -> tuple[str, bool]:
        """The text right under a heading, and whether no heading stands under it."""
        texts: list[str] = []
        for line in self.lines[at + 1 :]:
            if line.role is LineRole.HEADING:
                return "".join(texts), line.level <= self.lines[at].level
            if line.role is LineRole.CLOSING:
                break
            texts.append(line.traced.text)
        return "".join(texts), True

    def _accept(self, rule: str, words: str, reason: str) -> None:
        entry = {"rule": rule, "words": words, "reason": reason} if words else {"rule": rule, "reason": reason}
        if entry not in self._accepted:
            self._accepted.append(entry)

    def correct(self, name: str, inputs: Inputs) -> None:
        """Carry out what rules on pages correct by themselves; accept what an editor must judge, with a question."""
        for _ in range(MAX_ROUNDS):
            page, places = self._read(name)
            fixes = sorted(
                {
                    (places[problem.line], problem.fix.column, problem.fix.old, problem.fix.new, code)
                    for code, problem in _page_problems(page, inputs)
                    if problem.fix and problem.line in places
                },
                reverse=True,
            )
            if not any(self._fix(*fix, page) for fix in fixes):
                break
        page, places = self._read(name)
        for code, problem in _page_problems(page, inputs):
            rule = RULES[code]
            if rule.overridable and rule.severity is Severity.ERROR:
                self._accept(code, problem.words, "导入时照录，待编辑核对")
            if problem.line in places and rule.overridable:
                line = self.lines[places[problem.line]].line
                self._ask(line, f"{code} {problem.message}", 0.4 if rule.severity is Severity.ERROR else 0.2)

    def _read(self, name: str) -> tuple[Page, dict[int, int]]:
        text = self.page(name).text
        page = read_page(f"{PLANS}/{self.slug}.md", text)
        rows = text.split("\n")
        places: dict[int, int] = {}
        at = page.body_start
        for index, line in enumerate(self.lines):
            words = line.traced.text
            while at < len(rows) and (words not in rows[at]):
                at += 1
            places[at + 1] = index
            at += 1
        return page, places

    def _fix(self, index: int, column: int, old: str, new: str, code: str, page: Page) -> bool:
        line = self.lines[index]
        row = next((row for row in page.text.split("\n")[page.body_start :] if line.traced.text in row), "")
        start = column - 1 - row.find(line.traced.text)
        if start < 0 or line.traced.text[start : start + len(old)] != old:
            return False
        origins = [origin for origin in line.traced.origins[start : start + len(old)] if origin >= 0]
        kind, reason = _KINDS.get(code, ("residue", "标点和字符的规范"))
        if origins:
            self._changes.append(Change(origins[0], origins[-1] + 1, kind, reason, code))
            self._changes.append(Change(origins[-1] + 1, origins[-1] + 1, kind, reason, code))
        self.lines[index] = replace(line, traced=line.traced.put(start, start + len(old), new))
        return True

    def page(self, name: str) -> ImportedPage:
        """The page as it stands."""
        numbers = [line.line for line in self.lines]
        first, last = (
            (min(numbers), max(*numbers, self.document.last)) if numbers else (self.document.first, self.document.last)
        )
        front = {**self.front, "source": {"collection": name, "lines": [first, last]}}
        if self._accepted:
            front["accept"] = self._accepted
        text = PlanPage(self.slug, front, tuple(self.lines)).markdown(_yaml(front))
        return ImportedPage(
            f"{PLANS}/{self.slug}.md",
            text,
            str(self.front["title"]),
            str(self.front["level"]),
            str(self.front["type"]),
            self.document,
            tuple(self.lines),
            self.meanings,
        )


_OF_SOURCES = frozenset({"PLN105", "PLN703", "PLN704", "PLN705"})  # they look the source up, which is not there yet
_MASK = re.compile(r"[xX×*＊_＿○]{2,}|(?:19|20)\d\d(?:[—–-](?:19|20)?\d\d)?年?(?:度)?|20[xX×]{2}年?(?:度)?|[\"“”]")


def _page_title(title: str) -> str:
    """A title without years and masks, which a page's title must not have."""
    return re.sub(r"[<>\[\]{}`\\|#&]", "", _MASK.sub("", title)).strip(" \u3000年度:：-—") if title else ""


def _page_problems(page: Page, inputs: Inputs) -> Iterator[tuple[str, Problem]]:
    """What the rules on pages find, with the rule's code; those that look at the source or the register left out."""
    for code, rule in RULES.items():
        if rule.scope is Scope.PAGE and code != REGISTER_ON_PAGES and code not in _OF_SOURCES:
            for problem in rule.check(page, inputs):
                yield code, problem


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
        for code, problem in _page_problems(page, inputs):
            if RULES[code].severity is Severity.ERROR and not RULES[code].overridable:
                yield f"{imported.path}:{problem.line}: {code} {problem.message}"
    for paragraph in unclaimed(replayed, ranges):
        yield f"{path}.txt:{paragraph.first}: “{paragraph.text[:30]}” stands on no page"
