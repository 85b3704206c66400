"""PLN5: links in the pages around the plans (topics, guide, home). Plan pages themselves have none."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator
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
    """链接指向的页面不存在。

    Why:
        链接写 Markdown 文件的路径，从所在的页面算起；文件改了名，链接就断了。
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
            hint = "改正路径：从这一页算起，以 .md 结尾"
            yield Problem(line, f"没有这个页面：“{target}”", hint, words=target, path=document.path)


@library_rule("PLN502")
def anchor_dead(inputs: Inputs) -> Iterator[Problem]:
    """链接指向页面里不存在的一处。

    Why:
        一段靠它的 id 来找；改了 id，指向它的链接就断了。
    Bad:
        见[指导思想](../plans/wm-1.md#guidence)。
    Good:
        见[指导思想](../plans/wm-1.md#guidance)。
    """
    ids: dict[str, Container[str]] = {page.path: page.ids for page in inputs.facts}
    ids |= {document.path: document.ids | _MADE for document in inputs.documents}
    for document, line, target in _links(inputs):
        parts = urlsplit(target)
        path = _resolve(document.path, parts.path) if parts.path else document.path
        if parts.fragment and path in ids and unquote(parts.fragment) not in ids[path]:
            message = f"“{path}”里没有“#{parts.fragment}”这一段"
            yield Problem(line, message, "改正 # 后面的部分", words=target, path=document.path)


@library_rule("PLN503")
def link_scheme(inputs: Inputs) -> Iterator[Problem]:
    """链接用了 javascript:、data: 一类不可信的开头。

    Why:
        这样的链接会运行代码、藏起去处，或者只在一台电脑上有效。
    Bad:
        [点这里](javascript:alert(1))
    Good:
        [使用指南](guide/index.md)
    """
    for document, line, target in _links(inputs):
        scheme = _scheme(target)
        if scheme and scheme not in _SCHEMES:
            yield Problem(line, f"链接以“{scheme}:”开头", "改成指向一个页面", words=target, path=document.path)


@library_rule("PLN504")
def link_foreign(inputs: Inputs) -> Iterator[Problem]:
    """页面链接到别的网站。

    Why:
        网站会放在内网里看，打不开外面的网址；出处用文字说明。
    Bad:
        见[原文](https://example.org/1)。
    Good:
        见合集第 17 行。
    """
    for document, line, target in _links(inputs):
        if _scheme(target) in ("http", "https") or (not _scheme(target) and target.startswith(("//", "\\\\"))):
            message = f"链接到别的网站：“{target}”"
            yield Problem(line, message, "用文字说明出处", words=target, path=document.path)


@cache
def _scheme(target: str) -> str:
    """The scheme as a browser reads it: white space and control characters inside it do not count."""
    plain = re.sub(r"[\s\x00-\x1f]", "", unquote(target))
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", plain)
    return match[1].lower() if match else ""


def _resolve(base: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path)))
