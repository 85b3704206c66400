"""The documents in what is published of them: nothing is lost on the way, and everything can be found."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from planlib.library import Library
from tests.support.built import Site
from tests.support.index import Index, check_grams
from tests.support.texts import check_patterns, check_source_lines


def test_every_line_of_the_repaired_sources_is_on_its_page(site: Site, library: Library) -> None:
    assert check_source_lines(site, library) > 200


def test_every_gram_leads_to_exactly_the_sections_that_hold_it(library: Library) -> None:
    check_grams(library, Index(library))


def test_every_pattern_means_the_same_in_javascript(library: Library) -> None:
    check_patterns(library)


def test_the_published_data_fits_its_schemas(site: Site) -> None:
    for name, form in (("templates", "templates"), ("notices", "register")):
        data = json.loads((site.folder / f"library/{name}.json").read_text("utf-8"))
        schema = json.loads((site.folder / f"library/{form}.schema.json").read_text("utf-8"))
        assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
