"""One build of the site: the library, the pages and data files it generates, and what each page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from planlib import contract
from planlib.checking.reports import text_report
from planlib.disk import is_dropping
from planlib.library import Library, open_library
from planlib.model.findings import Finding, Severity
from planlib.model.page import Plan, Topic
from planlib.publishing import sizes
from planlib.publishing.labels import (
    family_title,
    plan_label,
    short_name,
    templates_heading,
)
from planlib.publishing.outputs import data_files
from planlib.publishing.plan_page import expected_text, marked_html, page_markdown, rendered_text
from planlib.publishing.urls import (
    BROWSE_PAGE,
    COMPARE_PAGE,
    NOTICES_PAGE,
    PLANS_PAGE,
    TOPICS_PAGE,
    plan_uri,
    topic_uri,
)
from planlib.publishing.views import about, browse, compare, home, notices, plan, plans, rules, topic, topics

from .extension import PlanMarkdown
from .sanitizer import sanitize, sanitize_toc

log = get_plugin_logger("plan_library")

ASSET_FOLDER = ".build"
WARNINGS_SHOWN = 20
ASSETS = "assets/plan-library"
LISTS = {
    BROWSE_PAGE: "browse.html",
    PLANS_PAGE: "plans.html",
    TOPICS_PAGE: "topics.html",
    COMPARE_PAGE: "compare.html",
}
"""The layouts of the pages that list the library."""


class BrokenLibrary(PluginError):
    """What stops a build is in what editors write: these findings."""

    def __init__(self, errors: Sequence[Finding]) -> None:
        self.findings = tuple(errors)
        super().__init__(f"{len(errors)} error(s) in the plans:\n{text_report(errors)}")


@dataclass
class Site:
    """What one run of MkDocs needs to know between its events."""

    root: Path
    library: Library
    plans: dict[str, Plan] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    families: dict[str, rules.RuleFamily] = field(default_factory=dict)
    files: Files = field(default_factory=lambda: Files([]))


def open_site(config: MkDocsConfig) -> Site:
    """Check the library and prepare a build. Raises `PluginError` with all findings if one is an error, before MkDocs
    has written or emptied anything."""
    root = Path(config.config_file_path).parent
    opened = open_library(root)
    _tell([finding for finding in opened.findings if finding.severity is Severity.WARNING])
    if opened.library is None:
        raise BrokenLibrary(opened.errors)
    if not (root / ASSET_FOLDER / ASSETS).is_dir():
        raise PluginError(f"{ASSET_FOLDER}/{ASSETS} is missing; run “make build” or “make serve”, which bundle it")
    library = opened.library
    config.markdown_extensions.append(PlanMarkdown(library.vocabulary.fields))  # type: ignore[arg-type]
    config.watch.extend(str(root / folder) for folder in ("sources", "vocabulary", "theme", ASSET_FOLDER))
    site = Site(root, library, {plan_uri(plan): plan for plan in library.plans})
    site.families = {family.uri: family for family in rules.rule_families(library)}
    site.topics = {topic_uri(about_it): about_it for about_it in library.topics.values()}
    return site


def _tell(warnings: Sequence[Finding]) -> None:
    """Show what an editor should look at. It stops no build, not a strict one either: a page that was just imported is
    shown as it is."""
    for finding in warnings[:WARNINGS_SHOWN]:
        log.info("%s", finding)
    if len(warnings) > WARNINGS_SHOWN:
        log.info("还有 %d 处提醒，make check 列出全部", len(warnings) - WARNINGS_SHOWN)


def add_files(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Add what the build generates: data, script and style, and pages that nobody has written. What programs left
    behind is taken out."""
    for file in [*files]:
        if any(map(is_dropping, PurePosixPath(file.src_uri).parts)):
            files.remove(file)
    for uri, content in (*data_files(site.library, directory_urls=config.use_directory_urls), *_stubs(site)):
        files.append(File.generated(config, uri, content=content))
    for asset in sorted((site.root / ASSET_FOLDER / ASSETS).iterdir()):
        files.append(File.generated(config, f"{ASSETS}/{asset.name}", abs_src_path=str(asset)))
    site.files = files


