"""Measure the search beside Material's, Pagefind's and MiniSearch's, on the same sections and queries in the same run.

    make bench-search               sets up the peers and measures; takes the better part of an hour
    python scripts/bench_search.py [--documents 12,1200,12000] [--queries N] [--peers material,pagefind,minisearch]

For each size it makes up a library (see benchmark_pages.py), builds its site with the search index in it, and an index
of the same sections with each of the peers. Then a real Chromium types the queries of bench/search/queries.json: into
the box in the site's header, and into a plain page with an input and a list for each of the peers (bench/search/).
What is found is held against a look at every text. The parts are in scripts/searchbench/.

The tables go to standard output and to .build/bench-search.md. These are figures, not tests: the exit status is 0 even
if a target is missed. What a peer cannot do within five minutes or 4 GB is said in place of its figures.
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
from collections.abc import Iterable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmark_pages import write_library
from playwright.sync_api import Browser
from searchbench import engines
from searchbench.browsing import chromium, find, measure
from searchbench.engines import OWN, Engine
from searchbench.report import (
    Build,
    Failure,
    Figures,
    Own,
    accuracy,
    building,
    recall_by_kind,
    searching,
    targets,
)
from searchbench.serving import serve

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / ".build/bench-search.md"
QUERIES = ROOT / "bench/search/queries.json"
DOCUMENTS = (12, 1200, 12_000)
SEED = 1
SITE_SECONDS = 360  # a site that would take longer is not built: the index goes into the pages of a smaller one
FEW = 1000  # documents; with fewer, what a build takes is mostly its start
SHOWN = 8
FIRST = f"""
async (query) => {{
  const {{ ids, total, about }} = await planLibrary.search(query, {{ limit: {SHOWN} }});
  return {{ ids, total, about }};
}}
"""


Built = tuple[Figures, Own]


def say(message: str) -> None:
    """Tell on standard error what is under way."""
    print(f"bench-search: {message} ...", file=sys.stderr, flush=True)


# Building


def make_repository(root: Path, documents: int) -> None:
    """A repository with a made-up library and everything else of this one that a build needs."""
    write_library(root, documents, SEED, sources=False)
    for name in ("mkdocs.yml", "deploy", "hooks", "theme", ".build/assets", "docs"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=_ignored, dirs_exist_ok=True)
        else:
            shutil.copy(ROOT / name, root / name)


def _ignored(folder: str, names: list[str]) -> list[str]:
    """The real plans, and what Python keeps."""
    return [name for name in names if name == "__pycache__" or (Path(folder).name == "plans" and name != "index.md")]


def build_own(folder: Path, documents: int, queries: list[str], smaller: Path | None, seconds: float) -> Built:
    """Build the index by itself, and the site. seconds: what the site is to take; smaller: another's."""
    root, site = folder / "root", folder / "site"
    say(f"making up {documents:,} documents and building their index")
    make_repository(root, documents)
    program = [sys.executable, str(ROOT / "scripts/searchbench/corpus.py"), str(root), str(folder)]
    done = json.loads(engines.run(program, 3600, json.dumps(queries))[0])
    files = engines.index_files(folder / OWN.index)
    build = Build(done["seconds"], done["peak"], len(files), engines.compressed(files))
    own = Own(done["sections"], queries=len(queries))
    note = f"{done['library']:,.0f} MB of the memory is the library itself"
    if smaller and seconds > SITE_SECONDS:
        own.site, own.note = seconds, f"{note}; the site's {seconds:,.0f} s are extrapolated, only the index was built"
        shutil.copytree(smaller, site, ignore=shutil.ignore_patterns("search"))
        shutil.move(folder / OWN.index, site / OWN.index)
    else:
        say(f"building the site of {documents:,} documents")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        start = time.perf_counter()
        _, peak = engines.run(command, 3600, folder=root)
        own.site = time.perf_counter() - start
        own.note = f"{note}; the site's build took {own.site:,.1f} s and {peak:,.0f} MB"
    return Figures(OWN.title, build), own


def build_peer(engine: Engine, folder: Path, node: str) -> Figures:
    """Build a peer's index. node: the program. A failure is said in the figures."""
    say(f"building the index of {engine.title}")
    figures = Figures(engine.title)
    try:
        figures.build = engines.build_peer(engine, folder / "sections.jsonl", folder / engine.name, node)
    except Failure as failure:
        figures.failure = str(failure)
    return figures


# Measuring


def measure_engine(engine: Engine, folder: Path, figures: Figures, browser: Browser, queries: list[str]) -> None:
    """Measure in the browser; what fails is said in the figures."""
    say(f"measuring {engine.title}")
    truth = read_truth(folder, "results" if engine is OWN else "holders")
    pages = folder / ("site" if engine is OWN else engine.name)
    section = engine.section(pages)
    with serve(pages) as served:
        try:
            figures.use = measure(engine, browser, served, queries)
            ids = find(engine, browser, served, queries, engine.ids)
            found = {query: list(map(section, some)) for query, some in ids.items()}
            figures.recall, figures.precision = accuracy(found, truth)
            missing = len(queries) - len(found)
            if missing:
                figures.failure = f"{missing} of {len(queries)} queries were not reached in time"
        except Failure as failure:
            figures.failure = str(failure)


