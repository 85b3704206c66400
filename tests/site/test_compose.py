"""The composer in a real Chromium: a draft from nothing to paper, by mouse and by keyboard, and never lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from planlib.library import Library
from planlib.model.plaintext import neutral_text, page_lines
from planlib.publishing.drafting import draft_schema
from tests.support.accessible import still_context, violations
from tests.support.built import Site
from tests.support.paths import FIXTURES

expect.set_options(timeout=15_000)  # for busy machines

FIXTURE = FIXTURES / "draft.json"
KEY = "plan-library:draft:"


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """The composer, on a page that must not throw and asks no other host."""
    page = context.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}compose/")
    yield page
    assert errors == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:", "file:"))] == []


def begin(page: Page, level: str = "社区", type_: str = "计划") -> None:
    page.get_by_label(level, exact=True).check()
    page.get_by_label(type_, exact=True).check()
    page.get_by_role("button", name="按提纲开始").click()
    expect(sections(page).first).to_be_visible()


def begin_empty(page: Page) -> None:
    page.get_by_role("button", name="空白开始").click()
    expect(page.locator(".pl-head-title")).to_be_visible()


def load(page: Page, draft: dict[str, Any]) -> None:
    """Bring a draft in through its file."""
    data = json.dumps({"format": "plan-library-draft", "version": 1, "draft": draft}, ensure_ascii=False)
    choose(page, "草稿.json", data.encode())
    expect(page.locator(".pl-head-title")).to_be_visible()


def choose(page: Page, name: str, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="导入草稿文件").click()
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": content})


def draft_of(*texts: str, **given: Any) -> dict[str, Any]:
    """A draft with a section of level 1 for each text."""
    sections = [
        {
            "id": f"s{number}",
            "level": 1,
            "title": f"第{number}题",
            "paragraphs": [{"text": text, "item": False}],
            "kind": "tasks",
            "topics": [],
            "origin": None,
        }
        for number, text in enumerate(texts)
    ]
    head = {"title": "题", "organisation": "单位", "date": "2026年1月5日", "level": "village", "type": "plan"}
    return {"id": "x", **head, "sections": sections, **given}


def sections(page: Page) -> Locator:
    return page.locator(".pl-sec")


def section(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def headings(page: Page) -> list[str]:
    """The headings of the sheet, with their numbers."""
    return page.locator(".pl-sheet__heading").all_text_contents()


def sheet(page: Page) -> Locator:
    return page.locator(".pl-sheet")


def paragraph(page: Page, at: int = 0, index: int = 0) -> Locator:
    return sections(page).nth(at).locator(".pl-sec__paragraph").nth(index)


def tool(page: Page, at: int, name: str) -> None:
    sections(page).nth(at).hover()
    sections(page).nth(at).get_by_role("button", name=name, exact=True).click()


def stored(page: Page) -> list[dict[str, Any]]:
    """The drafts that the browser keeps."""
    script = """(key) => Object.keys(localStorage).filter((name) => name.startsWith(key))
      .map((name) => JSON.parse(localStorage.getItem(name)).draft)"""
    found: list[dict[str, Any]] = page.evaluate(script, KEY)
    return found


def texts(page: Page) -> list[list[str]]:
    (draft,) = stored(page)
    return [[paragraph["text"] for paragraph in section["paragraphs"]] for section in draft["sections"]]


def paste(target: Locator, text: str, html: str | None = None) -> None:
    target.focus()
    script = """(element, [text, html]) => {
      const data = new DataTransfer();
      if (text !== null) data.setData("text/plain", text);
      if (html !== null) data.setData("text/html", html);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }"""
    target.evaluate(script, [text, html])


def fill_storage(page: Page, spare: int = 0) -> None:
    """Leave no more room in the browser's storage than for some characters."""
    script = """(spare) => {
      localStorage.setItem("filler", "x".repeat(spare));
      let size = 1 << 22;
      for (let at = 0; size > 8; at++) {
        try { localStorage.setItem(`filler${at}`, "x".repeat(size)); } catch { size >>= 1; }
      }
      localStorage.removeItem("filler");
    }"""
    page.evaluate(script, spare)


def empty_storage(page: Page) -> None:
    script = """Object.keys(localStorage).filter((key) => key.startsWith('filler'))
      .forEach((key) => localStorage.removeItem(key))"""
    page.evaluate(script)


def write_elsewhere(page: Page) -> None:
    """Change the stored draft as another window would have while this one heard nothing of it: a page gets no event for
    its own writes."""
    script = """(key) => {
      const name = Object.keys(localStorage).find((other) => other.startsWith(key));
      const data = JSON.parse(localStorage.getItem(name));
      data.revision += 1;
      data.draft.sections[0].paragraphs[0].text = "别处写的";
      localStorage.setItem(name, JSON.stringify(data));
    }"""
    page.evaluate(script, KEY)


def type_at_end(target: Locator, text: str) -> None:
    target.focus()
    target.page.keyboard.press("End")
    target.page.keyboard.insert_text(text)


