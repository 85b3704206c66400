"""How alike two texts are: by their sketches, and by all their shingles where the sketches leave it in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Set
from math import sqrt

from .neighbours import Text
from .sketches import PLAN_BITS, PLAN_SHINGLE, SECTION_BITS, SECTION_SHINGLE, sizes

Near = tuple[float, bool, Text]
"""A text that another may be like: minus the likeness as estimated, and whether that is sure."""


class Likeness:
    """A measure, 0 to 1: what two texts share of their shingles by those of both (Jaccard), or by those of the shorter
    (overlap)."""

    def __init__(self, shingle: int, bits: int, *, of_both: bool, least: float, sure: int) -> None:
        """shingle: its length. bits: of a sketch. least: from which on texts are alike. sure: of how many sampled
        shingles the estimate is taken as it is."""
        self.shingle = shingle
        self.least = least
        self._of_both = of_both
        self._sure = sure
        self._sizes = sizes(bits)
        self._full = 2 * bits  # hashes that fill a sketch: it says little then

    def exact(self, ours: Set[str], theirs: Set[str]) -> float:
        """By all shingles of the two texts."""
        common = len(ours & theirs)
        union = len(ours) + len(theirs) - common
        return common / (union if self._of_both else min(len(ours), len(theirs))) if common else 0.0

    def size(self, bits: int) -> float:
        """How many sampled shingles a sketch stands for."""
        return self._sizes[bits.bit_count()]

    def near(self, text: Text, others: Iterable[Text]) -> list[Near]:
        """Those of the others that a text may be like, as their sketches tell."""
        least, sizes, of_both, sure, full = self.least, self._sizes, self._of_both, self._sure, self._full
        bits, ours = text.bits, text.size
        near: list[Near] = []
        for other in others:
            theirs, union = other.size, sizes[(bits | other.bits).bit_count()]
            base = union if of_both else ours if ours < theirs else theirs
            score, doubt = 0.0, 1.0  # how much it may be wrong: two standard errors, or nothing
            if base:
                score = (ours + theirs - union) / base
                if union <= full:
                    doubt = 1 / sqrt(base) if base < sure else 0.0
            if score + doubt >= least:
                near.append((-score, score - doubt >= least, other))
        return near


# More than a third: two sections that share their title alone stay below it, as long as each has more text than title.
VARIANTS = Likeness(SECTION_SHINGLE, SECTION_BITS, of_both=True, least=0.34, sure=64)
TWINS = Likeness(PLAN_SHINGLE, PLAN_BITS, of_both=False, least=0.4, sure=128)
