"""Kinship (同源): which plans are twins and which sections variants of each other, while plans come, change and go.

A text is compared with its neighbours alone, and whatever is listed was compared itself: nothing is passed on from one
to the next. What is found is a function of the plans that are there, never of how they came to be there.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence, Set
from itertools import accumulate, chain
from types import MappingProxyType
from typing import Any

from .likeness import TWINS, VARIANTS, Likeness, Near
from .neighbours import Neighbours, PackedRows, Text
from .shingles import shingles
from .sketches import PlanSketch, Sketch

VARIANTS_LISTED = 8  # of a section, at most
TWINS_LISTED = 12  # of a plan, at most
VARIANTS_REACH = 4  # neighbours to each side in each list
TWINS_REACH = 4
CERTAIN = 4  # found for sure are enough to leave those in doubt aside

Words = Callable[[str], Sequence[str]]  # by a plan's id: the titles and own text of its sections, in reading order
Sketched = Callable[[str], PlanSketch]  # by a plan's id

_KeptText = tuple[str, int, int, bytes, int, tuple[str, ...], bytes, tuple[str, ...], "Wordings"]
"""Of a text: its id, its number, the place of the section above it, keys, mark, what was found, its scores, and what is
listed, as it is and in groups."""
_KeptPlan = tuple[str, Any, _KeptText, list[_KeptText]]
"""Of a plan: its id, its order, what was found of it as a whole, and of its sections in reading order."""
Kept = tuple[list[_KeptPlan], PackedRows, PackedRows]
"""Of all plans, and the lists of them and of their sections."""


Wordings = tuple[tuple[str, ...], bytes]
"""Names group by group, and how many are in each."""


class Kinship:
    """Plans by their sketches. What is found among them is brought up to date by `settle`, and not before."""

    def __init__(self) -> None:
        self._like_wholes = _Like(TWINS, TWINS_REACH, TWINS_LISTED)
        self._like_sections = _Like(VARIANTS, VARIANTS_REACH, VARIANTS_LISTED)
        self._bare: set[str] = set()  # plans whose texts have no sketches yet
        self._sections: dict[str, list[Text]] = {}  # by plan, in reading order
        self._left: defaultdict[str, set[str]] = defaultdict(set)  # by plan: what stood in it and is no more
        self._twins: dict[str, tuple[str, ...]] = {}
        self._variants: dict[str, tuple[str, ...]] = {}
        self._wordings: dict[str, Wordings] = {}

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

    def wordings(self, section: str) -> tuple[tuple[str, ...], ...]:
        """The variants of a section, by its id, in groups that say the same to the letter, numbers and originals of
        fields aside: first those that say what it says itself, which may be none, then the others, nearest first."""
        names, sizes = self._wordings[section]
        ends = list(accumulate(sizes))
        return tuple(names[end - size : end] for size, end in zip(sizes, ends, strict=True))

    def wording_count(self, section: str) -> int:
        """How many groups these are."""
        return len(self._wordings[section][1])

    def estimates(self, section: str) -> dict[str, float]:
        """How near a section is to those that are like it, by their ids: from 0 to 1, as their sketches tell."""
        return {name: -score for name, score in _scores(self._like_sections.texts[section]).items()}

    def put(self, plan: str, order: Any, sketch: PlanSketch) -> None:
        """Let a plan in, or take what it says now. order: of the plan among all; of texts that are equally near the
        first is listed first."""
        self._bare.discard(plan)
        self._like_wholes.put(plan, plan, order, sketch.whole).end = len(sketch.sections)
        gone = {text.id for text in self._sections.get(plan, ())}
        sections: list[Text] = []
        path: list[Text] = []
        for name, depth, section in sketch.sections:
            del path[depth:]
            text = self._like_sections.put(f"{plan}/{name}", plan, order, section, path[-1] if path else None)
            gone.discard(text.id)
            sections.append(text)
            path.append(text)
            _stand(text, len(sections) - 1)
        self._sections[plan] = sections
        if gone:
            self._leave(plan, gone)

    def remove(self, plan: str) -> None:
        """Let a plan go that is there."""
        self._bare.discard(plan)
        self._like_wholes.remove(plan)
        self._leave(plan, {text.id for text in self._sections.pop(plan)})

    def _leave(self, plan: str, sections: Set[str]) -> None:
        for name in sections:
            self._like_sections.remove(name)
        self._left[plan].update(sections)

    def plans(self) -> KeysView[str]:
        """The ids of all plans that are there."""
        return self._sections.keys()

    def results(self) -> Kept:
        """What has been found, in built-in kinds, to go on from in another run (`restore`)."""
        plans = [
            (
                plan,
                whole.order,
                _kept(whole, whole.found, _ALONE),
                [_kept(text, self._variants[text.id], self._wordings[text.id]) for text in self._sections[plan]],
            )
            for plan, whole in self._like_wholes.texts.items()
        ]
        return plans, self._like_wholes.neighbours.packed(), self._like_sections.neighbours.packed()

    @classmethod
    def restore(cls, results: Kept) -> Kinship:
        """What had been found when results were kept. Sketches are not among them: see `settle`."""
        kinship = cls()
        plans, rows_of_wholes, rows_of_sections = results
        for plan, order, whole, kept in plans:
            text = _restored(plan, order, whole, None)
            text.end = len(kept)
            kinship._like_wholes.texts[plan] = text
            kinship._twins[plan] = text.found
            sections: list[Text] = []
            for place, section in enumerate(kept):
                text = _restored(plan, order, section, sections[section[2]] if section[2] >= 0 else None)
                kinship._like_sections.texts[text.id] = text
                kinship._variants[text.id], kinship._wordings[text.id] = section[-2:]
                sections.append(text)
                _stand(text, place)
            kinship._sections[plan] = sections
            kinship._bare.add(plan)
        kinship._like_wholes.restore(rows_of_wholes)
        kinship._like_sections.restore(rows_of_sections)
        return kinship

    def settle(self, words: Words, sketched: Sketched) -> set[str]:
        """Bring up to date what is found; returns the plans whose twins, or whose sections' variants, are others than
        before. words: asked for where sketches leave it in doubt. sketched: asked for of plans that were restored and
        are to be compared with others."""

        def whole(text: Text) -> str:
            return "".join(words(text.plan)[text.place : text.end])

        def complete(texts: Iterable[Text]) -> None:
            for plan in self._bare and self._bare.intersection([text.plan for text in texts]):
                self._complete(plan, sketched(plan))

        changed: set[str] = set()
        for text in self._like_wholes.settle(whole, complete):
            if text.found != self._twins.get(text.id, ()):
                changed.add(text.id)
            self._twins[text.id] = text.found
        for plan in {text.plan for text in self._like_sections.settle(whole, complete)}.union(self._left):
            variants = _variants(self._sections.get(plan, ()), self._like_sections.texts)
            gone = self._left.get(plan, set()).difference(variants)
            before = [self._variants.pop(name, ()) for name in gone]
            for name in gone:
                self._wordings.pop(name, None)
            if any(before) or any(others != self._variants.get(name, ()) for name, others in variants.items()):
                changed.add(plan)
            self._variants.update(variants)
            self._wordings.update((name, self._grouped(name, others)) for name, others in variants.items())
            if plan not in self._sections:
                self._twins.pop(plan, None)
                changed.discard(plan)
        self._left.clear()
        return changed

    def _grouped(self, section: str, variants: tuple[str, ...]) -> Wordings:
        if not variants:
            return _ALONE
        texts = self._like_sections.texts
        groups: dict[int, list[str]] = {texts[section].mark: []}
        for name in variants:
            groups.setdefault(texts[name].mark, []).append(name)
        names = tuple(chain.from_iterable(groups.values()))
        return variants if names == variants else names, bytes(map(len, groups.values()))

    def _complete(self, plan: str, sketch: PlanSketch) -> None:
        """Have the sketches of a plan that was restored."""
        self._bare.discard(plan)
        self._like_wholes.complete(plan, sketch.whole)
        for name, _, section in sketch.sections:
            self._like_sections.complete(f"{plan}/{name}", section)


_ALONE: Wordings = (), b"\0"  # of a section that has no variants


class _Like:
    """Texts that are alike, by a measure; at most so many are listed of each."""

    def __init__(self, likeness: Likeness, reach: int, listed: int) -> None:
        """reach: of the neighbours that are compared."""
        self._reach = reach
        self.neighbours = Neighbours(reach)
        self.texts: dict[str, Text] = {}  # by id
        self._likeness = likeness
        self._listed = listed
        self._gone: set[Text] = set()
        self._come: set[Text] = set()

    def restore(self, rows: PackedRows) -> None:
        """List the texts that are there as they were."""
        self.neighbours = Neighbours.restore(self._reach, self.texts.values(), rows)

    def put(self, name: str, plan: str, order: Any, sketch: Sketch, above: Text | None = None) -> Text:
        """Let a text in, or take what it says now; returns it as it is there."""
        text = self.texts.get(name)
        if text is None or not text.is_as(order, sketch, above):
            if text is not None:
                self._go(text)
            self.texts[name] = text = Text(name, plan, order, sketch, above)
            self._come.add(text)
        text.keys = sketch.keys
        self.complete(name, sketch)
        return text

    def complete(self, name: str, sketch: Sketch) -> None:
        """Have the sketch of a text that is there, and says that."""
        text = self.texts[name]
        text.bits, text.size = sketch.bits, self._likeness.size(sketch.bits)

    def remove(self, name: str) -> None:
        """Let a text go that is there."""
        self._go(self.texts.pop(name))

    def _go(self, text: Text) -> None:
        if text in self._come:
            self._come.discard(text)
        else:
            self._gone.add(text)

    def settle(self, whole: Callable[[Text], str], complete: Callable[[Iterable[Text]], None]) -> set[Text]:
        """Find what is alike now; returns the texts that came, and those of which others are found than before. whole:
        what a text says. complete: has the sketches of texts."""
        come = self._come
        met = self.neighbours.change(self._gone, come)
        self._gone, self._come = set(), set()
        changed, done = set(come), set[Text]()
        scored: defaultdict[Text, list[Near]] = defaultdict(list)  # each pair is compared once
        for text, others in self.neighbours.of(met):
            done.add(text)
            near = scored.pop(text, [])
            complete((text, *others))
            for one in self._likeness.near(text, others - done):
                near.append(one)
                score, sure, other = one
                if other in met:
                    scored[other].append((score, sure, text))
            found = self._found(text, near, whole)
            names, scores = tuple(other.id for _, other in found), array("d", [score for score, _ in found]).tobytes()
            if names != text.found or scores != text.scores or any(other in come for _, other in found):
                text.found, text.scores = names, scores
                changed.add(text)
        return changed

    def _found(self, text: Text, near: list[Near], whole: Callable[[Text], str]) -> list[tuple[float, Text]]:
        """Those of the near that are like a text, nearest first, as (minus the likeness, text)."""
        found = [(score, other) for score, sure, other in near if sure]
        if len(found) < CERTAIN and len(found) < len(near):
            doubtful = sorted((score, other) for score, sure, other in near if not sure)
            ours = self._shingles(whole(text))
            for _, other in doubtful[: CERTAIN - len(found)]:
                score = self._likeness.exact(ours, self._shingles(whole(other)))
                if score >= self._likeness.least:
                    found.append((-score, other))
        found.sort()
        return found[: self._listed]

    def _shingles(self, words: str) -> frozenset[str]:
        return shingles(words, self._likeness.shingle)


def _stand(text: Text, place: int) -> None:
    """Have the last section of a plan so far stand there, and in those above it."""
    text.place = place
    holder: Text | None = text
    while holder is not None:
        holder.end = place + 1
        holder = holder.above


def _kept(text: Text, listed: tuple[str, ...], wordings: Wordings) -> _KeptText:
    above = text.above.place if text.above else -1
    return text.id, text.number, above, text.keys, text.mark, text.found, text.scores, listed, wordings


def _restored(plan: str, order: Any, kept: _KeptText, above: Text | None) -> Text:
    name, number, _, keys, mark, found, scores, _, _ = kept
    text = Text(name, plan, order, Sketch(keys, 0, mark), above)
    text.number, text.found, text.scores = number, found, scores
    return text


def _variants(sections: Sequence[Text], texts: Mapping[str, Text]) -> dict[str, tuple[str, ...]]:
    """For each section of a plan the ids of its variants: of those that are like it the ones that are not nearer to a
    section above or under it, and that do not stand in one another. texts: by id."""
    found = [name for text in sections for name in text.found]
    is_shared = len(set(found)) < len(found)
    scores = [_scores(text) for text in sections] if is_shared else []
    variants: dict[str, tuple[str, ...]] = {}
    for text in sections:
        others = [texts[name] for name in text.found]
        if not is_shared and len({text.plan, *[other.plan for other in others]}) > len(others):
            variants[text.id] = text.found  # the same tuple: nearly always
            continue
        kin = [scores[place] for place in _line(text)] if is_shared else []
        passed = {text.plan: [text]}
        kept: list[str] = []
        for other, score in zip(others, _scores(text).values(), strict=True):
            earlier = passed.setdefault(other.plan, [])
            apart = not any(one.holds(other) or other.holds(one) for one in earlier)
            if apart and all(nearer.get(other.id, 0.0) >= score for nearer in kin):
                kept.append(other.id)
            earlier.append(other)
        variants[text.id] = tuple(kept)
    return variants


def _scores(text: Text) -> dict[str, float]:
    """By the ids of the texts that are like one, minus how near."""
    return dict(zip(text.found, memoryview(text.scores).cast("d"), strict=True))


def _line(text: Text) -> Iterator[int]:
    """The places of the sections above one and of those under it."""
    above = text.above
    while above is not None:
        yield above.place
        above = above.above
    yield from range(text.place + 1, text.end)
