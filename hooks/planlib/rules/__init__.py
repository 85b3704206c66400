"""The rules, a module a family. Importing this package registers them all."""

from . import front_matter, ledger, safety, structure, text, topics
from .registry import RULES, Problem, Rule, Scope, run

__all__ = [
    "RULES",
    "Problem",
    "Rule",
    "Scope",
    "front_matter",
    "ledger",
    "run",
    "safety",
    "structure",
    "text",
    "topics",
]
