"""What has run out, on the built site: marks in texts, counts on cards, the summary of a plan, and the list of all."""

from __future__ import annotations

import json
import shutil
import subprocess
from urllib.parse import urljoin, urlsplit

from built import Site
from jsonschema import Draft202012Validator

from planlib.library import Library, plan_uri
from planlib.model.fields import split_runs
from planlib.model.plaintext import neutral_text, page_lines, written
from planlib.notices.matcher import Marker, in_units, masked
from planlib.notices.patterns import read_pattern
from planlib.publishing.export import page_url

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
        assert summary.text_content() == f"含 {count} 处过时表述"
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
            marks = library.marks_under(name)
            shown = [element.text_content() for element in card.cssselect(".pl-card__dated")]
            assert shown == ([f"{len(marks)} 处过时表述"] if marks else []), (address, name)
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
                assert row.get("id") in {mark.id for mark in library.marks_under(name)}
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
    schema = json.loads((site.folder / "library/notices.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    script = (site.folder / "library/notices.js").read_text("utf-8")
    marked = json.loads(script[script.index(",", script.index(",") + 1) + 1 : script.rindex(")")])
    entries = site.pages[LIST]
    for notice in marked:
        page, anchor = notice["url"].split("#")
        assert page == LIST
        assert entries.get_element_by_id(anchor) is not None


# The matches of each notice in each text, without those that its exception spares.
MATCH = """
const { notices, texts } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const spans = (pattern, text) =>
  pattern ? [...text.matchAll(new RegExp(pattern, "gu"))].map((m) => [m.index, m.index + m[0].length]) : [];
const found = notices.map((notice) => texts.map((text) => {
  const spared = spans(notice.exception, text);
  return spans(notice.pattern, text).filter(([a, b]) => !spared.some(([c, d]) => a < d && c < b));
}));
process.stdout.write(JSON.stringify(found));
"""


def test_every_pattern_means_the_same_in_javascript(library: Library) -> None:
    node = shutil.which("node")
    assert node, "run the tests with make test, which finds or installs Node"
    year = library.inputs.day.year
    notices = list(library.notices.values())
    texts = [masked(split_runs(text)) for notice in notices for text in (*notice.matches, *notice.passes)]
    texts += [masked(line.runs) for plan in library.plans for line in page_lines(plan.page)]
    patterns = [
        {
            "pattern": read_pattern(notice.pattern).expanded,
            "exception": read_pattern(exception).expanded if exception else "",
        }
        for notice in notices
        for exception in [notice.exception_in(year)]
    ]
    given = json.dumps({"notices": patterns, "texts": texts})
    done = subprocess.run(
        [node, "-e", MATCH], input=given, capture_output=True, text=True, encoding="utf-8", check=True
    )
    found = json.loads(done.stdout)
    for notice, in_texts in zip(notices, found, strict=True):
        marker = Marker([notice], year)
        assert in_texts == [[list(in_units(mark, text)[:2]) for mark in marker.marks(text)] for text in texts], (
            notice.id
        )
