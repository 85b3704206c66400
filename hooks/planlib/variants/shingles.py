"""Shingles: the runs of a few characters that stand for the wording of a text."""

from __future__ import annotations

import re

# One Chinese character in so many begins a shingle that is sampled, so that texts alike sample the same ones.
SAMPLE = 4
_ANCHORS = "".join(map(chr, range(0x4E00, 0xA000, SAMPLE)))


def shingles(text: str, length: int) -> frozenset[str]:
    """All runs of so many characters (code points) of a text."""
    return frozenset(text[start : start + length] for start in range(len(text) - length + 1))


def sampler(length: int) -> re.Pattern[str]:
    """What finds, of the shingles of a Chinese text, about one in `SAMPLE`: those that begin with certain characters.
    Its only group is the shingle."""
    return re.compile(f"(?=([{_ANCHORS}].{{{length - 1}}}))", re.DOTALL)
