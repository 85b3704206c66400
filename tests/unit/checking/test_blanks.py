"""What was left open in a text is found alike on pages and in drafts (tests/front/draft-checkup.test.ts)."""

from __future__ import annotations

import json

from planlib.checking.rules.residue import PLACEHOLDER
from tests.support.paths import FIXTURES

VECTORS = json.loads((FIXTURES / "blanks.json").read_text("utf-8"))


def test_what_is_left_open_is_found_as_drafts_find_it_but_for_what_is_masked() -> None:
    assert len(VECTORS) > 50
    wrong = [each["text"] for each in VECTORS if bool(PLACEHOLDER.search(each["text"])) != each["page"]]
    assert wrong == []
