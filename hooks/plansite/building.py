"""Building the site in this process: what `make build`, `make serve` and `make offline` share."""

from __future__ import annotations

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
from planlib.keeping.packing import without_collection
from planlib.keeping.store import digest
from planlib.library import Repository, open_library
from planlib.model.findings import Finding
from planlib.reading.settings import SETTINGS_FILE, read_settings

from . import swap
from .events import Events
from .kept import Kept
from .lock import BUILD_FOLDER, only_one
from .site import BrokenLibrary
from .writing import Writing

SITE = "site"
SPARE = "spare"  # in the folder of builds
_LOG = logging.getLogger("mkdocs")


class Failure(NamedTuple):
    """Why there is no new site. findings: the errors in what editors write; empty where it is something else. text: all
    of it, as it was printed."""

    findings: tuple[Finding, ...]
    text: str

    def to_data(self) -> dict[str, Any]:
        """The failure for who has not the process that it happened in, as `make serve`."""
        found = [
            {"place": finding.place, "code": finding.code, "message": finding.message, "hint": finding.hint}
            for finding in self.findings
        ]
        return {"findings": found, "text": self.text}


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


Preparing = Callable[[Events], None]


def make_site(root: Path, folder: Path, prepare: Preparing = lambda events: None, **settings: Any) -> Failure | None:
    """Build the site of the repository at `root` into a new folder.

    prepare: sets what the build's events do otherwise than when MkDocs is run by itself. settings: keys of mkdocs.yml
    that are other than there. What is wrong is printed, and returned; nothing is raised but what ends a program.
    """
    if read_settings(root).problems:  # MkDocs would stop at the first, without its line
        return _broken(open_library(root).errors)

    def make() -> None:
        # Before MkDocs reads it: where it changes meanwhile, pages are made once more rather than taken for new ones.
        settings_digest = digest((root / SETTINGS_FILE).read_bytes())
        config = load_config(str(root / SETTINGS_FILE), site_dir=str(folder), **settings)
        for hook in config.plugins.values():
            if isinstance(events := getattr(hook, "events", None), Events):
                events.settings_digest = settings_digest
                prepare(events)
        build(config)

    return attempt(make, folder)


def attempt(make: Callable[[], None], folder: Path) -> Failure | None:
    """Make something of a site, in a folder; why that went wrong, printed and returned."""
    with _shown() as lines:
        try:
            make()
            return None
        except MkDocsException as error:
            found = _cause(error)
            if isinstance(found, BrokenLibrary):
                return _broken(found.findings, are_told=bool(lines))
            lines.append(str(error))
            print(error, file=sys.stderr)
        except OSError as error:
            lines.append(f"写不下：{error.filename or folder}：{why(error)}")
            print(lines[-1], file=sys.stderr)
        except Exception:
            lines.append(traceback.format_exc())
            print(lines[-1], file=sys.stderr)
    return Failure((), "\n".join(lines))


def _broken(errors: Sequence[Finding], *, are_told: bool = False) -> Failure:
    """are_told: whether MkDocs has printed them."""
    text = text_report(errors)
    if not are_told:
        print(text, file=sys.stderr)
    return Failure(tuple(errors), text)


def _cause(error: BaseException) -> BaseException:
    """What an error came from in the first place."""
    while before := error.__cause__ or error.__context__:
        error = before
    return error


@contextmanager
def new_site(root: Path, prepare: Preparing = lambda events: None, **settings: Any) -> Iterator[Path | Failure]:
    """A strictly built site in a folder of its own below .build/, or why there is none; to be used below the lock, and
    gone afterwards."""
    folder = root / BUILD_FOLDER / f"site-{os.getpid()}"
    try:
        failure = make_site(root, folder, prepare, strict=True, **settings)
        yield failure or folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def build_site(root: Path) -> bool:
    """Build into site/, or leave it as it was; whether there is a new one. Pages of the site that is there are taken
    over where nothing has changed that they depend on.

    Raises `OSError` where nothing can be written, `swap.Refused` where `site` is no folder.
    """
    site, stage = root / SITE, root / BUILD_FOLDER
    with only_one(root), without_collection():
        if swap.restore(site, stage):
            print("上一次生成中途断了，已经把原来的 site/ 放回去。", file=sys.stderr)
        repository = Repository(root)
        kept = Kept(site, repository.store, stage / SPARE)
        writing = Writing(kept)

        def prepare(events: Events) -> None:
            events.open, events.store, events.writing = repository.open, repository.store, writing

        with new_site(root, prepare) as made:
            if isinstance(made, Failure):
                return False
            swap.put_in_place(made, site, kept.set_aside)
            writing.keep()
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
