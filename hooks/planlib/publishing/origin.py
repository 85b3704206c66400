"""What published data says of itself: of when it is, and what may be done with it."""

from __future__ import annotations

from datetime import UTC, datetime

from planlib.library import Library
from planlib.revision import committed_at


def origin(library: Library) -> dict[str, str]:
    """date: of the last commit, in UTC, as YYYY-MM-DD; left out where the repository is not in git. licence: what
    mkdocs.yml says (extra, licence); left out where it says nothing."""
    seconds = committed_at(library.inputs.root)
    date = datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds is not None else ""
    found = {"date": date, "licence": library.inputs.settings.licence}
    return {key: value for key, value in found.items() if value}
