"""The pages around the plans (topics, guide, home …): MkDocs renders them, planlib only looks at what could do harm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from planlib.model.findings import Problem
from planlib.model.front_matter import DocumentFrontMatter

from .front_matter import read_front_matter
from .markdown import PARSER
from .records import RecordReader

_FRONT_MATTER = RecordReader(DocumentFrontMatter, lambda kind, loc: "PLN608", "文首")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image, with its target as written. line: of the block it stands in, from 1."""

    line: int
    target: str
    is_image: bool


@dataclass(frozen=True, slots=True)
class Document:
    """problems: with its front matter. html: the lines on which raw HTML begins, with its first characters."""

    path: str
    problems: tuple[Problem, ...]
    links: tuple[Link, ...]
    html: tuple[tuple[int, str], ...]


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
    return Document(path, read.problems, tuple(links), tuple(html))


def _flat(tokens: list[Token], taken: int) -> Iterator[tuple[Token, int]]:
    """Block tokens and the inline tokens in them, each with the line of its block."""
    line = taken + 1
    for token in tokens:
        line = token.map[0] + taken + 1 if token.map else line
        yield token, line
        for child in token.children or ():
            yield child, line
