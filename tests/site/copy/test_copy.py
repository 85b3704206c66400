"""Copying in a real Chromium: what lands on the clipboard, as rich text and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, Route, expect

from planlib.library import Library
from planlib.publishing.labels import quoted
from tests.support.browsing import pasted, wait_until
from tests.support.built import Site

SECTION = "（三）开展争创“文明家庭”活动"

# Selects from the n-th character of one element's text to the m-th of another's.
SELECT = """([from, start, to, end]) => {
  const point = (element, offset) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (offset <= node.length) return [node, offset];
      offset -= node.length;
    }
  };
  const range = document.createRange();
  range.setStart(...point(from, start));
  range.setEnd(...point(to, end));
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}"""


def blocks(rich: str) -> list[tuple[str, str, str]]:
    """The blocks of rich text as (tag, text, style)."""
    root = html.fromstring(rich)
    return [(str(e.tag), e.text_content(), e.get("style", "")) for e in root.iter("p", "h1", "h2", "h3", "h4")]


def select(page: Page, first: Locator, start: int, last: Locator, end: int) -> None:
    page.evaluate(SELECT, [first.element_handle(), start, last.element_handle(), end])


def copied(page: Page) -> None:
    expect(page.locator(".pl-toast")).to_have_text(re.compile(r"已复制 \d+ 字"))


@pytest.fixture
def refused(browser: Browser) -> Iterator[Page]:
    """A page whose clipboard API refuses, as a policy of an office may have it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script("Clipboard.prototype.write = () => Promise.reject(new DOMException('', 'NotAllowedError'))")
    yield page
    context.close()


def test_a_section_is_copied_with_its_number_and_said_to_be(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.get_by_role("button", name=f"复制{quoted(SECTION)}").click()
    expect(page.get_by_role("status")).to_have_text("已复制 119 字，含 2 处过时提法")
    assert told == [], "the policy forbids inline styles, which rich text has"
    rich, plain = pasted(page)
    assert plain.startswith(f"{SECTION}\n利用争创“文明家庭”，增强集体凝聚力")
    assert plain.endswith("积极开展“关爱女孩”行动。")
    assert plain.count("\n") == 1
    (heading, heading_text, heading_style), (paragraph, paragraph_text, paragraph_style) = blocks(rich)
    assert (heading, heading_text) == ("h2", SECTION)
    assert (paragraph, paragraph_text) == ("p", plain.split("\n")[1])
    assert "mso-fareast-font-family:'楷体_GB2312'" in heading_style
    assert "mso-fareast-font-family:'仿宋_GB2312'" in paragraph_style
    for style in (heading_style, paragraph_style):
        assert "line-height:28.95pt;mso-line-height-rule:exactly" in style
        assert "text-indent:32pt;mso-char-indent-count:2.0" in style


def test_a_parent_section_is_copied_with_all_that_stands_under_it(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-4a/")
    page.get_by_role("button", name="复制“一、文明社区创建基本目标：”").click()
    copied(page)
    rich, plain = pasted(page)
    lines = plain.split("\n")
    assert lines[:3] == [
        "一、文明社区创建基本目标：",
        "1.切实落实防火、防灾等安全检查制度和措施。力争做到年年无重大火灾事故；",
        "2.大力普及科学知识、法律教育；宣传计划生育政策，无计划外生育；无封建迷信活动；",
    ]
    assert len(lines) == 8
    assert "编者注" not in plain
    assert [text for _, text, _ in blocks(rich)] == lines


def test_a_whole_plan_is_copied_without_notes_topics_or_controls(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}plans/wm-3a/")
    page.get_by_role("button", name="复制全文", exact=True).click()
    copied(page)
    rich, plain = pasted(page)
    lines = plain.split("\n")
    assert lines[0] == page.get_by_role("heading", level=1).inner_text()
    assert lines[1].startswith("为了进一步推进社区整体精神文明建设工作")
    assert lines[-2:] == ["××社区居民委员会", "20××年×月×日"]
    assert [line[:2] for line in lines if line[1:2] == "、"] == ["一、", "二、", "三、", "四、"]
    for word in ("编者注", "复制", library.topics["morality"].title):
        assert word not in lines
    title, *_ = blocks(rich)
    assert "mso-fareast-font-family:'方正小标宋简体'" in title[2]
    assert "text-align:center" in title[2]
    assert [text for _, text, _ in blocks(rich)] == lines


def test_a_title_in_the_text_takes_the_place_of_the_pages(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-3b/")
    page.get_by_role("button", name="复制全文", exact=True).click()
    copied(page)
    lines = pasted(page)[1].split("\n")
    assert lines[0] == "××社区20××年精神文明建设工作总结"
    assert "总结" not in lines[1][:20]


def test_the_menu_copies_plain_text_or_markdown_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    more = page.get_by_role("button", name=f"{quoted(SECTION)}的其他格式")
    more.focus()
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("menuitem", name="纯文本")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    copied(page)
    assert pasted(page)[0] == ""
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="下载 Word")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="Markdown")).to_be_focused()
    page.keyboard.press("Enter")
    expect(more).to_be_focused()
    wait_until(page, "navigator.clipboard.readText().then((text) => text.startsWith('###'))")
    rich, plain = pasted(page)
    assert rich == ""
    assert plain.startswith("### 开展争创“文明家庭”活动\n\n利用争创“文明家庭”")
    more.click()
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("menu")).to_have_count(0)


