"""A page with dated phrases."""

from __future__ import annotations

import pytest

from tests.support.built import Site


@pytest.fixture(scope="session")
def dated(site: Site) -> str:
    """The address of a plan that has several dated phrases in its paragraphs, from the site's root."""
    plans = (address for address in site.pages if address.startswith("plans/wm-"))
    return next(address for address in plans if len(site.pages[address].cssselect(".pl-plan > p > .pl-dated")) > 2)
