"""What a rule is, the list of all of them, and how they are run.

A rule is a small function that yields `Problem`s; it never prints, logs or raises. Its docstring is its documentation
on the site: the first line says what it reports, then come the parts `Why:`, `Bad:` and `Good:`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from planlib.inputs import Inputs
from planlib.model.facts import Facts
from planlib.model.findings import Finding, Problem, Severity, visible
from planlib.model.front_matter import Acceptance
from planlib.model.page import Page
from planlib.reading.vocabulary import VOCABULARY_RULE

from .consequences import without_consequences


class Scope(StrEnum):
    """What a rule looks at: one page, the whole library, or what is left over when all others have run."""

    PAGE = "page"
    LIBRARY = "library"
    ACCEPTANCE = "acceptance"


PageCheck = Callable[[Page, Inputs], Iterator[Problem]]
LibraryCheck = Callable[[Inputs], Iterator[Problem]]
AcceptanceCheck = Callable[[Iterable[Acceptance]], Iterator[Problem]]
Check = TypeVar("Check", bound=Callable[..., Iterator[Problem]])


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and what its decorator and its docstring say of it.

    severity: as long as rules.yml says nothing else. overridable: whether its findings are a matter of judgement, so
    that a page may accept one and rules.yml may change the severity; the build relies on all other rules. covers:
    whether it reports a passage that goes as a whole, so that what others find in it is not reported beside it.
    """

    code: str
    name: str
    severity: Severity
    scope: Scope
    overridable: bool
    covers: bool
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
MAX_MESSAGE = 1000  # characters
REGISTER_ON_PAGES = "PLN901"  # the rule that reports the notices of the register on pages


def page_rule(
    code: str, *, severity: Severity = Severity.ERROR, overridable: bool = False, covers: bool = False
) -> Callable[[PageCheck], PageCheck]:
    """Register a rule that looks at one page; the function's name becomes the rule's name."""
    return lambda check: _register(check, code, severity, Scope.PAGE, overridable, covers=covers)


def library_rule(
    code: str, *, severity: Severity = Severity.ERROR, overridable: bool = False
) -> Callable[[LibraryCheck], LibraryCheck]:
    """Register a rule that looks at all pages, topics or sources together."""
    return lambda check: _register(check, code, severity, Scope.LIBRARY, overridable)


def acceptance_rule(code: str, *, severity: Severity = Severity.ERROR) -> Callable[[AcceptanceCheck], AcceptanceCheck]:
    """Register a rule that looks at the acceptances of a page which accepted nothing."""
    return lambda check: _register(check, code, severity, Scope.ACCEPTANCE, overridable=False)


def _register(
    check: Check, code: str, severity: Severity, scope: Scope, overridable: bool, *, covers: bool = False
) -> Check:
    if code in RULES:
        raise ValueError(f"two rules have the code {code}")
    parts = _parse(inspect.getdoc(check) or "")
    if lacking := [name for name in ("Why", "Bad", "Good") if name not in parts]:
        raise KeyError(f"the docstring of {code} has no part {', '.join(lacking)}")
    RULES[code] = Rule(
        code=code,
        name=check.__name__.replace("_", "-"),
        severity=severity,
        scope=scope,
        overridable=overridable,
        covers=covers,
        summary=parts[""],
        why=parts["Why"],
        bad=parts["Bad"],
        good=parts["Good"],
        check=check,
    )
    return check


def _parse(docstring: str) -> dict[str, str]:
    """Cut a docstring at its part headings; what stands before the first has the name \"\"."""
    pieces = re.split(r"^(Why|Bad|Good):[ \t]*\n?", docstring, flags=re.MULTILINE)
    parts = {"": pieces[0].strip()}
    parts.update((name, inspect.cleandoc(text)) for name, text in zip(pieces[1::2], pieces[2::2], strict=True))
    return parts


def run(inputs: Inputs) -> list[Finding]:
    """Every finding of every rule that is on and that no page has accepted, sorted by place. Without the vocabulary
    nothing can be judged: what is wrong with it comes alone."""
    if inputs.vocabulary.problems:
        return run_together(inputs, {})
    return run_together(inputs, {page.path: run_on_page(page, inputs) for page in inputs.pages})


def run_on_page(page: Page, inputs: Inputs) -> tuple[Finding, ...]:
    """What the rules for single pages say, accepted or not."""
    found = [
        _finding(rule, problem, page, inputs)
        for rule in _fitting(_rules(Scope.PAGE, inputs), page)
        for problem in rule.check(page, inputs)
    ]
    return tuple(_uncovered(list(without_consequences(page, found))))