def _stubs(site: Site) -> Iterator[tuple[str, str]]:
    """The pages that nobody has written, by their paths below docs/: a title, the rest comes from a layout."""
    for uri, family in site.families.items():
        yield uri, f"---\ntitle: {family_title(family.code)}\n---\n"


def choose_layout(site: Site, page: Page) -> None:
    """Pages of the library have layouts of their own; the front matter of a plan page does not name one."""
    uri = page.file.src_uri
    page.meta.setdefault("hide", ["navigation"])
    if uri in site.plans:
        page.meta["template"] = "plan.html"
    elif uri in site.families:
        page.meta["template"] = "rules.html"
    elif uri in site.topics:
        page.meta["template"] = "topic.html"
    elif uri in LISTS:
        page.meta["template"] = LISTS[uri]


def page_source(site: Site, markdown: str, page: Page) -> str:
    """The Markdown that MkDocs renders: plan pages get numbers, topics and anchors; others stay as they are."""
    choose_layout(site, page)
    uri = page.file.src_uri
    if shown := site.plans.get(uri):
        return page_markdown(shown, site.library)
    if about_it := site.topics.get(uri):
        # In the text rather than in the layout, so that it stands in the table of contents.
        return f"{markdown}\n\n## {templates_heading(site.library.topic_counts[about_it.id])} {{ #templates }}\n"
    return markdown


def page_content(site: Site, html: str, page: Page) -> str:
    """The HTML that the site gets: known elements only. A plan page is held against what was read of it; a difference
    means that the two parsers disagree on the page, and stops the build. Then its notices are marked."""
    html = sanitize(html)
    sanitize_toc(page.toc)
    shown = site.plans.get(page.file.src_uri)
    if not shown:
        return html
    expected, rendered = expected_text(shown.page, site.library), rendered_text(html)
    if expected != rendered:
        pairs = zip([*expected, ""], [*rendered, ""], strict=False)
        wanted, found = next((a, b) for a, b in pairs if a != b)
        raise PluginError(f"{shown.page.path}: rendered as “{found[:60]}” what reads “{wanted[:60]}”")
    return marked_html(html, shown, site.library, _page_url(site, NOTICES_PAGE, page))


def page_context(site: Site, page: Page) -> dict[str, Any]:
    """What a page's layout sees beside MkDocs' own variables: what `context` of the module of its name gives."""
    library, uri = site.library, page.file.src_uri
    notices_url = _page_url(site, NOTICES_PAGE, page)
    match page.meta.get("template"):
        case "plan.html":
            return plan.context(site.plans[uri], library)
        case "rules.html":
            return rules.context(site.families[uri])
        case "rule_families.html":
            return rules.list_context(site.families.values())
        case "about.html":
            return about.context(library)
        case "notices.html":
            return notices.context(library)
        case "home.html":
            return home.context(library)
        case "browse.html":
            return browse.context(library, notices_url)
        case "plans.html":
            return plans.context(library)
        case "topics.html":
            return topics.context(library)
        case "compare.html":
            return compare.context(library)
        case "topic.html":
            return topic.context(site.topics[uri], library, notices_url)
    return {}


def add_filters(site: Site, env: Environment) -> None:
    """What all layouts know: the contract with the browser, how much is shown, and filters that turn a plan or a topic
    into a path below docs/, and such a path into a link from the page that is being shown."""

    @pass_context
    def page_url(context: Context, uri: str, anchor: str = "") -> str:
        url = _page_url(site, uri, context.get("page"), context.get("base_url", ""))
        return f"{url}#{anchor}" if anchor else url

    env.filters |= {
        "page_url": page_url,
        "plan_uri": plan_uri,
        "topic_uri": topic_uri,
        "short_name": short_name,
        "plan_label": plan_label,
    }
    env.globals |= {"contract": contract, "sizes": sizes}


def _page_url(site: Site, uri: str, page: Page | None, base: str = "") -> str:
    """The address of a page below docs/ from another one; from the site's root, at `base`, where that is none."""
    file = site.files.get_file_from_path(uri)
    if file is None:
        raise PluginError(f"the site links to {uri}, which is not a page")
    return normalize_url(file.url, page=page, base=base)
