"""Kinship (同源): which plans are twins and which sections variants of each other, while plans come, change and go.

A text is compared with its neighbours alone, and whatever is listed was compared itself: nothing is passed on from one
to the next. What is found is a function of the plans that are there, never of how they came to be there.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from .likeness import TWINS, VARIANTS, Likeness
from .neighbours import Neighbours, Text
from .shingles import shingles
from .sketches import PlanSketch

VARIANTS_LISTED = 8  # of a section, at most
TWINS_LISTED = 12  # of a plan, at most
VARIANTS_REACH = 4  # neighbours to each side in each list
TWINS_REACH = 3  # a plan is in more lists
CERTAIN = 4  # found for sure are enough to leave those in doubt aside
VARIANTS_REACH = 4
TWINS_REACH = 4  # a plan has more keys

Words = Callable[[str], Sequence[str]]  # by a plan's id: the titles and own text of its sections, in reading order


class Kinship:
    """Plans by their sketches. What is found among them is brought up to date by `settle`, and not before."""

    def __init__(self) -> None:
        self._wholes: dict[str, Text] = {}
        self._sections: dict[str, list[Text]] = {}
        self._like_wholes = _Like(TWINS, Neighbours(TWINS_REACH), TWINS_LISTED)
        self._like_sections = _Like(VARIANTS, Neighbours(VARIANTS_REACH), VARIANTS_LISTED)
        self._left: defaultdict[str, set[str]] = defaultdict(set)  # by plan: what stood in it and is no more
        self._twins: dict[str, tuple[str, ...]] = {}
        self._variants: dict[str, tuple[str, ...]] = {}

    @property
    def twins(self) -> Mapping[str, tuple[str, ...]]:
        """For each plan's id the ids of its twins, nearest first."""
        return MappingProxyType(self._twins)

    @property
    def variants(self) -> Mapping[str, tuple[str, ...]]:
        """For each section's id, PLAN/SECTION, the ids of its variants, nearest first. A section is no variant of those
        above it. Of sections that stand one in the other only the nearest is a variant, or else everything that holds a
        section would be one too, and all that it holds."""
        return MappingProxyType(self._variants)

    def put(self, plan: str, order: Any, sketch: PlanSketch) -> None:
        """Let a plan in, or take what it says now. order: of the plan among all; of texts that are equally near the
        first is listed first."""
        before = self._wholes.get(plan)
        whole = Text(plan, plan, order, sketch.whole)
        if before is None or not before.same(whole):
            self._like_wholes.replace(before, whole)
            self._wholes[plan] = whole
        self._wholes[plan].end = len(sketch.sections)
        old = {text.id: text for text in self._sections.get(plan, ())}
        self._sections[plan] = []
        path: list[Text] = []
        for place, (name, depth, section) in enumerate(sketch.sections):
            del path[depth:]
            text = Text(f"{plan}/{name}", plan, order, section, path[-1] if path else None)
            was = old.pop(text.id, None)
            if was is not None and was.same(text):
                text = was
            else:
                self._like_sections.replace(was, text)
            path.append(text)
            text.place = place
            for holder in path:
                holder.end = place + 1
            self._sections[plan].append(text)
        self._leave(plan, old)

    def remove(self, plan: str) -> None:
        """Let a plan go that is there."""
        self._like_wholes.replace(self._wholes.pop(plan), None)
        self._leave(plan, {text.id: text for text in self._sections.pop(plan)})

    def _leave(self, plan: str, sections: Mapping[str, Text]) -> None:
        for text in sections.values():
            self._like_sections.replace(text, None)
        self._left[plan].update(sections)

    def settle(self, words: Words) -> set[str]:
        """Bring up to date what is found; returns the plans whose twins, or whose sections' variants, are others than
        before. words: asked for where sketches leave it in doubt."""

        def whole(text: Text) -> str:
            return "".join(words(text.plan)[text.place : text.end])

        changed: set[str] = set()
        for text in self._like_wholes.settle(whole):
            twins = tuple(other.id for other in text.found)
            if twins != self._twins.get(text.id, ()):
                changed.add(text.id)
            self._twins[text.id] = twins
        for plan in {text.plan for text in self._like_sections.settle(whole)}.union(self._left):
            variants = _variants(self._sections.get(plan, ()))
            gone = self._left.get(plan, set()).difference(variants)
            before = [self._variants.pop(name, ()) for name in gone]
            if any(before) or any(others != self._variants.get(name, ()) for name, others in variants.items()):
                changed.add(plan)
            self._variants.update(variants)
            if plan not in self._wholes:
                self._twins.pop(plan, None)
                changed.discard(plan)
        self._left.clear()
        return changed


