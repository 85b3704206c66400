"""Values as bytes and back. Whoever gets hold of a repository may have put files into its cache: reading them makes
values of the library's own kinds, and runs nothing."""

from __future__ import annotations

import gc
import io
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

PROTOCOL = 5

# By module, the classes that kept values are made of: data without any doings of their own when they are made.
KINDS: dict[str, frozenset[str]] = {
    module: frozenset(names.split())
    for module, names in {
        "datetime": "date",
        "planlib.contract": "Action Confidence FieldScope LineKind NoticeKind Timeliness",
        "planlib.model.facts": "Facts",
        "planlib.model.fields": "Field",
        "planlib.model.findings": "Finding Fix Problem Severity",
        "planlib.model.front_matter": "Acceptance DocumentFrontMatter FrontMatter PartAbout PartialFrontMatter "
        "PartialTopicFrontMatter SourceRange Todo TopicFrontMatter",
        "planlib.model.page": "Block BlockKind FieldRef Oddity OddityKind Page Section Topic",
        "planlib.notices.matcher": "Mark",
        "planlib.notices.register": "Count Notice NoticeSource Register",
        "planlib.publishing.search.parts": "IndexPart PartLines",
        "planlib.publishing.search.postings": "Run RunLists",
        "planlib.publishing.templates": "TemplatesPart",
        "planlib.reading.configuration": "Configuration",
        "planlib.reading.documents": "Document Link",
        "planlib.reading.settings": "Settings",
        "planlib.reading.skeletons": "Skeleton Slot",
        "planlib.reading.vocabulary": "Places Shape Vocabulary WordLists",
        "planlib.sources.ledger": "Collection Loss Received Repair",
        "planlib.sources.replay": "Tally",
        "planlib.sources.report": "Account",
        "planlib.sources.tracing": "Lost Traced",
        "planlib.summaries": "Naming Place Summary",
        "planlib.variants.sketches": "PlanSketch SectionSketch Sketch",
    }.items()
}


class Refused(ValueError):
    """The bytes are no value that was packed here."""


class Packed(NamedTuple):
    """A value that has been packed, to be handed on or kept without being made again."""

    data: bytes


def pack(value: object) -> bytes:
    """A value as bytes: of built-in kinds and those in `KINDS`."""
    return pickle.dumps(value, PROTOCOL)


def unpack(data: bytes) -> Any:
    """The value of bytes that `pack` has made. Raises `Refused` for any others; nothing in them is run."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except Refused:
        raise
    except Exception as error:  # damaged bytes may ask for anything
        raise Refused(str(error)) from error


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name not in KINDS.get(module, ()):  # a name with a dot is none of them
            raise Refused(f"{module}.{name}")
        return getattr(import_module(module), name)

    def persistent_load(self, pid: Any) -> Any:
        raise Refused(str(pid))


@contextmanager
def without_collection() -> Iterator[None]:
    """While very many values are made that all stay, looking for those that do not takes longer than making them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