def inbox(page: Page) -> str | None:
    """What waits for the draft, as it is stored."""
    ids: str | None = page.evaluate("localStorage.getItem('plan-library:draft-inbox')")
    return ids


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


# ---------------------------------------------------------------------------------------------------------------------
# From nothing to a plan


def test_a_plan_is_composed_by_mouse(page: Page, address: str) -> None:
    begin(page)
    assert headings(page)[:4] == ["一、指导思想", "二、工作目标", "三、主要任务", "（一）加强理论学习和思想道德建设"]
    tool(page, 1, "选范文")
    dialog = page.get_by_role("dialog", name="为“指导思想”选范文")
    expect(dialog.get_by_role("status")).to_contain_text("适用于社区的")
    dialog.get_by_role("button", name=re.compile("^填入")).first.click()
    expect(dialog).to_be_hidden()
    expect(sheet(page)).to_contain_text("以邓小平理论和“三个代表”重要思想")
    expect(sections(page).nth(1)).to_contain_text("取自篇")
    tool(page, 4, "选范文")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="在范文库里查找").fill("道德讲堂")
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
    page.wait_for_timeout(100)
    for _ in range(100):  # the list scrolls while the section is held near the window's edge
        box = target.bounding_box()
        assert box
        if box["y"] > 60:
            break
        page.wait_for_timeout(30)
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
    expect(page.get_by_role("button", name="加一节", exact=True)).to_be_focused()
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
        if page.evaluate("document.activeElement.textContent") == "后面加一节":
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


def test_sections_are_added_from_anywhere(page: Page, address: str) -> None:
    begin(page)
    other = page.context.new_page()
    other.goto(f"{address}plans/wm-1/")
    other.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    expect(other.locator(".pl-toast")).to_contain_text("已加入")
    expect(other.locator(".pl-toast").get_by_role("link", name="去拟稿")).to_be_visible()
    expect(page.locator(".pl-toast")).to_contain_text("已编入 1 节")
    expect(sections(page).nth(1)).to_contain_text("取自篇一")
    other.goto(f"{address}topics/volunteering/")
    card = other.locator(".pl-card").filter(has_text="镇志愿者协会")
    card.get_by_role("button", name=re.compile("加入草稿")).click()
    expect(section(page, "（三）开展志愿服务")).to_contain_text("志愿者协会")
    other.goto(f"{address}library/?q=道德讲堂")
    other.locator(".pl-results .pl-card").first.get_by_role("button", name=re.compile("加入草稿")).click()
    expect(page.locator(".pl-toast")).to_contain_text("已编入 1 节")
    assert inbox(page) is None
    expect(sheet(page)).to_contain_text("道德讲堂")


