"""Numbers as text: base64 digits of five bits, least first, with 32 added where more follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

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


def pack_ranks(ranks: Iterable[int]) -> str:
    """Ascending ranks, each as its distance from the one before, less one."""
    try:
        return "".join([_PACKED[rank + ~before] for before, rank in pairwise(chain((-1,), ranks))])
    except IndexError:
        return pack(rank + ~before for before, rank in pairwise(chain((-1,), ranks)))


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
