"""Pages from elsewhere, with their defects written down: a folder with `defects/*.md`, `defects.json` (a list of
objects with file, line, kind, words, what and, where any line is right, any_line) and `good/*.md`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from planlib.checking.rules import run
from planlib.contract import ID
from planlib.inputs import Inputs
from planlib.model.findings import Finding, Severity
from planlib.reading.pages import read_page

Look = Callable[[Path], list[Finding]]


class Defect(NamedTuple):
    """Something wrong on a page, and what is reported there. elsewhere: how much is reported on its other lines."""

    file: str
    line: int
    kind: str
    words: str
    what: str
    reported: tuple[Finding, ...]
    elsewhere: int


def looker(inputs: Inputs) -> Look:
    """Gives the findings of a page as one more page of a library; what is only for information is left out."""

    def look(file: Path) -> list[Finding]:
        stem = (
            file.stem
            if re.fullmatch(ID, file.stem)
            else f"page-{re.sub('[^a-z0-9]+', '-', file.stem.lower()).strip('-')}"
        )
        path = f"docs/plans/{stem}.md"
        page = read_page(path, file.read_text("utf-8"))
        found = run(replace(inputs, pages=(*(one for one in inputs.pages if one.path != path), page)))
        return [finding for finding in found if finding.path == path and finding.severity is not Severity.INFO]

    return look


def defects(folder: Path, look: Look) -> Iterator[Defect]:
    """The defects of a folder, each with what is reported. Raises `OSError` or `ValueError` if they cannot be read."""
    seen: dict[str, list[Finding]] = {}
    for about in json.loads((folder / "defects.json").read_text("utf-8")):
        name = Path(about["file"]).name
        if name not in seen:
            seen[name] = look(folder / "defects" / name)
        anywhere = bool(about.get("any_line"))
        reported = tuple(found for found in seen[name] if anywhere or found.line == about["line"])
        yield Defect(
            name, about["line"], about["kind"], about["words"], about["what"], reported, len(seen[name]) - len(reported)
        )


def report(folder: Path, inputs: Inputs) -> str:
    """What is found of the defects, by kind and one by one, and what is reported on the good pages."""
    look = looker(inputs)
    found = list(defects(folder, look))
    kinds = list(dict.fromkeys(defect.kind for defect in found))
    lines = [f"{'kind':24}{'defects':>8}{'reported':>9}{'recall':>8}{'elsewhere':>10}"]
    for kind, some in [*((kind, [one for one in found if one.kind == kind]) for kind in kinds), ("all", found)]:
        hits = sum(bool(one.reported) for one in some)
        share = hits / len(some) if some else 0.0
        lines.append(f"{kind:24}{len(some):8}{hits:9}{share:8.1%}{sum(one.elsewhere for one in some):10}")
    lines += ["", "Whether the findings mean it is for a person to judge:"]
    for one in found:
        lines.append(f"{'+' if one.reported else '-'} {one.file}:{one.line} {one.kind} “{one.words}” {one.what}")
        lines += [f"      {_said(finding)}" for finding in one.reported]
    good = {file.name: look(file) for file in sorted((folder / "good").glob("*.md"))}
    every = [finding for findings in good.values() for finding in findings]
    errors = sum(finding.severity is Severity.ERROR for finding in every)
    lines += ["", f"good pages: {len(good)}, with false alarms: {sum(map(bool, good.values()))}"]
    lines += [f"false alarms: {len(every)}, errors among them: {errors}"]
    lines += [f"      {name}:{_said(finding)}" for name, findings in good.items() for finding in findings]
    return "\n".join(lines)


def _said(finding: Finding) -> str:
    return f"{finding.line} {finding.code} {finding.severity.value}: {finding.message} → {finding.hint}"