def test_a_paragraph_has_a_button_that_hovering_and_focus_show(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    paragraph = page.locator("#civilized-family ~ p:not([class])").first
    button = paragraph.get_by_role("button", name="复制这个自然段")
    page.mouse.move(0, 0)
    expect(button).to_have_css("opacity", "0")
    paragraph.hover()
    expect(button).to_have_css("opacity", "1")
    button.click()
    expect(page.get_by_role("status")).to_have_text("已复制 104 字，含 2 处过时提法")
    rich, plain = pasted(page)
    assert plain.startswith("利用争创“文明家庭”")
    assert [tag for tag, _, _ in blocks(rich)] == ["p"]


def test_on_a_touch_screen_a_tap_on_a_paragraph_brings_its_button(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}plans/wm-1/")
    first, second = (page.locator(".pl-plan > p:not(.pl-about)").nth(index) for index in (0, 2))
    first.tap(position={"x": 8, "y": 40})
    expect(first.locator(".pl-copy-line")).to_have_css("opacity", "1")
    second.tap(position={"x": 8, "y": 40})
    expect(second.locator(".pl-copy-line")).to_have_css("opacity", "1")
    expect(first.locator(".pl-copy-line")).to_have_css("opacity", "0")
    context.close()


def test_a_card_is_copied_as_what_it_is_in_its_plan(page: Page, address: str) -> None:
    page.goto(f"{address}topics/volunteering/")
    card = page.locator(".pl-card").filter(has_text="镇志愿者协会")
    card.get_by_role("button", name="复制“").click()
    copied(page)
    rich, plain = pasted(page)
    assert plain.startswith("2.大力推进社会志愿服务活动\n成立××镇志愿者协会组织")
    assert [(tag, text) for tag, text, _ in blocks(rich)] == list(zip(("h3", "p"), plain.split("\n"), strict=True))


def test_a_card_of_several_sections_is_copied_whole(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}topics/minors/")
    card = page.locator(".pl-card[data-plan='wm-2a']").filter(has_text=re.compile("含 [0-9]+ 段："))
    card.get_by_role("button", name="复制“").click()
    copied(page)
    _, plain = pasted(page)
    assert plain == library.text(library.template("wm-2a/minors").section)


def test_a_selection_takes_only_the_words_that_are_selected(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    paragraph = page.locator("#civilized-family ~ p:not([class])").first
    select(page, paragraph, 2, paragraph, 10)
    page.keyboard.press("Control+C")
    rich, plain = pasted(page)
    assert plain == "争创“文明家庭”"
    assert blocks(rich) == []  # goes into a sentence without breaking it
    assert "<span" in rich
    assert "仿宋_GB2312" in rich


def test_a_selection_over_sections_is_cleaned(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}plans/wm-1/")
    first = page.locator("#moral-education ~ p:not([class])").first
    last = page.locator("#rural-culture ~ p:not([class])").first
    select(page, first, 70, last, 4)
    page.keyboard.press("Control+C")
    rich, plain = pasted(page)
    lines = plain.split("\n")
    assert lines[0].endswith("让群众自觉遵守道德规范。")
    assert not lines[0].startswith("村民道德")
    assert lines[1:] == ["（二）努力提高乡村文化", "积极配合"]
    assert [tag for tag, _, _ in blocks(rich)] == ["p", "h2", "p"]
    for word in ("编者注", "复制", "#", library.topics["culture-sports"].title):
        assert word not in plain


def test_a_selection_has_the_numbers_of_items_that_it_begins(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-4a/")
    items = page.locator(".pl-plan ol li")
    select(page, items.nth(0), 2, items.nth(1), 4)
    page.keyboard.press("Control+C")
    first, second = pasted(page)[1].split("\n")
    assert first.startswith("落实防火")
    assert second == "2.大力普及"


def test_part_of_a_heading_has_no_number(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    heading = page.locator("#civilized-family")
    select(page, heading, 3, heading, 7)
    page.keyboard.press("Control+C")
    assert pasted(page)[1] == "开展争创"
    select(page, heading, 0, heading, len(SECTION) + 1)
    page.keyboard.press("Control+C")
    rich, plain = pasted(page)
    assert plain == SECTION
    assert [tag for tag, _, _ in blocks(rich)] == ["h2"]


def test_everything_selected_is_the_plan_alone(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+C")
    everything = pasted(page)
    page.get_by_role("button", name="复制全文", exact=True).click()
    copied(page)
    whole = pasted(page)
    assert everything[1] == whole[1]
    assert blocks(everything[0]) == blocks(whole[0])


def test_what_is_no_text_of_a_plan_is_copied_as_ever(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    note = page.locator(".pl-plan blockquote p").first
    select(page, note, 0, note, 3)
    page.keyboard.press("Control+C")
    assert pasted(page)[1] == "编者注"
    page.locator(".pl-head__more summary").first.click()
    facts = page.locator(".pl-facts dt").first
    select(page, facts, 0, facts, 2)
    page.keyboard.press("Control+C")
    assert pasted(page)[1] == "主题"


def test_a_selection_in_a_card_is_cleaned(page: Page, address: str) -> None:
    page.goto(f"{address}topics/volunteering/")
    card = page.locator(".pl-card").filter(has_text="镇志愿者协会")
    card.get_by_text("展开全文").click()
    text = card.locator(".pl-text p")
    select(page, text.nth(0), 0, text.nth(1), 2)
    page.keyboard.press("Control+C")
    rich, plain = pasted(page)
    assert plain == "2.大力推进社会志愿服务活动\n成立"
    assert [tag for tag, _, _ in blocks(rich)] == ["h3", "p"]


@pytest.mark.parametrize("missing", [False, True])
def test_rich_text_goes_out_where_the_clipboard_api_is_refused_or_missing(
    refused: Page, address: str, missing: bool
) -> None:
    if missing:
        refused.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    refused.goto(f"{address}plans/wm-1/")
    button = refused.get_by_role("button", name=f"复制{quoted(SECTION)}")
    button.click()
    copied(refused)
    expect(button).to_be_focused()
    assert refused.locator("textarea").count() == 0
    rich, plain = pasted(refused)
    assert plain.startswith(SECTION)
    assert [tag for tag, _, _ in blocks(rich)] == ["h2", "p"]
    assert "mso-fareast-font-family:'楷体_GB2312'" in rich


def test_a_copy_that_fails_says_what_to_do(refused: Page, address: str) -> None:
    refused.add_init_script("Document.prototype.execCommand = () => false")
    refused.goto(f"{address}plans/wm-1/")
    refused.get_by_role("button", name=f"复制{quoted(SECTION)}").click()
    expect(refused.get_by_role("status")).to_have_text("没有复制成，请选中文字后按 Ctrl+C")


# Of several sections, whose text is loaded when it is copied
LONG_CARD = ".pl-card__opening + .pl-card__meta + .pl-card__actions"


def test_that_a_text_is_on_the_way_is_said(page: Page, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/search[^/]*\.js"), hold, times=1)
    page.goto(f"{address}topics/minors/")
    page.locator(LONG_CARD).first.get_by_role("button", name="复制“").click()
    expect(page.locator(".pl-toast")).to_have_text("正在取文字……")
    for _ in range(1000):  # what the browser does reaches this process while it is asked for something
        if held:
            break
        page.evaluate("0")
    held[0].continue_()
    copied(page)


def test_where_nothing_can_be_copied_so_long_after_the_press_it_can_after_another(refused: Page, address: str) -> None:
    refused.add_init_script("""
      const { execCommand } = Document.prototype;
      let times = 0;
      Document.prototype.execCommand = function (...asked) { return times++ > 0 && execCommand.apply(this, asked); };
    """)
    refused.goto(f"{address}topics/minors/")
    refused.locator(LONG_CARD).first.get_by_role("button", name="复制“").click()
    expect(refused.locator(".pl-toast")).to_contain_text("文字取到了，请再点一次")
    refused.locator(".pl-toast").get_by_role("button", name="复制").click()
    copied(refused)
    assert len(pasted(refused)[1].splitlines()) > 1


def test_copying_works_on_a_page_opened_from_a_folder(page: Page, site: Site) -> None:
    page.goto((site.folder / "plans/wm-1/index.html").as_uri())
    page.get_by_role("button", name=f"复制{quoted(SECTION)}").click()
    copied(page)
    rich, plain = pasted(page)
    assert plain.startswith(SECTION)
    assert [tag for tag, _, _ in blocks(rich)] == ["h2", "p"]
