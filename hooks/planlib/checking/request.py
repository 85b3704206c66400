"""What is asked of the check, and what it answers; quick to import, for most of the time nothing has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from planlib.disk import Snapshot, snapshot
from planlib.keeping.files import RACY_NS, list_repository, now
from planlib.keeping.store import Store, digest
from planlib.model.findings import Finding
from planlib.notices.dates import build_day
from planlib.places import CHECKED, HOOK


class Checked(NamedTuple):
    """findings: those that were asked for. pages: how many plan pages they come from. accounts: of the sources, in
    words."""

    findings: list[Finding]
    pages: int
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What to check. paths: files or folders, all if empty. select, ignore: codes or families of rules."""

    root: Path
    paths: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the whole repository is to be checked."""
        root = self.root.resolve()
        return not self.paths or any(root.is_relative_to(path.resolve()) for path in self.paths)

    def wanted(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings of the rules that were asked for."""
        return [found for found in findings if self.wants(found)] if self.select or self.ignore else list(findings)

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is of the rules that were asked for."""
        selected = not self.select or finding.code.startswith(self.select)
        return selected and not (self.ignore and finding.code.startswith(self.ignore))

    def watched(self) -> Snapshot:
        """The files whose changes matter, as they are now."""
        return snapshot((*(self.root / name for name in CHECKED), *self.paths))


class Present:
    """A repository as it lies on the disk now: whether it is as it was when all of it was checked."""

    def __init__(self, root: Path) -> None:
        self.at = now()
        self.listing = listing = list_repository(root, CHECKED)
        signatures = listing.files.values()
        self._is_certain = None not in signatures
        self._last = max((max(found[1:3]) for found in signatures if found), default=0)
        self._key = digest(
            repr(sorted(listing.files.items())),
            repr(sorted(listing.odd)),
            str(build_day()),
            str((root / HOOK).exists()),
        )

    def recall(self, store: Store) -> Checked | None:
        """What was found, if nothing has changed since; None where that is not certain."""
        kept = store.table("whole").get("", self._key) if self._is_certain else None
        return Checked(*kept[1:]) if kept and self._last + RACY_NS < kept[0] else None

    def remember(self, store: Store, checked: Checked) -> None:
        """Keep what was found in it, if nothing has changed meanwhile."""
        store.table("whole").put("", self._key, (self.at, *checked))
        store.save()
