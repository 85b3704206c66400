"""The text rules (PLN4) word by word: which words they name, where these stand, and how they are mended.

Which texts they refuse and which they let pass is tested on the pages in tests/fixtures, by test_rules.py.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planlib.checking.fixing import fix_text
from planlib.model.findings import Finding

Look = Callable[[str], list[Finding]]
LINE = 9  # where the text of a page begins
MARGIN = "\n" * (LINE - 1)

# (rule, text, the words of its findings, the text as the rule mends it)
WORDS = [
    ("PLN401", "楼道□清扫。�", ["□", "�"], None),
    ("PLN402", "在**社区和xx街道清扫。", ["**", "xx"], None),
    ("PLN402", "×社区、某村和某某街道清扫。", ["×", "某", "某某"], None),
    ("PLN403", "思想 and 行动，follow-up工作。", ["and", "follow-up"], None),
    ("PLN404", "人與人，後勤，於是。", ["與", "後", "於"], "人与人，后勤，于是。"),
    ("PLN405", "清\u200b扫\u202e\u2066楼道。", ["\u200b", "\u202e\u2066"], "清扫楼道。"),
    ("PLN406", "达到８０．５％，ＡＰＰ。", ["８０．５％", "ＡＰＰ"], "达到80.5%，APP。"),
    ("PLN407", "⽂明\ue000。", ["⽂", "\ue000"], "文明\ue000。"),
    ("PLN408", "居民的的素质。", ["的的"], None),
    ("PLN411", "加强领导,完善机制.", ["领导,完善", "机制."], "加强领导，完善机制。"),
    ("PLN411", "时间:楼道(含地下室)!", ["时间:楼道", "楼道(含地", "下室)!", "室)!"], "时间：楼道（含地下室）！"),
    ("PLN411", "甲, 乙", ["甲, 乙"], "甲， 乙"),
    ("PLN411", "共(8)名(党员4名)。", [")名(党员", "4名)。"], "共(8)名（党员4名）。"),
    ("PLN412", "清扫 楼道，\u3000绿地。", ["清扫 楼道", "道，\u3000绿地"], "清扫楼道，绿地。"),
    ("PLN413", "开展清扫“楼道活动。", ["开展清扫“楼道活动"], None),
    ("PLN413", "清扫“楼道（绿地”活动。", ["扫“楼道（绿地”活"], None),
    ("PLN414", "开展‘清扫’活动。", ["开展‘清扫’活"], None),
    ("PLN415", '开展"清扫"活动。', ['开展"清扫', '清扫"活动'], "开展“清扫”活动。"),
    ("PLN415", '开展"清扫活动。', ['开展"清扫'], None),
    ("PLN415", "开展'清扫'活动。", ["开展'清扫", "清扫'活动"], None),
    ("PLN415", '说"A"，"清扫"。', ['说"A"', '"A"，"', '"，"清扫', '清扫"。'], "说“A”，“清扫”。"),
    ("PLN415", '学"A"B"和"C"。', ['学"A"', '"B"和"', '"和"C"', '"C"。'], None),
    ("PLN416", "清扫，，楼道。", ["清扫，，楼道"], None),
    ("PLN417", "楼道...绿地…沟渠。。。", ["楼道...绿地", "绿地…沟渠", "沟渠。。。"], "楼道……绿地……沟渠……"),
    ("PLN417", "一条主线--清扫。", ["主线--清扫"], "一条主线——清扫。"),
    ("PLN418", "每月组织居民清扫楼道", ["组织居民清扫楼道"], None),
    ("PLN420", "，促进社区和谐。", ["，促进社区和"], None),
    ("PLN431", "下面是小编带来的。", ["小编"], None),
    ("PLN432", "争做文明文明社区人。", ["文明文明"], None),
    ("PLN433", "一是清扫；三是评比。", ["三是"], None),
    ("PLN433", "第一，清扫。", ["一，"], None),
    ("PLN434", "在殿前街道党工委领导下清扫厦门。", ["殿前街道", "厦门"], None),
    ("PLN435", "2012年和二〇一三年。", ["2012", "二〇一三"], None),
]


def of(rule: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.code == rule]


@pytest.mark.parametrize(("rule", "text", "words", "mended"), WORDS, ids=lambda value: str(value)[:20])
def test_a_finding_names_the_words_and_mends_them_where_that_is_certain(
    look: Look, rule: str, text: str, words: list[str], mended: str | None
) -> None:
    found = of(rule, look(text))
    assert [finding.words for finding in found] == words
    assert fix_text(MARGIN + text, found) == MARGIN + (mended or text)


def test_a_heading_is_mended_before_its_attributes(look: Look) -> None:
    heading = '## 清扫，楼道。、 { #x data-kind="tasks" data-topics="environment" }'
    found = of("PLN421", look(f"清扫。\n\n{heading}\n\n清扫。"))
    assert [(finding.line, finding.words) for finding in found] == [(11, "扫，楼道。、"[-5:])]
    assert fix_text(f"{MARGIN}\n\n{heading}", found) == f"{MARGIN}\n\n{heading.replace('。、', '')}"


# (text, rule, line, column): where the second of two equal words stands, after whatever comes before it.
PLACES = [
    ("清扫xx楼道。", "PLN402", 9, 3),
    ("- 清扫xx楼道。", "PLN402", 9, 5),
    ("12. 清扫xx楼道。", "PLN402", 9, 7),
    ("{{社区|xx}}清扫xx楼道。", "PLN402", 9, 12),
    ("- 在{{社区}}清扫□楼道。", "PLN401", 9, 12),
    ("清扫。\n\n## 清扫**楼道 { #xx }\n\n清扫。", "PLN402", 11, 6),
    ("清扫。\n\n## 在{{社区|xx}}清扫xx { #xx }\n\n清扫。", "PLN402", 11, 16),
    ("清扫。\n\n- 清扫。\n- 清扫xx楼道。", "PLN402", 12, 5),
    ("清扫楼道，\n清扫xx绿地，\n清扫。", "PLN402", 10, 3),
    ("- 清扫楼道，\n  清扫xx绿地。", "PLN402", 10, 5),
    ("清扫楼道，\n清扫“绿地。", "PLN413", 10, 1),
    ("清扫楼道，\n一要评比。", "PLN433", 10, 1),
    ("清扫楼道，\n在厦门清扫", "PLN418", 10, 1),
]


@pytest.mark.parametrize(("text", "rule", "line", "column"), PLACES)
def test_line_and_column_are_those_of_the_physical_line(
    look: Look, text: str, rule: str, line: int, column: int
) -> None:
    assert [(finding.line, finding.column) for finding in of(rule, look(text))] == [(line, column)]


def test_equal_words_have_columns_of_their_own(look: Look) -> None:
    found = of("PLN402", look("在xx社区和{{社区|xx}}、xx街道清扫xx次。"))
    assert [finding.column for finding in found] == [2, 17, 23]


def test_a_mend_stands_on_its_own_line_of_a_broken_paragraph(look: Look) -> None:
    text = "- 清扫,楼道，\n  清扫,绿地，\n  评比"
    found = of("PLN411", look(text))
    assert [(finding.line, finding.fix and finding.fix.column) for finding in found] == [(9, 5), (10, 5)]
    assert fix_text(MARGIN + text, found) == MARGIN + text.replace(",", "，")
