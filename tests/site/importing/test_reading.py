"""A browser reads a file as Python does: the same text, the same headings by form, the same losses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.once import once
from tests.support.paths import ROOT
from tests.support.reading import bundled, in_browser, in_python

OWN_WORDS = ("不认识", "浏览器里打不开")  # what only the browser says: it reads fewer formats


@pytest.fixture(scope="module")
def reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the readers, which asks for nothing."""
    script = once(tmp_path_factory, "readers", bundled) / "formats.js"
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_script_tag(path=script)
    yield page
    context.close()


def record(folder: Path) -> None:
    tests = ["test_word.py", "test_html.py", "test_formats.py"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.support.recording", "-p", "no:cacheprovider"]
    environment = {**os.environ, "RECORDED_FILES": str(folder / "files")}
    paths = [f"tests/unit/importing/{name}" for name in tests]
    done = subprocess.run([*command, *paths], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_all_files_that_the_tests_of_python_read(reader: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = sorted(file for file in once(tmp_path_factory, "recorded", record).rglob("*") if file.is_file())
    assert len(files) > 150
    for file in files:
        name, data = file.name, file.read_bytes()
        found, expected = in_browser(reader, name, data), in_python(name, data)
        if str(found.get("refused", "")).startswith(OWN_WORDS):
            assert "refused" in expected
        else:
            assert found == expected, file
