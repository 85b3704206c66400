"""The list of wordings, in groups, what differs most first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planlib.library import Library, Template
from planlib.model.plaintext import count_visible, neutral_text, section_lines
from planlib.variants.percent import percent_same

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
    """A template in a group of variants. percent: what it has in common with the first of the group."""

    id: str
    label: str
    uri: str
    anchor: str
    characters: int
    percent: int


@dataclass(frozen=True, slots=True)
class VariantGroup:
    """A section and one of each other wording of it, the first of how many, those most unlike it first."""

    title: str
    wordings: tuple[Wording, ...]
    total: int

    @property
    def percent(self) -> int:
        """What that which differs most has in common with the first."""
        return min(wording.percent for wording in self.wordings)


def variant_groups(library: Library) -> list[VariantGroup]:
    """The first groups of variants, what differs most first."""
    groups = []
    for names in library.variant_groups[:GROUPS_SHOWN]:
        first, *others = (library.template(name) for name in names[:WORDINGS_A_GROUP])
        text = compared_text(first, library)
        wordings = [_wording(other, percent_same(text, compared_text(other, library)), library) for other in others]
        wordings.sort(key=lambda wording: wording.percent)
        groups.append(
            VariantGroup(library.title(first.section), (_wording(first, 100, library), *wordings), len(names))
        )
    return sorted(groups, key=lambda group: group.percent)


def compared_text(template: Template, library: Library) -> str:
    """A template with all that stands under it as it is compared: without numbers and
    originals, a line each (U+000A between them); as `comparedText` of src/search/text.ts has it."""
    fields = library.vocabulary.fields
    return "\n".join(neutral_text(line.runs, fields) for line in section_lines(template.section))


def _wording(template: Template, percent: int, library: Library) -> Wording:
    return Wording(
        id=template.id,
        label=template_label(template, library),
        uri=plan_uri(template.plan),
        anchor=template.section.id,
        characters=count_visible(library.text(template.section)),
        percent=percent,
    )
