"""Fields (填空项): their syntax in running text, their declaration, and what is shown in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planlib import contract
from planlib.contract import FieldScope

from .page import FieldRef, Run, Runs

FIELD = re.compile(contract.FIELD)


@dataclass(frozen=True, slots=True)
class Field:
    """A declared field."""

    name: str
    label: str
    default: str
    hint: str
    scope: FieldScope


def split_runs(text: str) -> Runs:
    """Cut text into plain runs and field references, in order; nothing is dropped."""
    return tuple(_runs(text)) if "{{" in text or not text else (text,)


def _runs(text: str) -> Iterator[Run]:
    end = 0
    for match in FIELD.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield FieldRef(match[1], match[2])
        end = match.end()
    if end < len(text):
        yield text[end:]


def is_field_name(name: str) -> bool:
    """Whether a field can be called so."""
    return split_runs(f"{{{{{name}}}}}") == (FieldRef(name),)


def references(runs: Runs) -> Iterator[FieldRef]:
    """The fields in a text, in order."""
    return (run for run in runs if isinstance(run, FieldRef))


def neutral(ref: FieldRef, fields: dict[str, Field]) -> str:
    """What is shown for a field that nobody has filled in: its neutral default, whatever the source's own words are;
    an undeclared field shows as written."""
    field = fields.get(ref.name)
    return field.default if field else str(ref)
