"""A plan page: the HTML of its text, and its table of contents.

Both are written from what was read. No text is parsed again and all of it is escaped, so that nothing can come out but
the elements that are named here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypedDict

from planlib.library import Library
from planlib.model.fields import Field
from planlib.model.numbering import item_number
from planlib.model.page import Block, BlockKind, Runs, Section, topics_of
from planlib.model.plaintext import neutral_text
from planlib.model.plan import Plan

from .labels import SECTION_LINK, variants_link
from .marks import pieces, pieces_html, runs_html
from .urls import COMPARE_PAGE, NOTICES_PAGE, page_url, plan_uri, root_url, topic_uri

ABOUT_CLASS = "pl-about"
TITLE_CLASS = "pl-title"
TOPIC_CLASS = "pl-topic"
VARIANTS_CLASS = "pl-variants"
LINK_CLASS = "headerlink"  # Material's
TOP_RANK = 2  # of the headings that stand under no other; h1 is the page's own title


class TocToken(TypedDict):
    """A heading in a table of contents, as Python-Markdown has it and MkDocs takes it. level: from 1. name: HTML."""

    level: int
    id: str
    name: str
    children: list[TocToken]


def plan_toc(plan: Plan, library: Library) -> list[TocToken]:
    """The table of contents of a plan page."""
    return _tokens(plan.page.sections, TOP_RANK, library.vocabulary.fields)


def _tokens(sections: Sequence[Section], rank: int, fields: dict[str, Field]) -> list[TocToken]:
    return [
        {
            "level": rank,
            "id": section.id,
            "name": escape(section.number + neutral_text(section.title, fields), quote=False),
            "children": _tokens(section.children, rank + 1, fields),
        }
        for section in sections
        if section.level
    ]


def plan_html(plan: Plan, library: Library, *, directory_urls: bool = True) -> str:
    """The HTML of the text of a plan page: numbered headings, under each a line about it, then its paragraphs, lists
    and notes; fields at their neutral defaults, notices marked. Links are relative to the page.

    Headings rank by how deep they are nested, so that a plan with 一、 and 1. has no gap in its outline.
    """
    root = root_url(plan_uri(plan), directory_urls=directory_urls)
    return "\n".join(_Writer(plan, library, root, directory_urls).page())


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the text of one plan. root: the way from its page to the site's root."""

    plan: Plan
    library: Library
    root: str
    directory_urls: bool

    def page(self) -> Iterator[str]:
        if title := self.plan.page.heading:
            yield f'<p class="{TITLE_CLASS}">{self._text(title.runs, title.line)}</p>'
        for section in self.plan.page.sections:
            yield from self._section(section, TOP_RANK)

    def _section(self, section: Section, rank: int) -> Iterator[str]:
        anchor = f' id="{escape(section.id)}" data-kind="{escape(section.kind)}" data-level="{section.level}"'
        if section.level:
            yield self._heading(section, rank, anchor)
            anchor = ""
        yield f'<p class="{ABOUT_CLASS}"{anchor}>{" ".join(self._about(section))}</p>'
        for blocks in _together(section.blocks):
            yield self._blocks(blocks)
        for child in section.children:
            yield from self._section(child, rank + 1)

    def _heading(self, section: Section, rank: int, anchor: str) -> str:
        topics = f' data-topics="{escape(" ".join(section.topics))}"' if section.topics else ""
        text = f"{section.number}{self._text(section.title, section.line)}"
        link = f'<a class="{LINK_CLASS}" href="#{escape(section.id)}" title="{SECTION_LINK}">#</a>'
        return f"<h{rank}{anchor}{topics}>{text}{link}</h{rank}>"

    def _about(self, section: Section) -> Iterator[str]:
        """What stands on the line under a heading: kind, then topics and variants as links."""
        library = self.library
        yield escape(library.vocabulary.kinds[section.kind])
        for name in topics_of(section):
            topic = library.inputs.topics[name]
            yield f'<a class="{TOPIC_CLASS}" href="{escape(self._url(topic_uri(topic)))}">{escape(topic.title)}</a>'
        template_id = f"{self.plan.id}/{section.id}"
        if (count := library.wording_count(template_id)) > 1:
            url = f"{self._url(COMPARE_PAGE)}?of={template_id}"
            yield f'<a class="{VARIANTS_CLASS}" href="{escape(url)}">{variants_link(count)}</a>'

    def _blocks(self, blocks: Sequence[Block]) -> str:
        texts = [self._text(block.runs, block.line) for block in blocks]
        match blocks[0].kind:
            case BlockKind.PARAGRAPH:
                return f"<p>{texts[0]}</p>"
            case BlockKind.NOTE:
                return _holding("blockquote", "p", texts)
            case BlockKind.ITEM:
                return _holding("ol" if blocks[0].number else "ul", "li", texts)

    def _text(self, runs: Runs, line: int) -> str:
        """A text that stands on this line of the page. Notes are no part of the plan; nothing in them is marked."""
        fields = self.library.vocabulary.fields
        if marks := self.library.inputs.marks[self.plan.path].get(line):
            return pieces_html(pieces(runs, marks), fields, self._url(NOTICES_PAGE))
        return runs_html(runs, fields)

    def _url(self, uri: str) -> str:
        return f"{self.root}{page_url(uri, directory_urls=self.directory_urls)}"


def _holding(tag: str, inner: str, texts: Sequence[str]) -> str:
    return "\n".join((f"<{tag}>", *(f"<{inner}>{text}</{inner}>" for text in texts), f"</{tag}>"))


def _together(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks by the element that holds them: a paragraph alone, the items of a list, notes that follow each other."""
    group: list[Block] = []
    for block in blocks:
        if group and not _goes_on(group[-1], block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _goes_on(last: Block, block: Block) -> bool:
    if last.kind is not block.kind or block.kind is BlockKind.PARAGRAPH:
        return False
    return bool(last.number) == bool(block.number) and block.number != item_number(1)
