"""Traditional characters become simplified ones, each at its place."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """A text in simplified characters, as long as it was, so that offsets stay. OpenCC looks at whole words; where
    that would change the length of a line, it is converted character by character."""
    converted = _converter().convert(text)
    if len(converted) == len(text):
        return str(converted)
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    converted = str(_converter().convert(line))
    if len(converted) == len(line):
        return converted
    by_character = (str(_converter().convert(character)) for character in line)
    return "".join(new if len(new) == 1 else old for old, new in zip(line, by_character, strict=True))
