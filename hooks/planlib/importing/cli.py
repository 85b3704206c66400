"""The command that imports files into a library; scripts/import.py runs it."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from planlib.inputs import SOURCES
from planlib.library import Library, open_library

from .formats import SUFFIXES, Unreadable, read
from .importer import Imported, import_received, scorer_of
from .report import json_report, text_report
from .writing import finish, write_all


def main(arguments: list[str] | None = None, root: Path | None = None) -> int:
    """Import files; returns the exit status: 0 if all of them were (or would be) written, 1 if one was not, 2 for
    unusable arguments."""
    options = _parse(arguments, root or Path.cwd())
    finish(options.into)
    opened = open_library(options.into)
    if not opened.library:
        print("资料库本身有错误，请先用 make check 查看并改好。", file=sys.stderr)
        return 1
    failed = 0
    for file in _files(options.files):
        failed += not _import(file, opened.library, options)
        if not options.dry_run:
            opened = open_library(options.into)
            assert opened.library  # what was imported passed the rules
    return 1 if failed else 0


def _parse(arguments: list[str] | None, root: Path) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Import plans into the library.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files or folders")
    parser.add_argument("--into", type=Path, default=root, metavar="FOLDER", help="the library")
    parser.add_argument("--dry-run", action="store_true", help="report only, and write nothing")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--collection", default="", metavar="NAME", help="the source's name; default: the file's")
    parser.add_argument("--level", default="", help="village, community, subdistrict or town")
    options = parser.parse_args(arguments)
    missing = [str(path) for path in options.files if not path.exists()]
    if missing:
        parser.error(f"no such file: {', '.join(missing)}")
    return options


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in SUFFIXES and not file.name.startswith("~$") and file.is_file()
            )
        else:
            yield path


def _import(file: Path, library: Library, options: argparse.Namespace) -> bool:
    try:
        received = read(file)
    except Unreadable as error:
        print(f"{file}：{error}。", file=sys.stderr)
        return False
    inputs = library.inputs
    if same := next((found.name for found in inputs.collections.values() if found.text == received.text), ""):
        print(f"{file}：内容与 {SOURCES}/{same}.txt 相同，已经在库里，没有改动。", file=sys.stderr)
        return True
    name = _name(options.collection or file.stem, set(inputs.collections))
    imported = import_received(name, received, inputs, scorer_of(library), options.level)
    print(json_report(str(file), imported) if options.format == "json" else text_report(str(file), imported))
    if imported.problems:
        return False
    if not options.dry_run:
        _write(imported, options.into)
    return True


def _name(stem: str, taken: set[str]) -> str:
    """A name for a source: what a file system and an address can hold, and no other source has."""
    name = re.sub(r"[^\w\u4e00-\u9fff-]+", "-", stem).strip("-.") or "received"
    return next(n for n in (name, *(f"{name}-{i}" for i in range(2, 1000))) if n not in taken)


def _write(imported: Imported, root: Path) -> None:
    write_all(root, dict(imported.files()))
