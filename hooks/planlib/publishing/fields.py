"""The declared fields as data."""

from __future__ import annotations

from planlib import contract
from planlib.model.fields import Field


def field_data(field: Field) -> contract.Field:
    """A field as it is declared."""
    return {
        "name": field.name,
        "label": field.label,
        "default": field.default,
        "hint": field.hint,
        "scope": field.scope,
    }
