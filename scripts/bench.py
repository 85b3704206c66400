"""Measure the checker beside markdownlint-cli2 and mdformat on made-up plan pages, the same for all, in the same run.

    make bench            sets up the other tools and measures; takes minutes
    python scripts/bench.py [--pages 8,80,800,8000] [--runs N] [--seed N]

Every run is a process of its own. Of several runs the quickest counts, and the largest peak of memory. What a page
costs (“ms a page”) is the time beyond that for the fewest pages, by the pages beyond them, so that starting up is no
part of it. Whether that cost grows is measured apart, inside one process: few pages many times against many pages once,
by processor time, which what else runs on the machine disturbs least.

The table goes to standard output and to .build/bench.md. These are figures, not tests: the only failure is a tool that
breaks, or a checker that finds errors on pages which have none.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / ".build/bench.md"
MARKDOWNLINT = ROOT / "bench/node_modules/markdownlint-cli2"
PAGES = (8, 80, 800, 8000)
RUNS = ((100, 15), (1000, 5))  # below so many pages so many runs, after one to warm up
RUNS_MANY = 2  # and above without one
TURNS_INSIDE = 2
WANTED = 1.5  # what a page may cost among the most pages, by what it costs among few
PLAIN, SOURCED = "plain", "sourced"


@dataclass(frozen=True)
class Tool:
    """library: which of the two it reads, PLAIN or SOURCED pages. passes: the exit statuses of a run that went well."""

    name: str
    command: tuple[str, ...]
    library: str = PLAIN
    passes: tuple[int, ...] = (0, 1)


class Run(NamedTuple):
    """seconds: by the clock. cpu: seconds of processor time, all threads. peak: MB."""

    seconds: float
    cpu: float
    peak: float


Figures = dict[tuple[int, Tool], Run]


def tools(node: str) -> tuple[Tool, ...]:
    """What is measured; the checker comes first. Each command runs in the folder of its library."""
    checker = (sys.executable, str(ROOT / "scripts/check.py"), "--root", ".")
    settings = str(ROOT / "bench/plans.markdownlint-cli2.jsonc")
    markdownlint = (node, str(MARKDOWNLINT / "markdownlint-cli2-bin.mjs"), "--config", settings, "docs/plans/*.md")
    mdformat = (sys.executable, "-m", "mdformat", "--check", "--number", "docs/plans")
    npm_version = json.loads((MARKDOWNLINT / "package.json").read_text("utf-8"))["version"]
    return (
        Tool("checker", checker, passes=(0,)),
        Tool("checker, with sources", checker, SOURCED, passes=(0,)),
        Tool(f"markdownlint-cli2 {npm_version}", markdownlint),
        Tool(f"mdformat --check {version('mdformat')}", mdformat),
    )


def generate(folder: Path, pages: int, seed: int) -> None:
    """Write both libraries, in processes of their own: see `run`."""
    for library, option in ((PLAIN, ()), (SOURCED, ("--sources",))):
        program = ROOT / "scripts/benchmark_pages.py"
        command = [sys.executable, program, folder / library, str(pages), "--seed", str(seed), *option]
        subprocess.run(command, check=True)


def run(tool: Tool, folder: Path) -> Run:
    """Run a tool once. This process must stay small: Linux counts what it holds at the start as the child's peak."""
    log = folder / "log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(tool.command, cwd=folder / tool.library, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in tool.passes:
        end = log.read_text("utf-8", "replace")[-2000:]
        sys.exit(f"bench: failed: {tool.name} ended with status {process.returncode} on {folder.name} pages:\n{end}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def measure(tool_list: tuple[Tool, ...], folder: Path, runs: int, warm_up: bool) -> dict[Tool, Run]:
    """The best of some runs of each tool; the tools take turns, so that a busy moment does not hit one alone."""
    found: dict[Tool, list[Run]] = {tool: [] for tool in tool_list}
    for turn in range(warm_up + runs):
        for tool in tool_list:
            done = run(tool, folder)
            if turn >= warm_up:
                found[tool].append(done)
    return {
        tool: Run(min(r.seconds for r in done), min(r.cpu for r in done), max(r.peak for r in done))
        for tool, done in found.items()
    }


def slope(figures: Figures, tool: Tool, pages: int, fewest: int) -> float:
    """What a page costs in milliseconds, starting up aside."""
    return 1000 * (figures[pages, tool].seconds - figures[fewest, tool].seconds) / (pages - fewest)


# Whether the cost a page grows

# Checks a library again and again; prints the seconds of processor time, which other programs disturb least.
INSIDE = """
import sys, time
from pathlib import Path
hooks, library, times = sys.argv[1:]
sys.path.insert(0, hooks)
from planlib.checking.checker import check
from planlib.checking.request import Request
request = Request(Path(library))
if int(times) > 1:
    check(request)
start = time.process_time()
for _ in range(int(times)):
    check(request)
print(time.process_time() - start)
"""


class Growth(NamedTuple):
    """What a page costs among few and among many, in milliseconds of processor time."""

    few: float
    many: float


def measure_growth(folder: Path, library: str, sizes: list[int]) -> Growth:
    """Check few pages many times and many pages once, each in one process, without what any check costs."""
    fewest, few, most = sizes[0], sizes[1], sizes[-1]
    times = max(1, most // few)
    best: dict[int, float] = {}
    for _ in range(TURNS_INSIDE):
        for pages, often in ((fewest, times), (few, times), (most, 1)):
            program = (sys.executable, "-c", INSIDE, str(ROOT / "hooks"))
            command = [*program, str(folder / str(pages) / library), str(often)]
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            done = 1000 * float(output) / often
            best[pages] = min(done, best.get(pages, done))
    return Growth(*((best[pages] - best[fewest]) / (pages - fewest) for pages in (few, most)))


# The report


def table(figures: Figures, tool_list: tuple[Tool, ...], sizes: list[int]) -> str:
    """All figures as Markdown."""
    head = ("pages", "tool", "seconds", "CPU s", "pages/s", "ms a page", "peak MB", "time / checker's")
    rows = [head, ("---:", "---", *["---:"] * 6)]
    for pages in sizes:
        for tool in tool_list:
            done = figures[pages, tool]
            rows.append(
                (
                    f"{pages:,}",
                    tool.name,
                    f"{done.seconds:.2f}",
                    f"{done.cpu:.2f}",
                    f"{pages / done.seconds:.0f}",
                    f"{slope(figures, tool, pages, sizes[0]):.2f}" if pages > sizes[0] else "",
                    f"{done.peak:.0f}",
                    f"{done.seconds / figures[pages, tool_list[0]].seconds:.2f}",
                )
            )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(f"| {' | '.join(map(_cell, row, widths))} |" for row in rows)


def _cell(text: str, width: int) -> str:
    if text.startswith("-"):
        return text.replace("-", "-" * (width - len(text) + 1), 1)
    return text.ljust(width) if text[:1].isalpha() else text.rjust(width)


def growth_note(name: str, growth: Growth, sizes: list[int]) -> str:
    """A sentence on how the cost of a page grows with their number; sizes: of the libraries that were measured."""
    ratio = growth.many / growth.few
    return (
        f"{name}: inside one process a page costs {growth.few:.2f} ms among {sizes[1]:,} "
        f"and {growth.many:.2f} ms among {sizes[-1]:,} in CPU time: {ratio:.2f} times as much, "
        f"{'within' if ratio <= WANTED else 'beyond'} the {WANTED} that is wanted"
    )


def comparison(figures: Figures, tool_list: tuple[Tool, ...], pages: int) -> str:
    """How the others stand to the checker."""
    checker, _, *peers = tool_list
    mine = figures[pages, checker]
    parts = [
        f"{peer.name} takes {figures[pages, peer].seconds / mine.seconds:.2f} times the checker's time "
        f"({figures[pages, peer].cpu / mine.cpu:.2f} in CPU time) "
        f"and {figures[pages, peer].peak / mine.peak:.2f} times its memory"
        for peer in peers
    ]
    return f"at {pages:,} pages {'; '.join(parts)}"


def page_size(folder: Path) -> str:
    """The kilobytes of a page on average."""
    sizes = [file.stat().st_size for file in (folder / PLAIN / "docs/plans").iterdir()]
    return f"{sum(sizes) / len(sizes) / 1000:.1f}"


def machine(node: str) -> str:
    """What the figures were measured on."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    nodes = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    return f"{cores} cores ({_processor()}), {platform.system()}, Python {platform.python_version()}, Node {nodes}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def real_node() -> str:
    """The program itself: the `node` on the PATH can be a script that starts it."""
    found = shutil.which("node")
    if not found or not MARKDOWNLINT.exists():
        sys.exit("bench: failed: the other tools are not installed\n  what to do: run make bench")
    command = [found, "-p", "process.execPath"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def say(message: str) -> None:
    """Tell on standard error what is being done."""
    print(f"bench: {message} ...", file=sys.stderr, flush=True)


def report(folder: Path, sizes: list[int], runs: int | None, seed: int) -> str:
    """Measure everything; returns the report."""
    node = real_node()
    tool_list = tools(node)
    load = [os.getloadavg()[0]]
    figures: Figures = {}
    for pages in sizes:
        usual = next((some for below, some in RUNS if pages < below), RUNS_MANY)
        say(f"measuring {len(tool_list)} tools on {pages:,} pages, {runs or usual} runs each")
        generate(folder / str(pages), pages, seed)
        best = measure(tool_list, folder / str(pages), runs or usual, usual > RUNS_MANY)
        figures.update({(pages, tool): done for tool, done in best.items()})
        load.append(os.getloadavg()[0])
    say("measuring whether the checker's cost a page grows")
    notes = [
        *(growth_note(tool.name, measure_growth(folder, tool.library, sizes), sizes) for tool in tool_list[:2]),
        *(comparison(figures, tool_list, pages) for pages in sizes[-2:]),
        f"a page has {', '.join(page_size(folder / str(pages)) for pages in sizes)} KB on average",
        f"measured on {machine(node)}; load average on the way {', '.join(f'{one:.1f}' for one in load)}: "
        "what else runs on the machine makes the figures worse, never better",
    ]
    return "\n".join([table(figures, tool_list, sizes), "", *(f"- {note[0].upper()}{note[1:]}." for note in notes)])


def main(arguments: list[str] | None = None) -> int:
    """Measure and report; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure the checker beside other tools.")
    parser.add_argument("--pages", default=",".join(map(str, PAGES)), help="the sizes, three or more, from 8 on")
    parser.add_argument("--runs", type=int, help="of each tool; by default fewer, the more pages there are")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other pages")
    options = parser.parse_args(arguments)
    sizes = sorted({int(size) for size in options.pages.split(",")})
    if len(sizes) < 3 or sizes[0] < PAGES[0]:
        parser.error("--pages needs three sizes or more, each 8 or more")
    with TemporaryDirectory(prefix="plan-bench-") as folder:
        text = report(Path(folder), sizes, options.runs, options.seed)
    print(text)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(f"# Benchmark of the checker\n\n{text}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
