"""A site as one file to be handed on: a zip with the same bytes for the same repository."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from planlib.revision import changed_at

from .building import Failure, new_site
from .lock import only_one

FOLDER = "plan-library"
"""Of the site, in a zip; ASCII, for old tools that unpack it."""

Entries = Iterable[tuple[str, bytes]]
"""Paths in the zip, and what stands in them."""

_ZIP_BEGINS = datetime(1980, 1, 1, tzinfo=UTC)
_MODE = 0o100644 << 16  # a file that all may read: servers have users of their own


def make_archive(
    root: Path, target: Path, entries: Callable[[Path], Entries], *, what: str = "", then: str, **settings: Any
) -> int:
    """Build the site of the repository at `root`, make a zip of it at `target`, and tell so; the exit status.

    entries: of the folder of the built site. what: the name of such a zip, for the user. then: what to do with it.
    settings: keys of mkdocs.yml that are other than there. The last zip stays where the build fails. Raises `OSError`
    where it cannot be written.
    """
    with only_one(root), new_site(root, **settings) as made:
        if isinstance(made, Failure):
            print(f"没有生成：原因见上，改好以后再运行一次。原来的 {target.name} 没有动。", file=sys.stderr)
            return 1
        for left in target.parent.glob(f"{target.name}.*.part"):  # of a run that was killed
            left.unlink(missing_ok=True)
        _pack(entries(made), target, changed_at(root))
    print(f"{what}已生成：{target.name}（{target.stat().st_size / 1e6:.1f} MB）。{then}")
    return 0


def _pack(entries: Entries, target: Path, seconds: int) -> None:
    """Write a zip. seconds: the time of all its files, by which a server tells a new one from the one before."""
    time = max(datetime.fromtimestamp(seconds, UTC), _ZIP_BEGINS)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with ZipFile(part, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            for name, content in entries:
                entry = ZipInfo(name, (time.year, time.month, time.day, time.hour, time.minute, time.second))
                entry.external_attr = _MODE
                archive.writestr(entry, content, ZIP_DEFLATED)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def site_entries(site: Path) -> Iterator[tuple[str, bytes]]:
    """All files of a built site, below `FOLDER`, in a fixed order; but no map for search engines that maps nothing,
    which is one without the site's address, nor its compressed copy, which holds the time of the build."""
    for path in sorted(site.rglob("*")):
        if not path.is_file() or path.name == "sitemap.xml.gz":
            continue
        content = path.read_bytes()
        if path.name != "sitemap.xml" or b"<loc>" in content:
            yield f"{FOLDER}/{path.relative_to(site).as_posix()}", content


def note(text: str) -> bytes:
    """A text file for people, that the oldest Notepad shows as it is."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")
