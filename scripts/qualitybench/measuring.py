"""Damage pages, ask a checker, and count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from planlib.model.findings import Finding

from .damages import DAMAGES
from .doing import PARAGRAPH, one_line
from .words import QUIET

Check = Callable[[str, str], list[Finding]]
"""Gives the findings of a page. The second text is of another page of the library; empty for none."""


class Pair(NamedTuple):
    """A line as it was, empty where there was none, and damaged."""

    kind: str
    name: str
    before: str
    after: str


@dataclass
class Score:
    """What became of one kind of damage. extra: findings that the page did not have before, on other lines, or on
    sentences that are right."""

    injected: int = 0
    found: int = 0
    extra: int = 0

    def __iadd__(self, other: Score) -> Score:
        """Add up."""
        self.injected += other.injected
        self.found += other.found
        self.extra += other.extra
        return self

    @property
    def recall(self) -> float:
        """The share of the injected damages that was found, 0 to 1."""
        return self.found / self.injected if self.injected else 0.0

    @property
    def precision(self) -> float:
        """The share of what was reported that was a damage, 0 to 1."""
        return self.found / (self.found + self.extra) if self.found + self.extra else 1.0


@dataclass
class Measured:
    """Scores by the names of the damages, those of sentences that are right by their kinds, and all changed lines."""

    scores: dict[str, Score]
    quiet: dict[str, Score]
    pairs: list[Pair] = field(default_factory=list)
    found: list[bool] = field(default_factory=list)  # of each pair, whether the rules found it
    alarms: list[tuple[str, str]] = field(default_factory=list)  # sentences that are right, with what is reported

    def of_kind(self, kind: str) -> Score:
        """All damages of a kind together, with the false alarms of its quiet sentences."""
        total = Score(extra=self.quiet[kind].extra if kind in self.quiet else 0)
        for damage in DAMAGES:
            if damage.kind == kind:
                total += self.scores[damage.name]
        return total


def measure(pages: Iterable[str], check: Check, seed: int) -> Measured:
    """Do every damage to every page where it can be done, and put a sentence of every kind that is right on it."""
    done = Measured({damage.name: Score() for damage in DAMAGES}, {kind: Score() for kind in QUIET})
    for number, page in enumerate(pages):
        lines = page.split("\n")
        usual = Counter(map(_said, check(page, "")))  # what is reported on the page as it is
        for damage in DAMAGES:
            damaged = damage.do(page, Random(f"{seed} {number} {damage.name}"))
            if damaged is None:
                continue
            findings, score = check(damaged.text, damaged.beside), done.scores[damage.name]
            hit = any((f.line, f.code in damage.codes) == (damaged.line, True) for f in findings)
            score.injected += 1
            score.found += hit
            score.extra += sum((Counter(map(_said, (f for f in findings if f.line != damaged.line))) - usual).values())
            now = damaged.text.split("\n")
            before = lines[damaged.line - 1] if len(lines) == len(now) else ""
            done.pairs.append(Pair(damage.kind, damage.name, before, now[damaged.line - 1]))
            done.found.append(hit)
        for kind, sentences in QUIET.items():
            words = Random(f"{seed} {number} {kind}").choice(sentences)
            text, _ = _with(page, words, Random(f"{seed} {number}"))
            done.quiet[kind].injected += 1
            found = Counter(map(_said, check(text, ""))) - usual if text else Counter()
            done.quiet[kind].extra += found.total()
            done.alarms += [(words, f"{code} {message}") for code, message in found]
    return done


def _said(finding: Finding) -> tuple[str, str]:
    """What a finding says, whichever lines it names."""
    return finding.code, re.sub(r"\d+", "", finding.message)


def _with(page: str, words: str, random: Random) -> tuple[str, int]:
    """A page with a sentence at the end of one of its paragraphs, and the number of that line."""
    found = one_line(PARAGRAPH, lambda line, _: f"{line}{words}")(page, random)
    return (found.text, found.line) if found else ("", 0)
