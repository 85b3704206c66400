"""Checking only what has changed: the findings are those of a check of everything, whatever has changed."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planlib.checking import incremental
from planlib.checking.checker import check
from planlib.checking.incremental import page_surroundings
from planlib.checking.request import Present, Request
from planlib.keeping.store import Store
from planlib.library import Opened, Repository, open_library
from planlib.model.findings import Finding
from planlib.places import CACHE_FOLDER
from planlib.reading.vocabulary import VOCABULARY_FILES
from tests.support.repo import Repo

A, B = "docs/plans/a.md", "docs/plans/b.md"
TEXT, LEDGER = "sources/示例.txt", "sources/示例.ledger.yml"


def opened(repo: Repo) -> Opened:
    """Opened by a new process, as it were, with what the last one has kept."""
    return Repository(repo.root).open()


def told(findings: list[Finding]) -> list[tuple[Finding, object]]:
    return [(finding, finding.fix) for finding in findings]


def agrees(repo: Repo, found: Opened) -> list[Finding]:
    """The findings, which are those without anything kept, as are the marks and the accounts."""
    afresh = open_library(repo.root)
    assert told(found.findings) == told(afresh.findings)
    assert dict(found.inputs.accounts) == dict(afresh.inputs.accounts)
    assert dict(found.inputs.ranges) == dict(afresh.inputs.ranges)
    assert {path: dict(marks) for path, marks in found.inputs.marks.items()} == {
        path: dict(marks) for path, marks in afresh.inputs.marks.items()
    }
    assert [page.text for page in found.inputs.pages] == [page.text for page in afresh.inputs.pages]
    return found.findings


def linked(repo: Repo, path: str) -> None:
    """Put a link to another place where a file is."""
    repo.rename(path, "moved.md")
    (repo.root / path).symlink_to(repo.root / "moved.md")


# One thing changes at a time, and each change makes another finding.
CHANGES: dict[str, Callable[[Repo], Any]] = {
    "page": lambda repo: repo.edit(B, "口种树。", "口种树,浇水。"),
    "source page": lambda repo: repo.append(A, "\n又一段。\n"),
    "page added": lambda repo: repo.write("docs/plans/c.md", "没有文首"),
    "page gone": lambda repo: (repo.root / A).unlink(),
    "page renamed": lambda repo: repo.rename(B, "docs/plans/B.md"),
    "page unreadable": lambda repo: (repo.root / B).write_bytes(b"\xff"),
    "page a link": lambda repo: linked(repo, B),
    "page copied": lambda repo: repo.write("docs/plans/sub/a.md", (repo.root / A).read_text("utf-8")),
    "topic": lambda repo: repo.edit("docs/topics/environment.md", "summary: ", "summary: '<b>' # "),
    "topic gone": lambda repo: (repo.root / "docs/topics/environment.md").unlink(),
    "register": lambda repo: repo.append("docs/notices.yml", "- x: 1\n"),
    "document": lambda repo: repo.write("docs/guide/new.md", "没有文首"),
    "foreign file": lambda repo: repo.write("docs/tool.html", "<p>"),
    "rules.yml": lambda repo: repo.write("rules.yml", "severity: {PLN999: off}\n"),
    "a site": lambda repo: repo.write("hooks/plan_library.py", ""),
    "ledger": lambda repo: repo.append(LEDGER, "  - {line: 1}\n"),
    "source": lambda repo: repo.append(TEXT, "\n多出来的一行。\n"),
    "source gone": lambda repo: (repo.root / TEXT).unlink(),
    **{
        file: lambda repo, file=file: (repo.root / file).write_text("")  # type: ignore[misc]
        for file in VOCABULARY_FILES
    },
}


def test_so_do_the_settings_of_a_site(repo: Repo) -> None:
    repo.write("hooks/plan_library.py", "")
    repo.write("mkdocs.yml", "site_name: x\n")
    before = agrees(repo, opened(repo))
    repo.write("mkdocs.yml", "site_nam: x\n")
    assert agrees(repo, opened(repo)) != before


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_any_input_changes_the_findings(repo: Repo, name: str) -> None:
    before = agrees(repo, opened(repo))
    CHANGES[name](repo)
    after = agrees(repo, opened(repo))
    assert after != before
    assert agrees(repo, opened(repo)) == after


@pytest.mark.parametrize("name", CHANGES)
def test_so_it_does_for_one_who_stays(repo: Repo, name: str) -> None:
    repository = Repository(repo.root)
    before = agrees(repo, repository.open())
    CHANGES[name](repo)
    assert agrees(repo, repository.open()) != before


def test_a_changed_vocabulary_reaches_pages_that_have_not_changed(repo: Repo) -> None:
    opened(repo)
    repo.edit("vocabulary/words.yml", "boilerplate:", "boilerplate:\n  - 清理沟渠")
    assert any(finding.path == B for finding in agrees(repo, opened(repo)))


def test_so_does_the_weight_of_a_rule(repo: Repo) -> None:
    repo.edit(B, "口种树。", "口种树，2012年评比。")
    (found,) = agrees(repo, opened(repo))
    repo.write("rules.yml", f"severity: {{{found.code}: off}}\n")
    assert agrees(repo, opened(repo)) == []


def test_so_does_the_day(full_repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    days = {}
    for year in (1990, 2026, 2090):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str((year - 1970) * 31_557_600))
        days[year] = told(agrees(full_repo, opened(full_repo)))
    assert days[1990] != days[2026] != days[2090]


def test_so_does_another_page_that_claims_the_same_lines(repo: Repo) -> None:
    text = (repo.root / A).read_text("utf-8")
    before = agrees(repo, opened(repo))
    repo.write("docs/plans/c.md", text.replace("plan: 1\n", "plan: 9\n"))
    after = agrees(repo, opened(repo))
    assert {finding.code for finding in after} - {finding.code for finding in before} >= {"PLN708"}


def test_another_version_of_the_code_believes_nothing(repo: Repo) -> None:
    folder = repo.root / CACHE_FOLDER
    Repository(repo.root, Store(folder, "old")).open()
    store = Store(folder, "new")
    assert store.table("judged", 16).key(B) == ""
    Repository(repo.root, store).open()
    assert not (folder / "old").exists()


def test_an_edit_that_leaves_size_and_time_as_they_were_is_seen(repo: Repo) -> None:
    agrees(repo, opened(repo))
    status = (repo.root / B).stat()
    repo.edit(B, "口种树。", "口种树,,,")
    os.utime(repo.root / B, ns=(status.st_atime_ns, status.st_mtime_ns))
    changed = (repo.root / B).stat()
    assert (changed.st_size, changed.st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    agrees(repo, opened(repo))  # the texts of the pages too


def test_unchanged_pages_are_the_same_objects_and_an_old_view_stays_as_it_was(repo: Repo) -> None:
    repository = Repository(repo.root)
    first = repository.open()
    a, b = first.inputs.pages
    repo.append(B, "\n添一段。\n")
    second = repository.open()
    assert second.inputs.pages[0] is a
    assert second.inputs.pages[1] is not b
    assert first.inputs.pages[1] is b
    assert first.inputs.topic_pages[0] is second.inputs.topic_pages[0]


def test_so_are_unchanged_plans(repo: Repo) -> None:
    repository = Repository(repo.root)
    first = repository.open().library
    repo.append(B, "\n添一段。\n")
    second = repository.open().library
    assert first
    assert second
    assert second.plan_by_id["a"] == first.plan_by_id["a"]
    assert second.plan_by_id["b"].page.text == first.plan_by_id["b"].page.text + "\n添一段。\n"
    assert first.plan_by_id.keys() == second.plan_by_id.keys() == {"a", "b"}


def test_an_old_view_has_pages_that_nobody_had_looked_at_before_they_were_gone(repo: Repo) -> None:
    text, gone = ((repo.root / path).read_text("utf-8") for path in (A, B))
    repository = Repository(repo.root)
    first = repository.open().library
    repo.append(A, "\n<b>\n")
    (repo.root / B).unlink()
    assert repository.open().library is None
    repo.append(A, "\n<i>\n")
    assert repository.open().library is None
    assert first
    assert [plan.page.text for plan in first.plans] == [gone, text]


def test_pages_that_were_lost_are_read_again(repo: Repo) -> None:
    opened(repo)
    shutil.rmtree(next((repo.root / CACHE_FOLDER).glob("*/pages")))
    agrees(repo, opened(repo))


def test_nothing_is_kept_where_nothing_can_be_written(repo: Repo) -> None:
    repo.write(".build", "in the way")
    agrees(repo, opened(repo))
    agrees(repo, opened(repo))


def test_in_processes_the_findings_are_the_same(full_repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental, "PARALLEL_FROM", 1)
    monkeypatch.setattr(incremental, "CHUNK", 4)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert agrees(full_repo, opened(full_repo))


def test_page_rules_see_nothing_but_what_their_findings_are_kept_by(full_repo: Repo) -> None:
    bare = page_surroundings(full_repo.inputs())
    seen = {name for name, value in vars(bare).items() if value}
    assert seen == {"vocabulary", "configuration", "topic_pages", "register", "day"} | (seen & {"root", "settings"})
    assert (bare.root, bare.settings.pages, bare.configuration.lines) == (Path(), (), {})


def edited(repo: Repo, choice: random.Random, number: int) -> None:
    """One edit of any kind, somewhere."""
    files = sorted(
        file
        for folder in ("docs", "sources")
        for file in (repo.root / folder).rglob("*")
        if file.suffix in (".md", ".txt", ".yml") and file.is_file()
    )
    file = choice.choice(files)
    lines = file.read_text("utf-8").split("\n")
    at = choice.randrange(len(lines))
    match choice.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, choice.choice(lines))
        case 2:
            lines[at] = f"{lines[at][:4]}搞好2012年工作,{lines[at][4:]}"
        case 3:
            file = file.with_name(f"{file.stem}-{number}{file.suffix}")
        case 4:
            folder = file.parent / "sub"
            folder.mkdir(exist_ok=True)
            file.rename(folder / file.name)
            return
        case _ if len(files) > 12:
            file.unlink()
            return
    file.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_findings_are_those_of_a_check_of_everything(full_repo: Repo, seed: int) -> None:
    choice, stays = random.Random(seed), Repository(full_repo.root)
    for number in range(12):
        found = stays.open() if choice.random() < 0.7 else opened(full_repo)
        afresh = open_library(full_repo.root)
        assert told(found.findings) == told(afresh.findings)
        for _ in range(choice.randrange(1, 3)):
            edited(full_repo, choice, number)


# The whole, recalled


def kept(repo: Repo, store: Store) -> Any:
    return Present(repo.root).recall(store)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time enough has passed for the times of files to tell."""
    monkeypatch.setattr("planlib.keeping.files.RACY_NS", -(10**10))
    monkeypatch.setattr("planlib.checking.request.RACY_NS", -(10**10))


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("name", CHANGES)
def test_what_was_found_is_recalled_until_something_changes(repo: Repo, name: str) -> None:
    folder = repo.root / CACHE_FOLDER
    found = check(Request(repo.root), Store(folder))
    assert kept(repo, Store(folder)) == found
    CHANGES[name](repo)
    assert kept(repo, Store(folder)) is None
    assert check(Request(repo.root), Store(folder)) == check(Request(repo.root))


def test_a_repository_that_was_only_just_written_is_looked_at_again(repo: Repo) -> None:
    folder = repo.root / CACHE_FOLDER
    check(Request(repo.root), Store(folder))
    assert kept(repo, Store(folder)) is None


@pytest.mark.usefixtures("later")
def test_another_day_is_another_answer(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = repo.root / CACHE_FOLDER
    check(Request(repo.root), Store(folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert kept(repo, Store(folder)) is None


def test_single_files_are_checked_the_same_with_what_is_kept(repo: Repo) -> None:
    repo.edit(B, "口种树。", "口种树,浇水。")
    store = Store(repo.root / CACHE_FOLDER)
    for paths in ((repo.root / B,), (repo.root / "docs/plans",), (repo.root,)):
        for select in ((), ("PLN4",), ("PLN2",)):
            request = Request(repo.root, paths, select)
            assert check(request, store) == check(request)
