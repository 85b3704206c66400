"""Tables in a draft's text: put in, pasted, edited by keyboard, shown, printed, in Word and read back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.accessible import violations
from tests.support.drafts import draft_of, load, paragraph, paste, stored, texts
from tests.support.opening import open_file

EXCEL = """<html><body><table>
<tr><td colspan=3>任务分解表</td></tr>
<tr><td>任务</td><td>措施</td><td>时限</td></tr>
<tr><td rowspan=2>整治
  环境</td><td>清理楼道；<br style="mso-data-placement:same-cell">规范停车</td><td>6月底</td></tr>
<tr><td>修剪绿化</td><td>9月底</td></tr>
<tr style="display:none"><td>旧</td><td>旧</td><td>旧</td></tr>
</table></body></html>"""


def cells(page: Page) -> Locator:
    return page.locator(".pl-sec .pl-cell")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"))


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return focused(page)


@pytest.fixture
def table(page: Page) -> Page:
    """A draft with a table of two rows and two columns between two paragraphs."""
    draft = draft_of("前文。")
    draft["sections"][0]["paragraphs"] += [{"text": text, "item": False} for text in ("", "后文。")]
    load(page, draft)
    paste(paragraph(page, 0, 1), "甲\t乙\n丙\t丁")
    return page


def test_what_excel_has_on_the_clipboard_becomes_a_table(page: Page) -> None:
    load(page, draft_of("前文。"))
    paragraph(page).click()
    page.keyboard.press("Enter")
    paste(paragraph(page, 0, 1), "x", EXCEL)
    rows = "任务\t措施\t时限\n整治环境\t清理楼道；\u2028规范停车\t6月底\n整治环境\t修剪绿化\t9月底"
    assert texts(page)[0][-2:] == ["任务分解表", rows]
    expect(page.locator(".pl-toast")).to_contain_text("3 行 3 列")
    expect(page.locator(".pl-toast")).to_contain_text("合并的格子已拆开")
    assert focused(page) == "第 1 行第 1 列"
    page.keyboard.press("Control+Z")
    assert len(texts(page)[0]) == 2


def test_a_table_is_made_of_the_drafts_own_sections_with_one_press(page: Page) -> None:
    load(page, draft_of("清理楼道。责任人：张三；完成时限：2026年6月。", ""))
    section = page.locator(".pl-sec").nth(1)
    section.get_by_label("自然段").click()
    section.get_by_role("button", name="插入表格").click()
    section.get_by_role("menuitem", name="任务分解表").click()
    rows = "任务\t措施\t责任人\t完成时限\n第0题\t清理楼道。责任人：张三；完成时限：2026年6月。\t张三\t2026年6月"
    assert texts(page)[1] == [rows]
    expect(page.locator(".pl-sheet__row--head")).to_have_text("任务措施责任人完成时限")


def test_cells_are_gone_through_by_keyboard_and_rows_and_columns_change(table: Page) -> None:
    page = table
    cells(page).first.focus()
    assert press(page, "Tab", "Tab") == "甲，第 2 行第 1 列"
    assert press(page, "ArrowRight") == "乙，第 2 行第 2 列"
    assert press(page, "ArrowUp") == "第 1 行第 2 列"
    assert press(page, "Shift+Tab") == "第 1 行第 1 列"
    assert press(page, "Enter", "Enter") == "甲，第 3 行第 1 列"  # a row behind the last
    assert press(page, "Enter") == "甲，第 3 行第 1 列"  # which is blank: no other
    page.keyboard.insert_text("戊")
    page.keyboard.press("Shift+Enter")
    page.keyboard.insert_text("己")
    assert texts(page)[0] == ["前文。", "甲\t乙\n丙\t丁\n戊\u2028己\t", "后文。"]
    assert press(page, "Tab", "Tab") == "甲，第 4 行第 1 列"
    assert press(page, "Tab", "Tab") == "下面加一行"  # a blank last row lets the focus go
    assert press(page, "Shift+Tab", "Escape", "Tab", "Tab", "Enter") == "乙，第 3 行第 2 列"  # 删这一行
    assert press(page, "Escape", "Tab", "Tab", "Tab", "Enter") == "第 3 行第 3 列"  # 右边加一列
    assert texts(page)[0][1] == "甲\t乙\t\n丙\t丁\t\n戊\u2028己\t\t"
    for _ in range(3):
        page.get_by_role("button", name="删这一列").click()
    assert texts(page)[0][1] == "甲\t乙\n丙\t丁\n戊\u2028己\t"
    expect(page.locator(".pl-toast")).to_contain_text("至少有两列")
    page.get_by_role("button", name="后面写一段").click()
    page.keyboard.insert_text("中间")
    assert texts(page)[0][2:] == ["中间", "后文。"]
    page.get_by_role("button", name="删除表格").click()
    assert texts(page)[0] == ["前文。", "中间", "后文。"]
    undo = page.get_by_role("button", name="撤销", exact=True).first
    while undo.is_enabled():
        undo.click()
    assert texts(page)[0] == ["前文。", "", "后文。"]


def test_a_table_goes_over_the_cells_that_it_is_pasted_on(table: Page) -> None:
    paste(cells(table).nth(3), "1\t2\n3\t4")
    assert texts(table)[0][1] == "甲\t乙\t\n丙\t1\t2\n\t3\t4"
    paste(cells(table).first, "一行\n又一行")
    assert texts(table)[0][1].startswith("一行\u2028又一行甲\t乙")


def test_what_a_cell_does_not_take_is_not_shown_as_if_kept(table: Page) -> None:
    page = table
    cells(page).nth(3).click()
    page.keyboard.press("End")
    page.keyboard.insert_text("长" * 50_000)
    expect(page.locator(".pl-toast")).to_contain_text("一个表格最多 50000 字")
    expect(cells(page).nth(3)).to_have_text("丁")
    page.keyboard.insert_text("戊")
    assert texts(page)[0][1] == "甲\t乙\n丙\t丁戊"


def test_a_selection_over_a_table_is_copied_and_comes_back_whole(table: Page) -> None:
    page = table
    page.locator(".pl-sec").get_by_role("button", name="全选").click()
    page.locator(".pl-toast").get_by_role("button", name="复制").click()
    copied: dict[str, str] = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const text = async (type) => (await item.getType(type)).text();
          return { plain: await text("text/plain"), html: await text("text/html") };
        }"""
    )
    assert copied["plain"] == "一、第0题\n前文。\n甲\t乙\n丙\t丁\n后文。"
    assert copied["html"].count("<tr>") == 2
    page.locator(".pl-sec").get_by_role("button", name="全选").click()
    page.locator(".pl-toast").get_by_role("button", name="删除").click()
    assert stored(page)[0]["sections"] == []
    page.keyboard.press("Control+Z")
    assert len(texts(page)[0]) == 3


