"""Words by their pinyin, in full and by initials: zhiyuanfuwu and zyfw for 志愿服务."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_LONGEST = 8


def letters_of(texts: Iterable[str], common: Collection[str]) -> list[str]:
    """The words in texts, each behind the letters that are typed for it, in full and by initials, and a blank: runs of
    two to eight Han characters, and what of such runs is in `common`."""
    words = {word for text in texts for run in _HAN.findall(text) for word in _words(run, common)}
    return [f"{letters} {word}" for word in sorted(words) for letters in _typed(word)]


def _words(run: str, common: Collection[str]) -> Iterator[str]:
    if len(run) <= _LONGEST:
        yield run
    for start in range(len(run) - 1):
        for end in range(start + 2, min(start + _LONGEST, len(run)) + 1):
            if run[start:end] in common:
                yield run[start:end]


@lru_cache(1 << 16)  # plans share most of their headings' words, and the dictionary is slow
def _typed(word: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its dictionaries take as long as all else, and 55 MB

    syllables = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)
    return tuple(dict.fromkeys(("".join(syllables), "".join(syllable[0] for syllable in syllables))))
