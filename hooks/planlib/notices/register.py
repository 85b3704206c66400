"""The register of notices (时效提示): phrases that have run out, what holds now, and what says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from planlib.contract import Action, Confidence, NoticeKind, Timeliness
from planlib.model.findings import visible
from planlib.model.numbering import number_forms
from planlib.reading.messages import nearest
from planlib.reading.strictyaml import Mapping as YamlMapping
from planlib.reading.strictyaml import Sequence as YamlSequence
from planlib.reading.strictyaml import YamlProblem, load

from .dates import last_day
from .patterns import NUMBER_TOKEN

REGISTER_FILE = "docs/notices.yml"


@dataclass(frozen=True, slots=True)
class NoticeSource:
    """What a notice rests on. checked: the day on which somebody looked."""

    title: str
    url: str
    checked: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number that goes up by one every so many years: `number` in `year`."""

    year: int
    number: int
    every: int

    def in_year(self, year: int) -> int:
        """The number of another year; it stays the same until the next step."""
        return self.number + (year - self.year) // self.every


@dataclass(frozen=True, slots=True)
class Notice:
    """An entry of the register.

    since, until: from when to when the phrase is in force, as written, empty where it is not known or not over. now:
    what to write instead. pattern, exception: see `patterns`; what overlaps a match of the exception is not meant.
    replacements: by the words that are matched. matches, passes: what the pattern must and must not find. review: when
    to look at the entry again. line, lines: where the entry and its keys stand.
    """

    id: str
    title: str
    kind: NoticeKind
    since: str
    until: str
    now: str
    action: Action
    note: str
    pattern: str
    exception: str
    replacements: Mapping[str, str]
    count: Count | None
    matches: tuple[str, ...]
    passes: tuple[str, ...]
    sources: tuple[NoticeSource, ...]
    confidence: Confidence
    review: str
    line: int
    lines: Mapping[str, int] = field(repr=False)

    def key_line(self, key: str) -> int:
        """The line of a key, or of the entry."""
        return self.lines.get(key, self.line)

    def in_force(self, day: date) -> bool:
        """Whether the phrase holds on a day for certain: nothing is known to be over where no end is given."""
        end = last_day(self.until)
        return end is not None and end >= day

    def is_marked(self, day: date) -> bool:
        """Whether the phrase is pointed out to readers."""
        return self.action.timeliness is not Timeliness.NONE and not self.in_force(day)

    def exception_in(self, year: int) -> str:
        """The pattern of what is not meant in a year: the exception, and where there is a count its number of the year,
        which holds."""
        number = self.count.in_year(year) if self.count else 0
        if number < 1:
            return self.exception
        current = self.pattern.replace(NUMBER_TOKEN, f"(?:{'|'.join(number_forms(number))})")
        return f"{self.exception}|{current}" if self.exception else current

    def is_due(self, day: date) -> bool:
        """Whether the entry should have been looked at again before a day."""
        end = last_day(self.review)
        return end is not None and end < day


class RegisterProblem(NamedTuple):
    """code: of the rule that reports it."""

    line: int
    message: str
    hint: str
    code: str = "PLN801"


@dataclass(frozen=True, slots=True)
class Register:
    """The register as read. notices: the entries of the right form. problems: what is wrong with the form of others."""

    notices: tuple[Notice, ...] = ()
    problems: tuple[RegisterProblem, ...] = ()


def read_register(text: str) -> Register:
    """Read docs/notices.yml; an empty file has no notices. What is wrong in it is kept in `problems`, for a rule."""
    try:
        entries = load(text)
    except YamlProblem as problem:
        return Register(problems=(RegisterProblem(problem.line, problem.message, "write plain YAML"),))
    if entries is None:
        return Register()
    if not isinstance(entries, YamlSequence):
        return Register(problems=(RegisterProblem(1, "the register is not a list", "begin each entry with - id: …"),))
    notices: list[Notice] = []
    problems: list[RegisterProblem] = []
    for entry, line in zip(entries, entries.lines, strict=True):
        found = _entry_problems(entry, line)
        problems += found
        if not found:
            notices.append(_notice(entry, line))
    return Register(tuple(notices), tuple(problems))


def _is_text(value: object) -> bool:
    """Whether a value is one line of text that can be shown."""
    return isinstance(value, str) and bool(text := value.strip()) and visible(text) == text


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_replacements(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(_is_text, (*value, *value.values())))


