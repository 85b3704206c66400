"""Writing what MkDocs does not: the data files, and the plans' pages, each taken from an older site where nothing has
changed that it depends on; in as many processes as there are cores."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from planlib.model.plan import Plan
from planlib.processes import chunks, in_processes
from planlib.publishing.datafile import build_script, hashed_uri
from planlib.publishing.outputs import Pieces
from planlib.publishing.urls import BUILD_FILE, plan_uri

from .kept import Kept, Written, write
from .site import Site, frame_digest, plan_page_html

CHUNK = 40
"""Files that a process is given at a time: few enough that none waits long for the last."""


class Writing:
    """Writes all of it into the folder of a new site, and knows afterwards what there is."""

    def __init__(self, kept: Kept) -> None:
        """kept: an older site."""
        self._kept = kept
        self._site: Site | None = None
        self._data: Iterator[dict[str, str]] = iter(())
        self._pages: dict[str, Written] = {}  # the plans', by path below the folder

    def begin(self, site: Site, folder: Path) -> None:
        """Begin with the data files: other processes may be at it when this returns."""
        self._site = site
        files = list(site.publication.files.items())
        largest, others = files[:1], list(chunks(files[1:], CHUNK))
        self._data = in_processes(partial(_write_files, folder), [largest, *others])

    def finish(self, site: Site, folder: Path) -> None:
        """Write what is left. Raises `OSError` where it cannot be written."""
        self._finish_data(site, folder)
        site.publication.release()  # or its memory would be there twice more, in the processes that write pages
        pages = partial(_write_pages, site, folder, frame_digest(site), self._kept)
        for done in in_processes(pages, list(chunks(site.library.plans, CHUNK))):
            self._pages.update(done)

    def _finish_data(self, site: Site, folder: Path) -> None:
        data, self._data = self._data, iter(())
        hashes = site.script_hashes
        for found in data:
            hashes |= found
        _write_text(folder / BUILD_FILE, (build_script(hashes),))

    def abandon(self) -> None:
        """Have nothing written any more, for the folder is to be removed."""
        with suppress(Exception):
            deque(self._data, maxlen=0)

    def keep(self) -> None:
        """Have the next build take over what has not changed, now that the folder is in its place."""
        if self._site:
            self._site.publication.save()
            self._kept.record(self._pages)


def _write_pages(site: Site, folder: Path, frame: str, kept: Kept, plans: Sequence[Plan]) -> dict[str, Written]:
    written = {}
    for plan in plans:
        uri, key = site.own[plan_uri(plan)].dest_uri, site.publication.page_digest(plan, frame)
        taken = kept.take(uri, key, folder)
        written[uri] = taken or write(folder, uri, key, plan_page_html(site, plan))
    return written


def _write_files(folder: Path, files: Sequence[tuple[str, Callable[[], Pieces]]]) -> dict[str, str]:
    """Those that only the site's own scripts load, which can find out their names, have hashes in these: given back by
    the paths without."""
    hashes: dict[str, str] = {}
    for uri, make in files:
        content, name = make(), uri
        if uri.endswith(".js"):
            text = "".join(content)
            content, (name, hashes[uri]) = (text,), hashed_uri(uri, text)
        _write_text(folder / name, content)
    return hashes


def _write_text(target: Path, content: Pieces) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(content)
