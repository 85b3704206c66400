"""What scripts/check.py runs: the rules over the repository, or over some files only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from planlib.disk import Snapshot, snapshot, walk
from planlib.inputs import DOCS, SOURCES, Inputs, read_inputs
from planlib.model.findings import Finding
from planlib.model.page import Page
from planlib.reading.configuration import CONFIGURATION_FILE
from planlib.reading.files import TextFile, read_text
from planlib.reading.pages import read_page
from planlib.reading.settings import SETTINGS_FILE
from planlib.reading.vocabulary import VOCABULARY

from .fixing import fix_text
from .rules import run

PARTS = (DOCS, SOURCES, VOCABULARY, CONFIGURATION_FILE, SETTINGS_FILE)  # of a repository, as far as it is checked
MAX_ROUNDS = 5  # a fix can make room for another; no text has needed three


@dataclass(frozen=True, slots=True)
class Request:
    """What to check. paths: files or folders, all if empty. select, ignore: codes or families of rules."""

    root: Path
    paths: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is of the rules that were asked for."""
        selected = not self.select or finding.code.startswith(self.select)
        return selected and not (self.ignore and finding.code.startswith(self.ignore))

    def watched(self) -> Snapshot:
        """The files whose changes matter, as they are now."""
        return snapshot((*(self.root / name for name in PARTS), *self.paths))


class Checked(NamedTuple):
    """findings: those that were asked for. pages: how many plan pages they come from."""

    findings: list[Finding]
    inputs: Inputs
    pages: int


def check(request: Request) -> Checked:
    """Run the rules and keep what the request asks for; what is wrong with the vocabulary comes in any case."""
    inputs = read_inputs(request.root)
    if inputs.vocabulary.problems:
        return Checked(run(inputs), inputs, 0)
    root = request.root.resolve()
    if not request.paths or any(root.is_relative_to(path.resolve()) for path in request.paths):
        findings = [finding for finding in run(inputs) if request.wants(finding)]
        return Checked(findings, inputs, len(inputs.pages))
    inside, outside = _sort(request)
    findings = run(inputs) if inside else []
    pages = [page for page in inputs.pages if page.path in inside]
    if outside:
        files = tuple(read_text(file.parent, file.name)._replace(path=name) for name, file in outside.items())
        foreign = tuple(read_page(file.path, file.text) for file in files if not file.problem)
        pages += foreign
        findings += run(_alone(inputs, foreign, tuple(file for file in files if file.problem)))
    wanted = inside | set(outside)
    findings = sorted(finding for finding in findings if finding.path in wanted and request.wants(finding))
    return Checked(findings, inputs, len(pages))


def _sort(request: Request) -> tuple[set[str], dict[str, Path]]:
    """The requested files: those of the repository by their path in it, and plan pages from elsewhere by the name that
    was given, or by their full one where the repository has a file of that name."""
    root = request.root.resolve()
    inside: set[str] = set()
    outside: dict[str, Path] = {}
    for path in request.paths:
        for file in sorted(walk(path)) if path.is_dir() else [path]:
            full = file.resolve()
            if any(full.is_relative_to(root / part) for part in PARTS):
                inside.add(full.relative_to(root).as_posix())
            elif file is path or (file.suffix == ".md" and file.is_file()):
                outside[(full if (root / file).exists() else file).as_posix()] = file
    return inside, outside


def _alone(inputs: Inputs, pages: tuple[Page, ...], files: tuple[TextFile, ...] = ()) -> Inputs:
    """The repository's vocabulary, topics and sources with these pages only."""
    return replace(inputs, pages=pages, documents=(), files=files)


def fix(request: Request) -> Iterator[tuple[Path, str, str]]:
    """The files that mechanical fixes would change: path, text before, text after.

    A page that has a source is left alone: a change of its text is a repair, which belongs in the ledger.
    """
    checked = check(request)
    inside = {page.path for page in checked.inputs.pages}
    for path in sorted({finding.path for finding in checked.findings if finding.fix}):
        file = request.root / path if path in inside else Path(path)
        before = (read_text(request.root, path) if path in inside else read_text(file.parent, file.name)).text
        if read_page(path, before).front.has_key("source"):
            continue
        after = _fixed(path, before, checked.inputs, request)
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
