"""What could hang or use up the memory, in a process of its own with limits, so that a regression fails instead."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.support.fuzzing import ATTACK_FIXTURES
from tests.support.paths import ROOT
from tests.support.repo import Repo


def command(root: Path, *options: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
    check = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(root), *options]
    return subprocess.run(check, capture_output=True, text=True, errors="replace", timeout=seconds, check=False)


SECONDS = 30  # of computing on one case; a busy machine computes slower
MEMORY = 1 << 30


def apart(script: str, *arguments: object, seconds: int) -> Any:
    """What a script beside the fixtures prints when it is run with limits. seconds: of computing, however busy the
    machine is."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    done = subprocess.run(
        [sys.executable, str(ATTACK_FIXTURES / script), str(ROOT / "hooks"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    assert done.returncode == 0, f"exit status {done.returncode}: {done.stderr[-2000:]}"
    return json.loads(done.stdout)


def failures(repo: Repo, folder: Path, cases: Mapping[str, Callable[[Path], None]]) -> list[str]:
    """Check files or repositories, each created by its case; what failed, or took too long, and where."""
    folder.mkdir()
    for name, create in cases.items():
        create(folder / name)
    patience = 60 + SECONDS * len(cases)
    outcomes: dict[str, Any] = apart("check_apart.py", repo.root, folder, SECONDS, seconds=patience)
    assert set(outcomes) == set(cases)
    return [f"{name}: {outcome or 'no finding'}" for name, outcome in outcomes.items() if isinstance(outcome, str)]
