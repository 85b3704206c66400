"""Twins (同源): documents that share much of their text, found without comparing all pairs.

Each text is cut into shingles of K characters. A fixed sample of the shingles goes into an inverted index; texts that
meet there often enough are candidates, and each candidate pair is verified on its full sets of shingles. The work grows
with the text, not with the number of pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from zlib import crc32

SHINGLE = 8  # characters
SAMPLE = 4  # one shingle in so many is indexed; by its hash, so that both twins keep the same ones
CROWDED = 50  # a shingle in more texts than this is a stock phrase and proves nothing
OVERLAP = 0.4  # share of the shorter text's shingles that twins have in common


def shingles(text: str) -> frozenset[str]:
    """All runs of SHINGLE characters of a text."""
    return frozenset(text[start : start + SHINGLE] for start in range(len(text) - SHINGLE + 1))


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """The overlap coefficient: shared shingles by those of the smaller set, 0 to 1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def twins(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each text's name the names of its twins, nearest first."""
    sets = {name: shingles(text) for name, text in texts.items()}
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for left, right in _candidates(sets):
        share = overlap(sets[left], sets[right])
        if share >= OVERLAP:
            found[left].append((-share, right))
            found[right].append((-share, left))
    return {name: tuple(other for _, other in sorted(found[name])) for name in texts}


def _candidates(sets: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Pairs that share more sampled shingles than chance would give them."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    sampled: Counter[str] = Counter()
    for name, members in sets.items():
        for shingle in members:
            if crc32(shingle.encode()) % SAMPLE == 0:
                index[shingle].append(name)
                sampled[name] += 1
    shared: Counter[tuple[str, str]] = Counter()
    for names in index.values():
        if 1 < len(names) <= CROWDED:
            shared.update(combinations(sorted(names), 2))
    for (left, right), count in shared.items():
        if count >= OVERLAP / 2 * min(sampled[left], sampled[right]):
            yield left, right
