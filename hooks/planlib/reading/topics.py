"""Topic pages: what a topic is called, what it covers, and what it is related to."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from planlib.model.page import FrontMatterProblem, Topic

from .pages import split_front_matter

REQUIRED_KEYS = ("title", "summary", "related")
KEYS = (*REQUIRED_KEYS, "aliases")


class TopicRead(NamedTuple):
    topic: Topic
    problem: FrontMatterProblem | None


def read_topic(path: str, text: str) -> TopicRead:
    """Read a topic page: its front matter only, for the body goes to MkDocs as it is."""
    front, problem, _ = split_front_matter(text)
    topic = Topic(
        id=PurePosixPath(path).stem,
        path=path,
        title=str(front.get("title", "")),
        summary=str(front.get("summary", "")),
        aliases=_words(front.get("aliases")),
        related=_words(front.get("related")),
        front=front,
    )
    return TopicRead(topic, problem)


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
