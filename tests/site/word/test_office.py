"""Word files out of a real Chromium, laid out by a real LibreOffice, in the figures of GB/T 9704—2012."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext
from playwright.sync_api import Page as Browsed

from tests.support.office import Page, fonts_embedded, missing_programs, read_pages, to_pdf, without_glyph

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


@pytest.fixture
def page(context: BrowserContext, address: str) -> Browsed:
    page = context.new_page()
    page.goto(f"{address}plans/wm-1/")
    return page


def laid_out(page: Browsed, ask: Callable[[], object], folder: Path) -> Path:
    """The PDF that LibreOffice makes of what the page downloads."""
    with page.expect_download() as download:
        ask()
    file = folder / "计划.docx"
    download.value.save_as(file)
    return to_pdf(file, folder)


def near(wanted: float) -> object:
    return pytest.approx(wanted, abs=NEAR)


def text_of(pages: list[Page]) -> str:
    return "".join(word.text for page in pages for word in page.words)


def test_a_page_has_22_lines_of_28_characters(page: Browsed, tmp_path: Path) -> None:
    headings = [
        line("heading", "标题", level, number) for level, number in enumerate(("一", "（一）", "1.", "（1）"), 1)
    ]
    signature = [line("paragraph", "××社区居民委员会"), line("paragraph", "2026年1月5日")]
    lines = [line("title", "××社区精神文明建设工作计划"), *headings]
    lines += [line("paragraph", FULL), line("paragraph", MARKS), *signature]
    pdf = laid_out(
        page, lambda: page.evaluate("lines => planLibrary.saveWord(lines, { title: '计划' })", lines), tmp_path
    )
    pages = read_pages(pdf)
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


def test_a_whole_plan_loses_no_character(page: Browsed, tmp_path: Path) -> None:
    page.get_by_role("button", name="复制全文", exact=True).click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.length > 500)")
    copied = "".join(page.evaluate("navigator.clipboard.readText()").split())
    pdf = laid_out(page, page.get_by_role("button", name="下载 Word", exact=True).click, tmp_path)
    pages = read_pages(pdf)
    bodies = (row for page in pages for row in page.lines(TOP, BOTTOM))
    assert "".join(word.text for row in bodies for word in row) == copied
    assert all(fonts_embedded(pdf))
    assert without_glyph(copied) == set()
