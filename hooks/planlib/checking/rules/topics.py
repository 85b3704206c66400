"""PLN3: kinds, topics and fields, and that topics and templates find each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planlib.contract import SIGNATURE_KIND
from planlib.inputs import Inputs
from planlib.model.fields import references
from planlib.model.findings import Problem, Severity
from planlib.model.page import BlockKind, Page, Runs, Section, Topic
from planlib.model.plaintext import written
from planlib.reading.messages import nearest

from .registry import library_rule, page_rule

MAX_TOPICS = 3
_BRACES = "{}｛｝"


def _declared(page: Page) -> Iterator[Section]:
    """The sections that say what they are: opening and closing do where the front matter does, else another rule
    reports it."""
    return (section for section in page.walk() if section.level or section.kind)


def _name(section: Section) -> str:
    return f"“{written(section.title)}”" if section.level else f"the {section.id} part"


@page_rule("PLN301")
def kind_unknown(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A section has no kind, or one that is not known.

    Why:
        The kind says what a section does in a plan: readers filter by it, and a plan is checked for it. The kinds are
        listed in vocabulary/terms.yml.
    Bad:
        ## 主要任务 { #tasks data-kind="task" }
    Good:
        ## 主要任务 { #tasks data-kind="tasks" }
    """
    kinds = inputs.vocabulary.kinds
    for section in _declared(page):
        if not section.kind:
            yield Problem(section.line, f"{_name(section)} has no kind", f"add data-kind=…. Known: {', '.join(kinds)}")
        elif section.kind not in kinds:
            yield Problem(section.line, f"unknown kind “{section.kind}”", nearest(section.kind, kinds))


