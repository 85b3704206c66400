"""Which sections of a received plan the library has already."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple
from zlib import crc32

LENGTH = 8  # characters of a stretch that two texts are compared by
SAMPLE = 4  # of the stretches one in so many is looked at: the same ones in every text
FEWEST = 4  # stretches of a text that says enough to be compared
LEAST_SHARE = 0.6  # of a text's stretches, for it to be called much the same
_WORDS = re.compile(r"\W+|[0-9×xX]+")


class Duplicate(NamedTuple):
    """A section that the library has much the same. share: of its text that stands there too, from 0 to 1."""

    id: str
    share: float


class Stretches:
    """An index of texts by the stretches of characters in them; marks, figures and masks do not count."""

    def __init__(self) -> None:
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        self._ids: list[str] = []

    def add(self, name: str, text: str) -> None:
        """Take in a text under a name."""
        number = len(self._ids)
        self._ids.append(name)
        for stretch in _stretches(text):
            self._holders[stretch].append(number)

    def nearest(self, text: str) -> Duplicate | None:
        """The text that has most of this one; None where none has enough of it, or it is too short to say."""
        stretches = _stretches(text)
        if len(stretches) < FEWEST:
            return None
        shared = Counter(number for stretch in stretches for number in self._holders.get(stretch, ()))
        if not shared:
            return None
        number, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
        share = count / len(stretches)
        return Duplicate(self._ids[number], round(share, 2)) if share >= LEAST_SHARE else None


def _stretches(text: str) -> set[int]:
    words = _WORDS.sub("", text)
    hashed = (crc32(words[at : at + LENGTH].encode()) for at in range(len(words) - LENGTH + 1))
    return {value for value in hashed if value % SAMPLE == 0}
