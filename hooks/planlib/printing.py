"""Which characters come out on a terminal, and which bytes name a file: a machine whose locale is GBK or C is to work
like any other. Files are UTF-8 everywhere, and so are the names of files; what is printed is as the terminal reads it.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

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


def whole_or_part(main: Callable[[], int]) -> int:
    """Run a command; returns its exit status. Who stops reading what it prints (`| head`) stops it without an error."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains as it ends
        return STOPPED_READING
    return status


STOPPED_READING = 141  # what a shell says of a program that a closed pipe has ended


class Arguments(argparse.ArgumentParser):
    """The options of a command, told in Chinese."""

    def __init__(self, description: str, **settings: Any) -> None:
        super().__init__(description=description, add_help=False, **settings)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这些说明")

    def format_usage(self) -> str:
        """How the command is called."""
        return super().format_usage().replace("usage: ", "用法：", 1)

    def format_help(self) -> str:
        """How the command is called, and what each option does."""
        shown = super().format_help().replace("usage: ", "用法：", 1)
        return re.sub(r"^(参数|选项):$", r"\1：", shown, flags=re.MULTILINE)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and end the program with status 2."""
        for english, chinese in _ARGUMENT_ERRORS:
            message = english.sub(chinese, message)
        self.exit(2, f"{self.format_usage()}{self.prog}：{message}\n")


_ARGUMENT_ERRORS = (
    (re.compile(r"^argument (.+?): invalid choice: (.+?) \(choose from (.+)\)$"), r"\1 不能写 \2，可以写 \3"),
    (re.compile(r"^argument (.+?): invalid \w+ value: (.+)$"), r"\1 不能写 \2"),
    (re.compile(r"^argument (.+?): expected (?:one|at least one) arguments?$"), r"\1 后面要写一个值"),
    (re.compile(r"^argument (.+?): not allowed with argument (.+)$"), r"\1 和 \2 不能一起用"),
    (re.compile(r"^argument (.+?): "), r"\1："),
    (re.compile(r"^unrecognized arguments: "), "不认识："),
    (re.compile(r"^the following arguments are required: "), "还要写："),
    (re.compile(r"^ambiguous option: (.+?) could match (.+)$"), r"\1 说不准是哪一个：\2"),
)


def _shown(encoding: str) -> str:
    """UTF-8 in place of an encoding that has no Chinese characters at all."""
    try:
        "中".encode(encoding)
    except UnicodeEncodeError:
        return "utf-8"
    return encoding
