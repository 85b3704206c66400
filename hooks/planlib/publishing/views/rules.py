"""The guide's pages on rules: one a family (rules), and the list of families (rule_families)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from planlib.checking.rules import RULES, Rule
from planlib.library import Library
from planlib.model.findings import Severity

from ..labels import RULE_FAMILIES
from ..urls import family_uri


def context(family: RuleFamily) -> dict[str, Any]:
    """A family's page."""
    return {"family": family}


def list_context(families: Iterable[RuleFamily]) -> dict[str, Any]:
    """The list of families."""
    return {"families": list(families)}


@dataclass(frozen=True, slots=True)
class RuleFamily:
    """The rules of a family, for its page in the guide; severities are those of this repository's rules.yml."""

    code: str
    title: str
    uri: str
    rules: tuple[Rule, ...]
    severities: dict[str, Severity]


def rule_families(library: Library) -> list[RuleFamily]:
    """All families with their rules in the order of their codes."""
    configured = library.inputs.configuration.severity
    families = []
    for code, title in RULE_FAMILIES.items():
        rules = tuple(sorted((rule for rule in RULES.values() if rule.family == code), key=lambda rule: rule.code))
        severities = {rule.code: configured.get(rule.code, rule.severity) for rule in rules}
        families.append(RuleFamily(code, title, family_uri(code), rules, severities))
    return families
