"""Measure how many damages the rules find, and what else they report, on real plans and made-up ones.

    make quality             sets up the other checkers and measures
    python scripts/quality.py [--made N] [--seed N] [--root REPOSITORY]
    python scripts/quality.py --pages FOLDER

Every damage is done to every page where it can be done, once, at a place that the seed decides, with words that it
chooses or puts together. It is found if a rule that is right for it reports the line where it stands. A finding on any
other line is extra: a consequence of the damage at best, a false alarm at worst; so is one on a sentence that is right
and only looks wrong. Recall and precision are summed up by kind. The other checkers in bench/, where they are
installed, get the same lines, undamaged and damaged, and count by what they claim to find. Pages without damage must
have no findings; the exit status is 1 if they have.

With --pages nothing is damaged: the pages in a folder, with their defects written down beside them, are held against
the rules one at a time, each as one more page of the library (see qualitybench/heldout.py).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from os.path import commonprefix
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from benchmark_pages import make_page  # noqa: E402
from qualitybench import heldout, peers  # noqa: E402
from qualitybench.damages import DAMAGES, KINDS  # noqa: E402
from qualitybench.measuring import Check, Measured, Score, measure  # noqa: E402

from planlib.checking.rules import run  # noqa: E402
from planlib.inputs import read_inputs  # noqa: E402
from planlib.model.findings import Finding  # noqa: E402
from planlib.notices.register import Register  # noqa: E402
from planlib.reading.pages import read_page  # noqa: E402

PATH, BESIDE = "docs/plans/measured.md", "docs/plans/earlier.md"


def clean_pages(made: int, seed: int, repository: Path) -> Iterator[str]:
    """A repository's plans without their sources, whose audit would find every change, and so many made-up ones."""
    for file in sorted((repository / "docs/plans").glob("*.md")):
        if file.name != "index.md":
            yield re.sub(r"\nsource: .*", "", file.read_text("utf-8"), count=1)
    for index in range(made):
        yield make_page(index, seed, repository).text(f"plan: {index + 1}")


def rules_of(repository: Path) -> Check:
    """Runs all rules over one page, with a repository's vocabulary and topics; what has run out is no damage."""
    inputs = read_inputs(repository)
    inputs = replace(inputs, pages=(), documents=(), files=(), collections={}, register=Register())

    def check(text: str, beside: str = "") -> list[Finding]:
        pages = ((BESIDE, beside), (PATH, text)) if beside else ((PATH, text),)
        found = run(replace(inputs, pages=tuple(read_page(*page) for page in pages)))
        return [finding for finding in found if finding.path == PATH]

    return check


def report(done: Measured, undamaged: int) -> str:
    """The tables, by damage and by kind, and what was reported on undamaged pages."""
    total = Score()
    for kind in KINDS:
        total += done.of_kind(kind)
    head = f"{'injected':>9}{'found':>7}{'recall':>8}{'extra':>7}{'precision':>11}"
    lines = [f"{'damage':40}{head}"]
    lines += [_row(damage.name, done.scores[damage.name]) for damage in DAMAGES]
    lines += ["", f"{'kind':40}{head}"]
    lines += [_row(kind, done.of_kind(kind)) for kind in KINDS]
    lines += [_row("all", total), f"findings on undamaged pages: {undamaged}"]
    return "\n".join(lines)


def misses(done: Measured) -> Iterator[str]:
    """A line for each damage that is not found, with what was changed, and for each right sentence that is reported."""
    for pair, hit in zip(done.pairs, done.found, strict=True):
        if not hit:
            start = len(commonprefix([pair.before, pair.after]))  # noqa: RUF071 (of characters)
            yield f"- {pair.name}: {'…' if start > 12 else ''}{pair.after[max(0, start - 12) : start + 40]}"
    for words, finding in done.alarms:
        yield f"! {words} {finding}"


def _row(name: str, score: Score) -> str:
    figures = f"{score.injected:9}{score.found:7}{score.recall:8.1%}{score.extra:7}{score.precision:11.1%}"
    return f"{name:40}{figures}"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure how many damages the rules find.")
    parser.add_argument("--made", type=int, default=40, help="how many made-up pages, beside the repository's")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other pages, places and words")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository to measure on")
    parser.add_argument(
        "--pages", type=Path, metavar="FOLDER", help="pages with their defects, to hold against the rules"
    )
    parser.add_argument("--misses", action="store_true", help="list what is not found, and what is reported and right")
    parser.add_argument("--no-peers", action="store_true", help="the rules alone")
    options = parser.parse_args(arguments)
    if options.pages:
        print(heldout.report(options.pages, read_inputs(options.root)))
        return 0
    pages, check = list(clean_pages(options.made, options.seed, options.root)), rules_of(options.root)
    usual = [finding for page in pages for finding in check(page, "")]
    done = measure(pages, check, options.seed)
    print(report(done, len(usual)))
    if options.misses:
        print("\n".join((*misses(done), *(f"! undamaged: {found.code} {found.message}" for found in usual))))
    if not options.no_peers:
        print(
            peers.table(done.pairs, done.found) if peers.usable() else "\nother checkers: not installed (make quality)"
        )
        print("textlint: no preset for Chinese prose is on npm; its rules for every language and for brackets")
    return 1 if usual else 0


if __name__ == "__main__":
    sys.exit(main())
