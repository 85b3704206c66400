"""Variants (同源写法): sections that share much of their wording, of which a large library has hundreds that are alike.

Each section has a sketch, the first of its sampled shingles in the order of their hashes, and is listed under the first
few of the sketch. The lists hold the sections in the order of their sketches, so that the most alike stand side by
side: a section is compared with a fixed number of neighbours, in its shortest lists first, whatever their length. The
similarity (Jaccard) is that of the sketches, and that of all the shingles where the sketches of short texts leave it in
doubt. Whatever is listed was compared itself: nothing is passed on from neighbour to neighbour.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from zlib import crc32

from .shingles import sampler, shingles

SHINGLE = 4  # characters; sections are short, and a word changed here and there must leave most of them
# More than a third: two sections that share their title alone stay below it, as long as each has more text than title.
SIMILAR = 0.34
LEAST_TEXT = 20  # characters under a heading: less says nothing that could be worded in another way
LISTED = 8  # variants of a section, at most
SKETCH = 128  # shingles of a text that stand for it
KEYS = 8  # of them, under which the text is listed
NEIGHBOURS = 4  # to each side, in each list
CANDIDATES = 8  # found in the shortest lists are enough; the others are left aside
DOUBT = 64  # sampled shingles of two texts: with fewer, what is near the threshold is compared in full
CERTAIN = 4  # variants are enough to leave doubtful candidates aside

_SAMPLED = sampler(SHINGLE)


def similarity(left: str, right: str) -> float:
    """The Jaccard coefficient of two sections' texts: shared shingles by all of either, 0 to 1."""
    ours, theirs = shingles(left, SHINGLE), shingles(right, SHINGLE)
    common = len(ours & theirs)
    return common / (len(ours) + len(theirs) - common) if common else 0.0


def says_enough(title: int, text: int) -> bool:
    """Whether a section is long enough to have variants, by the length of its title and of all its text, the title
    included: titles alone make none."""
    return text - title >= max(LEAST_TEXT, title)


