"""Cards: a template, or a document, in a list (theme/_cards.html)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from planlib.contract import SNIPPET_CHARACTERS, LineKind
from planlib.library import Library, Template
from planlib.model.fields import Field, neutral, references
from planlib.model.page import Section, Topic, topics_of
from planlib.model.plaintext import count_visible, neutral_text, section_lines
from planlib.model.plan import Plan

from ..labels import short_name
from ..marks import Piece, pieces, pieces_html, runs_html
from ..urls import plan_uri


@dataclass(frozen=True, slots=True)
class TextHtml:
    """A line of a template's text: `heading`, `paragraph` or `item`, the level of a heading, its number, its HTML."""

    kind: str
    level: int
    number: str
    html: str


@dataclass(frozen=True, slots=True)
class SeeAlso:
    """A place where the same words stand."""

    label: str
    uri: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """A template in a list. uri and anchor lead to it in its plan; body: its text, if it has no sections under it.
    same: where else the same stands. wordings: how many there are with this; 0 where there is no other."""

    id: str
    uri: str
    anchor: str
    number: str
    title_html: str
    crumbs_html: tuple[str, ...]
    plan: Plan
    level: str
    kind: str
    kind_title: str
    topics: tuple[Topic, ...]
    characters: int
    opening_html: str
    children: int
    body: tuple[TextHtml, ...]
    same: tuple[SeeAlso, ...]
    wordings: int
    dated: int


def card(template: Template, library: Library, notices_url: str) -> Card:
    """The card of a template. notices_url: the address of the list of notices, from the page that shows the card."""
    section, vocabulary = template.section, library.vocabulary
    same, *others = library.wordings(template.id)
    text = [
        piece
        for line in section_lines(section)
        if line.kind is not LineKind.HEADING
        for piece in pieces(line.runs, library.marks(template.plan, line))
    ]
    return Card(
        id=template.id,
        uri=plan_uri(template.plan),
        anchor=section.id,
        number=section.number,
        title_html=_card_title_html(template, library),
        crumbs_html=(escape(template.plan.title), *(_title_html(part, library) for part in template.ancestors)),
        plan=template.plan,
        level=vocabulary.levels[template.plan.level],
        kind=section.kind,
        kind_title=vocabulary.kinds[section.kind],
        topics=tuple(library.inputs.topics[topic] for topic in topics_of(section)),
        characters=count_visible(library.text(section)),
        opening_html=_opening_html(text, vocabulary.fields, notices_url),
        children=len(section.children),
        body=tuple(_body(template, library, notices_url)) if template.is_leaf else (),
        same=tuple(see_also(name, library) for name in same),
        wordings=len(others) + 1 if others else 0,
        dated=len(library.marks_under(template)),
    )


def cards(templates: Iterable[Template], library: Library, notices_url: str) -> list[Card]:
    """The cards of a list of templates."""
    return [card(template, library, notices_url) for template in templates]


def see_also(name: str, library: Library) -> SeeAlso:
    """Where a template stands, by its id: called by its plan's number, or by its title where it has none."""
    plan_id, _, section = name.partition("/")
    plan = library.plan_by_id[plan_id]
    return SeeAlso(short_name(plan) or plan.title, plan_uri(plan), section)


def _card_title_html(template: Template, library: Library) -> str:
    """The title over a text; the two unheaded parts of a plan are called by it: 《…》开头."""
    title = _title_html(template.section, library)
    return title if template.section.level else f"《{escape(template.plan.title)}》{title}"


def _title_html(section: Section, library: Library) -> str:
    return runs_html(section.title, library.vocabulary.fields) or escape(library.title(section))


def _opening_html(found: Sequence[Piece], fields: dict[str, Field], notices_url: str) -> str:
    """The first words of a text, cut before a comma or stop where one is near the end, with …… where more follows."""
    text = neutral_text(tuple(piece.run for piece in found), fields)
    if len(text) <= SNIPPET_CHARACTERS:
        return pieces_html(found, fields, notices_url)
    stop = max(text.rfind(stop, 0, SNIPPET_CHARACTERS) for stop in "，。；：、")
    length = stop if stop > SNIPPET_CHARACTERS // 2 else SNIPPET_CHARACTERS
    return pieces_html(_head(found, length, fields), fields, notices_url) + "……"


def _head(found: Sequence[Piece], length: int, fields: dict[str, Field]) -> Iterator[Piece]:
    """As many characters of a text, without a field that the end would cut through."""
    for run, mark in found:
        if isinstance(run, str):
            yield Piece(run[:length], mark)
            length -= len(run)
        else:
            length -= len(neutral(run, fields))
            if length >= 0:
                yield Piece(run, mark)
        if length <= 0:
            return


def _body(template: Template, library: Library, notices_url: str) -> Iterator[TextHtml]:
    section, fields = template.section, library.vocabulary.fields
    for line in section_lines(section):
        level = section.level if line.kind is LineKind.HEADING else 0
        found = pieces(line.runs, library.marks(template.plan, line))
        yield TextHtml(line.kind.value, level, line.number, pieces_html(found, fields, notices_url))


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A document in a list."""

    plan: Plan
    uri: str
    level: str
    type: str
    characters: int
    sections: int
    fields: int
    topics: tuple[Topic, ...]
    twins: tuple[Plan, ...]


def plan_card(plan: Plan, library: Library) -> PlanCard:
    """The card of a document."""
    vocabulary = library.vocabulary
    names = {ref.name for section in plan.page.walk() for block in section.blocks for ref in references(block.runs)}
    return PlanCard(
        plan=plan,
        uri=plan_uri(plan),
        level=vocabulary.levels[plan.level],
        type=vocabulary.types[plan.type],
        characters=library.characters(plan),
        sections=library.summaries[plan.id].sections,
        fields=len(names),
        topics=tuple(library.inputs.topics[topic] for topic in library.plan_topics(plan)),
        twins=tuple(library.plan_by_id[twin] for twin in library.twins[plan.id]),
    )
