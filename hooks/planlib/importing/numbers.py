"""The number that a line begins with: in which style, which number, and whether it is one at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from planlib.contract import COUNTED, HAN_DIGITS
from planlib.model.numbering import HAN_VALUES, han_value

from .lines import stripped

_HAN = f"[{HAN_DIGITS}〇十百]{{1,5}}"
_SPACE = r"[ \t\u3000\u00a0]*+"
_VALUES = {numeral: HAN_VALUES[numeral] for numeral in "〇一二三四五六七八九零两"}  # for the browser too


class Style(IntEnum):
    """How a number is printed; the order is that in which styles stand inside each other, unless a text says else."""

    CHAPTER = 0  # 第一章 第二部分
    SECTION = 1  # 第一节
    HAN = 2  # 一、 一. 一
    ORDINAL = 3  # 第一， 第一、
    TASK = 4  # 任务一：
    HAN_BRACKET = 5  # （一）
    HAN_HALF = 6  # 一）
    DIGIT = 7  # 1. 1、
    DECIMAL_2 = 8  # 1.1
    DECIMAL_3 = 9  # 1.1.1
    DIGIT_BRACKET = 10  # （1）
    DIGIT_HALF = 11  # 1）
    CIRCLED = 12  # ①
    LETTER = 13  # a.
    ARTICLE = 14  # 第三条
    BULLET = 15  # ● ◆ -


class Number(NamedTuple):
    """A printed number. text: as it stands there, with the mark behind it. end: where the words begin."""

    style: Style
    value: int
    text: str
    end: int


_FORMS: tuple[tuple[Style, re.Pattern[str]], ...] = tuple(
    (style, re.compile(rf"\A{_SPACE}(?:{form}){_SPACE}"))
    for style, form in (
        (Style.CHAPTER, rf"第{_SPACE}({_HAN}|\d{{1,2}}){_SPACE}(?:章|部分|编){_SPACE}[、，：:．.]?"),
        (Style.SECTION, rf"第{_SPACE}({_HAN}|\d{{1,2}}){_SPACE}节(?![日约能]){_SPACE}[、，：:．.]?"),
        (Style.ARTICLE, rf"第{_SPACE}({_HAN}|\d{{1,3}}){_SPACE}条(?![例件线街])[、：:]?"),
        (Style.ORDINAL, rf"第({_HAN})[、，,：:](?![一二三四五六七八九十]+[、季])"),
        (
            Style.TASK,
            rf"(?:任务|措施|行动|目标|专题|环节|阶段|项目|工程|活动|举措|抓手|重点|板块|模块|篇章)({_HAN}|\d{{1,2}})"
            rf"{_SPACE}[、：:，,．.]",
        ),
        (Style.HAN_BRACKET, rf"[（(〔\[]{_SPACE}({_HAN}){_SPACE}[）)〕\]]{_SPACE}[、．.，,：:]?"),
        (Style.HAN, rf"({_HAN}){_SPACE}[、．.]"),
        (Style.HAN, rf"({_HAN})(?:[,，：:]|[ \t\u3000\u00a0])"),
        (Style.HAN_HALF, rf"({_HAN}){_SPACE}[）)]{_SPACE}[、．.]?"),
        (Style.DECIMAL_3, r"(?:[0-9]{1,2}[.．]){2}([0-9]{1,2})(?![0-9.．%％])[、.．]?"),
        (Style.DECIMAL_2, r"[0-9]{1,2}[.．]([0-9]{1,2})(?![0-9.．%％万亿倍米公千平里个元吨人户名次岁度级])[、.．]?"),
        (Style.DIGIT_BRACKET, rf"[（(〔\[]{_SPACE}([0-9０-９]{{1,3}}){_SPACE}[）)〕\]]{_SPACE}[、．.，,：:]?"),
        (Style.DIGIT, rf"([0-9０-９]{{1,3}}){_SPACE}(?:、|[.．](?![0-9０-９]))"),
        (Style.DIGIT, r"([0-9]{1,2})[,，：:](?![0-9])"),
        (Style.DIGIT_HALF, rf"([0-9０-９]{{1,3}}){_SPACE}[）)]{_SPACE}[、．.]?"),
        (Style.CIRCLED, r"([①-⑳㈠-㈩⑴-⒇⒈-⒛❶-❿])[、．.]?"),
        (Style.BULLET, r"(?:[●◆■★▪•➢▲◇➤▶◎※☆→](?![●◆■★])|[-*·o](?=[ \t\u3000\u00a0]))()"),
        (Style.LETTER, r"([A-Za-z])(?:[、．]|[.)）](?=[^A-Za-z0-9]))"),
    )
)
# What stands behind a number where it is none: 一、二级网格员, 3、4月份, 1、2号楼, 一，二是.
_COUNTED = re.compile(COUNTED)
# 3月份, 二季度, 十二户: a quantity, where no mark parts number and words.
_COUNTS = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:级|类|等|期|线|楼|号|月|日|年|季|个|名|户|人|次|项|周|点|岁|元|万|百|千|把手)"
)
_BULLET = re.compile(r"[●◆■★▪•➢▲◇➤▶◎※☆→*·-][ \t\u3000\u00a0]*(?=\S)")
_CIRCLES = ((0x2460, 20), (0x3220, 10), (0x2474, 20), (0x2488, 20), (0x2776, 10))


def number_of(text: str) -> Number | None:
    """The number at the start of a line; None where what stands there is a year, a quantity or a word."""
    for style, form in _FORMS:
        match = form.match(text)
        if not match:
            continue
        rest = text[match.end() :]
        if style in (Style.HAN, Style.DIGIT) and _COUNTED.match(text):
            return None
        if style is Style.HAN and stripped(match[0])[-1] in f"{HAN_DIGITS}十百" and not _parted(match[0]):
            return None
        value = _value(match[1], style)
        if value and rest:
            return Number(style, value, stripped(match[0]), match.end())
    return None


LONGEST_NUMBER = 8  # characters of a number that no words stand behind


def is_number(text: str) -> bool:
    """Whether a text is a printed number and nothing else: （一）."""
    number = number_of(f"{text}字") if len(text) <= LONGEST_NUMBER else None
    return number is not None and number.end == len(text) and number.style is not Style.BULLET


_UNMARKED = re.compile(rf"(?:([0-9]{{1,2}})|({_HAN}))[ \t\u3000]{{0,3}}(?=[\u4e00-\u9fff“《])")


def unmarked_numbers(texts: Sequence[str]) -> dict[int, Number]:
    """Numbers that have lost the mark behind them (1加强领导, 2广泛宣传), by the place of their line: only lines that
    count up from 1, one after the other, show that they are numbers."""
    found: dict[int, Number] = {}
    for style, group, fewest in ((Style.DIGIT, 1, 2), (Style.HAN, 2, 3)):
        run: dict[int, Number] = {}
        for place, text in enumerate(texts):
            match = _UNMARKED.match(text)
            digits = match[group] if match else None
            if (
                not match
                or not digits
                or number_of(text)
                or _COUNTS.match(text)
                or text[match.end()] in "是要个项年些次"
            ):
                continue
            value = _value(digits, style)
            if value == 1 or value != len(run) + 1:
                found |= run if len(run) >= fewest else {}
                run = {}
            if value == len(run) + 1:
                run[place] = Number(style, value, digits, match.end())
        found |= run if len(run) >= fewest else {}
    return found


def bullet_before_number(text: str) -> int:
    """How many characters a bullet takes that stands before a number: - 1、…; 0 where there is none."""
    match = _BULLET.match(text)
    number = number_of(text[match.end() :]) if match else None
    return match.end() if match and number and number.style is not Style.BULLET else 0


def _parted(printed: str) -> bool:
    """Whether white space parts a number without a mark from the words: 一 指导思想."""
    return not stripped(printed[-1:])


def _value(digits: str, style: Style) -> int:
    if style is Style.BULLET:
        return 1
    if style is Style.LETTER:
        return ord(digits.lower()) - ord("a") + 1
    if style is Style.CIRCLED:
        return next((ord(digits) - first + 1 for first, count in _CIRCLES if first <= ord(digits) < first + count), 0)
    return int(digits) if digits.isdecimal() else han_value(digits)
