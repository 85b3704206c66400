"""What has changed in a repository while `make serve` runs: told by the system, and looked for where it tells nothing
(network disks, links to files elsewhere)."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from planlib.disk import Snapshot, is_dropping, snapshot

WATCHED = (
    *("docs", "sources", "vocabulary", "rules.yml", "mkdocs.yml"),  # what editors write
    *("theme", "deploy", "hooks", "src", "package.json", "package-lock.json"),  # and what developers do
)
SETTLE_SECONDS = 0.03  # an editor may write a file in several steps
LOOK_SECONDS = 1.0  # between two looks at the disk, at least
LOOK_SHARE = 20  # so many times as long as a look takes is the least time between two
_CHANGES = ("created", "modified", "moved", "deleted")  # not: opened, closed


class Watch(FileSystemEventHandler):
    """The changes below `root`, from the moment of its making."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._told = threading.Event()
        self._changed: set[Path] = set()  # what was told and not yet handed out
        self._known: set[Path] = set()  # what was handed out since the last look
        self._observer = Observer()
        self._seen: Snapshot = {}
        self._next_look = 0.0

    def __enter__(self) -> Watch:
        self._look()
        with suppress(OSError):  # no more watches to be had: then it is looked for
            self._observer.schedule(self, str(self._root))
            for name in WATCHED:
                if (self._root / name).is_dir():
                    self._observer.schedule(self, str(self._root / name), recursive=True)
            self._observer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change, in the thread of the system's messages."""
        if event.event_type not in _CHANGES or (event.event_type == "modified" and event.is_directory):
            return  # what changes in a folder is told by itself, and may be a dropping
        for place in filter(None, (event.src_path, event.dest_path)):
            path = Path(os.fsdecode(place))  # type: ignore[arg-type]  # bytes or a string
            parts = self._parts(path)
            if parts and parts[0] in WATCHED and not any(map(is_dropping, parts)):
                self._changed.add(path)
                self._told.set()

    def changes(self) -> set[str]:
        """Wait for changes, and until nothing changes any more; the first parts of the paths that have changed."""
        while True:
            if self._told.wait(max(0.0, self._next_look - time.monotonic())):
                while self._told.is_set():
                    self._told.clear()
                    time.sleep(SETTLE_SECONDS)
                changed, self._changed = self._changed, set()
                self._known |= changed
            else:
                changed = self._look()
            if names := {parts[0] for path in changed if (parts := self._parts(path))}:
                return names

    def _look(self) -> set[Path]:
        """What is other than when it was last looked for, and was not told meanwhile."""
        start = time.monotonic()
        now = snapshot(self._root / name for name in WATCHED)
        differing = {path for path, _ in now.items() ^ self._seen.items()} - self._known
        self._seen, self._known = now, set()
        end = time.monotonic()
        self._next_look = end + max(LOOK_SECONDS, LOOK_SHARE * (end - start))
        return differing

    def _parts(self, path: Path) -> tuple[str, ...]:
        """The parts of a path below the repository; none of one that is not below it."""
        return path.relative_to(self._root).parts if path.is_relative_to(self._root) else ()
