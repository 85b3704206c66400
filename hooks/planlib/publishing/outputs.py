"""All data files that the build publishes, by their addresses from the site's root."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path, PurePosixPath

from planlib.library import Library
from planlib.model.plan import Plan

from .compare import compare_files
from .datafile import indented_json
from .drafting import draft_schema_json, drafting_script
from .plan_parts import Parts
from .plans import plans_script
from .register import notices_script, register_json
from .schemas import input_schemas, plan_data_schema, register_schema, templates_schema_json
from .search.index import SearchIndex
from .sizes import PLAN_FILES
from .templates import plan_json, templates_pieces
from .urls import (
    API_TYPES,
    DRAFT_SCHEMA,
    DRAFTING_SCRIPT,
    NOTICES_SCRIPT,
    PLAN_DATA_SCHEMA,
    PLANS_SCRIPT,
    REGISTER_DATA,
    REGISTER_SCHEMA,
    TEMPLATES_DATA,
    TEMPLATES_SCHEMA,
    plan_data_uri,
)

PUBLISHED = (
    *(TEMPLATES_DATA, TEMPLATES_SCHEMA, PLAN_DATA_SCHEMA, REGISTER_DATA, REGISTER_SCHEMA),
    *(API_TYPES, DRAFT_SCHEMA, *input_schemas()),
)
"""The documented data: the library, the register, and the JSON Schemas of these and of what editors write; and the
declaration of `window.planLibrary`."""


Pieces = Iterable[str]
"""A content (UTF-8) in pieces: what is long is never in memory as a whole."""


def data_files(
    library: Library, index: SearchIndex, parts: Parts, *, directory_urls: bool = True
) -> dict[str, Callable[[], Pieces]]:
    """What programs may load, then what the site's own scripts load: by address what makes the content. index, parts:
    of this library."""
    small: dict[str, Callable[[], str]] = {
        TEMPLATES_SCHEMA: templates_schema_json,
        PLAN_DATA_SCHEMA: lambda: indented_json(plan_data_schema()),
        REGISTER_DATA: partial(register_json, library),
        REGISTER_SCHEMA: lambda: indented_json(register_schema()),
        API_TYPES: _api_types,
        DRAFT_SCHEMA: draft_schema_json,
        **input_schemas(),
        NOTICES_SCRIPT: partial(notices_script, library, directory_urls=directory_urls),
        DRAFTING_SCRIPT: partial(drafting_script, library),
        PLANS_SCRIPT: partial(plans_script, library, directory_urls=directory_urls),
        **{uri: partial(index.file, uri) for uri in index.uris()},
        **compare_files(library, parts.repairs.each),
        **_plan_files(library, parts, directory_urls),
    }

    def templates() -> Pieces:
        return templates_pieces(parts.templates.each(library.plans), library, directory_urls=directory_urls)

    return {TEMPLATES_DATA: templates, **{uri: partial(_whole, make) for uri, make in small.items()}}


def _whole(make: Callable[[], str]) -> Pieces:
    return (make(),)


def _plan_files(library: Library, parts: Parts, directory_urls: bool) -> dict[str, Callable[[], str]]:
    """Each plan by itself, of a library that is not large."""

    def make(plan: Plan) -> str:
        ((_, part),) = parts.templates.each([plan])
        return plan_json(plan, part, library, directory_urls=directory_urls)

    plans = library.plans if len(library.plans) <= PLAN_FILES else ()
    return {plan_data_uri(plan): partial(make, plan) for plan in plans}


def _api_types() -> str:
    """The declaration of `window.planLibrary`."""
    return Path(__file__).with_name(PurePosixPath(API_TYPES).name).read_text("utf-8")
