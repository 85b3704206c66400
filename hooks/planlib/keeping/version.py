"""What counts as another version of the program: its code, the packages beside it, and the Python that runs them."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

CODE = Path(__file__).resolve().parent.parent  # of planlib


@cache
def version() -> str:
    """A digest of all code of planlib, of the packages that are installed, with their versions, and of this Python."""
    found = hashlib.blake2b(f"{sys.version}\0{sys.implementation.cache_tag}\0".encode(), digest_size=16)
    for file in sorted(CODE.rglob("*.py")):
        content = file.read_bytes()
        found.update(f"{file.relative_to(CODE).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    found.update("\0".join(_packages()).encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _packages() -> list[str]:
    """The names of the folders that say which packages are installed: they end in the version."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            found.update(path.name for path in Path(folder).iterdir() if path.suffix in (".dist-info", ".egg-info"))
        except OSError:  # an archive, or a folder that is not there
            continue
    return sorted(found)
