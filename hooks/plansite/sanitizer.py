"""The last gate before the site: of what Markdown became, only known elements and attributes are let through.

Rules report what should not be on a page; this makes sure of it, whatever a parser makes of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import nh3
from mkdocs.structure.toc import AnchorLink

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TAGS = _HEADINGS | {
    *("p", "a", "em", "strong", "code", "pre", "blockquote", "br", "hr", "img"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    **{heading: {"id"} for heading in _HEADINGS},
    "a": {"href", "class", "title"},
    "img": {"src", "alt"},
}
_CLASSES = {"headerlink"}
# An id as the rules want it, or as Python-Markdown makes one for a Chinese heading (_1).
_ID = re.compile(r"[a-z][a-z0-9-]*|_\d+")
# A relative address: no scheme, no host, nothing that a browser would drop before reading it.
_ADDRESS = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:)(?!//)[^\\\s\x00-\x1f\x7f]*")
# An image whose address did not pass, as the sanitizer writes it.
_NO_SOURCE = re.compile(r'<img(?: (?!src=)[a-z]+="[^"]*")*>')


def sanitize(html: str) -> str:
    """The HTML of a page's Markdown with everything taken out that is not known to be harmless."""
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=set(),
        link_rel=None,
    )
    return _NO_SOURCE.sub("", clean)


def _attribute(tag: str, name: str, value: str) -> str | None:
    match name:
        case "id":
            return value if _ID.fullmatch(value) else None
        case "href":
            return value if _ADDRESS.fullmatch(value) else None
        case "src":
            return value if value and _ADDRESS.fullmatch(value) else None
        case "class":
            return " ".join(word for word in value.split() if word in _CLASSES) or None
    return value


def sanitize_toc(links: Iterable[AnchorLink]) -> None:
    """Take ids that did not pass out of the table of contents too: the theme prints them as they are."""
    for link in links:
        if not _ID.fullmatch(link.id):
            link.id = ""
        sanitize_toc(link.children)
