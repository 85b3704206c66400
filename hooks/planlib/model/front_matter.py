"""What pages say of themselves in their front matter, the only index of a page."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .record import Line, LineNumber, LineRange, Number, Plain, Record

Words = tuple[Line, ...]
MAX_ALIASES = 20


class PartAbout(Record):
    """Kind and topics of the text before the first heading, or of that after the last section."""

    kind: Annotated[Line, Field(description="One of the kinds of vocabulary/terms.yml.", examples=["background"])]
    topics: Annotated[Words, Field(description="Names of pages in docs/topics/.", examples=[["civil-creation"]])] = ()


class SourceRange(Record):
    """Where a plan stands in a collection: physical lines, from 1, both ends included."""

    collection: Annotated[Line, Field(description="A file below sources/, without .txt.", examples=["年度计划"])]
    lines: Annotated[LineRange, Field(description="First and last physical line, from 1.", examples=[[9, 35]])]

    @property
    def first(self) -> int:
        """The first line, from 1."""
        return self.lines[0]

    @property
    def last(self) -> int:
        """The last line, itself included."""
        return self.lines[1]


class Acceptance(Record):
    """The finding of this rule about these words is right as it stands."""

    rule: Annotated[Line, Field(description="The code of a rule.", examples=["PLN435"])]
    words: Annotated[str, Field(description="The words that it reports.", examples=["1949"])] = ""
    reason: Annotated[Line, Field(description="Why they are right.", examples=["史实的年份"])]


class Todo(Record):
    """Something on the page that an editor should decide."""

    what: Annotated[Line, Field(description="What to decide.", examples=["“主要措施”的主题拿不准，暂作 environment"])]
    at: Annotated[LineNumber | None, Field(description="The line of the source, from 1.", examples=[12])] = None


Related = Annotated[
    Words, Field(min_length=1, description="Other topic pages, which name this one.", examples=[["minors"]])
]
PlanNumber = Annotated[Number, Field(description="The plan's number in its collection (篇).", examples=[1])]
Title = Annotated[Plain, Field(examples=["年度工作计划"])]
Level = Annotated[Line, Field(description="A level of vocabulary/terms.yml.", examples=["village"])]
Type = Annotated[Line, Field(description="A type of vocabulary/terms.yml.", examples=["plan"])]


class PartialFrontMatter(Record):
    """The front matter of a plan page as far as it can be read: None is what it does not say, or says wrongly."""

    plan: PlanNumber | None = None  # a plan without a number stands after those that have one
    part: Annotated[Number | None, Field(description="Where a plan has several parts, from 1.", examples=[1])] = None
    title: Title | None = None
    level: Level | None = None
    type: Type | None = None
    opening: Annotated[
        PartAbout | None, Field(description="The text before the first heading.", examples=[{"kind": "background"}])
    ] = None
    closing: Annotated[
        PartAbout | None, Field(description="The text after the closing ---.", examples=[{"kind": "signature"}])
    ] = None
    source: Annotated[
        SourceRange | None,
        Field(description="What was received.", examples=[{"collection": "年度计划", "lines": [9, 35]}]),
    ] = None
    accept: Annotated[
        tuple[Acceptance, ...],
        Field(
            description="Findings that are right as they stand.",
            examples=[[{"rule": "PLN435", "words": "1949", "reason": "史实的年份"}]],
        ),
    ] = ()
    todo: Annotated[
        tuple[Todo, ...],
        Field(description="What an editor should still decide.", examples=[[{"what": "题目是不是这一行", "at": 3}]]),
    ] = ()


class FrontMatter(PartialFrontMatter):
    """The front matter of a plan page, with all that it must say."""

    title: Title
    level: Level
    type: Type


class PartialTopicFrontMatter(Record):
    """The front matter of a topic page as far as it can be read: empty is what it does not say, or says wrongly."""

    title: Title = ""
    summary: Plain = ""
    aliases: Annotated[
        Words,
        Field(max_length=MAX_ALIASES, description="Other names that lead to the topic.", examples=[["志愿者", "义工"]]),
    ] = ()
    related: Related = ()


class TopicFrontMatter(PartialTopicFrontMatter):
    """The front matter of a topic page, with all that it must say."""

    title: Title
    summary: Annotated[Plain, Field(description="What it covers, in a sentence.", examples=["志愿者队伍和活动。"])]
    related: Related


class DocumentFrontMatter(Record):
    """The front matter of a page around the plans: guide, home …"""

    title: Title
    template: Literal["home.html", "about.html", "compose.html", "notices.html", "rule_families.html"] | None = None
    hide: Annotated[tuple[Literal["navigation", "toc"], ...], Field(examples=[["navigation"]])] = ()
