"""The benchmark of the build, at its smallest size: that it measures, and that what it measures is right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT


@pytest.mark.long
def test_a_small_size_is_built_edited_checked_and_shown(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    command = [sys.executable, str(ROOT / "scripts/bench_build.py"), "--plans", "8", "--runs", "1", "--edits", "1"]
    done = subprocess.run(
        [*command, "--report", str(report)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines() if line[:1] == "|"]
    head, _, own, mkdocs, *_ = rows
    assert (own[1], mkdocs[1]) == ("this project", "MkDocs + Material alone")
    assert all(own) and all(mkdocs), "a figure is missing"
    assert int(own[head.index("files")]) > int(mkdocs[head.index("files")]) > 8
    checked = rows[-1]
    assert len(checked) == 7 and checked[0] == "8" and all(checked)
    assert done.stdout.strip() in report.read_text("utf-8")
