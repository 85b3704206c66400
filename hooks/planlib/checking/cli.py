"""The command that checks a repository of plans; scripts/check.py and the pre-commit hook run it."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from planlib.disk import Snapshot, replace_file, why
from planlib.model.findings import Severity
from planlib.sources.report import accounts_report

from .checker import Request, check, fix
from .fixing import diff
from .reports import REPORTS, info_summary, is_info
from .rules import RULES

POLL_SECONDS = 0.5


def parse(arguments: list[str] | None, root: Path) -> argparse.Namespace:
    """The options of the command; ends the program with status 2 where they are unusable. root: the repository, where
    none is named."""
    parser = argparse.ArgumentParser(description="Check plans, topics, sources and ledgers.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATHS", help="files or folders; default: everything")
    parser.add_argument("--format", choices=sorted(REPORTS), default="text")
    parser.add_argument("--select", type=codes, default=(), metavar="CODES", help="only these: PLN204,PLN4")
    parser.add_argument("--ignore", type=codes, default=(), metavar="CODES", help="all but these")
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("--notices", action="store_true", help="list what is out of date too, as with PATHS")
    parser.add_argument("--fix", action="store_true", help="fix what is mechanical, then report the rest")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes (Ctrl-C stops it)")
    parser.add_argument("--root", type=Path, default=root, help="the repository to check")
    options = parser.parse_args(arguments)
    missing = [str(path) for path in options.paths if not path.exists()]
    if missing:
        parser.error(f"no such file: {', '.join(missing)}")
    return options


def codes(text: str) -> tuple[str, ...]:
    """A list of rule codes or families, as in PLN204,PLN4."""
    parts = tuple(part.strip() for part in text.split(",") if part.strip())
    for part in parts:
        if not any(code.startswith(part) for code in RULES):
            raise argparse.ArgumentTypeError(f"no rule is called {part}")
    return parts


def main(arguments: list[str] | None = None, root: Path | None = None) -> int:
    """Run the check over `root` (the current folder); returns the exit status: 0 if nothing is wrong, 1 if there are
    errors (under --strict: or warnings), 2 for unusable arguments."""
    options = parse(arguments, root or Path.cwd())
    request = Request(options.root, tuple(options.paths), options.select, options.ignore)
    if options.watch:
        return watch(options, request)
    return once(options, request)


def once(options: argparse.Namespace, request: Request) -> int:
    """Check, and fix first if that was asked for; returns the exit status, as `main`."""
    if options.diff or options.fix:
        for file, before, after in fix(request):
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
                print(f"fixed {file}", file=sys.stderr)
        if options.diff:
            return 0
    checked = check(request)
    in_full = options.notices or options.paths or options.format != "text"
    report = REPORTS[options.format](found for found in checked.findings if in_full or not is_info(found))
    if report:
        print(report)
    severities = Counter(finding.severity for finding in checked.findings)
    errors, warnings = severities[Severity.ERROR], severities[Severity.WARNING]
    if options.format == "text":
        if not options.paths:
            for line in accounts_report(checked.inputs.accounts):
                print(line)
        for line in info_summary(checked.findings):
            print(line)
        print(f"checked {checked.pages} pages: {errors} errors, {warnings} warnings")
    return 1 if errors or (options.strict and warnings) else 0


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
