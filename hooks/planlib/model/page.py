"""The typed model of a plan page: everything else is derived from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any


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
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or an editor's note. `number` is derived, and printed before an ordered list's item."""

    kind: BlockKind
    runs: Runs
    line: int
    number: str = ""


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


@dataclass(frozen=True, slots=True)
class Oddity:
    """Markdown that a plan page does not use (an image, a table, raw HTML …), kept for the rules to report."""

    what: str
    line: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class FrontMatterProblem:
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An entry of the front matter's `accept`: the finding of this rule about these words is right as it stands."""

    rule: str
    words: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as the object it is: a page is read once
class Page:
    """A plan page as read, good or bad.

    body_start: how many lines the front matter takes. front: empty where the front matter could not be read (see
    `problem`). accepted: the well-formed entries of its `accept`.
    """

    path: str
    slug: str
    text: str
    front: Mapping[str, Any]
    problem: FrontMatterProblem | None
    heading: Block | None
    sections: tuple[Section, ...]
    oddities: tuple[Oddity, ...]
    body_start: int
    accepted: tuple[Acceptance, ...]
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

    def key_line(self, key: str) -> int:
        """The line of a front matter key, or of the front matter itself."""
        lines: Mapping[str, int] = getattr(self.front, "lines", {})
        return lines.get(key, 1)


@lru_cache(maxsize=1)
def _lines(page: Page) -> tuple[str, ...]:
    return tuple(page.text.split("\n"))


@dataclass(frozen=True, slots=True)
class SourceRange:
    """Where a plan stands in a collection: physical lines, from 1, both ends included."""

    collection: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A page that passed the rules, with its front matter typed. `part` is 0 where the plan has one part only."""

    page: Page
    number: int
    part: int
    title: str
    level: str
    type: str
    source: SourceRange | None

    @property
    def id(self) -> str:
        return self.page.slug


@dataclass(frozen=True, slots=True)
class Topic:
    """What sections are about. `related` and `aliases` are as authored; the build adds the templates."""

    id: str
    path: str
    title: str
    summary: str
    aliases: tuple[str, ...]
    related: tuple[str, ...]
    front: Mapping[str, Any]

    def key_line(self, key: str) -> int:
        lines: Mapping[str, int] = getattr(self.front, "lines", {})
        return lines.get(key, 1)
