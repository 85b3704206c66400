"""The one Markdown parser of the library: CommonMark, restricted to what a plan page may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs.parse import ParseError, parse

from .fields import FIELD


def _field(state: StateInline, silent: bool) -> bool:
    """Inline rule: a field is one token, so that a * or _ in its example is never read as emphasis."""
    match = FIELD.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("field", "", 0).content = match[0]
    state.pos = match.end()
    return True


# HTML stays switched on so that raw HTML arrives as tokens of its own, which a rule reports with its line.
PARSER = MarkdownIt("commonmark", {"html": True, "maxNesting": 20})
PARSER.inline.ruler.before("emphasis", "field", _field)
PARSER.core.ruler.disable("text_join")  # keeps escapes and entities as tokens of their own, for a rule to report

_ATTRIBUTES = re.compile(r"[ \t]+(\{[^{}]*\})[ \t]*$")


def split_attributes(title: str) -> tuple[str, Mapping[str, str], bool]:
    """Take the attribute list off the end of a heading: `指导思想 { #guidance data-kind="guidance" }`.

    Returns the title, the attributes (with `id` for `#…`) and whether the list, if there is one, is well formed. The
    same list is read by MkDocs (Python-Markdown's attr_list) when the page is rendered.
    """
    match = _ATTRIBUTES.search(title)
    if not match:
        return title, {}, True
    try:
        end, attributes = parse(match[1])
    except ParseError:
        return title[: match.start()], {}, False
    return title[: match.start()], attributes, end == len(match[1]) - 1
