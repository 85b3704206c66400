"""PLN5: links in the pages around the plans (topics, guide, home). Plan pages themselves have none."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from planlib.inputs import Inputs
from planlib.model.findings import Problem
from planlib.reading.documents import Document

from .registry import library_rule

_SCHEMES = ("http", "https", "mailto")


_MADE = frozenset({"templates"})  # ids that layouts put on pages


def _links(inputs: Inputs) -> Iterator[tuple[Document, int, str]]:
    """Each link with its page and line; images have a rule of their own (PLN605)."""
    for document in inputs.documents:
        for link in document.links:
            if not link.is_image:
                yield document, link.line, link.target


@library_rule("PLN501")
def link_dead(inputs: Inputs) -> Iterator[Problem]:
    """A link leads to a page that is not there.

    Why:
        Links name the Markdown file, relative to the page they stand on; a renamed file breaks them.
    Bad:
        见[使用指南](../guides/index.md)。
    Good:
        见[使用指南](../guide/index.md)。
    """
    for document, line, target in _links(inputs):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        path = _resolve(document.path, parts.path)
        if path not in inputs.published:
            hint = "correct the path; it is relative to this page and ends in .md"
            yield Problem(line, f"there is no page “{target}”", hint, words=target, path=document.path)


@library_rule("PLN502")
def anchor_dead(inputs: Inputs) -> Iterator[Problem]:
    """A link leads to a place on a page that is not there.

    Why:
        Sections are found by their ids; an id that was changed breaks the links to it.
    Bad:
        见[指导思想](../plans/wm-1.md#guidence)。
    Good:
        见[指导思想](../plans/wm-1.md#guidance)。
    """
    ids = {document.path: document.ids | _MADE for document in inputs.documents}
    ids |= {page.path: frozenset(section.id for section in page.walk()) for page in inputs.pages}
    for document, line, target in _links(inputs):
        parts = urlsplit(target)
        path = _resolve(document.path, parts.path) if parts.path else document.path
        if parts.fragment and path in ids and unquote(parts.fragment) not in ids[path]:
            message = f"“{path}” has no section “#{parts.fragment}”"
            yield Problem(line, message, "correct the part behind #", words=target, path=document.path)


@library_rule("PLN503")
def link_scheme(inputs: Inputs) -> Iterator[Problem]:
    """A link has a scheme that a reader cannot trust, such as javascript: or data:.

    Why:
        Such a link runs code, hides its target, or works on one computer only.
    Bad:
        [点这里](javascript:alert(1))
    Good:
        [使用指南](guide/index.md)
    """
    for document, line, target in _links(inputs):
        scheme = _scheme(target)
        if scheme and scheme not in _SCHEMES:
            yield Problem(line, f"a link of the scheme “{scheme}:”", "link to a page", words=target, path=document.path)


@library_rule("PLN504")
def link_foreign(inputs: Inputs) -> Iterator[Problem]:
    """A page links to another host.

    Why:
        The site is read on intranets where other hosts cannot be reached, and nothing on it leads away unasked. Sources
        are named in words.
    Bad:
        见[原文](https://example.org/1)。
    Good:
        见合集第 17 行。
    """
    for document, line, target in _links(inputs):
        if _scheme(target) in ("http", "https") or (not _scheme(target) and target.startswith(("//", "\\\\"))):
            message = f"a link to another host: “{target}”"
            yield Problem(line, message, "name the source in words", words=target, path=document.path)


@cache
def _scheme(target: str) -> str:
    """The scheme as a browser reads it: white space and control characters inside it do not count."""
    plain = re.sub(r"[\s\x00-\x1f]", "", unquote(target))
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", plain)
    return match[1].lower() if match else ""


def _resolve(base: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path)))
