"""The command that imports files into a library; scripts/import.py runs it."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from enum import Enum
from pathlib import Path

from planlib.checking.reports import text_report as findings_report
from planlib.disk import remedy, why
from planlib.inputs import SOURCES
from planlib.library import open_library
from planlib.printing import Arguments

from .formats import SUFFIXES, Unreadable, read
from .importer import Importer
from .report import json_report, text_report
from .writing import finish, write_all

OTHERS_SHOWN = 5  # names of files that cannot be read


def main(arguments: list[str] | None = None, root: Path | None = None) -> int:
    """Import files; returns the exit status: 0 if all of them were (or would be) written, 1 if one was not, 2 for
    unusable arguments."""
    options = _parse(arguments, root or Path.cwd())
    finish(options.into)
    opened = open_library(options.into)
    if not opened.library:
        print(findings_report(opened.errors), file=sys.stderr)
        print("资料库本身有错误（见上），没有导入：请先改好；make check 可以再查一遍。", file=sys.stderr)
        return 1
    levels = opened.library.vocabulary.levels
    if options.level and options.level not in levels:
        print(f"没有“{options.level}”这个层级；有 {'、'.join(levels)}。", file=sys.stderr)
        return 2
    importer = Importer(opened.library)
    files, others = _files(options.files)
    outcomes = Counter(_import(file, importer, options) for file in files)
    if len(files) > 1 or others:
        print(_summary(outcomes, others, dry=options.dry_run), file=sys.stderr)
    return 1 if outcomes[Outcome.REFUSED] else 0


class Outcome(Enum):
    """What became of a file."""

    WRITTEN = "written"
    THERE = "there"
    REFUSED = "refused"


def _summary(outcomes: Counter[Outcome], others: list[Path], *, dry: bool) -> str:
    done = "可以导入" if dry else "导入"
    parts = [f"{done} {outcomes[Outcome.WRITTEN]} 个文件"]
    if outcomes[Outcome.THERE]:
        parts.append(f"{outcomes[Outcome.THERE]} 个已经在库里")
    if outcomes[Outcome.REFUSED]:
        parts.append(f"{outcomes[Outcome.REFUSED]} 个没有导入，原因见上")
    if others:
        names = "、".join(file.name for file in others[:OTHERS_SHOWN])
        more = "等" if len(others) > OTHERS_SHOWN else ""
        parts.append(f"{len(others)} 个不是能读的文件，跳过了：{names}{more}")
    return "；".join(parts) + "。"


def _parse(arguments: list[str] | None, root: Path) -> argparse.Namespace:
    parser = Arguments("把 Word 文件、网页、文字文件导入成库里的计划。")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="文件或文件夹")
    parser.add_argument("--into", type=Path, default=root, metavar="FOLDER", help="导入到哪个库")
    parser.add_argument("--dry-run", action="store_true", help="只报告，不写文件")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--collection", default="", metavar="NAME", help="来源的名称；不写就用文件名")
    parser.add_argument(
        "--level", default="", help="计划的级别：village 村、community 社区、subdistrict 街道、town 乡镇"
    )
    options = parser.parse_args(arguments)
    missing = [str(path) for path in options.files if not path.exists()]
    if missing:
        parser.error(f"找不到 {'、'.join(missing)}")
    return options


def _files(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """The files to be read, and those in the folders that are of no kind that can be."""
    files: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        # ~$: what Word leaves beside an open file
        found = (file for file in sorted(path.rglob("*")) if file.is_file() and not file.name.startswith(("~$", ".")))
        for file in found:
            (files if file.suffix.lower() in SUFFIXES else others).append(file)
    return files, others


def _import(file: Path, importer: Importer, options: argparse.Namespace) -> Outcome:
    """Import one file, or say why not."""
    try:
        received = read(file)
    except Unreadable as error:
        print(f"{file}：{error}。", file=sys.stderr)
        return Outcome.REFUSED
    if same := importer.same_as(received):
        print(f"{file}：内容与 {SOURCES}/{same}.txt 相同，已经在库里，没有改动。", file=sys.stderr)
        return Outcome.THERE
    imported = importer.take(options.collection or file.stem, received, options.level)
    print(
        json_report(str(file), imported)
        if options.format == "json"
        else text_report(str(file), imported, importer.names)
    )
    if imported.problems:
        return Outcome.REFUSED
    if not options.dry_run:
        try:
            write_all(options.into, dict(imported.files()))
        except OSError as error:
            print(f"{file}：没有写成：{why(error)}。库里没有改动；{remedy(error)}。", file=sys.stderr)
            return Outcome.REFUSED
    return Outcome.WRITTEN
