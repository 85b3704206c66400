"""Dates of the register: a year, a month or a day, as text; and the day by which phrases have run out."""

from __future__ import annotations

import os
import re
from calendar import monthrange
from datetime import UTC, date, datetime

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def build_day() -> date:
    """The day by which phrases have run out: today, or that of SOURCE_DATE_EPOCH, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def first_day(text: str) -> date | None:
    """The first day of a year, a month or a day: 2015, 2015-06, 2015-06-30. None for anything else."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def last_day(text: str) -> date | None:
    """The last day of a year, a month or a day. None for anything else."""
    first = first_day(text)
    if not first or text.count("-") == 2:
        return first
    month = 12 if "-" not in text else first.month
    return date(first.year, month, monthrange(first.year, month)[1])
