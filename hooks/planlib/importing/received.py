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
_CODECS: dict[str, tuple[str, dict[int, int]]] = {
    "UTF-8": ("utf-8", {}),
    "GB18030": ("gb18030", _GB18030),
    "Big5": ("big5hkscs", _BIG5),
    "UTF-16LE": ("utf-16-le", {}),
    "UTF-16BE": ("utf-16-be", {}),
}
_STRICT, _DAMAGED = "planlib.strict", "planlib.damaged"


def _refuse(error: UnicodeError) -> tuple[str, int]:
    """What bytes that are not in an encoding stand for, after all: Windows writes € as one byte in its GBK."""
    if isinstance(error, UnicodeDecodeError) and error.encoding == "gb18030" and error.object[error.start] == 0x80:
        return "€", error.start + 1
    raise error


def _replace(error: UnicodeError) -> tuple[str, int]:
    """U+FFFD, for as many bytes as browsers take for one that cannot be read."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding == "utf-8":
        return "\ufffd", error.end
    first, second = error.object[error.start], error.object[error.start + 1 : error.start + 2]
    if first == 0x80 and error.encoding == "gb18030":
        return "€", error.start + 1
    return "\ufffd", error.start + (2 if 0x80 < first < 0xFF and second and second[0] >= 0x80 else 1)


codecs.register_error(_STRICT, _refuse)
codecs.register_error(_DAMAGED, _replace)


class Decoded(NamedTuple):
    """The text of a file, with \\n line ends, and what the encoding is called; the text is None where none fits."""

    text: str | None
    encoding: str


_NONE = Decoded(None, "")


def decode(data: bytes, said: str = "") -> Decoded:
    """Read bytes as text: UTF-8, UTF-16, GB18030 or Big5, with a byte order mark or without one.

    Several encodings can read the same bytes; the one whose text has most of the characters that Chinese text is full
    of is right. said: the encoding that a file says to have, which is right where nothing speaks for another.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding) or _NONE
    if utf8 := _decoded(data, "UTF-8"):
        return utf8
    tried = sorted(("GB18030", "Big5", "UTF-16LE", "UTF-16BE"), key=lambda encoding: encoding != said)
    found = (_decoded(data, encoding) for encoding in tried)
    likely = max((decoded for decoded in found if decoded), key=_likeness, default=_NONE)
    return likely if _likeness(likely) > 0 or likely.encoding == said else _NONE


def decode_damaged(data: bytes) -> Decoded:
    """Read bytes that no encoding fits, by the likeliest of them; U+FFFD stands for what cannot be read."""
    tried = (_decoded(data, encoding, strict=False) for encoding in ("UTF-8", "GB18030", "Big5"))
    return max((decoded for decoded in tried if decoded), key=_likeness, default=_NONE)


def _decoded(data: bytes, encoding: str, strict: bool = True) -> Decoded | None:
    codec, table = _CODECS[encoding]
    try:
        text = data.decode(codec, _STRICT if strict else _DAMAGED).translate(table)
    except UnicodeDecodeError:
        return None
    if strict and "\x00" in text:
        return None
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)


def _likeness(decoded: Decoded) -> float:
    """How much of a text is made of frequent characters, from 0 to 1."""
    text = decoded.text or ""
    return sum(character in _FREQUENT for character in text) / max(1, len(text))
