"""What the tests themselves keep to: no waiting for a time, and the real documents in their own room only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.paths import ROOT

TESTS = ROOT / "tests"
FILES = sorted(
    file
    for suffix in ("py", "ts")
    for file in TESTS.rglob(f"*.{suffix}")
    if "fixtures" not in file.parts and file != Path(__file__)
)
# A time that a page puts off something for is reached with `page.clock`; anything else that happens can be waited for.
TIMES = re.compile(r"wait_for_timeout|\bsleep\(|networkidle|setTimeout\([^()]*(?:\([^()]*\)[^()]*)*,")
REAL = re.compile(r"""(?:open_library|read_inputs)\(ROOT\)|ROOT / f?["'](?:docs|sources|vocabulary)\b""")
MAY_READ = {"content/conftest.py", "content/test_guide.py", "content/test_sources.py", "support/library.py"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(TESTS).as_posix())
def test_no_test_waits_for_a_time(file: Path) -> None:
    assert TIMES.findall(file.read_text("utf-8")) == []


def test_only_tests_of_the_content_read_it() -> None:
    found = {file.relative_to(TESTS).as_posix() for file in FILES if REAL.search(file.read_text("utf-8"))}
    assert found == MAY_READ


@pytest.mark.parametrize(
    "wait", ["page.wait_for_timeout(5)", "time.sleep(1)", "setTimeout(done, 5)", "setTimeout(() => f(), MS)"]
)
def test_a_wait_is_seen(wait: str) -> None:
    assert TIMES.search(wait)
