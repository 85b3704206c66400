"""The disk as editors use it: what their programs leave beside files, when a file has changed, and how to write one so
that nothing is lost. Standard library only; any stage may import it."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

# What editors, office programs and file managers leave behind: never a page, and never published. A copy that somebody
# made (`x - 副本.md`) is a page like any other.
_DROPPING = re.compile(
    r"""\.DS_Store | \._.* | Thumbs\.db | ehthumbs\.db | desktop\.ini  # file managers
      | \.idea | \.vscode | \.vs | \.git | \.svn | __pycache__         # folders of programs
      | ~\$.* | \.~.* | \.\#.* | \#.*\#                                # Word, WPS, LibreOffice, Emacs
      | .*\.sw[a-p] | 4913 | .*~                                       # Vim
      | .*\.(?:tmp|temp|bak|orig|rej|part|crdownload|lnk)""",
    re.VERBOSE | re.IGNORECASE,
)

Snapshot = Mapping[Path, tuple[int, int, int]]
"""By file, what changes with it: its time in nanoseconds, its size and its number on the disk."""


def is_dropping(name: str) -> bool:
    """Whether a file or a folder of this name is something that a program left behind."""
    return _DROPPING.fullmatch(name) is not None


def walk(folder: Path) -> Iterator[Path]:
    """Everything below a folder, links and folders too, without droppings and what lies in them. A folder that cannot
    be listed, or goes away meanwhile, has nothing in it."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if is_dropping(entry.name):
            continue
        path = folder / entry.name
        yield path
        if entry.is_dir(follow_symlinks=False):
            yield from walk(path)


def snapshot(places: Iterable[Path]) -> Snapshot:
    """The plain files at these places and below them, without droppings. Files that go away meanwhile are left out."""
    found: dict[Path, tuple[int, int, int]] = {}
    for place in places:
        for path in (place, *walk(place)):
            with suppress(OSError, RuntimeError):
                status = path.stat()
                if stat.S_ISREG(status.st_mode):
                    found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def replace_file(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file, as a whole or in pieces, beside the one that is there and put it in its place in one step, so that
    there is always a whole one. The mode stays; where `path` is a link, it stays one, and what it leads to is replaced.

    Raises `OSError` if it cannot be written; then nothing has changed.
    """
    target = path.resolve()
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), _mode(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """The mode of a file that is there, or the one that a new file gets."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def why(error: OSError) -> str:
    """What went wrong with a file, in the words of those who meet it."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def remedy(error: OSError) -> str:
    """What to do about it."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "腾出一些空间，再运行一次"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "换一个可以写入的地方（比如把整个文件夹复制到自己的目录里），或者请管理员给写入的权限"
    return "处理好以后再运行一次"


def account(error: OSError, place: object = "") -> str:
    """What went wrong with which file, and what to do about it, for the end of a message. place: the file or folder,
    where the error names none."""
    where = error.filename or place
    return f"{f'{where}：' if where else ''}{why(error)}。{remedy(error)}。"


_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘满了",
    errno.EFBIG: "文件太大，写不下",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这里是只读的",
    errno.ENOENT: "文件不存在",
    errno.EISDIR: "这是一个文件夹",
    errno.EIO: "磁盘出错",
}
