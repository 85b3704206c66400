"""Word files out of a real Chromium, laid out by a real LibreOffice, in the figures of GB/T 9704—2012."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import clipboard, wait_until
from tests.support.office import Page, fonts_embedded, missing_programs, read_pages, to_pdfs, without_glyph
from tests.support.once import once

POINTS = 72 / 25.4
TOP, RIGHT, BOTTOM, LEFT = 37 * POINTS, 26 * POINTS, 35 * POINTS, 28 * POINTS
CHARACTER = 16
NUMBER = 14
NEAR = 1.5

FULL = "国" * 1800  # all of the second and the third page
# Marks where lines end, which LibreOffice loses where they may hang over the margin.
MARKS = f"{'国' * 26}，{'国' * 28}。{'国' * 27}、{'国' * 28}；"

pytestmark = pytest.mark.skipif(
    bool(missing_programs()) and not os.environ.get("CI"),
    reason=f"the set-up found no way to install {', '.join(missing_programs())}",
)


def line(kind: str, text: str, level: int = 0, number: str = "") -> dict[str, object]:
    return {"kind": kind, "level": level, "number": number, "text": text}


def made_up() -> list[dict[str, object]]:
    """The lines of a plan that fill pages to their edges."""
    headings = [
        line("heading", "标题", level, number) for level, number in enumerate(("一", "（一）", "1.", "（1）"), 1)
    ]
    signature = [line("paragraph", "××社区居民委员会"), line("paragraph", "2026年1月5日")]
    title = line("title", "××社区精神文明建设工作计划")
    return [title, *headings, line("paragraph", FULL), line("paragraph", MARKS), *signature]


def full_page() -> list[dict[str, object]]:
    """The lines of a plan that fill the first page to its end, so that the signature has no room left there."""
    title = line("title", "社区工作计划")  # with an empty line after it
    signature = [line("organisation", NAME), line("date", DAY)]
    return [title, *[line("paragraph", "国国国国。")] * 20, *signature]


DAY = "2026年11月25日"
NAME = "中共桃园社区总支部委员会桃园社区居民委员会桃园社区居务监督委员会"  # 31 characters, more than a line


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory, browser: Browser, address: str) -> Path:
    """A folder with files as the site makes them, as LibreOffice lays them out: made-up.pdf, full.pdf, whole.pdf of a
    plan, whose text as it is copied is in whole.txt. LibreOffice is started once in a run, for it is slow."""

    def make(folder: Path) -> None:
        context = browser.new_context()
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{address}plans/wm-1/")
        with page.expect_download() as download:
            page.evaluate("lines => planLibrary.saveWord(lines, { title: '计划' })", made_up())
        download.value.save_as(folder / "made-up.docx")
        with page.expect_download() as download:
            page.evaluate("lines => planLibrary.saveWord(lines, { title: '计划' })", full_page())
        download.value.save_as(folder / "full.docx")
        with page.expect_download() as download:
            page.get_by_role("button", name="下载 Word", exact=True).click()
        download.value.save_as(folder / "whole.docx")
        page.get_by_role("button", name="复制全文", exact=True).click()
        wait_until(page, "navigator.clipboard.readText().then((text) => text.length > 500)")
        (folder / "whole.txt").write_text(clipboard(page), "utf-8")
        context.close()
        to_pdfs([folder / name for name in ("made-up.docx", "full.docx", "whole.docx")], folder)

    return once(tmp_path_factory, "laid-out", make)


def near(wanted: float) -> object:
    return pytest.approx(wanted, abs=NEAR)


def text_of(pages: list[Page]) -> str:
    return "".join(word.text for page in pages for word in page.words)


def test_a_page_has_22_lines_of_28_characters(laid_out: Path) -> None:
    pages = read_pages(laid_out / "made-up.pdf")
    first, second, third, *_ = pages
    assert {(round(page.width), round(page.height)) for page in pages} == {(595, 842)}
    for full in (second, third):
        rows = full.lines(TOP, BOTTOM)
        assert [len("".join(word.text for word in row)) for row in rows] == [28] * 22
        assert rows[0][0].left == near(LEFT)
    body = first.lines(TOP, BOTTOM)[5][0]  # after the title and the headings
    assert body.left == near(LEFT + 2 * CHARACTER)
    assert "".join(mark for mark in text_of(pages) if mark in MARKS and mark != "国") == "，。、；"

    # The number at the outer side, one character in.
    assert "".join(word.text for word in first.below(BOTTOM)) == "—1—"
    assert first.below(BOTTOM)[-1].right == near(first.width - RIGHT - NUMBER)
    assert second.below(BOTTOM)[0].left == near(LEFT + NUMBER)

    # The name two characters in from the right.
    name, _ = pages[-1].lines(TOP, BOTTOM)[-2:]
    assert name[-1].right == near(first.width - RIGHT - 2 * CHARACTER)


def test_the_end_of_the_text_goes_with_the_signature_and_a_long_name_leaves_the_date_whole(laid_out: Path) -> None:
    first, second = read_pages(laid_out / "full.pdf")
    rows = ["".join(word.text for word in row) for row in second.lines(TOP, BOTTOM)]
    assert rows == ["国国国国。", NAME[:26], NAME[26:], DAY]
    assert len(first.lines(TOP, BOTTOM)) == 20


def test_a_whole_plan_loses_no_character(laid_out: Path) -> None:
    copied = "".join((laid_out / "whole.txt").read_text("utf-8").split())
    pages = read_pages(laid_out / "whole.pdf")
    bodies = (row for page in pages for row in page.lines(TOP, BOTTOM))
    assert "".join(word.text for row in bodies for word in row) == copied
    assert all(fonts_embedded(laid_out / "whole.pdf"))
    assert without_glyph(copied) == set()
    assert without_glyph(f"{copied}\U000f0000") == {"\U000f0000"}  # of private use