def test_what_is_added_waits_for_a_draft(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    page.locator(".pl-toast").get_by_role("link", name="去拟稿").click()
    expect(page.locator(".pl-toast")).to_contain_text("有 1 节待编入")
    begin(page, "村")
    expect(sections(page).nth(1)).to_contain_text("取自篇一")


def test_what_does_not_load_waits(page: Page, address: str) -> None:
    begin(page)
    page.route("**/search/**", lambda route: route.abort())
    other = page.context.new_page()
    other.goto(f"{address}plans/wm-1/")
    other.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    expect(page.locator(".pl-toast")).to_contain_text("1 节没有载入")
    page.unroute("**/search/**")
    page.reload()
    expect(sections(page).nth(1)).to_contain_text("取自篇一")


def test_what_is_added_waits_until_it_is_in(page: Page, address: str) -> None:
    begin(page)
    page.route("**/search/**", lambda route: None)  # which never answers
    other = page.context.new_page()
    other.goto(f"{address}plans/wm-1/")
    with page.expect_request("**/search/**"):
        other.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    assert inbox(page) == '["wm-1/guidance"]'
    page.unroute("**/search/**")
    page.reload()
    expect(sections(page).nth(1)).to_contain_text("取自篇一")
    assert inbox(page) is None


def test_what_is_added_is_one_step_and_what_is_not_found_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    buttons = page.get_by_role("button", name=re.compile("^把.*加入草稿$"))
    for at in range(3):
        buttons.nth(at).click()
    page.goto(f"{address}compose/")
    begin_empty(page)
    expect(page.locator(".pl-toast")).to_contain_text("已编入 3 节")
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    expect(sections(page)).to_have_count(0)
    page.evaluate("localStorage.setItem('plan-library:draft-inbox', '[\"wm-1/none\"]')")
    page.reload()
    expect(page.locator(".pl-toast")).to_have_text("已编入 0 节，范文库里已经没有 wm-1/none")
    assert inbox(page) is None


def test_a_second_click_does_nothing_twice(page: Page) -> None:
    twice = "button => { button.click(); button.click(); }"
    page.get_by_role("button", name="以它为底稿").evaluate(twice)
    expect(sections(page).first).to_be_visible()
    assert len(stored(page)) == 1
    page.get_by_role("button", name="全部草稿").click()
    begin(page)
    expect(page.get_by_role("button", name="选范文").first).to_be_visible()
    page.wait_for_timeout(300)
    assert len(stored(page)) == 2
    tool(page, 1, "选范文")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^填入")).first.evaluate(twice)
    expect(page.locator(".pl-toast")).to_contain_text("已填入范文")
    page.wait_for_timeout(300)
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
        shown = page.locator(".pl-sheet [data-of] p").all_text_contents()
        lines = [line.number + neutral_text(line.runs, library.vocabulary.fields) for line in page_lines(plan.page)]
        if plan.page.heading:
            lines = lines[1:]
        signature = page.locator(".pl-sheet__signs p").all_text_contents()
        if plan.page.sections[-1].kind == "signature":
            assert lines[-2:] == signature
            lines = lines[:-2]
        assert shown == lines, plan.id
        assert page.url.endswith("compose/")


def test_fields_are_filled_and_marked_while_empty(page: Page) -> None:
    load(page, draft_of("在{{村|桃树村}}和{{隐去}}。"))
    gaps = page.locator(".pl-sheet__gap")
    assert gaps.all_text_contents() == ["××村", "××"]
    paragraph(page).locator(".pl-field[data-field=村]").click()
    page.get_by_label("填成（全站通用）").fill("梨树村")
    page.keyboard.press("Enter")
    expect(sheet(page)).to_contain_text("在梨树村和××。")
    assert gaps.all_text_contents() == ["××"]
    paragraph(page).locator(".pl-field[data-field=隐去]").click()
    page.get_by_label("填成（只在这一处）").fill("某事")
    page.keyboard.press("Enter")
    expect(sheet(page)).to_contain_text("在梨树村和某事。")
    assert texts(page) == [["在{{村|桃树村}}和某事。"]]
    paragraph(page).click()
    page.keyboard.press("End")
    page.keyboard.type("完")
    assert texts(page) == [["在{{村|桃树村}}和某事。完"]]


def test_a_field_is_a_unit_of_the_text(page: Page) -> None:
    load(page, draft_of("{{村}}"))
    place = paragraph(page)
    place.focus()
    page.keyboard.press("End")
    page.keyboard.type("后")
    page.keyboard.press("Home")
    page.keyboard.type("前")
    assert texts(page) == [["前{{村}}后"]]
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    assert texts(page) == [["前"]]
    page.keyboard.type("{{年份}}年")
    page.keyboard.press("Tab")
    assert texts(page) == [["前{{年份}}年"]]
    expect(place.locator(".pl-field")).to_have_text("20××")
    place.focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+x")
    assert texts(page) == [[""]]
    page.keyboard.press("Control+v")
    assert texts(page) == [["前{{年份}}年"]]


def test_a_field_opens_at_the_first_press_while_its_text_is_edited(page: Page) -> None:
    load(page, draft_of("在{{村|桃树村}}开展。"))
    paragraph(page).click(position={"x": 3, "y": 5})
    expect(paragraph(page)).to_be_focused()
    paragraph(page).locator(".pl-field").click()
    expect(page.get_by_role("dialog", name="村")).to_be_visible()


def test_coming_back_to_the_window_the_caret_is_where_it_was(page: Page) -> None:
    load(page, draft_of("甲乙"))
    paragraph(page).focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    # As Chromium does when the window is left: the element stays the active one.
    paragraph(page).evaluate("element => element.dispatchEvent(new FocusEvent('blur'))")
    page.keyboard.insert_text("，")
    expect(paragraph(page)).to_have_text("甲，乙")


def test_words_pasted_into_the_title_have_the_caret_behind_them(page: Page) -> None:
    load(page, draft_of("甲", title="计划"))
    title = page.locator(".pl-head-title")
    title.focus()
    page.keyboard.press("Home")
    paste(title, "年度")
    page.keyboard.insert_text("工作")
    expect(title).to_have_text("年度工作计划")


def test_a_finding_leads_to_its_words(page: Page) -> None:
    load(page, draft_of("开展“活动，在{{村|桃树村}}。"))
    page.get_by_role("button", name="体检").click()
    selected = "document.getSelection().toString()"
    page.get_by_role("button", name=re.compile("去看：.*没有配对")).click()
    assert "“活动" in page.evaluate(selected)
    page.get_by_role("button", name=re.compile("去看：“.*”还没有填")).first.click()
    assert page.evaluate(selected) == page.locator(".pl-sec .pl-field").first.inner_text()


def test_a_pasted_plan_is_cut_at_its_numbers(page: Page) -> None:
    begin_empty(page)
    page.get_by_role("button", name="加一节").click()
    tool(page, 0, "加一段")
    paste(
        paragraph(page),
        "一、工作目标\n争创先进。\n二、主要任务\n（一）加强学习。每月一次。\n（二）整治环境。每周一次。",
    )
    page.get_by_role("button", name="按编号分成几节").click()
    cut = ["一、工作目标", "二、主要任务", "（一）加强学习", "（二）整治环境"]
    assert headings(page) == cut
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    assert headings(page) == ["一、"]
    expect(paragraph(page, 0, 4)).to_have_text("（二）整治环境。每周一次。")


def test_an_old_plan_is_pasted_to_begin_with(page: Page) -> None:
    plan = "2026年桃园社区工作计划\n为做好工作：\n一、目标\n争先。\n桃园社区居委会\n2026年1月5日"
    page.get_by_label("粘贴一份旧计划").fill(plan)
    page.get_by_role("button", name="按编号分节").click()
    expect(page.locator(".pl-head-title")).to_have_text("2026年桃园社区工作计划")
    expect(page.locator(".pl-head-organisation")).to_have_text("桃园社区居委会")
    assert headings(page) == ["一、目标"]
    assert texts(page) == [["为做好工作："], ["争先。"]]


def test_the_sheet_has_28_characters_to_a_line(page: Page) -> None:
    load(page, draft_of("国" * 26, "国" * 27, "国" * (26 + 28)))
    rows = """elements => elements.map((element) =>
      Math.round(element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight)))"""
    assert page.locator(".pl-sheet [data-of] p:not([class])").evaluate_all(rows) == [1, 2, 2]


def test_the_sheet_signs_as_word_does(page: Page) -> None:
    load(page, draft_of("文。", organisation="殿前街道桃树社区居民委员会"))
    margins = "elements => elements.map((element) => parseFloat(element.style.marginRight))"
    assert page.locator(".pl-sheet__signs p").evaluate_all(margins) == [2, 7]


def test_chinese_is_typed_with_an_input_method(page: Page) -> None:
    load(page, draft_of("甲"))
    paragraph(page).focus()
    page.keyboard.press("End")
    session = page.context.new_cdp_session(page)
    for typed in ("z", "zh", "zhong", "zhong guo"):
        session.send(
            "Input.imeSetComposition", {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)}
        )
    assert texts(page) == [["甲"]]
    session.send("Input.insertText", {"text": "中国"})
    assert texts(page) == [["甲中国"]]
    page.keyboard.press("Enter")
    assert texts(page) == [["甲中国", ""]]
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert texts(page) == [["甲"]]
    expect(paragraph(page)).to_have_text("甲")


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


