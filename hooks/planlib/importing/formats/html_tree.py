"""The tree of a web page, as every browser makes it of the same text, however broken (the HTML standard says how)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .base import Unreadable

MAX_DEPTH = 400
"""Elements inside each other."""

MAX_WORK = 10_000_000
"""Tags of a page times those of them that are never closed: what a parser may have to do."""

CLOSED_BY_OTHERS = frozenset((
    "html", "head", "body", "p", "li", "dd", "dt", "option", "optgroup", "tr", "td", "th", "tbody", "thead",
    "tfoot", "colgroup", "caption", "rt", "rp", "area", "base", "br", "col", "embed", "hr", "img", "input", "link",
    "meta", "param", "source", "track", "wbr",
))  # fmt: skip
"""Elements that need no end, or can have none."""

TAG = re.compile("<(/?)([a-z]+)", re.ASCII | re.IGNORECASE)
FRAMESET = re.compile("<(/?)frameset", re.ASCII | re.IGNORECASE)
XML_HEAD = re.compile(r"^[ \t\r\n\f]*<\?xml[^>]*\?>")
_TOO_DEEP = "网页的内容套了太多层，不读取"


@dataclass(eq=False, slots=True)
class Element:
    """An element. tag: in small letters. inner: its elements and texts, no two texts behind each other."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    inner: list[Element | str] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """An attribute; empty where it is not there."""
        return self.attributes.get(attribute, "")

    @property
    def elements(self) -> list[Element]:
        """The elements right below it."""
        return [inner for inner in self.inner if isinstance(inner, Element)]

    @property
    def texts(self) -> list[str]:
        """The texts right below it."""
        return [inner for inner in self.inner if isinstance(inner, str)]

    def below(self, *tags: str) -> Iterator[Element]:
        """All elements below it, those of some tags where they are named, in the order of the page."""
        waiting = self.elements[::-1]
        while waiting:
            element = waiting.pop()
            if not tags or element.tag in tags:
                yield element
            waiting += element.elements[::-1]


def parse(text: str) -> Element:
    """The body of a page. Raises `Unreadable`."""
    text = XML_HEAD.sub("", text.removeprefix("\ufeff")).replace("\0", "")
    text = FRAMESET.sub(r"<\1div", text)  # it would take the place of all that can be read
    if _work(text) > MAX_WORK:
        raise Unreadable(_TOO_DEEP)
    parser = LexborHTMLParser(text)
    if parser.body is None:
        raise Unreadable("网页里没有内容")
    return _tree(parser.body)


def _work(text: str) -> int:
    """How much the parser may have to do: it goes again through all that is open for each tag, and opens anew in each
    paragraph what was not closed in the one before."""
    open_: Counter[str] = Counter()
    most = tags = now = 0
    for end, written in TAG.findall(text):
        tags += 1
        name = written.lower()
        if name in CLOSED_BY_OTHERS or (end and not open_[name]):
            continue
        open_[name] += -1 if end else 1
        now += -1 if end else 1
        most = max(most, now)
    return most * tags


def _tree(body: LexborNode) -> Element:
    root = Element("body", _attributes(body))
    waiting = [(body, root, 1)]
    while waiting:
        node, element, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise Unreadable(_TOO_DEEP)
        inner = node.child if element.tag != "template" else None
        while inner is not None:
            if inner.is_text_node:
                text = inner.text_content or ""
                if element.inner and isinstance(element.inner[-1], str):  # a comment stood between them
                    element.inner[-1] += text
                else:
                    element.inner.append(text)
            elif inner.is_element_node:
                made = Element((inner.tag or "").lower(), _attributes(inner), element)
                element.inner.append(made)
                waiting.append((inner, made, depth + 1))
            inner = inner.next
    return root


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}
