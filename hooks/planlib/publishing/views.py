"""What the site's own pages show: cards, lists cut into pages, the matrix. Plain data, ready for templates.

A page of a list holds at most a fixed number of items, so that no page grows with the library.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from planlib.checking.rules import FAMILIES, RULES, Rule
from planlib.contract import (
    FIELD_LABEL,
    PLANS_LISTED,
    SNIPPET_CHARACTERS,
    Action,
    Confidence,
    Facet,
    LineKind,
    Timeliness,
)
from planlib.library import Library, Template, plan_uri, topics_of
from planlib.model.fields import FIELD, Field, neutral, references, split_runs
from planlib.model.findings import Severity
from planlib.model.numbering import numeral
from planlib.model.page import FieldRef, Plan, Run, Runs, Section, Topic
from planlib.model.plaintext import count_visible, neutral_text, own_lines, page_lines, section_lines, written
from planlib.notices.matcher import Mark
from planlib.notices.register import Notice
from planlib.sources.ledger import Collection, Repair
from planlib.sources.report import Account

TEMPLATES_A_PAGE = 60
PLANS_A_PAGE = 60
MATRIX_PLANS_A_PAGE = 24
HOME_PLANS = 12
GROUPS_A_PAGE = 60
NOTICE_PLACES = 12
COMPARE_URI = "compare.md"
DATED_CLASS = "pl-dated"

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """One page of a list. uris: of all its pages, below docs/. number: of this one, from 1. total: of all items."""

    template: str
    title: str
    items: tuple[Item, ...]
    number: int
    uris: tuple[str, ...]
    total: int

    @property
    def uri(self) -> str:
        return self.uris[self.number - 1]


def listings(template: str, title: str, first_uri: str, items: Sequence[Item], size: int) -> Iterator[Listing[Item]]:
    """Cut items into pages. The first has the address of the authored page; page 2 of `library.md` is
    `library/page-2.md`, of `topics/index.md` `topics/page-2.md`."""
    count = max(1, -(-len(items) // size))
    uris = tuple(listing_uri(first_uri, number) for number in range(1, count + 1))
    for number in range(1, count + 1):
        page = tuple(items[(number - 1) * size : number * size])
        yield Listing(template, title, page, number, uris, len(items))


def listing_uri(first_uri: str, number: int) -> str:
    """The address of a page of a list."""
    folder = first_uri.removesuffix(".md").removesuffix("/index")
    return first_uri if number == 1 else f"{folder}/page-{number}.md"


def runs_html(runs: Runs, fields: dict[str, Field]) -> str:
    """A text as HTML, everything escaped, each field in a span that names it."""
    return "".join(_run_html(run, fields) for run in runs)


def _run_html(run: Run, fields: dict[str, Field]) -> str:
    if isinstance(run, str):
        return escape(run)
    return f"<span {_attributes_html(run, fields)}>{escape(neutral(run, fields))}</span>"


class Piece(NamedTuple):
    """A stretch of a text that is in one mark, or in none."""

    run: Run
    mark: Mark | None


def pieces(runs: Runs, marks: Sequence[Mark]) -> Iterator[Piece]:
    """A text cut where its marks begin and end. A field is not cut: it is in the first mark that it has a part in."""
    start = 0
    for run in runs:
        end = start + len(str(run))
        inside = [mark for mark in marks if mark.start < end and mark.end > start]
        if isinstance(run, str):
            yield from _cut(run, start, inside)
        else:
            yield Piece(run, inside[0] if inside else None)
        start = end


def _cut(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """A text whose first character has this offset, cut at the marks that have a part in it."""
    at = 0
    for mark in marks:
        start, end = max(0, mark.start - offset), min(len(text), mark.end - offset)
        if start > at:
            yield Piece(text[at:start], None)
        yield Piece(text[start:end], mark)
        at = end
    if at < len(text):
        yield Piece(text[at:], None)


def pieces_html(found: Iterable[Piece], fields: dict[str, Field], notices_url: str) -> str:
    """Pieces as HTML, each mark a link to its entry on the list of notices, which has this address."""
    html = []
    for _, group in groupby(found, key=lambda piece: id(piece.mark)):
        of_one = list(group)
        inner = "".join(_run_html(piece.run, fields) for piece in of_one)
        html.append(f"{mark_tag(mark, notices_url)}{inner}</a>" if (mark := of_one[0].mark) else inner)
    return "".join(html)


def mark_tag(mark: Mark, notices_url: str) -> str:
    """The tag that begins a mark. An id in the register holds nothing that would have to be escaped."""
    return f'<a class="{DATED_CLASS}" href="{escape(notices_url)}#{mark.id}" data-notice="{mark.id}">'


def field_attributes(ref: FieldRef, fields: dict[str, Field]) -> dict[str, str]:
    """The attributes of a field's span, whose text is the neutral default; data-example: the source's own words."""
    label = fields[ref.name].label if ref.name in fields else ref.name
    example = {} if ref.example is None else {"data-example": ref.example}
    return {"class": "pl-field", "data-field": ref.name, **example, "title": f"{FIELD_LABEL}{label}"}


def _attributes_html(ref: FieldRef, fields: dict[str, Field]) -> str:
    return " ".join(f'{key}="{escape(value)}"' for key, value in field_attributes(ref, fields).items())


@dataclass(frozen=True, slots=True)
class TextHtml:
    """A line of a template's text: `heading`, `paragraph` or `item`, the level of a heading, its number, its HTML."""

    kind: str
    level: int
    number: str
    html: str


