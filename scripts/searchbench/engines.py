"""What is measured: how each engine is built from the same sections, and how its page is asked."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

from .report import Build, Failure
from .serving import body

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "bench/search"
MODULES = ROOT / "bench/node_modules"
SECONDS = 300  # that a build may take
MEMORY = 4096  # MB that it may hold
MB = 1024**2
PAGEFIND_SCRIPTS = (".js", ".css", ".pagefind")  # beside its index, for the page


@dataclass(frozen=True)
class Engine:
    """How a page is asked. index: the folder or file of the index below what is served. ids: JavaScript that gives the
    ids of all hits of a query; `section`, given the folder, gives what turns them into ids of sections."""

    name: str
    title: str
    index: str
    page: str
    opener: str
    input: str
    status: str
    ids: str
    section: Callable[[Path], Callable[[str], str]]


def _peer(name: str, title: str, index: str, section: Callable[[Path], Callable[[str], str]]) -> Engine:
    ids = "(query) => searchIds(query)"
    return Engine(name, title, index, "peer.html", "#open", "#query", "#status", ids, section)


def _npm_version(package: str) -> str:
    return str(json.loads((MODULES / package / "package.json").read_text("utf-8"))["version"])


def _as_is(_: Path) -> Callable[[str], str]:
    return str


def _location(_: Path) -> Callable[[str], str]:
    """The id of a section by Material's location."""
    return lambda location: location.replace("#", "") if "#" in location else f"{location}opening"


def _fragment(folder: Path) -> Callable[[str], str]:
    """The id of a section by the name of Pagefind's fragment, which begins with a mark and then is JSON."""
    by_name = {}
    for file in folder.glob("pagefind/fragment/*.pf_fragment"):
        text = gzip.decompress(file.read_bytes()).decode()
        by_name[file.stem] = str(json.loads(text[text.index("{") :])["url"])
    return by_name.__getitem__


OWN = Engine(
    name="own",
    title="this library",
    index="search",
    page="",
    opener=".pl-find",
    input=".pl-box__input",
    status=".pl-box__status",
    ids="async (query) => (await planLibrary.search(query)).ids",
    section=_as_is,
)


PEERS = ("material", "pagefind", "minisearch")


def peer(name: str) -> Engine:
    """One of the others by its name."""
    if name == "material":
        return _peer(name, f"Material {version('mkdocs-material')}, jieba", "search_index.json", _location)
    if name == "pagefind":
        return _peer(name, f"Pagefind {_npm_version(name)}", "pagefind", _fragment)
    if name == "minisearch":
        return _peer(name, f"MiniSearch {_npm_version(name)}, bigrams", "index.json", _as_is)
    sys.exit(f"bench-search: failed: no peer is called {name}\n  what to do: name some of {', '.join(PEERS)}")


# Building


def build_peer(engine: Engine, sections: Path, folder: Path, node: str) -> Build:
    """Put together what is served for a peer, in `folder`. Raises `Failure` where it takes too much."""
    folder.mkdir(parents=True)
    for page in ("peer.html", "peer.js"):
        shutil.copy(PAGES / page, folder)
    script = PAGES / f"{engine.name}.js"
    if engine.name == "minisearch":
        bundle(script, folder / "engine.js")
    else:
        shutil.copy(script, folder / "engine.js")
    if engine.name == "material":
        _copy_material(folder)
        command = [sys.executable, str(PAGES / "build_material.py")]
    else:
        command = [node, f"--max-old-space-size={MEMORY}", str(PAGES / f"build-{engine.name}.mjs")]
    output, peak = run([*command, str(sections), str(folder)], SECONDS)
    files = index_files(folder / engine.index)
    return Build(json.loads(output)["seconds"], peak, len(files), compressed(files))


def _copy_material(folder: Path) -> None:
    """The worker with lunr, and lunr's language files, as Material's theme has them."""
    spec = find_spec("material")
    assert spec and spec.origin
    scripts = Path(spec.origin).parent / "templates/assets/javascripts"
    (worker,) = scripts.glob("workers/search.*.min.js")
    (folder / "workers").mkdir()
    shutil.copy(worker, folder / "workers/search.js")
    shutil.copytree(scripts / "lunr", folder / "lunr")


def bundle(script: Path, target: Path) -> None:
    """One small file of a script and what it imports."""
    esbuild = ROOT / "node_modules/.bin/esbuild"
    options = ("--bundle", "--minify", "--format=esm", "--log-level=warning")
    subprocess.run([str(esbuild), str(script), *options, f"--outfile={target}"], check=True)


def index_files(index: Path) -> list[Path]:
    """The files of an index without scripts and styles for the page."""
    if index.is_file():
        return [index]
    page = PAGEFIND_SCRIPTS if index.name == "pagefind" else ()
    return [file for file in index.rglob("*") if file.is_file() and file.suffix not in page]


def compressed(files: list[Path]) -> float:
    """The size of files in MB, compressed."""
    return sum(len(body(file)) for file in files) / MB


def run(command: list[str], seconds: float, given: str = "", folder: Path = ROOT) -> tuple[str, float]:
    """Run a program; returns what it prints and its peak of memory in MB. Raises `Failure` if it takes too much.

    This process must stay small: Linux counts what it holds at the start as the child's peak.
    """
    with TemporaryFile("w+") as input, TemporaryFile("w+") as output, TemporaryFile("w+") as errors:
        input.write(given)
        input.seek(0)
        process = subprocess.Popen(command, stdin=input, stdout=output, stderr=errors, cwd=folder, text=True)
        timer = Timer(seconds, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        in_time = timer.is_alive()
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if not in_time:
            raise Failure(f"not built within {seconds:.0f} s")
        if process.returncode:
            said = errors.read()
            if "heap out of memory" in said:
                raise Failure(f"needs more than {MEMORY / 1024:.0f} GB to build")
            raise RuntimeError(f"{command} ended with status {process.returncode}:\n{said[-2000:]}")
        return output.read(), usage.ru_maxrss / (MB if sys.platform == "darwin" else 1024)
