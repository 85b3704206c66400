"""What is said about an input that cannot be read as it stands."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the nearest known one, and all of them."""
    names = list(known)
    close = get_close_matches(word, names, n=1, cutoff=0.4)
    guess = f"did you mean “{close[0]}”? " if close else ""
    return f"{guess}Known: {', '.join(names)}"
