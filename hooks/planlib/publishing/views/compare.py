"""The list of variants, in groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planlib.library import Library
from planlib.model.plaintext import count_visible

from ..compare import pack_count, repaired_plans
from ..labels import template_label
from ..sizes import GROUPS_SHOWN, WORDINGS_A_GROUP
from ..urls import plan_uri


def context(library: Library) -> dict[str, Any]:
    """The first groups, how many there are, and how many packs the repairs are in."""
    return {
        "groups": variant_groups(library),
        "total": len(library.variant_groups),
        "packs": pack_count(len(repaired_plans(library))),
    }


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
    """A section and its variants, the first of how many. number: from 1."""

    number: int
    title: str
    wordings: tuple[Wording, ...]
    total: int


def variant_groups(library: Library) -> list[VariantGroup]:
    """The first groups of variants."""
    groups = []
    for number, names in enumerate(library.variant_groups[:GROUPS_SHOWN], 1):
        templates = [library.template(name) for name in names[:WORDINGS_A_GROUP]]
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
        groups.append(VariantGroup(number, library.title(templates[0].section), wordings, len(names)))
    return groups
