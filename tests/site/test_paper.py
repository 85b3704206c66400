"""Pages on paper, as Chromium prints them; a draft's have tests of their own."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.office import Page as Paper
from tests.support.office import missing_programs, read_pages

POINTS = 72 / 25.4
SIDES = 15 * POINTS
TOP, BOTTOM, LEFT, RIGHT = 37 * POINTS, 35 * POINTS, 28 * POINTS, 26 * POINTS
NEAR = 1.5
HALF = 8  # of a character: brackets at the beginning and at the end of a line hang out of it

pytestmark = pytest.mark.skipif(
    bool(missing_programs()) and not os.environ.get("CI"),
    reason=f"the set-up found no way to install {', '.join(missing_programs())}",
)


def printed(page: Page, file: Path) -> list[Paper]:
    """The sheets that a page prints on."""
    page.pdf(path=file, prefer_css_page_size=True)
    return read_pages(file)


def words_of(sheets: list[Paper]) -> str:
    return "".join(word.text for sheet in sheets for word in sheet.words)


def picture(pdf: Path) -> bytes:
    """The first sheet as it is seen."""
    command = ["pdftoppm", "-r", "40", "-l", "1", "-png", str(pdf)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def comparison(page: Page, address: str) -> None:
    page.goto(f"{address}compare/")
    page.locator(".pl-groups-list__title a").first.click()
    expect(page.locator(".pl-compare__row").first).to_be_visible()


def test_the_whole_width_of_lists_is_on_the_paper(page: Page, address: str, tmp_path: Path) -> None:
    for name in ("", "topics/", "library/", "notices/", "compare/", "plans/", "about/"):
        page.goto(address + name)
        for sheet in printed(page, tmp_path / "list.pdf"):
            assert all(word.left > SIDES - HALF for word in sheet.words), name
            edge = sheet.width - SIDES + NEAR
            assert all(word.right < edge + HALF * word.text.endswith(tuple("》”）")) for word in sheet.words), name
    page.goto(f"{address}topics/")
    columns = [name.split()[0] for name in page.locator(".pl-matrix thead th").all_text_contents()]
    assert len(columns) > 10
    matrix = words_of(printed(page, tmp_path / "matrix.pdf"))
    assert all(name in matrix for name in columns)


def test_lists_take_few_sheets(page: Page, address: str, tmp_path: Path) -> None:
    """An entry is some lines: its title, what it is, how it begins; not its whole text, nor where it is found."""
    for name, entries in (
        ("library/", ".pl-card"),
        ("notices/", ".pl-notices tbody tr"),
        ("compare/", ".pl-groups-list > li"),
    ):
        page.goto(address + name)
        count = page.locator(entries).count()
        sheets = printed(page, tmp_path / "list.pdf")
        assert len(sheets) <= 2 + count / 9, name
    page.goto(f"{address}notices/")
    titles = ["".join(title.split()) for title in page.locator(".pl-notices tbody th").all_text_contents()]
    text = words_of(printed(page, tmp_path / "notices.pdf"))
    assert [title for title in titles if title not in text] == []


@pytest.mark.parametrize("query", ["", "?q=志愿", "?q=义工", "?q=志原服务"])
def test_what_a_search_finds_is_printed_in_two_columns_as_the_list_is(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}library/{query}")
    card = page.locator(".pl-results .pl-card" if query else ".pl-plain .pl-card").first
    expect(card).to_be_visible()
    page.emulate_media(media="print")
    share = card.evaluate("card => card.offsetWidth / document.querySelector('.md-content__inner').offsetWidth")
    assert 0.4 < share < 0.55


def test_no_control_is_printed(page: Page, address: str, tmp_path: Path) -> None:
    comparison(page, address)
    text = words_of(printed(page, tmp_path / "compare.pdf"))
    for words in ("互换", "上一处", "下一处"):
        assert words not in text
    assert "相同" in text
    page.goto(f"{address}plans/wm-1/")
    text = words_of(printed(page, tmp_path / "plan.pdf"))
    for words in ("复制", "下载", "来源与校订", "我的信息", "使用指南"):
        assert words not in text


def test_a_plan_has_the_lines_of_the_official_form_and_numbers(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}plans/wm-1/")
    sheets = printed(page, tmp_path / "plan.pdf")
    for number, sheet in enumerate(sheets, 1):
        lines = sheet.lines(TOP, BOTTOM)
        assert len(lines) <= 22
        assert max(len("".join(word.text for word in line)) for line in lines) == 28
        assert all(word.left > LEFT - NEAR and word.right < sheet.width - RIGHT + NEAR for word in sheet.words)
        assert "".join(word.text for word in sheet.below(BOTTOM)) == f"—{number}—"
    assert len(sheets[1].lines(TOP, BOTTOM)) == 22


@pytest.mark.parametrize("name", ["", "plans/wm-1/", "notices/", "compare/?"])
def test_what_is_printed_from_dark_colours_is_what_is_printed_from_light_ones(
    page: Page, address: str, tmp_path: Path, name: str
) -> None:
    pictures = []
    for scheme, shown in (("light", "default"), ("dark", "slate")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if name.endswith("?"):
            comparison(page, address)
        else:
            page.goto(address + name)
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", re.compile(shown))
        printed(page, tmp_path / f"{scheme}.pdf")
        pictures.append(picture(tmp_path / f"{scheme}.pdf"))
    assert pictures[0] == pictures[1]
