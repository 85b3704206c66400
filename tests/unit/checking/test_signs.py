"""What is looked for before a pattern is tried stands in all that the pattern matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlib.checking.rules import counting, dates, glyphs, prose, punctuation, residue, wording
from tests.support.paths import FIXTURES

SIGNS = [
    (wording._COLLECTED, wording._COLLECTED_SIGNS),
    (wording._SERIES, wording._SERIES_SIGNS),
    *((word, wording._NEEDS_SIGNS) for word, _ in wording._NEEDS),
    (residue.PLACEHOLDER, residue._PLACEHOLDER_SIGNS),
    (punctuation._DOUBLED, punctuation._DOUBLED_SIGNS),
    (glyphs._ZERO, glyphs._ZERO_SIGNS),
    (glyphs._POINT, glyphs._POINT_SIGNS),
    (glyphs._THOUSANDS, glyphs._THOUSANDS_SIGNS),
    (counting._LIKELY_NUMBER, counting._NUMBER_SIGNS),
    (counting._BEFORE_SERIES, counting._COUNT_SIGNS),
    (counting._ENUMERATED, counting._COUNT_SIGNS),
    (counting._TOLD, counting._COUNT_SIGNS),
    (counting._GROUP, counting._COUNT_SIGNS),
    (counting._TOTAL, counting._ADDED_SIGNS),
    (counting._PART, counting._PART_SIGNS),
    (counting._ATTACHED, counting._ATTACHED_SIGNS),
    *((pattern, signs) for pattern, _, signs in dates._JUDGES),
]
LINES = [line for file in (FIXTURES / "lines").glob("*.txt") for line in file.read_text("utf-8").split("\n")]


@pytest.mark.parametrize(("pattern", "signs"), SIGNS)
@given(st.data())
def test_a_made_up_match_has_one_of_its_signs(
    pattern: re.Pattern[str], signs: frozenset[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    assert any(sign in text for sign in signs)


@pytest.mark.parametrize(("pattern", "signs"), SIGNS)
def test_a_match_in_the_examples_has_one_of_its_signs(pattern: re.Pattern[str], signs: frozenset[str]) -> None:
    assert not [line for line in LINES if pattern.search(line) and not any(sign in line for sign in signs)]


@pytest.mark.parametrize("signs", {signs for _, signs in SIGNS})
def test_a_sign_is_a_pair_or_an_unusual_character(signs: frozenset[str]) -> None:
    assert all(len(sign) == 2 or prose._UNUSUAL.fullmatch(sign) for sign in signs)
