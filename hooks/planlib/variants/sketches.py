"""Sketches: what is kept of the texts of a plan to find others like them, computed from that plan alone.

A sketch is a sample of a text's shingles, as hashes: the smallest of those that begin with certain characters. The
smallest of the sketch are the keys under which the text is listed; texts alike have some of them in common.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from struct import pack
from typing import NamedTuple
from zlib import crc32

from .shingles import sampler, shingles

SECTION_SHINGLE = 4  # characters; sections are short, and a word changed here and there must leave most of them
PLAN_SHINGLE = 8
SECTION_SKETCH = 128  # shingles that stand for a section, at most
PLAN_SKETCH = 256
KEYS = 8  # of them, under which a text is listed, at least
PLAN_KEYS = 64  # and at most: a part of a long plan must meet it in some list
PLAN_KEY_EVERY = 12  # one key for so many sampled shingles of a plan
LEAST_TEXT = 20  # characters under a heading: less says nothing that could be worded in another way

_SECTION_SAMPLE = sampler(SECTION_SHINGLE, one_in=4)
_PLAN_SAMPLE = sampler(PLAN_SHINGLE, one_in=8)


class SectionText(NamedTuple):
    """A section's words to be sketched. depth: how many sections it stands in. words: its title and own text."""

    id: str
    depth: int
    title: str
    words: str


class Sketch(NamedTuple):
    """What stands for a text. keys: hashes, four bytes each, in their order; none where the text is not to be compared.
    sample: hashes in their order. mark: changes with every change of the text."""

    keys: bytes
    sample: array[int]
    mark: int


class SectionSketch(NamedTuple):
    """A section with all that stands under it."""

    id: str
    depth: int
    sketch: Sketch


class PlanSketch(NamedTuple):
    """A plan as a whole, and its sections in reading order."""

    whole: Sketch
    sections: tuple[SectionSketch, ...]


NOTHING = Sketch(b"", array("I"), 0)


def says_enough(title: int, text: int) -> bool:
    """Whether a section is long enough to have variants, by the length of its title and of all its text, the title
    included: titles alone make none."""
    return text - title >= max(LEAST_TEXT, title)


def sketch_plan(sections: Sequence[SectionText]) -> PlanSketch:
    """The sketch of a plan from its sections in reading order.

    A section takes in the sketches of those under it, so that no text is gone through twice.
    """
    found: list[SectionSketch] = []
    under: list[_Under] = []  # what stands under the section to come, by depth
    for section in reversed(sections):
        under.extend(_Under() for _ in range(len(under), section.depth + 2))
        below = under.pop()
        sample = sorted(_hashes(_SECTION_SAMPLE.findall(section.words)) | below.hashes)
        del sample[SECTION_SKETCH:]
        length = len(section.words) + below.length
        mark = crc32(section.words.encode(), below.mark)
        under[-1].add(sample, length, mark)
        sketch = NOTHING
        if says_enough(len(section.title), length):
            sketch = Sketch(_keys(sample, section.words), array("I", sample), mark)
        found.append(SectionSketch(section.id, section.depth, sketch))
    return PlanSketch(_sketch_whole("".join(section.words for section in sections)), tuple(reversed(found)))


class _Under:
    """What is known of the sections under one: their hashes, the length of their text, and its mark."""

    __slots__ = ("hashes", "length", "mark")

    def __init__(self) -> None:
        self.hashes: set[int] = set()
        self.length = self.mark = 0

    def add(self, hashes: Iterable[int], length: int, mark: int) -> None:
        self.hashes.update(hashes)
        self.length += length
        self.mark = mark


def _keys(sample: Sequence[int], words: str) -> bytes:
    """The keys of a section. One too short for the sample is listed under others of its shingles too."""
    keys = sample[:KEYS]
    if len(keys) < KEYS:
        keys = (*keys, *sorted(_hashes(shingles(words, SECTION_SHINGLE)).difference(keys)))[:KEYS]
    return pack(f">{len(keys)}I", *keys)


def _sketch_whole(words: str) -> Sketch:
    hashes = _hashes(_PLAN_SAMPLE.findall(words))
    if len(hashes) < KEYS:
        hashes = _hashes(shingles(words, PLAN_SHINGLE))
    sample = sorted(hashes)
    keys = sample[: min(max(KEYS, len(sample) // PLAN_KEY_EVERY), PLAN_KEYS)]
    return Sketch(pack(f">{len(keys)}I", *keys), array("I", sample[:PLAN_SKETCH]), crc32(words.encode()))


def _hashes(runs: Iterable[str]) -> set[int]:
    """The hashes of shingles, the same in every run of the program."""
    return set(map(crc32, map(str.encode, runs)))
