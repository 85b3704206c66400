"""Made-up Chinese text that is like no other, and like itself."""

from __future__ import annotations

import random

_MARKS = [chr(code) for code in range(0x4E00, 0x6000)]


def prose(seed: int, length: int = 400) -> str:
    """Text that shares nothing with that of another seed."""
    return "".join(random.Random(seed).choices(_MARKS, k=length))


def reworded(text: str, every: int) -> str:
    """A text with one character in so many changed."""
    return "".join("改" if position % every == 0 else mark for position, mark in enumerate(text))
