"""Which characters come out on a terminal, and which bytes name a file: a machine whose locale is GBK or C is to work
like any other. Files are UTF-8 everywhere, and so are the names of files; what is printed is as the terminal reads it.
"""

from __future__ import annotations

import io
import os
import sys

_AGAIN = "PLAN_LIBRARY_UTF8"  # set where a command was started again


def any_locale() -> None:
    """To be called by a script before anything else: start it again where file names would be read as GBK, and let
    what the terminal cannot show come out as an escape, instead of an error."""
    if sys.getfilesystemencoding().lower() not in ("utf-8", "utf8") and _AGAIN not in os.environ:
        changed = {"PYTHONUTF8": "1", "PYTHONIOENCODING": f"{sys.stdout.encoding}:backslashreplace", _AGAIN: "1"}
        sys.stdout.flush()
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **changed})
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=_shown(stream.encoding), errors="backslashreplace")


def _shown(encoding: str) -> str:
    """UTF-8 in place of an encoding that has no Chinese characters at all."""
    try:
        "中".encode(encoding)
    except UnicodeEncodeError:
        return "utf-8"
    return encoding
