"""A Python-Markdown extension: fields become marked spans, and raw HTML stays text."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from planlib.model.fields import FIELD, Field, neutral
from planlib.model.page import FieldRef
from planlib.publishing.marks import field_attributes

# Before backslash escapes (180) and emphasis, so that a * in an example stays a *.
_BEFORE_ALL = 200


class PlanMarkdown(Extension):
    """No page of the site brings HTML of its own: markup comes from templates, text from Markdown."""

    def __init__(self, fields: dict[str, Field]) -> None:
        super().__init__()
        self._fields = fields

    def extendMarkdown(self, md: Markdown) -> None:
        """Take raw HTML out of Python-Markdown, and put fields in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_FieldProcessor(self._fields, md), "plan_field", _BEFORE_ALL)


class _FieldProcessor(InlineProcessor):
    def __init__(self, fields: dict[str, Field], md: Markdown) -> None:
        super().__init__(FIELD.pattern, md)
        self._fields = fields

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        ref = FieldRef(m[1], m[2])
        span = Element("span", field_attributes(ref, self._fields))
        span.text = AtomicString(neutral(ref, self._fields))  # no Markdown inside a field
        return span, m.start(0), m.end(0)
