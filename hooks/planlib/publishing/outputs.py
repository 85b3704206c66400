"""All data files that the build publishes, by their addresses from the site's root."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from planlib.library import Library

from .compare import compare_files
from .drafting import draft_schema_json, drafting_script
from .plan_parts import Parts
from .plans import plans_script
from .register import notices_script, register_json
from .schemas import input_schemas, templates_schema_json
from .search.index import SearchIndex
from .templates import templates_pieces
from .urls import (
    DRAFT_SCHEMA,
    DRAFTING_SCRIPT,
    NOTICES_SCRIPT,
    PLANS_SCRIPT,
    REGISTER_DATA,
    TEMPLATES_DATA,
    TEMPLATES_SCHEMA,
)

PUBLISHED = (TEMPLATES_DATA, TEMPLATES_SCHEMA, REGISTER_DATA, DRAFT_SCHEMA, *input_schemas())
"""The documented data: the library, the register, and the JSON Schemas of these and of what editors write."""


Pieces = Iterable[str]
"""A content (UTF-8) in pieces: what is long is never in memory as a whole."""


def data_files(
    library: Library, index: SearchIndex, parts: Parts, *, directory_urls: bool = True
) -> dict[str, Callable[[], Pieces]]:
    """What programs may load, then what the site's own scripts load: by address what makes the content. index, parts:
    of this library."""
    small: dict[str, Callable[[], str]] = {
        TEMPLATES_SCHEMA: templates_schema_json,
        REGISTER_DATA: partial(register_json, library),
        DRAFT_SCHEMA: draft_schema_json,
        **input_schemas(),
        NOTICES_SCRIPT: partial(notices_script, library, directory_urls=directory_urls),
        DRAFTING_SCRIPT: partial(drafting_script, library),
        PLANS_SCRIPT: partial(plans_script, library, directory_urls=directory_urls),
        **{uri: partial(index.file, uri) for uri in index.uris()},
        **compare_files(library, parts.repairs.each),
    }

    def templates() -> Pieces:
        return templates_pieces(parts.templates.each(library.plans), library, directory_urls=directory_urls)

    return {TEMPLATES_DATA: templates, **{uri: partial(_whole, make) for uri, make in small.items()}}


def _whole(make: Callable[[], str]) -> Pieces:
    return (make(),)
