"""From an edit to the page in a real Chromium: how long until a browser that has it open shows the new words."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser

from .running import Failed
from .tools import Tool

PATIENCE = 1800  # seconds until a server shows its first page: that of a large library
EDIT_PATIENCE = 600  # seconds until it shows an edit
PAUSE = 2  # seconds from a page to the next edit: a person is no quicker


class Editor:
    """Edits a plan as a person does, and each time with other words. path: of the plan."""

    def __init__(self, path: Path) -> None:
        self.path, self.text, self.turn = path, path.read_text("utf-8"), 0

    def edit(self) -> str:
        """Save the plan with words at the end of its first paragraph; the words."""
        self.turn += 1
        words = f"第{self.turn}次改动"
        front, body, rest = self.text.split("\n\n", 2)
        self.path.write_text(f"{front}\n\n{body.removesuffix('：').removesuffix('。')}，{words}。\n\n{rest}", "utf-8")
        return words


def reloads(tool: Tool, folder: Path, editor: Editor, browser: Browser, times: int) -> list[float]:
    """The seconds from each of so many edits to its words in the browser."""
    with serving(tool, folder) as address:
        page = browser.new_page()
        page.goto(f"{address}plans/{editor.path.stem}/", timeout=PATIENCE * 1000)
        found = []
        for _ in range(times):
            page.wait_for_timeout(PAUSE * 1000)
            start = time.perf_counter()
            page.get_by_text(editor.edit()).first.wait_for(timeout=EDIT_PATIENCE * 1000)
            found.append(time.perf_counter() - start)
        page.close()
    return found


@contextmanager
def serving(tool: Tool, folder: Path) -> Iterator[str]:
    """The address of a tool's own server, once it answers."""
    port = _free_port()
    command = [part.format(port=port) for part in tool.serve]
    with folder.with_suffix(".log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=tool.variables(), stdout=log, stderr=log, start_new_session=True
        )
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait_for(address, process)
            yield address
        finally:
            _end(process)


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Raises `Failed` where the server ends or does not answer in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(URLError, OSError), urlopen(address, timeout=PATIENCE):
            return
        time.sleep(0.1)
    raise Failed(f"no answer at {address} from {process.args!r}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server and what it started, which are in a session of their own."""
    process.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
