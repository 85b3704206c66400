"""Lines that were broken in the middle of a sentence, and those that only look so."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from .lines import Line
from .numbers import Style, is_number, number_of

FEWEST_FULL = 5  # lines of one length that show a fixed width
LONGEST_HEADING = 45
LONGEST_OPEN = 20  # characters; a longer line that ends in 和 goes on
SHORTEST_CUT = 38  # characters; a shorter line without an end is more likely a heading or a name
_ENDED = re.compile(r"[。！？!?；;：:…][”’」』）)】》]*$|[.]$")
_GOES_ON = re.compile(r"^[，。、；：！？）”’》】,;:!?)％%]")
_OPEN = (("“", "”"), ("（", "）"), ("《", "》"), ("(", ")"), ("「", "」"))
_HEADING_AT_END = re.compile(r"[。！？；][ \t\u3000]*[一二三四五六七八九十]{1,3}[、．.][^，。；：,;:]{2,20}$")
_MARK = re.compile("[，。；,;]")
_LISTED = re.compile(r"^[^，。；,;]{1,12}[:：]")


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a mark that ends a sentence or opens a list."""
    return bool(_ENDED.search(text))


def joins(lines: Sequence[Line]) -> dict[int, str]:
    """By its place in the list, each line that goes on in the next one, with the rule that says so."""
    width = _width(lines)
    found: dict[int, str] = {}
    for at, (line, following) in enumerate(itertools.pairwise(lines)):
        if rule := _rule(line, following, width):
            found[at] = rule
    return found


def _width(lines: Sequence[Line]) -> int:
    """The length that lines were broken at, in characters; 0 where they were not."""
    lengths = [len(line.text) + 2 * line.indented for line in lines]
    long = [length for length in lengths if length >= 20]
    if len(long) < FEWEST_FULL:
        return 0
    widest = max(long)
    full = [length for length in long if length >= widest - 3]
    return int(median(full)) if len(full) >= FEWEST_FULL and len(full) >= len(long) * 0.4 and widest <= 60 else 0


def _rule(line: Line, following: Line, width: int) -> str:
    text, after = line.text, following.text
    if _GOES_ON.match(after):
        return "goes-on"
    if is_number(text) and not _begins(after) and len(after) <= LONGEST_HEADING:
        return "number"
    if width and not following.indented and len(text) + 2 * line.indented >= width - 3 and not _begins(after):
        return "full-line"
    if ends_sentence(text) or _begins(after):
        return ""
    if (
        text[-1] in "，,、（(“《"
        or (len(text) >= LONGEST_OPEN and text[-1] in "和与及或的")
        or any(text.count(a) > text.count(b) and after.count(b) > after.count(a) for a, b in _OPEN)
    ):
        return "open"
    if _LISTED.match(text) and len(text) < SHORTEST_CUT:
        return ""
    if _is_heading_line(text) or _HEADING_AT_END.search(text):
        return ""
    if len(text) >= SHORTEST_CUT or (_MARK.search(text) and len(text) >= 15):
        return "no-end"
    return ""


def _is_heading_line(text: str) -> bool:
    """Whether a line with 一、 or （一） is nothing but a heading, which ends without a mark."""
    number = number_of(text)
    return number is not None and number.style <= Style.HAN_HALF and len(text) <= LONGEST_HEADING and "。" not in text


def _begins(text: str) -> bool:
    return number_of(text) is not None
