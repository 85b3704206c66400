"""No regular expression takes time that grows with the square of a text."""

from __future__ import annotations

import re

import pytest

from tests.support.apart import apart
from tests.support.paths import ROOT
from tests.support.repo import Repo

LENGTH = 33_000  # characters: 100 KB of Chinese


@pytest.mark.long
def test_no_regular_expression_blows_up(clean: Repo) -> None:
    result = apart("match_apart.py", clean.root, LENGTH, seconds=240)
    assert len(result["places"]) > 60
    written = {path for folder in ("planlib", "plansite") for path in (ROOT / "hooks" / folder).rglob("*.py")}
    named = {place.partition(":")[0] for place in result["places"]}
    assert named == {path.name for path in written if re.search(r"\bre\.[a-z]+\(", path.read_text("utf-8"))}
    assert not result["slow"], "\n".join(f"{place}: {texts}" for place, texts in result["slow"].items())
