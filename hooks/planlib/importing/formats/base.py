"""What reading a file gives, whatever its format."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

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

    level: of a heading by its outline level, 1–9, else 0. bold: whether all of it is. lead: how many characters at its
    start are bold where the rest is not. font: of its Chinese characters, empty where it is the usual one of the
    program. size: in points, 0 where the file does not say.
    """

    level: int = 0
    align: Align = ""
    bold: bool = False
    lead: int = 0
    font: str = ""
    size: float = 0


class Loss(NamedTuple):
    """Something of the file that is not in the text, or stands there in another form. line: of the text, from 1."""

    line: int
    text: str


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
    def original_digest(self) -> str:
        """SHA-256 of the original, in hexadecimal; empty without one."""
        return hashlib.sha256(self.original).hexdigest() if self.original is not None else ""

    @property
    def text_digest(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def shortened(text: str, most: int = 40) -> str:
    """Words of a loss, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 10]}……{words[-8:]}"
