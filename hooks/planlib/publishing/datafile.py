"""Data as text: the same data gives the same bytes (UTF-8), in every build."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from planlib.contract import DATA_FUNCTION


def indented_json(data: Any) -> str:
    """Data as JSON that people may read, with a line's end behind it."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def compact_json(data: Any) -> str:
    """Data as JSON for the browser."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def digest(parts: Iterable[str]) -> str:
    """A short hash of texts, one after the other, by which a browser tells two builds apart: 12 hexadecimal digits."""
    found = sha256()
    for part in parts:
        found.update(part.encode())
    return found.hexdigest()[:12]


def data_script(uri: str, text: str, build: str = "") -> str:
    """A data file for the browser: a script that hands JSON over, so that it loads from file:// too.

    uri: its path below the site's root, which without .js is the name that the data is asked for by. text: the JSON.
    build: tells files apart that must not be put together.
    """
    return f'{DATA_FUNCTION}("{uri.removesuffix(".js")}","{build}",{text})\n'


def digested_script(uri: str, data: Any) -> str:
    """A data file by itself, its digest as the build."""
    text = compact_json(data)
    return data_script(uri, text, digest([text]))
