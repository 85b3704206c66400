"""What a collection and the pages from it come to: all that the rules over the whole library ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from planlib.model.findings import Problem
from planlib.model.front_matter import SourceRange

from .audit import PageAudit, unclaimed_stretches
from .ledger import Collection, Received
from .replay import Replay
from .report import Account, close_account

EXCERPT = 30  # characters


@dataclass(frozen=True, slots=True)
class Lost:
    """Paragraphs of a source, one after the other, that stand in no page's range. text: how the first begins."""

    first: int
    last: int
    text: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Traced:
    """problems: with the ledger, and with carrying it out. lost: in the order of the source. lacking: the slugs of the
    pages on which lines of their range are missing. account: None where the ledger was not carried out. received,
    digest: the file that the text comes from, and the SHA-256 of the text."""

    path: str
    ledger_path: str
    problems: tuple[Problem, ...]
    lost: tuple[Lost, ...]
    lacking: frozenset[str]
    account: Account | None
    received: Received | None
    digest: str


def trace(
    collection: Collection, replayed: Replay | None, ranges: Mapping[str, SourceRange], audits: Mapping[str, PageAudit]
) -> Traced:
    """Hold a collection against its pages. ranges, audits: by slug, of the pages from this collection."""
    stretches = unclaimed_stretches(replayed, list(ranges.values())) if replayed else ()
    found = [(slug, audits[slug]) for slug in ranges if slug in audits]
    return Traced(
        path=collection.path,
        ledger_path=collection.ledger_path,
        problems=replayed.problems if replayed else collection.problems,
        lost=tuple(
            Lost(stretch[0].first, stretch[-1].last, stretch[0].text.strip()[:EXCERPT], len(stretch))
            for stretch in stretches
        ),
        lacking=frozenset(slug for slug, audit in found if any(one.code == "PLN703" for one in audit.problems)),
        account=close_account(collection, replayed, (audit for _, audit in found)) if replayed else None,
        received=collection.received,
        digest=sha256(collection.text.encode()).hexdigest() if collection.received else "",
    )
