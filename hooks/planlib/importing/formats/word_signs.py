"""Signs that Word keeps outside of its text: characters of symbol fonts, and encircled ones made by a field."""

from __future__ import annotations

import re

UNKNOWN = "□"
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "□",
    0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x28: "☎", 0x2A: "✉",
    0xA1: "○", 0x80: "⓪", 0x8B: "⓿",
}  # fmt: skip
_WINGDINGS |= {0x81 + place: chr(0x2460 + place) for place in range(10)}  # ① … ⑩
_WINGDINGS |= {0x8C + place: chr(0x2776 + place) for place in range(10)}  # ❶ … ❿
_WINGDINGS_2 = {0x52: "☑", 0x53: "☒", 0x50: "✓", 0x4F: "✗", 0xA3: "□", 0x54: "☒", 0x98: "●", 0x9A: "○"}
_WINGDINGS_2 |= {0x6A + place: chr(0x2460 + place) for place in range(10)}
_SYMBOL = {0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xAE: "→", 0xD7: "·", 0x2D: "−"}
SYMBOL_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
ENCIRCLED = re.compile(r"^EQ .*?\\o ?\\ac ?\( ?[○〇◯o] ?[,，;；] ?([^ ()]+) ?\)", re.ASCII | re.IGNORECASE)
"""The instruction of a field, white space made one space."""


def symbol(font: str, code: str) -> tuple[str, bool]:
    """The character for a symbol (w:sym), and whether it is that one; □ where nothing stands for it."""
    if not re.search("^[0-9A-Fa-f]{1,6}$", code, re.ASCII):
        return UNKNOWN, False
    point = int(code, 16)
    private = 0xF000 <= point <= 0xF0FF
    known = SYMBOL_FONTS.get(font.lower(), {}).get(point - 0xF000 if private else point)
    if known:
        return known, True
    if private or not 0x20 <= point <= 0xFFFF or 0xD800 <= point < 0xF900:
        return UNKNOWN, False
    return chr(point), True


def encircled(code: str) -> str:
    """The sign that an EQ field draws into a circle: ① for 1; empty for other fields."""
    match = ENCIRCLED.search(" ".join(code.split()))
    if not match:
        return ""
    inside = match[1]
    if inside.isascii() and inside.isdecimal() and 0 < int(inside) <= 20:
        return chr(0x2460 + int(inside) - 1)
    return inside
