"""The composer reads the site's own Word files back as they were written."""

from __future__ import annotations

import subprocess
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.paths import ROOT

# A draft's levels begin at 1, and what it lists as annexes it has.
NO_DRAFT = {"深标题", "附件说明", "两个附件说明", "很多附件"}


def test_nothing_is_lost_in_a_word_file_that_is_read_back(browser: Browser, tmp_path: Path) -> None:
    script = tmp_path / "back.js"
    options = ["--bundle", "--format=iife", "--global-name=back", "--log-level=warning", f"--outfile={script}"]
    bundle = [str(ROOT / "node_modules/.bin/esbuild"), "tests/front/word-back-apart.ts", *options]
    subprocess.run(bundle, check=True, cwd=ROOT)
    page = browser.new_page()
    page.add_script_tag(path=script)
    found: dict[str, dict[str, list[str]]] = page.evaluate("back.readBack()")
    page.close()
    assert len(found) >= 60
    other = {name: sides for name, sides in found.items() if _told(sides["written"]) != _told(sides["read"])}
    assert set(other) == NO_DRAFT, other


def _told(lines: list[str]) -> list[str]:
    """Several who sign are told as one."""
    kinds = groupby(lines, lambda line: "organisation" if line.startswith("organisation") else line)
    return ["".join("".join(same).split()).replace("organisation", "") for _, same in kinds]