# ---------------------------------------------------------------------------------------------------------------------
# Odd input


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
    assert len(stored(page)[0]["sections"][0]["title"]) == 200


def test_more_than_a_draft_can_hold_is_refused(page: Page) -> None:
    load(page, draft_of("甲"))
    paste(paragraph(page), "行\n" * 20_001)
    expect(page.locator(".pl-toast")).to_have_text("没有改成：一份草稿最多 20000 段")
    expect(paragraph(page)).to_be_focused()
    assert texts(page) == [["甲"]]


# ---------------------------------------------------------------------------------------------------------------------
# Never lost


def test_every_change_survives_a_crash(page: Page, address: str) -> None:
    begin(page)
    paragraph(page).focus()
    page.keyboard.type("背景写好了")
    expect(sheet(page)).to_contain_text("背景写好了")
    id = stored(page)[0]["id"]
    page.goto("about:blank")
    page.goto(f"{address}guide/")
    page.evaluate(f"localStorage.setItem('plan-library:draft-open:{id}', '')")  # as a crash leaves it
    page.goto(f"{address}compose/")
    expect(paragraph(page)).to_have_text("背景写好了")
    expect(page.locator(".pl-toast")).to_contain_text("上次没有正常关闭")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载一份").click()
    assert "背景写好了" in Path(waiting.value.path()).read_text("utf-8")
    page.goto(f"{address}guide/")
    page.goto(f"{address}compose/")
    expect(paragraph(page)).to_have_text("背景写好了")
    page.wait_for_timeout(1200)
    expect(page.locator(".pl-toast")).to_be_empty()


def test_what_a_section_is_follows_its_title_and_can_be_chosen(page: Page) -> None:
    load(page, draft_of("甲", "乙"))
    title = sections(page).first.locator(".pl-sec__title")
    title.fill("工作目标")
    page.keyboard.press("Tab")
    assert [section["kind"] for section in stored(page)[0]["sections"]] == ["goals", "tasks"]
    sections(page).nth(1).hover()
    sections(page).nth(1).get_by_label("章节类型").select_option("组织保障")
    assert [section["kind"] for section in stored(page)[0]["sections"]] == ["goals", "safeguards"]
    page.get_by_label("文种", exact=True).select_option("要点")
    assert stored(page)[0]["type"] == "outline"


def test_a_paragraph_is_numbered_and_not(page: Page) -> None:
    load(page, draft_of("甲"))
    paragraph(page).click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("乙")
    tool(page, 0, "段落编号")
    expect(page.locator(".pl-toast")).to_have_text("第 2 段编为 1.")
    expect(sheet(page)).to_contain_text("1.乙")
    tool(page, 0, "段落编号")
    expect(page.locator(".pl-toast")).to_have_text("第 2 段不再编号")
    expect(sheet(page)).not_to_contain_text("1.乙")


