"""A plan's page to MkDocs, which reads no file for it and parses no Markdown."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from planlib.library import Library
from planlib.model.page import Plan
from planlib.publishing.plan_page import plan_html, plan_toc


class PlanPage(Page):
    """A page whose text is rendered from the library. A subclass, for MkDocs keeps no content that an event sets."""

    def __init__(self, plan: Plan, library: Library, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._plan, self._library = plan, library

    def read_source(self, config: MkDocsConfig) -> None:
        """Take what was read of the page when the library was opened."""
        self.markdown, self.meta = self._plan.page.text, {"title": self._plan.title}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Write the page's text and its table of contents."""
        self.content = plan_html(self._plan, self._library, directory_urls=config.use_directory_urls)
        self.toc = get_toc(plan_toc(self._plan, self._library))
        self.present_anchor_ids = {section.id for section in self._plan.page.walk()}
