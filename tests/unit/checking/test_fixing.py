"""Mends: they change the characters that a rule names and nothing else, and come to rest."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from opencc import OpenCC

from planlib.checking.checker import MAX_ROUNDS
from planlib.checking.fixing import diff, fix_text
from planlib.model.fields import FIELD
from planlib.model.findings import Finding, Fix

Look = Callable[[str], list[Finding]]
SIMPLIFIED = OpenCC("t2s")


def fix(line: int, column: int, old: str, new: str) -> Finding:
    return Finding("x.md", line, column, "PLN411", "", "", fix=Fix(column, old, new))


def test_a_mend_changes_the_characters_at_its_column() -> None:
    assert fix_text("甲,乙,丙\n甲,乙\n", [fix(1, 4, ",", "，")]) == "甲,乙，丙\n甲,乙\n"


def test_mends_of_one_line_do_not_move_each_other() -> None:
    found = [fix(1, 2, "...", "……"), fix(1, 6, ",", "，"), fix(1, 8, "  ", ""), fix(2, 1, "與", "与")]
    for order in permutations(found):
        assert fix_text("甲...乙,丙  丁\n與", order) == "甲……乙，丙丁\n与"


def test_one_mend_that_two_rules_propose_is_made_once() -> None:
    assert fix_text("甲,,乙", [fix(1, 2, ",", "，"), fix(1, 2, ",", "，")]) == "甲，,乙"


def test_of_two_mends_that_overlap_one_waits_whatever_their_order() -> None:
    found = [fix(1, 2, "。。。", "……"), fix(1, 4, "。", ""), fix(1, 2, "。。。", "")]
    assert {fix_text("甲。。。", order) for order in permutations(found)} == {"甲。。"}


@pytest.mark.parametrize(
    "finding", [fix(1, 1, ",", "，"), fix(1, 9, ",", "，"), Finding("x.md", 1, 2, "PLN411", "", "")]
)
def test_a_mend_whose_words_do_not_stand_there_is_not_made(finding: Finding) -> None:
    assert fix_text("甲,乙", [finding]) == "甲,乙"


def test_nothing_but_the_line_end_that_text_has_ends_a_line() -> None:
    text = "甲\u2028乙\x0b丙\x85\n丁,"
    assert fix_text(text, [fix(2, 2, ",", "，")]) == text.replace(",", "，")


# Whole pages


def settled(text: str, look: Look) -> str:
    """The text mended again and again, as --fix does it."""
    for _ in range(MAX_ROUNDS):
        mended = fix_text(text, look_at_page(text, look))
        if mended == text:
            return text
        text = mended
    raise AssertionError(f"still changing after {MAX_ROUNDS} rounds: {text!r}")


def look_at_page(text: str, look: Look) -> list[Finding]:
    """Findings of a text as if its first line were that of the page."""
    return [at_line(finding, finding.line - 8) for finding in look(text)]


def at_line(finding: Finding, line: int) -> Finding:
    return Finding("x.md", line, finding.column, finding.code, "", "", fix=finding.fix)


def folded(text: str) -> str:
    """Letters, digits and Chinese characters in their plain form: what no mend may add, drop or move."""
    plain = SIMPLIFIED.convert(unicodedata.normalize("NFKC", text))
    return "".join(character for character in plain if unicodedata.category(character)[0] in "LN")


MENDED = [
    ("加强领导,完善机制.", "加强领导，完善机制。"),
    ("发放(通用８份)資料!", "发放（通用8份）资料！"),
    ("清扫 楼道, 绿地;沟渠", "清扫楼道，绿地；沟渠"),
    ('开展"文明\u200b家庭"活動...', "开展“文明家庭”活动……"),
    ("- 清扫,在{{社区|桃園, 社区}} 评比...", "- 清扫，在{{社区|桃園, 社区}}评比……"),
    ("## 清扫。。，、。 { #x }", "## 清扫 { #x }"),
    ("## 清扫。。。。。。。。。。。。 { #x }", "## 清扫 { #x }"),
    ("時間:10:30, 共1,000人。", "时间：10:30，共1,000人。"),
    ("⽂明--和諧。", "文明——和谐。"),
]


@pytest.mark.parametrize(("text", "mended"), MENDED)
def test_a_text_is_mended_until_nothing_is_proposed_any_more(look: Look, text: str, mended: str) -> None:
    assert settled(text, look) == mended
    assert not [finding for finding in look(mended) if finding.fix]


WORDS = [
    "清扫",
    "文明",
    "一是",
    "與會學生",
    "資料",
    "３０",
    "ＡＢ％",
    "2012年",
    "1,000",
    "10:30",
    "APP",
    "⽂",
    "\uf914",
    "〇",
]
MARKS = [*",;:!?.()\"'，。、；：！？“”‘’《》（）…—-－─~", "...", "。。。", "--", "——", "……", '""', "()"]
SPACES = [" ", "  ", "\u3000", "\u00a0", "\t", "\u200b", "\ufeff", "\u2028", "\x85", "\n", "\n\n"]
FORMS = ["{{社区}}", "{{村|桃樹, 村}}", "\n\n- ", "\n\n1. ", "\n\n## ", " { #x }", "> ", "# ", "\\", "*", "&amp;"]
TEXTS = st.lists(st.sampled_from(WORDS + MARKS + SPACES + FORMS), max_size=25).map("".join)


@example(text="# 清扫。。。。。。。。。。。。")
@example(text='"A"清扫"文明"')
@example(text="- 清扫,\n文明,")
@given(text=TEXTS)
def test_mends_come_to_rest_and_leave_letters_digits_and_fields_as_they_are(look: Look, text: str) -> None:
    mended = settled(text, look)
    assert settled(mended, look) == mended
    assert folded(mended) == folded(text)
    assert FIELD.findall(mended) == FIELD.findall(text)
    assert mended.count("\n") == text.count("\n")


# Diffs


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_git_applies_a_diff(tmp_path: Path, end: str) -> None:
    before = "".join(f"第{number}行,\n" for number in range(1, 40)) + f"末行\u2028,{end}"
    after = before.replace("第3行,", "第3行，").replace("第30行,", "第30行，").replace("末行\u2028,", "末行，")
    file = tmp_path / "docs/plans/x.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(before.encode())
    patch = diff("docs/plans/x.md", before, after)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch.encode(), check=True)
    assert file.read_bytes().decode() == after


def test_there_is_no_diff_without_a_change() -> None:
    assert diff("x.md", "甲\n", "甲\n") == ""
