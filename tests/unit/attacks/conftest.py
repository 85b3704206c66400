"""The rules, to be asked about pages with attacks in them."""

from __future__ import annotations

import pytest

from tests.support.attacks.judge import Judge
from tests.support.fuzzing import World
from tests.support.library import LIBRARY
from tests.support.repo import Repo


@pytest.fixture(scope="session")
def judge() -> Judge:
    return Judge(LIBRARY)


@pytest.fixture(scope="session")
def world(clean: Repo) -> World:
    return World(clean.inputs())