@page_rule("PLN302")
def topic_unknown(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A section names a topic that has no page.

    Why:
        Every topic is an authored page under docs/topics/, which lists the section in turn.
    Bad:
        ## 绿化 { #green data-kind="tasks" data-topics="enviroment" }
    Good:
        ## 绿化 { #green data-kind="tasks" data-topics="environment" }
    """
    for section in page.walk():
        for topic in section.topics:
            if topic not in inputs.topics:
                yield Problem(section.line, f"unknown topic “{topic}”", nearest(topic, inputs.topics))
        if len(set(section.topics)) < len(section.topics):
            yield Problem(section.line, f"{_name(section)} names a topic twice", "take one of the two out")


@page_rule("PLN303")
def topic_count(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A section without sections under it has no topic, or a section has more than three.

    Why:
        A section without a topic cannot be found by theme; one with many is found everywhere and says nothing.
        Signatures have none.
    Bad:
        ## 绿化 { #green data-kind="tasks" }
    Good:
        ## 绿化 { #green data-kind="tasks" data-topics="environment" }
    """
    for section in _declared(page):
        if len(section.topics) > MAX_TOPICS:
            message = f"{_name(section)} has {len(section.topics)} topics"
            yield Problem(section.line, message, f"keep the {MAX_TOPICS} that matter most")
        elif not section.topics and not section.children and section.kind != SIGNATURE_KIND:
            yield Problem(section.line, f"{_name(section)} has no topic", "add data-topics=… with one to three topics")


@page_rule("PLN304")
def field_unknown(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A field is not declared in vocabulary/fields.yml.

    Why:
        A field that nobody declared has no name, no default and no hint to show to the reader.
    Bad:
        在{{街办|殿前街道}}的领导下
    Good:
        在{{街道|殿前街道}}的领导下
    """
    fields = inputs.vocabulary.fields
    for runs, line in _texts(page):
        for ref in references(runs):
            if ref.name not in fields:
                yield Problem(line, f"unknown field “{ref.name}”", nearest(ref.name, fields))


@page_rule("PLN305")
def field_malformed(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """Braces that do not make a field.

    Why:
        A field is {{name}} or {{name|example}}; anything else would be shown with its braces.
    Bad:
        在{{街道|殿前街道}的领导下
    Good:
        在{{街道|殿前街道}}的领导下
    """
    for runs, line in _texts(page):
        for run in runs:
            if isinstance(run, str) and (braces := [run.find(brace) for brace in _BRACES if brace in run]):
                at = min(braces)
                hint = "write {{name}} or {{name|example}}"
                yield Problem(line, f"stray brace in “{run[max(0, at - 8) : at + 12]}”", hint)


def _texts(page: Page) -> Iterator[tuple[Runs, int]]:
    if page.heading:
        yield page.heading.runs, page.heading.line
    for section in page.walk():
        yield section.title, section.line
        for block in section.blocks:
            if block.kind is not BlockKind.NOTE:
                yield block.runs, block.line


@library_rule("PLN306")
def topic_page_incomplete(inputs: Inputs) -> Iterator[Problem]:
    """A topic page lacks a key, has an unknown one, or a value of the wrong form.

    Why:
        Title, summary, related topics and aliases make the topic overview, the matrix and the search.
    Bad:
        title: 志愿服务与学雷锋
    Good:
        title: 志愿服务与学雷锋
        summary: 志愿者队伍和学雷锋活动。
        aliases: [志愿者, 义工]
        related: [minors, relief-elderly]
    """
    for topic in inputs.topic_pages:
        yield from (replace(problem, path=topic.path) for problem in topic.problems)


@library_rule("PLN307")
def topic_unrelated(inputs: Inputs) -> Iterator[Problem]:
    """A topic names a related topic that does not exist, names itself, or is not named back.

    Why:
        Readers walk from topic to topic and back.
    Bad:
        related: [volunteer]
    Good:
        related: [volunteering]
    """
    for topic in inputs.topics.values():
        line = topic.front.line_of("related")
        if len(set(topic.related)) < len(topic.related):
            yield Problem(line, "a related topic is named twice", "take one of the two out", path=topic.path)
        for other in topic.related:
            if other not in inputs.topics:
                yield Problem(line, f"unknown topic “{other}”", nearest(other, inputs.topics), path=topic.path)
            elif other == topic.id:
                yield Problem(line, "the topic is related to itself", f"take “{other}” out", path=topic.path)
            elif topic.id not in inputs.topics[other].related and not inputs.topics[other].problems:
                message = f"“{other}” does not name this topic back"
                hint = f"add “{topic.id}” to “related” in {inputs.topics[other].path}"
                yield Problem(line, message, hint, path=topic.path)


@library_rule("PLN308", severity=Severity.WARNING)
def topic_orphaned(inputs: Inputs) -> Iterator[Problem]:
    """A topic has no templates.

    Why:
        A reader who opens it finds nothing to copy. A library without any plan is not there yet, and is not told.
    Bad:
        (docs/topics/x.md, and no section with data-topics="x")
    Good:
        ## 绿化 { #green data-kind="tasks" data-topics="environment" }
    """
    used = {topic for page in inputs.pages for section in page.walk() for topic in section.topics}
    for topic in inputs.topics.values() if inputs.pages else ():
        if topic.id not in used:
            yield Problem(
                1, f"no section has the topic “{topic.id}”", "tag a section, or remove the page", path=topic.path
            )


@library_rule("PLN309")
def alias_ambiguous(inputs: Inputs) -> Iterator[Problem]:
    """Two topics have the same title, or an alias in common.

    Why:
        The word must lead to one topic.
    Bad:
        aliases: [志愿者]   (in two topics)
    Good:
        aliases: [志愿者]   (in one)
    """
    owners: dict[str, Topic] = {}
    for topic in inputs.topics.values():
        for word in filter(str.strip, (topic.title, *topic.aliases)):  # another rule reports an empty one
            owner = owners.setdefault(word, topic)
            if owner is not topic:
                line = topic.front.line_of("aliases" if word in topic.aliases else "title")
                message = f"“{word}” already leads to “{owner.id}”"
                yield Problem(line, message, "keep it in one of the two", path=topic.path)
