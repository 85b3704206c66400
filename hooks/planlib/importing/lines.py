"""A received text as lines with something on them, each character with the place it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_STRIPPED = "\u200b\u200c\u200d\u2060\ufeff" + "".join(
    character for character in map(chr, range(0x10000)) if character.isspace()
)


def stripped(text: str) -> str:
    """A text without the white space and the characters of no width around it."""
    return text.strip(_STRIPPED)


class Traced(NamedTuple):
    """A text, and for each of its characters the offset in the source that it stands at, in code points; of one that
    was put in, the complement (~) of the offset before which it was."""

    text: str
    origins: tuple[int, ...]

    def cut(self, start: int, end: int | None = None) -> Traced:
        """The characters from start to end, without the white space around them."""
        text, origins = self.text[start:end], self.origins[start:end]
        first = len(text) - len(text.lstrip(_STRIPPED))
        last = len(text.rstrip(_STRIPPED))
        return Traced(text[first:last], origins[first:last])

    def put(self, start: int, end: int, text: str) -> Traced:
        """With the characters from start to end replaced by a text that does not stand in the source."""
        before = [origin if origin >= 0 else ~origin - 1 for origin in self.origins[:end]]
        after = [origin if origin >= 0 else ~origin for origin in self.origins[end:]]
        inserted = (~(before[-1] + 1 if before else after[0]),) * len(text)
        return Traced(self.text[:start] + text + self.text[end:], self.origins[:start] + inserted + self.origins[end:])


def joined(parts: Iterable[Traced]) -> Traced:
    """Texts one behind the other."""
    listed = list(parts)
    return Traced("".join(part.text for part in listed), tuple(o for part in listed for o in part.origins))


class Line(NamedTuple):
    """A line without the white space around it.

    number: of the physical line, from 1. indented: whether white space stands before it.
    """

    number: int
    traced: Traced
    indented: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return self.traced.text


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that hold more than white space."""
    offset = 0
    for number, raw in enumerate(text.split("\n"), 1):
        words = stripped(raw)
        if words:
            start = offset + raw.index(words)
            yield Line(number, Traced(words, tuple(range(start, start + len(words)))), raw.index(words) > 0)
        offset += len(raw) + 1


SHORTEST_FLAT = 120  # characters; in a shorter line no plan has lost its line breaks
_COUNT = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?![\dxX×]))"
_LABEL = rf"(?:第?[篇范模样][文板本]?{_COUNT}篇?|【篇{_COUNT}】)"
_IN_LINE = re.compile(rf"([。！？!?；;）)])[ \t\u3000]*({_LABEL}[：:]?)[ \t\u3000]*(?![、.．\d])")
_AFTER_TITLE = re.compile(r"(范文|范本|参考|怎么写)(?=[一二三四五六七八九十]{1,2}、)")


def unflattened(text: str) -> str:
    """A text with line breaks where a collection has lost them: before and behind 范文一 in the middle of a line, and
    between a title and the first heading. Nothing else is changed."""
    return "\n".join(map(_unflattened, text.split("\n")))


def _unflattened(line: str) -> str:
    if len(line) >= SHORTEST_FLAT:
        line = _IN_LINE.sub(r"\1\n\2\n", line)
    return _AFTER_TITLE.sub(r"\1\n", line)
