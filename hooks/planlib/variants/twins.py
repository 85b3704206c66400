"""Twins among the few texts of one page: those that share much of their wording, found without comparing all pairs.

Each text is cut into shingles, runs of a few characters. Those that begin with certain characters go into an inverted
index; texts that meet there often enough are candidates, and each pair of candidates is verified on all its shingles.
The work grows with the text, not with the number of pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from .shingles import sampler, shingles

SHINGLE = 8  # characters
CROWDED = 50  # a shingle in more texts than this is a stock phrase and proves nothing
OVERLAP = 0.4  # share of the shorter text's shingles that twins have in common

_SAMPLED = sampler(SHINGLE, one_in=4)


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """The overlap coefficient: shared shingles by those of the smaller set, 0 to 1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def twins(texts: Mapping[str, str], share: float = OVERLAP) -> dict[str, tuple[str, ...]]:
    """For each text's name the names of its twins, nearest first; `share` is the overlap that makes two texts twins."""
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    sets: dict[str, frozenset[str]] = {}
    for left, right in _candidates(texts, share):
        for name in (left, right):
            if name not in sets:
                sets[name] = shingles(texts[name], SHINGLE)
        common = overlap(sets[left], sets[right])
        if common >= share:
            found[left].append((-common, right))
            found[right].append((-common, left))
    return {name: tuple(other for _, other in sorted(found[name])) for name in texts}


def _candidates(texts: Mapping[str, str], share: float) -> Iterator[tuple[str, str]]:
    """Pairs that share more sampled shingles than chance would give them."""
    samples = {name: set(_SAMPLED.findall(text)) for name, text in texts.items()}
    sizes = {name: len(sample) for name, sample in samples.items()}
    seen: set[str] = set()
    common: set[str] = set()
    for sample in samples.values():
        common |= seen & sample
        seen |= sample
    index: defaultdict[str, list[str]] = defaultdict(list)
    for name, sample in samples.items():
        for shingle in sample & common:
            index[shingle].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in index.values():
        if 1 < len(names) <= CROWDED:
            shared.update(combinations(sorted(names), 2))
    for (left, right), count in shared.items():
        if count >= share / 2 * min(sizes[left], sizes[right]):
            yield left, right
