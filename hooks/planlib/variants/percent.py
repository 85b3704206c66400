"""How much two texts have in common, as readers are told: the same in the browser (src/model/percent.ts)."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise


def percent_same(left: str, right: str) -> int:
    """Of 100, what two texts share of their pairs of neighbouring characters (code points), wherever these stand; 100
    only where the texts are the same."""
    if left == right:
        return 100
    ours, theirs = Counter(pairwise(left)), Counter(pairwise(right))
    whole = ours.total() + theirs.total()
    common = 2 * (ours & theirs).total()
    return min((200 * common + whole) // (2 * whole), 99) if whole else 0
