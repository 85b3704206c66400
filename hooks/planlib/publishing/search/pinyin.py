"""Words by their pinyin, in full and by initials: zhiyuanfuwu and zyfw for 志愿服务."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_HAN_WORD = re.compile("[\u4e00-\u9fff]{2,8}")


Letters = Sequence[tuple[str, str]]
"""Words, each behind the letters that are typed for it."""


def letters_of(texts: Iterable[str]) -> Letters:
    """The words (runs of two to eight Han characters) in texts, in full and by initials."""
    words = sorted({word for text in texts for word in _HAN_WORD.findall(text)})
    return tuple((letters, word) for word in words for letters in _typed(word))


@lru_cache(1 << 16)  # plans share most of their headings' words, and the dictionary is slow
def _typed(word: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its dictionaries take as long as all else, and 55 MB

    syllables = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)
    return tuple(dict.fromkeys(("".join(syllables), "".join(syllable[0] for syllable in syllables))))
