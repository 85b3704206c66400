"""A Python-Markdown extension: raw HTML stays text."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension


class NoRawHtml(Extension):
    """No page of the site brings HTML of its own: markup comes from templates, text from Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take raw HTML out of Python-Markdown."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
