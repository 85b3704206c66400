"""Aligning two texts, of characters or of lines, in bounded time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

# What is aligned with each other grows with its square and more, so it is bounded.
MAX_ALIGNED = 500  # lines between the first and the last in which a page differs; beyond, they are compared in order


def common_ends(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """How many characters (or lines) two texts have in common at their start, and of the rest at their end."""
    head = common_start(left, right)
    return head, common_start(left[head:][::-1], right[head:][::-1])


def common_start(left: Sequence[str], right: Sequence[str]) -> int:
    """How many characters (or lines) two texts have in common from their start."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(left), len(right)))


def aligned(left: list[str], right: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What `SequenceMatcher.get_opcodes` gives, in bounded time."""
    head, tail = common_ends(left, right)
    middles = left[head : len(left) - tail], right[head : len(right) - tail]
    yield "equal", 0, head, 0, head
    if max(map(len, middles)) <= MAX_ALIGNED:
        for tag, i, j, k, m in SequenceMatcher(None, *middles, autojunk=False).get_opcodes():
            yield tag, head + i, head + j, head + k, head + m
    else:
        end = head + min(map(len, middles))
        for place in range(head, end):
            yield "equal" if left[place] == right[place] else "replace", place, place + 1, place, place + 1
        yield "replace", end, len(left) - tail, end, len(right) - tail
    yield "equal", len(left) - tail, len(left), len(right) - tail, len(right)
