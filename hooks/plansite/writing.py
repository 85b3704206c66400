"""Writing what MkDocs does not: the data files, and the plans' pages, each taken from an older site where nothing has
changed that it depends on; in as many processes as there are cores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


def write_site(site: Site, folder: Path, kept: Kept) -> dict[str, Written]:
    """Write all of it into the folder of a new site. kept: an older one.

    Returns what there is of the plans' pages, by path below the folder. Raises `OSError` where it cannot be written.
    """
    digests = site.publication.page_digests(frame_digest(site))
    written: dict[str, Written] = {}
    _write_data(site, folder)
    site.publication.release()  # or its memory would be there twice more, in the processes that write pages
    pages = partial(_write_pages, site, folder, digests, kept)
    for done in in_processes(pages, list(chunks(site.library.plans, CHUNK))):
        written.update(done)
    return written


def _write_data(site: Site, folder: Path) -> None:
    """Write the data files, and the one that tells their names. None of what makes them is held when it is done."""
    files, hashes = list(site.publication.files.items()), site.script_hashes
    largest, others = files[:1], list(chunks(files[1:], CHUNK))
    for found in in_processes(partial(_write_files, folder), [largest, *others]):
        hashes |= found
    _write_text(folder / BUILD_FILE, (build_script(hashes),))


def _write_pages(
    site: Site, folder: Path, digests: Mapping[str, str], kept: Kept, plans: Sequence[Plan]
) -> dict[str, Written]:
    written = {}
    for plan in plans:
        uri, key = site.own[plan_uri(plan)].dest_uri, digests[plan.id]
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