def check_first_hits(folder: Path, own: Own, browser: Browser, queries: list[str]) -> None:
    """What the header's box asks for: whether its hits are right, and its totals, where they do not say 约."""
    truth = read_truth(folder, "results")
    with serve(folder / "site") as served:
        answers: dict[str, dict[str, Any]] = find(OWN, browser, served, queries, FIRST)
    for query, answer in answers.items():
        right = truth[query]
        if not right.issuperset(answer["ids"]) or len(answer["ids"]) != min(SHOWN, len(right)):
            own.shown.append(query)
        if answer["about"]:
            own.about.append(query)
        elif answer["total"] != len(right):
            own.wrong.append(query)


def read_truth(folder: Path, kind: str) -> dict[str, set[str]]:
    """The ids of the sections that each query must find."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    ids = truth["ids"]
    return {query: {ids[position] for position in positions} for query, positions in truth[kind].items()}


# The report


def notes(sizes: dict[int, dict[str, Figures]], owns: dict[int, Own], queries: int) -> list[str]:
    """What has to be said beside the tables. queries: how many there are."""
    found = [f"{documents:,} documents are {own.sections:,} sections; {own.note}" for documents, own in owns.items()]
    for documents, by_name in sizes.items():
        for figures in by_name.values():
            if figures.failure:
                found.append(f"{figures.title} at {documents:,} documents: {figures.failure}")
            elif figures.use and len(figures.use.cold) < queries:
                found.append(
                    f"{figures.title} at {documents:,} documents: there was time for {len(figures.use.cold)} "
                    f"of {queries} queries cold and {len(figures.use.warm)} warm"
                )
    return [*found, f"measured on {machine()}; what else runs on the machine makes the figures worse, never better"]


def machine() -> str:
    """What the figures were measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{cores} cores, {platform.system()}, Python {platform.python_version()}, load average {load} at the end"


def report(folder: Path, documents: list[int], peers: list[Engine], kinds: dict[str, str]) -> str:
    """Measure everything; returns the report. What is done is kept in the file as it comes."""
    queries = shuffled(kinds)
    sizes: dict[int, dict[str, Figures]] = {}
    owns: dict[int, Own] = {}
    node = real_node()
    text, smaller, seconds = "", None, 0.0
    for size in documents:
        part = folder / str(size)
        figures, own = build_own(part, size, queries, smaller, seconds * size)
        smaller, seconds = part / "site", own.site / size if size >= FEW else 0
        sizes[size], owns[size] = {OWN.name: figures}, own
        sizes[size].update((peer.name, build_peer(peer, part, node)) for peer in peers)
        with chromium((ROOT / ".venv/browser").read_text("utf-8").strip()) as browser:
            for engine in (OWN, *peers):
                if sizes[size][engine.name].build:
                    measure_engine(engine, part, sizes[size][engine.name], browser, queries)
            check_first_hits(part, own, browser, queries)
        text = written(sizes, owns, kinds)
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(f"# Benchmark of the search\n\n{text}\n", "utf-8")
    return text


def shuffled(queries: Iterable[str]) -> list[str]:
    """In an order in which the first so many are of all kinds."""
    ordered = list(queries)
    Random(SEED).shuffle(ordered)
    return ordered


def written(sizes: dict[int, dict[str, Figures]], owns: dict[int, Own], kinds: dict[str, str]) -> str:
    """All tables, notes and targets."""
    parts = (
        searching(sizes),
        recall_by_kind(sizes, kinds),
        building(sizes),
        "\n".join(f"- {note[0].upper()}{note[1:]}." for note in notes(sizes, owns, len(kinds))),
        "\n".join(["Targets:", "", *(f"- {line}" for line in targets(sizes, owns))]),
    )
    return "\n\n".join(parts)


def real_node() -> str:
    """The program itself: the `node` on the PATH can be a script that starts it."""
    found = shutil.which("node")
    if not found or not engines.MODULES.exists():
        sys.exit("bench-search: failed: the peers are not installed\n  what to do: run make bench-search")
    command = [found, "-p", "process.execPath"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def main(arguments: list[str] | None = None) -> int:
    """Measure and report; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure the search beside other engines.")
    parser.add_argument("--documents", default=",".join(map(str, DOCUMENTS)), help="the sizes of the library")
    parser.add_argument("--queries", type=int, help="only so many of the queries")
    parser.add_argument("--peers", default=",".join(engines.PEERS), help="the engines beside the library's own")
    options = parser.parse_args(arguments)
    kinds = {each["query"]: each["kind"] for each in json.loads(QUERIES.read_text("utf-8"))}
    queries = shuffled(kinds)[: options.queries]
    peers = [engines.peer(name) for name in options.peers.split(",") if name]
    sizes = sorted({int(size) for size in options.documents.split(",")})
    with TemporaryDirectory(prefix="plan-bench-search-") as folder:
        text = report(Path(folder), sizes, peers, {query: kind for query, kind in kinds.items() if query in queries})
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
