"""One build of the site: the library, the pages and data files it generates, and what each page shows."""

from __future__ import annotations

from collections.abc import Iterator
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
from planlib.library import Library, open_library, plan_uri
from planlib.model.findings import Severity
from planlib.model.page import Plan
from planlib.publishing import views
from planlib.publishing.compare import compare_script, data_uri
from planlib.publishing.drafting import DRAFT_SCHEMA_URI, DRAFTING_URI, draft_schema_json, drafting_script
from planlib.publishing.export import (
    DATA_URI,
    NOTICES_PAGE,
    NOTICES_URI,
    REGISTER_SCHEMA_URI,
    REGISTER_URI,
    SCHEMA_URI,
    notices_script,
    register_json,
    register_schema_json,
    schema_json,
    templates_json,
)
from planlib.publishing.render import expected_text, marked_html, page_markdown, rendered_text
from planlib.publishing.search.index import search_files
from planlib.publishing.views import Listing

from .extension import PlanMarkdown
from .sanitizer import sanitize, sanitize_toc

log = get_plugin_logger("plan_library")

ASSET_FOLDER = ".build"
ASSETS = "assets/plan-library"
LIBRARY_URI = "library.md"
PLANS_URI = "plans/index.md"
TOPICS_URI = "topics/index.md"


@dataclass
class Site:
    """What one run of MkDocs needs to know between its events."""

    root: Path
    library: Library
    plans: dict[str, Plan] = field(default_factory=dict)
    listings: dict[str, Listing[Any]] = field(default_factory=dict)
    families: dict[str, views.RuleFamily] = field(default_factory=dict)
    files: Files = field(default_factory=lambda: Files([]))


def open_site(config: MkDocsConfig) -> Site:
    """Check the library and prepare a build. Raises `PluginError` with all findings if one is an error, before MkDocs
    has written or emptied anything."""
    root = Path(config.config_file_path).parent
    opened = open_library(root)
    for finding in opened.findings:
        if finding.severity is Severity.WARNING:
            log.warning("%s", finding)
    if opened.library is None:
        raise PluginError(f"{len(opened.errors)} error(s) in the plans:\n{text_report(opened.errors)}")
    if not (root / ASSET_FOLDER / ASSETS).is_dir():
        raise PluginError(f"{ASSET_FOLDER}/{ASSETS} is missing; run “make build” or “make serve”, which bundle it")
    library = opened.library
    config.markdown_extensions.append(PlanMarkdown(library.vocabulary.fields))  # type: ignore[arg-type]
    config.watch.extend(str(root / folder) for folder in ("sources", "vocabulary", "theme", ASSET_FOLDER))
    site = Site(root, library, {plan_uri(plan): plan for plan in library.plans})
    site.families = {family.uri: family for family in views.rule_families(library)}
    site.listings = {listing.uri: listing for listing in _listings(library)}
    return site


def _listings(library: Library) -> Iterator[Listing[Any]]:
    """Every page of every list; the items are turned into cards only when their page is shown."""
    yield from views.listings("browse.html", "范文库", LIBRARY_URI, library.templates, views.TEMPLATES_A_PAGE)
    yield from views.listings("plans.html", "全部计划", PLANS_URI, views.plan_groups(library), views.PLANS_A_PAGE)
    yield from views.listings("topics.html", "主题一览", TOPICS_URI, library.plans, views.MATRIX_PLANS_A_PAGE)
    groups = range(len(library.variant_groups))
    yield from views.listings("compare.html", "对照", views.COMPARE_URI, groups, views.GROUPS_A_PAGE)
    for topic in library.topics.values():
        uri = topic.path.removeprefix("docs/")
        templates = views.topic_templates(topic, library)
        yield from views.listings("topic.html", topic.title, uri, templates, views.TEMPLATES_A_PAGE)


