"""The library: pages that passed the rules, as plans and templates, with everything that is derived from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from planlib.checking.rules import run
from planlib.contract import CLOSING_ID, CLOSING_TITLE, OPENING_ID, OPENING_TITLE, Facet, Timeliness
from planlib.inputs import Inputs, read_inputs
from planlib.model.fields import Field, references
from planlib.model.findings import Finding, Severity
from planlib.model.front_matter import FrontMatter
from planlib.model.page import Page, Plan, Section, Topic
from planlib.model.plaintext import (
    TextLine,
    count_visible,
    neutral_text,
    own_lines,
    own_words,
    plain_text,
    section_lines,
)
from planlib.notices.matcher import Mark
from planlib.notices.register import Notice
from planlib.reading.vocabulary import Vocabulary
from planlib.sources.ledger import Repair
from planlib.sources.replay import RepairedSpan
from planlib.variants.kinship import Kinship
from planlib.variants.sketches import PlanSketch, SectionText, sketch_plan

UNHEADED_TITLES = {OPENING_ID: OPENING_TITLE, CLOSING_ID: CLOSING_TITLE}


@dataclass(frozen=True)
class Template:
    """A section seen as something to copy, with the sections above it, outermost first."""

    plan: Plan
    section: Section
    ancestors: tuple[Section, ...]

    @property
    def id(self) -> str:
        """PLAN/SECTION, stable as long as neither is renamed."""
        return f"{self.plan.id}/{self.section.id}"

    @property
    def is_leaf(self) -> bool:
        """Whether no sections stand under it."""
        return not self.section.children


@dataclass(frozen=True)
class Library:
    """All plans that passed the rules, in the order of their collections, those without a number last; the rest is
    derived when first asked for. kept: their kinship, where it is kept up to date from one library to the next."""

    inputs: Inputs
    plans: tuple[Plan, ...]
    kept: Kinship | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed lists of words."""
        return self.inputs.vocabulary

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The topics by id, those with most templates first."""
        counts = Counter(topic for template in self.templates for topic in template.section.topics)
        return dict(sorted(self.inputs.topics.items(), key=lambda item: (-counts[item[0]], item[0])))

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """Every section of every plan, at every level, in the order of the plans."""
        return tuple(template for plan in self.plans for template in _templates(plan))

    @cached_property
    def plan_by_id(self) -> dict[str, Plan]:
        """The plans by id, the stem of a page's file."""
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def by_topic(self) -> dict[str, tuple[Template, ...]]:
        """The templates that name a topic themselves, by topic."""
        found: dict[str, list[Template]] = {name: [] for name in self.topics}
        for template in self.templates:
            for topic in template.section.topics:
                found[topic].append(template)
        return {name: tuple(templates) for name, templates in found.items()}

    @cached_property
    def facet_counts(self) -> dict[Facet, Counter[str]]:
        """For each facet of the search, how many templates have each of its values."""
        counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
        for template in self.templates:
            for facet, values in self.facet_values(template).items():
                counts[facet].update(values)
        return counts

    def facet_values(self, template: Template) -> dict[Facet, tuple[str, ...]]:
        """The values of a template in each facet."""
        plan, section = template.plan, template.section
        return {
            Facet.TOPIC: topics_of(section),
            Facet.KIND: (section.kind,),
            Facet.LEVEL: (plan.level,),
            Facet.TYPE: (plan.type,),
            Facet.PLAN: (plan.id,),
            Facet.TIMELINESS: (self.timeliness(template.id),),
        }

    @cached_property
    def kinship(self) -> Kinship:
        """Which plans are twins and which sections are variants of each other."""
        if self.kept:
            return self.kept
        kinship = Kinship()
        for plan in self.plans:
            kinship.put(plan.id, plan_order(plan), plan_sketch(plan, self.vocabulary.fields))
        kinship.settle(self.words)
        return kinship

    @property
    def twins(self) -> Mapping[str, tuple[str, ...]]:
        """For each plan's id the ids of its twins, nearest first; at most a few."""
        return self.kinship.twins

    @property
    def variants(self) -> Mapping[str, tuple[str, ...]]:
        """For each template's id the ids of those with nearly the same text, nearest first; at most a few."""
        return self.kinship.variants

    def words(self, plan: str) -> list[str]:
        """By a plan's id the words of its sections, each without those under it, in reading order."""
        return [own_words(section, self.vocabulary.fields) for section in self.plan_by_id[plan].page.walk()]

    @cached_property
    def template_by_id(self) -> dict[str, Template]:
        """The templates by id."""
        return {template.id: template for template in self.templates}

    @cached_property
    def variant_groups(self) -> tuple[tuple[str, ...], ...]:
        """Ids of templates in groups to read through: a section with its variants. Each that has some is in a group,
        and each group has one that is in no group before."""
        groups: list[tuple[str, ...]] = []
        grouped: set[str] = set()
        for template in self.templates:
            others = self.variants[template.id]
            if others and template.id not in grouped:
                groups.append((template.id, *others))
                grouped.update(groups[-1])
        return tuple(groups)

    @cached_property
    def group_of(self) -> dict[str, int]:
        """For each template with variants the number of the first group that it is in, from 0."""
        found: dict[str, int] = {}
        for number, group in enumerate(self.variant_groups):
            for name in group:
                found.setdefault(name, number)
        return found

    def text(self, section: Section) -> str:
        """A section as plain text with numbers and neutral defaults."""
        return plain_text(section, self.vocabulary.fields)

    def plan_text(self, plan: Plan) -> str:
        """A plan as plain text with numbers and neutral defaults, lines parted by U+000A."""
        return "\n".join(map(self.text, plan.page.sections))

    def characters(self, plan: Plan) -> int:
        """How long a plan is, in visible characters of its text."""
        return count_visible(self.plan_text(plan))

    def title(self, section: Section) -> str:
        """A section's title with neutral defaults; the two unheaded parts have names of their own."""
        return neutral_text(section.title, self.vocabulary.fields) or UNHEADED_TITLES[section.id]

    def plan_topics(self, plan: Plan) -> tuple[str, ...]:
        """The topics of a plan, the most frequent first."""
        counts = Counter(topic for section in plan.page.walk() for topic in section.topics)
        return tuple(topic for topic, _ in counts.most_common())

    def source_lines(self, template: Template) -> tuple[int, int] | None:
        """The first and last source line of a section with all that stands under it."""
        audit = self.inputs.audits.get(template.plan.id)
        found = [audit.lines[part.id] for part in template.section.walk() if part.id in audit.lines] if audit else []
        return (min(first for first, _ in found), max(last for _, last in found)) if found else None

    def repair_spans(self, plan: Plan) -> dict[int, tuple[RepairedSpan, ...]]:
        """By line of a plan's page, where repairs stand in that line's text (fields as written)."""
        audit = self.inputs.audits.get(plan.id)
        return audit.spans if audit else {}

    @property
    def notices(self) -> dict[str, Notice]:
        """The whole register by id, in its order."""
        return self.inputs.notice_by_id

    def marks(self, plan: Plan, line: TextLine) -> tuple[Mark, ...]:
        """The notices in a line of a plan."""
        return self.inputs.marks[plan.page.path].get(line.line, ())

    @cached_property
    def _marks_under(self) -> dict[str, tuple[Mark, ...]]:
        found: dict[str, tuple[Mark, ...]] = {}

        def collect(plan: Plan, section: Section) -> tuple[Mark, ...]:
            own = (mark for line in own_lines(section) for mark in self.marks(plan, line))
            marks = (*own, *(mark for child in section.children for mark in collect(plan, child)))
            if marks:
                found[f"{plan.id}/{section.id}"] = marks
            return marks

        for plan in self.plans:
            for section in plan.page.sections if self.inputs.marks[plan.page.path] else ():
                collect(plan, section)
        return found

    def marks_under(self, template_id: str) -> tuple[Mark, ...]:
        """The notices in a section with all that stands under it, in reading order."""
        return self._marks_under.get(template_id, ())

    def timeliness(self, template_id: str) -> Timeliness:
        """How current a section is, with all that stands under it."""
        found = {self.notices[mark.id].action.timeliness for mark in self.marks_under(template_id)}
        return max(found, key=list(Timeliness).index, default=Timeliness.NONE)

    def repairs(self, plan: Plan) -> tuple[Repair, ...]:
        """The ledger entries that fall into a plan's source range, in the order of the source."""
        if not plan.source:
            return ()
        first, last = plan.source.first, plan.source.last
        collection = self.inputs.collections[plan.source.collection]
        return tuple(repair for repair in collection.repairs if first <= repair.line <= last)


