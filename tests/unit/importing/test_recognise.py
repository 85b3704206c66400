"""Plans, headings, joins and noise in received texts; `src/` reads the same cases."""

from __future__ import annotations

import json
from typing import Any

import pytest

from planlib.importing.cleaning import simplified
from planlib.importing.lines import unflattened
from planlib.importing.recognise import Recognised, recognise
from tests.support.paths import FIXTURES

CASES: list[dict[str, Any]] = json.loads((FIXTURES / "import" / "recognised.json").read_text("utf-8"))


def headings(found: Recognised) -> list[dict[str, Any]]:
    return [
        {
            "title": document.title,
            "headings": [
                [entry.level, entry.number.text if entry.number else "", entry.title]
                for entry in (paragraph.entry for paragraph in document.paragraphs)
                if entry.level
            ],
        }
        for document in found.documents
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_what_a_text_holds_is_recognised(case: dict[str, Any]) -> None:
    found = recognise(simplified(unflattened("\n".join(case["text"]))))
    assert headings(found) == case["plans"]
    if "joined" in case:
        assert [join.line for join in found.joined] == case["joined"]
    if "removed" in case:
        assert sorted({removed.line for removed in found.removed}) == case["removed"]
    if "signature" in case:
        assert [[line.text for line in document.signature] for document in found.documents] == case["signature"]