@dataclass(frozen=True, slots=True)
class Card:
    """A template in a list. uri and anchor lead to it in its plan; body: its text, if it has no sections under it."""

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
    variants: int
    compare_uri: str
    dated: int


def card(template: Template, library: Library, notices_url: str) -> Card:
    """The card of a template. notices_url: the address of the list of notices, from the page that shows the card."""
    section, vocabulary = template.section, library.vocabulary
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
        title_html=_title_html(section, library),
        crumbs_html=(escape(template.plan.title), *(_title_html(part, library) for part in template.ancestors)),
        plan=template.plan,
        level=vocabulary.levels[template.plan.level],
        kind=section.kind,
        kind_title=vocabulary.kinds[section.kind],
        topics=tuple(library.topics[topic] for topic in topics_of(section)),
        characters=count_visible(library.text(section)),
        opening_html=_opening_html(text, vocabulary.fields, notices_url),
        children=len(section.children),
        body=tuple(_body(template, library, notices_url)) if template.is_leaf else (),
        variants=len(library.variants[template.id]),
        compare_uri=compare_uri(template.id, library),
        dated=len(library.marks_under(template.id)),
    )


def cards(templates: Sequence[Template], library: Library, notices_url: str) -> list[Card]:
    """The cards of a page of templates."""
    return [card(template, library, notices_url) for template in templates]


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
        sections=sum(1 for _ in plan.page.walk()),
        fields=len(names),
        topics=tuple(library.topics[topic] for topic in library.plan_topics(plan)),
        twins=tuple(library.plan_by_id[twin] for twin in library.twins[plan.id]),
    )


