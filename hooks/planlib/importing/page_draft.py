"""A page on its way: from the paragraphs of a recognised plan to a page that the rules accept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain, count

import yaml

from planlib.checking.rules.registry import REGISTER_ON_PAGES, RULES, Scope
from planlib.inputs import PLANS, Inputs
from planlib.meaning import Suggestion, TopicScorer, kind_of, level_of, opening_kind, type_of
from planlib.model.findings import Problem, Severity, visible
from planlib.model.numbering import han
from planlib.model.page import Page
from planlib.reading.pages import read_page
from planlib.sources.ledger import PERSONAL

from .masks import Put, puts, signature, year_of
from .names import nameless, own_names
from .plan_page import EMPTY_HEADING, LineRole, PageLine, PlanPage, without_typed
from .recognise import Document, Question
from .repairs import Change

LEAST_DOUBT = 0.3  # of a question that is left on the page; the report has those below too
OF_EVERY_PLAN = ("guidance", "safeguards")  # kinds whose sections are the same whatever a plan is about
TITLE_TOPICS = 2  # that tell plans with one title apart
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


class PageDraft:
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

    @property
    def title(self) -> str:
        """The title of the page."""
        return str(self.front["title"])

    def fill(self, level: str, scorer: TopicScorer, taken: AbstractSet[str]) -> None:
        """Kinds, topics and ids of the sections; fields in the text; the front matter. taken: titles of other pages."""
        document = self.document
        names = own_names(document.title, [line.text for line in document.signature], document.text)
        title = _page_title(document.title, names) or "工作计划"
        kind = type_of(document.title)
        suggested = level_of(document.title, document.text)
        if not level and suggested.confidence < 0.5:
            self._ask(document.first, f"适用层级拿不准，暂作“{suggested.word}”", 0.5)
        self.front = {"plan": self.number, "title": title, "level": level or suggested.word, "type": kind}
        for line in self.lines:
            if line.rule == EMPTY_HEADING:
                self._ask(line.line, f"“{line.traced.text}”下面没有内容，作列表项放进来", 0.4)
        self._put_fields(year_of([document.title, *(line.traced.text for line in self.lines)]), names)
        self.lines = [self._without_number(line) for line in self.lines]
        self._name_sections(kind, title, scorer)
        if title in taken:
            topics = Counter(topic for line in self.lines for topic in line.topics)
            about = [scorer.names[topic][0] for topic, _ in topics.most_common(TITLE_TOPICS)]
            self.front["title"] = distinct_title(title, about, taken)
            self._ask(document.first, f"题目与别的页面相同，暂作“{self.title}”", 0.2)

    def _without_number(self, line: PageLine) -> PageLine:
        """What looks like a number only now: 1.2023年 with the year made a field, Ａ、 made A、."""
        return replace(without_typed(line, self._changes), role=line.role, printed=line.printed)

    def _ask(self, line: int, text: str, doubt: float) -> None:
        self._questions.append(Question(line, text, doubt))

    def _put_fields(self, year: int, names: Mapping[str, str]) -> None:
        for at, line in enumerate(self.lines):
            traced = line.traced
            signed = signature(traced.text) if line.role is LineRole.CLOSING else None
            for put in reversed([signed] if signed else list(puts(traced.text, year, names))):
                if put.kind != "field" or put.start < put.end:
                    origins = [origin for origin in traced.origins[put.start : put.end] if origin >= 0]
                    if origins:
                        self._changes.append(Change(origins[0], origins[-1] + 1, put.kind, put.reason, put.rule))
                        self._changes.append(Change(origins[-1] + 1, origins[-1] + 1, put.kind, put.reason, put.rule))
                if not put.sure:
                    self._ask(line.line, f"“{_around(traced.text, put)}”：{put.reason}，请核", 0.5)
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
            about = "" if kind.word in OF_EVERY_PLAN else title
            topics = scorer.suggest(line.traced.text, own, about) if is_leaf else ()
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
            topics = scorer.suggest(title, opening)[:1] or (Suggestion(next(iter(scorer.names)), 0.0, ()),)
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
                    for code, problem in page_problems(page, inputs)
                    if problem.fix and problem.line in places
                },
                reverse=True,
            )
            if not any(self._fix(*fix, page) for fix in fixes):
                break
        self.lines = [self._without_number(line) for line in self.lines]
        page, places = self._read(name)
        for code, problem in page_problems(page, inputs):
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
        own = [ask for ask in self._questions if first <= ask.line <= last and ask.doubt >= LEAST_DOUBT]
        if own:
            own.sort(key=lambda ask: (-ask.doubt, ask.line))
            front["todo"] = [{"what": visible(ask.text), "at": ask.line} for ask in dict.fromkeys(own)]
        text = PlanPage(self.slug, front, tuple(self.lines)).markdown(as_yaml(front))
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


def _page_title(title: str, names: Mapping[str, str]) -> str:
    """A title without years, masks and the names of places, which a page's title must not have."""
    shown = "".join(character for character in _MASK.sub("", nameless(title, names)) if character.isprintable())
    return re.sub(r"[<>\[\]{}`*_\\|#&\"']", "", shown).strip(" \u3000年度:：-—")


def _around(text: str, put: Put) -> str:
    """What is put in with the words around it; a person's name is not shown."""
    words = "××" if put.kind == PERSONAL else text[put.start : put.end]
    return text[max(0, put.start - 6) : put.start] + words + text[put.end : put.end + 6]


def distinct_title(title: str, about: Sequence[str], taken: AbstractSet[str]) -> str:
    """A title that no other page has: with what the plan is about most, then as another version of it. about: titles
    of topics."""
    subject = f"{title}（{'、'.join(about)}" if about else title
    other = f"{subject}{'，' if about else '（'}另一版本"
    titles = chain([f"{subject}）"] if about else [], (f"{other}{_version(number)}）" for number in count(1)))
    return next(each for each in titles if each not in taken)


def _version(number: int) -> str:
    return f"之{han(number)}" if number > 1 else ""


def page_problems(page: Page, inputs: Inputs) -> Iterator[tuple[str, Problem]]:
    """What the rules on pages find, with the rule's code; those that look at the source or the register left out."""
    for code, rule in RULES.items():
        if rule.scope is Scope.PAGE and code != REGISTER_ON_PAGES and code not in _OF_SOURCES:
            for problem in rule.check(page, inputs):
                yield code, problem


def as_yaml(value: object) -> str:
    """A value as YAML, its keys in their order."""
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000))