def test_a_removed_section_comes_back(page: Page) -> None:
    load(page, draft_of("甲", "乙"))
    tool(page, 0, "删除")
    assert headings(page) == ["一、第1题"]
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    assert headings(page) == ["一、第0题", "二、第1题"]


def test_backspace_in_an_emptied_title_takes_no_other_section(page: Page) -> None:
    begin(page)
    count = sections(page).count()
    title = sections(page).nth(3).locator(".pl-sec__title")
    expect(title).to_have_text("主要任务")
    title.focus()
    page.keyboard.press("Control+a")
    for _ in range(3):
        page.keyboard.press("Backspace")
    expect(title).to_have_text("")
    expect(sections(page)).to_have_count(count)
    sections(page).nth(1).locator(".pl-sec__title").focus()
    page.keyboard.press("Control+a")
    for _ in range(3):
        page.keyboard.press("Backspace")
    expect(sections(page)).to_have_count(count - 1)
    expect(sections(page).nth(1).locator(".pl-sec__title")).to_be_focused()
    expect(page.locator(".pl-toast")).to_contain_text("已删除 1 节")
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    expect(sections(page)).to_have_count(count)


def test_several_drafts_are_kept_opened_and_deleted(page: Page) -> None:
    load(page, draft_of("甲", title="甲计划"))
    page.get_by_role("button", name="全部草稿").click()
    load(page, draft_of("乙", title="乙计划"))
    page.get_by_role("button", name="全部草稿").click()
    expect(page.get_by_role("heading", name="我的草稿（2）")).to_be_visible()
    page.get_by_role("button", name="打开“甲计划”").click()
    expect(paragraph(page)).to_have_text("甲")
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="删除“乙计划”").click()
    page.get_by_text("真的删除").click()
    expect(page.get_by_role("heading", name="我的草稿（1）")).to_be_visible()
    assert [draft["title"] for draft in stored(page)] == ["甲计划"]


def test_deleting_is_asked_aloud_and_can_be_undone(page: Page, address: str) -> None:
    load(page, draft_of("甲", title="甲计划"))
    page.get_by_role("button", name="全部草稿").click()
    load(page, draft_of("乙", title="乙计划"))
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.get_by_role("button", name="全部草稿").click()
    delete = other.get_by_role("button", name="删除“甲计划”", exact=True)
    sure = other.get_by_role("button", name="真的删除“甲计划”", exact=True)
    delete.click()
    expect(sure).to_be_focused()
    type_at_end(paragraph(page), "二")
    type_at_end(page.locator(".pl-head-title"), "书")
    expect(other.locator(".pl-drafts__name").first).to_have_text("乙计划书")
    expect(sure).to_be_focused()
    other.keyboard.press("Tab")
    expect(delete).to_be_visible()
    delete.click()
    sure.click()
    expect(other.get_by_role("heading", name="新写一份")).to_be_focused()
    expect(other.get_by_role("heading", name="我的草稿（1）")).to_be_visible()
    other.locator(".pl-toast").get_by_role("button", name="撤销").click()
    expect(other.get_by_role("heading", name="我的草稿（2）")).to_be_visible()
    assert sorted(draft["title"] for draft in stored(page)) == ["乙计划书", "甲计划"]


def test_a_draft_that_another_window_deletes_stays_where_it_is_open(page: Page, address: str) -> None:
    load(page, draft_of("甲"))
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.get_by_role("button", name="全部草稿").click()
    load(other, draft_of("乙", title="别的"))
    other.get_by_role("button", name="全部草稿").click()
    other.get_by_role("button", name="删除“题”").click()
    other.get_by_role("button", name="真的删除“题”").click()
    banner = page.locator(".pl-banner")
    expect(banner).to_contain_text("在另一个窗口里删除了")
    expect(page.locator(".pl-kept")).to_have_text("没有保存")
    banner.get_by_role("button", name="重新保存").click()
    expect(banner).to_be_hidden()
    assert sorted(draft["title"] for draft in stored(page)) == ["别的", "题"]


def test_the_focus_goes_along_from_pane_to_pane(page: Page) -> None:
    title = page.get_by_role("textbox", name="标题", exact=True)
    begin(page)
    expect(title).to_be_focused()
    page.get_by_role("button", name="全部草稿").press("Enter")
    expect(page.get_by_role("heading", name="新写一份")).to_be_focused()
    page.get_by_role("button", name="回到草稿").press("Enter")
    expect(title).to_be_focused()
    page.get_by_role("button", name="体检").press("Enter")
    page.get_by_role("button", name="收起").press("Enter")
    expect(page.get_by_role("button", name="体检")).to_be_focused()
    page.get_by_role("button", name="全部草稿").press("Enter")
    begin_empty(page)
    page.get_by_role("button", name="全部草稿").press("Enter")
    page.get_by_role("button", name="打开“××社区").press("Enter")
    expect(title).to_be_focused()


