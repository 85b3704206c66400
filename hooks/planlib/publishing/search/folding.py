"""Folding: to the search ＱＱ群 and qq群 are the same, 志願服務 and 志愿服务, 显著 and 显着. `__init__` tells how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from planlib.contract import WHITE_SPACE, WIDTHLESS
from planlib.model.simplified import simplified

_BASIC = "".join(map(chr, range(0x10000)))  # all white space is there
_SPACES = frozenset(re.findall(f"[{WHITE_SPACE}]", _BASIC))
_WIDTHLESS = frozenset(re.findall(f"[{WIDTHLESS}]", _BASIC))
_RUN_OF_SPACES = re.compile(" {2,}")


_SAME = (
    "著着帐账惟唯○〇瞭了妳你牠它徧遍砲炮廻回邨村曁暨倣仿閙闹痲麻蔴麻竝并"
    "凴凭厰厂淸清靑青彚汇葢盖荳豆覩睹謌歌躭耽輭软銲焊隣邻艸草窓窗"
)
"""Characters with which the same words are written, in turns the other and the one of today: 顯著 or 显着, 台帐, 惟一,
二○○八年; those abolished in 1955. A pair is here only if plans have no other word with either."""


@cache
def fold_table() -> dict[str, str]:
    """Other characters and what each becomes: traditional ones and those of `_SAME`."""
    same = dict(zip(_SAME[::2], _SAME[1::2], strict=True))
    return {old: same.get(new, new) for old, new in simplified().items()} | same


class Folds(dict[int, str]):
    """What each code point becomes, filled as they come; for `str.translate`. table: as `fold_table` gives it."""

    def __init__(self, table: Mapping[str, str]) -> None:
        super().__init__()
        self._table = table
        self.update((ord(space), " ") for space in _SPACES)
        self.update((ord(mark), "") for mark in _WIDTHLESS)

    def __missing__(self, code: int) -> str:
        lower = "".join(character.lower() for character in normalize("NFKC", chr(code)))
        seen = (c for c in lower if c not in _WIDTHLESS)
        folded = "".join(" " if c in _SPACES else self._table.get(c, c) for c in seen)
        self[code] = folded
        return folded


@cache
def _folds() -> Folds:
    return Folds(fold_table())


def fold(text: str, folds: Folds | None = None) -> str:
    """A line or a query as the index sees it."""
    folded = normalize("NFC", text).translate(folds or _folds())
    return _RUN_OF_SPACES.sub(" ", folded).strip(" ")
