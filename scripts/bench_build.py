"""Measure the build beside MkDocs with Material alone, Zensical and Hugo, on the same pages in the same run.

    make bench-build [PLANS=12,1000,10000]    sets up the others and measures; takes the better part of an hour
    python scripts/bench_build.py [--plans 12,1000,10000] [--runs N] [--edits N] [--report FILE]

For each size it makes up a library (see benchmark_pages.py): for this project in a repository of its own, for the
others its plan pages as they are, under a plain configuration: no list, no search, no tree of all pages. Measured:

    clean             a build where nothing was built before
    an edit           a build after one plan was edited, with what the build before it has left
    edit → browser    from the saved file to the new words in a Chromium that has the page open, by each tool's server
    check             this project's `make check`, without and with what a check before it has left

Every run is a process of its own; the tools take turns; of several runs the quickest counts, and the largest peak of
memory. That is of the process and all its children together, looked at every 50 ms, what they share counted once (PSS).

At every size it is proved that the site after the edit is byte for byte that of a clean build: where it is not, and
where this project's build or server fails, the exit status is 1. All else are figures, not tests. What a peer cannot do
is said in place of its figures. The tables go to standard output and to .build/bench-build.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_search import machine
from buildbench.browsing import Editor, reloads
from buildbench.report import Figures, builds, checks, failures, growth
from buildbench.running import Failed, Run, made, run
from buildbench.tools import CHECK, OWN, Tool, peers, write_repository
from playwright.sync_api import Browser, Error
from searchbench.browsing import chromium

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / ".build/bench-build.md"
BROWSER = ROOT / ".venv/browser"
PLANS = (12, 1000, 10_000)
RUNS = ((100, 5), (2000, 3))  # below so many plans so many runs
RUNS_MANY = 1  # and above
EDITS = 3  # with a server running
EDITED = "plan-00003.md"
FEWEST = 8  # plans: with fewer a topic has no section


class Unequal(Exception):
    """What a build after an edit gives is not what a clean one gives."""


def say(message: str) -> None:
    """Tell on standard error what is under way."""
    print(f"bench-build: {message} ...", file=sys.stderr, flush=True)


def make(folder: Path, pages: int, tools: Sequence[Tool]) -> None:
    """Write what each tool builds, into a folder of its own each."""
    repository = folder / "repository"
    write_repository(repository, pages)
    for tool in reversed(tools):  # this project takes the repository itself, last of all
        tool.make(repository, folder / tool.folder)


class Bench:
    """One tool at one size. folder: what it builds."""

    def __init__(self, tool: Tool, folder: Path, pages: int) -> None:
        self.tool, self.folder, self.figures = tool, folder, Figures(pages, tool.name)
        self.editor = Editor(folder / tool.pages / EDITED)

    def build(self) -> None:
        """A clean build, and one after an edit."""
        self.tool.clear(self.folder)
        self.figures.clean.append(self._run(self.tool.build))
        self.editor.edit()
        self.figures.edited.append(self._run(self.tool.build))
        self.figures.made = made(self.folder / self.tool.site)

    def _run(self, command: Sequence[str]) -> Run:
        return run(command, self.folder, self.tool.variables())

    def prove(self) -> None:
        """Build what is there once more, from nothing. Raises `Unequal` where that is another site."""
        before = self.figures.made
        self.tool.clear(self.folder)
        self.figures.clean.append(self._run(self.tool.build))
        after = made(self.folder / self.tool.site)
        if before != after:
            raise Unequal(f"{self.figures.pages:,} plans: after an edit {before}, from nothing {after}")

    def check(self) -> None:
        """A clean check, and one after an edit."""
        clean, edited = self.figures.checks
        self.tool.clear(self.folder)
        clean.append(self._run(CHECK))
        self.editor.edit()
        edited.append(self._run(CHECK))

    def serve(self, browser: Browser, edits: int) -> None:
        """Edits that a browser shows."""
        self.figures.reloads = reloads(self.tool, self.folder, self.editor, browser, edits)


def measure(folder: Path, pages: int, runs: int, edits: int, browser: Browser) -> list[Figures]:
    """Measure all tools at one size, this project first. Raises `Failed` and `Unequal` for this project; what fails of
    the others is said in their figures."""
    tools = [OWN, *peers()]
    say(f"making up {pages:,} plans")
    make(folder, pages, tools)
    own, *others = (Bench(tool, folder / tool.folder, pages) for tool in tools)
    for turn in range(runs):
        say(f"building {pages:,} plans, {turn + 1} of {runs}")
        own.build()
        for other in others:
            attempt(other, other.build)
    say("proving that the site after an edit is that of a clean build")
    own.prove()
    for _ in range(runs):
        own.check()
    say(f"editing one of {pages:,} plans before a browser")
    own.serve(browser, edits)
    for other in others:
        attempt(other, partial(other.serve, browser, edits))
    return [bench.figures for bench in (own, *others)]


def attempt(bench: Bench, do: Callable[[], None]) -> None:
    """Do what may fail; then the figures say so."""
    if not bench.figures.failure:
        try:
            do()
        except (Failed, Error) as error:
            bench.figures.failure = " ".join(str(error).split())[-300:]


def written(sizes: Mapping[int, Sequence[Figures]]) -> str:
    """All tables and notes."""
    notes = [
        *growth(sizes),
        *failures(sizes),
        "after an edit the site of this project was byte for byte that of a clean build, at every size",
        "the others have neither lists, topics and search of the library nor checks of its texts: they set the scale",
        f"measured on {machine()}; what else runs on the machine makes the figures worse, never better",
    ]
    parts = (builds(sizes), "### Check", checks(sizes), "\n".join(f"- {note[0].upper()}{note[1:]}." for note in notes))
    return "\n\n".join(parts)


def main(arguments: list[str] | None = None) -> int:
    """Measure and report; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure the build beside other site generators.")
    parser.add_argument("--plans", default=",".join(map(str, PLANS)), help="the sizes, from 8 on")
    parser.add_argument("--runs", type=int, help="of each build; by default fewer, the more plans there are")
    parser.add_argument("--edits", type=int, default=EDITS, help="before a browser")
    parser.add_argument("--report", type=Path, default=REPORT, help="where the tables go too")
    options = parser.parse_args(arguments)
    sizes = sorted({int(size) for size in options.plans.split(",")})
    if sizes[0] < FEWEST:
        parser.error(f"--plans needs sizes of {FEWEST} or more")
    executable = os.environ.get("CHROMIUM") or BROWSER.read_text("utf-8").strip()
    figures: dict[int, list[Figures]] = {}
    text = ""
    with TemporaryDirectory(prefix="plan-bench-build-") as folder, chromium(executable) as browser:
        for pages in sizes:
            runs = options.runs or next((some for below, some in RUNS if pages < below), RUNS_MANY)
            part = Path(folder) / str(pages)
            try:
                figures[pages] = measure(part, pages, runs, options.edits, browser)
            except (Failed, Unequal, Error) as error:
                print(f"bench-build: failed: {error}", file=sys.stderr)
                return 1
            shutil.rmtree(part)
            text = written(figures)
            options.report.parent.mkdir(exist_ok=True)
            options.report.write_text(f"# Benchmark of the build\n\n{text}\n", "utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
