"""All data files that the build publishes, by their addresses from the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from planlib.library import Library

from .compare import compare_files
from .drafting import draft_schema_json, drafting_script
from .plans import plans_script
from .register import notices_script, register_json
from .schemas import input_schemas, templates_schema_json
from .search.index import search_files
from .templates import templates_json
from .urls import (
    DRAFT_SCHEMA,
    DRAFTING_SCRIPT,
    NOTICES_SCRIPT,
    PLANS_SCRIPT,
    REGISTER_DATA,
    TEMPLATES_DATA,
    TEMPLATES_SCHEMA,
)


def data_files(library: Library, *, directory_urls: bool = True) -> Iterator[tuple[str, str]]:
    """What programs may load, then what the site's own scripts load: address and content (UTF-8)."""
    yield from published_files(library, directory_urls=directory_urls)
    yield NOTICES_SCRIPT, notices_script(library, directory_urls=directory_urls)
    yield from search_files(library, directory_urls=directory_urls)
    yield from compare_files(library, directory_urls=directory_urls)
    yield DRAFTING_SCRIPT, drafting_script(library)
    yield PLANS_SCRIPT, plans_script(library, directory_urls=directory_urls)


def published_files(library: Library, *, directory_urls: bool = True) -> Iterator[tuple[str, str]]:
    """The documented data: the library, the register, and the JSON Schemas of these and of what editors write."""
    yield TEMPLATES_DATA, templates_json(library, directory_urls=directory_urls)
    yield TEMPLATES_SCHEMA, templates_schema_json()
    yield REGISTER_DATA, register_json(library)
    yield DRAFT_SCHEMA, draft_schema_json()
    yield from input_schemas()