class Opened(NamedTuple):
    """What a repository holds: the findings, and the library if none of them is an error."""

    findings: list[Finding]
    library: Library | None
    inputs: Inputs

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a build."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]


def open_library(root: Path) -> Opened:
    """Read and check everything below `root` (the repository). Nothing is written."""
    inputs = read_inputs(root)
    opened = Opened(run(inputs), None, inputs)
    if opened.errors:
        return opened
    sizes = Counter(source.collection for source in inputs.ranges.values())
    plans = (_plan(page, page.front, inputs, sizes) for page in inputs.pages if isinstance(page.front, FrontMatter))
    return opened._replace(library=Library(inputs, tuple(sorted(plans, key=plan_order))))


def _plan(page: Page, front: FrontMatter, inputs: Inputs, sizes: Mapping[str, int]) -> Plan:
    """sizes: how many pages each collection has."""
    source = inputs.ranges.get(page.slug)
    collection = source.collection if source and len(sizes) > 1 else ""
    return Plan(
        page=page,
        number=front.plan or 0,
        part=front.part or 0,
        title=front.title,
        level=front.level,
        type=front.type,
        source=source,
        among=inputs.collections[collection].title if collection else "",
        is_alone=sizes.get(collection) == 1,
    )


def plan_order(plan: Plan) -> tuple[bool, str, int, int, str]:
    """What plans are sorted by: those without a number stand after all the others."""
    return (not plan.number, plan.source.collection if plan.source else "", plan.number, plan.part, plan.id)


def plan_sketch(plan: Plan, fields: dict[str, Field]) -> PlanSketch:
    """What `Kinship` takes of a plan: depends on its page and the fields' neutral defaults alone."""
    return sketch_plan(
        [
            SectionText(
                template.section.id,
                len(template.ancestors),
                neutral_text(template.section.title, fields),
                own_words(template.section, fields),
            )
            for template in _templates(plan)
        ]
    )


def _templates(plan: Plan) -> Iterator[Template]:
    for section in plan.page.sections:
        yield from _below(plan, section, ())


def _below(plan: Plan, section: Section, ancestors: tuple[Section, ...]) -> Iterator[Template]:
    yield Template(plan, section, ancestors)
    for child in section.children:
        yield from _below(plan, child, (*ancestors, section))


def topics_of(section: Section) -> tuple[str, ...]:
    """The topics a section names, or, where it names none, those of the sections under it, in reading order."""
    if section.topics:
        return section.topics
    return tuple(dict.fromkeys(topic for child in section.children for topic in topics_of(child)))


def fields_of(section: Section) -> tuple[str, ...]:
    """The names of the fields in a section with all that stands under it, in the order of their first use."""
    return tuple(dict.fromkeys(ref.name for line in section_lines(section) for ref in references(line.runs)))
