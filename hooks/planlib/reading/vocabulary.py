"""The closed lists of words a page or a register may use: kinds, levels, types, repair kinds, fields …"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planlib.contract import FieldScope
from planlib.model.fields import Field

from .skeletons import Skeleton, read_skeletons
from .strictyaml import load

VOCABULARY = "vocabulary"
FIELDS_FILE = "vocabulary/fields.yml"
TERMS_FILE = "vocabulary/terms.yml"
STRUCTURE_FILE = "vocabulary/structure.yml"
WORDS_FILE = "vocabulary/words.yml"
PLACES_FILE = "vocabulary/places.yml"
SYNONYMS_FILE = "vocabulary/synonyms.yml"
SKELETONS_FILE = "vocabulary/skeletons.yml"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a type of document must have (of each group one kind), must not have, and in which order at the top."""

    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]
    order: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of the text rules."""

    latin: frozenset[str]
    doubled: frozenset[str]
    boilerplate: tuple[str, ...]
    places: tuple[str, ...]
    place_suffixes: tuple[str, ...]
    generic: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Each list maps the word in the files to the name that readers see. notices, actions, confidence: of the register
    of notices. synonyms: groups of words that the search takes for each other. skeletons: what new drafts start from.
    """

    kinds: dict[str, str]
    levels: dict[str, str]
    types: dict[str, str]
    repairs: dict[str, str]
    notices: dict[str, str]
    actions: dict[str, str]
    confidence: dict[str, str]
    fields: dict[str, Field]
    shapes: dict[str, Shape]
    levels_under: dict[int, tuple[int, ...]]
    words: Words
    synonyms: tuple[tuple[str, ...], ...]
    skeletons: tuple[Skeleton, ...]


def load_vocabulary(root: Path) -> Vocabulary:
    """Read the vocabulary files below `root`. Raises `YamlProblem`, `KeyError` or `TypeError` where they are damaged:
    they belong to the code, so a damaged one is a bug and not an editor's finding."""
    terms: dict[str, dict[str, str]] = load((root / TERMS_FILE).read_text("utf-8"))
    declared: dict[str, dict[str, Any]] = load((root / FIELDS_FILE).read_text("utf-8"))
    structure: dict[str, dict[str, Any]] = load((root / STRUCTURE_FILE).read_text("utf-8"))
    words: dict[str, list[str]] = load((root / WORDS_FILE).read_text("utf-8"))
    places: dict[str, list[str]] = load((root / PLACES_FILE).read_text("utf-8"))
    return Vocabulary(
        kinds=dict(terms["kinds"]),
        levels=dict(terms["levels"]),
        types=dict(terms["types"]),
        repairs=dict(terms["repairs"]),
        notices=dict(terms["notices"]),
        actions=dict(terms["actions"]),
        confidence=dict(terms["confidence"]),
        shapes={name: _shape(about) for name, about in structure["types"].items()},
        levels_under={int(level): tuple(under) for level, under in structure["levels"].items()},
        words=Words(
            latin=frozenset(words["latin"]),
            doubled=frozenset(words["doubled"]),
            boilerplate=tuple(words["boilerplate"]),
            places=tuple(places["names"]),
            place_suffixes=tuple(places["suffixes"]),
            generic=frozenset(places["generic"]),
        ),
        fields={name: _field(name, about) for name, about in declared.items()},
        synonyms=tuple(map(tuple, load((root / SYNONYMS_FILE).read_text("utf-8")))),
        skeletons=read_skeletons(load((root / SKELETONS_FILE).read_text("utf-8"))),
    )


def _field(name: str, about: dict[str, Any]) -> Field:
    return Field(**{**about, "name": name, "scope": FieldScope(about["scope"])})


def _shape(about: dict[str, Any]) -> Shape:
    return Shape(
        must=tuple(map(tuple, about["must"])),
        must_not=tuple(about["must_not"]),
        order=tuple(map(tuple, about["order"])),
    )
