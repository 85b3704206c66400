"""How much two texts have in common, the same as in the browser."""

from __future__ import annotations

import json

from planlib.variants.percent import percent_same
from tests.support.paths import FIXTURES


def test_two_texts_have_as_much_in_common_as_the_vectors_say() -> None:
    for left, right, percent in json.loads((FIXTURES / "likeness.json").read_text("utf-8")):
        assert percent_same(left, right) == percent_same(right, left) == percent, (left, right)
