"""A file as received: its bytes, and the text in them, whatever encoding a Chinese office has used."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
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

LEAST = 0.1
"""The share of them in a text; among 300 characters of plans it is .3 and more, in wrongly decoded ones below .05."""

LOST = "\ufffd"
"""Stands where a damaged file cannot be read."""

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
_EURO = {"gb18030": b"\x80", "big5hkscs": b"\xa3\xe1"}  # as Windows writes it
_STRICT, _DAMAGED = "planlib.strict", "planlib.damaged"


def _refuse(error: UnicodeError) -> tuple[str, int]:
    """What bytes that are not in an encoding stand for, after all."""
    if isinstance(error, UnicodeDecodeError):
        euro = _EURO.get(error.encoding, b"-")
        if error.object.startswith(euro, error.start):
            return "€", error.start + len(euro)
    raise error


def _replace(error: UnicodeError) -> tuple[str, int]:
    """U+FFFD, for as many bytes as browsers take for one that cannot be read."""
    try:
        return _refuse(error)
    except UnicodeDecodeError as unread:
        if unread.encoding not in _EURO or unread.reason.startswith("incomplete"):
            return LOST, unread.end
        first, second = unread.object[unread.start], unread.object[unread.start + 1 : unread.start + 2]
        return LOST, unread.start + (2 if 0x80 < first < 0xFF and second >= b"\x80" else 1)


codecs.register_error(_STRICT, _refuse)
codecs.register_error(_DAMAGED, _replace)


class Decoded(NamedTuple):
    """The text of a file, with \\n line ends, and what the encoding is called; the text is None where none fits."""

    text: str | None
    encoding: str


_NONE = Decoded(None, "")


def decode(data: bytes, said: str = "") -> Decoded:
    """Read bytes as text: UTF-8, UTF-16, GB18030 or Big5, with a byte order mark or without one. U+FFFD (`LOST`) stands
    where a damaged file cannot be read.

    Several encodings can read the same bytes; the one whose text has most of the characters that Chinese text is full
    of is right. said: the encoding that a file says to have, which is right where nothing speaks for another.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = data[len(mark) :]
            return _decoded(marked, encoding) or _damaged(marked, encoding)
    if utf8 := _decoded(data, "UTF-8"):
        return utf8
    encodings = sorted(("GB18030", "Big5", "UTF-16LE", "UTF-16BE"), key=lambda encoding: encoding != said)
    whole = _likeliest(filter(None, (_decoded(data, encoding) for encoding in encodings)))
    if _likeness(whole) >= LEAST:
        return whole
    damaged = _likeliest(_damaged(data, encoding) for encoding in ("UTF-8", "GB18030", "Big5"))
    if _likeness(damaged) >= LEAST:
        return damaged
    return whole if whole.encoding == said else _NONE


def _decoded(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = _read(data, encoding, _STRICT)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else Decoded(text, encoding)


def _damaged(data: bytes, encoding: str) -> Decoded:
    return Decoded(_read(data, encoding, _DAMAGED).replace("\0", LOST), encoding)


def _read(data: bytes, encoding: str, errors: str) -> str:
    codec, table = _CODECS[encoding]
    return data.decode(codec, errors).translate(table).replace("\r\n", "\n").replace("\r", "\n")


def _likeliest(tried: Iterable[Decoded]) -> Decoded:
    return max(tried, key=_likeness, default=_NONE)


def _likeness(decoded: Decoded) -> float:
    """How many of a text's characters that are no ASCII are frequent ones, from 0 to 1."""
    characters = [character for character in decoded.text or "" if character > "\x7f"]
    return sum(character in _FREQUENT for character in characters) / max(1, len(characters))
