"""Writing: fields as units, the caret, an input method, sections and what they are."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.drafts import begin, draft_of, headings, load, paragraph, sections, sheet, stored, texts, tool


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
    tool(page, 0, "自然段编号")
    expect(page.locator(".pl-toast")).to_have_text("第 2 个自然段编为 1.")
    expect(sheet(page)).to_contain_text("1.乙")
    tool(page, 0, "自然段编号")
    expect(page.locator(".pl-toast")).to_have_text("第 2 个自然段不再编号")
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
    expect(page.locator(".pl-toast")).to_contain_text("已删除 1 段")
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    expect(sections(page)).to_have_count(count)


def test_what_a_keystroke_changes_does_not_grow_with_the_draft(page: Page) -> None:
    """A draft of 200 sections stays fluid: the page is not put together anew, neither by typing nor by moving."""
    text = "深入开展群众性精神文明创建活动，不断提高居民的文明素质。" * 8
    load(page, draft_of(*[f"第{number}段。{text}" for number in range(200)]))
    expect(sections(page)).to_have_count(200)
    expect(page.locator(".pl-progress__bar")).to_have_count(200)
    page.clock.install()
    page.evaluate("""() => {
      window.changed = 0;
      new MutationObserver((records) => {
        for (const { addedNodes, removedNodes } of records) changed += addedNodes.length + removedNodes.length;
      }).observe(document.body, { subtree: true, childList: true });
    }""")

    def changed(act: str) -> int:
        page.evaluate(f"() => {{ changed = 0; {act}; }}")
        page.clock.run_for(5000)
        count: int = page.evaluate("changed")
        return count

    paragraph(page, 100).focus()
    assert 0 < changed('document.execCommand("insertText", false, "字")') < 40
    assert 0 < changed('document.querySelectorAll(".pl-sec")[100].querySelector(".pl-tool").click()') < 80
    page.get_by_role("button", name="体检").click()
    expect(page.get_by_role("region", name="体检结果")).to_contain_text("重复的文字")


def test_the_placeholder_goes_while_an_input_method_composes(page: Page) -> None:
    load(page, draft_of(""))
    paragraph(page).click()
    placeholder = "element => getComputedStyle(element, '::before').content"
    assert "写上内容" in paragraph(page).evaluate(placeholder)
    typing = page.context.new_cdp_session(page)
    typing.send("Input.imeSetComposition", {"text": "gong'zuo", "selectionStart": 8, "selectionEnd": 8})
    expect(paragraph(page)).to_have_text("gong'zuo")
    assert paragraph(page).evaluate(placeholder) == "none"
    typing.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})  # given up
    expect(paragraph(page)).to_have_text("")
    assert "写上内容" in paragraph(page).evaluate(placeholder)
    typing.send("Input.imeSetComposition", {"text": "gong'zuo", "selectionStart": 8, "selectionEnd": 8})
    page.keyboard.insert_text("工作")
    assert texts(page) == [["工作"]]


def test_what_is_undone_out_of_sight_is_shown_and_told(page: Page) -> None:
    load(page, draft_of(*["一句话。" * 60] * 12, "末了"))
    told = page.locator(".pl-toast")
    first, last = paragraph(page), page.get_by_text("末了").and_(page.locator(".pl-edit"))
    first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("新")
    tool(page, 4, "删除")
    last.click()
    expect(first).not_to_be_in_viewport()
    page.keyboard.press("Control+z")
    expect(told).to_have_text("已撤销：加上了“五、第4题”")
    expect(sections(page).nth(4).locator(".pl-sec__title")).to_be_in_viewport()
    page.keyboard.press("Control+z")
    expect(told).to_have_text("已撤销：改了“一、第0题”第 1 个自然段")
    expect(first).to_be_in_viewport()
    expect(last).to_be_focused()
    page.keyboard.press("Control+y")
    expect(told).to_have_text("已重做：改了“一、第0题”第 1 个自然段")
    page.keyboard.press("Control+y")
    expect(told).to_have_text("已重做：去掉了“五、第4题”")
    expect(sections(page).nth(3).locator(".pl-sec__title")).to_be_in_viewport()
    page.keyboard.press("Control+y")
    expect(told).to_have_text("没有可以重做的")
