"""One build of the site: the library, the pages and data files it generates, and what each page shows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url

from planlib import contract
from planlib.checking.reports import text_report
from planlib.contract import SCRIPTS
from planlib.disk import is_dropping, walk
from planlib.keeping.store import digest
from planlib.keeping.version import version
from planlib.library import Library, Opened
from planlib.model.findings import Finding, Severity
from planlib.model.page import Topic
from planlib.model.plan import Plan
from planlib.publishing import sizes
from planlib.publishing.datafile import hashed_uri
from planlib.publishing.labels import (
    TEMPLATES_HEADING,
    family_title,
    plan_label,
    quoted,
    short_name,
)
from planlib.publishing.publication import Publication
from planlib.publishing.urls import (
    BROWSE_PAGE,
    COMPARE_PAGE,
    NOTICES_PAGE,
    PLANS_PAGE,
    TOPICS_PAGE,
    address_file,
    page_url,
    plan_uri,
    topic_uri,
)
from planlib.publishing.views import about, browse, compare, home, notices, plan, plans, rules, topic, topics

from .bundling import bundles, hash_of
from .extension import NoRawHtml
from .plan_page import plan_page
from .recipes import PAGE as DEPLOY_PAGE
from .recipes import with_recipes
from .sanitizer import sanitize, sanitize_toc

log = get_plugin_logger("plan_library")

ASSET_FOLDER = ".build"
FRAME_FOLDERS = ("theme", "hooks")
WARNINGS_SHOWN = 20
ADDRESS_VARIABLE = "SITE_URL"
"""The variable of the environment that says where the site will be, in place of site_url in mkdocs.yml."""
THEME_STYLES = "assets/stylesheets/"
"""What is used of Material's files; none of its scripts."""
STYLE = "site.css"
"""Our own style, which is published behind Material's in one file."""
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


class OwnFile(File):
    """A file that the library writes itself; to MkDocs it is something that links may lead to."""

    def is_documentation_page(self) -> bool:
        """MkDocs reads it for no page."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing."""


@dataclass
class Site:
    """A site: the library, what is shown of it, and what MkDocs made to show it with (from `files` on).

    settings_digest: of mkdocs.yml, from before it was read. plans: by the path of its page below docs/. own: the files
    of the plans' pages, by the same. assets: the addresses, from the site's root, of scripts and styles by their names.
    nav, env: of all pages. pages: the files of those that MkDocs knows as pages.
    """

    root: Path
    config: MkDocsConfig
    library: Library
    publication: Publication
    settings_digest: str
    plans: dict[str, Plan] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    families: dict[str, rules.RuleFamily] = field(default_factory=dict)
    files: Files = field(default_factory=lambda: Files([]))
    own: dict[str, OwnFile] = field(default_factory=dict)
    assets: Mapping[str, str] = field(default_factory=dict)
    pages: Sequence[File] = ()
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    env: Environment = field(default_factory=Environment)

    @property
    def script_hashes(self) -> dict[str, str]:
        """By the paths of our own scripts below the site's root, as they would be without hashes, the hashes in their
        names."""
        own = {name: uri for name, uri in self.assets.items() if name.endswith(".js")}
        return {f"{SCRIPTS}/{name}": hash_of(uri) for name, uri in own.items()}


def open_site(config: MkDocsConfig, opened: Opened, publication: Publication, settings_digest: str = "") -> Site:
    """Prepare a build of the repository that was opened. publication: to be used for its library. settings_digest: of
    mkdocs.yml, from before it was read; needed where pages are taken over.

    Raises `PluginError` with all findings if one is an error, before MkDocs has written or emptied anything.
    """
    root = Path(config.config_file_path).parent
    library = checked(opened)
    if not (root / ASSET_FOLDER / SCRIPTS).is_dir():
        raise PluginError(f"{ASSET_FOLDER}/{SCRIPTS} is missing; run “make build” or “make serve”, which bundle it")
    config.site_url = site_address(config, os.environ)
    config.markdown_extensions.append(NoRawHtml())  # type: ignore[arg-type]
    config.watch.extend(str(root / folder) for folder in ("sources", "vocabulary", "theme", ASSET_FOLDER))
    site = Site(root, config, library, publication, settings_digest)
    take(site, library)
    return site


