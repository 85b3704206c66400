"""Fields in running text: found, shown, and nothing lost around them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlib.contract import FieldScope
from planlib.model.fields import Field, neutral, references, split_runs
from planlib.model.page import FieldRef

VILLAGE = Field(name="村", label="村名", default="××村", hint="带“村”字", scope=FieldScope.SHARED)


@given(st.text(alphabet="{}|村a\n<", max_size=40))
def test_nothing_is_dropped(text: str) -> None:
    assert "".join(map(str, split_runs(text))) == text


@given(st.text(alphabet="{}|村a\n<", max_size=40))
def test_no_two_stretches_of_text_stand_side_by_side(text: str) -> None:
    plain = [isinstance(run, str) for run in split_runs(text)]
    assert not any(left and right for left, right in pairwise(plain))


def test_references_are_the_fields_in_order() -> None:
    runs = split_runs("{{村}}、{{年份|2012}}、{{村}}")
    assert list(references(runs)) == [FieldRef("村"), FieldRef("年份", "2012"), FieldRef("村")]


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (FieldRef("村"), "××村"),
        (FieldRef("村", "桃树村"), "××村"),
        (FieldRef("县"), "{{县}}"),
        (FieldRef("县", "海县"), "{{县|海县}}"),
    ],
)
def test_a_field_shows_its_default_whatever_the_source_says(ref: FieldRef, text: str) -> None:
    assert neutral(ref, {"村": VILLAGE}) == text
