"""A new draft: by an outline, by mouse and by keyboard, from a whole plan, from an old one, and by nobody twice."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from planlib.library import Library
from planlib.model.plaintext import neutral_text, page_lines
from tests.support.browsing import clipboard, settle, wait_until
from tests.support.drafts import (
    begin,
    draft_of,
    headings,
    load,
    paragraph,
    sections,
    sheet,
    sheet_lines,
    stored,
    texts,
    tool,
)


def test_a_plan_is_composed_by_mouse(page: Page, address: str) -> None:
    begin(page)
    assert headings(page)[:4] == ["一、指导思想", "二、工作目标", "三、主要任务", "（一）加强理论学习和思想道德建设"]
    tool(page, 1, "选范文")
    dialog = page.get_by_role("dialog", name="为“一、指导思想”选范文")
    expect(dialog.get_by_role("status")).to_contain_text("适用于社区的")
    dialog.get_by_role("button", name=re.compile("^填入")).first.click()
    expect(dialog).to_be_hidden()
    expect(sheet(page)).to_contain_text("以邓小平理论和“三个代表”重要思想")
    expect(sections(page).nth(1)).to_contain_text("取自篇")
    tool(page, 4, "选范文")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="在范文库和我的旧稿里查找").fill("道德讲堂")
    expect(dialog.locator(".pl-card").first).to_contain_text("道德讲堂")
    page.keyboard.press("Escape")
    grip = sections(page).last.locator(".pl-sec__grip")
    target = sections(page).nth(1)
    target.scroll_into_view_if_needed()
    grip.hover()
    page.mouse.down()
    box = target.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 4, steps=12)
    # The list scrolls while the section is held near the window's edge.
    wait_until(page, "target => target.getBoundingClientRect().top > 60", arg=target.element_handle())
    box = target.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 2)
    page.mouse.up()
    expect(page.locator(".pl-sheet__heading").first).to_have_text("一、组织保障")
    assert headings(page)[1] == "二、指导思想"
    page.get_by_role("button", name="撤销", exact=True).first.click()
    expect(page.locator(".pl-sheet__heading").first).to_have_text("一、指导思想")
    page.get_by_role("button", name="复制草稿全文").click()
    expect(page.locator(".pl-toast")).to_contain_text("已复制")
    copied = clipboard(page)
    assert copied.startswith("××社区20××年精神文明建设工作计划\n一、指导思想\n")
    assert copied.endswith("××社区居民委员会\n20××年×月×日")
    page.locator(".pl-toast").evaluate("region => region.replaceChildren()")
    page.get_by_role("button", name="草稿全文的其他格式").click()
    page.get_by_role("menuitem", name="Markdown").click()
    expect(page.locator(".pl-toast")).to_contain_text("已复制")
    assert "\n## 指导思想\n" in clipboard(page)


def test_a_plan_is_composed_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("button", name="空白开始").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="标题", exact=True)).to_be_focused()
    page.keyboard.type("年度计划")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="加一段", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(sections(page).nth(0).locator(".pl-sec__title")).to_be_focused()
    page.keyboard.type("一、指导思想")
    page.keyboard.press("Enter")
    expect(paragraph(page)).to_be_focused()
    page.keyboard.type("第一段第二段")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert texts(page) == [["第一段", "第二段"]]
    page.keyboard.type("新的")
    assert texts(page) == [["第一段", "新的第二段"]]
    page.keyboard.press("Home")
    page.keyboard.press("Backspace")
    assert texts(page) == [["第一段新的第二段"]]
    page.keyboard.type("，")
    assert texts(page) == [["第一段，新的第二段"]]
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "后面加一段":
            break
    page.keyboard.press("Enter")
    page.keyboard.type("任务")
    assert headings(page) == ["一、指导思想", "二、任务"]
    page.keyboard.press("Alt+Shift+ArrowUp")
    expect(page.locator(".pl-toast")).to_contain_text("已上移，现在是一、")
    assert headings(page) == ["一、任务", "二、指导思想"]
    page.keyboard.type("书")
    assert headings(page) == ["一、任务书", "二、指导思想"]
    page.keyboard.press("Alt+Shift+ArrowDown")
    page.keyboard.press("Alt+Shift+ArrowRight")
    assert headings(page) == ["一、指导思想", "（一）任务书"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowLeft")  # on the grip
    assert headings(page) == ["一、指导思想", "二、任务书"]
    while headings(page):
        page.keyboard.press("Control+z")
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+y")
    expect(page.locator(".pl-sheet__heading").first).to_have_text("一、指导思想")


def test_a_second_click_does_nothing_twice(page: Page) -> None:
    twice = "button => { button.click(); button.click(); }"
    page.get_by_role("button", name="以它为底稿").evaluate(twice)
    expect(sections(page).first).to_be_visible()
    assert len(stored(page)) == 1
    page.get_by_role("button", name="全部草稿").click()
    begin(page)
    expect(page.get_by_role("button", name="选范文").first).to_be_visible()
    settle(page)
    assert len(stored(page)) == 2
    tool(page, 1, "选范文")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^填入")).first.evaluate(twice)
    expect(page.locator(".pl-toast")).to_contain_text("已填入范文")
    settle(page)
    shown = sections(page).nth(1).locator(".pl-sec__paragraph").all_text_contents()
    assert shown == list(dict.fromkeys(shown))


def test_a_plan_that_does_not_come_is_told_over_the_draft(page: Page, address: str) -> None:
    load(page, draft_of("甲"))
    page.goto(f"{address}compose/?plan=none")
    expect(paragraph(page)).to_have_text("甲")
    expect(page.locator(".pl-toast")).to_have_text("没有找到这份计划")
    page.route("**/search/**", lambda route: route.abort())
    page.goto(f"{address}compose/?plan=wm-1")
    expect(page.locator(".pl-toast")).to_contain_text("这份计划没有载入")
    expect(paragraph(page)).to_have_text("甲")
    page.unroute("**/search/**")
    page.reload()
    expect(sections(page).nth(1)).to_contain_text("取自篇一")
    assert page.url.endswith("compose/")


def test_a_whole_plan_keeps_all_its_lines(page: Page, address: str, library: Library) -> None:
    for plan in library.plans:
        page.goto(f"{address}compose/?plan={plan.id}")
        expect(sections(page).first).to_be_visible()
        shown = sheet_lines(page)
        lines = [line.number + neutral_text(line.runs, library.vocabulary.fields) for line in page_lines(plan.page)]
        if plan.page.heading:
            lines = lines[1:]
        signature = page.locator(".pl-sheet__signs p").all_text_contents()
        if plan.page.sections[-1].kind == "signature":
            assert lines[-2:] == signature
            lines = lines[:-2]
        assert shown == lines, plan.id
        assert page.url.endswith("compose/")


def test_an_old_plan_is_pasted_to_begin_with(page: Page) -> None:
    plan = "2026年桃园社区工作计划\n为做好工作：\n一、目标\n争先。\n桃园社区居委会\n2026年1月5日"
    page.get_by_label("粘贴一份旧计划").fill(plan)
    page.get_by_role("button", name="识别").click()
    page.get_by_role("button", name="作成草稿").click()
    expect(page.locator(".pl-head-title")).to_have_text("2026年桃园社区工作计划")
    expect(page.locator(".pl-head-organisation")).to_have_text("桃园社区居委会")
    assert headings(page) == ["一、目标"]
    assert texts(page) == [["为做好工作："], ["争先。"]]
