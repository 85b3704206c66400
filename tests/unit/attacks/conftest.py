"""The rules, to be asked about pages with attacks in them."""

from __future__ import annotations

import pytest

from tests.support.attacks.judge import Judge
from tests.support.library import LIBRARY


@pytest.fixture(scope="session")
def judge() -> Judge:
    return Judge(LIBRARY)
