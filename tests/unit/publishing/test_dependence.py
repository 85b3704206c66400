"""What a plan's page depends on, as digests."""

from __future__ import annotations

from dataclasses import replace

from planlib.contract import Action
from planlib.library import Library
from planlib.publishing.dependence import OwnDigests


def test_a_plan_has_another_digest_where_a_notice_in_it_asks_for_something_else(library: Library) -> None:
    digests = OwnDigests()
    before = digests.of(library)
    inputs = library.inputs
    named = {plan.id: {mark.id for line in inputs.marks[plan.path].values() for mark in line} for plan in library.plans}
    name = next(name for names in named.values() for name in names)
    notices = tuple(
        notice.model_copy(update={"action": Action.DELETE if notice.action is Action.KEEP else Action.KEEP})
        if notice.id == name
        else notice
        for notice in inputs.register.notices
    )
    register = replace(inputs.register, notices=notices)
    changed = replace(library, inputs=replace(inputs, register=register).knowing(marks=inputs.marks))
    after = digests.of(changed)
    assert after == OwnDigests().of(changed)
    assert {plan for plan in after if after[plan] != before[plan]} == {plan for plan in named if name in named[plan]}
    assert digests.of(library) == before
