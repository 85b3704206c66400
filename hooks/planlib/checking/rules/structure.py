"""PLN2: structure. What may follow what, and what a plan must have, is declared in vocabulary/structure.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from planlib.contract import CLOSING_ID, ID, MAX_ID, MAX_LEVEL, OPENING_ID, LineKind
from planlib.inputs import Inputs
from planlib.model.fields import references
from planlib.model.findings import Problem, Severity
from planlib.model.numbering import typed_prefix
from planlib.model.page import BlockKind, OddityKind, Page, Section
from planlib.model.plaintext import written
from planlib.reading.messages import nearest
from planlib.reading.vocabulary import Shape

from .prose import prose
from .registry import library_rule, page_rule

ATTRIBUTES = ("id", "data-kind", "data-topics")
NOTE_LABEL = "编者注："
REPORTED_ELSEWHERE = (OddityKind.HTML, OddityKind.IMAGE, OddityKind.LINE_BREAK)
_ID = re.compile(ID)
# Typed numbers and bullets of other shapes than those of numbering.py, which the audit reads too: ① 1） 1.1 a. ●;
# and before a heading, where no sentence goes on: 一是 一： 壹、 1，
_MARK = re.compile(
    r"[①-⒛㈠-㈩❶-➓Ⅰ-Ⅻ]\s*[、.．]?|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]\s*"
    r"|\d{1,2}(?:[.．]\d{1,2})+[、.．]?(?!\s*(?:公里|公斤|千[米克瓦]|平方|[米元倍吨亩]))(?=\s*[^\d\s%％万亿多余个])\s*"
    r"|[a-zA-Z][.．、)）]\s*|[●◆★▲►▶➢➤✓✔√•](?![●◆★▲])\s*"
)
_HEADING_MARK = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:是(?!一流)|[：，])|[壹贰叁肆伍陆柒捌玖拾]、|\d{1,2}(?:[，：]|\s+)"
)


def typed_start(text: str, in_heading: bool) -> str:
    """The number or bullet that a line begins with and that the build would print itself; empty where there is none."""
    mark = _MARK.match(text) or (_HEADING_MARK.match(text) if in_heading else None)
    return mark[0] if mark else typed_prefix(text, in_heading)


@page_rule("PLN201")
def level_skipped(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A heading stands at a level that may not follow the one above it.

    Why:
        Numbers follow the levels: 一、 （一） 1. （1）. Under 一、 come （一） or, in a plan with two levels, 1.; under
        （一） comes 1.; under 1. comes （1）. All headings under one parent have the same level.
    Bad:
        ## 主要任务 { #tasks data-kind="tasks" }

        ##### 抓阵地 { #venues data-kind="tasks" data-topics="culture-sports" }
    Good:
        ## 主要任务 { #tasks data-kind="tasks" }

        ### 抓阵地 { #venues data-kind="tasks" data-topics="culture-sports" }
    """
    headed = [section for section in page.sections if section.level]
    yield from _levels(headed, 0, inputs.vocabulary.levels_under)


def _levels(siblings: list[Section], parent: int, under: dict[int, tuple[int, ...]]) -> Iterator[Problem]:
    allowed = under.get(parent, ())
    model = next((section for section in siblings if section.level in allowed), None)
    for section in siblings:
        title = written(section.title)
        if section.level not in allowed:
            marks = " or ".join("#" * (level + 1) for level in allowed) or "no heading"
            message = f"“{title}” is a heading with {section.level + 1} marks"
            yield Problem(section.line, message, f"here stands {marks}")
        elif model and section.level != model.level:
            message = f"“{title}” has another level than its sibling “{written(model.title)}”"
            yield Problem(section.line, message, f"give it {model.level + 1} marks")
        yield from _levels(list(section.children), min(section.level, MAX_LEVEL), under)


