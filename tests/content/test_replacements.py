"""What the register itself puts in the place of its phrases, tried in its own examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from planlib.contract import Action
from planlib.model.fields import split_runs
from planlib.model.numbering import numeral
from planlib.notices.matcher import Marker, masked
from planlib.notices.patterns import read_pattern
from planlib.notices.register import REGISTER_FILE, Notice, read_register
from tests.support.paths import ROOT

REGISTER = read_register((ROOT / REGISTER_FILE).read_text(encoding="utf-8")).notices
YEARS = (2026, 2027, 2028, 2033)
DAY = date(2026, 11, 27)
# What is to be looked at, rather than replaced, may come to light in words that are put right.
STALE = [notice for notice in REGISTER if notice.is_marked(DAY) and notice.action is not Action.CHECK]
MARKED = Marker(STALE, DAY.year)
DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,})\1|局局|所所|章章")


def applied() -> Iterator[tuple[str, str, str, str]]:
    """Each replacement in each example where it applies: id, the example, its words, the result."""
    for notice in REGISTER:
        marker = Marker([notice])
        for text in notice.matches:
            for mark in marker.marks(masked(split_runs(text))):
                words = text[mark.start : mark.end]
                if words in notice.replacements:
                    result = text[: mark.start] + notice.replacements[words] + text[mark.end :]
                    yield notice.id, text, words, result


APPLIED = list(applied())


def unbalanced(text: str) -> list[str]:
    return [pair for pair in ("“”", "《》", "（）", "‘’") if text.count(pair[0]) != text.count(pair[1])]


def test_the_register_has_replacements_that_its_examples_show() -> None:
    assert APPLIED


@pytest.mark.parametrize(("notice", "text", "words", "result"), APPLIED)
def test_a_replaced_example_reads_on(notice: str, text: str, words: str, result: str) -> None:
    before = {text[mark.start : mark.end] for mark in MARKED.marks(text)}
    after = {result[mark.start : mark.end] for mark in MARKED.marks(result)}
    assert after <= before - {words}, notice
    assert unbalanced(result) == unbalanced(text)
    assert not DOUBLED.search(result), result


@pytest.mark.parametrize(
    ("notice", "words", "new"),
    [(notice.id, words, new) for notice in REGISTER for words, new in notice.replacements.items()],
)
def test_a_replacement_is_whole_and_not_dated(notice: str, words: str, new: str) -> None:
    assert MARKED.marks(new) == (), notice
    assert unbalanced(new) == unbalanced(words)
    assert words.startswith("《") == new.startswith("《")
    assert not DOUBLED.search(new)


NUMBER = "[0-9]+|[一二三四五六七八九十百零〇]+"
COUNTED = [notice for notice in REGISTER if notice.count]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("notice", COUNTED, ids=lambda notice: notice.id)
def test_a_number_of_the_year_is_not_dated(notice: Notice, year: int) -> None:
    assert notice.count
    exception = notice.exception_in(year)
    assert read_pattern(exception)
    for text in notice.matches:
        for mark in Marker([notice]).marks(text):
            words = text[mark.start : mark.end]
            for number in (notice.count.in_year(year), notice.count.in_year(year) + 1):
                new = re.sub(NUMBER, numeral(number), words, count=1)
                marks = Marker([notice], year).marks(text[: mark.start] + new + text[mark.end :])
                assert not any(one.start == mark.start for one in marks), new


# By year the number that was used, as the founders know it; not looked up one by one.
KNOWN = {
    "science-week-count": [(2001, 1), (2009, 9), (2024, 24)],
    "fengqiao-anniversary": [(2013, 50), (2018, 55), (2023, 60)],
    "next-generation-committee-anniversary": [(2015, 25), (2020, 30)],
    "morality-day-count": [(2003, 1), (2023, 21), (2027, 25)],
    "constitution-day-count": [(2014, 1), (2023, 10)],
    "safety-month-count": [(2002, 1), (2022, 21), (2024, 23)],
    "health-month-count": [(1989, 1), (2023, 35), (2024, 36)],
    "disabled-day-count": [(1991, 1), (2023, 33), (2024, 34)],
    "fitness-day-count": [(2009, 1), (2023, 15)],
    "drug-day-count": [(1988, 1), (2023, 36)],
    "party-anniversary": [(2011, 90), (2021, 100)],
    "prc-anniversary": [(2009, 60), (2024, 75)],
    "reform-anniversary": [(2008, 30), (2018, 40)],
    "army-anniversary": [(2017, 90), (2027, 100)],
    "anti-japanese-war-anniversary": [(2015, 70), (2025, 80)],
    "long-march-anniversary": [(2006, 70), (2016, 80)],
    "may-fourth-anniversary": [(2009, 90), (2019, 100)],
    "lei-feng-anniversary": [(2013, 50), (2023, 60)],
    "hong-kong-anniversary": [(2007, 10), (2017, 20)],
    "macao-anniversary": [(2009, 10), (2019, 20)],
    "xinhai-anniversary": [(2011, 100)],
    "mao-anniversary": [(2013, 120), (2023, 130)],
    "deng-anniversary": [(2004, 100), (2024, 120)],
    "korean-war-anniversary": [(2010, 60), (2020, 70)],
    "wenchuan-anniversary": [(2018, 10)],
    "womens-day-anniversary": [(2010, 100)],
    "youth-league-anniversary": [(2012, 90), (2022, 100)],
    "disaster-day-count": [(2009, 1), (2024, 16)],
    "security-education-day-count": [(2016, 1), (2025, 10)],
    "water-day-count": [(1993, 1), (2024, 32)],
    "water-week-count": [(1988, 1), (2024, 37)],
    "land-day-count": [(1991, 1), (2024, 34)],
    "fire-day-count": [(1992, 1), (2022, 31)],
    "volunteer-day-count": [(1986, 1), (2023, 38)],
    "defence-education-day-count": [(2001, 1), (2024, 24)],
    "tax-month-count": [(1992, 1), (2023, 32)],
    "ear-day-count": [(2000, 1), (2024, 25)],
    "aids-day-count": [(1988, 1), (2024, 37)],
    "eye-day-count": [(1996, 1), (2024, 29)],
    "smoking-day-count": [(1988, 1), (2024, 37)],
    "reading-day-count": [(1996, 1), (2024, 29)],
    "traffic-day-count": [(2012, 1), (2023, 12)],
    "party-plenum": [(2024, 20), (2028, 20), (2029, 21)],
    "party-congress": [(2023, 20), (2027, 20), (2028, 21)],
}


@pytest.mark.parametrize("notice", COUNTED, ids=lambda notice: notice.id)
def test_counts_are_those_that_were_announced(notice: Notice) -> None:
    assert notice.count
    for year, number in KNOWN[notice.id]:
        assert notice.count.in_year(year) == number, year


def test_local_customs_have_no_national_number() -> None:
    assert "morality-month-count" not in {notice.id for notice in COUNTED}
