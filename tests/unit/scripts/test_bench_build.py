"""How the benchmark of the build measures, on what can be counted by hand."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from buildbench.browsing import Editor
from buildbench.report import Figures, builds, failures, growth
from buildbench.running import MB, Failed, Made, Run, made, run

# A child that takes 60 MB for a while: its parent takes next to nothing.
CHILD = "held = bytearray(60 << 20); sum(range(10**7))"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"


def test_memory_is_that_of_children_too(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    taken = run([sys.executable, "-c", PARENT], tmp_path / "here", os.environ)
    assert 60 < taken.peak < 120
    assert taken.cpu < taken.seconds


def test_a_command_that_fails_says_its_last_words(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    with pytest.raises(Failed, match=r"status 3:\nno such plan"):
        run([sys.executable, "-c", "print('no such plan'); exit(3)"], tmp_path / "here", os.environ)


def test_a_site_is_told_from_another_by_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    page = tmp_path / "plans/a.html"
    page.write_bytes(b"1234")
    before = made(tmp_path)
    assert (before.files, before.size) == (1, 4)
    page.write_bytes(b"1235")
    assert made(tmp_path).digest != before.digest
    page.write_bytes(b"1234")
    assert made(tmp_path) == before
    page.rename(tmp_path / "plans/b.html")
    assert made(tmp_path).digest != before.digest


def test_each_edit_puts_other_words_into_the_first_paragraph(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("---\nplan: 1\n---\n\n特制定计划：\n\n## 目标\n\n文明。\n", "utf-8")
    editor = Editor(plan)
    assert [editor.edit(), editor.edit()] == ["第1次改动", "第2次改动"]
    assert plan.read_text("utf-8") == "---\nplan: 1\n---\n\n特制定计划，第2次改动。\n\n## 目标\n\n文明。\n"


def figures(pages: int, tool: str, clean: list[float], edited: float, memory: float) -> Figures:
    runs = [Run(seconds, seconds / 2, memory) for seconds in clean]
    return Figures(pages, tool, runs, [Run(edited, edited, memory)], Made(20, 3 * MB, ""), [edited])


def test_the_quickest_run_counts_and_the_others_are_set_beside_it() -> None:
    sizes = {10: [figures(10, "own", [3, 2], 1, 50), figures(10, "other", [4, 5], 4, 30)]}
    _, _, own, other = ([cell.strip() for cell in row.split("|")[1:-1]] for row in builds(sizes).splitlines())
    assert own[:9] == ["10", "own", "2.00", "1.00", "200.00", "50", "1.00", "1.00", "1.00"]
    assert own[9:12] == ["20", "3.0", "307.2"]
    assert other[-3:] == ["0.50", "0.25", "0.25"]


def test_what_is_missing_is_left_empty_and_said() -> None:
    broken = Figures(10, "other", failure="no answer")
    sizes = {10: [figures(10, "own", [2], 1, 50), broken]}
    assert [*failures(sizes)] == ["other at 10 pages: no answer"]
    assert builds(sizes).splitlines()[-1].replace(" ", "") == "|10|other|" + "|" * 13


def test_what_a_page_costs_is_told_beyond_the_smallest_size() -> None:
    sizes = {10: [figures(10, "own", [2], 1, 50)], 1010: [figures(1010, "own", [7], 1, 150)]}
    assert [*growth(sizes)] == ["own: from 10 pages to 1,010 each costs 5.00 ms and 102 KB of memory"]
    assert [*growth({10: sizes[10]})] == []
