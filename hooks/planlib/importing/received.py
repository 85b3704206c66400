"""A file as received: its bytes, and the text in them, whatever encoding a Chinese office has used."""

from __future__ import annotations

import codecs
from typing import NamedTuple

# The most frequent characters of Chinese running text, simplified and traditional: wrongly decoded text lacks them.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民"
    "得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义"
    "事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五"
    "划村居委街镇宣传设强导组织活精神"
    "計劃鎮導組織傳設強"
    "個為這國來們時說產麼對會發後業應開還動經過電與關線內數質氣總無樣體種點機條結間問實長進區黨"
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Decoded(NamedTuple):
    """The text of a file, with \\n line ends, and the encoding it was read in; the text is None where none fits."""

    text: str | None
    encoding: str


def decode(data: bytes) -> Decoded:
    """Read bytes as text: UTF-8, UTF-16, GB18030 or Big5, with a byte order mark or without one.

    Several encodings can read the same bytes; the one whose text has most of the characters that Chinese text is full
    of is right.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding) or Decoded(None, "")
    if utf8 := _decoded(data, "utf-8"):
        return utf8
    tried = (_decoded(data, encoding) for encoding in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"))
    likely = max((found for found in tried if found), key=_likeness, default=Decoded(None, ""))
    return likely if likely.text is not None and _likeness(likely) > 0 else Decoded(None, "")


def _decoded(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if "\x00" in text:
        return None
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding.removesuffix("-sig"))


def _likeness(decoded: Decoded) -> float:
    """How much of a text is made of frequent characters, from 0 to 1."""
    text = decoded.text or ""
    return sum(character in _COMMON for character in text) / max(1, len(text))
