"""The register of notices as data: library/notices.json, and what the browser gets of it."""

from __future__ import annotations

from typing import Any

from planlib import contract
from planlib.library import Library
from planlib.notices.folding import fold, traditional
from planlib.notices.patterns import read_pattern
from planlib.notices.register import Notice

from .datafile import compact_json, data_script, indented_json
from .urls import NOTICES_SCRIPT, notice_url


def notice_data(notice: Notice) -> dict[str, Any]:
    """An entry of the register as it stands there; what it does not have is left out."""
    return notice.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def register_json(library: Library) -> str:
    """The register of notices as JSON text; what `input_schema("notices")` describes."""
    return indented_json(list(map(notice_data, library.notices.values())))


def notices_script(library: Library, *, directory_urls: bool = True) -> str:
    """The notices that are marked, or will be in a year to come, for the browser: what to look for and to say of it."""
    kinds = library.vocabulary.notices
    notices: list[contract.Notice] = [
        {
            "id": notice.id,
            "title": notice.title,
            "kind": kinds[notice.kind],
            "since": notice.since,
            "until": notice.until,
            "now": notice.now,
            "action": notice.action,
            "note": notice.note,
            "pattern": read_pattern(notice.pattern).expanded,
            # A number that holds in the year of a draft is spared by the browser: that year may be another.
            "exception": read_pattern(notice.exception).expanded if notice.exception else "",
            "replacements": {fold(words): new for words, new in notice.replacements.items()},
            "count": _count(notice),
            "sources": [{"title": source.title, "url": source.url} for source in notice.sources],
            "confidence": notice.confidence,
            "url": notice_url(notice.id, directory_urls=directory_urls),
        }
        for notice in library.inputs.register.notices
        if notice.action.timeliness is not contract.Timeliness.NONE
    ]
    said = "".join(notice["pattern"] + notice["exception"] for notice in notices)
    data: contract.NoticesData = {"notices": notices, "traditional": traditional(said)}
    return data_script(NOTICES_SCRIPT, compact_json(data))


def _count(notice: Notice) -> contract.NoticeCount | None:
    count = notice.count
    return {"year": count.year, "number": count.number, "every": count.every} if count else None
