"""A strict subset of YAML with line numbers: what front matter, ledgers and vocabularies are written in.

Anchors, aliases, tags, merge keys, duplicate keys and several documents are refused, so a file cannot expand, cannot
name a Python type, and means the same to every parser. Plain scalars are strings, whole numbers, booleans or null.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from .messages import say
from .slips import find_slip

MAX_DEPTH = 20
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
# What may not stand in the text: what YAML does not allow, and what ends a line to YAML but not to anybody else.
_REFUSED = re.compile("[^\t\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """The text is not in the subset; what is wrong, in the words of its kind, with the line."""

    def __init__(self, line: int, kind: str, **words: Any) -> None:
        self.kind = kind
        self.problem = say(kind, line, **words)
        super().__init__(self.problem.message)

    @property
    def line(self) -> int:
        """The line, from 1 within the text that was given."""
        return self.problem.line

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.problem.message


class Mapping(dict[str, Any]):
    """A mapping that remembers the line of each key (from 1) and its own first line."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Sequence(list[Any]):
    """A list that remembers the line of each item (from 1) and its own first line."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def load(text: str, first_line: int = 1) -> Any:
    """Read one YAML document.

    Returns a `Mapping`, `Sequence`, str, int, bool or None. Lines count from `first_line`, so that a front matter block
    reports the lines of its page. Raises `YamlError` for anything outside the subset.
    """
    if refused := _REFUSED.search(text):
        line = first_line + text.count("\n", 0, refused.start())
        raise YamlError(line, "yaml_character", character=f"U+{ord(refused[0]):04X}")
    try:
        events = yaml.parse(text, Loader=_LOADER)
        reader = _Reader(iter(events), first_line)
        return reader.document()
    except YamlError as error:
        if error.kind in _OF_SLIPS:
            _raise_slip(text, first_line, error.line - first_line)
        raise
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.rstrip().count("\n")  # what is missing at the end is missing here
        line = min(mark.line, last) if mark else 0
        _raise_slip(text, first_line, line)
        if error.context_mark and "quoted" in str(error.context):
            line = error.context_mark.line
        raise YamlError(first_line + line, "yaml_syntax", reason=_reason(str(error.problem))) from error


_OF_SLIPS = ("yaml_key", "yaml_anchor", "yaml_tag")  # what a slip can be taken for


def _raise_slip(text: str, first_line: int, last: int) -> None:
    """Raise what a slip is, where there is one before a line (from 0) or on it."""
    slip = find_slip(text)
    if slip and slip.line <= last:
        raise YamlError(first_line + slip.line, slip.kind, **slip.words)


# What PyYAML says, by how it begins.
_REASONS = {
    "could not find expected ':'": "这一行没有“项名: 值”",
    "mapping values are not allowed": "一行里有两个冒号；值里有冒号就加上引号",
    "did not find expected": "这里少了一个半角的逗号、括号或引号",
    "found unexpected end": "引号没有成对",
    "found character": "以不许用的符号开头；值以它开头就加上引号",
    "while scanning": "引号没有成对",
    "found unknown escape": "引号里的反斜杠不对",
    "sequence entries are not allowed": "列表的“- ”放错了地方",
}


def _reason(problem: str) -> str:
    return next((words for start, words in _REASONS.items() if problem.startswith(start)), problem)


class _Reader:
    """Builds values from parser events, so that no event kind outside the subset is ever acted on."""

    def __init__(self, events: Iterator[Any], first_line: int) -> None:
        self._events = events
        self._first_line = first_line

    def document(self) -> Any:
        value: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise YamlError(self._line(event), "yaml_documents")
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, 0)
        return value

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self._first_line

    def _plain(self, event: Any) -> int:
        """Refuse what could name, repeat or retype a node; returns the node's line."""
        line = self._line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(line, "yaml_anchor")
        if event.tag is not None:
            raise YamlError(line, "yaml_tag", tag=event.tag)
        return line

    def _value(self, event: Any, depth: int) -> Any:
        line = self._plain(event)
        if depth > MAX_DEPTH:
            raise YamlError(line, "yaml_depth", most=MAX_DEPTH)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(line, depth)
        return self._mapping(line, depth)

    def _sequence(self, line: int, depth: int) -> Sequence:
        items = Sequence(line)
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.lines.append(self._line(event))
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, line: int, depth: int) -> Mapping:
        mapping = Mapping(line)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise YamlError(self._line(event), "yaml_key")
            key_line = self._plain(event)
            key = self._text(event)
            if "：" in key or "，" in key:
                mark = "：" if "：" in key else "，"
                entry = re.sub("[ ]{0,9}：[ ]{0,9}", ": ", key.replace("，", ", "))
                raise YamlError(key_line, "yaml_flow", words=key, mark=mark, entry=entry)
            if key == "<<":
                raise YamlError(key_line, "yaml_merge")
            if key in mapping:
                raise YamlError(key_line, "yaml_twice", key=key)
            mapping[key] = self._value(next(self._events), depth + 1)
            mapping.lines[key] = key_line
        return mapping

    def _text(self, event: Any) -> str:
        """The text of a scalar; an escape can name half a character, which no file can hold."""
        value: str = event.value
        if _SURROGATE.search(value):
            raise YamlError(self._line(event), "yaml_surrogate")
        return value

    def _scalar(self, event: Any) -> Any:
        value = self._text(event)
        if event.style not in (None, "plain", ""):
            return value
        if _INTEGER.match(value):
            return int(value)
        return _CONSTANTS.get(value.lower(), value)
