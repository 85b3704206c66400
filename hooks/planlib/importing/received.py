"""A file as received: its bytes, and the text in them, whatever encoding a Chinese office has used."""

from __future__ import annotations

import codecs
from typing import NamedTuple

COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民"
    "得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义"
    "事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五"
    "划村居委街镇宣传设强导组织活精神"
    "計劃鎮導組織傳設強"
    "個為這國來們時說產麼對會發後業應開還動經過電與關線內數質氣總無樣體種點機條結間問實長進區黨"
)
"""The most frequent characters of Chinese running text, simplified and traditional: wrongly decoded text lacks them."""

_FREQUENT = frozenset(COMMON)
# Where Python's tables differ from those that browsers have (https://encoding.spec.whatwg.org): GB 18030 as of 2022 has
# characters for what Python, by an older edition, leaves to private use; Python's Big5 is that of Hong Kong.
_GB18030 = str.maketrans(
    "\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7"
    "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
    "\u3000︐︒︑︓︔︕︖︗︘︙ḿ龴龵龶龷龸龹龺龻",
)
_BIG5 = str.maketrans("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡")
_MARKS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16LE"), (codecs.BOM_UTF16_BE, "UTF-16BE"))
_EURO = "planlib.euro"  # Windows writes € as one byte, which no edition of GB 18030 has
_CODECS: dict[str, tuple[str, str, dict[int, int]]] = {
    "UTF-8": ("utf-8", "strict", {}),
    "GB18030": ("gb18030", _EURO, _GB18030),
    "Big5": ("big5hkscs", "strict", _BIG5),
    "UTF-16LE": ("utf-16-le", "strict", {}),
    "UTF-16BE": ("utf-16-be", "strict", {}),
}


def _euro(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == 0x80:
        return "€", error.start + 1
    raise error


codecs.register_error(_EURO, _euro)


class Decoded(NamedTuple):
    """The text of a file, with \\n line ends, and what the encoding is called; the text is None where none fits."""

    text: str | None
    encoding: str


_NONE = Decoded(None, "")


def decode(data: bytes) -> Decoded:
    """Read bytes as text: UTF-8, UTF-16, GB18030 or Big5, with a byte order mark or without one.

    Several encodings can read the same bytes; the one whose text has most of the characters that Chinese text is full
    of is right.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return decode_as(data[len(mark) :], encoding) or _NONE
    if utf8 := decode_as(data, "UTF-8"):
        return utf8
    tried = (decode_as(data, encoding) for encoding in ("GB18030", "Big5", "UTF-16LE", "UTF-16BE"))
    likely = max((found for found in tried if found), key=_likeness, default=_NONE)
    return likely if likely.text is not None and _likeness(likely) > 0 else _NONE


def decode_as(data: bytes, encoding: str) -> Decoded | None:
    """Read bytes in an encoding, by the name that `decode` calls it; None where they are not in it."""
    codec, errors, table = _CODECS[encoding]
    try:
        text = data.decode(codec, errors).translate(table)
    except UnicodeDecodeError:
        return None
    if "\x00" in text:
        return None
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)


def _likeness(decoded: Decoded) -> float:
    """How much of a text is made of frequent characters, from 0 to 1."""
    text = decoded.text or ""
    return sum(character in _FREQUENT for character in text) / max(1, len(text))