def add_files(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Add what the build generates: data, script and style, and the further pages of long lists."""
    directory_urls = config.use_directory_urls
    data = templates_json(site.library, directory_urls=directory_urls)
    files.append(File.generated(config, DATA_URI, content=data))
    files.append(File.generated(config, SCHEMA_URI, content=schema_json()))
    files.append(File.generated(config, REGISTER_URI, content=register_json(site.library)))
    files.append(File.generated(config, REGISTER_SCHEMA_URI, content=register_schema_json()))
    notices = notices_script(site.library, directory_urls=directory_urls)
    files.append(File.generated(config, NOTICES_URI, content=notices))
    for uri, content in search_files(site.library, directory_urls=directory_urls):
        files.append(File.generated(config, uri, content=content))
    for plan in site.library.plans:
        script = compare_script(plan, site.library, directory_urls=directory_urls)
        files.append(File.generated(config, data_uri(plan.id), content=script))
    files.append(File.generated(config, DRAFTING_URI, content=drafting_script(site.library)))
    files.append(File.generated(config, DRAFT_SCHEMA_URI, content=draft_schema_json()))
    for asset in sorted((site.root / ASSET_FOLDER / ASSETS).iterdir()):
        files.append(File.generated(config, f"{ASSETS}/{asset.name}", abs_src_path=str(asset)))
    for uri, listing in site.listings.items():
        if listing.number > 1:
            title = f"{listing.title}（第 {listing.number} 页）"
            content = f"---\ntitle: {title}\nhide: [toc]\n---\n"
            files.append(File.generated(config, uri, content=content))
    for uri, family in site.families.items():
        content = f"---\ntitle: 校验规则 {family.code}　{family.title}\n---\n"
        files.append(File.generated(config, uri, content=content))
    site.files = files


def choose_template(site: Site, page: Page) -> None:
    """Pages of the library have templates of their own; the front matter of a plan page does not name one."""
    uri = page.file.src_uri
    page.meta.setdefault("hide", ["navigation"])
    if uri in site.plans:
        page.meta["template"] = "plan.html"
    elif uri in site.families:
        page.meta["template"] = "rules.html"
    elif uri in site.listings:
        page.meta["template"] = site.listings[uri].template


def page_source(site: Site, markdown: str, page: Page) -> str:
    """The Markdown that MkDocs renders: plan pages get numbers, topics and anchors; others stay as they are."""
    choose_template(site, page)
    uri = page.file.src_uri
    if plan := site.plans.get(uri):
        return page_markdown(plan, site.library)
    listing = site.listings.get(uri)
    if listing and listing.template == "topic.html":
        # In the text rather than in the template, so that it stands in the table of contents.
        return f"{markdown}\n\n## 范文（{listing.total} 篇） {{ #templates }}\n"
    return markdown


def page_content(site: Site, html: str, page: Page) -> str:
    """The HTML that the site gets: known elements only. A plan page is held against what was read of it; a difference
    means that the two parsers disagree on the page, and stops the build. Then its notices are marked."""
    html = sanitize(html)
    sanitize_toc(page.toc)
    plan = site.plans.get(page.file.src_uri)
    if not plan:
        return html
    expected, rendered = expected_text(plan.page, site.library), rendered_text(html)
    if expected != rendered:
        pairs = zip([*expected, ""], [*rendered, ""], strict=False)
        wanted, shown = next((a, b) for a, b in pairs if a != b)
        raise PluginError(f"{plan.page.path}: rendered as “{shown[:60]}” what reads “{wanted[:60]}”")
    return marked_html(html, plan, site.library, _page_url(site, NOTICES_PAGE, page))


def page_context(site: Site, page: Page) -> dict[str, Any]:
    """What a page's template sees beside MkDocs' own variables."""
    library = site.library
    uri = page.file.src_uri
    context: dict[str, Any] = {"library": library, "views": views, "families": site.families}
    if plan := site.plans.get(uri):
        repairs = views.repair_rows(library.repairs(plan), library.vocabulary.repairs)
        dated = views.dated_phrases(plan, library)
        return {**context, "plan": views.plan_card(plan, library), "dated": dated, "repairs": repairs}
    if listing := site.listings.get(uri):
        context["listing"] = listing
        if listing.template == "topic.html":
            context["topic"] = library.topics[PurePosixPath(listing.uris[0]).stem]
    if family := site.families.get(uri):
        context["family"] = family
    if page.is_homepage:
        context["plans"] = site.listings[PLANS_URI]
    return context


def add_filters(site: Site, env: Environment) -> None:
    """What all templates know: the contract with the browser, and the filter `page_url`, which turns a path below docs/
    into a link from the page that is being shown."""

    @pass_context
    def page_url(context: Context, uri: str, anchor: str = "") -> str:
        url = _page_url(site, uri, context.get("page"), context.get("base_url", ""))
        return f"{url}#{anchor}" if anchor else url

    env.filters["page_url"] = page_url
    env.globals["contract"] = contract


def _page_url(site: Site, uri: str, page: Page | None, base: str = "") -> str:
    """The address of a page below docs/ from another one; from the site's root, at `base`, where that is none."""
    file = site.files.get_file_from_path(uri)
    if file is None:
        raise PluginError(f"the site links to {uri}, which is not a page")
    return normalize_url(file.url, page=page, base=base)
