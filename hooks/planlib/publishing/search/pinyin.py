"""Words by their pinyin, in full and by initials: zhiyuanfuwu and zyfw for 志愿服务."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_HAN_WORD = re.compile("[\u4e00-\u9fff]{2,8}")


def letters_of(texts: Iterable[str]) -> list[str]:
    """The words (runs of two to eight Han characters) in texts, each behind the letters that are typed for it, in full
    and by initials, and a blank."""
    words = sorted({word for text in texts for word in _HAN_WORD.findall(text)})
    return [f"{letters} {word}" for word in words for letters in _typed(word)]


@lru_cache(1 << 16)  # plans share most of their headings' words, and the dictionary is slow
def _typed(word: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its dictionaries take as long as all else, and 55 MB

    syllables = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)
    return tuple(dict.fromkeys(("".join(syllables), "".join(syllable[0] for syllable in syllables))))
