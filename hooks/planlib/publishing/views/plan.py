"""A plan's page, beside its text: facts, what has run out in it, and the repairs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from planlib.library import Library
from planlib.model.fields import split_runs
from planlib.model.plaintext import neutral_text, page_lines, written
from planlib.model.plan import Plan
from planlib.notices.register import Notice

from ..repairs import repair_rows
from .cards import plan_card


def context(plan: Plan, library: Library) -> dict[str, Any]:
    """The plan's card, its dated phrases and its repairs."""
    return {
        "plan": plan_card(plan, library),
        "dated": dated_phrases(plan, library),
        "repairs": repair_rows(library.repairs(plan), library.vocabulary.repairs),
    }


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """Words on a plan page that have run out. anchor: of the section with the first place. to_do: as readers see it."""

    words: str
    notice: Notice
    to_do: str
    count: int
    anchor: str


def dated_phrases(plan: Plan, library: Library) -> list[DatedPhrase]:
    """What has run out on a plan page, each phrase once, in the order of its first place."""
    fields, actions = library.vocabulary.fields, library.vocabulary.actions
    counts: Counter[tuple[str, str]] = Counter()
    anchors: dict[tuple[str, str], str] = {}
    for line in page_lines(plan.page):
        for mark in library.marks(plan, line):
            words = neutral_text(split_runs(written(line.runs)[mark.start : mark.end]), fields)
            counts[words, mark.id] += 1
            anchors.setdefault((words, mark.id), line.section.id if line.section else "")
    return [
        DatedPhrase(words, (notice := library.notices[name]), actions[notice.action], count, anchors[words, name])
        for (words, name), count in counts.items()
    ]
