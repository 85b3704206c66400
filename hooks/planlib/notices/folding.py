"""Folding: a phrase is the same in whatever form it was pasted. Texts and patterns are folded alike.

What is folded stands in the contract, for the browser does the same; the traditional characters are OpenCC's, and from
PDF come radicals that look like characters.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from planlib.contract import FOLDED_AWAY, FOLDED_FROM, FOLDED_TO, WHITE_SPACE
from planlib.model.simplified import simplified

_AWAY = re.compile(FOLDED_AWAY)
_TELLING = re.compile(f"[{WHITE_SPACE}以<>]")  # what is behind them says whether they go
_GONE = [mark for mark in map(chr, range(0x10000)) if _AWAY.fullmatch(mark) and not _TELLING.match(mark)]


_LOOKALIKES = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00))  # Kangxi radicals, compatibility ideographs
_SUPPLEMENT = "⺠民⺟母⻅见⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"


@cache
def _characters() -> dict[str, str]:
    """Traditional characters and lookalikes, each with the simplified one that it stands for."""
    known = simplified()
    lookalikes = {chr(code): normalize("NFKC", chr(code)) for codes in _LOOKALIKES for code in codes}
    lookalikes |= dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
    found = known | {old: known.get(new, new) for old, new in lookalikes.items()}
    return {old: new for old, new in found.items() if old != new and len(new) == 1 and new <= "\uffff"}


@cache
def _changes() -> tuple[re.Pattern[str], dict[str, str]]:
    """The characters that change, whatever is behind them, and what each becomes; few of them stand in a text."""
    changed = _characters() | dict(zip(FOLDED_FROM, FOLDED_TO, strict=True)) | dict.fromkeys(_GONE, "")
    return re.compile(f"[{re.escape(''.join(changed))}]"), changed


def fold(text: str) -> str:
    """A text or a pattern as it is compared."""
    changing, changed = _changes()
    left = _AWAY.sub("", text) if _TELLING.search(text) else text
    return changing.sub(lambda match: changed[match[0]], left)


def origins(text: str) -> list[int]:
    """For each character of the folded text its offset in the text, in code points."""
    found: list[int] = []
    end = 0
    for match in _AWAY.finditer(text):
        found += range(end, match.start())
        end = match.end()
    return [*found, *range(end, len(text))]


def traditional(words: str) -> str:
    """The characters that are folded and whose simplified ones stand in `words`, each with that one behind it."""
    present = set(words)
    return "".join(old + new for old, new in _characters().items() if new in present)
