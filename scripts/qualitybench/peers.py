"""Other checkers on the same lines, in one process of Node (bench/quality/peers.mjs)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .measuring import Pair

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / "bench/quality/peers.mjs"
INSTALLED = ROOT / "bench/node_modules/zhlint"

CLAIMS = {
    "zhlint": (
        *("half-width mark", "space", "mark without partner", "mark turned round", "marks nested", "straight marks"),
        *("mark twice", "full-width digit", "corner marks", "dots"),
    ),
    "autocorrect": ("half-width mark", "space", "full-width digit", "mark twice", "straight marks"),
    "textlint": ("invisible character", "invisible character of other kinds", "stand-in character"),
}
"""By each checker the damages that its documentation says that it finds. There is no preset of rules for Chinese prose
for textlint on npm: these are its rules that are for every language, and the one for Chinese brackets."""


def usable() -> bool:
    """Whether the other checkers are installed (make setup-bench)."""
    return INSTALLED.exists() and shutil.which("node") is not None


def flagged(lines: Sequence[str]) -> dict[str, list[bool]]:
    """By checker, for each line, whether it reports or changes it. Raises `OSError` or `subprocess.CalledProcessError`
    if the program does not run."""
    done = subprocess.run(
        ["node", str(PROGRAM)],
        input=json.dumps([plain(line) for line in lines]),
        check=True,
        capture_output=True,
        text=True,
    )
    return {name: [bool(flag) for flag in flags] for name, flags in json.loads(done.stdout).items()}


def plain(line: str) -> str:
    """A line without what only this library knows: fields as words, headings without attributes."""
    words = re.sub(r"\{\{(?:[^{}|]*\|)?([^{}|]+)\}\}", r"\1", line)
    return re.sub(r"^#+ (.*?) \{ #.*\}$", r"\1", words)


def table(pairs: Sequence[Pair], found: Sequence[bool]) -> str:
    """What each finds of the damages that it claims to find, and how many undamaged lines it reports, beside the rules
    on the same lines."""
    lines = list(dict.fromkeys(line for pair in pairs for line in (pair.before, pair.after) if line))
    rows = ["", f"{'on what it claims to find':28}{'lines':>7}{'recall':>8}{'rules':>8}{'alarms':>8}{'precision':>11}"]
    for name, flags in flagged(lines).items():
        says = dict(zip(lines, flags, strict=True))
        for kind in [*dict.fromkeys(pair.kind for pair in pairs if pair.name in CLAIMS[name]), ""]:
            mine = [
                (pair, hit)
                for pair, hit in zip(pairs, found, strict=True)
                if pair.name in CLAIMS[name] and kind in ("", pair.kind) and pair.before
            ]
            right = sum(says[pair.after] for pair, _ in mine)
            ours = sum(hit for _, hit in mine)
            alarms = sum(says[pair.before] for pair, _ in mine)
            size = len(mine) or 1
            label = f"{name}, {kind or 'all'}"
            rows.append(
                f"{label:28}{len(mine):7}{right / size:8.1%}{ours / size:8.1%}{alarms:8}"
                f"{right / ((right + alarms) or 1):11.1%}"
            )
    return "\n".join(rows)
