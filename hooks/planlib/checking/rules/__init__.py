"""The rules, a module a family. Importing this package registers them all."""

from . import (
    characters,
    dated,
    front_matter,
    ledger,
    links,
    punctuation,
    register,
    safety,
    structure,
    topics,
    wording,
)
from .registry import RULES, Rule, Scope, run

__all__ = [
    "RULES",
    "Rule",
    "Scope",
    "characters",
    "dated",
    "front_matter",
    "ledger",
    "links",
    "punctuation",
    "register",
    "run",
    "safety",
    "structure",
    "topics",
    "wording",
]
