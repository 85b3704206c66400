"""The search of the tests' library, by brute force."""

from __future__ import annotations

import pytest

from planlib.library import Library
from tests.support.searching import Brute


@pytest.fixture(scope="module")
def brute(library: Library) -> Brute:
    return Brute(library)