class _Like:
    """Texts that are alike, by a measure; at most so many are listed of each."""

    def __init__(self, likeness: Likeness, neighbours: Neighbours, listed: int) -> None:
        self._likeness = likeness
        self._neighbours = neighbours
        self._listed = listed
        self._gone: set[Text] = set()
        self._come: set[Text] = set()

    def replace(self, text: Text | None, by: Text | None) -> None:
        """One text goes and another comes, either of which may be none."""
        if text in self._come:
            self._come.discard(text)
        elif text is not None:
            self._gone.add(text)
        if by is not None:
            self._come.add(by)

    def settle(self, whole: Callable[[Text], str]) -> set[Text]:
        """Find what is alike now; returns the texts that came, and those of which others are found than before."""
        changed = self._come
        for text in changed:
            text.size = self._likeness.size(text.bits)
        met = self._neighbours.change(self._gone, self._come)
        self._gone, self._come = set(), set()
        least, estimate = self._likeness.least, self._likeness.estimate
        done: set[Text] = set()
        scored: defaultdict[Text, list[_Scored]] = defaultdict(list)  # each pair is compared once
        for text in sorted(met, key=attrgetter("rank")):
            done.add(text)
            near = scored.pop(text, [])
            for other in self._neighbours.of(text) - done:
                score, doubt = estimate(text, other)
                if score + doubt >= least:
                    sure = score - doubt >= least
                    near.append((-score, sure, other))
                    if other in met:
                        scored[other].append((-score, sure, text))
            found = self._found(text, near, whole)
            others, scores = tuple(other for _, other in found), array("d", [score for score, _ in found])
            if others != text.found or scores != text.scores:
                text.found, text.scores = others, scores
                changed.add(text)
        return changed

    def _found(self, text: Text, near: list[_Scored], whole: Callable[[Text], str]) -> list[tuple[float, Text]]:
        """Those of the near that are like a text, nearest first, as (minus the likeness, text)."""
        found = [(score, other) for score, sure, other in near if sure]
        if len(found) < CERTAIN and len(found) < len(near):
            doubtful = sorted(((score, other) for score, sure, other in near if not sure), key=_nearest)
            ours = self._shingles(whole(text))
            for _, other in doubtful[: CERTAIN - len(found)]:
                score = self._likeness.exact(ours, self._shingles(whole(other)))
                if score >= self._likeness.least:
                    found.append((-score, other))
        return sorted(found, key=_nearest)[: self._listed]

    def _shingles(self, words: str) -> frozenset[str]:
        return shingles(words, self._likeness.shingle)


_Scored = tuple[float, bool, Text]  # minus the likeness as estimated, and whether it is sure


def _nearest(found: tuple[float, Text]) -> tuple[Any, ...]:
    score, text = found
    return score, text.order, text.id


def _variants(sections: Sequence[Text]) -> dict[str, tuple[str, ...]]:
    """For each section of a plan the ids of its variants: of those that are like it the ones that are not nearer to a
    section above or under it, and that do not stand in one another."""
    scores = [dict(zip(text.found, text.scores, strict=True)) for text in sections]
    variants: dict[str, tuple[str, ...]] = {}
    for text, found in zip(sections, scores, strict=True):
        kin = [near for place in _line(text) if (near := scores[place])] if found else []
        passed = {text.plan: [text]}
        kept: list[str] = []
        for other, score in found.items():
            earlier = passed.setdefault(other.plan, [])
            apart = not earlier or not any(one.holds(other) or other.holds(one) for one in earlier)
            if apart and all(nearer.get(other, 0.0) >= score for nearer in kin):
                kept.append(other.id)
            earlier.append(other)
        variants[text.id] = tuple(kept)
    return variants


def _line(text: Text) -> Iterator[int]:
    """The places of the sections above one and of those under it."""
    above = text.above
    while above is not None:
        yield above.place
        above = above.above
    yield from range(text.place + 1, text.end)
