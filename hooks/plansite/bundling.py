"""Scripts and styles: bundled from src/ by esbuild into .build/assets, where the build of the site finds them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from planlib.contract import SCRIPTS
from planlib.disk import walk

from . import swap
from .lock import BUILD_FOLDER, only_one

BUNDLE = f"{BUILD_FOLDER}/{SCRIPTS}"
"""The folder of the bundles. The name of each holds a hash of its content, so that none is ever an old one."""
_HASH = re.compile(r"-([0-9A-Z]{8})(?=\.)")
_SOURCES = ("src", "package.json", "package-lock.json")


def bundle(root: Path) -> str:
    """Bundle again where a source is newer than the bundle. The last bundle stays where that fails; returns what
    esbuild has to say then, else nothing. Raises `OSError` where nothing can be written."""
    if is_fresh(root):
        return ""
    with only_one(root):
        return "" if is_fresh(root) else _bundle(root)


def is_fresh(root: Path) -> bool:
    """Whether there is a bundle, and none of its sources, if they are here, is newer; folders count, for what was taken
    out of them."""
    try:
        made = (root / BUNDLE).stat().st_mtime
        places = [root / name for name in _SOURCES if (root / name).exists()]
        return all(path.stat().st_mtime <= made for place in places for path in (place, *walk(place)))
    except OSError:
        return False


def bundles(root: Path) -> dict[str, str]:
    """The names of the bundled files by those without their hashes: main.js is main-2AB4C6D8.js. Of two the newer one
    counts: esbuild alone takes none away."""
    newest_last = sorted((root / BUNDLE).iterdir(), key=lambda path: path.stat().st_mtime)
    return {_HASH.sub("", path.name): path.name for path in newest_last}


def hash_of(name: str) -> str:
    """The hash in the name of a bundle; empty where it has none."""
    found = _HASH.search(name)
    return found[1] if found else ""


def _bundle(root: Path) -> str:
    new = root / BUILD_FOLDER / f"assets-{os.getpid()}"
    path = os.pathsep.join((str(root / ".venv/bin"), os.environ.get("PATH", os.defpath)))
    # Relative: npm hands the options on through a shell.
    command = ["npm", "run", "--silent", "build", "--", f"--outdir={new.relative_to(root).as_posix()}"]
    try:
        done = subprocess.run(
            command, cwd=root, env={**os.environ, "PATH": path}, capture_output=True, text=True, encoding="utf-8",
            errors="replace", check=False,
        )  # fmt: skip
        if done.returncode:
            return done.stderr.strip() or done.stdout.strip() or "esbuild"
        (root / BUNDLE).parent.mkdir(parents=True, exist_ok=True)
        swap.put_in_place(new, root / BUNDLE)
        return ""
    except FileNotFoundError:
        return "没有找到 npm：先运行 make build，它会装好"
    finally:
        shutil.rmtree(new, ignore_errors=True)
