"""A plan's page to MkDocs, which reads no file for it and parses no Markdown."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from planlib.library import Library
from planlib.model.plan import Plan
from planlib.publishing.plan_page import plan_html, plan_toc


def plan_page(plan: Plan, library: Library, file: File, config: MkDocsConfig) -> Page:
    """The page of a plan as layouts see it, its text and its table of contents rendered from the library."""
    page = Page(None, file, config)
    page.markdown = plan.page.text
    page.meta = {"title": plan.title, "hide": ["navigation"], "template": "plan.html"}
    page.content = plan_html(plan, library, directory_urls=config.use_directory_urls)
    page.toc = get_toc(plan_toc(plan, library))
    return page
