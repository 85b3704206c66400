"""Words and their parts of speech, as jieba's dictionary cuts a clause: for the rules that look for names."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rjieba import Jieba


class Token(NamedTuple):
    """A word of a clause. start, end: code points. tag: its part of speech in jieba's notation (n, v, nr, ns …).
    known: whether the dictionary has it; else it was put together by the odds of its characters."""

    start: int
    end: int
    text: str
    tag: str
    known: bool


@cache
def _jieba() -> Jieba:
    from rjieba import Jieba  # noqa: PLC0415 - its dictionary takes half of all loading and a quarter of the memory

    return Jieba()


@lru_cache(maxsize=4096)  # plans have many clauses in common
def tokens(clause: str) -> tuple[Token, ...]:
    """The words of a clause, one after the other."""
    jieba, place, found = _jieba(), 0, []
    for text, tag in jieba.tag(clause):
        found.append(Token(place, place + len(text), text, tag, jieba.has_word(text)))
        place += len(text)
    return tuple(found)
