"""Which lines a file's own form sets apart as headings: by their style, or by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from .base import Form

LONGEST = 45
"""Characters of a heading in a line of its own."""

LARGEST_SHARE = 0.5
"""Of the lines; where more of them are set apart by hand, that means nothing."""

DISPLAY_FONT = re.compile("黑|楷|小标宋|中宋|魏碑|隶|Hei|Kai|Xiaobiao|Zhongsong|Lishu", re.ASCII | re.IGNORECASE)
SENTENCE = re.compile(r"[。；;！？!?，,、]$|[。；！？].")


def styled_lines(
    texts: Sequence[str], forms: Mapping[int, Form], in_tables: AbstractSet[int] = frozenset()
) -> frozenset[int]:
    """The lines, from 1, that look like headings. forms: by line. in_tables: lines that cannot be any."""
    lines = [(number, text.strip()) for number, text in enumerate(texts, 1) if text.strip() and number not in in_tables]
    by_style = {number for number, text in lines if _form(forms, number).level and len(text) <= LONGEST}
    usual = _usual([(_form(forms, number), len(text)) for number, text in lines if number not in by_style])
    by_hand = {
        number
        for number, text in lines
        if len(text) <= LONGEST and not SENTENCE.search(text) and _set_apart(_form(forms, number), usual)
    }
    return frozenset(by_style | (by_hand if len(by_hand) <= LARGEST_SHARE * len(lines) else set()))


def _form(forms: Mapping[int, Form], number: int) -> Form:
    return forms.get(number, Form())


def _usual(forms: Sequence[tuple[Form, int]]) -> Form:
    """The form of most characters."""
    found: Counter[tuple[bool, str, float]] = Counter()
    for form, length in forms:
        found[form.bold, form.font, form.size] += length
    if not found:
        return Form()
    bold, font, size = found.most_common(1)[0][0]
    return Form(bold=bold, font=font, size=size)


def _set_apart(form: Form, usual: Form) -> bool:
    if form.align == "right":  # who signs, and when
        return False
    return (
        (form.bold and not usual.bold)
        or (form.font != usual.font and bool(DISPLAY_FONT.search(form.font)) and not DISPLAY_FONT.search(usual.font))
        or (form.font != usual.font and bool(re.search("黑|Hei", form.font)))
        or (form.size > usual.size > 0)
    )
