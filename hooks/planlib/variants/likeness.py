"""How alike two texts are: by their sketches, and by all their shingles where the sketches leave it in doubt."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass

from .shingles import shingles
from .sketches import PLAN_SHINGLE, PLAN_SKETCH, SECTION_SHINGLE, SECTION_SKETCH


@dataclass(frozen=True)
class Likeness:
    """A measure, 0 to 1: what two texts share of their shingles by those of both (Jaccard), or by those of the shorter
    (overlap).

    shingle: its length. sketch: how many of them a full sketch has. least: from which on texts are alike. sure: of how
    many the estimate is taken as it is.
    """

    shingle: int
    sketch: int
    of_both: bool
    least: float
    sure: int

    def _base(self, ours: int, theirs: int, common: int) -> int:
        return ours + theirs - common if self.of_both else min(ours, theirs)

    def exact(self, left: str, right: str) -> float:
        """By all shingles of the two texts."""
        ours, theirs = shingles(left, self.shingle), shingles(right, self.shingle)
        common = len(ours & theirs)
        return common / self._base(len(ours), len(theirs), common) if common else 0.0

    def estimate(self, ours: Set[int], left: array[int], right: array[int]) -> tuple[float, float]:
        """By the sketches, as far as both of them reach, with how much it may be wrong: two standard errors, or
        nothing. ours: the left sketch as a set."""
        common = len(ours.intersection(right))
        if not common:
            return 0.0, 0.0
        here, there = len(left), len(right)
        if here == self.sketch or there == self.sketch:
            end = min(sketch[-1] for sketch in (left, right) if len(sketch) == self.sketch)
            here, there = bisect_right(left, end), bisect_right(right, end)
        base = self._base(here, there, common)
        return common / base, 1 / base**0.5 if base < self.sure else 0.0


# More than a third: two sections that share their title alone stay below it, as long as each has more text than title.
VARIANTS = Likeness(SECTION_SHINGLE, SECTION_SKETCH, of_both=True, least=0.34, sure=64)
TWINS = Likeness(PLAN_SHINGLE, PLAN_SKETCH, of_both=False, least=0.4, sure=PLAN_SKETCH)
