"""The build as an editor sees it: what it makes, and what it refuses."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from planlib.contract import SCRIPTS
from planlib.library import Library
from planlib.publishing.labels import SECTION_LINK
from planlib.publishing.sizes import PLANS_A_PACK
from planlib.publishing.urls import page_url, plan_uri
from tests.support.built import Site, build, build_into
from tests.support.shown import read_lines, shown_lines
from tests.support.texts import check_source_lines, plan_html


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file; the site map names the day of the build and is left out."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and "sitemap" not in file.name)
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_every_plan_page_shows_exactly_what_the_reader_read(site: Site, library: Library) -> None:
    for plan in library.plans:
        assert shown_lines(plan_html(site, plan_uri(plan))) == read_lines(plan, library), plan.id


def test_every_line_of_the_repaired_source_is_on_its_page(site: Site, library: Library) -> None:
    assert check_source_lines(site, library) > 200


def test_fields_are_neutral_on_every_page_with_the_words_of_the_source_beside_them(
    site: Site, library: Library
) -> None:
    fields = library.vocabulary.fields
    examples = set()
    for address, page in site.pages.items():
        for field in page.cssselect(".pl-field"):
            assert field.text_content() == fields[field.get("data-field", "")].default, address
            examples.add(field.get("data-example"))
    assert {"桃树村", "2011", "*", None} <= examples


def test_the_declared_fields_reach_the_browser_as_a_small_script(site: Site, library: Library) -> None:
    script = site.script("library/fields").read_text("utf-8")
    data = json.loads(re.sub(r'^planLibraryData\("library/fields",|\)\n$', "", script))
    assert data == json.loads((site.folder / "library/templates.json").read_text("utf-8"))["fields"]
    assert [field["name"] for field in data] == list(library.vocabulary.fields)
    assert len(gzip.compress(script.encode())) < 2000


def test_the_script_on_every_page_is_small(site: Site) -> None:
    assert len(gzip.compress(site.script(f"{SCRIPTS}/main").read_bytes())) <= 21_000


def test_the_search_is_small(site: Site) -> None:
    """What a query in letters, or one that nothing holds, needs more is loaded for that one."""
    assert len(gzip.compress(site.script(f"{SCRIPTS}/search").read_bytes())) <= 16_500


def test_headings_carry_their_derived_numbers(site: Site) -> None:
    headings = [
        element.text_content().removesuffix("#") for element in plan_html(site, "plans/wm-5.md").cssselect("h2, h3, h4")
    ]
    assert headings[:6] == [
        "一、创建目标",
        "二、指导思想",
        "三、主要任务",
        "（一）加强领导，健全组织机构",
        "1.加强工作领导",
        "2.完善创建工作机制",
    ]


def test_headings_of_plans_and_of_other_pages_have_the_same_links(site: Site) -> None:
    links = {
        address: {(a.text, a.get("title")) for a in page.cssselect(".headerlink")}
        for address, page in site.pages.items()
    }
    assert links["plans/wm-5/"] == links["guide/editing/"] == {("#", SECTION_LINK)}


def test_published_data_is_valid_and_every_address_in_it_exists(site: Site) -> None:
    data = json.loads((site.folder / "library/templates.json").read_text("utf-8"))
    schema = json.loads((site.folder / "library/templates.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    assert len(data["plans"]) == 12
    assert len(data["topics"]) >= 16
    for plan in data["plans"]:
        for template in plan["templates"]:
            _, _, anchor = template["id"].partition("/")
            assert site.pages[plan["url"]].get_element_by_id(anchor) is not None


def test_two_builds_are_identical(site: Site, repository: Path, tmp_path: Path) -> None:
    again = build_into(tmp_path / "again", repository)
    assert digests(again.folder) == digests(site.folder)


def test_pages_do_not_grow_with_the_number_of_plans(site: Site, library: Library) -> None:
    """No page but the lists names every plan: a plan page links only to its twins."""
    for plan in library.plans:
        page = site.pages[page_url(plan_uri(plan))]
        linked = {other.id for other in library.plans for a in page.iter("a") if f"/{other.id}/" in a.get("href", "")}
        assert linked <= set(library.twins[plan.id])


BAD_PAGES = [
    pytest.param("## 指导思想 {", "## 一、指导思想 {", "PLN204", id="typed number"),
    pytest.param('data-kind="guidance"', 'data-kind="guidence"', "PLN301", id="unknown kind"),
    pytest.param('data-topics="theory', 'data-topics="thoery', "PLN302", id="unknown topic"),
    pytest.param("{{村|桃树村}}", "{{村庄|桃树村}}", "PLN304", id="unknown field"),
    pytest.param("level: village", "level: city", "PLN104", id="unknown level"),
    pytest.param("弘扬和培育民族精神", "弘扬和培育<b>民族</b>精神", "PLN601", id="raw HTML"),
    pytest.param("增强荣辱观念", "增强荣□观念", "PLN401", id="lost character"),
    pytest.param("增强荣辱观念", "增强观念", "PLN704", id="text that differs from the source"),
    pytest.param("#guidance", "#tasks", "PLN203", id="repeated id"),
]


@pytest.mark.parametrize(("good", "bad", "code"), BAD_PAGES)
def test_a_bad_page_stops_the_build_and_names_its_line(repository: Path, good: str, bad: str, code: str) -> None:
    site = repository / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site")
    page = repository / "docs/plans/wm-1.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace(good, bad, 1), "utf-8")
    line = text[: text.index(good)].count("\n") + 1
    if code == "PLN203":  # reported at the second of the two
        line = text[: text.index("{ #tasks")].count("\n") + 1

    result = build(repository)

    assert result.returncode != 0
    assert re.search(rf"docs/plans/wm-1\.md:{line}(:\d+)?: {code} ", result.stderr)
    assert digests(site) == {"index.html": hashlib.sha256(b"the last good site").hexdigest()}


def test_all_findings_are_reported_at_once(repository: Path) -> None:
    for name, good, bad in (("wm-1", "level: village", "level: city"), ("wm-6", "type: outline", "type: poem")):
        page = repository / f"docs/plans/{name}.md"
        page.write_text(page.read_text("utf-8").replace(good, bad), "utf-8")
    result = build(repository)
    assert "2 error(s)" in result.stderr
    assert "docs/plans/wm-1.md:4: PLN104" in result.stderr
    assert "docs/plans/wm-6.md:5: PLN104" in result.stderr


def sizes_beside_plans(site: Site) -> dict[str, int]:
    """The bytes of each file but for those of each plan and of the index, which has a file for so many bytes."""
    files = ((file.relative_to(site.folder).as_posix(), file) for file in site.folder.rglob("*") if file.is_file())
    return {
        path: file.stat().st_size for path, file in files if not re.match(r"plans/.+/|search/|library/plans/", path)
    }


def test_a_larger_library_has_no_more_pages_but_its_plans_and_none_is_much_heavier(site: Site, grown: Site) -> None:
    few, many = sizes_beside_plans(site), sizes_beside_plans(grown)
    pages = {path for path in few if path.endswith(".html")}
    assert {path for path in many if path.endswith(".html")} == pages
    much = {path: max(3 * few[path], few[path] + 40_000) for path in pages}
    assert {path: (few[path], many[path]) for path in pages if many[path] > much[path]} == {}
    assert max(many[path] for path in pages) < 1.2 * max(few[path] for path in pages)
    assert len(many) - len(few) < len(list(grown.folder.glob("plans/*/"))) / (PLANS_A_PACK / 2)


def test_flat_addresses_work_too(flat: Site) -> None:
    """For reading from a folder (file://), where an address must name a file."""
    data = json.loads((flat.folder / "library/templates.json").read_text("utf-8"))
    assert data["plans"][0]["url"] == "plans/wm-1.html"
    assert 'href="../notices.html#' in (flat.folder / "plans/wm-1.html").read_text("utf-8")


def test_the_site_map_names_every_page_where_the_site_has_an_address(repository: Path, tmp_path: Path) -> None:
    settings = repository / "mkdocs.yml"
    settings.write_text(f"site_url: https://plans.example/a/\n{settings.read_text('utf-8')}", "utf-8")
    mapped = build_into(tmp_path / "site", repository)
    tree = etree.parse(str(mapped.folder / "sitemap.xml"))
    found = {str(place.text) for place in tree.iter("{*}loc")}
    pages = {address for address in mapped.pages if address != "404.html"}
    assert found == {f"https://plans.example/a/{address}" for address in pages}
