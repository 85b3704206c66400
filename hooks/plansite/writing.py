"""Writing what MkDocs does not: the data files, and the plans' pages, each taken from an older site where nothing has
changed that it depends on; in as many processes as there are cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from planlib.model.plan import Plan
from planlib.processes import in_processes
from planlib.publishing.outputs import Pieces
from planlib.publishing.urls import plan_uri

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
    tasks: list[Callable[[], Mapping[str, Written]]] = [
        *(partial(_write_files, folder, chunk) for chunk in (files[:1], *_chunks(files[1:]))),
        *(partial(_write_pages, site, folder, chunk, digests) for chunk in _chunks(missing)),
    ]
    for found in in_processes(_do, tasks):
        written.update(found)
    return written


def _do(task: Callable[[], Mapping[str, Written]]) -> Mapping[str, Written]:
    return task()


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))


def _write_pages(site: Site, folder: Path, plans: Sequence[Plan], digests: Mapping[str, str]) -> dict[str, Written]:
    return {
        (uri := site.own[plan_uri(plan)].dest_uri): write(folder, uri, digests[plan.id], plan_page_html(site, plan))
        for plan in plans
    }


def _write_files(folder: Path, files: Sequence[tuple[str, Callable[[], Pieces]]]) -> dict[str, Written]:
    for uri, make in files:
        target = folder / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(make())
    return {}
