"""What official documents carry (公文要素): entered in a form, on the sheets, on paper and in Word."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.support.drafts import draft_of, load, paste, stored
from tests.support.measured import BOTTOM, EDGE, LEFT, MM, PITCH, TOP
from tests.support.office import missing_programs, read_pages

PROSE = "为贯彻落实上级部署，社区坚持以人民为中心，开展志愿服务活动，覆盖全体居民。"
TASKS = ["任务", "措施", "责任人", "完成时限", "第0题", PROSE, "", ""]


def fill(page: Page) -> None:
    page.locator(".pl-official > summary").click()
    form = page.locator(".pl-official")
    for label, text in (
        ("主送", "各居民小组"),
        ("红头", "桃花源街道桃园社区居民委员会文件"),
        ("发文字号", "桃居〔2026〕5号"),
        ("附注", "联系人：张三"),
        ("抄送", "区文明办"),
        ("印发机关", "桃园社区居民委员会"),
        ("印发日期", "2026年1月6日"),
    ):
        form.get_by_label(label, exact=True).fill(text)


def sheets(page: Page) -> list[str]:
    """The words of each sheet, its number left out."""
    texts = page.locator(".pl-sheet__page").evaluate_all(
        "pages => pages.map((page) => Array.from(page.children).slice(0, -1).map((e) => e.textContent).join('|'))"
    )
    return list(texts)


def test_every_element_is_entered_shown_and_downloaded(page: Page) -> None:
    load(page, draft_of(PROSE))
    fill(page)
    form = page.locator(".pl-official")
    form.get_by_role("button", name="加任务分解表").click()
    expect(form.get_by_label("附件的名称")).to_have_value("任务分解表")
    expect(form.locator(".pl-cell")).to_have_text(TASKS)
    first, annex = sheets(page)
    assert first == "|".join(
        [
            "桃花源街道桃园社区居民委员会文件", "桃居〔2026〕5号", "题", "各居民小组：", "一、第0题", PROSE,
            "附件：任务分解表", "单位2026年1月5日", "（联系人：张三）",
        ]
    )  # fmt: skip
    assert annex == "|".join(
        [
            "附件", "任务分解表", "任务措施责任人完成时限", f"第0题{PROSE}",
            "抄送：区文明办。桃园社区居民委员会2026年1月6日印发",
        ]
    )  # fmt: skip
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Word", exact=True).click()
    document = docx.Document(BytesIO(Path(download.value.path()).read_bytes()))
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["第0题", PROSE, "", ""]
    said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert said[:4] == ["桃花源街道桃园社区居民委员会文件", "桃居〔2026〕5号", "题", "各居民小组："]
    assert said[-2:] == ["抄送：区文明办。", "桃园社区居民委员会\t2026年1月6日印发"]
    # A step is taken back, and what was typed before stays.
    page.get_by_role("button", name="撤销", exact=True).click()
    expect(form.get_by_label("附件的名称")).to_have_count(0)
    expect(form.get_by_label("印发日期")).to_have_value("2026年1月6日")


PLACES = """([...wanted]) => {
    const page = document.querySelector(".pl-sheet__page");
    const mm = page.getBoundingClientRect().width / 210;
    return wanted.map((words) => {
        const range = document.createRange();
        const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
        while (texts.nextNode() && texts.currentNode.data !== words);
        range.selectNodeContents(texts.currentNode);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const { left: x, top: y } = page.getBoundingClientRect();
        return [left - x, right - x, (top + bottom) / 2 - y].map((length) => length / mm);
    });
}"""
"""Of some words on the first sheet: where they begin, end and have their middle, in millimetres."""


def test_what_stands_above_the_title_has_its_places_on_the_sheets(page: Page) -> None:
    load(page, draft_of(PROSE))
    fill(page)
    form = page.locator(".pl-official")
    for label, text in (("份号", "1"), ("密级", "秘密*1年"), ("紧急程度", "特急"), ("签发人", "张三、欧阳修、李四")):
        form.get_by_label(label, exact=True).fill(text)
    words = [
        "000001",
        "秘密★1年",
        "特急",
        "桃花源街道桃园社区居民委员会文件",
        "签发人：",
        "欧阳修",
        "李　四",
        "桃居〔2026〕5号",
        "题",
    ]
    serial, secrecy, urgency, letterhead, label, name, last, number, title = page.evaluate(PLACES, words)
    for row, mark in enumerate((serial, secrecy, urgency)):
        assert (mark[0], mark[2]) == pytest.approx((LEFT, TOP + (row + 0.5) * PITCH), abs=1)
    head = 9 / MM * 1.12 * 3  # 16 characters of 27 points
    assert letterhead[2] == pytest.approx(TOP + 35 + head / 2, abs=1)
    below = TOP + 35 + head + 2.5 * PITCH
    character = (EDGE - LEFT) / 28
    assert (label[0], label[2]) == pytest.approx((EDGE - 12 * character, below), abs=1)
    assert (name[1], name[2]) == pytest.approx((EDGE - character, below), abs=1)
    assert (last[0], last[2]) == pytest.approx((EDGE - 8 * character, below + PITCH), abs=1)
    assert (number[0], number[2]) == pytest.approx((LEFT + character, below + PITCH), abs=1)
    assert title[2] == pytest.approx(below + 1.5 * PITCH + 9.5 / MM + 2.5 * PITCH, abs=1)


def test_another_form_is_shown_and_kept_for_the_next_draft(page: Page) -> None:
    load(page, draft_of(PROSE, title="甲\n乙"))
    page.locator(".pl-official > summary").click()
    number = page.locator(".pl-sheet__number")
    expect(number).to_have_text("— 1 —")
    form = page.locator(".pl-official")
    form.get_by_label("页码").select_option("total")
    form.get_by_label("标题行距").select_option("35")
    expect(number).to_have_text("第1页　共1页")
    title = page.locator(".pl-sheet__title")
    expect(title).to_have_css("white-space", "pre-line")
    heights = page.evaluate(
        "() => [...document.querySelectorAll('.pl-sheet__title, .pl-sheet__page')].map((e) => e.offsetHeight)"
    )
    sheet, own = heights
    assert own / sheet * 297 * MM == pytest.approx(2 * 35 + 28.95, abs=2)
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="空白开始").click()
    expect(number).to_have_text("第1页　共1页")
    expect(form.get_by_label("标题行距")).to_have_value("35")


def test_an_empty_outline_begins_below_its_letterhead(page: Page) -> None:
    load(page, draft_of(*[""] * 12))
    fill(page)
    first, second = sheets(page)
    assert "一、第0题" in first and "二、第1题" in first
    assert second.startswith("九、") or "九、" in first


def test_an_empty_row_of_a_table_is_as_high_as_one_with_words(page: Page) -> None:
    load(page, draft_of(PROSE))
    page.locator(".pl-official > summary").click()
    page.get_by_role("button", name="加时间安排表").click()
    rows = page.locator(".pl-sheet__row")
    expect(rows).to_have_count(3)
    head, empty, _ = rows.evaluate_all("rows => rows.map((row) => row.getBoundingClientRect().height)")
    assert empty == pytest.approx(head, abs=1)


def test_a_notice_stands_on_a_page_before_the_plan(page: Page) -> None:
    load(page, draft_of(PROSE))
    page.locator(".pl-official > summary").click()
    page.get_by_label("前面加一页印发通知").check()
    cover, plan = sheets(page)
    assert cover == "关于印发《题》的通知|现将《题》印发给你们，请结合实际，认真贯彻执行。|单位2026年1月5日"
    assert plan == f"题|一、第0题|{PROSE}"


@pytest.mark.skipif(bool(missing_programs()), reason="pdftotext is needed")
def test_on_paper_the_foot_stands_at_the_lower_edge_of_the_last_sheet(page: Page, tmp_path: Path) -> None:
    load(page, draft_of("国" * 28 * 17))
    fill(page)
    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    *_, last = read_pages(tmp_path / "printed.pdf")
    copies, issue = last.lines(TOP * MM, BOTTOM * MM)[-2:]
    assert "".join(word.text for word in copies) == "抄送：区文明办。"
    assert "".join(word.text for word in issue) == "桃园社区居民委员会2026年1月6日印发"
    edge = last.height - BOTTOM * MM
    for line, up in ((issue, 0), (copies, 1)):
        middle = (line[0].top + line[0].bottom) / 2
        assert edge - (up + 1) * PITCH * MM < middle < edge - up * PITCH * MM
        assert line[0].left == pytest.approx(LEFT * MM + 14, abs=MM)
    assert issue[-1].right == pytest.approx(EDGE * MM - 14, abs=MM)


def test_a_table_is_pasted_and_its_rows_and_columns_change_by_keyboard(page: Page) -> None:
    load(page, draft_of(PROSE))
    page.locator(".pl-official > summary").click()
    form = page.locator(".pl-official")
    form.get_by_role("button", name="加附件").click()
    page.keyboard.type("名单")
    form.get_by_label("附件的内容").focus()
    page.keyboard.insert_text("前文\n姓名\t职务\n张三\t组长")
    expect(form.get_by_label("附件：表格前面的文字")).to_have_value("前文")
    cells = form.locator(".pl-cell")
    cells.first.focus()
    for name in ("下面加一行", "右边加一列"):
        form.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")
    expect(cells.nth(4)).to_be_focused()
    page.keyboard.insert_text("电话")
    expect(cells).to_have_text(["姓名", "", "职务", "", "电话", "", "张三", "", "组长"])
    rows = page.locator(".pl-sheet__row")
    expect(rows).to_have_count(3)
    assert rows.nth(1).locator("> span").all_text_contents() == ["", "电话", ""]


def test_what_is_written_in_it_is_checked_found_replaced_and_led_to(page: Page) -> None:
    load(page, draft_of(PROSE))
    fill(page)
    form = page.locator(".pl-official")
    form.get_by_label("附注", exact=True).fill("联系电话：××")
    form.get_by_role("button", name="加领导小组名单").click()
    cell = form.locator(".pl-cell").nth(5)
    cell.focus()
    page.keyboard.insert_text("××同志")
    page.locator(".pl-official > summary").click()
    page.get_by_role("button", name="体检").click()
    findings = page.locator(".pl-findings li", has_text="××")
    expect(findings).to_have_count(2)
    findings.first.get_by_role("button", name="去看").click()
    note = form.get_by_label("附注", exact=True)
    expect(note).to_be_focused()
    assert note.evaluate("input => input.value.slice(input.selectionStart, input.selectionEnd)") == "联系电话：××"[1:]
    findings.last.get_by_role("button", name="去看").click()
    expect(cell).to_be_focused()
    page.keyboard.press("Control+H")
    page.get_by_label("查找", exact=True).fill("××")
    page.get_by_label("替换为").fill("张三")
    page.get_by_role("button", name="全部替换").click()
    expect(note).to_have_value("联系电话：张三")
    expect(cell).to_have_text("张三同志")


def test_forced_colours_take_no_room_from_the_lines_of_a_sheet(page: Page) -> None:
    load(page, draft_of("国" * 27 * 3))
    width = "() => getComputedStyle(document.querySelector('.pl-sheet p[data-at]')).width"
    before = page.evaluate(width)
    page.emulate_media(forced_colors="active")
    assert page.evaluate(width) == before


def test_a_table_pasted_into_the_text_of_an_annex_parts_it_and_doubles_nothing(page: Page) -> None:
    load(page, draft_of(PROSE))
    page.locator(".pl-official > summary").click()
    form = page.locator(".pl-official")
    form.get_by_role("button", name="加附件").click()
    lines = form.get_by_label("附件的内容", exact=True)
    lines.fill("组长：张三\n组员：李四")
    page.keyboard.press("Home")
    paste(lines, "甲\t乙\n丙\t丁")
    page.keyboard.insert_text("、王五")
    assert stored(page)[0]["official"]["annexes"][0]["text"] == "组长：张三、王五\n甲\t乙\n丙\t丁\n组员：李四"
    page.keyboard.insert_text("长" * 50_000)
    expect(page.locator(".pl-toast")).to_contain_text("一个附件最多 50000 字")
    expect(form.get_by_label("附件：表格前面的文字")).to_have_value("组长：张三、王五")