def test_each_window_keeps_its_draft(page: Page, address: str) -> None:
    load(page, draft_of("甲"))
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.get_by_role("button", name="全部草稿").click()
    load(other, draft_of("乙"))
    page.reload()
    expect(paragraph(page)).to_have_text("甲")
    page.wait_for_timeout(500)
    expect(page.locator(".pl-banner")).to_be_hidden()
    other.reload()
    expect(paragraph(other)).to_have_text("乙")


def test_a_second_window_is_told_and_can_take_over_or_copy(page: Page, address: str) -> None:
    load(page, draft_of("甲"))
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    banner = other.locator(".pl-banner")
    expect(banner).to_contain_text("正在另一个窗口里编辑")
    expect(other.get_by_label("文种", exact=True)).to_be_disabled()
    expect(page.locator(".pl-banner")).to_be_hidden()
    paragraph(page).focus()
    page.keyboard.press("End")
    page.keyboard.type("一")
    expect(other.locator(".pl-sec__paragraph")).to_have_text("甲一")
    banner.get_by_role("button", name="在这里编辑").click()
    expect(banner).to_be_hidden()
    expect(other.locator(".pl-head-title")).to_be_focused()
    expect(page.locator(".pl-banner")).to_contain_text("转到另一个窗口")
    page.keyboard.type("丢")
    assert texts(page) == [["甲一"]]
    other.locator(".pl-sec__paragraph").focus()
    other.keyboard.press("End")
    other.keyboard.type("二")
    assert texts(other) == [["甲一二"]]
    page.locator(".pl-banner").get_by_role("button", name="另存一份").click()
    expect(page.locator(".pl-head-title")).to_have_text("题（另存）")
    expect(page.locator(".pl-banner")).to_be_hidden()
    paragraph(page).focus()
    page.keyboard.press("End")
    page.keyboard.type("三")
    found = {draft["title"]: draft["sections"][0]["paragraphs"][0]["text"] for draft in stored(page)}
    assert found == {"题": "甲一二", "题（另存）": "甲一二三"}


def test_a_window_that_slept_never_writes_over_a_newer_draft(page: Page) -> None:
    load(page, draft_of("甲"))
    write_elsewhere(page)
    paragraph(page).focus()
    page.keyboard.type("这里")
    expect(page.locator(".pl-banner")).to_contain_text("没有盖掉那边的")
    assert texts(page) == [["别处写的"]]
    page.locator(".pl-banner").get_by_role("button", name="在这里编辑").click()
    expect(paragraph(page)).to_have_text("别处写的")
    kept = sorted(draft["sections"][0]["paragraphs"][0]["text"] for draft in stored(page))
    assert len(kept) == 2
    assert kept[1].startswith("这") or kept[0].startswith("这")


def test_a_full_storage_is_told_and_the_draft_can_be_saved(page: Page) -> None:
    load(page, draft_of("甲"))
    fill_storage(page)
    paragraph(page).focus()
    page.keyboard.press("End")
    page.keyboard.type("这些字存不下了" * 20)
    banner = page.locator(".pl-banner")
    expect(banner).to_contain_text("存储空间满了")
    expect(page.locator(".pl-kept")).to_have_text("没有保存")
    with page.expect_download() as waiting:
        banner.get_by_role("button", name="下载草稿文件").click()
    file = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert "这些字存不下了" in file["draft"]["sections"][0]["paragraphs"][0]["text"]
    assert list(Draft202012Validator(draft_schema()).iter_errors(file)) == []
    empty_storage(page)
    banner.get_by_role("button", name="再试一次").click()
    expect(banner).to_be_hidden()
    assert "这些字存不下了" in texts(page)[0][0]


def test_what_is_kept_nowhere_else_is_not_given_up_without_a_word(page: Page) -> None:
    for text, title in (("大" * 5000, "大计划"), ("乙", "乙计划"), ("丙", "丙计划")):
        load(page, draft_of(text, title=title))
        page.get_by_role("button", name="全部草稿").click()
    back = page.get_by_role("button", name="回到草稿")
    back.click()
    fill_storage(page)
    type_at_end(paragraph(page), "存不下" * 100)
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="打开“乙计划”").click()
    banner = page.locator(".pl-banner")
    expect(banner).to_contain_text("打开别的就没有了")
    expect(banner.get_by_role("button", name="下载草稿文件")).to_be_focused()
    back.click()
    expect(banner).to_contain_text("存储空间满了")
    expect(paragraph(page)).to_contain_text("存不下")
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="删除“大计划”").click()
    page.get_by_role("button", name="真的删除“大计划”").click()
    expect(banner).to_be_hidden()
    assert any("存不下" in json.dumps(draft, ensure_ascii=False) for draft in stored(page))
    back.click()
    fill_storage(page)
    type_at_end(paragraph(page), "不要了" * 100)
    page.get_by_role("button", name="全部草稿").click()
    page.get_by_role("button", name="打开“乙计划”").click()
    banner.get_by_role("button", name="不要了").click()
    expect(paragraph(page)).to_have_text("乙")
    expect(banner).to_be_hidden()


