"""A real PostgreSQL with a database of its own, which only this machine's processes reach."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAMS = os.pathsep.join(
    (os.environ.get("PATH", os.defpath), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"))))
)
USER = "postgres"  # it refuses to run as root


def _program(name: str) -> str:
    found = shutil.which(name, path=PROGRAMS)
    if not found:
        pytest.skip(f"no {name} on this machine, and scripts/setup.py may not install it here")
    return found


class Database:
    """A database. Raises `AssertionError` with what psql says where something is wrong."""

    def __init__(self, folder: Path) -> None:
        self._command = [_program("psql"), "-X", "-q", "-A", "-t", "-h", str(folder), "-U", USER, "-d", "postgres"]

    def run(self, sql: str) -> str:
        """What psql prints."""
        environment = {**os.environ, "PGCLIENTENCODING": "UTF8"}
        command = [*self._command, "-v", "ON_ERROR_STOP=1"]
        done = subprocess.run(command, input=sql.encode(), capture_output=True, check=False, env=environment)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def load(self, file: Path) -> str:
        """Load a file as the guide says; what psql prints, complaints too."""
        done = subprocess.run([*self._command, "-f", str(file)], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return (done.stdout + done.stderr).decode()


@contextmanager
def postgresql() -> Iterator[Database]:
    """A server with an empty database, until the test is over."""
    initdb, control = _program("initdb"), _program("pg_ctl")
    folder = Path(tempfile.mkdtemp(prefix="plan-library-pg-"))  # its path is short, as that of a socket has to be
    who = {"user": USER} if os.geteuid() == 0 else {}
    if who:
        shutil.chown(folder, USER)
    data, log = folder / "data", folder / "log"
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"

    def do(*command: str) -> None:
        quiet = subprocess.DEVNULL  # the server keeps what its starter was given
        done = subprocess.run(command, check=False, cwd=folder, stdout=quiet, stderr=quiet, **who)  # type: ignore[call-overload]
        assert done.returncode == 0, (command, log.exists() and log.read_text("utf-8"))

    try:
        do(initdb, "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        do(control, "-D", str(data), "-w", "-s", "-l", str(log), "-o", options, "start")
        try:
            yield Database(folder)
        finally:
            do(control, "-D", str(data), "-w", "-s", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
