"""Sketches: what is kept of the texts of a plan to find others like them, computed from that plan alone.

A text is known by a sample of its shingles, those that begin with certain characters, as hashes. Its sketch is a
map of bits that they set, which tells how many they are, and with another how many both have; and the smallest of them
as the keys under which the text is listed: texts alike have some of these in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from math import log
from struct import pack
from typing import NamedTuple
from zlib import crc32

from .shingles import sampler, shingles

SECTION_SHINGLE = 4  # characters; sections are short, and a word changed here and there must leave most of them
PLAN_SHINGLE = 8
SECTION_BITS = 1 << 10
PLAN_BITS = 1 << 12
KEYS = 8  # smallest hashes under which a text is listed, at least
PLAN_KEYS = 128  # and at most: a part of a long plan must meet it in some list
PLAN_KEY_EVERY = 8  # one key for so many sampled shingles of a plan
LEAST_TEXT = 20  # characters under a heading: less says nothing that could be worded in another way

_SECTION_SAMPLE = sampler(SECTION_SHINGLE, one_in=4)
_PLAN_SAMPLE = sampler(PLAN_SHINGLE, one_in=4)


class SectionText(NamedTuple):
    """A section's words to be sketched. depth: how many sections it stands in. words: its title and own text."""

    id: str
    depth: int
    title: str
    words: str


class Sketch(NamedTuple):
    """What stands for a text. keys: hashes, four bytes each, in their order; none where the text is not to be compared.
    bits: for each sampled hash the bit of that number is set. mark: a digest of the text, of 64 bits; 0 where there is
    none."""

    keys: bytes
    bits: int
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


NOTHING = Sketch(b"", 0, 0)


def says_enough(title: int, text: int) -> bool:
    """Whether a section is long enough to have variants, by the length of its title and of all its text, the title
    included: titles alone make none."""
    return text - title >= max(LEAST_TEXT, title)


def sizes(bits: int) -> list[float]:
    """How many hashes most likely set so many of the bits of a map, from none to all (linear counting)."""
    return [-bits * log(1 - filled / bits) for filled in range(bits)] + [bits * log(bits)]


def sketch_plan(sections: Sequence[SectionText]) -> PlanSketch:
    """The sketch of a plan from its sections in reading order."""
    found: list[SectionSketch] = []
    under: list[_Part] = []  # what stands under the section to come, by depth
    for section in reversed(sections):
        under.extend([_EMPTY] * (section.depth + 1 - len(under)))
        part = _part(section.words).before(under.pop())
        if under:
            under[-1] = part.before(under[-1])
        found.append(SectionSketch(section.id, section.depth, _sketch_section(section, part)))
    return PlanSketch(_sketch_whole("".join(section.words for section in sections)), tuple(reversed(found)))


class _Part(NamedTuple):
    """What is known of some text of a plan. least: the smallest hashes of its sample."""

    least: tuple[int, ...]
    bits: int
    length: int
    mark: int

    def before(self, other: _Part) -> _Part:
        """The two together."""
        if not other.length:
            return self
        return _Part(
            tuple(sorted({*self.least, *other.least})[:KEYS]),
            self.bits | other.bits,
            self.length + other.length,
            _mark(pack("QQ", self.mark, other.mark)),
        )


_EMPTY = _Part((), 0, 0, 0)


def _part(words: str) -> _Part:
    hashes = _hashes(_SECTION_SAMPLE.findall(words))
    return _Part(tuple(sorted(hashes)[:KEYS]), _bits(hashes, SECTION_BITS), len(words), _mark(words.encode()))


def _sketch_section(section: SectionText, part: _Part) -> Sketch:
    if not says_enough(len(section.title), part.length):
        return NOTHING
    keys = part.least
    if len(keys) < KEYS:  # too short for the sample: listed under others of its shingles too
        keys = (*keys, *sorted(_hashes(shingles(section.words, SECTION_SHINGLE)).difference(keys)))[:KEYS]
    return Sketch(_packed(keys), part.bits, part.mark)


def _sketch_whole(words: str) -> Sketch:
    hashes = _hashes(_PLAN_SAMPLE.findall(words))
    if len(hashes) < KEYS:
        hashes = _hashes(shingles(words, PLAN_SHINGLE))
    keys = sorted(hashes)[: min(max(KEYS, len(hashes) // PLAN_KEY_EVERY), PLAN_KEYS)]
    return Sketch(_packed(keys), _bits(hashes, PLAN_BITS), _mark(words.encode()))


def _mark(content: bytes) -> int:
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big") if content else 0


def _hashes(runs: Iterable[str]) -> set[int]:
    """The hashes of shingles, the same in every run of the program."""
    return set(map(crc32, map(str.encode, runs)))


def _bits(hashes: Iterable[int], bits: int) -> int:
    digits = bytearray(b"0") * bits
    for value in hashes:
        digits[value % bits] = 49
    return int(digits, 2)


def _packed(keys: Sequence[int]) -> bytes:
    return pack(f">{len(keys)}I", *keys)
