"""Addresses: of pages below docs/ (`…_PAGE`, `…_uri`), of what the build generates, and from the site's root."""

from __future__ import annotations

from planlib.contract import COMPARE_DATA, DRAFTING_DATA, NOTICES_DATA, SitePage
from planlib.library import Library
from planlib.model.page import Plan, Topic

from .sizes import GROUPS_A_PAGE

BROWSE_PAGE = f"{SitePage.BROWSE}.md"
PLANS_PAGE = "plans/index.md"
TOPICS_PAGE = "topics/index.md"
COMPARE_PAGE = f"{SitePage.COMPARE}.md"
NOTICES_PAGE = f"{SitePage.NOTICES}.md"

TEMPLATES_DATA = "library/templates.json"
TEMPLATES_SCHEMA = "library/templates.schema.json"
REGISTER_DATA = "library/notices.json"
DRAFT_SCHEMA = "library/draft.schema.json"
NOTICES_SCRIPT = f"{NOTICES_DATA}.js"
DRAFTING_SCRIPT = f"{DRAFTING_DATA}.js"


def page_url(uri: str, *, directory_urls: bool = True) -> str:
    """The address of a page from the site's root, as MkDocs makes it from the page's path below docs/."""
    stem = uri.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def root_url(uri: str, *, directory_urls: bool = True) -> str:
    """The way from a page, by its path below docs/, to the site's root."""
    return "../" * page_url(uri, directory_urls=directory_urls).count("/")


def plan_uri(plan: Plan) -> str:
    """The path of a plan's page below docs/."""
    return plan.page.path.removeprefix("docs/")


def topic_uri(topic: Topic) -> str:
    """The path of a topic's page below docs/."""
    return topic.path.removeprefix("docs/")


def family_uri(family: str) -> str:
    """The path, below docs/, of the page on a family of rules, as PLN2."""
    return f"guide/rules/{family.lower()}.md"


def listing_uri(first_uri: str, number: int) -> str:
    """The path, below docs/, of a page of a list, from 1. The first is the authored page; page 2 of `library.md` is
    `library/page-2.md`, of `topics/index.md` `topics/page-2.md`."""
    folder = first_uri.removesuffix(".md").removesuffix("/index")
    return first_uri if number == 1 else f"{folder}/page-{number}.md"


def compare_uri(template_id: str, library: Library) -> str:
    """The path, below docs/, of the page that lists a template's variants and, asked with `?of=ID`, shows them
    side by side."""
    return listing_uri(COMPARE_PAGE, library.group_of.get(template_id, 0) // GROUPS_A_PAGE + 1)


def template_url(plan: Plan, section_id: str, *, directory_urls: bool = True) -> str:
    """The address of a section from the site's root."""
    return f"{page_url(plan_uri(plan), directory_urls=directory_urls)}#{section_id}"


def notice_url(notice_id: str, *, directory_urls: bool = True) -> str:
    """The address of a notice on the list of all, from the site's root."""
    return f"{page_url(NOTICES_PAGE, directory_urls=directory_urls)}#{notice_id}"


def compare_data_uri(plan_id: str) -> str:
    """The address, from the site's root, of the texts that the compare view shows of a plan."""
    return f"{COMPARE_DATA}/{plan_id}.js"
