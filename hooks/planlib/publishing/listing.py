"""Lists cut into pages. A page holds at most a fixed number of items, so that no page grows with the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .urls import listing_uri

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """One page of a list.

    layout: the file in theme/ that shows it. uris: of all its pages, below docs/. number: of this one, from 1. total:
    of all items.
    """

    layout: str
    title: str
    items: tuple[Item, ...]
    number: int
    uris: tuple[str, ...]
    total: int

    @property
    def uri(self) -> str:
        """The path of this page below docs/."""
        return self.uris[self.number - 1]


def listings(layout: str, title: str, first_uri: str, items: Sequence[Item], size: int) -> Iterator[Listing[Item]]:
    """Cut items into pages of so many; there is always a first. first_uri: the authored page below docs/."""
    count = max(1, -(-len(items) // size))
    uris = tuple(listing_uri(first_uri, number) for number in range(1, count + 1))
    for number in range(1, count + 1):
        page = tuple(items[(number - 1) * size : number * size])
        yield Listing(layout, title, page, number, uris, len(items))
