"""rules.yml: how hard each rule is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planlib.model.findings import Problem, Severity

from .strictyaml import Mapping as YamlMapping
from .strictyaml import YamlProblem, load

CONFIGURATION_FILE = "rules.yml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """severity: by rule code, where it differs from the rule's own. lines: where each code stands in the file."""

    severity: Mapping[str, Severity] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_configuration(text: str) -> Configuration:
    """Read rules.yml; an empty file changes nothing. What is wrong in it is kept in `problems`, for a rule."""
    try:
        data = load(text)
    except YamlProblem as problem:
        return Configuration(problems=(Problem(problem.line, problem.message, "write plain YAML"),))
    if data is None:
        return Configuration()
    levels = data.get("severity") if isinstance(data, YamlMapping) and not set(data) - {"severity"} else data
    if levels is None:
        return Configuration()
    if not isinstance(levels, YamlMapping) or levels is data:
        hint = "write severity: {PLN411: warning}"
        return Configuration(problems=(Problem(1, "the file is not a list “severity”", hint),))
    known = {level.value: level for level in Severity}
    wrong = {code: level for code, level in levels.items() if not (isinstance(level, str) and level in known)}
    return Configuration(
        severity={code: known[level] for code, level in levels.items() if code not in wrong},
        lines=levels.lines,
        problems=tuple(
            Problem(levels.lines[code], f"{code}: “{level}” is no severity", f"write {', '.join(known)}")
            for code, level in wrong.items()
        ),
    )
