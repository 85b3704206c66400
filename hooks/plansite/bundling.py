"""Scripts and styles: bundled from src/ by esbuild into .build/assets, where the build of the site finds them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from planlib.disk import walk

from . import swap
from .lock import BUILD_FOLDER, only_one

BUNDLE = f"{BUILD_FOLDER}/assets/plan-library"
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
        made = (root / BUNDLE / "main.js").stat().st_mtime
        places = [root / name for name in _SOURCES if (root / name).exists()]
        return all(path.stat().st_mtime <= made for place in places for path in (place, *walk(place)))
    except OSError:
        return False


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