@page_rule("PLN202")
def id_missing(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A heading has no id, or one that cannot stay stable.

    Why:
        Links, copies and drafts point to a template by its id, so it is written down and stays when the title changes.
        It is made of lower-case letters, digits and hyphens; “opening” and “closing” are taken.
    Bad:
        ## 指导思想 { data-kind="guidance" data-topics="theory" }
    Good:
        ## 指导思想 { #guidance data-kind="guidance" data-topics="theory" }
    """
    for section in _headed(page):
        if not section.id:
            message = f"“{written(section.title)}” has no id"
            yield Problem(section.line, message, "add { #some-id data-kind=… } to the heading")
        elif not _ID.fullmatch(section.id) or len(section.id) > MAX_ID or section.id in (OPENING_ID, CLOSING_ID):
            hint = "use lower-case letters, digits and single hyphens, not “opening” or “closing”"
            yield Problem(section.line, f"“#{section.id}” cannot be an id", hint)


@page_rule("PLN203")
def id_repeated(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """Two headings of a page have the same id.

    Why:
        A link could lead to either.
    Bad:
        ## 目标 { #goals data-kind="goals" data-topics="civil-creation" }

        ## 任务 { #goals data-kind="tasks" data-topics="civil-creation" }
    Good:
        ## 目标 { #goals data-kind="goals" data-topics="civil-creation" }

        ## 任务 { #tasks data-kind="tasks" data-topics="civil-creation" }
    """
    seen: dict[str, int] = {}
    for section in _headed(page):
        if section.id in seen:
            message = f"the id “#{section.id}” is already used on line {seen[section.id]}"
            yield Problem(section.line, message, "give one of the two another id")
        elif section.id:
            seen[section.id] = section.line


@page_rule("PLN204")
def number_typed(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A heading, or a paragraph that should be a list item, carries a typed number.

    Why:
        Numbers are derived from the position, so that moving a section never leaves a gap. Where the source printed
        another number, the ledger says so.
    Bad:
        ## 一、指导思想 { #guidance data-kind="guidance" data-topics="theory" }
    Good:
        ## 指导思想 { #guidance data-kind="guidance" data-topics="theory" }
    """
    for line in prose(page):
        if line.line < page.body_start:
            continue  # the title in the front matter
        in_heading = line.kind is LineKind.HEADING
        if typed := typed_start(line.text, in_heading):
            message = f"“{line.text[:20]}” begins with the typed number “{typed.strip()}”"
            yield Problem(
                line.line, message, "take the number out; headings and ordered lists are numbered by the build"
            )


@page_rule("PLN205")
def section_empty(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A heading has no text and no headings under it, or no title.

    Why:
        There is nothing to copy.
    Bad:
        ## 指导思想 { #guidance data-kind="guidance" data-topics="theory" }

        ## 主要任务 { #tasks data-kind="tasks" }
    Good:
        ## 指导思想 { #guidance data-kind="guidance" data-topics="theory" }

        以上级精神为指导，结合实际开展工作。
    """
    for section in page.walk():
        text = [block for block in section.blocks if block.kind is not BlockKind.NOTE]
        if section.level and not written(section.title).strip():
            yield Problem(section.line, "the heading has no title", "write one, or take the heading out")
        elif not section.children and not text:
            what = f"“{written(section.title)}”" if section.level else f"the {section.id} part"
            yield Problem(section.line, f"nothing stands under {what}", "write its text, or take it out")


@page_rule("PLN206", overridable=True)
def kind_required(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A document lacks a kind of section that its type must have.

    Why:
        A plan without its tasks, or without saying what it is for, is no use as a model. What each type needs is
        declared in vocabulary/structure.yml.
    Bad:
        (type: plan, and no section with data-kind="tasks" or "measures")
    Good:
        ## 主要任务 { #tasks data-kind="tasks" data-topics="civil-creation" }
    """
    shape = _shape(page, inputs)
    kinds = {section.kind for section in page.walk()}
    for group in shape.must if shape else ():
        if not kinds & set(group):
            message = f"a document of type “{page.front.type}” needs a section of kind {' or '.join(group)}"
            yield Problem(page.front.line_of("type"), message, "tag the section that is one, or correct the type")


@page_rule("PLN211", overridable=True)
def kind_misplaced(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A document has a kind of section that its type must not have.

    Why:
        A summary of last year's work inside a plan is another document: it gets a page of its own.
    Bad:
        (type: plan) ## 工作总结 { #summary data-kind="summary" data-topics="civil-creation" }
    Good:
        (type: summary) ## 工作总结 { #summary data-kind="summary" data-topics="civil-creation" }
    """
    shape = _shape(page, inputs)
    for section in page.walk():
        if shape and section.kind in shape.must_not:
            message = f"a document of type “{page.front.type}” has no section of kind {section.kind}"
            hint = "correct the kind or the type, or give the section a page of its own"
            yield Problem(section.line, message, hint, words=written(section.title))


@page_rule("PLN212", severity=Severity.WARNING, overridable=True)
def kind_out_of_order(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A section at the top level stands before one that it should follow.

    Why:
        Readers of official documents expect background, guidance and goals, tasks, safeguards and signature, in this
        order.
    Bad:
        ## 组织保障 { #safeguards data-kind="safeguards" data-topics="organization" }

        ## 主要任务 { #tasks data-kind="tasks" data-topics="civil-creation" }
    Good:
        ## 主要任务 { #tasks data-kind="tasks" data-topics="civil-creation" }

        ## 组织保障 { #safeguards data-kind="safeguards" data-topics="organization" }
    """
    shape = _shape(page, inputs)
    if not shape:
        return
    rank = {kind: place for place, group in enumerate(shape.order) for kind in group}
    last: Section | None = None
    for section in page.sections:
        if section.kind not in rank:
            continue
        if last and rank[section.kind] < rank[last.kind] and not {section.kind, last.kind} <= _ANY_ORDER:
            message = f"a section of kind {section.kind} stands after one of kind {last.kind}"
            yield Problem(section.line, message, "move it up, or correct its kind", words=written(section.title))
        else:
            last = section


_ANY_ORDER = {"measures", "safeguards", "requirements"}  # 工作要求 may stand before 保障措施 and 主要措施


def _shape(page: Page, inputs: Inputs) -> Shape | None:
    return inputs.vocabulary.shapes.get(page.front.type or "")


@page_rule("PLN207")
def markdown_unused(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The page uses Markdown that plans do not have: code, emphasis, links, nested lists, line breaks in a paragraph.

    Why:
        A plan is headings, paragraphs and lists. What is more would be read differently by different programs, and
        would be lost in Word.
    Bad:
        要**积极**开展活动。
    Good:
        要积极开展活动。
    """
    for oddity in page.oddities:
        if oddity.kind not in REPORTED_ELSEWHERE:
            hint = "write headings, plain paragraphs and simple lists only"
            yield Problem(oddity.line, f"the page has {oddity.kind}: “{oddity.excerpt}”", hint)


@page_rule("PLN208")
def attribute_unknown(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A heading carries an attribute other than #id, data-kind and data-topics.

    Why:
        Attributes reach the site's HTML, so only those that the library knows may stand there.
    Bad:
        ## 目标 { #goals data-kind="goals" data-topics="civil-creation" onclick="x" }
    Good:
        ## 目标 { #goals data-kind="goals" data-topics="civil-creation" }
    """
    for section in _headed(page):
        for name in section.attributes or ():
            if name not in ATTRIBUTES:
                yield Problem(section.line, f"unknown attribute “{name}”", nearest(name, ATTRIBUTES))


@page_rule("PLN209")
def note_unlabelled(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A block quote does not begin with 编者注：.

    Why:
        Block quotes are editor's notes: shown on the page, never copied. The label keeps a quotation of the source
        from being taken for one.
    Bad:
        > 原文到此中断。
    Good:
        > 编者注：原文到此中断。
    """
    for section in page.walk():
        for block in section.blocks:
            if block.kind is not BlockKind.NOTE:
                continue
            if not written(block.runs).startswith(NOTE_LABEL):
                yield Problem(block.line, "a block quote that is not an editor's note", f"begin it with “{NOTE_LABEL}”")
            elif any(references(block.runs)):
                yield Problem(block.line, "an editor's note holds a field", "name the words instead")


@library_rule("PLN210")
def plan_repeated(inputs: Inputs) -> Iterator[Problem]:
    """Two pages have the same file name, or are the same part of the same plan.

    Why:
        The file name is the plan's id; 篇 and part name it to readers.
    Bad:
        plans/a/x.md and plans/b/x.md
    Good:
        plans/a/x.md and plans/b/y.md
    """
    slugs: dict[str, str] = {}
    numbers: dict[tuple[str, int, int | None], str] = {}
    for page in inputs.pages:
        if other := slugs.get(page.slug):
            yield Problem(1, f"{other} has the same file name", "rename one of the two", path=page.path)
        slugs[page.slug] = page.path
        source = inputs.ranges.get(page.slug)
        if source is None or page.front.plan is None:
            continue
        key = (source.collection, page.front.plan, page.front.part)
        if other := numbers.get(key):
            message = f"{other} is the same plan and part of {source.collection}"
            yield Problem(page.front.line_of("plan"), message, "correct “plan” or “part”", path=page.path)
        numbers[key] = page.path


@library_rule("PLN213")
def file_name_wrong(inputs: Inputs) -> Iterator[Problem]:
    """The file name of a plan or topic page cannot be an id, or two topic pages have the same one.

    Why:
        The file name is part of every address. It is made of lower-case letters, digits and single hyphens.
    Bad:
        docs/plans/工作计划 (1).md
    Good:
        docs/plans/wm-1.md
    """
    paths = [*(page.path for page in inputs.pages), *(topic.path for topic in inputs.topic_pages)]
    for path in paths:
        stem = PurePosixPath(path).stem
        if not _ID.fullmatch(stem) or len(stem) > MAX_ID:
            hint = "rename it with lower-case letters, digits and single hyphens, beginning with a letter"
            yield Problem(1, f"“{stem}” cannot be an id", hint, path=path)
    topics: dict[str, str] = {}
    for topic in inputs.topic_pages:
        if other := topics.get(topic.id):
            yield Problem(1, f"{other} has the same file name", "rename one of the two", path=topic.path)
        topics[topic.id] = topic.path


def _headed(page: Page) -> Iterator[Section]:
    return (section for section in page.walk() if section.level)