def site_address(config: MkDocsConfig, environment: Mapping[str, str]) -> str:
    """Where the site will be, with / at its end; empty where nobody says so. Raises `PluginError` where what the
    environment says is no address."""
    address = environment.get(ADDRESS_VARIABLE, "").strip()
    if not address:
        return config.site_url or ""
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        raise PluginError(f"{ADDRESS_VARIABLE} 是“{address}”，不是网站的地址：写成 https://www.example.cn/jihua/ 这样")
    return f"{address.rstrip('/')}/"


def checked(opened: Opened) -> Library:
    """The library of a repository without errors, and a few words on its warnings. Raises `BrokenLibrary`."""
    _tell([finding for finding in opened.findings if finding.severity is Severity.WARNING])
    if opened.library is None:
        raise BrokenLibrary(opened.errors)
    return opened.library


def take(site: Site, library: Library) -> None:
    """Show another library: what was read and made of the pages that are no plans stays."""
    site.library = library
    site.publication.take(library)
    site.plans = {plan_uri(plan): plan for plan in library.plans}
    site.families = {family.uri: family for family in rules.rule_families(library)}
    site.topics = {topic_uri(about_it): about_it for about_it in library.inputs.topics.values()}
    if site.files:
        _add_plans(site)


def _tell(warnings: Sequence[Finding]) -> None:
    """Show what an editor should look at. It stops no build, not a strict one either: a page that was just imported is
    shown as it is."""
    for finding in warnings[:WARNINGS_SHOWN]:
        log.info("%s", finding)
    if len(warnings) > WARNINGS_SHOWN:
        log.info("还有 %d 处提醒，make check 列出全部", len(warnings) - WARNINGS_SHOWN)


