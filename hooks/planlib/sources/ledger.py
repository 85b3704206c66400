"""A source as received and its ledger: the repairs that were made to it, each with its reason and its proof."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from planlib.reading.strictyaml import YamlProblem, load

from .alignment import common_ends

REPAIR_KEYS = ("line", "before", "after", "kind", "reason", "evidence", "witness")
LEDGER_SUFFIX = ".ledger.yml"
MAX_WITNESSES = 20  # of an entry
# What an entry changes is aligned, which takes the square of its length and more.
MAX_CHANGED = 80  # characters between the first and the last that an entry changes


@dataclass(frozen=True, slots=True)
class Repair:
    """One entry of a ledger. line: in the source, from 1. at: the entry's own line in the ledger."""

    line: int
    before: str
    after: str
    kind: str
    reason: str
    evidence: str
    witness: tuple[int, ...]
    at: int


class SourceProblem(NamedTuple):
    """Something wrong with a ledger entry (`at` counts in the ledger) or with the account of a source."""

    code: str
    at: int
    message: str
    hint: str


@dataclass(frozen=True)
class Collection:
    """A source as received, with its ledger. `lines` are the physical lines, without their ends."""

    name: str
    path: str
    ledger_path: str
    title: str
    text: str
    repairs: tuple[Repair, ...]
    problems: tuple[SourceProblem, ...]

    @cached_property
    def lines(self) -> list[str]:
        """The physical lines, without their ends (U+000A)."""
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def line_at(self, offset: int) -> int:
        """The line, from 1, of the character at an offset, from 0."""
        return bisect_right(self.starts, offset)


def read_collection(
    name: str, path: str, text: str, ledger_path: str, ledger: str, kinds: dict[str, str]
) -> Collection:
    """Read a source and its ledger. Entries that are malformed are reported (PLN707) and left out."""
    problems: list[SourceProblem] = []
    repairs: list[Repair] = []
    title = name
    try:
        data = load(ledger)
    except YamlProblem as problem:
        problems.append(SourceProblem("PLN707", problem.line, problem.message, "write the ledger as plain YAML"))
        data = None
    if isinstance(data, dict) and isinstance(data.get("repairs"), list):
        title = str(data.get("title", name))
        entries = data["repairs"]
        for at, entry in zip(entries.lines, entries, strict=True):
            complaint = _complaint(entry, kinds)
            if complaint:
                problems.append(SourceProblem("PLN707", at, *complaint))
            else:
                repairs.append(_repair(entry, at))
    elif not problems:
        problems.append(
            SourceProblem("PLN707", 1, "the ledger has no list “repairs”", "add “repairs:” with its entries")
        )
    return Collection(name, path, ledger_path, title, text, tuple(repairs), tuple(problems))


def _complaint(entry: Any, kinds: dict[str, str]) -> tuple[str, str] | None:
    if not isinstance(entry, dict):
        return "an entry is not a list of keys and values", f"give it the keys {', '.join(REPAIR_KEYS)}"
    unknown = [key for key in entry if key not in REPAIR_KEYS]
    if unknown:
        return f"unknown key “{unknown[0]}”", f"the keys are {', '.join(REPAIR_KEYS)}"
    for key in ("before", "after", "kind", "reason"):
        if not isinstance(entry.get(key), str) or (key != "after" and not entry[key]):
            return f"“{key}” is missing or is not text", f"add “{key}”, in quotes where YAML would read a number"
    if not entry["reason"].strip():
        return "“reason” is empty", "say why"
    if type(entry.get("line")) is not int:
        return "“line” is missing or is not a number", "give the physical line of the source, from 1"
    if entry["kind"] not in kinds:
        return f"unknown repair kind “{entry['kind']}”", f"the kinds are {', '.join(kinds)}"
    witness = entry.get("witness", [])
    if not isinstance(witness, list) or not all(type(line) is int for line in witness):
        return "“witness” is not a list of source lines", "write it as [353]"
    if len(witness) > MAX_WITNESSES:
        return f"“witness” has {len(witness)} lines, more than {MAX_WITNESSES}", "name those that prove the most"
    if not witness and not isinstance(entry.get("evidence"), str):
        return "neither “evidence” nor “witness” is given", "say what proves the repair"
    if entry["before"] == entry["after"]:
        return "“before” and “after” are the same", "take the entry out"
    head, tail = common_ends(entry["before"], entry["after"])
    changed = [len(entry[key]) - head - tail for key in ("before", "after")]
    if all(changed) and max(changed) > MAX_CHANGED:
        return f"the entry changes {max(changed)} characters, more than {MAX_CHANGED}", "make several entries of it"
    return None


def _repair(entry: dict[str, Any], at: int) -> Repair:
    return Repair(
        line=entry["line"],
        before=entry["before"],
        after=entry["after"],
        kind=entry["kind"],
        reason=entry["reason"],
        evidence=entry.get("evidence", ""),
        witness=tuple(entry.get("witness", ())),
        at=at,
    )
