"""What is measured: this project's build, and others on the same pages, each in a folder of its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import distributions
from pathlib import Path

from bench_search import make_repository

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ROOT / "bench/build/packages"
DAY = "1796000000"  # SOURCE_DATE_EPOCH of all builds: a run over midnight is one run

_MKDOCS = """\
site_name: 社区计划范文库
plugins: []
theme: {name: material, language: zh, font: false}
markdown_extensions: [attr_list, tables, toc]
nav: [index.md]
not_in_nav: /plans/*
"""
_HUGO = """\
baseURL = "http://127.0.0.1/"
languageCode = "zh"
title = "社区计划范文库"
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.parser.attribute]
block = true
title = true
"""
_HUGO_PAGE = """\
<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</body></html>
"""
_HUGO_LIST = """\
<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>
"""


@dataclass(frozen=True)
class Tool:
    """One that makes a site of plan pages.

    folder: what its own is called.
    make: writes its files into a new folder, from a repository with the pages. build, serve: its commands, run in
    that folder; {port} is where it is to listen. pages: where the plans are. site, kept: what it makes, and what it
    keeps for the next build.
    """

    name: str
    folder: str
    make: Callable[[Path, Path], None]
    build: tuple[str, ...]
    serve: tuple[str, ...]
    pages: str = "docs/plans"
    site: str = "site"
    kept: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    def clear(self, folder: Path) -> None:
        """Take away all that builds have left."""
        for name in (self.site, *self.kept):
            shutil.rmtree(folder / name, ignore_errors=True)

    def variables(self) -> dict[str, str]:
        """The environment of its commands."""
        return {**os.environ, "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1", **self.environment}


def write_repository(root: Path, pages: int) -> None:
    """A whole repository of this project, with so many made-up plans."""
    make_repository(root, pages)
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))


def _make_own(repository: Path, folder: Path) -> None:
    repository.rename(folder)


def _make_mkdocs(repository: Path, folder: Path) -> None:
    _copy_pages(repository, folder / "docs")
    (folder / "mkdocs.yml").write_text(_MKDOCS, "utf-8")


def _make_hugo(repository: Path, folder: Path) -> None:
    _copy_pages(repository, folder / "content", "_index.md")
    (folder / "hugo.toml").write_text(_HUGO, "utf-8")
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(_HUGO_PAGE, "utf-8")
    (layouts / "list.html").write_text(_HUGO_LIST, "utf-8")


def _copy_pages(repository: Path, target: Path, index: str = "index.md") -> None:
    """The plans as they are, and a page to begin with."""
    shutil.copytree(repository / "docs/plans", target / "plans", ignore=shutil.ignore_patterns("index.md"))
    (target / index).write_text("# 社区计划范文库\n", "utf-8")


_PYTHON = sys.executable
OWN = Tool(
    "this project",
    "own",
    _make_own,
    (_PYTHON, "scripts/build.py"),
    (_PYTHON, "scripts/serve.py", "--port", "{port}"),
    kept=(".build/cache",),
)
CHECK = (_PYTHON, "scripts/check.py")
MATERIAL = Tool(
    "MkDocs + Material alone",
    "mkdocs",
    _make_mkdocs,
    (_PYTHON, "-m", "mkdocs", "build", "--quiet"),
    (_PYTHON, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", "127.0.0.1:{port}"),
)


def peers() -> list[Tool]:
    """What this project is measured beside; what `make setup-bench-build` has not installed is left out."""
    versions = {found.name: found.version for found in distributions(path=[str(PACKAGES)])}
    apart = {"PYTHONPATH": str(PACKAGES)}
    hugo = str(PACKAGES / "hugo/binaries/hugo")
    found = [MATERIAL]
    if "zensical" in versions:
        zensical = (_PYTHON, "-m", "zensical")
        found.append(
            Tool(
                f"Zensical {versions['zensical']}",
                "zensical",
                _make_mkdocs,
                (*zensical, "build"),
                (*zensical, "serve", "--dev-addr", "127.0.0.1:{port}"),
                kept=(".cache",),
                environment=apart,
            )
        )
    if "hugo" in versions:
        found.append(
            Tool(
                f"Hugo {versions['hugo']}",
                "hugo",
                _make_hugo,
                (hugo, "--quiet"),
                (hugo, "server", "--bind", "127.0.0.1", "--port", "{port}"),
                pages="content/plans",
                site="public",
                kept=("resources", ".hugo_build.lock"),
            )
        )
    return found
