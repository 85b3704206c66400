"""The sheet, Word and paper."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.drafts import draft_of, load, sheet


def test_the_sheet_has_28_characters_to_a_line(page: Page) -> None:
    load(page, draft_of("国" * 26, "国" * 27, "国" * (26 + 28)))
    rows = """elements => elements.map((element) =>
      Math.round(element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight)))"""
    assert page.locator(".pl-sheet p[data-of]:not([class])").evaluate_all(rows) == [1, 2, 2]


def test_the_sheet_signs_as_word_does(page: Page) -> None:
    load(page, draft_of("文。", organisation="殿前街道桃树社区居民委员会"))
    margins = "elements => elements.map((element) => parseFloat(element.style.marginRight))"
    assert page.locator(".pl-sheet__signs p").evaluate_all(margins) == [2, 7]


def test_word_gets_the_lines_and_who_signs(page: Page, address: str) -> None:
    script = """Object.defineProperty(window, "planLibrary", { configurable: true, set(value) {
      value.saveWord = async (...given) => { window.given = given; };
      Object.defineProperty(window, "planLibrary", { value, writable: true });
    } })"""
    page.add_init_script(script)
    page.goto(f"{address}compose/")
    load(page, draft_of("文。"))
    page.get_by_role("button", name="下载 Word").click()
    lines, about = page.evaluate("window.given")
    assert [(line["kind"], line["number"] + line["text"]) for line in lines] == [
        ("title", "题"),
        ("heading", "一、第0题"),
        ("paragraph", "文。"),
        ("organisation", "单位"),
        ("date", "2026年1月5日"),
    ]
    assert about == {"title": "题"}


def test_paper_has_the_text_alone(page: Page) -> None:
    load(page, draft_of("甲" * 60))
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(media="print")
    for selector in (".md-header", ".pl-nav", ".pl-draftbar", ".pl-draftfacts", ".pl-editpane", ".md-footer", "h1"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(sheet(page)).to_be_visible()
    style = page.locator(".pl-sheet p[data-of]").last.evaluate(
        "element => [getComputedStyle(element).fontSize, getComputedStyle(element).lineHeight]"
    )
    assert [round(float(value.removesuffix("px")), 1) for value in style] == [21.3, 38.6]
