"""The typed model of a plan page: everything else is derived from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from .findings import Problem
from .front_matter import PartialFrontMatter, PartialTopicFrontMatter
from .states import quickly_kept


@quickly_kept
@dataclass(frozen=True, slots=True)
class FieldRef:
    """A field (填空项) in running text: `{{name}}`, or `{{name|example}}` with the source's own words."""

    name: str
    example: str | None = None

    def __str__(self) -> str:
        return f"{{{{{self.name}}}}}" if self.example is None else f"{{{{{self.name}|{self.example}}}}}"


Run = str | FieldRef
Runs = tuple[Run, ...]


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"


@quickly_kept
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or an editor's note. `number` is derived, and printed before an ordered list's item."""

    kind: BlockKind
    runs: Runs
    line: int
    number: str = ""


@quickly_kept
@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it.

    level: 1 一、 · 2 （一） · 3 1. · 4 （1）; 0 for the text before the first heading (开头) and that after the
    thematic break which ends the last section (结尾), both without a heading of their own. number: derived from the
    position. line: of the heading, from 1. attributes: as written on the heading, known or not.
    """

    id: str
    level: int
    title: Runs
    number: str
    kind: str
    topics: tuple[str, ...]
    line: int
    blocks: tuple[Block, ...]
    children: tuple[Section, ...] = ()
    attributes: Mapping[str, str] | None = None

    def walk(self) -> Iterator[Section]:
        """This section and all sections under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def topics_of(section: Section) -> tuple[str, ...]:
    """The topics a section names, or, where it names none, those of the sections under it, in reading order."""
    if section.topics:
        return section.topics
    return tuple(dict.fromkeys(topic for child in section.children for topic in topics_of(child)))


class OddityKind(StrEnum):
    """Markdown that a plan page does not use, in the words of a message; `OTHER` for what nobody thought of."""

    HTML = "HTML 代码"
    IMAGE = "图片"
    LINK = "链接"
    CODE = "行内代码"
    CODE_BLOCK = "代码块"
    INDENTED_CODE = "缩进的代码块"
    EMPHASIS = "加粗或斜体"
    FORCED_BREAK = "强制换行"
    LINE_BREAK = "自然段中间的换行"
    ESCAPE = "转义符或 HTML 代码"
    UNDERLINED_HEADING = "用 === 或 --- 做的标题"
    ATTRIBUTES = "写坏了的标题属性"
    SECOND_TITLE = "第二个 # 标题，或正文开始以后的 # 标题"
    LATE_HEADING = "结尾以后的标题"
    EMPTY_NOTE = "空的引用块"
    ODD_NOTE = "编者注里不是自然段的东西"
    LIST_START = "不从 1 开始的列表"
    LONG_ITEM = "有好几个自然段的列表项"
    EMPTY_ITEM = "空的列表项"
    NESTED_LIST = "列表里的列表"
    SECOND_BREAK = "第二条分隔线"
    OTHER = "别的 Markdown 写法"


@dataclass(frozen=True, slots=True)
class Oddity:
    """Markdown that a plan page does not use, kept for the rules to report. line: from 1. excerpt: how it begins."""

    kind: OddityKind
    line: int
    excerpt: str


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)  # compared and hashed as the object it is: read once
class Page:
    """A plan page as read, good or bad.

    front: a `FrontMatter` where all of it is right; else what can be read of it, and what is wrong is in `problems`.
    body_start: how many lines it takes.
    """

    path: str
    slug: str
    text: str
    front: PartialFrontMatter
    problems: tuple[Problem, ...]
    heading: Block | None
    sections: tuple[Section, ...]
    oddities: tuple[Oddity, ...]
    body_start: int
    _walked: tuple[Section, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        walked = tuple(part for section in self.sections for part in section.walk())
        object.__setattr__(self, "_walked", walked)

    @property
    def lines(self) -> tuple[str, ...]:
        """The text, cut at U+000A. Kept for the last page only: many thousands of pages are held at once."""
        return _lines(self)

    def walk(self) -> Iterator[Section]:
        """All sections at every level, in reading order."""
        return iter(self._walked)

    @property
    def has_front_matter(self) -> bool:
        """Whether there are keys with values at the top, right or wrong."""
        return self.front.line_of() > 0


@lru_cache(maxsize=1)
def _lines(page: Page) -> tuple[str, ...]:
    return tuple(page.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Topic:
    """What sections are about, as its page says; the build adds the templates. front: as with a plan page; empty where
    the page says nothing, or nothing right."""

    id: str
    path: str
    front: PartialTopicFrontMatter
    problems: tuple[Problem, ...] = ()

    @property
    def title(self) -> str:
        """What readers see."""
        return self.front.title

    @property
    def summary(self) -> str:
        """One sentence."""
        return self.front.summary

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names, for the search."""
        return self.front.aliases

    @property
    def related(self) -> tuple[str, ...]:
        """Ids of other topics."""
        return self.front.related
