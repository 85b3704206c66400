"""Reading records: a YAML file becomes the values that were declared for it, and messages about what is wrong in it.

All mistakes come at once, each with the line of the key or the entry that it is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from planlib.model.findings import Problem
from planlib.model.record import MARKUP, Record

from .messages import MESSAGES, nearest, say
from .strictyaml import Mapping, Sequence, YamlError, load

T = TypeVar("T")
Loc = tuple[str | int, ...]  # where something stands in a file: keys, and places in lists from 0

MAX_PROBLEMS = 100  # of one file; the others are counted
MAX_QUOTED = 30  # characters of a value
_READ_AS_OTHER = re.compile(r"[-0-9.]|true\Z|false\Z|null\Z|~", re.IGNORECASE)
# Kinds of pydantic that come to the same for those who read the message.
_SAME_KINDS = {
    "model_type": "not_keys",
    "dict_type": "not_keys",
    "tuple_type": "not_a_list",
    "list_type": "not_a_list",
    "frozen_set_type": "not_a_list",
    "string_too_short": "blank",
    "string_pattern_mismatch": "wrong_form",
    "literal_error": "word_unknown",
    "enum": "word_unknown",
    "int_parsing": "int_type",
}


class Fault(NamedTuple):
    """One mistake: its kind (a key of `MESSAGES`), where it stands, what stands there, and what its words need."""

    kind: str
    loc: Loc
    value: Any
    words: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was read. value: None where it is not whole. rest: the input without what is wrong in it."""

    value: T | None
    problems: tuple[Problem, ...] = ()
    rest: Any = None


@dataclass(frozen=True)
class RecordReader(Generic[T]):
    """Reads inputs of one shape.

    shape: a record, or a list or mapping of such. code: of the rule that reports a mistake, by its kind and place; an
    empty place is the whole input. whole: what the input is called. entries: where the list or mapping stands that is
    read entry by entry: those that are wrong are left out, and spoil nothing else.
    """

    shape: type[T]
    code: Callable[[str, Loc], str]
    whole: str
    entries: Loc | None = None

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self.shape)

    @property
    def required(self) -> str:
        """The keys that the input must have, in words."""
        return ", ".join(key for key, field in _keys(self.shape).items() if field.is_required())

    def read_text(self, text: str, *, first_line: int = 1, empty: Any = None, context: Any = None) -> Read[T]:
        """Read a text in YAML, whose lines count from `first_line`. empty: what an empty text stands for. context: what
        validators look words up in. Never raises."""
        try:
            node = load(text, first_line)
            return self.read(empty if node is None else node, context)
        except YamlError as error:
            return Read(None, (replace(error.problem, code=self.code("yaml", ())),))

    def read(self, node: Any, context: Any = None) -> Read[T]:
        """Read what `strictyaml.load` has returned. Never raises."""
        nulls = list(_nulls(node, ()))
        given = _without(node, nulls) if nulls else node
        try:
            value = self._adapter.validate_python(given, context=context)
        except ValidationError as error:
            faults = [_fault(details) for details in error.errors(include_url=False)]
        else:
            if not nulls:
                return Read(value, (), node)
            faults = []
        missing = {fault.loc for fault in faults if fault.kind == "missing"}
        above = {loc[:depth] for loc in nulls for depth in range(len(loc))}
        faults = [fault for fault in faults if fault.loc not in above]  # they may come from what is empty below them
        for loc in nulls:
            if loc not in missing:
                known = self._known_keys(loc[:-1])
                kind = "extra_forbidden" if known and loc[-1] not in known else "blank"
                faults.append(Fault(kind, loc, None, {}))
        return self._with_problems(node, faults, context)

    def _with_problems(self, node: Any, faults: list[Fault], context: Any) -> Read[T]:
        told = list(_without_misspelt(faults))
        problems = [self._problem(node, fault) for fault in told[:MAX_PROBLEMS]]
        if more := told[MAX_PROBLEMS:]:
            code = self.code(more[0].kind, more[0].loc)
            problems.append(say("and_more", _line(node, more[0].loc), code=code, count=len(more)))
        if any(not fault.loc for fault in faults):
            return Read(None, tuple(problems))
        rest = _without(node, map(self._cut, faults))
        if all(fault.kind == "extra_forbidden" or self._is_entry(fault.loc) for fault in faults):
            with suppress(ValidationError):  # too few entries may be left
                return Read(self._adapter.validate_python(rest, context=context), tuple(problems), rest)
        return Read(None, tuple(problems), rest)

    def _is_entry(self, loc: Loc) -> bool:
        """Whether a place lies in one of the entries."""
        return self.entries is not None and len(loc) > len(self.entries) and loc[: len(self.entries)] == self.entries

    def _cut(self, fault: Fault) -> Loc:
        """What to leave out so that a mistake is gone: its entry, an unknown key, or all that stands under the key."""
        if self.entries is not None and self._is_entry(fault.loc):
            return fault.loc[: len(self.entries) + 1]
        return fault.loc if fault.kind == "extra_forbidden" else fault.loc[:1]

    def _problem(self, node: Any, fault: Fault) -> Problem:
        kind, loc, value, words = fault
        key = next((key for key in reversed(loc) if isinstance(key, str)), "")
        annotation, field = _declared(self.shape, loc)
        example = _example(annotation, field, loc)
        name = _name(loc) if loc else self.whole
        whole = self._parent(loc)
        if (not loc and value is None) or (kind == "blank" and field and field.is_required()):
            kind, whole = "empty", name
        if kind == "string_type" and isinstance(value, int) and not isinstance(value, bool):
            kind, example = "number_unquoted", str(value)
        text = _flow(example) if example is not None else "…"
        if kind == "extra_forbidden":
            word, choices = key, self._known_keys(loc[:-1])
        else:
            word, choices = value if isinstance(value, str) else "", _choices(annotation)
        return say(
            kind if kind in MESSAGES else "wrong_form",
            _line(node, loc),
            code=self.code(kind, loc),
            **{
                "key": key,
                "name": name,
                "value": _quoted(value),
                "whole": whole,
                "entry": f"{key}: {text}" if loc and loc[-1] == key else text,
                "known": nearest(words.get("field", word), words.get("choices", choices)),
                "marks": " ".join(MARKUP),
                **words,
            },
        )

    def _known_keys(self, loc: Loc) -> tuple[str, ...]:
        """The keys that may stand at a place; none where any may."""
        annotation, _ = _declared(self.shape, loc)
        if get_origin(annotation) is dict:
            return _choices(_bare(get_args(annotation)[0]))
        return tuple(_keys(annotation))

    def _parent(self, loc: Loc) -> str:
        """What a key is missing in."""
        if len(loc) < 2:
            return self.whole
        return f" {loc[-2]} " if isinstance(loc[-2], str) else "这一条"


