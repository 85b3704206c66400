"""The account of a source: where each of its characters went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planlib.model.findings import visible
from planlib.model.plaintext import count_visible

from .audit import PageAudit
from .ledger import Collection
from .replay import Replay, Tally

MANY = 3  # sources; of more, the check prints no account each


@dataclass(frozen=True, slots=True)
class Account:
    """Where every character of a source went, white space aside. `unaccounted` must be 0."""

    received: int
    on_pages: int
    numbers: int
    repaired: dict[str, Tally]

    @property
    def removed(self) -> int:
        """Characters that repairs took out."""
        return sum(tally.removed for tally in self.repaired.values())

    @property
    def unaccounted(self) -> int:
        """Characters that are neither on a page nor taken out: must be 0."""
        return self.received - self.on_pages - self.numbers - self.removed


def close_account(collection: Collection, replayed: Replay, audits: Iterable[PageAudit]) -> Account:
    """The account of a collection after all its pages were audited."""
    audits = list(audits)
    return Account(
        received=count_visible(collection.text),
        on_pages=sum(audit.on_pages for audit in audits),
        numbers=sum(audit.numbers for audit in audits),
        repaired=replayed.repaired,
    )


def accounts_report(accounts: Mapping[str, Account]) -> Iterator[str]:
    """Accounts by the names of their sources: each as a few lines, or, of many, one line for all and those that do not
    come out even."""
    if len(accounts) <= MANY:
        yield from (account_report(name, account) for name, account in accounts.items())
        return
    yield from (account_report(name, account) for name, account in accounts.items() if account.unaccounted)
    received = sum(account.received for account in accounts.values())
    unaccounted = sum(account.unaccounted for account in accounts.values())
    yield f"{len(accounts)} 份原文，共收到 {received} 个字，{unaccounted} 个没有着落"


def account_report(name: str, account: Account) -> str:
    """The account as a few lines of text."""
    lines = [
        f"{visible(name)}：收到 {account.received} 个字",
        f"  {account.on_pages:>6} 原样在页面上",
        f"  {account.numbers:>6} 是印着的编号，页面上自动推出",
        f"  {account.removed:>6} 经过校订：",
    ]
    for kind, tally in sorted(account.repaired.items()):
        change = f"-{tally.removed} +{tally.inserted}"
        lines.append(f"         {kind:<12} {tally.entries:>4} 条  {change:>10}")
    lines.append(f"  {account.unaccounted:>6} 没有着落")
    return "\n".join(lines)
