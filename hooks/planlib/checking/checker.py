"""What scripts/check.py runs: the rules over the repository, or over some files only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from planlib.disk import walk
from planlib.inputs import Inputs, read_inputs
from planlib.keeping.store import Store
from planlib.model.findings import Finding
from planlib.model.page import Page
from planlib.places import CHECKED
from planlib.reading.files import TextFile, read_text
from planlib.reading.pages import read_page
from planlib.sources.report import accounts_report

from .fixing import fix_text
from .incremental import Checks
from .request import Checked, Present, Request
from .rules import run

MAX_ROUNDS = 5  # a fix can make room for another; no text has needed three


def check(request: Request, store: Store | None = None, present: Present | None = None) -> Checked:
    """Run the rules and keep what the request asks for; what is wrong with the vocabulary comes in any case. store:
    what is kept there of what has not changed is used. present: the repository, where somebody has looked already."""
    if store and not present:
        present = Present(request.root)
    findings, inputs = Checks(request.root, store).run(present.listing) if store and present else _afresh(request.root)
    if inputs.vocabulary.problems:
        return Checked(findings, 0, ())
    if request.is_whole:
        whole = Checked(findings, len(inputs.facts), tuple(accounts_report(inputs.accounts)))
        if present and store:
            present.remember(store, whole)
        return whole._replace(findings=request.wanted(findings))
    inside, outside = _sort(request)
    pages = sum(page.path in inside for page in inputs.facts)
    if outside:
        files = tuple(read_text(file.parent, file.name)._replace(path=name) for name, file in outside.items())
        foreign = tuple(read_page(file.path, file.text) for file in files if not file.problem)
        pages += len(foreign)
        findings = [*findings, *run(_alone(inputs, foreign, tuple(file for file in files if file.problem)))]
    wanted = inside | set(outside)
    return Checked(sorted(found for found in request.wanted(findings) if found.path in wanted), pages, ())


def _afresh(root: Path) -> tuple[list[Finding], Inputs]:
    inputs = read_inputs(root)
    return run(inputs), inputs


def _sort(request: Request) -> tuple[set[str], dict[str, Path]]:
    """The requested files: those of the repository by their path in it, and plan pages from elsewhere by the name that
    was given, or by their full one where the repository has a file of that name."""
    root = request.root.resolve()
    inside: set[str] = set()
    outside: dict[str, Path] = {}
    for path in request.paths:
        for file in sorted(walk(path)) if path.is_dir() else [path]:
            full = file.resolve()
            if any(full.is_relative_to(root / part) for part in CHECKED):
                inside.add(full.relative_to(root).as_posix())
            elif file is path or (file.suffix == ".md" and file.is_file()):
                outside[(full if (root / file).exists() else file).as_posix()] = file
    return inside, outside


def _alone(inputs: Inputs, pages: tuple[Page, ...], files: tuple[TextFile, ...] = ()) -> Inputs:
    """The repository's vocabulary, topics and sources with these pages only."""
    return replace(inputs, pages=pages, documents=(), files=files)


def fix(request: Request, store: Store | None = None) -> Iterator[tuple[Path, str, str]]:
    """The files that mechanical fixes would change: path, text before, text after.

    A page that has a source is left alone: a change of its text is a repair, which belongs in the ledger.
    """
    checked = check(request, store)
    inputs = read_inputs(request.root)
    inside = {page.path for page in inputs.pages}
    for path in sorted({finding.path for finding in checked.findings if finding.fix}):
        file = request.root / path if path in inside else Path(path)
        before = (read_text(request.root, path) if path in inside else read_text(file.parent, file.name)).text
        if read_page(path, before).front.has_key("source"):
            continue
        after = _fixed(path, before, inputs, request)
        if after != before:
            yield file, before, after


def _fixed(path: str, text: str, inputs: Inputs, request: Request) -> str:
    for _ in range(MAX_ROUNDS):
        findings = run(replace(_alone(inputs, (read_page(path, text),)), collections={}))
        fixed = fix_text(text, (finding for finding in findings if finding.path == path and request.wants(finding)))
        if fixed == text:
            break
        text = fixed
    return text
