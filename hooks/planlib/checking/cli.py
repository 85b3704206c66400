"""The command that checks a repository of plans; scripts/check.py and the pre-commit hook run it."""

from __future__ import annotations

import argparse
import gc
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from planlib.disk import Snapshot, replace_file, why
from planlib.keeping.packing import without_collection
from planlib.keeping.store import Store
from planlib.model.findings import Severity
from planlib.places import CACHE_FOLDER
from planlib.printing import Arguments

from .fixing import diff
from .reports import REPORTS, info_summary, is_info
from .request import Checked, Present, Request

POLL_SECONDS = 0.5


def parse(arguments: list[str] | None, root: Path) -> argparse.Namespace:
    """The options of the command; ends the program with status 2 where they are unusable. root: the repository, where
    none is named."""
    parser = Arguments("检查计划、主题、来源和校订账：所有问题一次列全。")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATHS", help="文件或文件夹；不写就全查")
    parser.add_argument("--format", choices=sorted(REPORTS), default="text", help="输出的格式")
    parser.add_argument("--select", type=codes, default=(), metavar="CODES", help="只查这些规则，如 PLN204,PLN4")
    parser.add_argument("--ignore", type=codes, default=(), metavar="CODES", help="不查这些规则")
    parser.add_argument("--strict", action="store_true", help="提醒也算错误")
    parser.add_argument("--notices", action="store_true", help="过时的提法也逐条列出")
    parser.add_argument("--fix", action="store_true", help="先把能自动改的改好，再列出其余的")
    parser.add_argument("--diff", action="store_true", help="只显示 --fix 会改什么，不改文件")
    parser.add_argument("--watch", action="store_true", help="文件一有改动就再查（按 Ctrl-C 停）")
    parser.add_argument("--afresh", action="store_true", help="不用上一次留下的结果，全部重新查")
    parser.add_argument("--root", type=Path, default=root, help="要查的库")
    options = parser.parse_args(arguments)
    missing = [str(path) for path in options.paths if not path.exists()]
    if missing:
        parser.error(f"没有这个文件：{'、'.join(missing)}")
    return options


def codes(text: str) -> tuple[str, ...]:
    """A list of rule codes or families, as in PLN204,PLN4."""
    from .rules import RULES  # noqa: PLC0415 - takes longer than all the rest, where nothing has changed

    parts = tuple(part.strip() for part in text.split(",") if part.strip())
    for part in parts:
        if not any(code.startswith(part) for code in RULES):
            raise argparse.ArgumentTypeError(f"没有 {part} 这条规则")
    return parts


def main(arguments: list[str] | None = None, root: Path | None = None) -> int:
    """Run the check over `root` (the current folder); returns the exit status: 0 if nothing is wrong, 1 if there are
    errors (under --strict: or warnings), 2 for unusable arguments."""
    options = parse(arguments, root or Path.cwd())
    request = Request(options.root, tuple(options.paths), options.select, options.ignore)
    if options.watch:
        return watch(options, request)
    with without_collection():  # from the imports on: nearly all that is made stays to the end
        status = once(options, request)
        gc.freeze()  # nor is it looked through as the process ends
    return status


def once(options: argparse.Namespace, request: Request) -> int:
    """Check, and fix first if that was asked for; returns the exit status, as `main`."""
    store = None if options.afresh or options.diff else Store(options.root / CACHE_FOLDER)  # a diff writes nothing
    if options.diff or options.fix:
        from .checker import fix  # noqa: PLC0415

        for file, before, after in fix(request, store):
            if options.diff:
                path = file.relative_to(options.root) if file.is_relative_to(options.root) else file
                sys.stdout.write(diff(path.as_posix(), before, after))
            else:
                try:
                    replace_file(file, after.encode())
                except OSError as error:
                    print(
                        f"没能改 {file}：{why(error)}。原来的文件还在，一个字也没有动；处理好以后再运行一次",
                        file=sys.stderr,
                    )
                    return 1
                print(f"改好了 {file}", file=sys.stderr)
        if options.diff:
            return 0
    checked = check(request, store)
    in_full = options.notices or options.paths or options.format != "text"
    report = REPORTS[options.format](found for found in checked.findings if in_full or not is_info(found))
    if report:
        print(report)
    severities = Counter(finding.severity for finding in checked.findings)
    errors, warnings = severities[Severity.ERROR], severities[Severity.WARNING]
    if options.format == "text":
        if not options.paths:
            for line in checked.accounts:
                print(line)
        for line in info_summary(checked.findings):
            print(line)
        print(f"查了 {checked.pages} 页：{errors} 个错误，{warnings} 个提醒")
    return 1 if errors or (options.strict and warnings) else 0


def check(request: Request, store: Store | None) -> Checked:
    """What the check finds; where nothing has changed, what it found the last time."""
    present = Present(request.root) if store else None
    if store and present and request.is_whole and (known := present.recall(store)):
        return known._replace(findings=request.wanted(known.findings))
    from .checker import check as look  # noqa: PLC0415 - takes longer than all the rest, and only now

    return look(request, store, present)


def watch(options: argparse.Namespace, request: Request) -> int:
    """Check at once and after every change, until interrupted."""
    seen: Snapshot | None = None
    try:
        while True:
            now = request.watched()
            if now != seen:
                seen = now
                print(f"--- {time.strftime('%H:%M:%S')}", flush=True)
                try:
                    once(options, request)
                except Exception:  # a mistake of the program: the next change may be free of it
                    traceback.print_exc()
                    print("检查程序自己出错了（上面是详情）。文件再有改动时，会接着检查", file=sys.stderr)
                sys.stdout.flush()
            time.sleep(POLL_SECONDS)
    except KeyboardInterrupt:
        return 0
