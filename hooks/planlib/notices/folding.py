"""Folding: a phrase is the same in whatever form it was pasted. Texts and patterns are folded alike.

What is folded stands in the contract, for the browser does the same; the traditional characters are OpenCC's.
"""

from __future__ import annotations

import re
from functools import cache

from planlib.contract import FOLDED_AWAY, FOLDED_FROM, FOLDED_TO
from planlib.model.simplified import simplified

_AWAY = re.compile(FOLDED_AWAY)


@cache
def _table() -> dict[int, str]:
    return {ord(old): new for old, new in (simplified() | dict(zip(FOLDED_FROM, FOLDED_TO, strict=True))).items()}


def fold(text: str) -> str:
    """A text or a pattern as it is compared."""
    return _AWAY.sub("", text).translate(_table())


def origins(text: str) -> list[int]:
    """For each character of the folded text its offset in the text, in code points."""
    gone = {match.start() for match in _AWAY.finditer(text)}
    return [offset for offset in range(len(text)) if offset not in gone]


def traditional(words: str) -> str:
    """The traditional characters whose simplified ones stand in `words`, each with that one behind it."""
    present = set(words)
    return "".join(old + new for old, new in simplified().items() if new in present)