def variants(
    titles: Mapping[str, str], text: Callable[[str], str], parents: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """For each section's name the names of its variants, nearest first, at most LISTED.

    titles: of all sections, in reading order. text: gives a section's title and own text; it is asked for again rather
    than kept. parents: the section above each, if any; compared are sections with all that stands under them. A section
    is no variant of those above it. Of sections that stand one in the other only the nearest is a variant, or else
    everything that holds a section would be one too, and all that it holds.
    """
    names = list(titles)
    lines = _lines_of_descent(names, parents)

    def whole(place: int) -> str:
        under = (other for other in lines[place] if other > place)
        return "".join(text(names[part]) for part in (place, *under))

    keys, sketches = _sketches(titles, text, parents)
    found: list[list[tuple[float, int]]] = [[] for _ in names]
    for place, candidates in _neighbours(keys):
        found[place] = _verified(place, candidates, sketches, whole)
    listed: dict[str, tuple[str, ...]] = {}
    for name, near, line in zip(names, found, lines, strict=True):
        nearer: dict[int, float] = {}  # how near others are to those above and under this section
        for relative in line:
            for score, other in found[relative]:
                if score < nearer.get(other, 0.0):
                    nearer[other] = score
        passed = set(line)
        kept: list[str] = []
        for score, other in near:
            if other not in passed and nearer.get(other, 0.0) >= score:
                kept.append(names[other])
            passed.update(lines[other])
        listed[name] = tuple(kept)
    return listed


def _lines_of_descent(names: Sequence[str], parents: Mapping[str, str]) -> list[list[int]]:
    """For each section the places of those above it and of those under it, the latter in reading order."""
    places = {name: place for place, name in enumerate(names)}
    lines: list[list[int]] = [[] for _ in names]
    for name, place in places.items():
        above = parents.get(name)
        while above is not None:
            lines[place].append(places[above])
            lines[places[above]].append(place)
            above = parents.get(above)
    return lines


Sketch = tuple[int, ...]


def _sketches(
    titles: Mapping[str, str], text: Callable[[str], str], parents: Mapping[str, str]
) -> tuple[list[Sketch], list[Sketch]]:
    """For each section the hashes that it is listed under, and its sketch. A section takes in the sketches of those
    under it, so that no text is gone through twice."""
    hashes: dict[str, int] = {}
    under: defaultdict[str, set[int]] = defaultdict(set)
    lengths: Counter[str] = Counter()
    keys: list[Sketch] = []
    sketches: list[Sketch] = []
    for name, title in reversed(list(titles.items())):
        words = text(name)
        length = len(words) + lengths.pop(name, 0)
        sample = sorted(_hashes(_SAMPLED.findall(words), hashes).union(under.pop(name, ())))
        sketch = tuple(sample[:SKETCH])
        if name in parents:
            under[parents[name]].update(sketch)
            lengths[parents[name]] += length
        sketches.append(sketch)
        if not says_enough(len(title), length):
            keys.append(())
        elif len(sketch) >= KEYS:
            keys.append(sketch[:KEYS])
        else:  # too short for the sample: listed under others of its shingles too
            others = sorted(_hashes(shingles(words, SHINGLE), hashes).difference(sketch))
            keys.append((*sketch, *others)[:KEYS])
    return keys[::-1], sketches[::-1]


def _hashes(runs: Iterable[str], known: dict[str, int]) -> set[int]:
    """The hashes of shingles, the same in every run of the program."""
    get, put = known.get, known.setdefault
    return {get(run) or put(run, crc32(run.encode())) for run in runs}


def _neighbours(keys: list[Sketch]) -> Iterator[tuple[int, set[int]]]:
    """For each section those that stand near it in the lists that it is in, the shortest lists first."""
    order = sorted(range(len(keys)), key=lambda place: (keys[place], place))
    lists: defaultdict[int, list[int]] = defaultdict(list)
    for place in order:
        for key in keys[place]:
            lists[key].append(place)
    passed: defaultdict[int, int] = defaultdict(int)  # how far each list has been gone through
    for place in order:
        stands = []
        for key in keys[place]:
            at = passed[key]
            passed[key] = at + 1
            if len(lists[key]) > 1:
                stands.append((len(lists[key]), key, at))
        stands.sort()
        near: set[int] = set()
        for _, key, at in stands:
            near.update(lists[key][max(at - NEIGHBOURS, 0) : at + NEIGHBOURS + 1])
            if len(near) > CANDIDATES:
                break
        near.discard(place)
        yield place, near


def _verified(
    place: int, candidates: set[int], sketches: list[Sketch], text: Callable[[int], str]
) -> list[tuple[float, int]]:
    """Those of the candidates that are similar enough, nearest first, as (minus the similarity, place)."""
    sketch = sketches[place]
    ours = set(sketch)
    whole = len(sketch) < SKETCH
    certain: list[tuple[float, int]] = []
    doubtful: list[tuple[float, int]] = []
    for other in candidates:
        theirs = sketches[other]
        common = len(ours.intersection(theirs))
        if whole and len(theirs) < SKETCH:
            union = len(sketch) + len(theirs) - common
        else:
            union = _reach(sketch, theirs) - common
        score = common / union if union else 0.0
        margin = 1 / sqrt(max(union, 1)) if union < DOUBT else 0.0  # two standard errors
        if score >= SIMILAR + margin:
            certain.append((-score, other))
        elif score >= SIMILAR - margin:
            doubtful.append((-score, other))
    if doubtful and len(certain) < CERTAIN:
        words = text(place)
        for _, other in sorted(doubtful)[: CERTAIN - len(certain)]:
            score = similarity(words, text(other))
            if score >= SIMILAR:
                certain.append((-score, other))
    return sorted(certain)[:LISTED]


def _reach(left: Sketch, right: Sketch) -> int:
    """How many shingles the two have, each by itself, as far as both sketches reach."""
    end = min(sketch[-1] for sketch in (left, right) if len(sketch) == SKETCH)
    return bisect_right(left, end) + bisect_right(right, end)
