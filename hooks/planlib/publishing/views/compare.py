"""The list of variants, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planlib.library import Library
from planlib.model.plaintext import count_visible

from ..labels import template_label
from ..listing import Listing
from ..urls import plan_uri


def context(listing: Listing[int], library: Library) -> dict[str, Any]:
    """The groups of a page; listing: their numbers from 0."""
    return {"listing": listing, "groups": variant_groups(listing.items, library)}


@dataclass(frozen=True, slots=True)
class Wording:
    """A template in a group of variants."""

    id: str
    label: str
    uri: str
    anchor: str
    characters: int


@dataclass(frozen=True, slots=True)
class VariantGroup:
    """A section and its variants. number: from 1, of all groups."""

    number: int
    title: str
    wordings: tuple[Wording, ...]


def variant_groups(numbers: Sequence[int], library: Library) -> list[VariantGroup]:
    """The groups of a page of the list of variants, by their numbers from 0."""
    groups = []
    for number in numbers:
        templates = [library.template_by_id[name] for name in library.variant_groups[number]]
        wordings = tuple(
            Wording(
                id=template.id,
                label=template_label(template, library),
                uri=plan_uri(template.plan),
                anchor=template.section.id,
                characters=count_visible(library.text(template.section)),
            )
            for template in templates
        )
        groups.append(VariantGroup(number + 1, library.title(templates[0].section), wordings))
    return groups
