"""Writing what MkDocs does not: the plans' pages, each from an older site where nothing that it depends on has changed,
in as many processes as there are cores; and the data files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from planlib.library import Library
from planlib.model.page import Plan
from planlib.processes import in_processes
from planlib.publishing.outputs import data_files

from .kept import Kept, Written, write
from .site import Site, plan_page_html

CHUNK = 50
"""Plans that a process is given at a time: few enough that none waits long for the last."""


def write_site(site: Site, folder: Path) -> None:
    """Write all of it. Raises `OSError` where it cannot be written."""
    write_plans(site, folder, Kept(folder), {plan.id: "" for plan in site.library.plans})
    write_data(site.library, folder, directory_urls=site.config.use_directory_urls)


def write_plans(site: Site, folder: Path, kept: Kept, keys: Mapping[str, str]) -> dict[str, Written]:
    """Write the plans' pages, or take them over. keys: by the plan's id, the digest of what its page depends on.

    Returns what was written, by its path below the folder. Raises `OSError` where it cannot be written.
    """
    written: dict[str, Written] = {}
    missing: list[Plan] = []
    for plan in site.library.plans:
        uri = site.file(plan).dest_uri
        if taken := kept.take(uri, keys[plan.id], folder):
            written[uri] = taken
        else:
            missing.append(plan)

    def render(plans: Sequence[Plan]) -> list[tuple[str, Written]]:
        return [
            (uri := site.file(plan).dest_uri, write(folder, uri, keys[plan.id], plan_page_html(site, plan)))
            for plan in plans
        ]

    chunks = [missing[start : start + CHUNK] for start in range(0, len(missing), CHUNK)]
    for found in in_processes(render, chunks):
        written.update(found)
    return written


def write_data(library: Library, folder: Path, *, directory_urls: bool) -> None:
    """Write the data files. Raises `OSError` where they cannot be written."""
    for uri, content in data_files(library, directory_urls=directory_urls):
        target = folder / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8", newline="\n")
