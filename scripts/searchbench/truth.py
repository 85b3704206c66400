"""What a query must find, by looking at every text: no index, no ranks, no candidates.

Own text: the lines of a section without those of the sections under it, folded. To any engine a section is a document,
and it holds a query if its own text holds every term. The site's own search also gives sections whose terms meet only
in the sections under them: the deepest that hold them all. Its results are held against that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Section(NamedTuple):
    """text: folded, a line each. parent: the position of the section above, or -1. Sections are in reading order."""

    text: str
    parent: int


def words(query: str) -> list[str]:
    """What a folded query of the bench asks for: the runs of letters and digits."""
    return re.findall(r"\w+", query)


def holders(sections: Sequence[Section], terms: Sequence[str]) -> list[int]:
    """The positions of the sections whose own text holds every term."""
    return [position for position, (text, _) in enumerate(sections) if all(term in text for term in terms)]


def results(sections: Sequence[Section], terms: Sequence[str]) -> list[int]:
    """The same, and the deepest sections that hold every term only with what stands under them."""
    every = (1 << len(terms)) - 1
    below = [0] * len(sections)  # the terms, as bits, that a section holds with what stands under it
    answered = [False] * len(sections)  # whether a section under it is a result
    found = []
    for position in range(len(sections) - 1, -1, -1):
        text, parent = sections[position]
        own = sum(1 << number for number, term in enumerate(terms) if term in text)
        below[position] |= own
        if own == every or (below[position] == every and not answered[position]):
            found.append(position)
            answered[position] = True
        if parent >= 0:
            below[parent] |= below[position]
            answered[parent] |= answered[position]
    return found[::-1]
