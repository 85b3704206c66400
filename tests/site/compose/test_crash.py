"""A browser that is killed while a draft is written: what it said to be kept is there again, and nearly all else."""

from __future__ import annotations

import os
import random
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.support.drafts import begin_empty, paragraph
from tests.support.paths import ROOT

TIMES = 30
TYPED = (20, 60)  # characters in a row, no slower than the browser takes them: about a second
MOST_LOST = 0.25  # of what was typed without a look at whether it was kept; without the second place it is all
START_MS = 60_000  # until a browser that was killed shows the draft, on a busy machine
KEPT = re.compile(r"^已保存在这个浏览器里 \d+:\d+$")
FIRST = 0x4E00  # of the characters that are typed


@contextmanager
def running(playwright: Playwright, profile: Path) -> Iterator[Page]:
    """A page of a browser with a profile that is kept; killed at the end, without a chance to put anything in order."""
    program = (ROOT / ".venv" / "browser").read_text("utf-8").strip()
    options = ["--no-sandbox", "--disable-gpu", "--disable-sync"]
    context = playwright.chromium.launch_persistent_context(profile, executable_path=program, args=options)
    try:
        yield context.pages[0]
    finally:
        with context.expect_event("close"):
            os.killpg(_process(profile), signal.SIGKILL)


def _process(profile: Path) -> int:
    """The process that uses a profile and leads the others of its browser; there may be a shell around it."""
    asked = f"--user-data-dir={profile}".encode()
    using = [int(file.parent.name) for file in Path("/proc").glob("[0-9]*/cmdline") if asked in _command(file)]
    (leader,) = {os.getpgid(process) for process in using}
    return leader


def _command(file: Path) -> list[bytes]:
    """What a process was called with; nothing of one that is gone."""
    try:
        return file.read_bytes().split(b"\0")
    except OSError:
        return []


def _begin(page: Page) -> None:
    """A new draft with an empty paragraph."""
    others = page.get_by_role("button", name="全部草稿")
    if others.is_visible():
        others.click()
    begin_empty(page)
    page.get_by_role("button", name="加一段").click()
    page.keyboard.press("Enter")
    expect(paragraph(page)).to_be_focused()


@pytest.mark.long
def test_a_killed_browser_loses_nothing_that_it_said_to_be_kept(
    playwright: Playwright, address: str, tmp_path: Path
) -> None:
    chance = random.Random(18)
    characters = map(chr, count(FIRST))
    kept, typed, said = "", "", True
    risked = lost = 0
    for turn in range(TIMES + 1):
        with running(playwright, tmp_path) as page:
            page.goto(f"{address}compose/")
            if turn:
                expect(paragraph(page)).to_be_visible(timeout=START_MS)
                found = paragraph(page).text_content() or ""
                assert (kept + typed).startswith(found)
                assert found.startswith(kept + typed if said else kept)
                risked += 0 if said else len(typed)
                lost += len(kept + typed) - len(found)
                kept = found
            if turn == TIMES:
                expect(page.locator(".pl-toast")).to_contain_text("已恢复到最后一次改动")
                break
            if turn % 5 == 0:
                _begin(page)
                kept = ""
            paragraph(page).focus()
            page.keyboard.press("Control+End")
            typed = "".join(next(characters) for _ in range(chance.randint(*TYPED)))
            for character in typed:
                page.keyboard.insert_text(character)
            said = turn % 2 == 0
            if said:
                expect(page.locator(".pl-kept")).to_have_text(KEPT)
    assert risked
    assert lost <= MOST_LOST * risked, f"{lost} of {risked}"
