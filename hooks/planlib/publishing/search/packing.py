"""Numbers as text: base64 digits of five bits, least first, with 32 added where more follow."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BITS = 5
_MORE = 1 << _BITS


def _pack(number: int) -> str:
    digits = ""
    while number >= _MORE:
        digits += _DIGITS[number % _MORE + _MORE]
        number >>= _BITS
    return digits + _DIGITS[number]


_PACKED = tuple(map(_pack, range(1 << 3 * _BITS)))  # what most numbers become


def pack(numbers: Iterable[int]) -> str:
    """Numbers from 0."""
    return "".join([_PACKED[number] if number < len(_PACKED) else _pack(number) for number in numbers])


# Tens of millions of ranks are packed for a large library, so all of a list at once: as one long integer with a lane of
# four bytes a rank, each of which becomes a digit.
_LANE_BITS = 32
MOST_RANKS = 1 << 4 * _BITS
_ABSENT = 0x40  # in place of a digit that a number does not have
_CHARACTERS = bytes(map(ord, _DIGITS)).ljust(256)


class _Lanes(NamedTuple):
    """Numbers that have the same in each of at least so many lanes."""

    ones: int
    digits: tuple[int, int, int, int]
    carry: int
    higher: int
    middle: int
    lower: int


@cache
def _lanes(count: int) -> _Lanes:
    def every(*lane: int) -> int:
        return int.from_bytes(bytes(lane) * count, "little")

    top = _MORE - 1
    digits = every(top, 0, 0, 0), every(0, top, 0, 0), every(0, 0, top, 0), every(0, 0, 0, top)
    return _Lanes(
        every(1, 0, 0, 0),
        digits,
        every(0, top, top, top),
        every(0, _MORE, _MORE, _MORE),
        every(0, _MORE, _MORE, 0),
        every(_MORE, _MORE, _MORE, 0),
    )


def pack_ranks(ranks: array[int]) -> str:
    """Ascending ranks, each as its distance from the one before, less one. ranks: below MOST_RANKS, of four bytes."""
    size = _LANE_BITS * len(ranks)
    all_bits = (1 << size) - 1
    lanes = _lanes(1 << len(ranks).bit_length())
    found = int.from_bytes(ranks, "little")
    gaps = found - (found << _LANE_BITS & all_bits) - (lanes.ones & all_bits >> _LANE_BITS << _LANE_BITS)
    least, second, third, most = lanes.digits
    digits = gaps & least | gaps << 3 & second | gaps << 6 & third | gaps << 9 & most
    present = digits + (lanes.carry & all_bits) & lanes.higher  # those that are not 0 …
    present |= present >> 8 & lanes.middle
    present |= present >> 8 & lanes.middle  # … and those below them
    absent = (present ^ lanes.higher & all_bits) << 1
    packed = digits | present >> 8 & lanes.lower | absent
    return packed.to_bytes(size // 8, "little").translate(_CHARACTERS, bytes([_ABSENT])).decode()


def unpack(packed: str) -> Iterator[int]:
    """The numbers of `pack`."""
    number = shift = 0
    for character in packed:
        digit = _DIGITS.index(character)
        number |= digit % _MORE << shift
        if digit < _MORE:
            yield number
            number = shift = 0
        else:
            shift += _BITS


def unpack_ranks(packed: str) -> Iterator[int]:
    """The ranks of `pack_ranks`."""
    rank = -1
    for gap in unpack(packed):
        rank += gap + 1
        yield rank
