"""Putting a folder that was just made into the place of an older one, so that there is always one of the two.

On Linux and macOS the two are exchanged in one step. Where a file system cannot, the old one is moved aside and the new
one put there: `restore` moves it back where that was cut off in between. All of it below one lock (`lock.only_one`).
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from planlib.processes import chunks, in_processes

_STAGE = ".plan-library-build"  # beside the target of a link, where that is on another disk
CHUNK = 500
"""Folders that a process removes at a time."""
_AT_FDCWD = -100
_SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_CANNOT = (errno.EXDEV, errno.EBUSY, errno.EACCES, errno.EPERM, errno.EROFS)


class Refused(Exception):
    """What stands there is nothing that may be replaced; its words are for the user."""


def restore(site: Path, stage: Path) -> bool:
    """Bring the last good folder back where a swap was cut off, and clear away what was left behind. stage: where the
    builds of this site are made. Returns whether one was brought back."""
    target = site.resolve()
    brought = False
    for folder in (stage, target.parent / _STAGE):
        previous = _previous(folder, target)
        if previous.is_dir() and not target.exists():
            previous.rename(target)
            brought = True
        for left in (previous, *folder.glob("site-*"), *folder.glob("assets-*")):
            shutil.rmtree(left, ignore_errors=True)
    with suppress(OSError):
        (target.parent / _STAGE).rmdir()
    return brought


def put_in_place(new: Path, site: Path, replaced: Callable[[Path], None] | None = None) -> None:
    """Put the folder `new` where `site` is, and remove what was there. Where `site` is a link it stays one: what it
    leads to is replaced, so that a server of that folder shows the new one.

    replaced: takes what it wants from the old folder before it is removed, where that is still whole. Raises `Refused`
    where `site` is a file, `OSError` where it cannot be written: then the old one stays.
    """
    target = site.resolve()
    if target.exists() and not target.is_dir():
        raise Refused(f"{site} 是一个文件，不是文件夹：请先把它移走")
    if not target.parent.is_dir():
        raise Refused(f"{site} 这个链接指向 {target}，那里没有上一级文件夹：请改好链接，或者删掉它")
    try:
        _replace(new, target)
    except OSError as error:
        if error.errno not in _CANNOT or not (site.is_symlink() or target.is_mount()):
            raise
        _replace_elsewhere(new, target)
    else:
        if replaced and new.exists():
            replaced(new)
    remove(new)


def remove(folder: Path) -> None:
    """Remove a folder, as far as that can be done: its largest part, which are folders of pages, in processes."""
    inner = [path for path in folder.glob("*/*/") if not path.is_symlink()]
    for _ in in_processes(_remove_all, list(chunks(inner, CHUNK))):
        pass
    shutil.rmtree(folder, ignore_errors=True)


def _remove_all(folders: Sequence[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _replace_elsewhere(new: Path, target: Path) -> None:
    """The same where the target is on another disk or its name cannot be moved: by a copy beside it, else file by
    file."""
    stage = target.parent / _STAGE
    copy = stage / new.name
    try:
        shutil.copytree(new, copy)
        _replace(copy, target)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        _replace_files(new, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _replace(new: Path, target: Path) -> None:
    """Put a folder of the same disk in place of another, or where there is none."""
    if not target.exists():
        new.rename(target)
        return
    shutil.copymode(target, new)
    if not exchange(new, target):
        previous = _previous(new.parent, target)
        shutil.rmtree(previous, ignore_errors=True)
        target.rename(previous)
        try:
            new.rename(target)
        except OSError:
            previous.rename(target)
            raise
        shutil.rmtree(previous, ignore_errors=True)


def _previous(stage: Path, target: Path) -> Path:
    """Where a folder is put aside, between the two moves."""
    return stage / f"previous-{target.name}"


def exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; False where the system or the disk cannot. Raises `OSError` where
    it could but must not."""
    a, b = os.fsencode(one), os.fsencode(other)
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(a, b, ctypes.c_uint(_SWAP))
    elif hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, ctypes.c_uint(_SWAP))
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _replace_files(new: Path, target: Path) -> None:
    """Make a folder hold what another holds, each file in one step: what pages need first, then the pages, and last
    what is no longer there is removed."""
    files = sorted(
        (file.relative_to(new) for file in new.rglob("*") if file.is_file()),
        key=lambda file: (file.suffix == ".html", file),
    )
    for file in files:
        place = target / file
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f"{place.name}.part")
        shutil.copyfile(new / file, part)
        part.replace(place)
    wanted = {target / file for file in files}
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            with suppress(OSError):  # not empty
                path.rmdir()
        elif path not in wanted:
            path.unlink()