def test_taking_over_waits_until_what_is_here_is_safe(page: Page, address: str) -> None:
    load(page, draft_of("甲"))
    fill_storage(page, spare=300)
    type_at_end(paragraph(page), "存不下" * 400)
    expect(page.locator(".pl-kept")).to_have_text("没有保存")
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.locator(".pl-banner").get_by_role("button", name="在这里编辑").click()
    banner = page.locator(".pl-banner")
    expect(banner).to_contain_text("已经转到另一个窗口编辑")
    banner.get_by_role("button", name="在这里编辑").click()
    expect(page.locator(".pl-toast")).to_contain_text("要先下载草稿文件")
    expect(paragraph(page)).to_contain_text("存不下")
    with page.expect_download():
        banner.get_by_role("button", name="下载草稿文件").click()
    empty_storage(page)
    banner.get_by_role("button", name="在这里编辑").click()
    expect(paragraph(page)).to_have_text("甲")
    assert sorted(draft["title"] for draft in stored(page)) == ["题", "题（另存）"]


def test_a_template_is_not_filled_in_where_the_draft_is_lost(page: Page, address: str) -> None:
    begin(page)
    tool(page, 1, "选范文")
    take = page.get_by_role("dialog").get_by_role("button", name=re.compile("^填入")).first
    expect(take).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{address}compose/")
    other.locator(".pl-banner").get_by_role("button", name="在这里编辑").click()
    expect(page.locator(".pl-banner")).to_contain_text("已经转到另一个窗口编辑")
    take.click()
    expect(page.locator(".pl-toast")).to_have_text("这份草稿在这里只能看")


def test_a_page_that_comes_back_shows_what_is_stored(page: Page) -> None:
    """As from the browser's back/forward cache, in which a page hears nothing."""
    load(page, draft_of("甲"))
    script = """(type) => window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }))"""
    page.evaluate(script, "pagehide")
    write_elsewhere(page)
    page.evaluate("localStorage.setItem('plan-library:draft-inbox', '[\"wm-1/guidance\"]')")
    page.evaluate(script, "pageshow")
    expect(paragraph(page)).to_have_text("别处写的")
    expect(page.locator(".pl-toast")).to_contain_text("已编入 1 节")
    expect(page.locator(".pl-banner")).to_be_hidden()
    type_at_end(page.locator(".pl-head-title"), "书")
    assert stored(page)[0]["title"] == "题书"


def test_a_browser_that_keeps_nothing_is_told_of(page: Page, address: str) -> None:
    other = page.context.new_page()
    other.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    other.goto(f"{address}compose/")
    begin_empty(other)
    expect(other.locator(".pl-banner")).to_contain_text("不让网页保存")


def test_a_draft_file_comes_back_as_it_went(page: Page) -> None:
    choose(page, "d.json", FIXTURE.read_bytes())
    expect(page.locator(".pl-toast")).to_contain_text("已导入")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="存成文件").click()
    assert waiting.value.suggested_filename == "××村20××年工作计划.草稿.json"
    saved = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    expected = json.loads(FIXTURE.read_text("utf-8"))
    assert saved["draft"].pop("id") != expected["draft"].pop("id")
    assert saved == expected
    assert (
        list(Draft202012Validator(draft_schema()["properties"]["draft"]).iter_errors({**saved["draft"], "id": "x"}))
        == []
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "文件已经损坏"),
        (FIXTURE.read_bytes()[:400], "文件已经损坏"),
        (b'{"format": "plan-library-fields", "version": 1, "values": {}}', "不是本站导出的草稿文件"),
        (b'{"format": "plan-library-draft", "version": 9, "draft": {}}', "更新的版本"),
        (FIXTURE.read_bytes().replace(b'"level": 1', b'"level": "1"'), "文件已经损坏"),
    ],
)
def test_a_damaged_or_foreign_file_changes_nothing(page: Page, content: bytes, message: str) -> None:
    load(page, draft_of("甲"))
    before = stored(page)
    page.get_by_role("button", name="全部草稿").click()
    choose(page, "坏.json", content)
    expect(page.locator(".pl-start__message")).to_contain_text(message)
    expect(page.locator(".pl-start__message")).to_contain_text("现有的草稿没有变")
    assert stored(page) == before


def test_a_damaged_draft_is_listed_and_can_be_had(page: Page) -> None:
    page.evaluate(f"localStorage.setItem('{KEY}bad', '{{\"revision\": 2, \"draft\": {{')")
    page.reload()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载原始内容").click()
    assert Path(waiting.value.path()).read_text("utf-8") == '{"revision": 2, "draft": {'


# ---------------------------------------------------------------------------------------------------------------------
# The check-up, paper, and the page itself


def test_the_check_up_leads_to_each_place(page: Page) -> None:
    draft = draft_of("开展“创建活动，{{村|桃树村}}。", "在桃树村开展。")
    load(page, draft)
    page.get_by_role("button", name="体检").click()
    panel = page.get_by_role("region", name="体检结果")
    expect(panel).to_contain_text("计划里应当有“背景”或“指导思想”或“目标”，现在没有")
    expect(panel).to_contain_text("“村名”还没有填")
    panel.get_by_role("button", name="去看：“桃树村”是范文原来的用词").click()
    expect(paragraph(page, 1)).to_be_focused()
    page.keyboard.insert_text("本村")
    assert texts(page)[1] == ["在本村开展。"]
    expect(panel).not_to_contain_text("范文原来的用词")
    panel.get_by_role("button", name=re.compile("没有配对的")).click()
    expect(paragraph(page, 0)).to_be_focused()


