"""A draft on paper, as Chromium prints it: the form of GB/T 9704—2012, as the file for Word has it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.drafts import draft_of, load
from tests.support.office import Page as Paper
from tests.support.office import missing_programs, read_pages

POINTS = 72 / 25.4
TOP, RIGHT, BOTTOM, LEFT = 37 * POINTS, 26 * POINTS, 35 * POINTS, 28 * POINTS
CHARACTER = 16
NUMBER = 14
PITCH = 28.95
NEAR = 1.5
PROSE = "以“文明实践”为抓手（见附件），贯彻党的二十大精神，志愿服务活动20次、Wi-Fi覆盖98.5%；修订《文明公约》。"

pytestmark = pytest.mark.skipif(
    bool(missing_programs()) and not os.environ.get("CI"),
    reason=f"the set-up found no way to install {', '.join(missing_programs())}",
)


def printed(page: Page, folder: Path) -> list[Paper]:
    """The sheets that a page prints on."""
    page.pdf(path=folder / "printed.pdf", prefer_css_page_size=True)
    return read_pages(folder / "printed.pdf")


def rows(sheet: Paper) -> list[str]:
    """The lines of the text of a sheet."""
    return ["".join(word.text for word in line) for line in sheet.lines(TOP, BOTTOM)]


def said(page: Page) -> str:
    """How long the page says that the draft is."""
    return page.locator(".pl-size").inner_text().partition("，")[2]


def near(wanted: float) -> object:
    return pytest.approx(wanted, abs=NEAR)


def test_a_page_has_22_lines_of_28_characters_and_its_number(page: Page, tmp_path: Path) -> None:
    load(page, draft_of("国" * 1800, title="社区工作计划"))
    sheets = printed(page, tmp_path)
    assert {(round(sheet.width), round(sheet.height)) for sheet in sheets} == {(595, 842)}
    first, second, third, fourth = sheets
    assert said(page) == "4 页"
    assert rows(first)[:3] == ["社区工作计划", "一、第0题", "国" * 26]
    assert first.lines(TOP, BOTTOM)[2][0].left == near(LEFT + 2 * CHARACTER)
    for full in (second, third):
        assert rows(full) == ["国" * 28] * 22
        lines = full.lines(TOP, BOTTOM)
        tops = [line[0].top for line in lines]
        assert all(line[0].left == near(LEFT) and line[-1].right == near(full.width - RIGHT) for line in lines)
        assert all(tops[at] == near(tops[0] + at * PITCH) for at in range(22))
        middle = (lines[0][0].top + lines[0][0].bottom) / 2
        assert TOP < middle < TOP + PITCH
    assert ["".join(word.text for word in sheet.below(BOTTOM)) for sheet in sheets] == ["—1—", "—2—", "—3—", "—4—"]
    assert first.below(BOTTOM)[-1].right == near(first.width - RIGHT - NUMBER)
    assert second.below(BOTTOM)[0].left == near(LEFT + NUMBER)
    name, date = fourth.lines(TOP, BOTTOM)[-2:]
    assert date[-1].right == near(fourth.width - RIGHT - 2 * CHARACTER)
    assert ("".join(word.text for word in name), "".join(word.text for word in date)) == ("单位", "2026年1月5日")


@pytest.mark.parametrize("length", [1, 17, 18, 19, 20, 21])
def test_a_text_up_to_its_signature_prints_on_as_many_sheets_as_said(page: Page, tmp_path: Path, length: int) -> None:
    """The title with the line after it, a heading, so many lines, and an empty line before the signature."""
    load(page, draft_of("国" * (26 + 28 * (length - 1))))
    sheets = printed(page, tmp_path)
    assert said(page) == f"{len(sheets)} 页"
    assert len(sheets) == (1 if length + 6 <= 22 else 2)
    *text, name, date = rows(sheets[-1])
    assert text, "the signature does not stand alone"
    assert (name, date) == ("单位", "2026年1月5日")
    assert sum(len(row) for sheet in sheets for row in rows(sheet) if set(row) == {"国"}) == 26 + 28 * (length - 1)


def test_a_heading_is_not_the_last_line_of_a_page(page: Page, tmp_path: Path) -> None:
    load(page, draft_of("国" * (26 + 28 * 17), "国" * 30, organisation="", date=""))
    first, second = printed(page, tmp_path)
    assert rows(first)[-1] == "国" * 28
    assert rows(second) == ["二、第1题", "国" * 26, "国" * 4]


@pytest.mark.parametrize("width", [1280, 360])
def test_whatever_the_window_and_the_colours_nothing_is_lost_or_printed_twice(
    page: Page, tmp_path: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.emulate_media(color_scheme="dark")
    texts = [PROSE * 9, PROSE * 14, "在{{社区}}和{{街道|殿前街道}}" * 60]
    load(page, draft_of(*texts, title="关于××社区2026年度精神文明建设和未成年人思想道德建设工作的计划"))
    sheets = printed(page, tmp_path)
    assert said(page) == f"{len(sheets)} 页"
    shown = page.locator(".pl-sheet p:not(.pl-sheet__number)").all_text_contents()
    assert "".join(row for sheet in sheets for row in rows(sheet)) == "".join("".join(shown).split())
    assert "".join(shown).count("20次") == 23
    assert "".join(shown).count("殿前街道") + "".join(shown).count("××街道") in (60, 120)
    for sheet in sheets:
        assert len(rows(sheet)) <= 22
        assert all(word.left > LEFT - NEAR and word.right < sheet.width - RIGHT + NEAR for word in sheet.words)


def test_the_text_stays_as_it_was_while_it_is_written(page: Page, tmp_path: Path) -> None:
    """The sheets follow every change: what stood in two parts is one again."""
    load(page, draft_of("国" * 900, "后"))
    pages = page.locator(".pl-sheet__page")
    expect(pages).to_have_count(2)
    text = page.locator(".pl-sec__paragraph").first
    text.fill("国" * 30)
    expect(pages).to_have_count(1)
    assert page.locator(".pl-sheet p").all_text_contents() == [
        "题", "一、第0题", "国" * 30, "二、第1题", "后", "单位", "2026年1月5日", "— 1 —",
    ]  # fmt: skip
    text.fill("国" * 1500)
    expect(pages).to_have_count(3)
    assert [len(rows(sheet)) for sheet in printed(page, tmp_path)][:2] == [21, 22]
