"""What a plan's page depends on, as a digest: where it is the same, the page is the same."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from planlib.library import Library
from planlib.model.page import Page, Plan, topics_of

from .labels import plan_label


def digest_of(*values: object) -> str:
    """A digest of plain data, which has the same `repr` in every run: 32 hexadecimal digits."""
    return sha256(repr(values).encode()).hexdigest()[:32]


class PlanKeys:
    """The digests of what plan pages depend on; those of pages that stay the same objects are made once.

    frame: of all that pages have in common: templates, settings, the program.
    """

    def __init__(self) -> None:
        self._own: dict[str, tuple[Page, object, str]] = {}

    def keys(self, library: Library, frame: str) -> dict[str, str]:
        """By a plan's id, the digest of what its page depends on."""
        words = library.vocabulary
        shared = digest_of(frame, words.fields, words.kinds, words.levels, words.types, words.repairs, words.actions)
        keys = {plan.id: digest_of(shared, *self._of_plan(plan, library)) for plan in library.plans}
        gone = self._own.keys() - {plan.page.path for plan in library.plans}
        for path in gone:
            del self._own[path]
        return keys

    def _of_plan(self, plan: Plan, library: Library) -> Iterator[object]:
        yield self._own_digest(plan.page, library)
        yield plan.number, plan.part, plan.title, plan.level, plan.type, plan.source, plan.among, plan.is_alone
        yield [len(library.variants[f"{plan.id}/{section.id}"]) for section in plan.page.walk()]
        yield [(twin, plan_label(library.plan_by_id[twin])) for twin in library.twins[plan.id]]
        yield [library.topics[topic].title for section in plan.page.sections for topic in topics_of(section)]
        yield sorted(
            (notice.id, notice.now, notice.action)
            for notice in {
                mark.id: library.notices[mark.id]
                for marks in library.inputs.marks[plan.page.path].values()
                for mark in marks
            }.values()
        )
        if plan.source:
            yield library.repairs(plan)

    def _own_digest(self, page: Page, library: Library) -> str:
        """Of the page's text and of where its notices stand."""
        marks = library.inputs.marks[page.path]
        known = self._own.get(page.path)
        if known and known[0] is page and known[1] == marks:
            return known[2]
        digest = digest_of(page.text, marks)
        self._own[page.path] = page, marks, digest
        return digest
