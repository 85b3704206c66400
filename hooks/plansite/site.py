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
from planlib.model.page import Plan
from planlib.publishing import sizes
from planlib.publishing.labels import (
    BROWSE_TITLE,
    COMPARE_TITLE,
    PLANS_TITLE,
    TOPICS_TITLE,
    family_title,
    page_title,
    plan_label,
    short_name,
    templates_heading,
)
from planlib.publishing.listing import Listing, listings
from planlib.publishing.outputs import data_files
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

from .extension import NoRawHtml
from .plan_page import PlanPage
from .sanitizer import sanitize, sanitize_toc

log = get_plugin_logger("plan_library")

ASSET_FOLDER = ".build"
WARNINGS_SHOWN = 20
ASSETS = "assets/plan-library"


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
    listings: dict[str, Listing[Any]] = field(default_factory=dict)
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
    config.markdown_extensions.append(NoRawHtml())  # type: ignore[arg-type]
    config.watch.extend(str(root / folder) for folder in ("sources", "vocabulary", "theme", ASSET_FOLDER))
    site = Site(root, library, {plan_uri(plan): plan for plan in library.plans})
    site.families = {family.uri: family for family in rules.rule_families(library)}
    site.listings = {listing.uri: listing for listing in _listings(library)}
    return site


def _tell(warnings: Sequence[Finding]) -> None:
    """Show what an editor should look at. It stops no build, not a strict one either: a page that was just imported is
    shown as it is."""
    for finding in warnings[:WARNINGS_SHOWN]:
        log.info("%s", finding)
    if len(warnings) > WARNINGS_SHOWN:
        log.info("还有 %d 处提醒，make check 列出全部", len(warnings) - WARNINGS_SHOWN)


def _listings(library: Library) -> Iterator[Listing[Any]]:
    """Every page of every list; the items are turned into cards only when their page is shown."""
    groups = range(len(library.variant_groups))
    yield from listings("browse.html", BROWSE_TITLE, BROWSE_PAGE, library.templates, sizes.TEMPLATES_A_PAGE)
    yield from listings("plans.html", PLANS_TITLE, PLANS_PAGE, plans.plan_groups(library), sizes.PLANS_A_PAGE)
    yield from listings("topics.html", TOPICS_TITLE, TOPICS_PAGE, library.plans, sizes.MATRIX_PLANS_A_PAGE)
    yield from listings("compare.html", COMPARE_TITLE, COMPARE_PAGE, groups, sizes.GROUPS_A_PAGE)
    for about_it in library.topics.values():
        templates = topic.topic_templates(about_it, library)
        yield from listings("topic.html", about_it.title, topic_uri(about_it), templates, sizes.TEMPLATES_A_PAGE)


def add_files(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Add what the build generates: data, script and style, and the further pages of long lists; plan pages render
    themselves. What programs left behind is taken out."""
    for file in [*files]:
        if any(map(is_dropping, PurePosixPath(file.src_uri).parts)):
            files.remove(file)
    for uri, content in (*data_files(site.library, directory_urls=config.use_directory_urls), *_stubs(site)):
        files.append(File.generated(config, uri, content=content))
    for asset in sorted((site.root / ASSET_FOLDER / ASSETS).iterdir()):
        files.append(File.generated(config, f"{ASSETS}/{asset.name}", abs_src_path=str(asset)))
    for uri, shown in site.plans.items():
        if file := files.get_file_from_path(uri):
            file.page = PlanPage(shown, site.library, file, config)
    site.files = files


def _stubs(site: Site) -> Iterator[tuple[str, str]]:
    """The pages that nobody has written, by their paths below docs/: a title, the rest comes from a layout."""
    for uri, listing in site.listings.items():
        if listing.number > 1:
            yield uri, f"---\ntitle: {page_title(listing.title, listing.number)}\nhide: [toc]\n---\n"
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
    elif uri in site.listings:
        page.meta["template"] = site.listings[uri].layout


def page_source(site: Site, markdown: str, page: Page) -> str:
    """The Markdown that MkDocs renders: as it was written, but that topic pages get a heading for their templates."""
    choose_layout(site, page)
    listing = site.listings.get(page.file.src_uri)
    if listing and listing.layout == "topic.html":
        # In the text rather than in the layout, so that it stands in the table of contents.
        return f"{markdown}\n\n## {templates_heading(listing.total)} {{ #templates }}\n"
    return markdown


def page_content(html: str, page: Page) -> str:
    """The HTML that the site gets: known elements only. A plan page was written with no others."""
    if isinstance(page, PlanPage):
        return html
    sanitize_toc(page.toc)
    return sanitize(html)


def page_context(site: Site, page: Page) -> dict[str, Any]:
    """What a page's layout sees beside MkDocs' own variables: what `context` of the module of its name gives."""
    library, uri = site.library, page.file.src_uri
    listing, notices_url = site.listings.get(uri), _page_url(site, NOTICES_PAGE, page)
    match page.meta.get("template"), listing:
        case "plan.html", _:
            return plan.context(site.plans[uri], library)
        case "rules.html", _:
            return rules.context(site.families[uri])
        case "rule_families.html", _:
            return rules.list_context(site.families.values())
        case "about.html", _:
            return about.context(library)
        case "notices.html", _:
            return notices.context(library)
        case "home.html", _:
            return home.context(site.listings[PLANS_PAGE], library)
        case "browse.html", Listing():
            return browse.context(listing, library, notices_url)
        case "plans.html", Listing():
            return plans.context(listing)
        case "topics.html", Listing():
            return topics.context(listing, library)
        case "compare.html", Listing():
            return compare.context(listing, library)
        case "topic.html", Listing():
            shown = library.topics[PurePosixPath(listing.uris[0]).stem]
            return topic.context(shown, listing, library, notices_url)
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
