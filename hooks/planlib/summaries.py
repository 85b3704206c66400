"""What lists show and count of a plan: whoever needs something of all plans adds these up, rather than walk the pages
of thousands of plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from planlib.model.fields import Field
from planlib.model.page import Page, Section, topics_of
from planlib.model.plaintext import count_visible, neutral_text, own_lines, page_lines, written
from planlib.notices.matcher import Mark
from planlib.sources.replay import RepairedSpan

LineMarks = Mapping[int, tuple[Mark, ...]]
"""By line of a page, the notices in its text."""
LineSpans = Mapping[int, tuple[RepairedSpan, ...]]
"""By line of a page, where repairs stand in its text."""


class Place(NamedTuple):
    """A section that has marks of a notice itself. words: those of the first."""

    notice: str
    section: str
    words: str
    times: int


class Naming(NamedTuple):
    """A section that names a topic itself. is_leaf: whether no sections stand under it."""

    section: str
    is_leaf: bool


class Summary(NamedTuple):
    """Counts of a plan's sections, and what they are found by; sections by their ids.

    characters: visible, of the whole text. topics: how many sections name each, the most frequent first. kinds: how
    many are of each. naming: by topic and kind, the sections that name the topic themselves. found: by topic and kind,
    how many a search for the topic finds. lengths: by topic, how many visible characters are about it. dated: by
    section that is dated with all that stands under it, the ids of the notices there. places: in reading order. marks:
    how many phrases have run out in it. strip: what its text is for, in reading order, as (kind, visible characters),
    in stretches of one kind. is_reworded: whether repairs have changed its wording.
    """

    sections: int
    characters: int
    topics: Mapping[str, int]
    kinds: Mapping[str, int]
    naming: Mapping[tuple[str, str], tuple[Naming, ...]]
    found: Mapping[tuple[str, str], int]
    lengths: Mapping[str, int]
    dated: Mapping[str, tuple[str, ...]]
    places: tuple[Place, ...]
    marks: int
    strip: tuple[tuple[str, int], ...]
    is_reworded: bool


def summary_of(page: Page, marks: LineMarks, fields: dict[str, Field], spans: LineSpans) -> Summary:
    """The summary of a page. marks, spans: in it."""
    topics: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    naming: defaultdict[tuple[str, str], tuple[Naming, ...]] = defaultdict(tuple)
    sections = tuple(page.walk())
    for section in sections:
        kinds[section.kind] += 1
        topics.update(section.topics)
        found.update((topic, section.kind) for topic in topics_of(section))
        for topic in section.topics:
            naming[topic, section.kind] += (Naming(section.id, not section.children),)
    places = tuple(place for section in sections for place in _places(section, marks)) if marks else ()
    sizes = [
        count_visible("".join(line.number + neutral_text(line.runs, fields) for line in own_lines(section)))
        for section in sections
    ]
    strip = _strip(sections, sizes)
    return Summary(
        sections=len(sections),
        characters=sum(size for _, size in strip),
        topics=dict(topics.most_common()),
        kinds=dict(kinds),
        naming=dict(naming),
        found=dict(found),
        lengths=_lengths(page.sections, dict(zip((section.id for section in sections), sizes, strict=True))),
        dated=_dated(page, places),
        places=places,
        marks=sum(len(marks.get(line.line, ())) for line in page_lines(page)) if marks else 0,
        strip=strip,
        is_reworded=any(span.changes_wording for found in spans.values() for span in found),
    )


def by_topic(found: Mapping[tuple[str, str], int]) -> Counter[str]:
    """Of counts by topic and kind the sums of all kinds."""
    counts: Counter[str] = Counter()
    for (topic, _), count in found.items():
        counts[topic] += count
    return counts


def _strip(sections: Sequence[Section], sizes: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """sizes: of the own text of each section."""
    runs = groupby(zip(sections, sizes, strict=True), key=lambda pair: pair[0].kind)
    return tuple((kind, sum(size for _, size in run)) for kind, run in runs)


def _lengths(sections: Sequence[Section], sizes: Mapping[str, int]) -> dict[str, int]:
    """A section that names a topic is about it with all that stands under it. sizes: of the own texts, by id."""
    lengths: Counter[str] = Counter()

    def measure(section: Section, above: frozenset[str]) -> None:
        topics = above.union(section.topics)
        for topic in topics:
            lengths[topic] += sizes[section.id]
        for child in section.children:
            measure(child, topics)

    for section in sections:
        measure(section, frozenset())
    return dict(sorted(lengths.items()))


def _places(section: Section, marks: LineMarks) -> list[Place]:
    counts: Counter[str] = Counter()
    words: dict[str, str] = {}
    for line in own_lines(section):
        for mark in marks.get(line.line, ()):
            counts[mark.id] += 1
            words.setdefault(mark.id, written(line.runs)[mark.start : mark.end])
    return [Place(notice, section.id, words[notice], count) for notice, count in counts.items()]


def _dated(page: Page, places: tuple[Place, ...]) -> dict[str, tuple[str, ...]]:
    own: defaultdict[str, list[str]] = defaultdict(list)
    for place in places:
        own[place.section].append(place.notice)
    dated: dict[str, tuple[str, ...]] = {}

    def collect(section: Section) -> dict[str, None]:
        below = [notice for child in section.children for notice in collect(child)]
        notices = dict.fromkeys((*own[section.id], *below))
        if notices:
            dated[section.id] = tuple(notices)
        return notices

    for section in page.sections if places else ():
        collect(section)
    return dated