def _fault(details: Any) -> Fault:
    loc: Loc = details["loc"]
    kind = _SAME_KINDS.get(details["type"], details["type"])
    if loc and loc[-1] == "[key]" and kind != "extra_forbidden":  # a mistake in a key itself
        loc = loc[:-1]
        kind = "extra_forbidden" if kind == "word_unknown" else kind
    return Fault(kind, loc, details["input"], dict(details.get("ctx", ())))


def _without_misspelt(faults: list[Fault]) -> Iterator[Fault]:
    """The mistakes, but a key that is missing only because it is misspelt is not missing as well."""
    missing: defaultdict[Loc, list[str]] = defaultdict(list)
    for fault in faults:
        if fault.kind == "missing":
            missing[fault.loc[:-1]].append(str(fault.loc[-1]))
    meant = {
        (*fault.loc[:-1], close[0])
        for fault in faults[:MAX_PROBLEMS]  # to compare words takes time
        if fault.kind == "extra_forbidden" and fault.loc[:-1] in missing
        if (close := get_close_matches(str(fault.loc[-1]), missing[fault.loc[:-1]], n=1))
    }
    return (fault for fault in faults if fault.kind != "missing" or fault.loc not in meant)


# Places in what was read


def _nulls(node: Any, loc: Loc) -> Iterator[Loc]:
    """Where a key has no value."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if value is None:
                yield (*loc, key)
            elif not isinstance(value, str):
                yield from _nulls(value, (*loc, key))
    elif isinstance(node, Sequence):
        for place, value in enumerate(node):
            if not isinstance(value, str):
                yield from _nulls(value, (*loc, place))


def _without(node: Any, places: Iterable[Loc]) -> Any:
    """A copy of a node without what stands at some places; it has the same lines."""
    below: defaultdict[str | int, list[Loc]] = defaultdict(list)
    for loc in places:
        below[loc[0]].append(loc[1:])
    if isinstance(node, Mapping):
        mapping = Mapping(node.line)
        mapping.lines = node.lines
        for key, value in node.items():
            if () not in below.get(key, ()):
                mapping[key] = _without(value, below[key]) if key in below else value
        return mapping
    if isinstance(node, Sequence):
        sequence = Sequence(node.line)
        for place, (line, value) in enumerate(zip(node.lines, node, strict=True)):
            if () not in below.get(place, ()):
                sequence.append(_without(value, below[place]) if place in below else value)
                sequence.lines.append(line)
        return sequence
    return node


def _line(node: Any, loc: Loc) -> int:
    """The line of the key or the entry at a place, or of what it should stand in."""
    line = 1
    for key in loc:
        match node, key:
            case Mapping(), str() if key in node.lines:
                line = node.lines[key]
                node = node.get(key)
            case Sequence(), int() if key < len(node):
                line = node.lines[key]
                node = node[key]
            case _:
                break
    return line


# What was declared for a place


def _keys(shape: Any) -> dict[str, FieldInfo]:
    """The fields of a record by the keys that they have in a file; none of anything else."""
    return _fields(shape) if isinstance(shape, type) and issubclass(shape, Record) else {}


@cache
def _fields(record: type[Record]) -> dict[str, FieldInfo]:
    return {str(field.validation_alias or name): field for name, field in record.model_fields.items()}


def _bare(annotation: Any) -> Any:
    """A type without what is said about it, and without None."""
    while (origin := get_origin(annotation)) in (Annotated, Union, UnionType):
        choices = get_args(annotation)[:1] if origin is Annotated else get_args(annotation)
        annotation = next(choice for choice in choices if choice is not type(None))
    return annotation


def _declared(shape: Any, loc: Loc) -> tuple[Any, FieldInfo | None]:
    """The type of what stands at a place, and the field that it belongs to."""
    annotation, field = _bare(shape), None
    for key in loc:
        if fields := _keys(annotation):
            field = fields.get(str(key))
            annotation = _bare(field.annotation) if field else None
        elif arguments := get_args(annotation):  # of a list the entries, of a mapping the values
            annotation = _bare(arguments[1] if get_origin(annotation) is dict else arguments[0])
        else:
            return None, field
    return annotation, field


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    return ()


def _example(annotation: Any, field: FieldInfo | None, loc: Loc) -> Any:
    """What could stand at a place; None where nothing was said."""
    if field and field.examples:
        example = field.examples[0]
        return example[0] if isinstance(loc[-1], int) and isinstance(example, list) else example
    return _outline(annotation)


def _outline(annotation: Any) -> Any:
    """What something of a type looks like, its words left out; None of a single word."""
    annotation = _bare(annotation)
    if keys := _keys(annotation):
        return {key: "…" for key, field in keys.items() if field.is_required()} or None
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is dict:
        return {"…": _outline(arguments[1]) or "…"}
    if origin in (tuple, frozenset):
        return [_outline(arguments[0]) or "…"]
    return None


# Values in messages


def _name(loc: Loc) -> str:
    """What is at a place, in words: source 的 lines, aliases 的第 2 个."""
    above = [key for key in loc[:-1] if isinstance(key, str)]
    if isinstance(loc[-1], int):
        return f" {above[-1]} 的第 {loc[-1] + 1} 个" if above else f"第 {loc[-1] + 1} 条"
    return f" {above[-1]} 的“{loc[-1]}”" if above and above[-1] == loc[-2] else f"“{loc[-1]}”"


def _quoted(value: Any) -> str:
    if isinstance(value, str):
        return f"“{value[:MAX_QUOTED]}…”" if len(value) > MAX_QUOTED else f"“{value}”"
    if isinstance(value, list):
        return "一个列表"
    return "一项一项的值" if isinstance(value, dict) else _flow(value)


def _flow(value: Any) -> str:
    """A value as it is written in YAML, on one line."""
    match value:
        case dict():
            return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(_flow, value))}]"
        case bool():
            return str(value).lower()
        case str() if not value or _READ_AS_OTHER.match(value):
            return f"'{value}'"
        case None:
            return "空"
    return str(value)
