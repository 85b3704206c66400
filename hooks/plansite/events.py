"""MkDocs' events, for one site after another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from planlib.keeping.store import Store
from planlib.library import Opened, open_library
from planlib.publishing.publication import Publication

from . import site as sites
from .kept import Kept
from .writing import Writing


class Events:
    """What `hooks/plan_library.py` hands to MkDocs.

    site: of the last build. settings_digest: of mkdocs.yml, from before it was read; empty where nothing is kept. open:
    reads and checks the repository, where it is not read from nothing. store: of what is kept from run to run.
    publication: of the last build; used again where addresses are still made in the same way. ahead: whether all that
    is published will be asked for. writing: writes into the folder of the site what MkDocs does not, the plans' pages
    and the data; None where these are made when they are asked for.
    """

    def __init__(self) -> None:
        self.site: sites.Site | None = None
        self.settings_digest = ""
        self.open: Callable[[], Opened] | None = None
        self.store: Store | None = None
        self.publication: Publication | None = None
        self.ahead = True
        self.writing: Writing | None = Writing(Kept(Path()))

    @property
    def _site(self) -> sites.Site:
        assert self.site
        return self.site

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the repository; stops the build at an error before anything is written."""
        root = Path(config.config_file_path).parent
        opened = self.open() if self.open else open_library(root)
        if self.publication is None or self.publication.directory_urls != config.use_directory_urls:
            self.publication = Publication(self.store, directory_urls=config.use_directory_urls, ahead=self.ahead)
        self.site = sites.open_site(config, opened, self.publication, self.settings_digest)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages that nobody has written, and take the plans' pages out of MkDocs' hands; the data is begun,
        which needs no other page."""
        sites.add_files(self._site, files, config)
        if self.writing:
            self.writing.begin(self._site, Path(config.site_dir))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep what every page shows at its top, and which pages there are."""
        self._site.nav, self._site.pages = nav, files.documentation_pages()
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The Markdown to render, of the pages that are no plans."""
        return sites.page_source(self._site, markdown, page)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The HTML to publish: known elements only."""
        return sites.page_content(html, page)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the layouts their filters and constants."""
        self._site.env = env
        sites.add_filters(self._site, env)
        return env

    def on_template_context(self, context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
        """Let the page for wrong addresses, where nobody says where the site is, name others from the site's root."""
        if template_name == "404.html" and not config.site_url:
            context["base_url"] = ""
        return context

    def on_page_context(
        self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give a page's layout what it shows."""
        context.update(sites.page_context(self._site, page))
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Have all written that MkDocs does not write."""
        if self.writing:
            self.writing.finish(self._site, Path(config.site_dir))

    def on_build_error(self, error: Exception) -> None:
        """Leave nothing at work behind."""
        if self.writing:
            self.writing.abandon()
