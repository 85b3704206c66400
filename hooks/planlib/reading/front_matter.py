"""Front matter: the YAML block at the top of a page."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

from .messages import say
from .records import Read, RecordReader

UNREADABLE = ("no_front_matter", "open_front_matter", "yaml", "empty", "not_keys")  # kinds of mistakes in it as a whole
_FENCE = re.compile(r"---[ \t]*$")

T = TypeVar("T")


class Block(NamedTuple):
    """text: what stands between the fences; None where there are no two. taken: how many lines of the page it takes
    with its fences; all where it is not closed."""

    text: str | None
    taken: int


def cut_front_matter(text: str) -> Block:
    """The front matter of a page as text."""
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        return Block(None, 0)
    end = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.match(line)), None)
    return Block(None, len(lines)) if end is None else Block("\n".join(lines[1:end]), end + 1)


def read_front_matter(text: str, reader: RecordReader[T]) -> tuple[Read[T], int]:
    """Read the front matter of a page; the number says how many lines it takes. Never raises."""
    block = cut_front_matter(text)
    if block.text is None:
        kind = "open_front_matter" if block.taken else "no_front_matter"
        return Read(None, (say(kind, 1, code=reader.code(kind, ()), keys=reader.required),)), block.taken
    return reader.read_text(block.text, first_line=2), block.taken
