"""The built site as a crawler sees it: links, anchors, ids, hosts, valid HTML, and that everything can be reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from planlib.contract import Facet
from planlib.library import Library
from planlib.model.page import topics_of
from planlib.publishing.urls import page_url, plan_uri
from tests.support.built import Site
from tests.support.crawl import CHECKS, links


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_crawler_finds_nothing_wrong(site: Site, check: Callable[[Site], None]) -> None:
    check(site)


def test_topics_and_templates_link_to_each_other(site: Site, library: Library) -> None:
    pages = site.pages
    targets = {address: set(links(address, page)) for address, page in pages.items()}
    for template in library.templates:
        plan = page_url(plan_uri(template.plan))
        for topic in topics_of(template.section):
            assert (f"topics/{topic}/", "") in targets[plan]
        for topic in template.section.topics:
            listed = (plan, template.section.id) in targets[f"topics/{topic}/"]
            more = f"../../library/?topic={topic}&kind={template.section.kind}"
            assert listed or pages[f"topics/{topic}/"].cssselect(f'a[href="{more}"]')
    for page in library.topics.values():
        for other in page.related:
            assert (f"topics/{other}/", "") in targets[f"topics/{page.id}/"]


def test_the_matrix_counts_and_leads_to_the_templates(site: Site, library: Library) -> None:
    table = site.pages["topics/"].cssselect("table.pl-matrix")[0]
    cells = {a.get("href"): int(a.text_content()) for a in table.cssselect("td a")}
    assert len(table.cssselect("tbody tr")) == len(library.topics)
    expected = Counter(
        f"../library/?topic={topic}&plan={template.plan.id}"
        for template in library.templates
        for topic in topics_of(template.section)
    )
    assert cells == expected


def test_a_topic_has_one_count_wherever_it_is_counted(site: Site, library: Library) -> None:
    def counts(address: str, selector: str, name: str, count: str) -> dict[str | None, int]:
        found = site.pages[address].cssselect(selector)
        return {one.cssselect(name)[0].text: int(one.cssselect(count)[0].text or "") for one in found}

    expected = {topic.title: library.facet_counts[Facet.TOPIC][topic.id] for topic in library.topics.values()}
    assert counts("", ".pl-chips li:has(a[href^='topics/'])", "a", ".pl-count") == expected
    assert counts("topics/", ".pl-topics dt", "a", ".pl-count") == expected
    assert counts("topics/", "article > .pl-scroll tbody tr", "th a", "td:last-child") == expected
    assert counts("library/", "[data-facet=topic] label", ".pl-check__name", ".pl-count") == expected
    assert counts("library/", ".pl-ways .pl-chips li", "a", ".pl-count") == expected
    for topic in library.topics.values():
        heading = site.pages[f"topics/{topic.id}/"].get_element_by_id("templates")
        assert f"{expected[topic.title]} 段" in heading.text_content()
