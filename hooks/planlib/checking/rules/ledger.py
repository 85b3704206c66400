"""PLN7: the audit. Source + ledger = pages, character for character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from planlib.inputs import SOURCES, Inputs
from planlib.model.findings import Problem
from planlib.model.page import Page
from planlib.sources.audit import unclaimed

from .registry import library_rule, page_rule


def _of_ledger(code: str, inputs: Inputs) -> Iterator[Problem]:
    for name, replayed in inputs.replays.items():
        path = inputs.collections[name].ledger_path
        for problem in replayed.problems:
            if problem.code == code:
                yield replace(problem, path=path)


def _of_page(code: str, page: Page, inputs: Inputs) -> Iterator[Problem]:
    audit = inputs.audits.get(page.slug)
    return (problem for problem in (audit.problems if audit else ()) if problem.code == code)


@library_rule("PLN701")
def repair_misplaced(inputs: Inputs) -> Iterator[Problem]:
    """A ledger entry does not find its words in the source, or finds them more than once.

    Why:
        A repair that cannot be replayed proves nothing.
    Bad:
        {line: 17, before: 道德, …}   (twice on the line)
    Good:
        {line: 17, before: 公民道德, …}
    """
    yield from _of_ledger("PLN701", inputs)


@library_rule("PLN702")
def repair_overlapping(inputs: Inputs) -> Iterator[Problem]:
    """Two ledger entries change the same characters.

    Why:
        The result would depend on their order.
    Bad:
        {line: 17, before: 弘杨, after: 弘扬, …} twice
    Good:
        {line: 17, before: 弘杨, after: 弘扬, …} once
    """
    yield from _of_ledger("PLN702", inputs)


@page_rule("PLN703")
def source_lost(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A line of a page's source range stands neither on the page nor in the ledger.

    Why:
        Nothing of what was received may be lost.
    Bad:
        (a paragraph of the source deleted from the page)
    Good:
        (the paragraph on the page, or its removal in the ledger)
    """
    yield from _of_page("PLN703", page, inputs)


@page_rule("PLN704")
def page_invented(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A page reads otherwise than its source and ledger.

    Why:
        Nothing may be invented: a change belongs in the ledger, with its reason and evidence.
    Bad:
        (a word changed on the page only)
    Good:
        (the word changed, and an entry in the ledger)
    """
    yield from _of_page("PLN704", page, inputs)


@page_rule("PLN705")
def number_different(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The source prints another number than the one derived from the position.

    Why:
        Either the order or level on the page is wrong, or items are lost and the ledger must say so.
    Bad:
        (source: 5、 … page: the second item)
    Good:
        {line: 145, before: 5、大力, after: 2、大力, kind: number, …}
    """
    yield from _of_page("PLN705", page, inputs)


@library_rule("PLN706")
def witness_silent(inputs: Inputs) -> Iterator[Problem]:
    """A ledger entry names source lines as witness that do not hold the words it puts in.

    Why:
        A restored word must really stand where the entry says.
    Bad:
        {line: 386, …, witness: [9]}
    Good:
        {line: 386, …, witness: [253]}
    """
    yield from _of_ledger("PLN706", inputs)


@library_rule("PLN707")
def repair_malformed(inputs: Inputs) -> Iterator[Problem]:
    """A ledger, or an entry in it, is not of the right form.

    Why:
        Each entry says where, what, of which kind, why, and what proves it.
    Bad:
        {line: 17, before: 弘杨, after: 弘扬}
    Good:
        {line: 17, before: 弘杨, after: 弘扬, kind: typo, reason: 形近误字, evidence: 规范词形}
    """
    yield from _of_ledger("PLN707", inputs)


@library_rule("PLN708")
def source_unclaimed(inputs: Inputs) -> Iterator[Problem]:
    """A line of a source belongs to no page, or to two.

    Why:
        Every line that was received is on one page, or in the ledger.
    Bad:
        (pages with lines [9, 35] and [41, 63]; line 39 is left over)
    Good:
        (pages with lines [9, 35] and [39, 63])
    """
    for name, replayed in inputs.replays.items():
        claims = sorted(
            (found.first, found.last, page.path)
            for page in inputs.pages
            if (found := inputs.ranges.get(page.slug)) and found.collection == name
        )
        reach, holder = 0, ""  # the last line that was claimed so far, and by which page
        for first, last, path in claims:
            if first <= reach:
                yield Problem(1, f"line {first} of {name} is also claimed by {path}", "correct “lines”", path=holder)
            if last > reach:
                reach, holder = last, path
        ranges = [found for found in inputs.ranges.values() if found.collection == name]
        for paragraph in unclaimed(replayed, ranges):
            message = f"“{paragraph.text.strip()[:30]}” is on no page"
            hint = "put it on a page whose source holds the line, or record its removal in the ledger"
            yield Problem(paragraph.first, message, hint, path=inputs.collections[name].path)


@library_rule("PLN709")
def received_different(inputs: Inputs) -> Iterator[Problem]:
    """The file that a source was extracted from is not there, or it or the text is not the one that the ledger names.

    Why:
        What was received is the proof of all that follows; it stays as it came, byte for byte.
    Bad:
        received: {file: 年度计划.docx, sha256: …, …}   (and the file was opened in Word and saved again)
    Good:
        received: {file: 年度计划.docx, sha256: …, …}   (and the file as it came)
    """
    for name, collection in inputs.collections.items():
        if not (received := collection.received):
            continue
        digest, file = inputs.digests[name], f"{SOURCES}/{received.file}"
        if digest != received.sha256:
            lack = "differs from its SHA-256 in the ledger" if digest else "is not there"
            hint = "put the file back as it was received"
            yield Problem(received.line_of("sha256"), f"{file} {lack}", hint, path=collection.ledger_path)
        if sha256(collection.text.encode()).hexdigest() != received.text:
            message = f"{collection.path} differs from the text that was extracted from {received.file}"
            hint = "undo the change, and make it in the ledger"
            yield Problem(received.line_of("text"), message, hint, path=collection.ledger_path)
