"""The command that imports files into a library; scripts/import.py runs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from planlib.inputs import SOURCES
from planlib.library import open_library

from .formats import SUFFIXES, Unreadable, read
from .importer import Importer
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
    importer = Importer(opened.library)
    written = [_import(file, importer, options) for file in _files(options.files)]
    return 0 if all(written) else 1


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
        parser.error(f"找不到 {'、'.join(missing)}")
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


def _import(file: Path, importer: Importer, options: argparse.Namespace) -> bool:
    """Import one file; returns whether it was written, or is there already."""
    try:
        received = read(file)
    except Unreadable as error:
        print(f"{file}：{error}。", file=sys.stderr)
        return False
    if same := importer.same_as(received):
        print(f"{file}：内容与 {SOURCES}/{same}.txt 相同，已经在库里，没有改动。", file=sys.stderr)
        return True
    imported = importer.take(options.collection or file.stem, received, options.level)
    print(
        json_report(str(file), imported)
        if options.format == "json"
        else text_report(str(file), imported, importer.names)
    )
    if imported.problems:
        return False
    if not options.dry_run:
        write_all(options.into, dict(imported.files()))
    return True
