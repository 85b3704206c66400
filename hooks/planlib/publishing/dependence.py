"""Digests of what that follows from which is made of a plan: where they are the same, it is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planlib.keeping.store import digest
from planlib.library import Library
from planlib.model.plan import Plan
from planlib.notices.matcher import Mark

from .labels import plan_label

PlanMarks = Mapping[int, tuple[Mark, ...]]


def digest_of(*values: object) -> str:
    """A digest of plain data, which has the same `repr` in every run."""
    return digest(repr(values))


class OwnDigests:
    """For each plan the digest of what it is by itself: its page, its source, what has run out in it, and the words
    that it uses. Made once for a plan that stays the same."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Plan, PlanMarks, str, str]] = {}  # by id
        self._shared: object = None

    def of(self, library: Library) -> dict[str, str]:
        """By a plan's id."""
        words = library.vocabulary
        shared = digest_of(words.fields, words.kinds, words.levels, words.types, words.repairs, sorted(words.common))
        actions = {notice.id: notice.action for notice in library.notices.values()}
        if self._shared != (shared, actions):
            self._shared, self._known = (shared, actions), {}
        marks, known = library.inputs.marks, self._known
        self._known = {}
        sources = library.inputs.collection_digests
        for plan in library.plans:
            found, source = marks[plan.path], sources[plan.source.collection] if plan.source else ""
            before = known.get(plan.id)
            if not before or before[:3] != (plan, found, source):
                named = sorted((notice, actions[notice]) for notice in _named(found))
                before = plan, found, source, digest_of(shared, _own(plan, found, source), named)
            self._known[plan.id] = before
        return {name: own for name, (*_, own) in self._known.items()}


def _own(plan: Plan, marks: PlanMarks, source: str) -> str:
    return digest_of(plan.path, plan.facts.digest, plan.source, source, plan.among, plan.is_alone, marks)


def _named(marks: PlanMarks) -> set[str]:
    return {mark.id for line in marks.values() for mark in line}


def page_digest(plan: Plan, library: Library, own: str, frame: str) -> str:
    """The digest of what a plan's page depends on. own: of the plan by itself. frame: of what all pages have in common:
    layouts, settings, the program."""
    return digest_of(frame, library.vocabulary.actions, own, *_around(plan, library))


def _around(plan: Plan, library: Library) -> Iterator[object]:
    """What a plan's page shows of others."""
    yield [library.wording_count(f"{plan.id}/{section}") for section in plan.facts.ids]
    yield [(twin, plan_label(library.plan_by_id[twin])) for twin in library.twins[plan.id]]
    yield [library.inputs.topics[topic].title for topic in plan.facts.topics]
    named = sorted(_named(library.inputs.marks[plan.path]))
    yield [(name, library.notices[name].now) for name in named]
