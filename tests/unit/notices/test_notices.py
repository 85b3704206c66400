"""The register of notices: its patterns, its dates, how it is read, and where its phrases stand in a text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlib.contract import NOTICE_NUMBER, NOTICE_YEAR, Action, Confidence, NoticeKind
from planlib.inputs import Inputs
from planlib.library import Opened
from planlib.model.fields import split_runs
from planlib.model.numbering import number_forms
from planlib.model.plaintext import page_lines
from planlib.notices import matcher
from planlib.notices.dates import build_day, first_day, last_day
from planlib.notices.folding import fold, origins, traditional
from planlib.notices.matcher import Mark, Marker, in_units, masked, units
from planlib.notices.patterns import MAX_LITERALS, PatternError, read_pattern
from planlib.notices.register import REGISTER_FILE, Count, Notice, due, read_register
from tests.support.paths import FIXTURES, ROOT

if TYPE_CHECKING:
    from tests.support.repo import Repo

VECTORS: dict[str, Any] = json.loads((FIXTURES / "notices.json").read_text("utf-8"))


def notice(name: str = "x", pattern: str = "四五普法", **values: Any) -> Notice:
    """An entry with nothing but what a test is about."""
    texts = {"title": name, "since": "", "until": "", "now": "", "note": "", "exception": "", "review": "2099"}
    rest: dict[str, Any] = {
        "kind": NoticeKind.LAW,
        "action": Action.REPLACE,
        "confidence": Confidence.HIGH,
        "replacements": {},
        "count": None,
        "matches": (),
        "passes": (),
        "sources": (),
    }
    return Notice.model_construct(**{**texts, **rest, "id": name, "pattern": pattern, **values})


def spans(text: str, *notices: Notice, year: int | None = None) -> list[tuple[int, int, str]]:
    return [(mark.start, mark.end, mark.id) for mark in Marker(notices, year).marks(masked(split_runs(text)))]


# Patterns


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        ("三个代表", ("三个代表",)),
        ("“?三个代表”?", ("三个代表",)),
        ("党的(?:十七|十八)大", ("党十七大", "党十八大")),
        ("[三四]五(?:普法|规划)", ("三五普法", "三五规划", "四五普法", "四五规划")),
        ("第{n}届", ("第",)),
        ("第{n}次全国代表大会", ("次全国代表大会",)),
        ("甲乙(?!丙)丁", ("甲乙丁",)),
        ("甲{2,3}", ("甲甲",)),
        ("^甲乙丙$|^丁戊", ("甲乙丙", "丁戊")),
        ("[一-龥]{2,4}", ()),
        ("[^，]{0,3}甲乙(?:丙|丁戊)?", ("甲乙",)),
        ("甲乙[^，]{1,3}|丙丁戊", ("甲乙", "丙丁戊")),
        (r"\(试行\)\?", ("（试行）？",)),
        ("[（(]试行[）)]", ("（试行）",)),
        ("婚姻法(?:和|与|、|以及)继承法", ("婚姻法、继承法",)),
        ("「三個代表」的重要思想", ("“三个代表“重要思想",)),
    ],
)
def test_every_match_of_a_pattern_holds_one_of_its_literals(source: str, literals: tuple[str, ...]) -> None:
    assert sorted(read_pattern(source).literals) == sorted(literals)


@pytest.mark.parametrize(
    ("source", "at", "message"),
    [
        ("", 1, "有一个选项是空的"),
        ("甲.", 2, "“.”不能用在这里"),
        ("甲*", 2, "“*”不能用在这里"),
        ("甲^*", 3, "“*”前面没有可以重复的"),
        ("^$", 1, "什么也没有的地方也能找到"),
        ("甲[^^]", 4, "“^”不能用在这里"),
        ("甲/", 2, "“/”不能用在这里"),
        ("甲}", 2, "“}”不能用在这里"),
        ("甲]", 2, "“]”不能用在这里"),
        ("甲??", 3, "“?”前面没有可以重复的"),
        ("甲{2}{3}", 5, "“{”前面没有可以重复的"),
        ("(?=甲)?乙", 6, "“?”前面没有可以重复的"),
        ("(甲)", 1, "“(”不能用在这里"),
        ("(?<=甲)乙", 1, "“(”不能用在这里"),
        ("(?:甲", 1, "括号没有收尾"),
        ("(?:甲|)", 6, "有一个选项是空的"),
        ("甲)", 2, "多了一个“)”"),
        ("[甲", 1, "方括号没有收尾"),
        ("[]甲", 1, "方括号里是空的"),
        ("[^]", 1, "方括号里是空的"),
        ("[甲-乙]", 2, "范围 甲-乙 是空的"),
        ("[甲&&乙]", 3, "“&”不能用在这里"),
        ("[甲[乙]", 3, "“[”不能用在这里"),
        (r"第\d届", 3, "不认识“\\d”"),
        (r"(?:甲)\1", 7, "不认识“\\1”"),
        (r"甲\-乙", 3, "不认识“\\-”"),
        ("甲\\", 3, "不认识“\\”"),
        ("甲{0}", 2, "“{0}”不是能用的次数"),
        ("甲{3,2}", 2, "“{3,2}”不是能用的次数"),
        ("甲{1,21}", 2, "“{1,21}”不是能用的次数"),
        ("甲{,2}", 2, "“{”不能用在这里"),
        ("甲?", 1, "什么也没有的地方也能找到"),
        ("(?=甲)", 1, "什么也没有的地方也能找到"),
        ("(?:甲?){2}", 1, "重复的内容可能是空的"),
        ("甲\ufffc", 2, "页面上不会有 U+FFFC"),
        ("甲\t", 2, "页面上不会有 U+0009"),
        ("(?:" * 9 + "甲" + ")" * 9, 25, "括号套了 8 层以上"),
        ("甲" * 2001, 2001, "超过 2000 个字"),
        ("甲(?:后|的)", 2, "有一个选项只是会略过的字（的）"),
        ("甲(?:后|的){1,2}", 2, "有一个选项只是会略过的字（的）"),
        ("甲|的", 1, "有一个选项只是会略过的字（的）"),
        ("甲(?=的)", 2, "有一个选项只是会略过的字（的）"),
        ("[的]甲", 1, "方括号里是空的"),
        ("的", 1, "什么也没有的地方也能找到"),
    ],
)
def test_what_is_not_allowed_is_refused_at_its_character(source: str, at: int, message: str) -> None:
    with pytest.raises(PatternError) as refused:
        read_pattern(source)
    assert (refused.value.message, refused.value.at) == (message, at)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("source", "expanded"),
    [
        ("甲的?乙(?:的)?丙的{1,2}", "甲乙丙"),
        ("甲(?:后|的)?乙", "甲(?:后)?乙"),
        ("甲(?![、的]|乙|的)", "甲(?![、]|乙)"),
        ("甲(?:和|与|、)乙", "甲(?:、)乙"),
        ("[一-五十]五[,.]", "[一-五十]五[，\\.]"),
        (r"\(甲\.乙\)", r"（甲\.乙）"),
    ],
)
def test_a_pattern_is_folded_as_the_texts_are(source: str, expanded: str) -> None:
    assert read_pattern(source).expanded == expanded


@pytest.mark.parametrize("entry", VECTORS["entries"], ids=lambda entry: entry["id"])
def test_the_browser_gets_patterns_as_they_are_folded_here(entry: dict[str, Any]) -> None:
    expanded = {key: read_pattern(entry[key]).expanded for key in entry["folded"]}
    folded = {key: text.replace(NOTICE_NUMBER, "{n}").replace(NOTICE_YEAR, "{y}") for key, text in expanded.items()}
    assert folded == entry["folded"]


@pytest.mark.parametrize("case", VECTORS["folded"], ids=lambda case: case["folded"])
def test_a_folded_text_tells_where_it_comes_from(case: dict[str, Any]) -> None:
    text = case["text"]
    assert fold(text) == case["folded"]
    starts = [units(text[:offset]) for offset in origins(text)]
    assert starts == [unit for unit in case["origins"] if unit in starts]


def test_the_browser_gets_the_traditional_characters_that_it_needs() -> None:
    said = "".join(entry["folded"]["pattern"] for entry in VECTORS["entries"]) + "社会主义荣辱观"
    assert traditional(said) == VECTORS["traditional"]
    assert "會会" in traditional(said)


@pytest.mark.parametrize(
    "source",
    ["(?:甲|甲甲){1,20}", "(?:甲{1,9}){1,9}", "[^。]{0,20}" * 5, "甲?" * 20 + "甲" * 20, "(?:[甲乙]|[甲丙]){18}"],
)
def test_what_could_be_tried_without_end_is_refused(source: str) -> None:
    with pytest.raises(PatternError, match="要试"):
        read_pattern(source)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("(?:甲、)?(?:乙、)?(?:丙、)?(?:丁、)?" * 4 + "戊", False),
        ("[^。]{0,20}[^。]{0,20}甲", True),
        ("(?:甲|乙|丙){20}", False),
    ],
)
def test_what_the_next_character_settles_is_not_counted_as_a_try_more(source: str, found: bool) -> None:
    pattern = read_pattern(source)
    assert bool(pattern.regex.search("甲、乙、丙、丁" * 500)) is found  # and is not tried without end


PIECES = [*"甲乙^$?|)", "{n}", "[丙-甲]", "[^。]", "(?:甲|乙)", "(?=乙)", "(?!丙)", "{2}", "{1,3}", "(?:"]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.text("甲乙丙十1。", max_size=12))
def test_a_pattern_is_refused_or_finds_only_what_holds_its_literals(source: str, text: str) -> None:
    try:
        pattern = read_pattern(source)
    except PatternError as problem:
        assert 1 <= problem.at <= len(source) + 1
        return
    for match in pattern.regex.finditer(text):
        assert match[0]
        assert not pattern.literals or any(literal in match[0] for literal in pattern.literals)
    assert len(pattern.literals) <= MAX_LITERALS * source.count("|") + MAX_LITERALS


def test_a_number_is_written_out_in_both_scripts() -> None:
    pattern = read_pattern("第{n}届")
    assert pattern.has_number
    for text in ("第7届", "第2026届", "第十七届", "第一百零五届", "第二〇二六届"):
        assert pattern.regex.fullmatch(text)
    for text in ("第届", "第12345届", "第一七届半", "第 7届"):
        assert not pattern.regex.fullmatch(text)


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        (7, ("7", "七")),
        (20, ("20", "二十", "二零", "二〇")),
        (105, ("105", "一百零五", "一百〇五", "一零五", "一〇五")),
        (2026, ("2026", "二零二六", "二〇二六")),
    ],
)
def test_the_forms_of_a_number(number: int, forms: tuple[str, ...]) -> None:
    assert set(number_forms(number)) == set(forms)


# Dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2005", date(2005, 1, 1), date(2005, 12, 31)),
        ("2005-02", date(2005, 2, 1), date(2005, 2, 28)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2005-12-31", date(2005, 12, 31), date(2005, 12, 31)),
        ("2005-13", None, None),
        ("2005-02-30", None, None),
        ("0000", None, None),
        ("05", None, None),
        ("2005年", None, None),
        ("", None, None),
        ("２００５", None, None),
    ],
)
def test_a_date_is_all_of_its_year_month_or_day(text: str, first: date | None, last: date | None) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    ("until", "action", "day", "marked"),
    [
        ("2025", Action.REPLACE, date(2025, 12, 31), False),
        ("2025", Action.REPLACE, date(2026, 1, 1), True),
        ("2026-06", Action.UPDATE, date(2026, 6, 30), False),
        ("2026-06", Action.UPDATE, date(2026, 7, 1), True),
        ("", Action.CHECK, date(2026, 1, 1), True),
        ("2005", Action.KEEP, date(2026, 1, 1), False),
    ],
)
def test_a_phrase_is_marked_from_the_day_after_its_last(until: str, action: Action, day: date, marked: bool) -> None:
    assert notice(until=until, action=action).is_marked(day) is marked


def test_the_day_is_that_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert build_day() == date(1970, 1, 2)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build_day() >= date(2026, 11, 23)


def test_entries_are_due_after_their_review_date_the_longest_overdue_first() -> None:
    entries = [notice("b", review="2026-06"), notice("a", review="2026-06"), notice("c", review="2025"), notice("d")]
    assert [entry.id for entry in due(entries, date(2026, 6, 30))] == ["c"]
    assert [entry.id for entry in due(entries, date(2026, 7, 1))] == ["c", "a", "b"]


def test_a_count_goes_up_every_so_many_years() -> None:
    congress = Count(year=2022, number=20, every=5)
    assert [congress.in_year(year) for year in (2012, 2016, 2017, 2022, 2026, 2027)] == [18, 18, 19, 20, 20, 21]


# Reading


def test_the_register_of_the_small_repository_is_read(small: Inputs) -> None:
    register = small.register
    assert register.problems == ()
    assert [entry.id for entry in register.notices] == ["si-wu-pu-fa", "party-congress", "dual-support", "plan-ahead"]
    first = register.notices[0]
    assert (first.since, first.until, first.now, first.action) == ("2001", "2005", "“九五”普法", "replace")
    assert first.replacements == {"四五普法": "九五普法", "“四五”普法": "“九五”普法"}
    assert [(source.url, source.checked) for source in first.sources] == [
        ("https://www.example.cn/2001", "2026-11-23"),
        ("", "2026-11-23"),
    ]
    assert (first.line_of(), first.line_of("pattern"), first.line_of("count")) == (1, 9, 1)
    assert register.notices[1].count
    assert register.notices[1].count.model_dump() == {"year": 2022, "number": 20, "every": 5}
    assert [entry.id for entry in small.marked] == ["si-wu-pu-fa", "party-congress"]


def test_a_repository_without_a_register_has_no_notices_and_says_so(repo: Repo) -> None:
    (repo.root / REGISTER_FILE).unlink()
    assert repo.findings() == [f"{REGISTER_FILE}:1 PLN801"]
    assert repo.inputs().register.notices == ()


def test_an_entry_with_a_wrong_pattern_or_date_is_left_out() -> None:
    text = (FIXTURES / "repo/docs/notices.yml").read_text("utf-8")
    register = read_register(text.replace("pattern: “?四五”?普法\n", "pattern: .*\n").replace("'2005'", "'soon'"))
    assert [(problem.line, problem.code) for problem in register.problems] == [(5, "PLN804"), (9, "PLN805")]
    assert [entry.id for entry in register.notices] == ["party-congress", "dual-support", "plan-ahead"]


# Finding


ENTRIES = [
    notice(entry["id"], entry["pattern"], action=Action[entry["action"].upper()], exception=entry.get("except", ""))
    for entry in VECTORS["entries"]
]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["text"])
def test_marks_keep_to_the_shared_vectors(case: dict[str, Any]) -> None:
    text = case["text"]
    marker = Marker(entry for entry in ENTRIES if entry.is_marked(date(2026, 11, 23)))
    assert [list(in_units(mark, text)) for mark in marker.marks(masked(split_runs(text)))] == case["marks"]


@given(st.lists(st.sampled_from(["四五", "“四五”", "普法", "以来", "婚姻法", "、继承法", "{{村}}", "𠀀"])).map("".join))
def test_marks_never_overlap_and_come_in_order(text: str) -> None:
    marks = Marker(ENTRIES).marks(masked(split_runs(text)))
    assert all(mark.start < mark.end <= len(text) for mark in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))


def test_the_number_of_the_year_is_not_found() -> None:
    entry = notice("x", "建党{n}周年", count=Count(year=2021, number=100, every=1), exception="建党{n}周年大会")
    text = "建党105周年，建党一百零五周年，建党一〇五周年，建党95周年，建党95周年大会，建党5周年"
    assert [text[start:end] for start, end, _ in spans(text, entry, year=2026)] == ["建党95周年", "建党5周年"]
    assert [text[start:end] for start, end, _ in spans(text, entry, year=2027)][:3] == [
        "建党105周年",
        "建党一百零五周年",
        "建党一〇五周年",
    ]
    assert len(spans(text, entry)) == 5
    assert spans("迎接建党106周年", entry, year=2026) == []  # of a year to come
    for recalled in ("建党100周年以来", "自庆祝建党90周年起", "学习庆祝建党100周年重要讲话", "回顾庆祝建党90周年"):
        assert spans(recalled, entry, year=2026) == [], recalled
    assert spans("建党0周年", entry, year=1921) == [(0, 5, "x")]


def test_marks_count_as_the_browser_does() -> None:
    assert in_units(Mark(1, 3, "x"), "𠀀甲𠀁乙") == (2, 5, "x")
    assert in_units(Mark(1, 3, "x"), "甲乙丙") == (1, 3, "x")


def test_a_line_is_searched_for_the_few_notices_whose_words_it_has(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches: Counter[str] = Counter()
    spans = matcher._Search.spans

    def counted(search: matcher._Search, text: str) -> list[tuple[int, int]]:
        searches[text] += 1
        return spans(search, text)

    monkeypatch.setattr(matcher._Search, "spans", counted)
    marker = Marker(opened.inputs.marked, opened.inputs.day.year)
    lines = [masked(line.runs) for page in opened.inputs.pages for line in page_lines(page)]
    assert any(marker.marks(line) for line in lines)
    assert searches.total() < 0.05 * len(lines) * len(opened.inputs.marked)


# The report


def report(repo: Repo, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/notices.py"), "--root", str(repo.root), *arguments]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", env={"SOURCE_DATE_EPOCH": "1796083200"}
    )


def test_the_report_lists_what_is_due_on_a_day_and_soon(repo: Repo) -> None:
    repo.edit(REGISTER_FILE, "review: '2029-12'", "review: '2026-12-20'")
    repo.edit(REGISTER_FILE, "  confidence: medium\n  review: '2029'", "  confidence: medium\n  review: '2026-11'")
    found = f"2026-11  {REGISTER_FILE}:57  plan-ahead  “九五”普法\n"
    soon = f"2026-12-20  {REGISTER_FILE}:20  si-wu-pu-fa  “四五”普法\n"
    assert report(repo).stdout == f"{found}4 条里有 1 条该复核了\n"
    assert report(repo, "--within", "30").stdout == f"{found}{soon}4 条里有 2 条该复核了\n"


def test_the_report_says_where_the_register_cannot_be_read(repo: Repo) -> None:
    repo.write(REGISTER_FILE, "- id: x\n")
    done = report(repo)
    assert done.returncode == 1
    assert re.match(rf"{REGISTER_FILE}:1: 这一条少了 title", done.stderr)
