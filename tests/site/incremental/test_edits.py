"""A build after an edit gives byte for byte what a clean build of the same files gives, whatever the edit.

Random edits, one after the other, in runs from seeds of their own. After each, the site is built over what the builds
before it have left (the site, the cache, and in every second run the process too), and the whole tree is compared with
that of a clean build in another folder. Some builds before are killed, and during some a file is changed. Where there
can be no site, the last good one must stay. What a clean build gives is known where the same files were there before:
an edit that is taken back costs no other one. What was done is printed, step by step.

INCREMENTAL_EDITS=2000 tries as many; INCREMENTAL_SEED=7 others.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import deque
from contextlib import nullcontext
from pathlib import Path
from random import Random

import pytest
from benchmark_pages import make_page, write_library

from tests.support.edits import Editor, State, add_repair, change, damage, read_state, restore
from tests.support.library import DAY, LIBRARY, assemble, copy
from tests.support.rebuilding import (
    CACHE,
    SITE,
    Builder,
    Outcome,
    Tree,
    build_apart,
    builder,
    clean_copy,
    differences,
    explained,
    interrupt,
    tree,
)

RUNS = 4
EDITS = int(os.environ.get("INCREMENTAL_EDITS", "200")) // RUNS
FIRST_SEED = int(os.environ.get("INCREMENTAL_SEED", "1"))
MONTH = 30 * 24 * 3600
DISTURBED = 0.1  # of the builds come after one that was killed, and as many after one during which files were changed


Version = tuple[State, int]
"""What a site is built from: the files, and the day."""


def begin(folder: Path) -> Path:
    """A repository with a few made-up plans, half of them from a source, two that are twins, and the whole register."""
    library = folder / "library"
    write_library(library, 5, 1, sources=True, repository=LIBRARY)
    copy(LIBRARY / "docs/notices.yml", library / "docs/notices.yml")
    for number in range(5, 9):
        page = make_page(number, 1, LIBRARY).text(f"plan: {number + 1}")
        (library / f"docs/plans/plan-{number:05}.md").write_text(page, "utf-8")
    twin = page.replace("居民", "群众", 3).replace("plan: 9", "plan: 10")
    (library / "docs/plans/twin.md").write_text(twin, "utf-8")
    root = assemble(folder / "repository", library)
    shutil.rmtree(library)
    for number in range(3):
        add_repair(Editor(root, Random(number)))
    return root


def digest(state: State, day: int) -> str:
    total = hashlib.sha256(str(day).encode())
    for name, content in sorted(state.items()):
        total.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


class Rehearsal:
    """One run of edits in a repository, beside clean builds of the same files."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.seed, self.random = folder, seed, Random(seed)
        self.root, self.clean = begin(folder), folder / "clean"
        self.day = int(DAY)
        self.editor = Editor(self.root, self.random)
        self.wanted: dict[str, Tree | None] = {}  # by the digest of what it was built from; None: there can be no site
        self.recent: deque[Version] = deque(maxlen=4)  # what was built, the newest last
        self.good: Version | None = None  # the last of which there is a site
        self.edits, self.last = 0, "nothing yet"
        self.refused = 0

    def edit(self) -> None:
        """Change something: now and then what was there before, or the day."""
        chance = self.random.random()
        others = [version for version in self.recent if version != self.recent[-1] and self._has_site(version)]
        if self.good and self.good != self.recent[-1] and chance < 0.8:
            self._go_back(self.good)
        elif chance < 0.3 and others:
            self._go_back(self.random.choice(others))
        elif chance < 0.38:
            self.tell(damage(self.editor))
        elif chance < 0.41:
            self.day += self.random.randrange(-18, 19) * MONTH
            self.tell(f"the day is {self.day}")
        else:
            self.tell("; ".join(change(self.editor) for _ in range(self.random.choice((1, 1, 1, 2, 3)))))

    def _has_site(self, version: Version) -> bool:
        return self.wanted.get(digest(*version)) is not None

    def _go_back(self, version: Version) -> None:
        state, self.day = version
        restore(self.root, state)
        self.tell("back to what was there before")

    def tell(self, what: str) -> None:
        self.edits, self.last = self.edits + 1, what
        print(f"{self.edits}: {what}")

    def compare(self, made: Builder) -> None:
        """Build over what is there, and compare."""
        state = read_state(self.root)
        self.recent.append((state, self.day))
        key = digest(state, self.day)
        if key not in self.wanted:
            self.wanted[key] = self._clean_build(state)
        wanted, before = self.wanted[key], tree(self.root / SITE)
        outcome = made.build(self.root, self.day)
        if wanted is None:
            self.refused += 1
            print(f"  no site: {outcome.said.strip()[-300:]}")
        else:
            self.good = self.recent[-1]
        assert outcome.built == (wanted is not None), self._told(f"built: {outcome.built}", outcome.said)
        found = differences(tree(self.root / SITE), before if wanted is None else wanted)
        if found:
            self._explain(found, state if wanted else None)

    def disturb(self, log: Path) -> None:
        """Now and then a build that is killed, or during which something changes."""
        chance, seconds = self.random.random(), self.random.random()
        if chance < DISTURBED:
            interrupt(self.root, self.day, log, seconds)
        elif chance < 2 * DISTURBED and self.recent:
            with builder(log) as made:
                made.begin(self.root, self.day)
                made.process.join(seconds)
                self.edit()
                made.end()

    def _clean_build(self, state: State) -> Tree | None:
        clean_copy(self.root, self.clean, state)
        outcome = build_apart(self.clean, self.day, self.folder / "clean.log")
        return tree(self.clean / SITE) if outcome.built else None

    def _explain(self, found: list[str], state: State | None) -> None:
        if state is None:
            pytest.fail(self._told("the last good site was changed", "\n".join(found)))
        self._clean_build(state)
        first = explained(found[0], self.root / SITE, self.clean / SITE)
        pytest.fail(self._told(f"{len(found)} differ: {', '.join(found[:12])}", first))

    def _told(self, what: str, more: str) -> str:
        return f"seed {self.seed}, edit {self.edits}: {what}\nafter: {self.last}\n{more}"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + RUNS))
