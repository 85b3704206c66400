"""What becomes a field: years, names, what is masked, the signature. And the characters that no page can hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from planlib.sources.ledger import PERSONAL

from .names import personal, places


class Put(NamedTuple):
    """Characters start … end of a line become `text`. sure: whether nobody has to look."""

    start: int
    end: int
    text: str
    kind: str
    reason: str
    rule: str
    sure: bool = True


_X = r"[xX×*＊_＿○〇某]"
_AREAS = {
    "社区": "社区",
    "村": "村",
    "街道": "街道",
    "镇": "镇",
    "乡": "镇",
    "区": "区",
    "县": "区",
    "小学": "学校",
    "中学": "学校",
}
_MASKED_YEAR = re.compile(r"20[xX×*＊_＿]{2}(?=\s*学?年)")
_MASKED_AREA = re.compile(
    rf"(?<![xX×*A-Za-z])({_X}{{1,6}}|[A-Za-z]{{1,2}})(社区|街道|小学|中学|村(?![民庄里])|镇|乡(?![村镇])|区(?!域|别|委|政府)|县(?!委|政府))(?![xX×*])"
)
_MASKED_CITY = re.compile(rf"({_X}{{1,4}})市")
_CONGRESS = re.compile(r"(?<=党的)[xX×*]{1,3}(?=大|届)|(?<![一-龥])[xX×*]{2}(?=大精神|大报告|届[一二三四五六七八]中)")
_ORDINAL = re.compile(r"(?<=第)[xX×*]{1,3}(?=[届次个年])")
_QUOTED = re.compile(
    r"(?<![xX×])(xxx|ＸＸＸ|XXX)((?!社区|街道|村|镇|乡|区|市|县|小学)[^xX，。；：！？\n]{2,24})(\1)(?![xX])"
)
_OTHER = re.compile(r"[xX×*＊_＿]{2,}|\*+|_+|(?<=[“《])[×xX*]+(?=[”》])")
_YEAR = re.compile(r"(?<![\d—–～~-])(20[0-4]\d|199\d)(?=\s*年(?!代|以来|以后|起|前|至|来|出生|成立))")
_DATE = re.compile(
    r"(?:20\d\d|199\d|二[〇○零Oo][〇○零Oo一二三四五六七八九]{2})年\s*[\d一二三四五六七八九十]{1,3}月(?:\s*[\d一二三四五六七八九十]{1,3}[日号])?"
)
_UNSAFE = {
    "<": "＜",
    ">": "＞",
    "[": "〔",
    "]": "〕",
    "`": "’",
    "\\": "＼",
    "{": "〔",
    "}": "〕",
    "｛": "〔",
    "｝": "〕",
    "=": "＝",
    "&": "＆",
    "~": "～",
    "|": "｜",
    "#": "＃",
}
# 1986. at the start of a line would be a list.
_LISTED = re.compile(r"\d{3,9}(?=[.)](?:\s|$))")
_WIDE = {".": "．", ")": "）"}
_DRESSED = re.compile(r"\*\*(?=\S)([^*\n]{1,60}?)(?<=\S)\*\*(?!\*)")


def year_of(texts: list[str]) -> int:
    """The year that a plan is for, by its title and its text; 0 where nothing says so."""
    title, *body = texts
    in_title = re.search(r"(20[0-4]\d)", title)
    if in_title:
        return int(in_title[1])
    counts = Counter(int(match[1]) for text in body for match in _YEAR.finditer(text))
    return counts.most_common(1)[0][0] if counts else 0


def puts(text: str, year: int, names: Mapping[str, str]) -> Iterator[Put]:
    """What is put into a line, from left to right and apart from each other. names: of places, with their fields."""
    found = sorted(chain(_puts(text, year), _named(text, names)), key=lambda put: (put.start, -put.end))
    end = 0
    for put in found:
        if put.start >= end:
            yield put
            end = put.end


def _puts(text: str, year: int) -> Iterator[Put]:
    for match in _MASKED_YEAR.finditer(text):
        yield _field(match.start(), match.end(), "年份", "", "年份，改作填空项", "masked-year")
    for match in _MASKED_AREA.finditer(text):
        yield _field(match.start(), match.end(), _AREAS[match[2]], "", "隐去的名称，改作填空项", "masked-name")
    for match in _MASKED_CITY.finditer(text):
        yield _field(match.start(), match.start() + len(match[1]), "城市", "", "隐去的名称，改作填空项", "masked-name")
    for match in _CONGRESS.finditer(text):
        yield _field(match.start(), match.end(), "党代会届次", "", "隐去的党代会届次，改作填空项", "masked-congress")
    for match in _ORDINAL.finditer(text):
        yield _field(match.start(), match.end(), "隐去", match[0], "隐去的序数，改作填空项", "masked")
    for match in _QUOTED.finditer(text):
        yield Put(match.start(1), match.end(1), "“", "quotes", "引号变成了 xxx", "masked-quotes", sure=False)
        yield Put(match.start(3), match.end(3), "”", "quotes", "引号变成了 xxx", "masked-quotes", sure=False)
    for match in _DRESSED.finditer(text):
        yield Put(match.start(), match.start() + 2, "", "residue", "排版符号", "markup")
        yield Put(match.end() - 2, match.end(), "", "residue", "排版符号", "markup")
    for match in _OTHER.finditer(text):
        yield _field(match.start(), match.end(), "隐去", match[0], "隐去的词，改作填空项", "masked", sure=False)
    for match in _YEAR.finditer(text):
        name = {year: "年份", year - 1: "上年份"}.get(int(match[1]))
        if name:
            yield _field(match.start(1), match.end(1), name, match[1], "年份，改作填空项，原文作示例", "year")
    if listed := _LISTED.match(text):
        end = listed.end()
        yield Put(end, end + 1, _WIDE[text[end]], "residue", "行首的数字会成为列表", "unsafe")
    for at, character in enumerate(text):
        if character in _UNSAFE:
            yield Put(at, at + 1, _UNSAFE[character], "residue", "页面不用的半角符号", "unsafe")


def _named(text: str, names: Mapping[str, str]) -> Iterator[Put]:
    for name in places(text, names):
        words = text[name.start : name.end]
        yield _field(name.start, name.end, name.field, words, "本地的名称，改作填空项，原文作示例", "own-name")
    for found in personal(text):
        reason = "个人信息，不列入页面，改作填空项"
        shown = f"{{{{{found.field}}}}}"
        yield Put(found.start, found.end, shown, PERSONAL, reason, "personal", found.sure)


def signature(text: str) -> Put | None:
    """The field for a line of the signature: the date, or who signs. None where its words can be no example."""
    if not set(text).isdisjoint(_UNSAFE):
        return None
    if _DATE.fullmatch(text):
        return _field(0, len(text), "日期", text, "落款日期，改作填空项，原文作示例", "signature")
    if re.search(r"20[xX×]{2}|[xX×]{2,4}年", text):
        return _field(0, len(text), "日期", "", "落款日期，改作填空项", "signature")
    if re.search(r"\d", text):
        return None
    return _field(0, len(text), "落款单位", text, "落款单位，改作填空项，原文作示例", "signature")


def _field(start: int, end: int, name: str, example: str, reason: str, rule: str, *, sure: bool = True) -> Put:
    shown = f"{{{{{name}|{example}}}}}" if example else f"{{{{{name}}}}}"
    return Put(start, end, shown, "field", reason, rule, sure)
