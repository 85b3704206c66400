"""What tests do to the search and ask of it, and the sections that a query finds by reading all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from planlib.library import Library, Template
from planlib.model.page import Section, topics_of
from planlib.model.plaintext import neutral_text, own_lines
from planlib.publishing.search.folding import fold

VOLUNTEERING = "三、扎实开展志愿服务活动"


def open_box(page: Page, query: str = "") -> Locator:
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="搜索范文")
    expect(box).to_be_focused()
    page.keyboard.type(query)
    return box


def status(page: Page) -> Locator:
    return page.locator(".pl-box__status")


def total(page: Page) -> Locator:
    return page.locator(".pl-total")


def address_query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def terms_of(folded: str) -> tuple[list[str], list[str]]:
    """What a folded query without a question in it asks for, and what it bars: words, and what is quoted."""
    found: dict[str, list[str]] = {"": [], "-": []}
    for minus, quoted, bare in re.findall(r'(-?)(?:"([^"]*)"|([^ "]+))', folded):
        found[minus] += [quoted] if quoted else re.findall(r"[\w×]+", bare)
    return found[""] or ([] if found["-"] else folded.split()), found["-"]


class Brute:
    """The sections that a query finds, by reading all of them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        fields = library.vocabulary.fields
        self.own: dict[str, list[str]] = {}
        self.under: dict[str, list[str]] = {}  # ids of the sections strictly below
        for template in library.templates:
            lines = [line.number + neutral_text(line.runs, fields) for line in own_lines(template.section)]
            self.own[template.id] = [fold(line) for line in lines]
            self.under[template.id] = [f"{template.plan.id}/{below.id}" for below in _below(template.section)]

    def holds(self, ids: Sequence[str], term: str) -> bool:
        return any(term in line for id in ids for line in self.own[id])

    def search(self, query: str) -> set[str]:
        terms, excluded = terms_of(fold(query))

        def meets(id: str) -> bool:
            family = [id, *self.under[id]]
            return all(self.holds(family, term) for term in terms) and not any(
                self.holds(family, term) for term in excluded
            )

        return {
            id
            for id in self.own
            if meets(id)
            and (all(self.holds([id], term) for term in terms) or not any(meets(below) for below in self.under[id]))
        }


def _below(section: Section) -> Iterator[Section]:
    for child in section.children:
        yield child
        yield from _below(child)


def facet_values(template: Template) -> dict[str, set[str]]:
    plan, section = template.plan, template.section
    return {
        "topic": set(topics_of(section)),
        "kind": {section.kind},
        "level": {plan.level},
        "type": {plan.type},
        "plan": {plan.id},
    }


def run_searches(page: Page, asked: Sequence[str], options: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    script = """([queries, options]) => Promise.all(queries.map(async (query) => {
      const { total, about, ids, facets } = await planLibrary.search(query, options);
      return { total, about, ids, facets };
    }))"""
    found: list[dict[str, Any]] = page.evaluate(script, [asked, options or {}])
    return found
