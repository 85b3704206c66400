"""The ledger replayed over a source, the audit of a page against it, and the account of both."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlib.model.front_matter import SourceRange
from planlib.model.page import Page
from planlib.model.plaintext import count_visible, squash
from planlib.reading.pages import read_page
from planlib.sources.audit import PageAudit, audit_page, unclaimed
from planlib.sources.ledger import Collection, read_collection
from planlib.sources.replay import Replay, Tally, replay
from planlib.sources.report import Account, close_account

KINDS = {"typo": "错字", "number": "编号", "moved": "移出", "field": "填空"}


def repair(line: int, before: str, after: str, **other: Any) -> dict[str, Any]:
    about = {"kind": "typo", "reason": "形近误字"}
    if "witness" not in other:
        about["evidence"] = "规范词形"
    return {"line": line, "before": before, "after": after, **about, **other}


def collect(text: str, *repairs: object) -> Collection:
    """A collection whose ledger has one entry on each line from 2 on."""
    entries = "".join(f"- {json.dumps(entry, ensure_ascii=False)}\n" for entry in repairs)
    ledger = f"repairs:\n{entries}" if repairs else "repairs: []\n"
    return read_collection("示例", "sources/示例.txt", text, "sources/示例.ledger.yml", ledger, KINDS)


def repaired(text: str, *repairs: object) -> list[str]:
    replayed = replay(collect(text, *repairs))
    assert replayed.problems == ()
    return [paragraph.text for paragraph in replayed.paragraphs]


def complaints(text: str, *repairs: object) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in replay(collect(text, *repairs)).problems]


def page_of(body: str) -> Page:
    return read_page("docs/plans/x.md", f"---\nplan: 1\n---\n{body}")


def lines_of(first: int, last: int) -> SourceRange:
    return SourceRange(collection="示例", lines=(first, last))


def audit(body: str, text: str, *repairs: object) -> PageAudit:
    collection = collect(text, *repairs)
    return audit_page(page_of(body), lines_of(1, len(collection.lines)), replay(collection))


def differences(body: str, text: str, *repairs: object) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in audit(body, text, *repairs).problems]


# The ledger as text


def test_a_ledger_is_read_with_the_line_of_each_entry() -> None:
    ledger = (
        "title: 示例合集\nrepairs:\n"
        "- line: 3\n  before: 弘杨\n  after: 弘扬\n  kind: typo\n  reason: 误字\n  evidence: 词形\n"
        "- {line: 5, before: 甲, after: '', kind: moved, reason: 移出, witness: [1, 2]}\n"
    )
    collection = read_collection("示例", "a.txt", "", "a.ledger.yml", ledger, KINDS)
    assert collection.title == "示例合集"
    assert collection.problems == ()
    first, second = collection.repairs
    assert (first.line, first.before, first.after, first.kind) == (3, "弘杨", "弘扬", "typo")
    assert (first.reason, first.evidence, first.witness, first.line_of()) == ("误字", "词形", (), 3)
    assert (second.after, second.evidence, second.witness, second.line_of()) == ("", "", (1, 2), 9)


def test_a_ledger_without_a_title_has_the_name_of_its_collection() -> None:
    assert collect("").title == "示例"


@pytest.mark.parametrize(
    ("ledger", "line"),
    [
        ("", 1),
        ("repairs:\n", 1),
        ("repairs: 1\n", 1),
        ("- line: 1\n", 1),
        ("title: x\n", 1),
        ("repairs:\nrepairs:\n", 2),
        ("title: a\nrepairs: &a []\n", 2),
    ],
)
def test_a_ledger_without_a_list_of_repairs_is_reported(ledger: str, line: int) -> None:
    collection = read_collection("示例", "a.txt", "甲", "a.ledger.yml", ledger, KINDS)
    assert [(problem.code, problem.line) for problem in collection.problems] == [("PLN707", line)]


@pytest.mark.parametrize("file", ["../计划.docx", "另/计划.docx", "C:\\\\计划.docx", "计划", ""])
def test_the_received_file_lies_beside_its_source(file: str) -> None:
    received = f"{{file: {json.dumps(file)}, sha256: {'0' * 64}, text: {'0' * 64}, extraction: 读取}}"
    collection = read_collection("示例", "a.txt", "", "a.ledger.yml", f"received: {received}\nrepairs: []\n", KINDS)
    assert [problem.code for problem in collection.problems] == ["PLN707"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lien": 1}, "不认识 “lien”"),
        ({"before": None}, "这一条少了 before"),
        ({"before": ""}, "“before”是空的"),
        ({"before": 20}, "“before”是数字，应当是文字"),
        ({"after": None}, "这一条少了 after"),
        ({"after": 5}, "“after”是数字，应当是文字"),
        ({"kind": ""}, "“kind”是空的"),
        ({"reason": ""}, "“reason”是空的"),
        ({"line": "1"}, "“line”写的是“1”，应当是整数"),
        ({"line": True}, "“line”写的是true，应当是整数"),
        ({"line": None}, "这一条少了 line"),
        ({"line": 0}, "“line”写的是 0，小于 1"),
        ({"kind": "guess"}, "“kind”写的是“guess”，没有这个词"),
        ({"witness": 353}, "“witness”写的是353，应当是列表"),
        ({"witness": ["353"]}, " witness 的第 1 个写的是“353”，应当是整数"),
        ({"evidence": None}, "“evidence”是空的"),
        ({"after": "弘杨"}, "before 和 after 一样"),
        ({"reason": "  "}, "“reason”是空的"),
        ({"witness": [1] * 21}, "“witness”有 21 个，最多 20 个"),
        ({"after": "扬" * 81}, "这一条改了 81 个字，超过 80 个"),
    ],
)
def test_an_entry_of_the_wrong_form_is_reported_and_left_out(change: dict[str, Any], message: str) -> None:
    collection = collect("弘杨", repair(1, "弘杨", "弘扬") | change)
    (problem,) = collection.problems
    assert (problem.code, problem.line) == ("PLN707", 2)
    assert message in problem.message
    assert collection.repairs == ()


def test_an_entry_without_a_proof_is_reported() -> None:
    (problem,) = collect("弘杨", repair(1, "弘杨", "弘扬", witness=[])).problems
    assert problem.message == "evidence 和 witness 都没有写"


def test_an_entry_that_is_no_mapping_is_reported() -> None:
    assert complaints("甲", "弘扬", repair(1, "甲", "乙")) == [("PLN707", 2)]


# Replay


def test_without_repairs_each_line_with_text_is_a_paragraph() -> None:
    paragraphs = replay(collect("甲\n\n \u3000\n乙 丙\n")).paragraphs
    assert [(p.text, p.first, p.last) for p in paragraphs] == [("甲", 1, 1), ("乙 丙", 4, 4)]


def test_a_repair_replaces_the_one_place_where_it_fits() -> None:
    text = "大力弘杨精神。\n弘杨正气。"
    assert repaired(text, repair(2, "弘杨", "弘扬")) == ["大力弘杨精神。", "弘扬正气。"]


def test_the_order_of_the_entries_does_not_matter() -> None:
    entries = [repair(1, "甲", "丙"), repair(1, "丁", ""), repair(2, "乙", "乙乙"), repair(2, "戊", "己")]
    once = repaired("甲丁\n乙戊", *entries)
    assert once == ["丙", "乙乙己"]
    assert repaired("甲丁\n乙戊", *reversed(entries)) == once


def test_a_repair_may_run_over_the_end_of_its_line() -> None:
    replayed = replay(collect("增强荣\n\n辱观念\n末", repair(1, "荣\n\n辱", "荣辱")))
    assert replayed.problems == ()
    assert [(p.text, p.first, p.last) for p in replayed.paragraphs] == [("增强荣辱观念", 1, 3), ("末", 4, 4)]


def test_a_repair_may_cut_a_line_in_two() -> None:
    replayed = replay(collect("目标。改善", repair(1, "标。改", "标\n改")))
    assert [(p.text, p.first) for p in replayed.paragraphs] == [("目标", 1), ("改善", 1)]


def test_a_repair_may_take_a_whole_line_out() -> None:
    assert repaired("小编\n甲", repair(1, "小编", "")) == ["甲"]


@pytest.mark.parametrize(
    ("line", "before"),
    [(1, "道德"), (1, "文明"), (2, "甲"), (3, "乙"), (4, "甲"), (1, "乙"), (1, "道德\n甲")],
)
def test_words_that_do_not_stand_once_on_the_line_are_misplaced(line: int, before: str) -> None:
    assert complaints("道德和道德\n乙\n甲", repair(line, before, "丁")) == [("PLN701", 2)]


def test_words_that_overlap_themselves_do_not_stand_once() -> None:
    assert complaints("文明文明文明人", repair(1, "文明文明", "文明")) == [("PLN701", 2)]


def test_a_misplaced_repair_changes_nothing() -> None:
    collection = collect("道德", repair(1, "公德", ""))
    assert [paragraph.text for paragraph in replay(collection).paragraphs] == ["道德"]


@pytest.mark.parametrize(
    "other",
    [
        repair(1, "弘杨", "弘扬"),
        repair(1, "杨", "洋"),
        repair(1, "大力弘杨", ""),
        repair(1, "杨精", "扬\n精"),
    ],
)
def test_two_repairs_of_the_same_characters_overlap(other: dict[str, Any]) -> None:
    found = complaints("大力弘杨精神", repair(1, "弘杨", "弘扬"), other)
    assert {code for code, _ in found} == {"PLN702"}


def test_two_insertions_at_one_place_overlap() -> None:
    assert complaints("甲乙", repair(1, "甲乙", "甲丙乙"), repair(1, "乙", "丁乙")) == [("PLN702", 3)]


@pytest.mark.parametrize(
    ("text", "one", "other", "result"),
    [
        ("党的大会", repair(1, "党的大", "党的十大"), repair(1, "大会", "大的会"), "党的十大的会"),
        ("甲乙", repair(1, "甲", "丙"), repair(1, "乙", "丁"), "丙丁"),
        ("甲乙", repair(1, "甲乙", "甲，乙"), repair(1, "乙", "丁"), "甲，丁"),
        ("20年村", repair(1, "20年", "{{年份}}年"), repair(1, "村", "{{村|村}}"), "{{年份}}年{{村|村}}"),
    ],
)
def test_repairs_that_share_only_their_surroundings_do_not_overlap(
    text: str, one: dict[str, Any], other: dict[str, Any], result: str
) -> None:
    assert repaired(text, one, other) == [result]
    assert repaired(text, other, one) == [result]


# Witnesses


def test_a_witness_proves_the_words_that_stand_in_its_lines() -> None:
    text = "弘杨精神\n\n大力弘扬正气"
    assert complaints(text, repair(1, "弘杨", "弘扬", witness=[3])) == []
    assert complaints(text, repair(1, "弘杨", "弘扬", witness=[1, 3])) == []


@pytest.mark.parametrize("witness", [[2], [4], [99]])
def test_a_witness_without_the_words_is_silent(witness: list[int]) -> None:
    text = "弘杨精神\n\n大力弘扬正气\n末"
    assert complaints(text, repair(1, "弘杨", "弘扬", witness=witness)) == [("PLN706", 2)]


def test_a_repair_is_not_its_own_witness() -> None:
    assert complaints("弘杨精神", repair(1, "弘杨", "弘扬", witness=[1])) == [("PLN706", 2)]


def test_two_repairs_are_not_each_others_witness() -> None:
    entries = [repair(1, "弘杨", "弘扬", witness=[2]), repair(2, "弘羊", "弘扬", witness=[1])]
    assert {code for code, _ in complaints("弘杨精神\n弘羊正气", *entries)} == {"PLN706"}


def test_a_witness_is_read_with_its_own_repairs() -> None:
    entries = [repair(1, "学精神", "学{{届次}}大精神", witness=[2]), repair(2, "xx", "{{届次|十八}}", kind="field")]
    assert complaints("认真学精神\n认真学xx大精神", *entries) == []


def test_white_space_does_not_matter_to_a_witness() -> None:
    assert complaints("甲丁\n乙 丙", repair(1, "丁", "乙丙", witness=[2])) == []


def test_what_only_takes_out_needs_no_words_in_its_witness() -> None:
    assert complaints("小编甲\n乙", repair(1, "小编", "", witness=[2])) == []


# The audit of a page

SOURCE = "一、目标\n环境改善。\n二、任务\n1、清扫。\n2、评比。\n"
BODY = "## 目标\n\n环境改善。\n\n## 任务\n\n1. 清扫。\n2. 评比。\n"  # from line 4 of the page on


def test_a_page_that_equals_its_source_has_no_problem() -> None:
    found = audit(BODY, SOURCE)
    assert found.problems == []
    assert (found.on_pages, found.numbers) == (count_visible("目标环境改善。任务清扫。评比。"), 8)


def test_white_space_and_notes_are_no_difference() -> None:
    body = BODY.replace("环境改善。", "\u3000\u3000环境 改善。\n\n> 编者注：清扫。")
    assert differences(body, SOURCE) == []


def test_a_field_is_compared_as_written() -> None:
    text = "在桃树村。"
    field = repair(1, "桃树村", "{{村|桃树村}}", kind="field")
    assert differences("在{{村|桃树村}}。", text, field) == []
    assert differences("在{{村}}。", text, field) == [("PLN704", 4)]
    assert differences("在{{村|杏树村}}。", text, field) == [("PLN704", 4)]


def test_a_changed_word_is_found_on_its_line() -> None:
    found = audit(BODY.replace("改善", "优美"), SOURCE)
    (problem,) = found.problems
    assert (problem.code, problem.line) == ("PLN704", 6)
    assert "“环境优美。”" in problem.message
    assert "“环境改善。”" in problem.message


@pytest.mark.parametrize(("old", "new"), [("改善", "改善了"), ("改善。", "改善"), ("改", "")])
def test_a_character_more_or_less_is_found(old: str, new: str) -> None:
    assert differences(BODY.replace(old, new), SOURCE) == [("PLN704", 6)]


@pytest.mark.parametrize(
    ("lost", "line"),
    [("## 目标\n\n", 4), ("环境改善。\n\n", 6), ("1. 清扫。\n", 10), ("2. 评比。\n", 10)],
)
def test_a_lost_paragraph_is_missed_where_it_should_stand(lost: str, line: int) -> None:
    found = differences(BODY.replace(lost, ""), SOURCE)
    assert ("PLN703", line) in found
    assert {code for code, _ in found} <= {"PLN703", "PLN705"}


def test_a_page_without_text_misses_everything() -> None:
    assert differences("", SOURCE) == [("PLN703", 1)] * 5


def test_an_invented_paragraph_is_found_on_its_line() -> None:
    assert differences(BODY.replace("善。\n", "善。\n\n每月一查。\n"), SOURCE) == [("PLN704", 8)]


def test_a_moved_paragraph_is_lost_in_one_place_and_invented_in_another() -> None:
    body = "## 目标\n\n## 任务\n\n1. 清扫。\n2. 评比。\n\n环境改善。\n"
    assert differences(body, SOURCE) == [("PLN703", 6), ("PLN704", 11)]


@pytest.mark.parametrize(
    ("body", "line"),
    [(BODY.replace("## 目标", "### 目标"), 4), (BODY.replace("1. ", "- ").replace("2. ", "- "), 10)],
)
def test_a_printed_number_that_is_not_the_derived_one_is_found(body: str, line: int) -> None:
    assert ("PLN705", line) in differences(body, SOURCE)
    assert {code for code, _ in differences(body, SOURCE)} == {"PLN705"}


def test_a_number_recorded_in_the_ledger_is_no_difference() -> None:
    text = SOURCE.replace("2、", "5、")
    assert differences(BODY, text) == [("PLN705", 11)]
    assert differences(BODY, text, repair(5, "5、", "2、", kind="number")) == []


@pytest.mark.parametrize("printed", ["（1）", "(1)", "1．", "一、"])
def test_the_form_of_the_printed_number_counts(printed: str) -> None:
    same = printed == "1．"
    assert (differences(BODY, SOURCE.replace("1、", printed)) == []) is same


def test_a_line_without_a_printed_number_may_get_a_derived_one() -> None:
    assert differences(BODY, SOURCE.replace("1、", "").replace("一、", "")) == []


def test_only_the_lines_of_the_range_are_compared() -> None:
    collection = collect("篇一\n甲。\n篇二\n")
    assert audit_page(page_of("甲。\n"), lines_of(2, 2), replay(collection)).problems == []


def test_sections_know_the_source_lines_of_their_text() -> None:
    found = audit(BODY.replace("目标", "目标 { #goals }").replace("任务", "任务 { #tasks }"), SOURCE)
    assert found.lines == {"goals": (1, 2), "tasks": (3, 5)}


def test_a_paragraph_over_several_lines_counts_with_all_of_them() -> None:
    body = "## 目标 { #goals }\n\n环境改善。\n"
    found = audit(body, "一、目标\n环境\n\n改善。\n", repair(2, "境\n\n改", "境改"))
    assert found.lines == {"goals": (1, 4)}


def test_paragraphs_outside_every_range_are_unclaimed() -> None:
    replayed = replay(collect("甲\n乙\n\n丙\n丁\n"))
    ranges = [lines_of(1, 1), lines_of(4, 4)]
    assert [(p.text, p.first) for p in unclaimed(replayed, ranges)] == [("乙", 2), ("丁", 5)]


# The account


def test_the_account_says_where_every_character_went() -> None:
    text = "篇一\n一、目标\n环境 改膳。\n"
    collection = collect(text, repair(1, "篇一", "", kind="moved"), repair(3, "膳", "善了"))
    replayed = replay(collection)
    found = audit_page(page_of("## 目标\n\n环境改善了。\n"), lines_of(2, 3), replayed)
    account = close_account(collection, replayed, [found])
    assert account == Account(
        received=11,
        on_pages=6,
        numbers=2,
        repaired={"moved": Tally(entries=1, removed=2), "typo": Tally(entries=1, removed=1, inserted=2)},
    )
    assert (account.removed, account.unaccounted) == (3, 0)


def test_what_is_on_no_page_is_unaccounted() -> None:
    collection = collect("甲乙\n丙\n")
    replayed = replay(collection)
    found = audit_page(page_of("甲乙\n"), lines_of(1, 2), replayed)
    assert close_account(collection, replayed, [found]).unaccounted == 1
    assert close_account(collection, replayed, []).unaccounted == 3
    assert close_account(collection, replayed, [found, found]).unaccounted == -1


TEXT = st.text("甲乙丙丁。， \n", max_size=60)


def random_repairs(text: str, seed: int) -> list[dict[str, Any]]:
    """Repairs of random stretches of a text, some of which overlap or stand in two places."""
    dice = random.Random(seed)
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    repairs = []
    for _ in range(dice.randrange(6) if text else 0):
        start = dice.randrange(len(text))
        before = text[start : start + dice.randrange(1, 8)]
        after = "".join(dice.choices("甲乙戊己\n ", k=dice.randrange(6)))
        line = max(number for number, begin in enumerate(starts) if begin <= start) + 1
        if before != after:
            repairs.append(repair(line, before, after, kind=dice.choice(list(KINDS))))
    return repairs


def write_page(replayed: Replay) -> str:
    """A page that reads exactly as the repaired text."""
    return "\n\n".join(" ".join(paragraph.text.split()) for paragraph in replayed.paragraphs)


ANYTHING = st.none() | st.booleans() | st.integers(-1, 5) | st.text("甲乙\n", max_size=3) | st.lists(st.integers(-1, 5))
KEYS = st.sampled_from(["line", "before", "after", "kind", "reason", "evidence", "witness", "other"])
ENTRIES = st.builds(lambda change: repair(1, "甲", "乙") | change, st.dictionaries(KEYS, ANYTHING, max_size=4))


@given(TEXT, st.lists(ENTRIES | ANYTHING, max_size=5))
def test_no_ledger_is_too_bad_to_be_replayed(text: str, entries: list[object]) -> None:
    for problem in replay(collect(text, *entries)).problems:
        assert problem.code in ("PLN701", "PLN702", "PLN706", "PLN707")
        assert 2 <= problem.line <= len(entries) + 1
        assert problem.message


@given(TEXT, st.integers(0, 2**32))
def test_whatever_the_repairs_the_account_balances(text: str, seed: int) -> None:
    collection = collect(text, *random_repairs(text, seed))
    replayed = replay(collection)
    found = audit_page(page_of(write_page(replayed)), lines_of(1, len(collection.lines)), replayed)
    assert found.problems == []
    account = close_account(collection, replayed, [found])
    assert account.received == count_visible(text)
    assert account.unaccounted == 0


@given(st.lists(st.tuples(st.sampled_from(["", "1、", "（二）", "三．"]), st.text("甲乙丙", min_size=1)), max_size=8))
def test_printed_numbers_are_accounted_for_whether_right_or_wrong(lines: list[tuple[str, str]]) -> None:
    collection = collect("\n".join(number + text for number, text in lines))
    replayed = replay(collection)
    page = page_of("\n\n".join(text for _, text in lines))
    found = audit_page(page, lines_of(1, len(collection.lines)), replayed)
    assert [problem.code for problem in found.problems] == ["PLN705" for number, _ in lines if number]
    assert found.numbers == sum(len(number) for number, _ in lines)
    assert close_account(collection, replayed, [found]).unaccounted == 0


@given(TEXT, st.integers(0, 2**32))
def test_repairs_change_only_what_they_name(text: str, seed: int) -> None:
    repairs = random_repairs(text, seed)
    replayed = replay(collect(text, *repairs))
    kept = "".join(p.text[start:end] for p in replayed.paragraphs for start, end in p.kept)
    removed = sum(tally.removed for tally in replayed.repaired.values())
    inserted = sum(tally.inserted for tally in replayed.repaired.values())
    result = squash("".join(p.text for p in replayed.paragraphs))
    assert len(squash(kept)) == count_visible(text) - removed
    assert len(result) == count_visible(text) - removed + inserted
    assert is_subsequence(squash(kept), squash(text))
    assert is_subsequence(squash(kept), result)


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=5), min_size=2, max_size=8, unique=True), st.data())
def test_any_one_change_to_a_page_is_found(paragraphs: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(paragraphs) - 1))
    changed = data.draw(
        st.sampled_from(
            [
                paragraphs[:index] + paragraphs[index + 1 :],
                [*paragraphs[:index], "新增", *paragraphs[index:]],
                [*paragraphs[:index], paragraphs[index] + "改", *paragraphs[index + 1 :]],
                [*paragraphs[:index], paragraphs[index][1:] + "改", *paragraphs[index + 1 :]],
            ]
        )
    )
    text = "\n\n".join(paragraphs)
    assert differences(text, text) == []
    assert differences("\n\n".join(changed), text) != []
