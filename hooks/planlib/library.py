"""The library: pages that passed the rules, as plans and templates, with everything that is derived from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from planlib.checking.incremental import Checks
from planlib.checking.rules import run
from planlib.contract import CLOSING_ID, CLOSING_TITLE, OPENING_ID, OPENING_TITLE, Facet, Timeliness
from planlib.inputs import Inputs, read_inputs
from planlib.keeping.files import Listing
from planlib.keeping.store import Store
from planlib.model.facts import Facts
from planlib.model.fields import Field, references
from planlib.model.findings import Finding, Severity
from planlib.model.page import Section, Topic, topics_of
from planlib.model.plaintext import (
    TextLine,
    neutral_text,
    own_words,
    plain_text,
    section_lines,
)
from planlib.model.plan import Plan
from planlib.notices.matcher import Mark
from planlib.notices.register import Notice
from planlib.places import CACHE_FOLDER
from planlib.reading.vocabulary import Vocabulary
from planlib.sources.ledger import Repair
from planlib.sources.replay import RepairedSpan
from planlib.summaries import Naming, Summary, by_topic, summary_of
from planlib.variants.kinship import Kinship
from planlib.variants.sketches import PlanSketch, SectionText, sketch_plan

UNHEADED_TITLES = {OPENING_ID: OPENING_TITLE, CLOSING_ID: CLOSING_TITLE}

Key = TypeVar("Key", bound=Hashable)


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
    derived when first asked for."""

    inputs: Inputs
    plans: tuple[Plan, ...]

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed lists of words."""
        return self.inputs.vocabulary

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The topics by id, those with most templates first; all plans are counted for that, while `inputs.topics` has
        them at once."""
        counts = self.topic_counts
        return dict(sorted(self.inputs.topics.items(), key=lambda item: (-counts[item[0]], item[0])))

    @cached_property
    def summaries(self) -> dict[str, Summary]:
        """What lists show and count of each plan, by its id: worked out where nobody knew it (`know`)."""
        marks, fields = self.inputs.marks, self.vocabulary.fields
        return {
            plan.id: summary_of(plan.page, marks[plan.path], fields, self.repair_spans(plan)) for plan in self.plans
        }

    @cached_property
    def topic_counts(self) -> Counter[str]:
        """How many templates a search for each topic finds: what is said of a topic wherever it is counted."""
        return by_topic(self.found_counts)

    @cached_property
    def topic_lengths(self) -> Counter[str]:
        """How many visible characters are about each topic."""
        return _total(summary.lengths for summary in self.summaries.values())

    @cached_property
    def found_counts(self) -> Counter[tuple[str, str]]:
        """By topic and kind, how many templates a search for the topic finds."""
        return _total(summary.found for summary in self.summaries.values())

    @cached_property
    def naming(self) -> dict[tuple[str, str], list[tuple[Plan, tuple[Naming, ...]]]]:
        """By topic and kind, the plans with sections that name the topic themselves, each with these sections."""
        found: defaultdict[tuple[str, str], list[tuple[Plan, tuple[Naming, ...]]]] = defaultdict(list)
        for plan in self.plans:
            for key, sections in self.summaries[plan.id].naming.items():
                found[key].append((plan, sections))
        return dict(found)

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """Every section of every plan, at every level, in the order of the plans."""
        return tuple(template for plan in self.plans for template in templates_of(plan))

    @cached_property
    def plan_by_id(self) -> dict[str, Plan]:
        """The plans by id, the stem of a page's file."""
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def facet_counts(self) -> dict[Facet, Counter[str]]:
        """For each facet of the search, how many templates have each of its values."""
        counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
        counts[Facet.TOPIC] = self.topic_counts
        counts[Facet.KIND] = _total(summary.kinds for summary in self.summaries.values())
        dated = Counter(notices for summary in self.summaries.values() for notices in summary.dated.values())
        for notices, count in dated.items():
            counts[Facet.TIMELINESS][timeliness_of(notices, self.notices)] += count
        for plan in self.plans:
            summary = self.summaries[plan.id]
            counts[Facet.LEVEL][plan.level] += summary.sections
            counts[Facet.TYPE][plan.type] += summary.sections
            counts[Facet.PLAN][plan.id] = summary.sections
            counts[Facet.TIMELINESS][Timeliness.NONE] += summary.sections - len(summary.dated)
        return counts

    @cached_property
    def kinship(self) -> Kinship:
        """Which plans and sections are like each other, found from nothing where nobody knew it (`know`)."""
        kinship = Kinship()
        for plan in self.plans:
            kinship.put(plan.id, plan_order(plan), plan_sketch(plan, self.vocabulary.fields))
        kinship.settle(self.words, lambda name: plan_sketch(self.plan_by_id[name], self.vocabulary.fields))
        return kinship

    def know(self, kinship: Kinship, summaries: dict[str, Summary]) -> None:
        """Take what somebody has kept up to date through changes: it must be of these plans."""
        vars(self).update(kinship=kinship, summaries=summaries)

    @property
    def twins(self) -> Mapping[str, tuple[str, ...]]:
        """For each plan's id the ids of its twins, nearest first; at most a few."""
        return self.kinship.twins

    @property
    def variants(self) -> Mapping[str, tuple[str, ...]]:
        """For each template's id the ids of those with nearly the same text, nearest first; at most a few."""
        return self.kinship.variants

    def wordings(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The variants of a template, by its id, in groups of those that say the same to the letter: first those that
        say what it says itself, which may be none, then the others, nearest first."""
        return self.kinship.wordings(name)

    def wording_count(self, name: str) -> int:
        """How many wordings there are of a template, by its id, its own among them."""
        return self.kinship.wording_count(name)

    def words(self, plan: str) -> list[str]:
        """By a plan's id the words of its sections, each without those under it, in reading order."""
        return [own_words(section, self.vocabulary.fields) for section in self.plan_by_id[plan].page.walk()]

    def template(self, name: str) -> Template:
        """A template by its id. Raises `KeyError` where there is none."""
        plan, _, section = name.partition("/")
        found = (template for template in templates_of(self.plan_by_id[plan]) if template.section.id == section)
        if template := next(found, None):
            return template
        raise KeyError(name)

    @cached_property
    def variant_groups(self) -> tuple[tuple[str, ...], ...]:
        """Ids of templates in groups to read through, what differs most first: a section, and one of each other wording
        of it, that which is most unlike it first. Each that has other wordings is in a group, or says the same as one
        that is; and each group has a wording that is in no group before."""
        groups: list[tuple[float, int, tuple[str, ...]]] = []
        grouped: set[str] = set()
        for name in (f"{plan.id}/{section}" for plan in self.plans for section in plan.facts.ids):
            if name in grouped or not self.variants[name]:
                continue
            same, *others = self.wordings(name)
            if others:
                likeness = {wording[0]: self.kinship.estimate(name, wording[0]) for wording in others}
                unlike = sorted(likeness, key=likeness.__getitem__)
                groups.append((likeness[unlike[0]], len(groups), (name, *unlike)))
                grouped.update((name, *same, *(one for wording in others for one in wording)))
        return tuple(group for _, _, group in sorted(groups))

    def text(self, section: Section) -> str:
        """A section as plain text with numbers and neutral defaults."""
        return plain_text(section, self.vocabulary.fields)

    def characters(self, plan: Plan) -> int:
        """How long a plan is, in visible characters of its text."""
        return self.summaries[plan.id].characters

    def title(self, section: Section) -> str:
        """A section's title with neutral defaults; the two unheaded parts have names of their own."""
        return title_of(section, self.vocabulary.fields)

    def plan_topics(self, plan: Plan) -> tuple[str, ...]:
        """The topics of a plan, the most frequent first."""
        return tuple(self.summaries[plan.id].topics)

    @property
    def notices(self) -> dict[str, Notice]:
        """The whole register by id, in its order."""
        return self.inputs.notice_by_id

    def marks(self, plan: Plan, line: TextLine) -> tuple[Mark, ...]:
        """The notices in a line of a plan."""
        return self.inputs.marks[plan.path].get(line.line, ())

    def marks_under(self, template: Template) -> tuple[Mark, ...]:
        """The notices in a section with all that stands under it, in reading order."""
        lines = section_lines(template.section)
        return tuple(mark for line in lines for mark in self.marks(template.plan, line))

    def repair_spans(self, plan: Plan) -> dict[int, tuple[RepairedSpan, ...]]:
        """By line of a plan's page, where repairs stand in that line's text (fields as written)."""
        audit = self.inputs.audits.get(plan.id)
        return audit.spans if audit else {}

    def repairs(self, plan: Plan) -> tuple[Repair, ...]:
        """The ledger entries that fall into a plan's source range, in the order of the source."""
        if not plan.source:
            return ()
        first, last = plan.source.first, plan.source.last
        collection = self.inputs.collections[plan.source.collection]
        return tuple(repair for repair in collection.repairs if first <= repair.line <= last)


@dataclass(frozen=True)
class Opened:
    """What a repository holds: the findings, and the library if none of them is an error."""

    findings: list[Finding]
    inputs: Inputs

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a build."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

    @cached_property
    def library(self) -> Library | None:
        """The library, made when it is first asked for; None where there are errors."""
        if self.errors:
            return None
        inputs = self.inputs
        sizes = Counter(source.collection for source in inputs.ranges.values())
        plans = (_plan(facts, inputs, sizes) for facts in inputs.facts if facts.is_whole)
        return Library(inputs, tuple(sorted(plans, key=plan_order)))


def open_library(root: Path) -> Opened:
    """Read and check everything below `root` (the repository). Nothing is kept, and nothing is written."""
    inputs = read_inputs(root)
    return Opened(run(inputs), inputs)


class Repository:
    """A repository that is opened again and again: each time only what has changed is read and checked. `store` holds
    results from run to run (`planlib.keeping.store`)."""

    def __init__(self, root: Path, store: Store | None = None) -> None:
        self.root = root
        self.store = store or Store(root / CACHE_FOLDER)
        self._checks = Checks(root, self.store)

    def open(self, listing: Listing | None = None) -> Opened:
        """The same as `open_library` gives. listing: what lies in the repository, where somebody has looked already."""
        return Opened(*self._checks.run(listing))


def _plan(facts: Facts, inputs: Inputs, sizes: Mapping[str, int]) -> Plan:
    """sizes: how many pages each collection has."""
    source = inputs.ranges.get(facts.slug)
    collection = source.collection if source and len(sizes) > 1 else ""
    among = inputs.collections[collection].title if collection else ""
    return Plan(facts, source, inputs.page, among, is_alone=sizes.get(collection) == 1)


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
            for template in templates_of(plan)
        ]
    )