def test_a_missing_part_is_added_where_it_belongs(page: Page) -> None:
    load(page, draft_of("开展活动。"))
    page.get_by_role("button", name="体检").click()
    page.get_by_role("region", name="体检结果").get_by_role("button", name="加一节").first.click()
    page.keyboard.insert_text("为做好工作，制定计划。")
    assert texts(page)[0] == ["为做好工作，制定计划。"]


def test_paper_has_the_text_alone(page: Page) -> None:
    load(page, draft_of("甲" * 60))
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-tabs", ".pl-draftbar", ".pl-draftfacts", ".pl-editpane", ".md-footer", "h1"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(sheet(page)).to_be_visible()
    style = page.locator(".pl-sheet [data-of] p").last.evaluate(
        "element => [getComputedStyle(element).fontSize, getComputedStyle(element).lineHeight]"
    )
    assert [round(float(value.removesuffix("px")), 1) for value in style] == [21.3, 38.6]


def test_what_a_keystroke_changes_does_not_grow_with_the_draft(page: Page) -> None:
    """A draft of 200 sections stays fluid: the page is not put together anew, neither by typing nor by moving."""
    text = "深入开展群众性精神文明创建活动，不断提高居民的文明素质。" * 8
    load(page, draft_of(*[f"第{number}段。{text}" for number in range(200)]))
    expect(sections(page)).to_have_count(200)
    script = """async act => {
      let changed = 0;
      const observer = new MutationObserver((records) => {
        for (const { addedNodes, removedNodes } of records) changed += addedNodes.length + removedNodes.length;
      });
      observer.observe(document.body, { subtree: true, childList: true });
      act === "type" ? document.execCommand("insertText", false, "字")
        : document.querySelectorAll(".pl-sec")[100].querySelector(".pl-tool").click();
      await new Promise((done) => setTimeout(done, 1000));
      observer.disconnect();
      return changed;
    }"""
    paragraph(page, 100).focus()
    assert 0 < page.evaluate(script, "type") < 40
    assert 0 < page.evaluate(script, "move") < 80
    page.get_by_role("button", name="体检").click()
    expect(page.get_by_role("region", name="体检结果")).to_contain_text("重复的段落")


def test_nothing_overflows_a_narrow_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}compose/")
    begin(page)

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

    fits()
    sections(page).nth(1).locator(".pl-sec__paragraph").tap()
    page.get_by_role("button", name="预览").tap()
    expect(sheet(page)).to_be_visible()
    expect(page.locator(".pl-editor")).to_be_hidden()
    fits()
    page.get_by_role("button", name="体检").tap()
    expect(page.get_by_role("region", name="体检结果")).to_be_visible()
    fits()
    page.get_by_role("button", name="去看").first.tap()
    page.get_by_role("button", name="选范文").first.tap()
    expect(page.get_by_role("dialog").locator(".pl-card").first).to_be_visible()
    fits()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="全部草稿").tap()
    fits()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: Any, width: int) -> None:
    context = still_context(browser, scheme, width)
    page = context.new_page()
    problems: dict[str, list[str]] = {}

    def check(name: str) -> None:
        if found := violations(page):
            problems[name] = found

    page.goto(f"{address}compose/")
    expect(page.get_by_role("button", name="按提纲开始")).to_be_visible()
    check("start")
    load(page, draft_of("开展“活动，{{村|桃树村}}。", "在桃树村。"))
    check("work")
    page.get_by_role("button", name="预览").click() if width == 360 else None
    check("preview")
    page.get_by_role("button", name="体检").click()
    check("check-up")
    sections(page).first.hover()
    page.get_by_role("button", name="选范文").first.click()
    expect(page.get_by_role("dialog").locator(".pl-card").first).to_be_visible()
    check("templates")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="全部草稿").click()
    check("drafts")
    other = context.new_page()
    other.goto(f"{address}compose/")
    expect(other.locator(".pl-banner")).to_be_visible()
    page = other
    check("banner")
    context.close()
    assert problems == {}


def test_it_works_from_a_folder(flat: Site, page: Page) -> None:
    page.goto((flat.folder / "plans/wm-1.html").as_uri())
    page.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    page.locator(".pl-toast").get_by_role("link", name="去拟稿").click()
    begin(page, "村")
    expect(sections(page).nth(1)).to_contain_text("取自篇一")
    tool(page, 0, "选范文")
    expect(page.get_by_role("dialog").locator(".pl-card").first).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
    expect(sections(page).nth(1)).to_contain_text("取自篇一")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".pl-banner")).to_contain_text("正在另一个窗口里编辑")
