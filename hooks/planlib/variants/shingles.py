"""Shingles: the runs of a few characters that stand for the wording of a text."""

from __future__ import annotations

import re


def shingles(text: str, length: int) -> frozenset[str]:
    """All runs of so many characters (code points) of a text."""
    return frozenset(text[start : start + length] for start in range(len(text) - length + 1))


def sampler(length: int, one_in: int) -> re.Pattern[str]:
    """What finds, of the shingles of a Chinese text, about one in so many: those that begin with certain characters, so
    that texts alike sample the same ones. Its only group is the shingle."""
    anchors = "".join(map(chr, range(0x4E00, 0xA000, one_in)))
    return re.compile(f"(?=([{anchors}].{{{length - 1}}}))", re.DOTALL)
