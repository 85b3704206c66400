"""A plan: a page that passed the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .facts import Facts
from .front_matter import SourceRange
from .page import Page


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a plan without its page, which is got when it is asked for: of many thousands only a few are
    looked at.

    facts: of its page. source: the lines that it holds. get: the page of a path. among: the title of its collection,
    where the library has several. is_alone: whether no other page is from that one.
    """

    facts: Facts
    source: SourceRange | None
    get: Callable[[str], Page] = field(repr=False, compare=False)
    among: str = ""
    is_alone: bool = False

    @property
    def page(self) -> Page:
        """Its page. Hold on to it no longer than it is looked at."""
        return self.get(self.facts.path)

    @property
    def path(self) -> str:
        """Of its page, from the repository's root."""
        return self.facts.path

    @property
    def id(self) -> str:
        """The stem of the page's file."""
        return self.facts.slug

    @property
    def number(self) -> int:
        """0 where the plan has none."""
        return self.facts.plan or 0

    @property
    def part(self) -> int:
        """0 where the plan has one part only."""
        return self.facts.part or 0

    @property
    def title(self) -> str:
        """As the front matter has it."""
        return self.facts.title

    @property
    def level(self) -> str:
        """The id of its level."""
        return self.facts.level

    @property
    def type(self) -> str:
        """The id of its type."""
        return self.facts.type
