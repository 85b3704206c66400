"""PLN8: the register of notices, docs/notices.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planlib.contract import Action, Confidence
from planlib.inputs import Inputs
from planlib.model.fields import split_runs
from planlib.model.findings import Problem, Severity
from planlib.notices.dates import first_day, last_day
from planlib.notices.matcher import Mark, Marker, masked
from planlib.notices.patterns import NUMBER_TOKEN
from planlib.notices.register import REGISTER_FILE, Notice, due

from .registry import library_rule

PLEASE_CHECK = "请核"
_UNCERTAIN = (Confidence.LOW, Confidence.UNVERIFIED)


def _problem(notice: Notice, key: str, message: str, hint: str) -> Problem:
    return Problem(notice.line_of(key), f"notice “{notice.id}”: {message}", hint, path=REGISTER_FILE)


def _read_problems(inputs: Inputs, code: str) -> Iterator[Problem]:
    """What reading the register found, of what one rule reports."""
    for problem in inputs.register.problems:
        if problem.code == code:
            yield replace(problem, path=REGISTER_FILE)


@library_rule("PLN801")
def notice_malformed(inputs: Inputs) -> Iterator[Problem]:
    """The register of notices cannot be read, or an entry lacks a key, has an unknown one or a value of the wrong form.

    Why:
        What is left out or misspelt would silently have no effect on what readers are told.
    Bad:
        - id: si-wu-pu-fa
          untill: 2005
    Good:
        - id: si-wu-pu-fa
          until: '2005'
    """
    yield from _read_problems(inputs, "PLN801")


@library_rule("PLN802")
def notice_word_unknown(inputs: Inputs) -> Iterator[Problem]:
    """The kind, the action or the confidence of a notice is not one of those that are known.

    Why:
        Lists are sorted, counted and named in Chinese by these words; their names are in vocabulary/terms.yml.
    Bad:
        action: replaced
    Good:
        action: replace
    """
    yield from _read_problems(inputs, "PLN802")


@library_rule("PLN803")
def notice_id_wrong(inputs: Inputs) -> Iterator[Problem]:
    """The id of a notice is not made of small letters, digits and hyphens, or two notices have the same.

    Why:
        The id is the anchor of the notice on the site's list, and names it in the published data.
    Bad:
        id: 四五普法
    Good:
        id: si-wu-pu-fa
    """
    yield from _read_problems(inputs, "PLN803")
    seen: dict[str, int] = {}
    for notice in inputs.register.notices:
        first = seen.setdefault(notice.id, notice.line_of())
        if first != notice.line_of():
            yield _problem(notice, "id", f"line {first} has the same id", "give one of the two another id")


@library_rule("PLN804")
def notice_date_wrong(inputs: Inputs) -> Iterator[Problem]:
    """A date of a notice is no date, or the phrase ends before it begins.

    Why:
        Whether a phrase has run out follows from its dates.
    Bad:
        until: 2005年底
    Good:
        until: '2005-12'
    """
    yield from _read_problems(inputs, "PLN804")
    for notice in inputs.register.notices:
        first, last = first_day(notice.since), last_day(notice.until)
        if first and last and last < first:
            message = f"“until” ({notice.until}) is before “from” ({notice.since})"
            yield _problem(notice, "until", message, "correct one of the two")


@library_rule("PLN805")
def pattern_invalid(inputs: Inputs) -> Iterator[Problem]:
    r"""The pattern of a notice, or its exception, is not understood.

    Why:
        The build (in Python) and the composer (in JavaScript) look for the same pattern and must find the same. So only
        what both read alike is allowed: literals, |, (?:…), (?=…), (?!…), […], ?, {m}, {m,n}, {n} for a number and {y}
        for a year that is over.
    Bad:
        pattern: 第\d+届
    Good:
        pattern: 第{n}届
    """
    yield from _read_problems(inputs, "PLN805")


@library_rule("PLN806")
def example_wrong(inputs: Inputs) -> Iterator[Problem]:
    """A notice finds nothing in one of its “matches”, or something in one of its “passes”; or it has too few of them.

    Why:
        The examples prove that the pattern means what the notice is about, and nothing that still holds.
    Bad:
        passes: [开展四五普法]
    Good:
        passes: [开展九五普法]
    """
    yield from _read_problems(inputs, "PLN806")
    for notice in inputs.register.notices:
        marker = Marker([notice])
        for key, examples in (("matches", notice.matches), ("passes", notice.passes)):
            for example in examples:
                found = _marks(marker, example)
                if key == "matches" and not found:
                    yield _problem(notice, key, f"finds nothing in “{example}”", "correct the pattern or the text")
                elif key == "passes" and found:
                    words = example[found[0].start : found[0].end]
                    message = f"finds “{words}” in “{example}”, where it must find nothing"
                    yield _problem(notice, key, message, "correct the pattern, or add to “except”")


def _marks(marker: Marker, example: str) -> tuple[Mark, ...]:
    return marker.marks(masked(split_runs(example)))


@library_rule("PLN807")
def replacement_wrong(inputs: Inputs) -> Iterator[Problem]:
    """A replacement is for words that the notice does not find, or would be found again; or count and pattern disagree.

    Why:
        A replacement is offered for exactly the words that were found; a number is computed where the pattern says
        where it stands, with {n}.
    Bad:
        pattern: 四五普法
        replacements: {四五普法规划: 九五普法规划}
    Good:
        pattern: 四五普法(?:规划)?
        replacements: {四五普法规划: 九五普法规划}
    """
    for notice in inputs.register.notices:
        marker = Marker([notice])
        for words, new in notice.replacements.items():
            if [(mark.start, mark.end) for mark in _marks(marker, words)] != [(0, len(words))]:
                message = f"the pattern does not match “{words}” as a whole"
                yield _problem(notice, "replacements", message, "correct the words or the pattern")
            if _marks(marker, new):
                message = f"“{new}” would be found again"
                yield _problem(notice, "replacements", message, "add it to “except”, or correct the pattern")
        if bool(notice.count) != (NUMBER_TOKEN in notice.pattern):
            hint = f"write both “count” and {NUMBER_TOKEN} in the pattern, or neither"
            yield _problem(notice, "count", f"“count” and {NUMBER_TOKEN} do not stand together", hint)


@library_rule("PLN808")
def notice_unfounded(inputs: Inputs) -> Iterator[Problem]:
    """A notice names no source and does not say so, or is not certain and does not ask the reader to check.

    Why:
        Readers must be able to see what a notice rests on, and how far they can trust it.
    Bad:
        confidence: high   (and no sources)
    Good:
        confidence: unverified
        note: 据记忆整理，请核。
    """
    yield from _read_problems(inputs, "PLN808")
    for notice in inputs.register.notices:
        if not notice.sources and notice.confidence is not Confidence.UNVERIFIED:
            hint = f"add “sources”, or write confidence: {Confidence.UNVERIFIED}"
            yield _problem(notice, "confidence", "there is no source", hint)
        if (notice.action is Action.CHECK or notice.confidence in _UNCERTAIN) and PLEASE_CHECK not in notice.note:
            message = f"it is not certain, and its note does not say {PLEASE_CHECK}"
            yield _problem(notice, "note", message, f"end the note with {PLEASE_CHECK}。")


@library_rule("PLN809", severity=Severity.INFO, overridable=True)
def notice_due(inputs: Inputs) -> Iterator[Problem]:
    """The review date of a notice has passed.

    Why:
        Laws and programmes change: each entry is looked at again on a day of its own. Nothing stops a build.
    Bad:
        review: '2024-06'
    Good:
        review: '2099-06'
    """
    for notice in due(inputs.register.notices, inputs.day):
        hint = "look at its sources again, then set “checked” and a later “review”"
        yield _problem(notice, "review", f"it was due for review by {notice.review}", hint)
