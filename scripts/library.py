"""Begin a library of one's own: the site, the vocabulary, the topics, the register and the skeletons of this one, and
no plans. Later, take up again what has changed here.

    python scripts/library.py FOLDER [--name NAME]

A folder that is new or empty becomes a library. One that was begun so is brought up to date: files that nobody has
changed there are replaced, files that somebody has are kept and named, and what stands in `docs/plans` and `sources`
is never looked at. Exits 0 if the library is there, 1 if it cannot be, 2 for unusable arguments.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.checking.reports import text_report  # noqa: E402
from planlib.disk import account, replace_file, walk  # noqa: E402
from planlib.importing.examples import EXAMPLES, examples_json, examples_of  # noqa: E402
from planlib.library import open_library  # noqa: E402
from planlib.printing import Arguments, any_locale  # noqa: E402

STARTER = "starter"  # what a library has of its own from the beginning
RECORD = ".plan-library.json"  # in a library: what it was begun with
SHARED = (
    *(".editorconfig", ".gitattributes", ".gitignore", ".npmrc", "LICENSE", "Makefile", "rules.yml"),
    *("mkdocs.yml", "package.json", "package-lock.json", "tsconfig.json"),
    *("requirements.txt", "requirements-node.txt"),
    *(
        f"scripts/{name}.py"
        for name in (
            *("audit", "build", "check", "export", "import", "library"),
            *("new", "notices", "offline", "package", "serve", "setup"),
        )
    ),
    *("deploy", "docs", "hooks", "src", "starter", "theme", "vocabulary"),
)
_OWN = ("docs/plans/", "sources/")  # a library's own, never read or written below its folder
_LIST = "docs/plans/index.md"
NAME = "社区计划范文库"


class Change(NamedTuple):
    """What bringing a library up to date did: paths of files that were written, removed, and kept as they were since
    both sides have changed them."""

    written: list[str]
    removed: list[str]
    kept: list[str]


class Refused(Exception):
    """Nothing can be begun there, or from here; its words are for the user."""


def begin(folder: Path, name: str, root: Path = ROOT) -> Change:
    """Begin a library in a folder, or bring the one that stands there up to date. name: of the site; empty for the one
    that it has. Raises `Refused`, with nothing written."""
    record = _record(folder)
    name = name or str(record.get("name", NAME))
    before: Mapping[str, str] = record.get("files", {})
    now = dict(_shared(root, name))
    change = Change([], [], [])
    for path in sorted(before.keys() | now.keys()):
        _bring(folder, path, before.get(path), now.get(path), change)
    for path in ("docs/plans", "sources"):
        (folder / path).mkdir(parents=True, exist_ok=True)
    files = {path: _digest(content) for path, content in now.items()}
    begun = {"name": name, "files": files}
    replace_file(folder / RECORD, json.dumps(begun, ensure_ascii=False, indent=1).encode())
    return change


def _record(folder: Path) -> dict[str, dict[str, str]]:
    """What a library was begun with; nothing for a new one. Raises `Refused`."""
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} 是一个文件，不是文件夹")
    if folder.resolve() == ROOT or ROOT in folder.resolve().parents:
        raise Refused(f"{folder} 在现在这个库里面，请换一个地方")
    try:
        return dict(json.loads((folder / RECORD).read_text("utf-8")))
    except FileNotFoundError:
        if folder.exists() and any(folder.iterdir()):
            raise Refused(f"{folder} 里已经有别的东西，没有动它。请给一个新的或者空的文件夹") from None
        return {}
    except (ValueError, TypeError) as error:
        raise Refused(f"{folder / RECORD} 读不出来（{error}）。它记着库里哪些文件是带来的，请从备份里恢复") from error


def _bring(folder: Path, path: str, before: str | None, now: bytes | None, change: Change) -> None:
    """Bring one shared file up to date. before: its digest when it was brought last; now: what it should be."""
    target = folder / path
    there = _digest(target.read_bytes()) if target.is_file() else None
    wanted = None if now is None else _digest(now)
    if there == wanted:
        return
    if there != before:  # changed, removed or made by its owner
        if wanted != before:
            change.kept.append(path)
    elif now is None:
        target.unlink()
        change.removed.append(path)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, now)
        change.written.append(path)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _shared(root: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """The files that a library shares, with what stands in them there: the starter's before this library's own."""
    starter = {file.relative_to(root / STARTER).as_posix(): file for file in _files(root / STARTER)}
    for entry in SHARED:
        for file in _files(root / entry):
            path = file.relative_to(root).as_posix()
            if path not in starter and (path == _LIST or not path.startswith(_OWN)):
                yield path, _named(path, file.read_bytes(), name)
    for path, file in starter.items():
        yield path, _named(path, file.read_bytes(), name)
    opened = open_library(root)
    if not (library := opened.library):
        raise Refused(f"{text_report(opened.errors)}\n现在这个库本身有错误（见上），请先改好")
    yield EXAMPLES, examples_json(examples_of(library)).encode()


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    yield from (file for file in walk(place) if file.is_file())


def _named(path: str, content: bytes, name: str) -> bytes:
    """A file with the library's name in it. Only the site's settings and the starter's texts have one."""
    return content.replace(NAME.encode(), name.encode()) if path in ("mkdocs.yml", "README.md") else content


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = Arguments("另起一个自己的库，或者把它更新到新版。")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="", help=f"网站的名称；不写就叫{NAME}")
    options = parser.parse_args(arguments)
    is_new = not (options.folder / RECORD).exists()
    try:
        change = begin(options.folder, options.name.strip())
    except Refused as error:
        print(f"{error}。", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"没有做完：{account(error, options.folder)}", file=sys.stderr)
        return 1
    if is_new:
        print(f"新的库在 {options.folder}，里面还没有计划。接着：")
        print(f"  cd {options.folder}")
        print('  make import FROM="旧计划的文件夹"')
        print("  make serve")
    else:
        print(f"{options.folder}：更新 {len(change.written)} 个文件，移走 {len(change.removed)} 个。")
        if change.kept:
            print(f"这 {len(change.kept)} 个您改过，新版也改了，保留了您的：")
            print("\n".join(f"  {path}" for path in change.kept))
    return 0


if __name__ == "__main__":
    any_locale()
    sys.exit(main())
