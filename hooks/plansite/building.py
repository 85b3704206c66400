"""Building the site in this process: what `make build`, `make serve` and `make offline` share."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from planlib.checking.reports import text_report
from planlib.disk import account, why
from planlib.library import open_library
from planlib.model.findings import Finding
from planlib.reading.settings import SETTINGS_FILE, read_settings

from . import swap
from .lock import BUILD_FOLDER, only_one
from .site import BrokenLibrary

SITE = "site"
_LOG = logging.getLogger("mkdocs")


class Failure(NamedTuple):
    """Why there is no new site. findings: the errors in what editors write; empty where it is something else. text: all
    of it, as it was printed."""

    findings: tuple[Finding, ...]
    text: str

    def to_json(self) -> str:
        """The failure for who has not the process that it happened in, as `make serve`."""
        found = [
            {"place": finding.place, "code": finding.code, "message": finding.message, "hint": finding.hint}
            for finding in self.findings
        ]
        return json.dumps({"findings": found, "text": self.text}, ensure_ascii=False)


class _Shown(logging.Handler):
    """Prints what MkDocs and the library say, but not what MkDocs tells of its own progress; and keeps it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING or record.name.startswith("mkdocs.plugins."):
            text = record.getMessage()
            self.lines.append(text)
            print(text, file=sys.stderr, flush=True)


@contextmanager
def _shown() -> Iterator[list[str]]:
    handler = _Shown()
    before = _LOG.level
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    try:
        yield handler.lines
    finally:
        _LOG.removeHandler(handler)
        _LOG.setLevel(before)


def make_site(root: Path, folder: Path, **settings: Any) -> Failure | None:
    """Build the site of the repository at `root` into a new folder. settings: keys of mkdocs.yml that are other than
    there. What is wrong is printed, and returned; nothing is raised but what ends a program.
    """
    if read_settings(root).problems:  # MkDocs would stop at the first, without its line
        return _broken(open_library(root).errors)
    with _shown() as lines:
        try:
            config = load_config(str(root / SETTINGS_FILE), site_dir=str(folder), **settings)
            build(config)
            return None
        except MkDocsException as error:
            found = _cause(error)
            if isinstance(found, BrokenLibrary):
                return Failure(found.findings, "\n".join(lines))
            lines.append(str(error))
            print(error, file=sys.stderr)
        except OSError as error:
            lines.append(f"写不下：{error.filename or folder}：{why(error)}")
            print(lines[-1], file=sys.stderr)
        except Exception:
            lines.append(traceback.format_exc())
            print(lines[-1], file=sys.stderr)
    return Failure((), "\n".join(lines))


def _broken(errors: Sequence[Finding]) -> Failure:
    text = text_report(errors)
    print(text, file=sys.stderr)
    return Failure(tuple(errors), text)


def _cause(error: BaseException) -> BaseException:
    """What an error came from in the first place."""
    while before := error.__cause__ or error.__context__:
        error = before
    return error


@contextmanager
def new_site(root: Path, **settings: Any) -> Iterator[Path | Failure]:
    """A strictly built site in a folder of its own below .build/, or why there is none; to be used below the lock, and
    gone afterwards."""
    folder = root / BUILD_FOLDER / f"site-{os.getpid()}"
    try:
        failure = make_site(root, folder, strict=True, **settings)
        yield failure or folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def build_site(root: Path) -> bool:
    """Build into site/, or leave it as it was; whether there is a new one. Raises `OSError` where nothing can be
    written, `swap.Refused` where `site` is no folder."""
    site, stage = root / SITE, root / BUILD_FOLDER
    with only_one(root):
        if swap.restore(site, stage):
            print("上一次生成中途断了，已经把原来的 site/ 放回去。", file=sys.stderr)
        with new_site(root) as made:
            if isinstance(made, Failure):
                return False
            swap.put_in_place(made, site)
    return True


def told(doing: Callable[[], int]) -> int:
    """Run a command; the exit status, with a line for what an editor can meet in place of a traceback. What ends the
    process from outside lets it clear away its folder."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        return doing()
    except swap.Refused as error:
        print(f"没有生成：{error}。", file=sys.stderr)
    except OSError as error:
        print(f"没有生成：{account(error)}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\n停下了，没有生成。", file=sys.stderr)
        return 130
    return 1
