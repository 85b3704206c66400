"""Writing what MkDocs does not: the data files, and the plans' pages, each taken from an older site where nothing has
changed that it depends on; in as many processes as there are cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from planlib.model.page import Plan
from planlib.processes import in_processes
from planlib.publishing.datafile import build_script, hashed_uri
from planlib.publishing.urls import BUILD_FILE, plan_uri

from .kept import Kept, Written, write
from .site import Site, frame_digest, plan_page_html

CHUNK = 40
"""Files that a process is given at a time: few enough that none waits long for the last."""

Item = TypeVar("Item")


def write_site(site: Site, folder: Path, kept: Kept) -> dict[str, Written]:
    """Write all of it into the folder of a new site. kept: an older one.

    Returns what there is of the plans' pages, by path below the folder. Raises `OSError` where it cannot be written.
    """
    digests = site.publication.page_digests(frame_digest(site))
    written: dict[str, Written] = {}
    missing: list[Plan] = []
    for plan in site.library.plans:
        uri = site.own[plan_uri(plan)].dest_uri
        if taken := kept.take(uri, digests[plan.id], folder):
            written[uri] = taken
        else:
            missing.append(plan)
    files = list(site.publication.files.items())  # the largest comes first
    hashes = site.script_hashes
    tasks: list[Callable[[], _Made]] = [
        *(partial(_write_files, folder, chunk) for chunk in (files[:1], *_chunks(files[1:]))),
        *(partial(_write_pages, site, folder, chunk, digests) for chunk in _chunks(missing)),
    ]
    for found in in_processes(_do, tasks):
        written.update(found.pages)
        hashes |= found.hashes
    _write_text(folder / BUILD_FILE, build_script(hashes))
    return written


class _Made(NamedTuple):
    """pages: what was written of the plans' pages. hashes: those in the names of data files, by their paths without."""

    pages: Mapping[str, Written] = {}
    hashes: Mapping[str, str] = {}


def _do(task: Callable[[], _Made]) -> _Made:
    return task()


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))


def _write_pages(site: Site, folder: Path, plans: Sequence[Plan], digests: Mapping[str, str]) -> _Made:
    return _Made(
        pages={
            (uri := site.own[plan_uri(plan)].dest_uri): write(folder, uri, digests[plan.id], plan_page_html(site, plan))
            for plan in plans
        }
    )


def _write_files(folder: Path, files: Sequence[tuple[str, Callable[[], str]]]) -> _Made:
    """Those that only the site's own scripts load, which can find out their names, have hashes in these."""
    hashes: dict[str, str] = {}
    for uri, make in files:
        content, name = make(), uri
        if uri.endswith(".js"):
            name, hashes[uri] = hashed_uri(uri, content)
        _write_text(folder / name, content)
    return _Made(hashes=hashes)


def _write_text(target: Path, content: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, "utf-8", newline="\n")
