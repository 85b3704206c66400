"""What is pasted: cleaned, cut at its numbers, and never markup."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.drafts import (
    begin_empty,
    draft_of,
    headings,
    load,
    paragraph,
    paste,
    sections,
    sheet,
    stored,
    texts,
    tool,
)


def test_words_pasted_into_the_title_have_the_caret_behind_them(page: Page) -> None:
    load(page, draft_of("甲", title="计划"))
    title = page.locator(".pl-head-title")
    title.focus()
    page.keyboard.press("Home")
    paste(title, "年度")
    page.keyboard.insert_text("工作")
    expect(title).to_have_text("年度工作计划")


def test_a_whole_plan_is_not_pasted_into_a_title_and_cut(page: Page) -> None:
    load(page, draft_of("甲", title="计划"))
    for title, text in ((page.locator(".pl-head-title"), "计划"), (page.locator(".pl-sec__title"), "第0题")):
        paste(title, "一、工作目标\n" + "争创先进。" * 50)
        expect(page.locator(".pl-toast")).to_contain_text("最多 200 字")
        expect(title).to_have_text(text)


def test_a_pasted_plan_is_cut_at_its_numbers(page: Page) -> None:
    begin_empty(page)
    page.get_by_role("button", name="加一段").click()
    tool(page, 0, "加自然段")
    paste(
        paragraph(page),
        "一、工作目标\n争创先进。\n二、主要任务\n（一）加强学习。每月一次。\n（二）整治环境。每周一次。",
    )
    page.get_by_role("button", name="按编号分成几段").click()
    cut = ["一、工作目标", "二、主要任务", "（一）加强学习", "（二）整治环境"]
    assert headings(page) == cut
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    assert headings(page) == ["一、"]
    expect(paragraph(page, 0, 4)).to_have_text("（二）整治环境。每周一次。")


def test_a_pasted_plan_with_a_table_is_cut_at_its_numbers_too(page: Page) -> None:
    load(page, draft_of(""))
    table = "<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>"
    paste(paragraph(page), "x", f"<p>一、工作目标<p>争创先进。<p>二、主要任务{table}<p>（一）加强学习<p>每月一次。")
    toast = page.locator(".pl-toast")
    expect(toast).to_contain_text("已粘贴成表格（2 行 2 列）；文字里写着编号")
    toast.get_by_role("button", name="按编号分成几段").click()
    assert texts(page) == [[], ["争创先进。"], ["甲\t乙\n丙\t丁"], ["每月一次。"]]


def test_pasted_text_is_cleaned(page: Page) -> None:
    load(page, draft_of("甲"))
    place = paragraph(page)
    place.focus()
    page.keyboard.press("End")
    paste(place, "乙\u0000\u202e丙\u200b\r\n\r\n丁👨‍👩‍👧", "<p>not this</p>")
    assert texts(page) == [["甲乙丙", "丁👨‍👩‍👧"]]
    expect(paragraph(page, 0, 1)).to_be_focused()
    page.keyboard.type("戊")
    assert texts(page) == [["甲乙丙", "丁👨‍👩‍👧戊"]]
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert texts(page) == [["甲"]]


def test_html_from_word_leaves_its_words(page: Page) -> None:
    load(page, draft_of(""))
    html = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style></head><body>
      <!--StartFragment--><p class=MsoNormal><b><span style='font-family:仿宋'>第一段</span></b><o:p></o:p></p>
      <p>第二段<img src=x onerror="window.broken = 1"><script>window.broken = 1</script></p><!--EndFragment--></body>"""
    script = """([element, html]) => {
      const data = new DataTransfer();
      data.setData("text/html", html);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }"""
    place = paragraph(page)
    place.focus()
    page.evaluate(script, [place.element_handle(), html])
    assert texts(page) == [["第一段", "第二段"]]
    assert page.evaluate("window.broken") is None
    assert page.locator(".pl-editor :is(b, img, script, style)").count() == 0


def test_long_and_strange_text_stays_text(page: Page) -> None:
    load(page, draft_of(""))
    long = "文" * 10_000
    paste(paragraph(page), long)
    assert texts(page) == [[long]]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Control+a")
    paste(paragraph(page), "<img src=x onerror=alert(1)> العربية &amp; **粗** 🇨🇳")
    assert texts(page)[0][0].startswith("<img src=x onerror=alert(1)> العربية &amp; **粗** 🇨🇳")
    expect(sheet(page)).to_contain_text("<img src=x onerror=alert(1)>")
    assert sheet(page).locator("img").count() == 0
    title = sections(page).first.locator(".pl-sec__title")
    title.focus()
    page.keyboard.press("Control+a")
    paste(title, "（二）标题\n第二行")
    expect(page.locator(".pl-sheet__heading")).to_have_text("一、标题 第二行")
    paste(title, "长" * 1000)
    assert stored(page)[0]["sections"][0]["title"] == "标题 第二行"


def test_more_than_a_draft_can_hold_is_refused(page: Page) -> None:
    load(page, draft_of("甲"))
    paste(paragraph(page), "行\n" * 20_001)
    expect(page.locator(".pl-toast")).to_have_text("没有改成：一份草稿最多 20000 个自然段")
    expect(paragraph(page)).to_be_focused()
    assert texts(page) == [["甲"]]


def test_rich_text_is_pasted_without_a_complaint_of_the_policy(page: Page) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    load(page, draft_of("甲"))
    place = paragraph(page)
    place.focus()
    page.keyboard.press("End")
    style = "<style>p { color: red }</style>"
    paste(place, None, f"{style}<p style='color:red'>乙<b STYLE=\"font-size:9pt\">丙</b></p><p>丁 style=1</p>")
    assert texts(page) == [["甲乙丙", "丁 style=1"]]
    assert told == []


def test_what_stands_beside_tables_of_a_page_comes_with_them(page: Page) -> None:
    load(page, draft_of(""))
    table = "<table><caption>表1</caption><tr><td>甲<td>乙<tr><td>丙<td><table><tr><td>丁<tr><td>戊</table></table>"
    layout = "<table><tr><td>己<table><tr><td>庚<td>辛</table>壬<td>癸</table>"
    number = "<p><span>1.</span><span>&nbsp;&nbsp; </span>走访</p>"
    place = paragraph(page)
    paste(place, "x", f"<ol start=3><li>走访<li>台账</ol>{number}{table}<ol type=a><li>末</ol>{layout}")
    assert texts(page) == [
        ["3. 走访", "4. 台账", "1. 走访", "表1", "甲\t乙\n丙\t丁\u2028戊", "末", "己", "庚\t辛", "壬", "癸"]
    ]
