"""The page about the sources: the account of each collection."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import Any

from planlib.library import Library
from planlib.model.plan import Plan
from planlib.sources.ledger import Collection
from planlib.sources.report import Account

from ..sizes import SOURCE_PLANS, SOURCES_SHOWN


def context(library: Library) -> dict[str, Any]:
    """The first collections; of all, how many there are, and how many characters of them."""
    accounts = library.inputs.accounts.values()
    return {
        "sources": source_views(library),
        "total": len(library.inputs.collections),
        "received": sum(account.received for account in accounts),
        "unaccounted": sum(account.unaccounted for account in accounts),
    }


@dataclass(frozen=True, slots=True)
class SourceView:
    """A collection with its account and the first plans of how many, for the page about the sources."""

    collection: Collection
    account: Account
    plans: tuple[Plan, ...]
    total: int
    kinds: tuple[tuple[str, int, int, int], ...]


def source_views(library: Library) -> list[SourceView]:
    """The first collections; each kind of repair as (name, entries, characters removed, characters inserted)."""
    names = library.vocabulary.repairs
    plans: defaultdict[str, list[Plan]] = defaultdict(list)
    for plan in library.plans:
        if plan.source:
            plans[plan.source.collection].append(plan)
    return [
        SourceView(
            collection=collection,
            account=(account := library.inputs.accounts[name]),
            plans=tuple(plans[name][:SOURCE_PLANS]),
            total=len(plans[name]),
            kinds=tuple(
                (names[kind], tally.entries, tally.removed, tally.inserted)
                for kind in names
                if (tally := account.repaired.get(kind))
            ),
        )
        for name, collection in islice(library.inputs.collections.items(), SOURCES_SHOWN)
    ]
