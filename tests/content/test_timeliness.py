"""The register of the real repository on real texts: every dated phrase is found, and nothing that still holds.

Judged by eye, on a day of their own: the marks in the twelve documents of the library (marks.json), plans of the years
2004 to 2016 with the phrases that must be found, and plans of 2026 in which nothing is out of date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from planlib.library import Library, Opened
from planlib.model.page import Page
from planlib.model.plaintext import page_lines, written
from planlib.notices.matcher import Marker
from planlib.reading.pages import read_page
from planlib.reading.strictyaml import load
from tests.support.paths import FIXTURES

NOTICES = FIXTURES / "notices"
COLLECTION = "社区精神文明工作计划"
DAY = date(2026, 11, 24)
# Expected by whoever wrote the plans down, and yet not marked: the law still speaks of 计划生育.
STANDS = {"人口计生利益导向"}
JUDGED: list[str] = json.loads((NOTICES / "judged.json").read_text("utf-8"))  # the entries that there were on that day
GOLDEN: dict[str, list[list[str]]] = json.loads((NOTICES / "marks.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def marker(opened: Opened) -> Marker:
    notices = opened.inputs.register.notices
    return Marker((notice for notice in notices if notice.is_marked(DAY)), DAY.year)


def found(page: Page, marker: Marker) -> Iterator[tuple[str, int, int, str]]:
    """The marks on a page: the text of the line, start, end, id."""
    marks = marker.page_marks(page)
    for line in page_lines(page):
        for mark in marks.get(line.line, ()):
            yield written(line.runs), mark.start, mark.end, mark.id


def read(name: str) -> Page:
    return read_page(f"{name}.md", (NOTICES / f"{name}.md").read_text("utf-8"))


@pytest.mark.parametrize("plan", GOLDEN)
def test_the_marks_in_a_document_are_those_that_were_judged(library: Library, plan: str) -> None:
    """By the entries that there were; what a new one finds is for its editor to judge."""
    marker = Marker((library.notices[name] for name in JUDGED if library.notices[name].is_marked(DAY)), DAY.year)
    marks = [[text[start:end], name] for text, start, end, name in found(library.plan_by_id[plan].page, marker)]
    assert marks == GOLDEN[plan]


def test_every_document_of_the_collection_was_judged(library: Library) -> None:
    collected = [plan.id for plan in library.plans if plan.source and plan.source.collection == COLLECTION]
    assert list(GOLDEN) == collected


@pytest.mark.parametrize("name", sorted(path.stem for path in NOTICES.glob("old-*.md")))
def test_every_dated_phrase_of_an_old_plan_is_found(marker: Marker, name: str) -> None:
    phrases = load((NOTICES / f"{name}.expected.yml").read_text("utf-8"))
    page = read(name)
    marks = list(found(page, marker))
    texts = [written(line.runs) for line in page_lines(page)]
    assert len(phrases) > 30
    for phrase in phrases:
        assert any(phrase in text for text in texts), f"{phrase} does not stand in {name}"
        assert any(touches(phrase, *mark[:3]) for mark in marks) is (phrase not in STANDS), phrase


def touches(phrase: str, text: str, start: int, end: int) -> bool:
    """Whether a mark covers a part of a place where the phrase stands."""
    at = text.find(phrase)
    while at >= 0:
        if start < at + len(phrase) and at < end:
            return True
        at = text.find(phrase, at + 1)
    return False


@pytest.mark.parametrize("name", sorted(path.stem for path in NOTICES.glob("correct-*.md")))
def test_nothing_is_marked_in_a_plan_of_the_day(marker: Marker, name: str) -> None:
    assert [text[start:end] for text, start, end, _ in found(read(name), marker)] == []
