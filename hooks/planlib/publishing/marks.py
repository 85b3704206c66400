"""The HTML of texts: their fields, and the notices that are marked in them. Everything else is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from planlib.contract import FIELD_CLASS, FIELD_LABEL, MARK_CLASS
from planlib.model.fields import Field, neutral
from planlib.model.page import FieldRef, Run, Runs
from planlib.notices.matcher import Mark


def runs_html(runs: Runs, fields: dict[str, Field]) -> str:
    """A text as HTML, everything escaped, each field in a span that names it."""
    return "".join(_run_html(run, fields) for run in runs)


def _run_html(run: Run, fields: dict[str, Field]) -> str:
    if isinstance(run, str):
        return escape(run)
    return f"<span {_attributes_html(run, fields)}>{escape(neutral(run, fields))}</span>"


class Piece(NamedTuple):
    """A stretch of a text that is in one mark, or in none."""

    run: Run
    mark: Mark | None


def pieces(runs: Runs, marks: Sequence[Mark]) -> Iterator[Piece]:
    """A text cut where its marks begin and end. A field is not cut: it is in the first mark that it has a part in."""
    start = 0
    for run in runs:
        end = start + len(str(run))
        inside = [mark for mark in marks if mark.start < end and mark.end > start]
        if isinstance(run, str):
            yield from _cut(run, start, inside)
        else:
            yield Piece(run, inside[0] if inside else None)
        start = end


def _cut(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """A text whose first character has this offset, cut at the marks that have a part in it."""
    at = 0
    for mark in marks:
        start, end = max(0, mark.start - offset), min(len(text), mark.end - offset)
        if start > at:
            yield Piece(text[at:start], None)
        yield Piece(text[start:end], mark)
        at = end
    if at < len(text):
        yield Piece(text[at:], None)


def pieces_html(found: Iterable[Piece], fields: dict[str, Field], notices_url: str) -> str:
    """Pieces as HTML, each mark a link to its entry on the list of notices, which has this address."""
    html = []
    for _, group in groupby(found, key=lambda piece: id(piece.mark)):
        of_one = list(group)
        inner = "".join(_run_html(piece.run, fields) for piece in of_one)
        html.append(f"{_mark_tag(mark, notices_url)}{inner}</a>" if (mark := of_one[0].mark) else inner)
    return "".join(html)


def _mark_tag(mark: Mark, notices_url: str) -> str:
    """The tag that begins a mark. An id in the register holds nothing that would have to be escaped."""
    return f'<a class="{MARK_CLASS}" href="{escape(notices_url)}#{mark.id}" data-notice="{mark.id}">'


def _attributes_html(ref: FieldRef, fields: dict[str, Field]) -> str:
    """The attributes of a field's span, whose text is the neutral default; data-example: the source's own words."""
    label = fields[ref.name].label if ref.name in fields else ref.name
    example = {} if ref.example is None else {"data-example": ref.example}
    attributes = {"class": FIELD_CLASS, "data-field": ref.name, **example, "title": f"{FIELD_LABEL}{label}"}
    return " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items())
