"""The declared fields for the panel in which users fill them in."""

from __future__ import annotations

from dataclasses import asdict

from planlib.library import Library

from .datafile import compact_json

VERSION = 3
DATA_URI = "library/templates.json"


def fields_script(library: Library) -> str:
    """The declared fields for the panel in which users fill them in: a script, so that it loads from file:// too."""
    fields = [asdict(field) for field in library.vocabulary.fields.values()]
    return f"planLibraryFields={compact_json(fields)}\n"
