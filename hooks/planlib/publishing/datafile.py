"""Data as text: the same data gives the same bytes (UTF-8), in every build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from planlib.contract import BUILD_DATA, DATA_FUNCTION


def indented_json(data: Any) -> str:
    """Data as JSON that people may read, with a line's end behind it."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def compact_json(data: Any) -> str:
    """Data as JSON for the browser."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def data_script(uri: str, text: str) -> str:
    """A data file for the browser: a script that hands JSON over, so that it loads from file:// too.

    uri: its path below the site's root, which without .js is the name that the data is asked for by. text: the JSON.
    """
    return f'{DATA_FUNCTION}("{uri.removesuffix(".js")}",{text})\n'


def hashed_uri(uri: str, content: str) -> tuple[str, str]:
    """The path of a data file whose name holds a hash of its content, so that no copy of it is ever an old one; and the
    hash: 8 hexadecimal digits."""
    found = sha256(content.encode()).hexdigest()[:8]
    stem, dot, kind = uri.rpartition(".")
    return f"{stem}-{found}{dot}{kind}", found


def build_script(hashes: Mapping[str, str]) -> str:
    """The data file that tells the browser which files there are. hashes: by the paths of scripts below the site's
    root, as they would be without hashes, the hash in the name of each; empty where it has none."""
    named = {uri.removesuffix(".js"): found for uri, found in sorted(hashes.items())}
    return data_script(f"{BUILD_DATA}.js", compact_json(named))