def _is_count(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"year", "number", "every"}
        and all(type(number) is int for number in value.values())
        and 1 <= value["year"] <= 9999
        and value["every"] >= 1
    )


def _is_sources(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, dict)
        and {"title", "checked"} <= set(item) <= {"title", "checked", "url"}
        and all(map(_is_text, item.values()))
        for item in value
    )


_TEXT = (_is_text, "write one line of text, a date in quotes")
_TEXTS = (_is_texts, "write a list of texts")
_FORMS: dict[str, tuple[Callable[[object], bool], str]] = {
    "id": _TEXT,
    "title": _TEXT,
    "kind": _TEXT,
    "from": _TEXT,
    "until": _TEXT,
    "now": _TEXT,
    "action": _TEXT,
    "note": _TEXT,
    "pattern": _TEXT,
    "except": _TEXT,
    "replacements": (_is_replacements, "write {words as they are matched: words to put there}"),
    "count": (_is_count, "write {year: 2022, number: 20, every: 5}"),
    "matches": _TEXTS,
    "passes": _TEXTS,
    "sources": (_is_sources, "write - {title: …, url: …, checked: '2026-11-23'}, url where there is one"),
    "confidence": _TEXT,
    "review": _TEXT,
}
_KINDS = {str(kind): kind for kind in NoticeKind}
_ACTIONS = {str(action): action for action in Action}
_CONFIDENCE = {str(confidence): confidence for confidence in Confidence}
KEYS = tuple(_FORMS)
OPTIONAL_KEYS = ("from", "until", "now", "except", "replacements", "count", "sources")


def _entry_problems(entry: Any, line: int) -> list[RegisterProblem]:
    """What is wrong with the form of an entry."""
    if not isinstance(entry, YamlMapping):
        return [RegisterProblem(line, "an entry is not a list of keys", f"write {', '.join(KEYS)}")]
    name = f"notice “{entry['id']}”" if _is_text(entry.get("id")) else "a notice"
    problems = [
        RegisterProblem(entry.lines[key], f"unknown key “{key}”", nearest(key, KEYS))
        for key in entry
        if key not in KEYS
    ]
    problems += [
        RegisterProblem(line, f"{name} has no “{key}”", f"add a line “{key}: …”")
        for key in KEYS
        if key not in entry and key not in OPTIONAL_KEYS
    ]
    problems += [
        RegisterProblem(entry.lines[key], f"“{key}” of {name} is not of the right form", hint)
        for key, (is_right, hint) in _FORMS.items()
        if key in entry and not is_right(entry[key])
    ]
    problems += [
        RegisterProblem(entry.lines[key], f"{name}: unknown {key} “{entry[key]}”", nearest(entry[key], known), "PLN802")
        for key, known in (("kind", [*_KINDS]), ("action", [*_ACTIONS]), ("confidence", [*_CONFIDENCE]))
        if _is_text(entry.get(key)) and entry[key].strip() not in known
    ]
    return problems


def _notice(entry: YamlMapping, line: int) -> Notice:
    def text(key: str) -> str:
        return str(entry.get(key, "")).strip()

    return Notice(
        id=text("id"),
        title=text("title"),
        kind=_KINDS[text("kind")],
        since=text("from"),
        until=text("until"),
        now=text("now"),
        action=_ACTIONS[text("action")],
        note=text("note"),
        pattern=text("pattern"),
        exception=text("except"),
        replacements={words.strip(): new.strip() for words, new in entry.get("replacements", {}).items()},
        count=Count(**entry["count"]) if "count" in entry else None,
        matches=tuple(entry["matches"]),
        passes=tuple(entry["passes"]),
        sources=tuple(
            NoticeSource(source["title"].strip(), source.get("url", "").strip(), source["checked"].strip())
            for source in entry.get("sources", ())
        ),
        confidence=_CONFIDENCE[text("confidence")],
        review=text("review"),
        line=line,
        lines=entry.lines,
    )


def due(notices: Iterable[Notice], day: date) -> list[Notice]:
    """The notices that should have been looked at again before a day, the longest overdue first."""
    return sorted((notice for notice in notices if notice.is_due(day)), key=lambda notice: (notice.review, notice.id))
