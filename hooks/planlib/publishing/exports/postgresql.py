"""The library for PostgreSQL 13 or newer: SQL for psql, with functions that find what the site's search finds.

The functions and tables are in `postgresql.sql`; they need no extension, and a database in UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from planlib.library import Library

from ..search.index import Names
from .sections import exported_sections, folds

_SCHEMA = Path(__file__).with_suffix(".sql")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def postgresql_script(library: Library, *, directory_urls: bool = True) -> Iterator[str]:
    """The script, in pieces. It puts the tables in the place of those that it put there before, all or nothing.

    Raises `ValueError` where a text holds U+0000, which PostgreSQL cannot have.
    """
    yield "\\set ON_ERROR_STOP on\nSET client_encoding = 'UTF8';\nSET client_min_messages = warning;\nBEGIN;\n"
    yield _SCHEMA.read_text("utf-8")
    yield from _copy("folds (character, folded)", folds().items())
    topics = Names.of(library.topics.values(), library.vocabulary, directory_urls).topics
    named = ((topic["id"], topic["title"], _array((topic["title"], *topic["aliases"]))) for topic in topics)
    yield from _copy("topics (id, title, names)", named)
    columns = "number, id, plan, plan_title, plan_level, plan_type, title, kind, topics, timeliness, url, characters"
    yield from _copy(
        f"sections ({columns}, above, lines, heading, folded)",
        (
            (
                *one[:8],
                _array(one.topics),
                *one[9:12],
                _array(one.above),
                "\n".join(one.lines),
                one.folded[0] if one.has_heading else "",
                "\n".join(one.folded),
            )
            for one in exported_sections(library, directory_urls=directory_urls)
        ),
    )
    yield "UPDATE plan_library.topics SET names = plan_library.names(names);\nCOMMIT;\nANALYZE plan_library.sections;\n"


def _copy(table: str, rows: Iterable[Iterable[str | int]]) -> Iterator[str]:
    yield f"COPY plan_library.{table} FROM stdin;\n"
    for row in rows:
        yield "\t".join(map(escaped, row)) + "\n"
    yield "\\.\n"


def escaped(value: str | int) -> str:
    """A value in the text format of COPY. Raises `ValueError` for U+0000."""
    text = str(value)
    if "\0" in text:
        raise ValueError("PostgreSQL has no U+0000")
    return text.translate(_ESCAPES)


def _array(items: Iterable[str | int]) -> str:
    """An array as PostgreSQL writes it."""
    quoted = (str(item).replace("\\", "\\\\").replace('"', '\\"') for item in items)
    return "{" + ",".join(f'"{item}"' for item in quoted) + "}"
