"""The rules, a module a family. Importing this package registers them all."""

from . import characters, front_matter, ledger, links, punctuation, safety, structure, topics, wording
from .registry import FAMILIES, RULES, Problem, Rule, Scope, run

__all__ = [
    "FAMILIES",
    "RULES",
    "Problem",
    "Rule",
    "Scope",
    "characters",
    "front_matter",
    "ledger",
    "links",
    "punctuation",
    "run",
    "safety",
    "structure",
    "topics",
    "wording",
]
