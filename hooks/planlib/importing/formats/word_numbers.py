"""How Word prints a number in each of its numbering forms.

Where LibreOffice knows a form, it is printed as there, so that the same file reads the same in both.
"""

from __future__ import annotations

from collections.abc import Callable

_HAN = "零一二三四五六七八九"
COUNTING: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "ideographDigital",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        (_HAN, "十百千", "十"),
    ),
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", ""),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟", ""),
}
"""Numbers in words: the digits, the units from ten up, and the unit before which, from ten to nineteen, no digit
stands."""

FIGURES = {
    "taiwaneseDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "koreanDigital2": _HAN,
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "japaneseLegal": "零壱弐参四伍六七八九",
}
"""Numbers figure by figure, 一〇五: the figures."""


def _range(first: int, count: int) -> str:
    return "".join(chr(first + place) for place in range(count))


_CIRCLED = _range(0x2460, 20) + _range(0x3251, 15) + _range(0x32B1, 15)
SERIES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedFullstop": _range(0x2488, 20),
    "decimalEnclosedParen": _range(0x2474, 20),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"), _CIRCLED),
}
"""The characters of a series; digits follow them."""

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def _counting(number: int, digits: str, units: str, ten: str) -> str:
    """一百零一."""
    figures = str(number)
    parts: list[str] = []
    for place, figure in enumerate(figures):
        unit = len(figures) - 1 - place
        if figure != "0":
            parts.append(digits[int(figure)] + ("" if unit == 0 else units[unit - 1]))
        elif figures[place + 1 :].strip("0") and parts and parts[-1] != digits[0]:
            parts.append(digits[0])
    text = "".join(parts)
    return text[1:] if ten and text.startswith(digits[1] + ten) and number < 20 else text


def _letters(number: int, first: str) -> str:
    """a … z, then aa, bb, …"""
    repeated, letter = divmod(number - 1, 26)
    return chr(ord(first) + letter) * (repeated + 1) if number > 0 else str(number)


def _roman(number: int) -> str:
    text = ""
    for figure, letters in ROMAN:
        count, number = divmod(number, figure)
        text += letters * count
    return text


def _cardinal(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{ONES[hundreds]} hundred" + (f" {_cardinal(rest)}" if rest else "")
    return str(number)


def _ordinal_words(number: int) -> str:
    head, mark, last = _cardinal(number).rpartition("-")
    if not mark:
        head, mark, last = last.rpartition(" ")
    if last not in ORDINALS:
        return head + mark + (last.removesuffix("y") + "ieth" if last.endswith("y") else f"{last}th")
    return head + mark + ORDINALS[last]


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number, "A"),
    "lowerLetter": lambda number: _letters(number, "a"),
    "ordinal": _ordinal,
    "cardinalText": lambda number: _cardinal(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "numberInDash": lambda number: f"- {number} -",
}


def printed(number: int, form: str) -> str:
    """A number in one of Word's forms (numFmt); in digits where the form is not known."""
    if number < 0 or number > 9999:
        return "" if form == "none" else str(number)
    if number == 0 and form != "none":
        return "0"
    if form in COUNTING:
        return _counting(number, *COUNTING[form])
    if form in FIGURES:
        return "".join(FIGURES[form][int(figure)] for figure in str(number))
    if form in SERIES:
        return SERIES[form][number - 1] if number <= len(SERIES[form]) else str(number)
    return _FORMS.get(form, str)(number)
