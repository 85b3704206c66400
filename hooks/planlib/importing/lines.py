"""A received text as lines with something on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple



class Line(NamedTuple):
    """A line without the white space around it.

    number: of the physical line, from 1. start: offset of its first character in the text, in code points. indented:
    whether white space stands before it. parted: whether an empty line does.
    """

    number: int
    start: int
    text: str
    indented: bool = False
    parted: bool = False

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that hold more than white space."""
    offset, parted = 0, False
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip(_STRIPPED)
        if words:
            before = raw.index(words)
            yield Line(number, offset + before, words, before > 0, parted)
        parted = not words
        offset += len(raw) + 1


_STRIPPED = "".join(
    character for character in map(chr, range(0x10000)) if character.isspace() or character in "\u200b\u200c\u200d\ufeff\u2060"
)
