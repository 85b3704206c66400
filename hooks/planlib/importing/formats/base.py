"""What reading a file gives, whatever its format."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from planlib.importing.received import LOST
from planlib.reading.files import MAX_BYTES

MAX_FILE = 50_000_000
"""Bytes of a file that is read at all."""

MAX_TEXT = MAX_BYTES
"""Bytes, in UTF-8, of the text of one file."""

Align = Literal["", "center", "right"]


class Unreadable(Exception):
    """A file that cannot be read; its words are for the user."""


class Form(NamedTuple):
    """How a line looks.

    level: of a heading by its outline level, 1–9, else 0. bold: whether all of it is. font: of its Chinese characters,
    empty where it is the usual one of the program. size: in points, 0 where the file does not say.
    """

    level: int = 0
    align: Align = ""
    bold: bool = False
    font: str = ""
    size: float = 0


class Loss(NamedTuple):
    """Something of the file that is not in the text, or stands there in another form. line: of the text, from 1."""

    line: int
    text: str


def _level(form: Form) -> int:
    if form.level or not form.font:
        return form.level
    return 1 if re.search("黑|Hei", form.font) else 2 if re.search("楷|Kai", form.font) else 0


@dataclass(frozen=True, slots=True)
class Received:
    """A file as received, and the text in it.

    text: a paragraph a line, each with its \\n. extraction: how the text was got, in words. styled: the lines, from 1,
    that are set apart by their form as headings are. forms: of the lines that have one. original: the file's bytes,
    to be kept beside the text; None where the text is all of it. suffix: of the original.
    """

    text: str
    extraction: str
    styled: frozenset[int] = frozenset()
    forms: dict[int, Form] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()
    original: bytes | None = None
    suffix: str = ""

    @property
    def headings(self) -> dict[int, int]:
        """The lines that are set apart, each with the level that its form says: its outline level, or what official
        papers set such type for (黑体 1, 楷体 2); 0 where it says none."""
        return {line: _level(self.forms.get(line, Form())) for line in self.styled}

    @property
    def original_digest(self) -> str:
        """SHA-256 of the original, in hexadecimal; empty without one."""
        return hashlib.sha256(self.original).hexdigest() if self.original is not None else ""

    @property
    def text_digest(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def lost_characters(lines: Iterable[str]) -> tuple[Loss, ...]:
    """What could not be read of a damaged file, by line."""
    counts = ((number, line.count(LOST)) for number, line in enumerate(lines, 1))
    return tuple(Loss(number, f"这一行有 {count} 处字符已损坏，写成“{LOST}”") for number, count in counts if count)


def shortened(text: str, most: int = 40) -> str:
    """Words of a loss, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 10]}……{words[-8:]}"
