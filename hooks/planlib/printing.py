"""Printing on whatever terminal there is: a machine whose locale is GBK or C must not stop at a character."""

from __future__ import annotations

import io
import sys


def printable() -> None:
    """Let output and error output show what they cannot encode as an escape, instead of raising `UnicodeEncodeError`;
    under the C locale, where nothing says how the terminal reads, they are UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            plain = stream.encoding.replace("-", "").lower() in ("ascii", "usascii", "ansi_x3.41968", "iso88591")
            stream.reconfigure(encoding="utf-8" if plain else None, errors="backslashreplace")
