"""Running a command, what it takes (its children too), and what it made."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

EVERY = 0.05  # seconds between two looks at the memory
MB = 1024**2


class Failed(Exception):
    """A command ended with a status other than 0; with the last that it said."""


class Run(NamedTuple):
    """What a command took. seconds: by the clock. cpu: seconds of processor time. peak: MB at a time."""

    seconds: float
    cpu: float
    peak: float


class Made(NamedTuple):
    """What a build made. size: bytes. digest: of all names and contents."""

    files: int
    size: int
    digest: str


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command to its end. Raises `Failed`."""
    log = folder.with_suffix(".log")
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        with watched(process.pid) as peak:
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text("utf-8", "replace")[-2000:]
        raise Failed(f"{' '.join(command)} ended with status {process.returncode}:\n{said}")
    alone = usage.ru_maxrss / (MB if sys.platform == "darwin" else 1024)  # where nobody could look: of the largest
    return Run(seconds, usage.ru_utime + usage.ru_stime, max(peak) / MB or alone)


@contextmanager
def watched(process: int) -> Iterator[list[int]]:
    """Look at the memory of a process and its children, again and again; the bytes that were found."""
    found, done = [0], threading.Event()

    def look() -> None:
        while not done.wait(EVERY):
            found.append(sum(map(proportional, family(process))))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        done.set()
        thread.join()


def family(process: int) -> Iterator[int]:
    """A process and all its children; nothing but itself where the system does not tell (elsewhere than on Linux)."""
    yield process
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in file.read_text("ascii").split():
                yield from family(int(child))


def proportional(process: int) -> int:
    """The bytes of a process; what several share is counted in parts (PSS). 0 where it is gone."""
    with suppress(OSError):
        found = re.search(r"^Pss: +(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text("ascii"), re.MULTILINE)
        return int(found[1]) * 1024 if found else 0
    return 0


def made(site: Path) -> Made:
    """Count what a build made."""
    total, files, size = hashlib.sha256(), 0, 0
    for file in sorted(site.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            files, size = files + 1, size + len(content)
            total.update(f"{file.relative_to(site).as_posix()}\0{len(content)}\0".encode())
            total.update(content)
    return Made(files, size, total.hexdigest())
