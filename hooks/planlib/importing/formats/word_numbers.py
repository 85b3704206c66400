"""How Word prints a number in each of its numbering forms.

Where LibreOffice knows a form, it is printed as there, so that the same file reads the same in both.
"""

from __future__ import annotations

from collections.abc import Callable

_HAN = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_NAMES = [*_ONES.split(), "seventeen", "eighteen", "nineteen"]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_ORDINALS |= {"twelve": "twelfth"}


def _counting(number: int, digits: str = _HAN, units: str = "十百千", ten: str = "十") -> str:
    """一百零一; from ten to nineteen without the digit before the unit, where `ten` says so."""
    if number <= 0 or number >= 10_000:
        return "零" if number == 0 else str(number)
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
    for figure, letters in (*_ROMAN, *_ROMAN_SMALL):
        count, number = divmod(number, figure)
        text += letters * count
    return text


def _circled(number: int) -> str:
    for first, start, count in ((1, 0x2460, 20), (21, 0x3251, 15), (36, 0x32B1, 15)):
        if first <= number < first + count:
            return chr(start + number - first)
    return str(number)


def _listed(characters: str) -> Callable[[int], str]:
    """The characters of a series, then digits."""
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else str(number)


def _enclosed(first: int, count: int) -> Callable[[int], str]:
    return _listed("".join(chr(first + place) for place in range(count)))


def _digits(digits: str) -> Callable[[int], str]:
    """Figure by figure: 一〇五."""
    return lambda number: "".join(digits[int(figure)] for figure in str(number))


def _cardinal(number: int) -> str:
    if number < 20:
        return _NAMES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_NAMES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_NAMES[hundreds]} hundred" + (f" {_cardinal(rest)}" if rest else "")
    return str(number)


def _ordinal_words(number: int) -> str:
    head, mark, last = _cardinal(number).rpartition("-")
    if not mark:
        head, mark, last = last.rpartition(" ")
    if last not in _ORDINALS:
        return head + mark + (last.removesuffix("y") + "ieth" if last.endswith("y") else f"{last}th")
    return head + mark + _ORDINALS[last]


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number, "A"),
    "lowerLetter": lambda number: _letters(number, "a"),
    "ordinal": _ordinal,
    "cardinalText": lambda number: _cardinal(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "ideographLegalTraditional": lambda number: _counting(number, _LEGAL_TRADITIONAL, "拾佰仟", ""),
    "chineseLegalSimplified": lambda number: _counting(number, _LEGAL, "拾佰仟", ""),
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "numberInDash": lambda number: f"- {number} -",
    "taiwaneseDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "koreanDigital2": _digits(_HAN),
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "japaneseLegal": _digits("零壱弐参四伍六七八九"),
}
_FORMS |= dict.fromkeys(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    ),
    _counting,
)
_FORMS |= dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"), _circled)


def printed(number: int, form: str) -> str:
    """A number in one of Word's forms (numFmt); in digits where the form is not known."""
    if number < 0 or number > 9999:
        return "" if form == "none" else str(number)
    if number == 0 and form != "none":
        return "0"
    return _FORMS.get(form, str)(number)