def add_files(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Add script and style, and the pages that nobody has written. What programs left behind is taken out."""
    for file in [*files]:
        if any(map(is_dropping, PurePosixPath(file.src_uri).parts)):
            files.remove(file)
    for uri, content in _stubs(site):
        files.append(File.generated(config, uri, content=content))
    site.assets = _add_assets(site, files)
    site.files = files
    _add_plans(site)


def _add_assets(site: Site, files: Files) -> dict[str, str]:
    """Take out what is not used of Material, and add our own scripts and styles, these behind Material's in one file;
    the addresses of what there is."""
    found: dict[str, str] = {}
    styles: dict[str, str] = {}
    of_theme = {Path(folder) for folder in site.config.theme.dirs} - {site.root / "theme"}
    for file in [*files]:
        if not file.src_dir or Path(file.src_dir) not in of_theme:
            continue
        if file.src_uri.startswith(THEME_STYLES) and file.src_uri.endswith(".css"):
            styles[file.src_uri] = file.content_string.partition("/*# sourceMappingURL=")[0]
        if file.src_uri != site.config.theme["favicon"]:
            files.remove(file)
    for name, bundled in bundles(site.root).items():
        source = site.root / ASSET_FOLDER / SCRIPTS / bundled
        if name == STYLE:
            content = "".join((*(styles[uri] for uri in sorted(styles)), source.read_text("utf-8")))
            found[name], _ = hashed_uri(f"{SCRIPTS}/{STYLE}", content)
            files.append(File.generated(site.config, found[name], content=content))
        else:
            found[name] = f"{SCRIPTS}/{bundled}"
            files.append(File.generated(site.config, found[name], abs_src_path=str(source)))
    return found


def _add_plans(site: Site) -> None:
    """Have a file of our own for each plan, and none for those that are gone."""
    config = site.config
    for uri in site.own.keys() - site.plans.keys():
        site.files.remove(site.own.pop(uri))
    for uri in site.plans.keys() - site.own.keys():
        if file := site.files.get_file_from_path(uri):
            site.files.remove(file)
        dest_uri = address_file(page_url(uri, directory_urls=config.use_directory_urls))
        own = OwnFile(uri, config.docs_dir, config.site_dir, config.use_directory_urls, dest_uri=dest_uri)
        site.own[uri] = own
        site.files.append(own)


def _stubs(site: Site) -> Iterator[tuple[str, str]]:
    """The pages that nobody has written, by their paths below docs/: a title, the rest comes from a layout."""
    for uri, family in site.families.items():
        yield uri, f"---\ntitle: {family_title(family.code)}\n---\n"


def choose_layout(site: Site, page: Page) -> None:
    """Pages of the library have layouts of their own."""
    uri = page.file.src_uri
    page.meta.setdefault("hide", ["navigation"])
    if uri in site.families:
        page.meta["template"] = "rules.html"
    elif uri in site.topics:
        page.meta["template"] = "topic.html"
    elif uri in LISTS:
        page.meta["template"] = LISTS[uri]


def page_source(site: Site, markdown: str, page: Page) -> str:
    """The Markdown that MkDocs renders: as it was written, but that topic pages begin with a heading for their
    templates, and the page on servers gets the recipes."""
    choose_layout(site, page)
    if page.file.src_uri == DEPLOY_PAGE:
        return with_recipes(markdown, site.root)
    if page.file.src_uri in site.topics:
        # In the text rather than in the layout alone, so that it stands in the table of contents.
        return f"## {TEMPLATES_HEADING} {{ #templates }}\n\n{markdown}"
    return markdown


def page_content(html: str, page: Page) -> str:
    """The HTML that the site gets: known elements only."""
    sanitize_toc(page.toc)
    return sanitize(html)


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


def page_html(site: Site, page: Page) -> bytes:
    """A page in its layout, as MkDocs writes it (`mkdocs.commands.build`)."""
    return _in_layout(site, page).encode(errors="xmlcharrefreplace")


def _in_layout(site: Site, page: Page) -> str:
    config = site.config
    page.active = True
    try:
        context = get_context(site.nav, site.pages, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=site.nav)
        output = site.env.get_template(page.meta.get("template", "main.html")).render(context)
        return config.plugins.on_post_page(output, page=page, config=config)
    finally:
        page.active = False


def plan_page_html(site: Site, plan: Plan) -> bytes:
    """A plan's page. What it is made of does not stay in memory."""
    file = site.own[uri := plan_uri(plan)]
    try:
        page = plan_page(plan, site.library, file, site.config)
        return _BETWEEN_LINES.sub("\n", _in_layout(site, page)).encode(errors="xmlcharrefreplace")
    except Exception:
        log.error("Error building page '%s'", uri)  # as MkDocs says it of its own
        raise
    finally:
        file.page = None


_BETWEEN_LINES = re.compile(r"\n\s+")
"""White space that layouts leave behind, a seventh of a page: nothing on a plan's page is kept as it is written."""


def frame_digest(site: Site) -> str:
    """The digest of all that pages have in common: the program, the layouts, the settings, the names of scripts."""
    config = site.config
    files = [file for folder in FRAME_FOLDERS for file in walk(site.root / folder) if file.is_file()]
    parts = [part for file in files for part in (file.relative_to(site.root).as_posix(), file.read_bytes())]
    assets = sorted(site.assets.values())
    return digest(version(), site.settings_digest, repr((assets, config.site_url, config.use_directory_urls)), *parts)


def add_filters(site: Site, env: Environment) -> None:
    """What all layouts know: the contract with the browser, how much is shown, and filters that turn a plan or a topic
    into a path below docs/, and such a path, or the name of a script or style, into a link from the page that is being
    shown."""

    @pass_context
    def page_url(context: Context, uri: str, anchor: str = "") -> str:
        url = _page_url(site, uri, context.get("page"), context.get("base_url", ""))
        return f"{url}#{anchor}" if anchor else url

    @pass_context
    def asset(context: Context, name: str) -> str:
        return _relative(site.assets[name], context.get("page"), context.get("base_url", ""))

    env.trim_blocks = env.lstrip_blocks = True
    env.filters |= {
        "page_url": page_url,
        "asset": asset,
        "plan_uri": plan_uri,
        "topic_uri": topic_uri,
        "short_name": short_name,
        "plan_label": plan_label,
        "quoted": quoted,
    }
    env.globals |= {
        "contract": contract,
        "sizes": sizes,
        "plan_urls": lambda: [site.own[uri].url for uri in site.plans],
    }


def _page_url(site: Site, uri: str, page: Page | None, base: str = "") -> str:
    """The address of a page below docs/ from another one; from the site's root, at `base`, where that is none."""
    file = site.files.src_uris.get(uri)
    if file is None:
        raise PluginError(f"the site links to {uri}, which is not a page")
    return _relative(file.url, page, base)


def _relative(url: str, page: Page | None, base: str) -> str:
    """An address below the site's root from a page, as MkDocs gives it; from the site's root, at `base`, where that is
    none."""
    if page is None or url.startswith(page.url):
        return normalize_url(url, page=page, base=base)
    folder, _, _ = page.url.rstrip("/").rpartition("/")
    return _from_beside(url, folder, not page.url.endswith("/"))


@lru_cache(maxsize=4096)
def _from_beside(url: str, folder: str, is_file: bool) -> str:
    """An address from every page in a folder, but for that which it is of: there are thousands of plans."""
    return get_relative_url(url, f"{folder}/{'*.' if is_file else '*/'}")
