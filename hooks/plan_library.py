"""What MkDocs loads: its events, each handed on to plansite."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from plansite import site as plansite

_site: plansite.Site


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the repository; stops the build at an error before anything is written."""
    global _site  # noqa: PLW0603 - MkDocs hooks are functions; this is what they share during one build
    _site = plansite.open_site(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the data files and the pages that nobody has written."""
    plansite.add_files(_site, files, config)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The Markdown to render: topic pages get a heading for their templates."""
    return plansite.page_source(_site, markdown, page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The HTML to publish: known elements only."""
    return plansite.page_content(html, page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the layouts their filters and constants."""
    plansite.add_filters(_site, env)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page's layout what it shows."""
    context.update(plansite.page_context(_site, page))
    return context
