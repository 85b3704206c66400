"""Words by their pinyin, in full and by initials: zhiyuanfuwu and zyfw for 志愿服务."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin

_HAN_WORD = re.compile("[\u4e00-\u9fff]{2,8}")


def by_letters(texts: Iterable[str]) -> dict[str, list[str]]:
    """The words (runs of two to eight Han characters) in texts, by the letters that are typed for them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted({word for text in texts for word in _HAN_WORD.findall(text)}):
        syllables = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)
        for letters in dict.fromkeys(("".join(syllables), "".join(syllable[0] for syllable in syllables))):
            found[letters].append(word)
    return dict(found)
