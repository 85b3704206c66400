"""The page about the sources: the account of each collection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planlib.library import Library
from planlib.model.page import Plan
from planlib.sources.ledger import Collection
from planlib.sources.report import Account


def context(library: Library) -> dict[str, Any]:
    """All collections."""
    return {"sources": source_views(library)}


@dataclass(frozen=True, slots=True)
class SourceView:
    """A collection with its account, for the page about the sources."""

    collection: Collection
    account: Account
    plans: tuple[Plan, ...]
    kinds: tuple[tuple[str, int, int, int], ...]


def source_views(library: Library) -> list[SourceView]:
    """All collections; each kind of repair as (name, entries, characters removed, characters inserted)."""
    names = library.vocabulary.repairs
    return [
        SourceView(
            collection=collection,
            account=(account := library.inputs.accounts[name]),
            plans=tuple(plan for plan in library.plans if plan.source and plan.source.collection == name),
            kinds=tuple(
                (names[kind], tally.entries, tally.removed, tally.inserted)
                for kind in names
                if (tally := account.repaired.get(kind))
            ),
        )
        for name, collection in library.inputs.collections.items()
    ]
