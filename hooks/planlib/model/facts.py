"""What the rules over the whole library need to know of a page: little, so that they can do without the page."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from hashlib import blake2b
from sys import intern
from typing import NamedTuple

from planlib.keeping.store import digest

from .front_matter import Acceptance, FrontMatter, SourceRange
from .page import BlockKind, Page
from .plaintext import page_lines, squash, written

SHORTEST = 20  # characters of a paragraph that tells
_ABOUT_SOURCE = ("PLN101", "PLN103", "PLN105")  # the rules that report, of front matter, what may hide a source


class Facts(NamedTuple):  # of all classes the quickest to load, thousands at a time
    """path, slug, plan, part, title, level, type: as the page has them. digest: of its text. is_whole: whether all of
    its front matter is right. source: what it claims. has_source: whether it says something of a source, right or
    wrong. is_source_hidden: whether it may have a source that could not be read. lines: where `plan`, `part` and the
    lines of the source stand. accept: what it accepts. ids: of its sections, in reading order. topics: that these name.
    words: the digest of its lines as the audit compares them. paragraphs, lengths: the digests of its paragraphs, each
    once, and how long they are.
    """

    path: str
    slug: str
    digest: str
    plan: int | None
    part: int | None
    title: str
    level: str
    type: str
    is_whole: bool
    has_source: bool
    is_source_hidden: bool
    source: SourceRange | None
    lines: tuple[int, int, int]
    accept: tuple[Acceptance, ...]
    ids: tuple[str, ...]
    topics: tuple[str, ...]
    words: bytes
    paragraphs: bytes
    lengths: bytes

    def paragraph_digests(self) -> array[int]:
        """The digests of its paragraphs, as numbers."""
        return array("Q", self.paragraphs)

    def paragraph_lengths(self) -> array[int]:
        """How many characters they have, in the same order."""
        return array("I", self.lengths)


def facts_of(page: Page) -> Facts:
    """What there is to know of a page."""
    front = page.front
    texts = sorted(set(_paragraphs(page)))
    return Facts(
        path=page.path,
        slug=page.slug,
        digest=digest(page.text),
        plan=front.plan,
        part=front.part,
        title=front.title or "",
        level=intern(front.level or ""),
        type=intern(front.type or ""),
        is_whole=isinstance(front, FrontMatter),
        has_source=front.has_key("source"),
        is_source_hidden=bool(front.source) or any(problem.code in _ABOUT_SOURCE for problem in page.problems),
        source=front.source,
        lines=(front.line_of("plan"), front.line_of("part"), front.source.line_of("lines") if front.source else 1),
        accept=front.accept,
        ids=tuple(intern(section.id) for section in page.walk()),
        topics=tuple(sorted({intern(topic) for section in page.walk() for topic in section.topics})),
        words=digest_of_lines(squash(written(line.runs)) for line in page_lines(page)) if front.source else b"",
        paragraphs=b"".join(blake2b(text.encode(), digest_size=8).digest() for text in texts),
        lengths=array("I", map(len, texts)).tobytes(),
    )


def digest_of_lines(lines: Iterator[str]) -> bytes:
    """The digest of lines, one after the other."""
    return blake2b("\n".join(lines).encode(), digest_size=16).digest()


def _paragraphs(page: Page) -> Iterator[str]:
    for section in page.walk():
        for block in section.blocks:
            if block.kind is not BlockKind.NOTE:
                text = squash(written(block.runs))
                if len(text) >= SHORTEST:
                    yield text
