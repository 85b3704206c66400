"""The clean site and the attacked one."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.attacks.attacked import Attacked, attack
from tests.support.attacks.inventory import Inventory
from tests.support.built import Site, served
from tests.support.once import once


@pytest.fixture(scope="session")
def clean(site: Site, grown: Site) -> Inventory:
    """Lists look otherwise where there are many plans, as on the attacked site."""
    inventory = Inventory()
    for address, page in (*site.pages.items(), *grown.pages.items()):
        inventory.add(address, page)
    return inventory


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    def make(folder: Path) -> None:
        (folder / "attacked").write_bytes(pickle.dumps(attack(folder / "repository")))

    found = pickle.loads((once(tmp_path_factory, "attacks", make) / "attacked").read_bytes())
    assert isinstance(found, Attacked)
    return found


@pytest.fixture(scope="session")
def attacked_address(attacked: Attacked) -> Iterator[str]:
    with served(attacked.root / "site") as address:
        yield address
