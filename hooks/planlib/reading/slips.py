"""Slips of who types front matter with a Chinese keyboard, or as one writes a letter: each with the line as it should
be. Only what is certain is told here; the rest is for the parser and the records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Slip(NamedTuple):
    """line: from 0. kind, words: of the message."""

    line: int
    kind: str
    words: dict[str, str]


_KEY = r"[ ]*(?:- )?[A-Za-z_][A-Za-z0-9_-]{0,30}"
_ONE_OF_A_LIST = re.compile(r"[ ]*(?:[-—–－·•][ ]*|\*[ ]+)(?=\{|[A-Za-z_]+[ ]*[:：])")
# Keys as they are called in Chinese.
KEYS = {
    "标题": "title",
    "题目": "title",
    "级别": "level",
    "层级": "level",
    "文种": "type",
    "编号": "plan",
    "篇": "plan",
    "来源": "source",
    "合集": "collection",
    "行": "lines",
    "主题": "topics",
    "类型": "kind",
    "摘要": "summary",
    "别名": "aliases",
    "相关": "related",
    "相关主题": "related",
    "开头": "opening",
    "结尾": "closing",
    "落款": "closing",
    "理由": "reason",
}
_NAMES = "topics|lines|related|witness|hide"  # keys of lists of names or numbers, which hold no marks
_LIST = re.compile(rf"\b({_NAMES}):[ ]*[\[［【]([^\]］】}}]*)[\]］】]")
_RANGE = re.compile(r"\blines:[ ]*[\[［【]?[ ]*([0-9]+)[ ]*(?:[-—–－~～至到]|\.\.)+[ ]*([0-9]+)[ ]*[\]］】]?")
_MARKS = re.compile(r"[*`{}\[\]]")
_STARTS = "#@*&!%|>`[{"  # what a title cannot begin with


MOST_LINES = 300  # that are looked at: no front matter has so many


def find_slip(text: str, *, is_read: bool = False) -> Slip | None:
    """The first slip in a text of YAML; None where there is none. is_read: whether the parser could read it, so that
    only what it then means wrongly is a slip."""
    lines = text.split("\n")[:MOST_LINES]
    in_block = -1  # the indentation of a key whose value is a block of text, where marks mean nothing
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if 0 <= in_block < indent or not line.strip() or line.lstrip().startswith("#"):
            continue
        in_block = indent if re.search(r":[ ]+[|>][-+0-9]*[ ]*$", line) else -1
        for kind, check in (_MISREAD if is_read else _UNREAD).items():
            if (fixed := check(lines, number)) is not None:
                mark = re.search("[：，、；［］｛｝【】]", line)
                return Slip(number, kind, {"words": line.strip(), "entry": fixed, "mark": mark[0] if mark else ""})
    return None


def _colon(lines: list[str], number: int) -> str | None:
    line = lines[number]
    if re.match(f"{_KEY}[ ]*：", line):
        return _narrow(re.sub("[ ]{0,9}：[ ]{0,9}", ": ", line.strip(), count=1))
    if match := re.match(f"[ ]*({'|'.join(KEYS)})[ ]*[:：][ ]*", line):
        return f"{KEYS[match[1]]}: {line[match.end() :].strip()}"
    return None


def _space(lines: list[str], number: int) -> str | None:
    line = lines[number]
    if re.match(rf"{_KEY}:(?=[^\s/])", line):
        return _narrow(line.strip().replace(":", ": ", 1))
    if re.match(rf"{_KEY}:[ ]+\{{", line) and re.search(r"[{,][ ]*[a-z]+:(?=[A-Za-z\[])", line):
        return re.sub(r"([{,][ ]*[a-z]+):(?=[A-Za-z\[])", r"\1: ", line.strip())
    return None


def _equals(lines: list[str], number: int) -> str | None:
    match = re.match(r"([A-Za-z]+)[ ]*[=＝][ ]*(?=\S)", lines[number])
    return f"{match[1]}: {lines[number][match.end() :].strip()}" if match else None


def _tab(lines: list[str], number: int) -> str | None:
    return "" if re.match(r" *\t", lines[number]) else None


def _wide_space(lines: list[str], number: int) -> str | None:
    line = lines[number]
    if not (match := re.match("[ \t]*[\u3000\u00a0][ \t\u3000\u00a0]*", line)):
        return None
    rest = line[match.end() :]
    return f"  {rest}" if rest.startswith(("-", "{")) else rest


def _dash(lines: list[str], number: int) -> str | None:
    match = _ONE_OF_A_LIST.match(lines[number])
    if match and not re.match(r"[ ]*- ", lines[number]):
        return f"- {lines[number][match.end() :].strip()}"
    return None


def _indent(lines: list[str], number: int) -> str | None:
    before = next((line for line in reversed(lines[:number]) if line.strip()), "")
    if re.match(r"[ ]+[a-z]+:[ ]", lines[number]) and re.match(r"[a-z]+:[ ]+\S", before):
        return lines[number].strip()
    return None


def _flow(lines: list[str], number: int) -> str | None:
    line = lines[number]
    if not re.match(rf"(?:{_FLOWING}):[ ]*[\[{{［｛【]|[ ]*-[ ]+[{{｛]", line):
        return None
    fixed = _narrow(line.strip())
    return fixed if fixed != line.strip() else None


def _colons(lines: list[str], number: int) -> str | None:
    match = re.match(r"((?:title|summary|reason|what):[ ]+[^'\"{\[\s].*?):[ ]+(\S.*)$", lines[number])
    return f"{match[1]}：{match[2]}" if match else None


def _quote(lines: list[str], number: int) -> str | None:
    match = re.match(r"([A-Za-z]+:[ ]+)(['\"])(.*)$", lines[number])
    if not match or match[3].count(match[2]):
        return None
    return f"{match[1]}{match[3].rstrip('”’')}"


def _start(lines: list[str], number: int) -> str | None:
    match = re.match(rf"((?:title|summary):[ ]+)([{re.escape(_STARTS)}]+)[ ]*(\S.*)$", lines[number])
    return match[1] + _MARKS.sub("", match[3]) if match else None


def _list(lines: list[str], number: int) -> str | None:
    line = lines[number]
    if match := _RANGE.search(line):
        return f"{line[: match.start()]}lines: [{match[1]}, {match[2]}]{line[match.end() :]}".strip()
    for match in _LIST.finditer(line):
        if re.search(r"[，、；;]|(?<=[\w-])[ ]+(?=[\w])", match[2].strip()):
            names = ", ".join(filter(None, re.split(r"[\s,，、；;]+", match[2].strip())))
            return f"{line[: match.start()]}{match[1]}: [{names}]{line[match.end() :]}".strip()
    return None


def _quoted(lines: list[str], number: int) -> str | None:
    match = re.match(r"((?:title|summary):[ ]+)[“‘＂]([^“”‘’＂]*)[”’＂][ ]*$", lines[number])
    return f"{match[1]}{match[2]}" if match else None


def _chinese_key(lines: list[str], number: int) -> str | None:
    match = re.match(f"({'|'.join(KEYS)})[ ]*:[ ]*", lines[number])
    return f"{KEYS[match[1]]}: {lines[number][match.end() :].strip()}" if match else None


Check = Callable[[list[str], int], str | None]
_MISREAD: dict[str, Check] = {
    "yaml_list": _list,
    "yaml_quoted": _quoted,
    "yaml_start": _start,
    "yaml_wide_space": _wide_space,
    "yaml_space": lambda lines, number: _space(lines, number) if "{" in lines[number] else None,
    "yaml_chinese_key": _chinese_key,
}
_UNREAD: dict[str, Check] = {
    "yaml_tab": _tab,
    "yaml_wide_space": _wide_space,
    "yaml_colon": _colon,
    "yaml_space": _space,
    "yaml_equals": _equals,
    "yaml_list": _list,
    "yaml_flow": _flow,
    "yaml_dash": _dash,
    "yaml_quote": _quote,
    "yaml_start": _start,
    "yaml_colons": _colons,
    "yaml_indent": _indent,
}


def _narrow(line: str) -> str:
    """A line of YAML with the marks that part its keys and values made half-width; those in its words stay."""
    if not re.match(r"(?:[a-z]+:[ ]*|-[ ]+)[\[{［｛【]", line):
        return line
    for pattern, mark in _STRUCTURE:
        line = re.sub(pattern, mark, line)
    return line


# Where a mark parts keys and values: behind a key, before one, between names, at the ends.
_STRUCTURE = (
    (r"(?<=[{｛ ,，、])([a-z]+)[ ]*：[ ]*", r"\1: "),
    (r"[ ]*[，、；][ ]*(?=[a-z]+[:：])", ", "),
    (r"(?<=[A-Za-z0-9\]］】])[ ]*[，、][ ]*(?=[A-Za-z0-9\[［【])", ", "),
    (r"(?<=[:：] )[［【](?=[A-Za-z0-9])|(?<=^- )[［【]", "["),
    (r"(?<=[A-Za-z0-9])[］】]", "]"),
    (r"(?<=: )｛|(?<=- )｛|^｛", "{"),
    (r"｝$", "}"),
)
_FLOWING = "opening|closing|source|accept|todo|topics|lines|related|aliases|witness|hide"


# The fences of front matter

_FENCE = re.compile(r"---[ \t]*$")
_NEARLY = re.compile(r"[ \t\u3000]*[-—–－―─‐]{2,}[ \t\u3000]*$")


def is_fence(line: str) -> bool:
    """Whether a line is --- and nothing else."""
    return _FENCE.match(line) is not None


def is_nearly_fence(line: str) -> bool:
    """Whether a line was meant to be --- by who has typed dashes of another kind or number, or spaces before them."""
    return _NEARLY.match(line) is not None and not is_fence(line)


def ends_before(lines: list[str]) -> Iterator[int]:
    """Where front matter without its second fence may end: before lines (from 0) that are text of a page."""
    for number, line in enumerate(lines):
        if re.match(r"#{2,6} ", line) or (
            number and not lines[number - 1].strip() and re.match("[\u4e00-\u9fff{]", line)
        ):
            yield number
