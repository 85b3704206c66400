"""The process in which `make serve` builds: it keeps what it has read and made from one build to the next.

It is a process of its own, so that changed code counts when another is started, and so that a crash in it ends no
server. It is asked by lines of JSON on its standard input, and answers on its standard output with a line of JSON, and
after it as many bytes as that says.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from .faults import Fault
from .workshop import Workshop

BUILD = {"do": "build"}
LAST_WORDS = 4000  # bytes of what a process said that are shown where it has ended


class Worker:
    """The server's end: asks the process, and starts it again after it has ended."""

    def __init__(self, root: Path, folder: Path) -> None:
        """folder: for the files that it writes; it is made."""
        folder.mkdir(parents=True, exist_ok=True)
        self._command = [sys.executable, str(root / "scripts/build.py"), "--serve-from", str(folder)]
        self._root = root
        self._lock = threading.Lock()
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the process
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None  # of the files that are the same for all pages

    def build(self) -> Fault | None:
        """Build; why there is no new site, if there is none."""
        with self._lock:
            answer, _ = self._ask(BUILD)
        if answer is None:
            return Fault([], self._last_words())
        if "folder" not in answer:
            return Fault(answer["findings"], answer["text"])
        return None

    def read(self, uri: str) -> bytes | None:
        """A file of the site that was built last, by its path below the site's root; None if it has no such file."""
        if self._folder and not uri.endswith(".html"):
            with suppress(OSError):
                return (self._folder / uri).read_bytes()
        question = {"do": "read", "uri": uri}
        with self._lock:
            answer, content = self._ask(question)
            if answer is None:  # it has ended just now: another one can do it
                answer, content = self._ask(question)
        return None if answer is None or answer["length"] < 0 else content

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def _ask(self, question: dict[str, str]) -> tuple[dict[str, Any] | None, bytes]:
        """The answer, and the bytes behind it; None where the process has ended instead. One that is started anew has
        no site until it has built one."""
        if self._process is None or self._process.poll() is not None:
            self._process = self._started()
            if question != BUILD:
                self._exchange(self._process, BUILD)
        return self._exchange(self._process, question)

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command,
            cwd=self._root,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            start_new_session=True,  # Ctrl-C reaches the server alone, which then ends this one
        )

    def _exchange(
        self, process: subprocess.Popen[bytes], question: dict[str, str]
    ) -> tuple[dict[str, Any] | None, bytes]:
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            content = process.stdout.read(max(0, answer["length"]))
        except (OSError, ValueError):
            process.kill()
            process.wait()
            return None, b""
        if "folder" in answer:
            self._folder = Path(answer["folder"])
        return answer, content

    def _last_words(self) -> str:
        self._said.seek(max(0, self._said.seek(0, os.SEEK_END) - LAST_WORDS))
        return self._said.read().decode("utf-8", "replace").strip()


def answer_questions(workshop: Workshop) -> None:
    """What the process does until its input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what prints must not get between the answers
    for line in sys.stdin.buffer:
        question = json.loads(line)
        content: bytes | None = None
        answer: dict[str, Any] = {}
        if question["do"] == "build":
            failure = workshop.build()
            answer = failure.to_data() if failure else {"folder": str(workshop.folder)}
        else:
            try:
                content = workshop.read(question["uri"])
            except Exception:  # a page that cannot be made is missing; the others are still there
                traceback.print_exc()
        answer["length"] = -1 if content is None else len(content)
        answers.write(json.dumps(answer).encode() + b"\n" + (content or b""))
        answers.flush()
