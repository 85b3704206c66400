"""What a rule is, and the list of all of them.

A rule is a small function that yields `Problem`s; it never prints, logs or raises. Its docstring is its documentation
on the site: the first line says what it reports, then come the parts `Why:`, `Bad:` and `Good:`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ..findings import Finding, Severity
from ..inputs import Inputs
from ..model import Page


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields: where, what is wrong, what to do. `path` only where it is not the page that was checked."""

    line: int
    message: str
    hint: str
    column: int = 0
    path: str = ""


class Scope(StrEnum):
    """Whether a rule looks at one page at a time or at the whole library."""

    PAGE = "page"
    LIBRARY = "library"


PageCheck = Callable[[Page, Inputs], Iterator[Problem]]
LibraryCheck = Callable[[Inputs], Iterator[Problem]]
Check = TypeVar("Check", bound=Callable[..., Iterator[Problem]])


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    name: str
    severity: Severity
    scope: Scope
    summary: str
    why: str
    bad: str
    good: str
    check: Callable[..., Iterator[Problem]]

    @property
    def family(self) -> str:
        """PLN2 for PLN204."""
        return self.code[:4]


RULES: dict[str, Rule] = {}


def page_rule(code: str, *, severity: Severity = Severity.ERROR) -> Callable[[PageCheck], PageCheck]:
    """Register a rule that looks at one page; the function's name becomes the rule's name."""
    return lambda check: _register(check, code, severity, Scope.PAGE)


def library_rule(code: str, *, severity: Severity = Severity.ERROR) -> Callable[[LibraryCheck], LibraryCheck]:
    """Register a rule that looks at all pages, topics or sources together."""
    return lambda check: _register(check, code, severity, Scope.LIBRARY)


def _register(check: Check, code: str, severity: Severity, scope: Scope) -> Check:
    if code in RULES:
        raise ValueError(f"two rules have the code {code}")
    parts = _parse(inspect.getdoc(check) or "")
    name = check.__name__.replace("_", "-")
    RULES[code] = Rule(code, name, severity, scope, parts[""], parts["Why"], parts["Bad"], parts["Good"], check)
    return check


def _parse(docstring: str) -> dict[str, str]:
    """Cut a docstring at its part headings. Raises KeyError (at the lookup) where a part is missing."""
    pieces = re.split(r"^(Why|Bad|Good):[ \t]*\n?", docstring, flags=re.MULTILINE)
    parts = {"": pieces[0].strip()}
    parts.update((name, inspect.cleandoc(text)) for name, text in zip(pieces[1::2], pieces[2::2], strict=True))
    return parts


def run(inputs: Inputs) -> list[Finding]:
    """Every finding of every rule, sorted by place."""
    findings: list[Finding] = []
    for rule in RULES.values():
        if rule.scope is Scope.LIBRARY:
            findings += (_finding(rule, problem, problem.path) for problem in rule.check(inputs))
            continue
        for page in inputs.pages:
            findings += (_finding(rule, problem, problem.path or page.path) for problem in rule.check(page, inputs))
    return sorted(findings)


def _finding(rule: Rule, problem: Problem, path: str) -> Finding:
    return Finding(
        path=path,
        line=problem.line,
        column=problem.column,
        code=rule.code,
        message=problem.message,
        hint=problem.hint,
        severity=rule.severity,
    )
