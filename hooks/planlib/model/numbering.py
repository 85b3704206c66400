"""Structure numbers after GB/T 9704—2012, 7.3.3: 一、 then （一） then 1. then （1）."""

from __future__ import annotations

import re

from planlib.contract import HAN_DIGITS, MAX_LEVEL, TYPED_NUMBER

_HAN = f"{HAN_DIGITS}十百"
HAN_VALUES = {digit: value for value, digit in enumerate(HAN_DIGITS)} | {"〇": 0, "两": 2}
"""What a digit in Chinese numerals is worth."""
_IN_HAN = str.maketrans("0123456789", HAN_DIGITS)

_TYPED = re.compile(TYPED_NUMBER)
# What numbers headings only: in running text 第一、 is a word.
_CHAPTER = re.compile(
    rf"\s*第\s*(?:[{_HAN}]{{1,6}}|\d{{1,3}})\s*(?:章|节(?![日约能])|篇|部分|条(?![例件线街])|[、，：])\s*"
)


def han(number: int) -> str:
    """A whole number from 1 to 999 in Chinese numerals: 12 → 十二, 105 → 一百零五."""
    if not 0 < number < 1000:
        raise ValueError(f"{number} is not between 1 and 999")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{HAN_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else HAN_DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (HAN_DIGITS[ones] if ones else "")


def numeral(number: int) -> str:
    """A whole number in Chinese numerals, or in digits where it is too large for them."""
    return han(number) if number < 1000 else str(number)


def number_forms(number: int) -> tuple[str, ...]:
    """A whole number from 1 as it is written: 105, 一百零五, 一百〇五, 一〇五, 一零五."""
    words, digits = numeral(number), str(number).translate(_IN_HAN)
    forms = (str(number), words, words.replace("零", "〇"), digits, digits.replace("零", "〇"))
    return tuple(dict.fromkeys(forms))


def han_value(numeral: str) -> int:
    """The value of a Chinese numeral from 一 to 九百九十九, also digit by digit (一〇五); 0 for anything else."""
    if len(numeral) > 1 and not set(numeral) & set("十百"):
        return int("".join(str(HAN_VALUES[digit]) for digit in numeral))
    total = digit = 0
    for character in numeral:
        if unit := {"十": 10, "百": 100}.get(character):
            total += (digit or 1) * unit
            digit = 0
        else:
            digit = HAN_VALUES[character]
    return total + digit


def section_number(level: int, ordinal: int) -> str:
    """The printed number of the `ordinal`-th section (from 1) of a level from 1 to 4; level 0 has none."""
    match level:
        case 0:
            return ""
        case 1 | 2:
            return f"{numeral(ordinal)}、" if level == 1 else f"（{numeral(ordinal)}）"
        case 3:
            return f"{ordinal}."
        case 4:
            return f"（{ordinal}）"
    raise ValueError(f"no number form for level {level}")


def item_number(ordinal: int) -> str:
    """The printed number of an item of an ordered list, which takes the form of level 3."""
    return section_number(3, ordinal)


def split_typed(text: str) -> tuple[str, str]:
    """Take a typed number off the start of `text`: ("（一）", rest), or ("", text).

    The number comes in the form that is derived for its level; ① and 1） are of no level and keep theirs.
    """
    match = _TYPED.match(text)
    if not match:
        return "", text
    rest = text[match.end() :]
    first, second, third, fourth, half, circled = match.groups()
    if first:
        return f"{first}、", rest
    if second:
        return f"（{second}）", rest
    if third:
        return f"{int(third)}.", rest
    if fourth:
        return f"（{int(fourth)}）", rest
    return circled or f"{int(half)}）", rest


def typed_level(text: str) -> int:
    """The level, from 1 to 4, of the typed number that `text` begins with; 0 where it has none or one of no level."""
    match = _TYPED.match(text)
    return next((level for level in range(1, MAX_LEVEL + 1) if match and match[level]), 0)


def typed_prefix(text: str, in_heading: bool) -> str:
    """The typed number that `text` begins with, as it stands there; in a heading also the number of a chapter."""
    match = _TYPED.match(text) or (_CHAPTER.match(text) if in_heading else None)
    return match[0] if match else ""
