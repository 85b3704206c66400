"""Topic pages: what a topic is called, what it covers, and what it is related to."""

from __future__ import annotations

from pathlib import PurePosixPath

from planlib.model.front_matter import PartialTopicFrontMatter, TopicFrontMatter
from planlib.model.page import Topic

from .front_matter import read_front_matter
from .records import RecordReader

_FRONT_MATTER = RecordReader(TopicFrontMatter, lambda kind, loc: "PLN306", "文首")


def read_topic(path: str, text: str) -> Topic:
    """Read a topic page: its front matter only, for the body goes to MkDocs as it is."""
    read, _ = read_front_matter(text, _FRONT_MATTER)
    front = read.value or PartialTopicFrontMatter.model_validate(read.rest or {})
    return Topic(id=PurePosixPath(path).stem, path=path, front=front, problems=read.problems)