def compare_uri(template_id: str, library: Library) -> str:
    """The page that lists a template's variants and, asked with `?of=ID`, shows them side by side."""
    return listing_uri(COMPARE_URI, library.group_of.get(template_id, 0) // GROUPS_A_PAGE + 1)


def template_label(template: Template, library: Library) -> str:
    """A template in one line, with its plan: 篇二之二《…》一、指导思想."""
    section, plan = template.section, template.plan
    return f"{short_name(plan)}《{plan.title}》{section.number}{library.title(section)}"


@dataclass(frozen=True, slots=True)
class Wording:
    """A template in a group of variants."""

    id: str
    label: str
    uri: str
    anchor: str
    characters: int


@dataclass(frozen=True, slots=True)
class VariantGroup:
    """A section and its variants. number: from 1, of all groups."""

    number: int
    title: str
    wordings: tuple[Wording, ...]


def variant_groups(numbers: Sequence[int], library: Library) -> list[VariantGroup]:
    """The groups of a page of the list of variants, by their numbers from 0."""
    groups = []
    for number in numbers:
        templates = [library.template_by_id[name] for name in library.variant_groups[number]]
        wordings = tuple(
            Wording(
                id=template.id,
                label=template_label(template, library),
                uri=plan_uri(template.plan),
                anchor=template.section.id,
                characters=count_visible(library.text(template.section)),
            )
            for template in templates
        )
        groups.append(VariantGroup(number + 1, library.title(templates[0].section), wordings))
    return groups


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """A plan (篇) with its documents."""

    title: str
    collection: str
    cards: tuple[PlanCard, ...]


def plan_groups(library: Library) -> list[PlanGroup]:
    """All plans in the order of their collections."""

    def key(plan: Plan) -> tuple[str, int]:
        return (plan.source.collection if plan.source else "", plan.number)

    return [
        PlanGroup(f"篇{numeral(number)}", collection, tuple(plan_card(plan, library) for plan in plans))
        for (collection, number), plans in groupby(library.plans, key)
    ]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many templates of a topic a plan has; shade from 0 (none) to 4 (four or more)."""

    plan: Plan
    count: int

    @property
    def shade(self) -> int:
        return min(self.count, 4)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    topic: Topic
    cells: tuple[MatrixCell, ...]
    total: int


def matrix(plans: Sequence[Plan], library: Library) -> list[MatrixRow]:
    """Topics × plans: where the library is rich and where it is thin. `total` counts all plans, not only these."""
    rows = []
    for topic in library.topics.values():
        counts = {plan.id: 0 for plan in plans}
        for template in library.by_topic[topic.id]:
            if template.plan.id in counts:
                counts[template.plan.id] += 1
        cells = tuple(MatrixCell(plan, counts[plan.id]) for plan in plans)
        rows.append(MatrixRow(topic, cells, len(library.by_topic[topic.id])))
    return rows


def short_name(plan: Plan) -> str:
    """篇二之一 for the first part of plan 2, 篇一 where a plan has one part."""
    return f"篇{numeral(plan.number)}" + (f"之{numeral(plan.part)}" if plan.part else "")


def topic_templates(topic: Topic, library: Library) -> list[Template]:
    """The templates of a topic, in the order of the kinds, then of the plans."""
    order = {kind: position for position, kind in enumerate(library.vocabulary.kinds)}
    return sorted(library.by_topic[topic.id], key=lambda template: order[template.section.kind])


def by_kind(cards: Sequence[Card]) -> list[tuple[str, tuple[Card, ...]]]:
    """Cards in runs of the same kind, each with the kind's name."""
    return [(title, tuple(run)) for title, run in groupby(cards, lambda item: item.kind_title)]


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A repair as readers see it, its kind in Chinese and its proof in one phrase."""

    line: int
    before: str
    after: str
    kind: str
    reason: str
    proof: str


def repair_rows(repairs: Sequence[Repair], kinds: dict[str, str]) -> list[RepairRow]:
    """The ledger entries of a plan for its page."""
    return [
        RepairRow(
            line=repair.line,
            before=_readable(repair.before),
            after=_readable(repair.after) or "（移出正文）",
            kind=kinds[repair.kind],
            reason=repair.reason,
            proof="；".join(filter(None, (_witness(repair), repair.evidence))),
        )
        for repair in repairs
    ]


def _witness(repair: Repair) -> str:
    return f"本合集第 {'、'.join(map(str, repair.witness))} 行" if repair.witness else ""


def _readable(text: str) -> str:
    """Words of a ledger entry on one line: ⏎ for a line's end, 〔村：桃树村〕 for a field."""
    fields = FIELD.sub(lambda match: f"〔{match[1]}：{match[2]}〕" if match[2] else f"〔{match[1]}〕", text)
    return " ⏎ ".join(line for line in fields.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class SourceView:
    """A collection with its account, for the page about the sources."""

    collection: Collection
    account: Account
    plans: tuple[Plan, ...]
    kinds: tuple[tuple[str, int, int, int], ...]


def source_views(library: Library) -> list[SourceView]:
    """All collections; each kind of repair as (name, entries, characters removed, characters inserted)."""
    names = library.vocabulary.repairs
    return [
        SourceView(
            collection=collection,
            account=(account := library.inputs.accounts[name]),
            plans=tuple(plan for plan in library.plans if plan.source and plan.source.collection == name),
            kinds=tuple(
                (names[kind], tally.entries, tally.removed, tally.inserted)
                for kind in names
                if (tally := account.repaired.get(kind))
            ),
        )
        for name, collection in library.inputs.collections.items()
    ]


def kind_counts(library: Library) -> list[tuple[str, int]]:
    """The kinds that occur, in their order, with the number of their templates."""
    counts = Counter(template.section.kind for template in library.templates)
    return [(kind, counts[kind]) for kind in library.vocabulary.kinds if counts[kind]]


def related(topic: Topic, library: Library) -> list[Topic]:
    return [library.topics[name] for name in topic.related]


def facets(library: Library) -> dict[Facet, list[tuple[str, str, int]]]:
    """What the browse page can be narrowed by: for each facet the values that occur, each with title and number of
    templates. Of the plans the first few; the page asks for others when it needs them."""
    vocabulary, counts = library.vocabulary, library.facet_counts
    titles: dict[Facet, Iterable[tuple[str, str]]] = {
        Facet.TOPIC: ((topic.id, topic.title) for topic in library.topics.values()),
        Facet.KIND: vocabulary.kinds.items(),
        Facet.LEVEL: vocabulary.levels.items(),
        Facet.TYPE: vocabulary.types.items(),
        Facet.TIMELINESS: ((value, value.label) for value in Timeliness),
        Facet.PLAN: ((plan.id, f"{short_name(plan)}　{plan.title}") for plan in library.plans[:PLANS_LISTED]),
    }
    return {
        facet: [(value, title, counts[facet][value]) for value, title in values if counts[facet][value]]
        for facet, values in titles.items()
    }


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """Words on a plan page that have run out. anchor: of the section with the first place. to_do: as readers see it."""

    words: str
    notice: Notice
    to_do: str
    count: int
    anchor: str


def dated_phrases(plan: Plan, library: Library) -> list[DatedPhrase]:
    """What has run out on a plan page, each phrase once, in the order of its first place."""
    fields, actions = library.vocabulary.fields, library.vocabulary.actions
    counts: Counter[tuple[str, str]] = Counter()
    anchors: dict[tuple[str, str], str] = {}
    for line in page_lines(plan.page):
        for mark in library.marks(plan, line):
            words = neutral_text(split_runs(written(line.runs)[mark.start : mark.end]), fields)
            counts[words, mark.id] += 1
            anchors.setdefault((words, mark.id), line.section.id if line.section else "")
    return [
        DatedPhrase(words, (notice := library.notices[name]), actions[notice.action], count, anchors[words, name])
        for (words, name), count in counts.items()
    ]


@dataclass(frozen=True, slots=True)
class NoticePlace:
    """A section that has a mark itself."""

    label: str
    uri: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice on the list of all. kind, action, confidence: in Chinese; order, doubt: the places of the last two among
    all that there are. count: of its marks in all plans. places: the
    first sections that have some. more: words to search for where there are more sections."""

    notice: Notice
    is_marked: bool
    kind: str
    action: str
    order: int
    confidence: str
    doubt: int
    count: int
    places: tuple[NoticePlace, ...]
    more: str


def notice_rows(library: Library) -> list[NoticeRow]:
    """The whole register, by what to do and title."""
    vocabulary = library.vocabulary
    order = {action: place for place, action in enumerate(Action)}
    counts, places = _notice_places(library)
    return [
        NoticeRow(
            notice=notice,
            is_marked=notice.is_marked(library.inputs.day),
            kind=vocabulary.notices[notice.kind],
            action=vocabulary.actions[notice.action],
            order=order[notice.action],
            confidence=vocabulary.confidence[notice.confidence],
            doubt=list(Confidence).index(notice.confidence),
            count=counts[notice.id],
            places=tuple(place for place, _ in places[notice.id][:NOTICE_PLACES]),
            more=places[notice.id][0][1] if len(places[notice.id]) > NOTICE_PLACES else "",
        )
        for notice in sorted(library.notices.values(), key=lambda notice: (order[notice.action], notice.title))
    ]


def _notice_places(library: Library) -> tuple[Counter[str], defaultdict[str, list[tuple[NoticePlace, str]]]]:
    """How many marks each notice has; and the first sections with some, one more than are shown, with the words that
    stand there."""
    counts: Counter[str] = Counter()
    places: defaultdict[str, list[tuple[NoticePlace, str]]] = defaultdict(list)
    for template in library.templates:
        seen: set[str] = set()
        for line in own_lines(template.section) if library.marks_under(template.id) else ():
            for mark in library.marks(template.plan, line):
                counts[mark.id] += 1
                if mark.id not in seen and len(places[mark.id]) <= NOTICE_PLACES:
                    seen.add(mark.id)
                    place = NoticePlace(template_label(template, library), plan_uri(template.plan), template.section.id)
                    places[mark.id].append((place, written(line.runs)[mark.start : mark.end]))
    return counts, places


@dataclass(frozen=True, slots=True)
class RuleFamily:
    """The rules of a family, for its page in the guide; severities are those of this repository's rules.yml."""

    code: str
    title: str
    uri: str
    rules: tuple[Rule, ...]
    severities: dict[str, Severity]


def rule_families(library: Library) -> list[RuleFamily]:
    """All families with their rules in the order of their codes."""
    configured = library.inputs.configuration.severity
    families = []
    for code, title in FAMILIES.items():
        rules = tuple(sorted((rule for rule in RULES.values() if rule.family == code), key=lambda rule: rule.code))
        severities = {rule.code: configured.get(rule.code, rule.severity) for rule in rules}
        families.append(RuleFamily(code, title, f"guide/rules/{code.lower()}.md", rules, severities))
    return families
