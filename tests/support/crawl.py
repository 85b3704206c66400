"""A built site as a crawler sees it. Each check holds for the site of any library."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from planlib.contract import PAGES_META, SitePage
from planlib.publishing.urls import page_url
from tests.support.built import Site
from tests.support.paths import ROOT

ORIGIN = "https://site.invalid/"
NOTICES = "notices/"
LOADING = (("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("use", "href"))


def links(address: str, page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """The targets of a page's links within the site, as (address, anchor)."""
    for element in page.iter("a"):
        href = element.get("href")
        if href is None:
            continue
        target = urlsplit(urljoin(ORIGIN + address, href))
        assert target.scheme in ("https", "http", "mailto"), f"{address} links to {href}"
        if f"{target.scheme}://{target.netloc}/" == ORIGIN:
            yield target.path.removeprefix("/"), unquote(target.fragment)


def scripts_know_where_the_pages_are_that_they_lead_to(site: Site) -> None:
    wanted = {name: ORIGIN + page_url(f"{name}.md") for name in SitePage}
    for address, page in site.pages.items():
        (meta,) = page.cssselect(f"meta[name={PAGES_META}]")
        base = ORIGIN if address == "404.html" else ORIGIN + address
        assert {name: urljoin(base, meta.get(f"data-{name}")) for name in SitePage} == wanted, address


def no_link_and_no_anchor_is_dead(site: Site) -> None:
    ids = {
        address: {element.get("id") for element in page.iter() if element.get("id")}
        for address, page in site.pages.items()
    }
    checked = 0
    for address, page in site.pages.items():
        if address == "404.html":  # served at any address, so its links start at the root
            continue
        for target, anchor in links(address, page):
            if target not in ids:
                assert (site.folder / target).is_file(), f"{address} links to {target}"
            elif anchor and not anchor.startswith("__"):
                assert anchor in ids[target], f"{address} links to {target}#{anchor}"
            checked += 1
    assert checked > 2000


def no_page_has_an_id_twice(site: Site) -> None:
    for address, page in site.pages.items():
        counts = Counter(element.get("id") for element in page.iter() if element.get("id"))
        assert [name for name, count in counts.items() if count > 1] == [], address


def nothing_is_loaded_from_or_linked_to_another_host(site: Site) -> None:
    for address, page in site.pages.items():
        for tag, attribute in LOADING:
            for element in page.iter(tag):
                value = element.get(attribute) or ""
                assert not urlsplit(value).netloc, f"{address} loads {value}"
        for element in page.iter("a") if address != NOTICES else ():  # which names its sources
            assert not urlsplit(element.get("href") or "").netloc, f"{address} links to {element.get('href')}"
    for style in site.folder.rglob("*.css"):
        assert "@import" not in style.read_text("utf-8")


def every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    reached, waiting = {""}, [""]
    while waiting:
        address = waiting.pop()
        for target, _ in links(address, site.pages[address]):
            if target in site.pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert set(site.pages) - reached == {"404.html"}


def every_page_is_valid_html(site: Site) -> None:
    node = shutil.which("node")
    assert node, "run the tests with make test, which finds or installs Node"
    command = [node, "node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json"]
    command += ["--formatter", "json", str(site.folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    results = json.loads(done.stdout)
    problems = [
        f"{result['filePath']}:{message['line']}: {message['ruleId']} {message['message']}"
        for result in results
        for message in result["messages"]
    ]
    assert problems == []


CHECKS: tuple[Callable[[Site], None], ...] = (
    scripts_know_where_the_pages_are_that_they_lead_to,
    no_link_and_no_anchor_is_dead,
    no_page_has_an_id_twice,
    nothing_is_loaded_from_or_linked_to_another_host,
    every_page_can_be_reached_from_the_home_page,
    every_page_is_valid_html,
)
