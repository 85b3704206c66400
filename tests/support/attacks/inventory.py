"""What the pages of the clean site are made of, and what on another page is made of anything else."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree, html

ACTIVE = (
    *("script", "style", "link", "meta", "base", "title", "template", "noscript"),
    *("iframe", "frame", "object", "embed", "applet", "portal"),
    *("img", "image", "picture", "source", "video", "audio", "track", "svg", "math", "use"),
    *("form", "input", "button", "select", "textarea", "dialog", "marquee"),
)
MARKDOWN = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "hr"),
        *("br", "a", "span", "div", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "nav", "label"),
    )
)
# What plan content may carry, and what links, permalinks and lists have.
ATTRIBUTES = frozenset(("id", "data-kind", "data-level", "data-topics", "class", "data-field", "data-example", "title"))
MORE_ATTRIBUTES = frozenset((("a", "href"), ("ol", "start")))
ADDRESSES = frozenset(
    ("href", "src", "action", "formaction", "data", "poster", "srcset", "cite", "background", "ping", "xlink:href")
)
CLASS = re.compile(r"language-[\w#.+-]+|toc")


def page_kind(address: str) -> str:
    """The template of a page."""
    folder, _, rest = address.partition("/")
    if not rest:
        return address
    return f"{folder}/*" if folder in ("plans", "topics") else "document"


@dataclass
class Inventory:
    """What the clean site is made of, by kind of page."""

    tags: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    pairs: defaultdict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)  # addresses on other hosts, which the list of notices links to

    def add(self, address: str, page: html.HtmlElement) -> None:
        kind = page_kind(address)
        self.tags[kind] |= tag_counts(page)
        for element in elements(page):
            self.pairs[place(kind, element)].update((str(element.tag), str(name)) for name in element.attrib)
            self.classes.update((element.get("class") or "").split())
            self.ids.add(element.get("id") or "")
            if page_kind(address) == "notices/" and leads_away(element.get("href") or ""):
                self.sources.add(str(element.get("href")))
            if element.tag == "script":
                self.scripts.add(script_text(element))

    def offences(self, address: str, page: html.HtmlElement) -> Iterator[str]:
        kind = page_kind(address)
        usual = self.tags[kind]
        for tag, count in (tag_counts(page) - usual).items():
            if tag in ACTIVE or not (tag in usual or tag in MARKDOWN):
                yield f"{count} more <{tag}>"
        for comment in page.iter(etree.Comment, etree.ProcessingInstruction):
            yield f"a comment: {etree.tostring(comment)[:60]!r}"
        for element in elements(page):
            yield from (f"<{element.tag!s} {offence}>" for offence in self._element(kind, element))
        ids = Counter(element.get("id") for element in elements(page) if element.get("id"))
        yield from (f"the id {name} {count} times" for name, count in ids.items() if count > 1)

    def _element(self, kind: str, element: html.HtmlElement) -> Iterator[str]:
        tag = str(element.tag)
        for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
            content = tag in MARKDOWN and (name in ATTRIBUTES or (tag, name) in MORE_ATTRIBUTES)
            usual = (tag, name) in self.pairs[place(kind, element)]
            if not (content or usual) or not self._usual(name, value):
                yield f"{name}={value[:60]!r}"
        if tag == "script" and script_text(element) not in self.scripts:
            yield f"text={(element.text or '')[:60]!r}"

    def _usual(self, name: str, value: str) -> bool:
        if name == "class":
            return all(word in self.classes or CLASS.fullmatch(word) for word in value.split())
        if name == "id":  # the theme's own begin so, and its script looks them up
            return not value.startswith("__") or value in self.ids
        return name not in ADDRESSES or not leads_away(value) or value in self.sources


def place(kind: str, element: html.HtmlElement) -> str:
    """Where an element stands: in the text of a page of some kind, or in what the theme puts around every text."""
    return kind if next(element.iterancestors("article"), None) is not None else "around"


def elements(page: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (element for element in page.iter() if isinstance(element.tag, str))


def tag_counts(page: html.HtmlElement) -> Counter[str]:
    """How many elements of each name; but for the boxes of the library's facets, which are as many as topics."""
    return Counter(str(element.tag) for element in elements(page) if element.get("type") != "checkbox")


def script_text(element: html.HtmlElement) -> str:
    """A script without what depends on how deep its page lies."""
    return re.sub(r'"(?:\.\./?)+|"\.?(?=assets)', '"', (element.text or "").replace('"."', '""')).strip()


def leads_away(address: str) -> bool:
    """Whether a browser finds a scheme or a host in an address."""
    plain = re.sub(r"[\t\r\n]", "", address).lstrip("".join(map(chr, range(33)))).replace("\\", "/")
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", plain))


def report(lines: Iterable[str]) -> str:
    shown = list(lines)
    return "\n".join([f"{len(shown)}:", *shown[:40], *(["…"] if len(shown) > 40 else [])])
