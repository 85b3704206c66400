"""The pages around the plans (topics, guide, home …): MkDocs renders them, planlib only looks at what could do harm."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from planlib.model.findings import Problem
from planlib.model.front_matter import DocumentFrontMatter

from .front_matter import read_front_matter
from .markdown import PARSER, split_attributes
from .records import RecordReader

_FRONT_MATTER = RecordReader(DocumentFrontMatter, lambda kind, loc: "PLN608", "文首")


_LET_THROUGH = re.compile(r"[a-z][a-z0-9-]*|_\d+")  # ids that the site's pages keep


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image, with its target as written. line: of the block it stands in, from 1."""

    line: int
    target: str
    is_image: bool


@dataclass(frozen=True, slots=True)
class Document:
    """problems: with its front matter. html: the lines on which raw HTML begins, with its first characters. ids: of its
    headings, as they are given there or as MkDocs makes them of the words."""

    path: str
    problems: tuple[Problem, ...]
    links: tuple[Link, ...]
    html: tuple[tuple[int, str], ...]
    ids: frozenset[str] = frozenset()


def read_document(path: str, text: str) -> Document:
    """Read a page that is no plan. path: relative to the repository, with forward slashes."""
    read, taken = read_front_matter(text, _FRONT_MATTER)
    tokens = PARSER.parse("\n".join(text.split("\n")[taken:]))
    links: list[Link] = []
    html: list[tuple[int, str]] = []
    for token, line in _flat(tokens, taken):
        if token.type == "link_open":
            links.append(Link(line, str(token.attrGet("href")), False))
        elif token.type == "image":
            links.append(Link(line, str(token.attrGet("src")), True))
        elif token.type in ("html_block", "html_inline"):
            html.append((line, token.content.strip().split("\n")[0][:40]))
    return Document(path, read.problems, tuple(links), tuple(html), frozenset(_ids(tokens)))


def _ids(tokens: list[Token]) -> Iterator[str]:
    """The ids of the headings; of two that would be the same the second gets a number."""
    seen: set[str] = set()
    for opening, text in pairwise(tokens):
        if opening.type == "heading_open":
            title, attributes, _ = split_attributes(text.content)
            base = attributes.get("id") or _slug(title)
            found, number = base, 0
            while not found or (found in seen and "id" not in attributes):
                number += 1
                found = f"{base}_{number}" if f"{base}_{number}" not in seen else ""
            seen.add(found)
            if _LET_THROUGH.fullmatch(found):
                yield found


def _slug(title: str) -> str:
    """What Python-Markdown makes an id of: the Latin letters and digits of a title."""
    text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def _flat(tokens: list[Token], taken: int) -> Iterator[tuple[Token, int]]:
    """Block tokens and the inline tokens in them, each with the line of its block."""
    line = taken + 1
    for token in tokens:
        line = token.map[0] + taken + 1 if token.map else line
        yield token, line
        for child in token.children or ():
            yield child, line
