"""mkdocs.yml: what the site is called, and what the build relies on. MkDocs reads it too, and says less of what is
wrong in it; whatever passes here, MkDocs takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from planlib import places
from planlib.model.findings import Problem
from planlib.model.record import Line, Record

from .files import TextFile, read_text
from .records import RecordReader

SETTINGS_FILE, HOOK = places.SETTINGS_FILE, places.HOOK
SETTINGS_RULE = "PLN112"


def _one_page(entry: dict[str, str]) -> dict[str, str]:
    if len(entry) != 1:
        raise PydanticCustomError("nav_entry", "not one title with one page")
    return entry


def _extension(entry: Any) -> Any:
    """Only these: the checker and the build must read a page alike."""
    if entry in ("attr_list", "tables") or (
        isinstance(entry, dict)
        and list(entry) == ["toc"]
        and isinstance(entry["toc"], dict)
        and entry["toc"].keys() == {"permalink", "permalink_title", "marker"}
        and all(isinstance(value, str) for value in entry["toc"].values())
    ):
        return entry
    raise PydanticCustomError("markdown_extension", "not one of the extensions that the build rests on")


def _all_hooks(hooks: tuple[str, ...]) -> tuple[str, ...]:
    if HOOK not in hooks:
        raise PydanticCustomError("words_missing", "a hook is missing", {"words": HOOK})
    return hooks


class Theme(Record):
    """The theme: the layouts in theme/ rest on it."""

    name: Literal["material"]
    custom_dir: Literal["theme"]
    language: Literal["zh"]
    font: Literal[False]
    logo: Annotated[Line, Field(examples=["assets/logo.svg"])] = ""
    favicon: Annotated[Line, Field(examples=["assets/logo.svg"])] = ""


class NavChecks(Record):
    """How hard MkDocs judges the navigation."""

    omitted_files: Literal["info", "warn", "ignore"] = "info"
    not_found: Literal["info", "warn", "ignore"] = "warn"
    absolute_links: Literal["info", "warn", "ignore"] = "warn"


class LinkChecks(Record):
    """How hard MkDocs judges links."""

    not_found: Literal["info", "warn", "ignore"] = "warn"
    anchors: Literal["info", "warn", "ignore"] = "warn"
    absolute_links: Literal["info", "warn", "ignore"] = "warn"
    unrecognized_links: Literal["info", "warn", "ignore"] = "warn"


class Validation(Record):
    """How hard MkDocs judges what it finds itself."""

    nav: NavChecks = NavChecks()
    links: LinkChecks = LinkChecks()


class SettingsFile(Record):
    """The whole file."""

    site_name: Annotated[Line, Field(examples=["社区计划范文库"])]
    site_description: Line = ""
    site_author: Line = ""
    site_url: Annotated[Line, Field(pattern=r"^https?://[^\s/]+(/\S*)?$", examples=["https://www.example.cn/"])] = ""
    copyright: Line = ""
    docs_dir: Literal["docs"] = "docs"
    hooks: Annotated[tuple[Literal["hooks/plan_library.py"], ...], AfterValidator(_all_hooks)]
    plugins: Annotated[tuple[Line, ...], Field(max_length=0, examples=[[]])]
    theme: Theme
    extra: dict[Line, Any] = Field(default_factory=dict)
    extra_css: tuple[Line, ...] = ()
    extra_javascript: tuple[Line, ...] = ()
    markdown_extensions: Annotated[
        tuple[Annotated[Any, AfterValidator(_extension)], ...],
        Field(min_length=1, examples=[["attr_list", "tables"]]),
    ]
    nav: Annotated[
        tuple[Annotated[dict[Line, Line], AfterValidator(_one_page)], ...],
        Field(min_length=1, examples=[[{"首页": "index.md"}]]),
    ]
    not_in_nav: str = ""
    exclude_docs: str = ""
    validation: Validation = Validation()


@dataclass(frozen=True, slots=True)
class Settings:
    """pages: by their paths below docs/, the lines of the navigation's entries. problems: with their path."""

    pages: tuple[tuple[int, str], ...] = ()
    problems: tuple[Problem, ...] = ()


_SETTINGS = RecordReader(SettingsFile, lambda kind, loc: SETTINGS_RULE, "这个文件")


def has_site(root: Path) -> bool:
    """Whether a folder has a site of its own; one that has only plans needs no mkdocs.yml."""
    return (root / HOOK).exists()


def read_settings(root: Path, look: Callable[[str], TextFile] | None = None) -> Settings:
    """Read mkdocs.yml below `root`, where there is a site. look: how a file is read. Never raises."""
    if not has_site(root):
        return Settings()
    file = (look or partial(read_text, root))(SETTINGS_FILE)
    if file.problem:
        return Settings(problems=(replace(file.problem, path=SETTINGS_FILE),))
    read = _SETTINGS.read_text(file.text)
    problems = tuple(replace(problem, path=SETTINGS_FILE) for problem in read.problems)
    return Settings(() if problems else tuple(_pages(read.rest["nav"])), problems)


def _pages(nav: Any) -> Iterator[tuple[int, str]]:
    for line, entry in zip(nav.lines, nav, strict=True):
        yield from ((line, page) for page in entry.values())
