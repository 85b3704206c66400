"""The reader: the text of a page becomes the typed model, with line numbers. It never fails; rules judge the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from markdown_it.token import Token

from planlib.contract import CLOSING_ID, OPENING_ID
from planlib.model.fields import split_runs
from planlib.model.front_matter import FrontMatter, PartialFrontMatter
from planlib.model.numbering import item_number, section_number
from planlib.model.page import (
    Block,
    BlockKind,
    Oddity,
    OddityKind,
    Page,
    Runs,
    Section,
)

from .front_matter import read_front_matter
from .markdown import parse_blocks, split_attributes
from .records import Loc, RecordReader

# What a plan page does not use, by the type of its token.
_ODD_BLOCKS = {
    "html_block": OddityKind.HTML,
    "fence": OddityKind.CODE_BLOCK,
    "code_block": OddityKind.INDENTED_CODE,
}
_ODD_INLINES = {
    "html_inline": OddityKind.HTML,
    "image": OddityKind.IMAGE,
    "link_open": OddityKind.LINK,
    "code_inline": OddityKind.CODE,
    "em_open": OddityKind.EMPHASIS,
    "strong_open": OddityKind.EMPHASIS,
    "hardbreak": OddityKind.FORCED_BREAK,
    "softbreak": OddityKind.LINE_BREAK,
}


def _code(kind: str, loc: Loc) -> str:
    """The rule that reports a mistake in the front matter of a plan page."""
    match loc:
        case ():
            return "PLN101"
        case ("accept", *_):
            return "PLN107"
        case ("todo", *_):
            return "PLN111"
        case ("opening" | "closing",) if kind in ("not_keys", "blank"):
            return "PLN106"
        case _ if kind == "extra_forbidden":
            return "PLN103"
        case ("source", *_):
            return "PLN105"
        case _ if kind in ("missing", "empty"):
            return "PLN102"
    return "PLN104"


_FRONT_MATTER = RecordReader(FrontMatter, _code, "文首", entries=("accept",))


def read_page(path: str, text: str) -> Page:
    """Read a plan page.

    path: relative to the repository, with forward slashes; its stem is the plan's id. text: the whole file, lines
    ended by U+000A. The result holds all that was found, also what is wrong: unknown kinds, missing ids, odd Markdown.
    """
    read, taken = read_front_matter(text, _FRONT_MATTER)
    front = read.value or PartialFrontMatter.model_validate(read.rest or {})
    body = "\n".join(text.split("\n")[taken:])
    builder = _Builder(taken, front)
    builder.read(parse_blocks(body))
    return Page(
        path=path,
        slug=PurePosixPath(path).stem,
        text=text,
        front=front,
        problems=read.problems,
        heading=builder.heading,
        sections=tuple(builder.sections()),
        oddities=tuple(builder.oddities),
        body_start=taken,
    )


@dataclass(slots=True)
class _Draft:
    """A section while its text is being collected."""

    id: str
    level: int
    title: Runs
    line: int
    kind: str
    topics: tuple[str, ...]
    attributes: Mapping[str, str] | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[_Draft] = field(default_factory=list)


class _Builder:
    def __init__(self, offset: int, front: PartialFrontMatter) -> None:
        self._offset = offset
        self._front = front
        self.heading: Block | None = None
        self.oddities: list[Oddity] = []
        self._opening: _Draft | None = None
        self._closing: _Draft | None = None
        self._roots: list[_Draft] = []
        self._path: list[_Draft] = []  # the open section and its ancestors, outermost first

    def sections(self) -> Iterator[Section]:
        if self._opening:
            yield _finish(self._opening, "")
        yield from _number(self._roots)
        if self._closing:
            yield _finish(self._closing, "")

    def read(self, tokens: list[Token]) -> None:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            match token.type:
                case "heading_open":
                    self._read_heading(token, tokens[index + 1])
                    index += 3
                case "paragraph_open":
                    self._add_inline(BlockKind.PARAGRAPH, tokens[index + 1])
                    index += 3
                case "blockquote_open":
                    index = self._read_note(tokens, index)
                case "ordered_list_open" | "bullet_list_open":
                    index = self._read_list(tokens, index)
                case "hr":
                    self._read_break(token)
                    index += 1
                case _:
                    self._odd_block(token)
                    index += 1

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self._offset + 1

    def _odd(self, kind: OddityKind, line: int, excerpt: str) -> None:
        self.oddities.append(Oddity(kind, line, excerpt.strip().split("\n")[0][:40]))

    def _odd_block(self, token: Token) -> None:
        self._odd(_ODD_BLOCKS.get(token.type, OddityKind.OTHER), self._line(token), token.content)

    def _runs(self, inline: Token, text: str | None = None) -> Runs:
        """The text of an inline token as runs; inline markup is reported, and kept as written."""
        first, rows = self._line(inline), inline.content.split("\n")
        for child in inline.children or ():
            row = child.meta.get("row", 0)
            if child.type in _ODD_INLINES:
                self._odd(_ODD_INLINES[child.type], first + row, child.content or rows[row])
            elif child.type == "text_special":
                self._odd(OddityKind.ESCAPE, first + row, child.markup)
        return split_runs(inline.content if text is None else text)

    def _read_heading(self, opening: Token, inline: Token) -> None:
        line = self._line(opening)
        if opening.markup in ("=", "-"):
            self._odd(OddityKind.UNDERLINED_HEADING, line, inline.content)
        title, attributes, well_formed = split_attributes(inline.content)
        if not well_formed:
            self._odd(OddityKind.ATTRIBUTES, line, inline.content)
        runs = self._runs(inline, title)
        level = int(opening.tag[1]) - 1
        if level == 0:
            if self.heading or self._path or self._opening or self._closing:
                self._odd(OddityKind.SECOND_TITLE, line, title)
            self.heading = self.heading or Block(BlockKind.PARAGRAPH, runs, line)
            return
        if self._closing:
            self._odd(OddityKind.LATE_HEADING, line, title)
        draft = _Draft(
            id=attributes.get("id", ""),
            level=level,
            title=runs,
            line=line,
            kind=attributes.get("data-kind", ""),
            topics=tuple(attributes.get("data-topics", "").split()),
            attributes=attributes,
        )
        while self._path and self._path[-1].level >= level:
            self._path.pop()
        (self._path[-1].children if self._path else self._roots).append(draft)
        self._path.append(draft)

    def _read_note(self, tokens: list[Token], index: int) -> int:
        if tokens[index + 1].type == "blockquote_close":
            self._odd(OddityKind.EMPTY_NOTE, self._line(tokens[index]), ">")
        depth = 0
        for position in range(index, len(tokens)):
            token = tokens[position]
            depth += token.nesting
            if token.type == "inline":
                self._add_inline(BlockKind.NOTE, token)
            elif token.nesting >= 0 and token.type not in ("blockquote_open", "paragraph_open"):
                self._odd(OddityKind.ODD_NOTE, self._line(token), token.content)
            if depth == 0:
                return position + 1
        return len(tokens)

    def _read_list(self, tokens: list[Token], index: int) -> int:
        opening = tokens[index]
        ordered = opening.type == "ordered_list_open"
        if ordered and opening.attrGet("start") not in (None, 1):
            self._odd(OddityKind.LIST_START, self._line(opening), tokens[index + 3].content)
        depth = ordinal = paragraphs = 0
        for position in range(index, len(tokens)):
            token = tokens[position]
            depth += token.nesting
            if token.type == "list_item_open":
                ordinal += 1
                paragraphs = 0
            elif token.type == "inline":
                paragraphs += 1
                if paragraphs > 1:
                    self._odd(OddityKind.LONG_ITEM, self._line(token), token.content)
                self._add_inline(BlockKind.ITEM, token, item_number(ordinal) if ordered else "")
            elif token.type == "list_item_close" and tokens[position - 1].type == "list_item_open":
                line = self._line(tokens[position - 1])
                self._odd(OddityKind.EMPTY_ITEM, line, tokens[position - 1].info + opening.markup)
                self._add(Block(BlockKind.ITEM, (), line, item_number(ordinal) if ordered else ""))
            elif token.type.endswith("_list_open") and position > index:
                self._odd(OddityKind.NESTED_LIST, self._line(token), "")
            elif token.nesting >= 0 and not token.type.startswith(("paragraph_", "ordered_list_", "bullet_list_")):
                self._odd_block(token)
            if depth == 0:
                return position + 1
        return len(tokens)

    def _read_break(self, token: Token) -> None:
        if self._closing:
            self._odd(OddityKind.SECOND_BREAK, self._line(token), "---")
            return
        self._closing = self._unheaded(CLOSING_ID, self._line(token))
        self._path.clear()

    def _unheaded(self, section_id: str, line: int) -> _Draft:
        """The opening or closing part, whose kind and topics stand in the front matter under its name."""
        about = self._front.opening if section_id == OPENING_ID else self._front.closing
        return _Draft(
            id=section_id,
            level=0,
            title=(),
            line=line,
            kind=about.kind if about else "",
            topics=about.topics if about else (),
        )

    def _add_inline(self, kind: BlockKind, inline: Token, number: str = "") -> None:
        self._add(Block(kind, self._runs(inline), self._line(inline), number))

    def _add(self, block: Block) -> None:
        if self._closing:
            self._closing.blocks.append(block)
        elif self._path:
            self._path[-1].blocks.append(block)
        else:
            self._opening = self._opening or self._unheaded(OPENING_ID, block.line)
            self._opening.blocks.append(block)


def _number(drafts: list[_Draft]) -> Iterator[Section]:
    """Give siblings their numbers: each level counts for itself under its parent, so a move never leaves a gap."""
    ordinals: dict[int, int] = {}
    for draft in drafts:
        ordinals[draft.level] = ordinals.get(draft.level, 0) + 1
        level = min(draft.level, 4)
        yield _finish(draft, section_number(level, ordinals[draft.level]))


def _finish(draft: _Draft, number: str) -> Section:
    return Section(
        id=draft.id,
        level=draft.level,
        title=draft.title,
        number=number,
        kind=draft.kind,
        topics=draft.topics,
        line=draft.line,
        blocks=tuple(draft.blocks),
        children=tuple(_number(draft.children)),
        attributes=draft.attributes,
    )
