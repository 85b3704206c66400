"""What the process of `make serve` does: it keeps a site in memory, and makes each page when it is asked for it."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from mkdocs.structure.pages import Page

from planlib.inputs import INDEX
from planlib.keeping.files import Listing, Signature, list_repository
from planlib.library import Repository
from planlib.model.plan import Plan
from planlib.places import CHECKED, PLANS
from planlib.publishing.datafile import build_script
from planlib.publishing.publication import Publication
from planlib.publishing.urls import BUILD_FILE

from . import site as sites
from .building import Failure, attempt, make_site
from .events import Events
from .site import Site

KEPT_FOLDERS = 2
"""That of what is shown, and the one before, of which a browser may still be loading something."""
FRAME = ("theme", "deploy", ".build/assets")
"""What pages are made with, beside what is checked."""


class Workshop:
    """The site of a repository, up to date after each `build`.

    Where nothing but plans has changed, MkDocs is not run again: what it made of the other pages, and the layouts, are
    still right. folder: of the files that MkDocs wrote last.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        """folder: an empty one, for the files."""
        self._root, self._base = root, folder
        self._number = 0
        self._repository = Repository(root)
        self._publication: Publication | None = None
        self._frame: dict[str, Signature | None] = {}
        self._site: Site | None = None
        self._plans: dict[str, Plan] = {}  # by the path of its page below the site's root
        self._pages: dict[str, Page] = {}  # all others, by the same
        self.folder = folder

    def build(self) -> Failure | None:
        """Take up what has changed; why there is no new site, where the last one stays."""
        listing = list_repository(self._root, (*CHECKED, *FRAME))
        frame = _without_plans(listing)
        if self._site and frame == self._frame:
            return attempt(partial(self._take_library, self._site, listing), self.folder)
        failure = self._make_frame(listing)
        if not failure:
            self._frame = frame
        return failure

    def read(self, uri: str) -> bytes | None:
        """A file by its path below the site's root; None where there is none of that path."""
        if self._site and (plan := self._plans.get(uri)):
            return sites.plan_page_html(self._site, plan)
        if self._site and (page := self._pages.get(uri)):
            return sites.page_html(self._site, page)
        if self._site and (make := self._site.publication.files.get(uri)):
            return "".join(make()).encode()
        if self._site and uri == BUILD_FILE:
            # Data files have no hashes here, which would have to be made at every edit.
            named = {name: "" for name in self._site.publication.files if name.endswith(".js")}
            return build_script(self._site.script_hashes | named).encode()
        try:
            return (self.folder / uri).read_bytes()
        except OSError:
            return None

    def _make_frame(self, listing: Listing) -> Failure | None:
        """Have MkDocs build all but the plans, into a new folder."""
        self._number += 1
        folder = self._base / str(self._number)
        events: list[Events] = []

        def prepare(found: Events) -> None:
            found.open = partial(self._repository.open, listing)
            found.store, found.publication = self._repository.store, self._publication
            found.ahead, found.writing = False, None
            events.append(found)

        failure = make_site(self._root, folder, prepare)
        if not failure and (site := events[0].site):
            failure = attempt(lambda: self._show(site), folder)
        if failure:
            shutil.rmtree(folder, ignore_errors=True)
            return failure
        self.folder = folder
        shutil.rmtree(self._base / str(self._number - KEPT_FOLDERS), ignore_errors=True)
        return None

    def _take_library(self, site: Site, listing: Listing) -> None:
        sites.take(site, sites.checked(self._repository.open(listing)))
        self._show(site)

    def _show(self, site: Site) -> None:
        """Have all files of a site made when they are asked for."""
        if site.library.plans:
            sites.plan_page_html(site, site.library.plans[0])  # what is wrong with the layout is to come out now
        if not self._site:
            site.publication.save()
        self._site, self._publication = site, site.publication
        self._plans = {file.dest_uri: site.plans[uri] for uri, file in site.own.items()}
        self._pages = {file.dest_uri: file.page for file in site.pages if file.page}


def _without_plans(listing: Listing) -> dict[str, Signature | None]:
    """All files but the plans, as they are now."""
    return {path: found for path, found in listing.files.items() if not _is_plan(path)}


def _is_plan(path: str) -> bool:
    return path.startswith(f"{PLANS}/") and path.endswith(".md") and path.rpartition("/")[2] != INDEX