def test_after_random_edits_a_build_gives_what_a_clean_one_gives(tmp_path: Path, seed: int) -> None:
    run = Rehearsal(tmp_path, seed)
    log = tmp_path / "build.log"
    with builder(log, lasting=True) if seed % 2 else nullcontext() as lasting:
        for number in range(EDITS + 1):
            if number:
                run.edit()
            if lasting:
                run.compare(lasting)
                continue
            run.disturb(log)
            with builder(log) as new:
                run.compare(new)
    assert run.refused < max(EDITS / 3, 8), "too many of the edits leave no site: they prove little"


class Idle(Builder):
    """Says that it has built, and has not."""

    def build(self, root: Path, day: int) -> Outcome:
        return Outcome(True, "")


def test_a_stale_page_is_told_with_its_edit_and_where_it_differs(tmp_path: Path) -> None:
    run = Rehearsal(tmp_path, 1)
    with builder(tmp_path / "build.log") as honest:
        run.compare(honest)
    (run.root / "docs/files").mkdir()
    (run.root / "docs/files/a.png").write_text("one", "utf-8")
    run.tell("a file added")
    with builder(tmp_path / "build.log", kind=Idle) as idle, pytest.raises(pytest.fail.Exception) as told:
        run.compare(idle)
    assert re.search(r"seed 1, edit 1: 2 differ: files/, files/a\.png\nafter: a file added\n", str(told.value))


def test_a_difference_is_shown_where_it_begins(tmp_path: Path) -> None:
    for name, text in (("made", "一\n二三\n"), ("wanted", "一\n二四\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.html").write_text(text, "utf-8")
    made, wanted = tmp_path / "made", tmp_path / "wanted"
    (made / "b.html").write_text("", "utf-8")
    (made / "empty").mkdir()
    assert differences(tree(made), tree(wanted)) == ["a.html", "b.html", "empty/"]
    assert "a.html:2, character 3," in explained("a.html", made, wanted)
    assert explained("b.html", made, wanted) == "b.html is left over"


def test_changed_code_counts(repository: Path) -> None:
    def make() -> Tree:
        done = subprocess.run(
            [sys.executable, str(repository / "scripts/build.py")],
            env={**os.environ, "SOURCE_DATE_EPOCH": DAY},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return tree(repository / SITE)

    before = make()
    labels = repository / "hooks/planlib/publishing/labels.py"
    text = labels.read_text("utf-8")
    assert "} 篇{" in text
    labels.write_text(text.replace("} 篇{", "} 第{", 1), "utf-8")
    after = make()
    assert after != before
    shutil.rmtree(repository / SITE)
    shutil.rmtree(repository / CACHE, ignore_errors=True)
    assert differences(after, make()) == []
