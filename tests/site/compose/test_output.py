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
    assert about == {"title": "题", "form": "standard", "titlePitch": "text", "number": "outer"}


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


def test_word_says_what_is_not_finished_and_leads_there(page: Page) -> None:
    load(page, draft_of("评选××户文明家庭。"))
    with page.expect_download():
        page.get_by_role("button", name="下载 Word").click()
    toast = page.locator(".pl-toast")
    expect(toast).to_contain_text("还有 1 处没有填")
    toast.get_by_role("button", name="去看").click()
    expect(page.locator(".pl-sec__paragraph")).to_be_focused()
    assert page.evaluate("getSelection().toString()") == "评选××户文明家"
    page.keyboard.insert_text("评选三户文明家")
    with page.expect_download():
        page.get_by_role("button", name="下载 Word").click()
    expect(toast).to_contain_text("已生成")
    expect(toast).not_to_contain_text("还有")


def test_word_says_how_many_places_are_not_finished(page: Page) -> None:
    load(page, draft_of("", "共××户", date=""))
    with page.expect_download():
        page.get_by_role("button", name="下载 Word").click()
    toast = page.locator(".pl-toast")
    expect(toast).to_contain_text("还有 1 处没有填、2 处空着")
    toast.get_by_role("button", name="去看").click()
    expect(page.get_by_role("region", name="体检结果")).to_be_visible()
