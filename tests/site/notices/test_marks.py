"""What has run out, on the built site: marks in texts, counts on cards, the summary of a plan, and the list of all."""

from __future__ import annotations

import json
from urllib.parse import urljoin, urlsplit

from jsonschema import Draft202012Validator

from planlib.library import Library
from planlib.model.fields import split_runs
from planlib.model.plaintext import neutral_text, page_lines, written
from planlib.publishing.urls import page_url, plan_uri
from tests.support.built import Site
from tests.support.texts import check_patterns

LIST = "notices/"


def target(address: str, href: str) -> tuple[str, str]:
    """The page and the anchor that a link on a page leads to."""
    parts = urlsplit(urljoin(f"https://site.invalid/{address}", href))
    return parts.path.removeprefix("/"), parts.fragment


def test_a_plan_page_marks_exactly_what_was_found_and_leads_to_the_entry(site: Site, library: Library) -> None:
    fields = library.vocabulary.fields
    for plan in library.plans:
        address = page_url(plan_uri(plan))
        (text,) = site.pages[address].cssselect(".pl-plan")
        links = text.cssselect("a.pl-dated")
        expected = [
            (neutral_text(split_runs(written(line.runs)[mark.start : mark.end]), fields), mark.id)
            for line in page_lines(plan.page)
            for mark in library.marks(plan, line)
        ]
        assert [(link.text_content(), link.get("data-notice")) for link in links] == expected
        assert [target(address, link.get("href", "")) for link in links] == [(LIST, name) for _, name in expected]


def test_a_plan_sums_up_what_has_run_out_and_leads_to_the_first_places(site: Site, library: Library) -> None:
    for plan in library.plans:
        address = page_url(plan_uri(plan))
        page = site.pages[address]
        count = len(page.cssselect(".pl-plan a.pl-dated"))
        (summary,) = page.cssselect(".pl-datedsum summary")
        assert summary.text_content() == f"含 {count} 处过时提法"
        for item in page.cssselect(".pl-datedsum li"):
            (entry, first) = item.cssselect("a")
            assert target(address, entry.get("href", ""))[0] == LIST
            section = page.get_element_by_id(target(address, first.get("href", ""))[1])
            assert section is not None


def test_cards_count_and_mark_what_has_run_out(site: Site, library: Library) -> None:
    checked = 0
    for address, page in site.pages.items():
        for card in page.cssselect("article.pl-card"):
            (title,) = card.cssselect(".pl-card__title a")
            plan, anchor = target(address, title.get("href", ""))
            name = f"{plan.removeprefix('plans/').removesuffix('/')}/{anchor}"
            marks = library.marks_under(library.template(name))
            shown = [element.text_content() for element in card.cssselect(".pl-card__dated")]
            assert shown == ([f"{len(marks)} 处过时提法"] if marks else []), (address, name)
            bodies = card.cssselect(".pl-text")
            assert len(card.cssselect(".pl-text a.pl-dated")) == (len(marks) if bodies else 0)
            assert not card.cssselect("a a")
            checked += bool(marks)
    assert checked > 100


def test_the_library_can_be_narrowed_by_how_current_a_template_is(site: Site, library: Library) -> None:
    boxes = site.pages["library/"].cssselect("[data-facet='timeliness'] label")
    assert [box.cssselect("input")[0].get("value") for box in boxes] == ["none", "update", "replace"]
    assert sum(int(box.cssselect(".pl-count")[0].text_content()) for box in boxes) == len(library.templates)


def test_the_list_has_every_entry_once_with_its_places_and_sources(site: Site, library: Library) -> None:
    page = site.pages[LIST]
    tables = page.cssselect("table.pl-notices")
    rows = [row for table in tables for row in table.cssselect("tbody tr")]
    assert sorted(row.get("id", "") for row in rows) == sorted(library.notices)
    assert len(tables[0].cssselect("tbody tr")) == len(library.inputs.marked)
    for row in rows:
        notice = library.notices[row.get("id", "")]
        text = row.text_content()
        assert row.cssselect("th")[0].text_content() == notice.title
        assert all(words in text for words in (notice.now, notice.note, notice.until))
        for source in notice.sources:
            assert f"{source.title}（{source.checked} 核对）" in text
        assert len(row.cssselect("details li")) <= 13


def test_the_places_of_an_entry_hold_its_marks(site: Site, library: Library) -> None:
    listed = 0
    for row in site.pages[LIST].cssselect("table.pl-notices tbody tr"):
        for link in row.cssselect("details a"):
            plan, anchor = target(LIST, link.get("href", ""))
            if plan != "library/":
                name = f"{plan.removeprefix('plans/').removesuffix('/')}/{anchor}"
                assert row.get("id") in {mark.id for mark in library.marks_under(library.template(name))}
                listed += 1
    assert listed > 100


def test_other_hosts_are_linked_as_sources_only_and_learn_nothing(site: Site, library: Library) -> None:
    known = {source.url for notice in library.notices.values() for source in notice.sources if source.url}
    links = [link for link in site.pages[LIST].iter("a") if urlsplit(link.get("href") or "").netloc]
    assert {link.get("href") for link in links} == known
    assert {link.get("rel") for link in links} == {"noreferrer"}


def test_the_register_is_published_as_data_and_not_as_it_is(site: Site) -> None:
    assert not list(site.folder.rglob("notices.yml"))
    data = json.loads((site.folder / "library/notices.json").read_text("utf-8"))
    schema = json.loads((site.folder / "library/register.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    script = site.script("library/notices").read_text("utf-8")
    marked = json.loads(script[script.index(",") + 1 : script.rindex(")")])["notices"]
    entries = site.pages[LIST]
    for notice in marked:
        page, anchor = notice["url"].split("#")
        assert page == LIST
        assert entries.get_element_by_id(anchor) is not None


def test_every_pattern_means_the_same_in_javascript(library: Library) -> None:
    check_patterns(library)
