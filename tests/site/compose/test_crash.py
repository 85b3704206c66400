"""A browser that is killed while a draft is written: what was written is there again, but for the last second."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.support.drafts import begin_empty, paragraph
from tests.support.paths import ROOT

TIMES = 30
MOST_LOST = 1.0  # seconds
TYPED = (1.1, 1.4)  # seconds: longer than what may be lost
PATIENCE = 30  # seconds until a browser that does not start is given up
FIRST = 0x4E00  # of the characters that are typed


@contextmanager
def running(playwright: Playwright, profile: Path) -> Iterator[Page]:
    """A page of a browser with a profile that is kept; killed at the end, without a chance to put anything in order."""
    port = profile / "DevToolsActivePort"
    port.unlink(missing_ok=True)
    program = (ROOT / ".venv" / "browser").read_text("utf-8").strip()
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    command = [program, *options, "--disable-sync", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        try:
            browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{_port(port, process)}")
            context = browser.contexts[0]
            yield context.pages[0] if context.pages else context.new_page()
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _port(file: Path, process: subprocess.Popen[bytes]) -> str:
    """The port that a browser writes when it listens there."""
    end = time.monotonic() + PATIENCE
    while not (file.exists() and "\n" in file.read_text("utf-8")):
        assert process.poll() is None, "the browser did not start"
        assert time.monotonic() < end, "the browser does not listen"
    return file.read_text("utf-8").splitlines()[0]


def _begin(page: Page) -> None:
    """A new draft with an empty paragraph."""
    others = page.get_by_role("button", name="全部草稿")
    if others.is_visible():
        others.click()
    begin_empty(page)
    page.get_by_role("button", name="加一节").click()
    page.keyboard.press("Enter")
    expect(paragraph(page)).to_be_focused()


@pytest.mark.long
def test_a_crash_loses_no_more_than_a_second(playwright: Playwright, address: str, tmp_path: Path) -> None:
    chance = random.Random(18)
    characters = map(chr, count(FIRST))
    kept, typed, lost = "", "", []
    killed = 0.0
    times: list[float] = []
    for turn in range(TIMES + 1):
        with running(playwright, tmp_path) as page:
            page.goto(f"{address}compose/")
            if turn:
                expect(page.locator(".pl-toast")).to_contain_text("已恢复到最后一次改动")
                found = paragraph(page).text_content() or ""
                assert (kept + typed).startswith(found)
                assert found.startswith(kept), "something was lost that had been there"
                missing = len(kept + typed) - len(found)
                lost.append(killed - times[-missing] if missing else 0.0)
                kept = found
            if turn == TIMES:
                break
            if turn % 5 == 0:
                _begin(page)
                kept = ""
            paragraph(page).focus()
            page.keyboard.press("Control+End")
            typed, times = "", []
            end = time.monotonic() + chance.uniform(*TYPED)
            while time.monotonic() < end:
                typed += next(characters)
                times.append(time.monotonic())
                page.keyboard.insert_text(typed[-1])
            killed = time.monotonic()
    assert len(lost) == TIMES
    assert max(lost) <= MOST_LOST, sorted(lost)
