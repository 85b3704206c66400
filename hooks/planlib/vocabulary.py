"""The closed lists of words a page may use: kinds, levels, types, repair kinds and fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .fields import Field
from .strictyaml import load

FIELDS_FILE = "vocabulary/fields.yml"
TERMS_FILE = "vocabulary/terms.yml"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Each list maps the word in the files to the name that readers see."""

    kinds: dict[str, str]
    levels: dict[str, str]
    types: dict[str, str]
    repairs: dict[str, str]
    fields: dict[str, Field]


def load_vocabulary(root: Path) -> Vocabulary:
    """Read both vocabulary files below `root`. Raises `YamlProblem`, `KeyError` or `TypeError` where they are damaged:
    they belong to the code, so a damaged one is a bug and not an editor's finding."""
    terms: dict[str, dict[str, str]] = load((root / TERMS_FILE).read_text("utf-8"))
    declared: dict[str, dict[str, Any]] = load((root / FIELDS_FILE).read_text("utf-8"))
    return Vocabulary(
        kinds=dict(terms["kinds"]),
        levels=dict(terms["levels"]),
        types=dict(terms["types"]),
        repairs=dict(terms["repairs"]),
        fields={name: Field(name=name, **about) for name, about in declared.items()},
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the nearest known one, and all of them."""
    names = list(known)
    close = get_close_matches(word, names, n=1, cutoff=0.4)
    guess = f"did you mean “{close[0]}”? " if close else ""
    return f"{guess}Known: {', '.join(names)}"
