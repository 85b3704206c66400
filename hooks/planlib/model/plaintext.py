"""A page as the lines a reader sees: the one order of reading that the audit, the copies and the data share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planlib.contract import LineKind

from .fields import Field, neutral
from .page import Block, BlockKind, Page, Runs, Section


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: a heading, a paragraph or a list item. `line` is where it stands on the page."""

    kind: LineKind
    number: str
    runs: Runs
    line: int
    section: Section | None


def own_lines(section: Section) -> Iterator[TextLine]:
    """The lines of a section without what stands under it; editor's notes are not part of the text."""
    if section.level:
        yield TextLine(LineKind.HEADING, section.number, section.title, section.line, section)
    for block in section.blocks:
        if block.kind is not BlockKind.NOTE:
            yield _block_line(block, section)


def section_lines(section: Section) -> Iterator[TextLine]:
    """The lines of a section with all that stands under it."""
    yield from own_lines(section)
    for child in section.children:
        yield from section_lines(child)


def page_lines(page: Page) -> Iterator[TextLine]:
    """The lines of a whole page, its printed title included."""
    if page.heading:
        yield TextLine(LineKind.TITLE, "", page.heading.runs, page.heading.line, None)
    for section in page.sections:
        yield from section_lines(section)


def _block_line(block: Block, section: Section) -> TextLine:
    kind = LineKind.ITEM if block.kind is BlockKind.ITEM else LineKind.PARAGRAPH
    return TextLine(kind, block.number, block.runs, block.line, section)


def written(runs: Runs) -> str:
    """The text as it stands on the page, with its fields as `{{name|example}}`."""
    return "".join(map(str, runs))


def neutral_text(runs: Runs, fields: dict[str, Field]) -> str:
    """The text with every field at its neutral default, as a page shows it."""
    return "".join(run if isinstance(run, str) else neutral(run, fields) for run in runs)


def plain_text(section: Section, fields: dict[str, Field]) -> str:
    """A section as plain text with its numbers and neutral defaults, a line each (U+000A between lines)."""
    return "\n".join(line.number + neutral_text(line.runs, fields) for line in section_lines(section))


def own_words(section: Section, fields: dict[str, Field]) -> str:
    """The words of a section's title and own text, without numbers, line ends and notes, with neutral defaults."""
    blocks = (block.runs for block in section.blocks if block.kind is not BlockKind.NOTE)
    return "".join(neutral_text(runs, fields) for runs in (section.title, *blocks))


def squash(text: str) -> str:
    """The text without any white space: what the audit compares."""
    return "".join(text.split())


def count_visible(text: str) -> int:
    """How many characters a text has, in code points, white space aside."""
    return len(squash(text))
