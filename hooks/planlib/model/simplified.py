"""Traditional characters and the simplified ones that stand for them."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000))  # where traditional characters of daily use stand


@cache
def simplified() -> dict[str, str]:
    """Traditional characters and what each becomes by itself, from OpenCC's tables."""
    characters = [chr(code) for first, end in _HAN for code in range(first, end)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}
