"""Writing what was imported: all files of one received file, or none of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from planlib.disk import replace_file

STAGE = ".build/import"
_LIST = "files.json"


def write_all(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below `root`, by their paths from there. None of them may be there already.

    They are written aside first, then moved; once the list of them stands, a run that was interrupted is finished by
    the next one (`finish`), and before that nothing of it is left.

    Raises `FileExistsError` if one of them is there, `OSError` if they cannot be written.
    """
    finish(root)
    if taken := next((path for path in files if (root / path).exists()), None):
        raise FileExistsError(taken)
    stage = root / STAGE
    try:
        stage.mkdir(parents=True)
        for place, content in enumerate(files.values()):
            (stage / str(place)).write_bytes(content)
        replace_file(stage / _LIST, json.dumps(list(files)).encode())
    except OSError:
        shutil.rmtree(stage, ignore_errors=True)  # it may be what fills the disk
        raise
    finish(root)


def _listed(listing: Path) -> list[str]:
    """The paths in a list; none in one that is no list of ours."""
    with suppress(ValueError):
        paths = json.loads(listing.read_text("utf-8"))
        return [path for path in paths if isinstance(path, str)] if isinstance(paths, list) else []
    return []


def finish(root: Path) -> None:
    """Move what an earlier run has written aside, if all of it is there; else take it away."""
    stage = root / STAGE
    listing = stage / _LIST
    if listing.exists():
        for place, path in enumerate(_listed(listing)):
            target = root / path
            if (stage / str(place)).exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                (stage / str(place)).replace(target)
    shutil.rmtree(stage, ignore_errors=True)
