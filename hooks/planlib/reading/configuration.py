"""rules.yml: how hard each rule is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field

from planlib import places
from planlib.model.findings import Problem, Severity
from planlib.model.record import Record

from .records import RecordReader

CONFIGURATION_FILE = places.CONFIGURATION_FILE


class RulesFile(Record):
    """The whole file."""

    severity: dict[str, Severity] = Field(
        default_factory=dict,
        description="By a rule's code, how hard it is.",
        examples=[{"PLN411": Severity.WARNING.value}],
    )


@dataclass(frozen=True, slots=True)
class Configuration:
    """severity: by rule code, where it differs from the rule's own. lines: where each code stands in the file."""

    severity: Mapping[str, Severity] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


_RULES_FILE = RecordReader(RulesFile, lambda kind, loc: "PLN109", "文件", entries=("severity",))


def read_configuration(text: str) -> Configuration:
    """Read rules.yml; an empty file changes nothing. What is wrong in it is kept in `problems`, for a rule."""
    read = _RULES_FILE.read_text(text, empty={})
    if not read.value:
        return Configuration(problems=read.problems)
    return Configuration(read.value.severity, getattr(read.rest.get("severity"), "lines", {}), read.problems)