def run_together(inputs: Inputs, on_pages: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """Every finding, as `run` gives it; the pages themselves are not looked at. on_pages: by path, what `run_on_page`
    says."""
    if inputs.vocabulary.problems:
        return sorted(_findings_of(RULES[VOCABULARY_RULE], inputs))
    by_path = {path: list(found) for path, found in on_pages.items() if found}
    for rule in _rules(Scope.LIBRARY, inputs):
        for finding in _findings_of(rule, inputs):
            by_path.setdefault(finding.path, []).append(finding)
    for page in inputs.facts:
        if page.accept:
            by_path[page.path] = _without_accepted(page, by_path.get(page.path, []), inputs)
    return sorted(finding for group in by_path.values() for finding in group)


def _uncovered(findings: list[Finding]) -> Iterator[Finding]:
    """The findings without those whose words stand inside what another rule wants out as a whole."""
    covering = [finding for finding in findings if RULES[finding.code].covers]
    for finding in findings:
        if not any(_covers(other, finding) for other in covering):
            yield finding


def _covers(outer: Finding, inner: Finding) -> bool:
    if outer.line != inner.line or outer.code == inner.code or not inner.column or not inner.code.startswith("PLN4"):
        return False  # nothing hides what is wrong with the form of a page, or unsafe
    start, end = outer.column, outer.column + len(outer.words)
    if RULES[inner.code].covers and len(inner.words) >= len(outer.words):
        return False
    return inner.column < end and start < inner.column + len(inner.words)


MAX_SECTIONS = 500  # of a plan; a page with more is told to be cut up


def is_plan_sized(page: Page) -> bool:
    """Whether a page is of a size that a plan can have, so that what it says is looked at."""
    return sum(1 for _ in page.walk()) <= MAX_SECTIONS


def _fitting(rules: list[Rule], page: Page) -> Iterator[Rule]:
    """The rules for a page: those on words (PLN4) only where it is of a size that a plan can have."""
    plan_sized = is_plan_sized(page)
    return (rule for rule in rules if plan_sized or rule.family != "PLN4")


def _findings_of(rule: Rule, inputs: Inputs) -> Iterator[Finding]:
    """What a rule for the whole library says."""
    return (_finding(rule, problem, None, inputs) for problem in rule.check(inputs))


def _rules(scope: Scope, inputs: Inputs) -> list[Rule]:
    return [rule for rule in RULES.values() if rule.scope is scope and _severity(rule, inputs) is not Severity.OFF]


def _severity(rule: Rule, inputs: Inputs) -> Severity:
    return inputs.configuration.severity.get(rule.code, rule.severity) if rule.overridable else rule.severity


def _without_accepted(page: Facts, findings: list[Finding], inputs: Inputs) -> list[Finding]:
    """Leave out what the page accepts, and let the acceptance rules judge the acceptances that were not needed; not
    those of a rule that is off."""
    accepted = {(entry.rule, entry.words): entry for entry in reversed(page.accept)}  # of two alike, the first
    unused = set(page.accept)
    left = []
    for finding in findings:
        acceptance = accepted.get((finding.code, finding.words))
        if acceptance and RULES[finding.code].overridable:
            unused.discard(acceptance)
        else:
            left.append(finding)
    off = {code for code, severity in inputs.configuration.severity.items() if severity is Severity.OFF}
    if inputs.register.problems:  # what is wrong in the register finds nothing
        off.add(REGISTER_ON_PAGES)
    unneeded = [entry for entry in page.accept if entry in unused and entry.rule not in off]
    for rule in _rules(Scope.ACCEPTANCE, inputs):
        left += (_finding(rule, replace(problem, path=page.path), None, inputs) for problem in rule.check(unneeded))
    return left


def _finding(rule: Rule, problem: Problem, page: Page | None, inputs: Inputs) -> Finding:
    return Finding(
        path=problem.path or (page.path if page else ""),
        line=problem.line,
        column=problem.column or _column(problem, page),
        code=rule.code,
        message=_shown(problem.message),
        hint=_shown(problem.hint),
        severity=_severity(rule, inputs),
        words=problem.words,
        fix=problem.fix,
    )


def _shown(text: str) -> str:
    """A message on one line, and not longer than anybody reads: it may quote whatever stands in a file."""
    return visible(text if len(text) <= MAX_MESSAGE else f"{text[:MAX_MESSAGE]}…")


def _column(problem: Problem, page: Page | None) -> int:
    """Where the offending words stand on their line, or 0."""
    if not (page and problem.words and problem.line <= len(page.lines)):
        return 0
    return page.lines[problem.line - 1].find(problem.words) + 1
