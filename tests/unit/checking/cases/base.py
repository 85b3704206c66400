"""A change to the clean repository of the tests, and all the findings that it then has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.support.repo import Repo

A, B = "docs/plans/a.md", "docs/plans/b.md"
ENVIRONMENT, VOLUNTEERING = "docs/topics/environment.md", "docs/topics/volunteering.md"
CULTURE, MORALITY = "docs/topics/culture-sports.md", "docs/topics/morality.md"
SOURCE, LEDGER = "sources/示例.txt", "sources/示例.ledger.yml"
RULES_FILE = "rules.yml"
REGISTER = "docs/notices.yml"


@dataclass(frozen=True)
class Case:
    code: str
    damage: Callable[[Repo], None]
    findings: tuple[str, ...]


CASES: list[Case] = []


def case(code: str, *findings: str) -> Callable[[Callable[[Repo], None]], Callable[[Repo], None]]:
    """A change to the clean repository, and all the findings that it then has (`path:line CODE`)."""

    def register(damage: Callable[[Repo], None]) -> Callable[[Repo], None]:
        CASES.append(Case(code, damage, findings))
        return damage

    return register


def give_b_a_source(repo: Repo, number: int, part: int, first: int) -> None:
    """Put the text of the second plan at the end of the source, from line 26 on."""
    repo.append(SOURCE, "美化村容\n清理沟渠。\n种树。\n")
    repo.edit(B, "在{{村}}口种树。", "种树。")
    source = f"source: {{collection: 示例, lines: [{first}, 28]}}"
    repo.edit(B, "plan: 2\n", f"plan: {number}\npart: {part}\n{source}\n")


def write_on_a_topic_page(repo: Repo, text: str) -> None:
    """The text begins on line 11 of the page."""
    repo.append(ENVIRONMENT, f"\n{text}\n")


def write_a_guide(repo: Repo, text: str) -> None:
    """A page beside the plans, whose text begins on line 4."""
    repo.write("docs/guide.md", f"---\ntitle: 指南\n---\n{text}\n")
