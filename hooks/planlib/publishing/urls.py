"""Addresses: of pages below docs/ (`…_PAGE`, `…_uri`), of what the build generates, and from the site's root."""

from __future__ import annotations

from planlib.contract import BUILD_DATA, COMPARE_DATA, DRAFTING_DATA, NOTICES_DATA, PLANS_DATA, SitePage
from planlib.model.page import Topic
from planlib.model.plan import Plan

BROWSE_PAGE = f"{SitePage.BROWSE}.md"
PLANS_PAGE = "plans/index.md"
PLAN_URIS = "plans/*.md"
"""The paths of the pages of plans below docs/, with * for their ids."""
TOPICS_PAGE = "topics/index.md"
COMPARE_PAGE = f"{SitePage.COMPARE}.md"
NOTICES_PAGE = f"{SitePage.NOTICES}.md"

TEMPLATES_DATA = "library/templates.json"
TEMPLATES_SCHEMA = "library/templates.schema.json"
REGISTER_DATA = "library/notices.json"
DRAFT_SCHEMA = "library/draft.schema.json"
NOTICES_SCRIPT = f"{NOTICES_DATA}.js"
BUILD_FILE = f"{BUILD_DATA}.js"
DRAFTING_SCRIPT = f"{DRAFTING_DATA}.js"
PLANS_SCRIPT = f"{PLANS_DATA}.js"


def page_url(uri: str, *, directory_urls: bool = True) -> str:
    """The address of a page from the site's root, as MkDocs makes it from the page's path below docs/."""
    stem = uri.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def address_file(address: str) -> str:
    """The file of an address, both from the site's root."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def root_url(uri: str, *, directory_urls: bool = True) -> str:
    """The way from a page, by its path below docs/, to the site's root."""
    return "../" * page_url(uri, directory_urls=directory_urls).count("/")


def plan_uri(plan: Plan) -> str:
    """The path of a plan's page below docs/: plans/ID.md."""
    return plan.path.removeprefix("docs/")


def topic_uri(topic: Topic) -> str:
    """The path of a topic's page below docs/."""
    return topic.path.removeprefix("docs/")


def family_uri(family: str) -> str:
    """The path, below docs/, of the page on a family of rules, as PLN2."""
    return f"guide/rules/{family.lower()}.md"


def notice_url(notice_id: str, *, directory_urls: bool = True) -> str:
    """The address of a notice on the list of all, from the site's root."""
    return f"{page_url(NOTICES_PAGE, directory_urls=directory_urls)}#{notice_id}"


def compare_data_uri(pack: int) -> str:
    """The address, from the site's root, of a pack of the repairs that the compare view explains."""
    return f"{COMPARE_DATA}/{pack}.js"