def test_what_is_in_cells_is_found_replaced_checked_and_led_to(table: Page) -> None:
    page = table
    paste(cells(page).nth(3), "每月××次")
    page.get_by_role("button", name="体检").click()
    finding = page.locator(".pl-findings li", has_text="××")
    finding.get_by_role("button", name="去看").click()
    assert focused(page) == "乙，第 2 行第 2 列"
    page.get_by_role("button", name="查找替换").click()
    page.get_by_label("查找", exact=True).fill("丙")
    page.get_by_label("替换为").fill("戊")
    page.get_by_role("button", name="全部替换").click()
    assert texts(page)[0][1] == "甲\t乙\n戊\t每月××次丁"


def test_a_table_reaches_word_and_is_read_back(table: Page, tmp_path: Path) -> None:
    page = table
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Word", exact=True).click()
    path = tmp_path / "计划.docx"
    download.value.save_as(path)
    (found,) = docx.Document(BytesIO(path.read_bytes())).tables
    assert [[cell.text for cell in row.cells] for row in found.rows] == [["甲", "乙"], ["丙", "丁"]]
    page.get_by_role("button", name="全部草稿").click()
    open_file(page, path.name, path.read_bytes())
    page.get_by_role("button", name="作成草稿").click()
    expect(cells(page)).to_have_text(["甲", "乙", "丙", "丁"])


def test_tables_are_clean_to_axe_and_fit_a_phone(table: Page) -> None:
    table.set_viewport_size({"width": 360, "height": 740})
    cells(table).first.click()
    assert table.evaluate("document.documentElement.scrollWidth") == 360
    assert violations(table) == []


def test_a_long_table_is_parted_by_pages_under_its_head(page: Page) -> None:
    draft: dict[str, Any] = draft_of("")
    load(page, draft)
    rows = "\n".join(f"第{at}项\t{'清理楼道。' * (400 if at == 2 else 1)}" for at in range(40))
    paste(paragraph(page), f"任务\t措施\n{rows}")
    heads = page.locator(".pl-sheet__row--head")
    pages = page.locator(".pl-sheet__page")
    expect(heads.nth(2)).to_be_attached()
    assert heads.count() == pages.count() == page.locator(".pl-sheet__page:has(.pl-sheet__row--head)").count()
    over = pages.evaluate_all("pages => pages.filter((page) => page.scrollHeight > page.clientHeight + 2).length")
    assert over == 0
