"""Fields in running text: found, shown, and nothing lost around them."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlib.model.fields import Field, neutral, references, split_runs
from planlib.model.page import FieldRef

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "fixtures/fields.json").read_text("utf-8"))
VILLAGE = Field(name="村", label="村名", default="××村", hint="带“村”字", scope="user")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"][:20]))
def test_text_is_cut_at_its_fields_as_in_the_browser(vector: dict[str, Any]) -> None:
    runs = [run if isinstance(run, str) else FieldRef(run["name"], run["example"]) for run in vector["runs"]]
    assert split_runs(vector["text"]) == tuple(runs)


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
