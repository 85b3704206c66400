"""What the last build wrote, by the digests of what each file depends on: a file whose inputs are the same is taken
over as it is, by a second name for the same file where the disk can give it one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from planlib.disk import replace_file


class Written(NamedTuple):
    """A file of a site. key: the digest of all that it depends on. content: that of what was written."""

    key: str
    content: str


@dataclass
class Kept:
    """The files that a build wrote into a folder, by their paths below it with forward slashes."""

    folder: Path
    files: Mapping[str, Written] = field(default_factory=dict)

    def take(self, uri: str, key: str, into: Path) -> Written | None:
        """Put a file into the folder of a new site that depends on the same as then, and is as it was written; None
        where there is none."""
        written, file = self.files.get(uri), self.folder / uri
        if written is None or written.key != key or file.is_symlink():
            return None
        try:
            if _digest(file.read_bytes()) != written.content:
                return None
            target = into / uri
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.hardlink_to(file)
            except OSError:  # the disk has no second names, or it is another disk
                shutil.copyfile(file, target)
        except OSError:
            return None
        return written


def write(folder: Path, uri: str, key: str, content: bytes) -> Written:
    """Write a file of a new site. Raises `OSError` where it cannot be written."""
    target = folder / uri
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):  # it may be the same file as one of the site that is shown
        target.unlink()
    target.write_bytes(content)
    return Written(key, _digest(content))


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def read_kept(folder: Path, record: Path) -> Kept:
    """What a record says of the site in a folder; nothing where it cannot be read."""
    try:
        data = json.loads(record.read_bytes())
        return Kept(folder, {uri: Written(str(key), str(content)) for uri, (key, content) in data.items()})
    except (OSError, ValueError, TypeError, AttributeError):
        return Kept(folder)


def write_kept(files: Mapping[str, Written], record: Path) -> None:
    """Record what was written; where that cannot be, the next build makes all files anew."""
    with suppress(OSError):
        record.parent.mkdir(parents=True, exist_ok=True)
        replace_file(record, json.dumps(files, separators=(",", ":")).encode())