def _total(counts: Iterable[Mapping[Key, int]]) -> Counter[Key]:
    total: defaultdict[Key, int] = defaultdict(int)  # half as long as with a counter
    for found in counts:
        for key, count in found.items():
            total[key] += count
    return Counter(total)


def templates_of(plan: Plan) -> Iterator[Template]:
    """Every section of a plan, at every level, in reading order."""
    for section in plan.page.sections:
        yield from _below(plan, section, ())


def _below(plan: Plan, section: Section, ancestors: tuple[Section, ...]) -> Iterator[Template]:
    yield Template(plan, section, ancestors)
    for child in section.children:
        yield from _below(plan, child, (*ancestors, section))


def plan_topics(plan: Plan) -> tuple[str, ...]:
    """The topics of a plan, the most frequent first."""
    counts = Counter(topic for section in plan.page.walk() for topic in section.topics)
    return tuple(topic for topic, _ in counts.most_common())


def title_of(section: Section, fields: dict[str, Field]) -> str:
    """A section's title with neutral defaults; the two unheaded parts have names of their own."""
    return neutral_text(section.title, fields) or UNHEADED_TITLES[section.id]


def timeliness_of(names: Iterable[str], notices: Mapping[str, Notice]) -> Timeliness:
    """How current a text is in which notices with these ids are marked. notices: by id."""
    found = {notices[name].action.timeliness for name in names}
    return max(found, key=list(Timeliness).index, default=Timeliness.NONE)


def facets_of(plan: Plan, section: Section, timeliness: Timeliness) -> dict[Facet, tuple[str, ...]]:
    """The values of a section in each facet."""
    return {
        Facet.TOPIC: topics_of(section),
        Facet.KIND: (section.kind,),
        Facet.LEVEL: (plan.level,),
        Facet.TYPE: (plan.type,),
        Facet.PLAN: (plan.id,),
        Facet.TIMELINESS: (timeliness,),
    }


def fields_of(section: Section) -> tuple[str, ...]:
    """The names of the fields in a section with all that stands under it, in the order of their first use."""
    return tuple(dict.fromkeys(ref.name for line in section_lines(section) for ref in references(line.runs)))
