"""Old plans that are opened: read, shown beside what was recognised, corrected, and made a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.accessible import WIDTHS, still_context, violations_in_both_schemes
from tests.support.browsing import unhashed
from tests.support.built import Site
from tests.support.drafts import FIXTURE, draft_of, headings, load, stored, texts
from tests.support.opening import (
    FILES,
    HEADINGS,
    LINES,
    SEVERAL,
    TEXT,
    choose,
    correct,
    drop_files,
    open_file,
    pick,
    recognised,
    row,
    rows,
    toast,
)
from tests.support.word_files import paragraph, word_file

REVIEW = "从“"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("way", ["button", "drop"])
def test_a_file_of_each_kind_becomes_a_draft(page: Page, name: str, way: str) -> None:
    if way == "button":
        open_file(page, name, FILES[name])
    else:
        drop_files(page, (name, FILES[name]))
    expect(page.get_by_role("heading", name=f"从“{name}”里认出的")).to_be_focused()
    expect(page.get_by_label("题目")).to_have_value(LINES[0])
    expect(row(page, "本文来源")).to_have_attribute("data-role", "out")
    expect(row(page, "本文来源")).to_contain_text("网页的来源、时间、标签")
    joined = "第 5—6 行接成一个自然段" if name.endswith((".txt", ".md")) else ""
    expect(row(page, "开创新的局面")).to_contain_text(joined)
    page.get_by_role("button", name="作成草稿").click()
    expect(page.locator(".pl-head-title")).to_have_text(LINES[0])
    assert headings(page) == HEADINGS
    expect(page.locator(".pl-head-organisation")).to_have_text(LINES[-2])
    expect(page.locator(".pl-head-date")).to_have_text(LINES[-1])
    (draft,) = stored(page)
    assert (draft["level"], draft["type"]) == ("community", "plan")
    assert page.evaluate("window.broken") is None


def test_what_was_recognised_stands_beside_its_lines(page: Page) -> None:
    open_file(page)
    assert recognised(page) == [
        f"题目 {LINES[0]}",
        f"略去 {LINES[1]}",
        f"自然段 {LINES[2]}",
        f"一级标题 {LINES[3]}",
        f"自然段 {LINES[4]}{LINES[5]}",
        f"一级标题 {LINES[6]}",
        "二级标题 （一）加强学习",
        "自然段 每月组织一次集中学习，提高认识，统一思想。",
        "二级标题 （二）整治环境",
        "自然段 每周清扫一次街道，保持整洁，方便居民。",
        f"一级标题 {LINES[9]}",
        f"自然段 {LINES[10]}",
        f"落款 {LINES[11]}",
        f"落款 {LINES[12]}",
    ]
    assert page.locator(".pl-rv__line").all_inner_texts() == [
        f"{number}\n{line}" for number, line in enumerate(LINES, 1)
    ]
    expect(page.locator(".pl-review__about")).to_contain_text("标题 5 个（一级 3，二级 2），自然段 5 个，略去 1 处")
    assert rows(page).nth(1).locator("del").first.inner_text() == LINES[1]


def test_a_word_file_tells_what_is_not_in_its_text(page: Page) -> None:
    open_file(page, "计划.docx", FILES["计划.docx"])
    summary = page.get_by_text("文件里有 1 处没有照原样列入")
    summary.click()
    expect(page.locator(".pl-review__losses li")).to_contain_text("桃园社区文件")


def test_corrections_change_the_draft(page: Page) -> None:
    open_file(page)
    correct(page, "指导思想", "自然段")
    expect(toast(page)).to_have_text("已改为自然段")
    correct(page, "整治环境", "降级")
    expect(toast(page)).to_have_text("已改为三级标题")
    correct(page, "制定本计划", "略去")
    correct(page, "加强领导，明确责任", "标题")
    correct(page, "本文来源", "列入")
    correct(page, "本文来源", "列表项")
    page.get_by_label("题目").fill("另一个题目")
    page.locator(".pl-review").get_by_label("草稿适用").select_option("街道")
    page.get_by_role("button", name="作成草稿").click()
    assert headings(page) == [
        "一、主要任务",
        "（一）加强学习",
        "1.整治环境",
        "二、保障措施",
        "三、加强领导，明确责任，抓好落实",
    ]
    (draft,) = stored(page)
    assert (draft["title"], draft["level"]) == ("另一个题目", "subdistrict")
    assert texts(page)[0][:2] == [LINES[1], LINES[3]]
    assert draft["sections"][0]["paragraphs"][0] == {"text": LINES[1], "item": True}


def test_paragraphs_are_joined_and_split(page: Page) -> None:
    open_file(page)
    correct(page, "以党的精神", "拆开")
    expect(toast(page)).to_have_text("已拆成两个自然段")
    expect(row(page, "开创新的局面")).to_contain_text("6")
    correct(page, "开创新的局面", "并入前面")
    expect(row(page, "以党的精神").locator(".pl-rv__words")).to_have_text(LINES[4] + LINES[5])
    expect(row(page, "以党的精神").locator(".pl-rv__pick")).to_be_focused()
    correct(page, LINES[0], "并入前面")
    expect(toast(page)).to_have_text("前面没有可以并入的")
    correct(page, "每月组织", "拆开")
    cuts = page.get_by_role("group", name="在哪里拆开")
    cut = cuts.get_by_role("button", name="“提高认识，”后面，在此拆开")
    expect(cuts.get_by_role("button").first).to_be_focused()
    cut.click()
    assert [text for text in recognised(page) if "统一" in text] == ["自然段 统一思想。"]


def test_corrections_are_undone_and_done_again(page: Page) -> None:
    open_file(page)
    before = recognised(page)
    undo = page.locator(".pl-review").get_by_role("button", name="撤销")
    expect(undo).to_be_disabled()
    correct(page, "整治环境", "升级")
    page.get_by_label("题目").fill("另一个")
    page.keyboard.press("Control+z")  # in a field that undoes by itself
    undo.click()
    expect(toast(page)).to_have_text("已撤销：改了题目")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    undo.click()
    expect(toast(page)).to_have_text("已撤销：改了“整治环境”这一处")
    expect(page.locator(".pl-rv[data-current]")).to_be_in_viewport()
    assert recognised(page) == before
    expect(page.get_by_label("题目")).to_have_value(LINES[0])
    expect(undo).to_be_disabled()
    page.get_by_role("button", name="重做").last.click()
    pick(page, "整治环境")
    page.keyboard.press("Control+z")
    assert recognised(page) == before
    page.keyboard.press("Control+y")
    assert recognised(page) != before


def test_what_was_corrected_is_there_when_coming_back(page: Page) -> None:
    back = page.get_by_role("button", name="回到“计划.txt”")
    expect(back).to_be_hidden()
    open_file(page)
    correct(page, "整治环境", "自然段")
    before = recognised(page)
    page.get_by_role("button", name="返回").click()
    back.click()
    expect(page.get_by_role("heading", name="从“计划.txt”里认出的")).to_be_focused()
    assert recognised(page) == before


def test_it_goes_by_keyboard_alone(page: Page) -> None:
    open_file(page)
    expect(page.get_by_role("heading", name=REVIEW)).to_be_focused()
    first = rows(page).first.locator(".pl-rv__pick")
    for _ in range(8):
        page.keyboard.press("Tab")
        if first.evaluate("pick => pick === document.activeElement"):
            break
    expect(first).to_be_focused()
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    heading = row(page, "加强学习").locator(".pl-rv__pick")
    expect(heading).to_be_focused()
    page.keyboard.press("Alt+Shift+ArrowLeft")
    expect(row(page, "加强学习")).to_have_attribute("data-level", "1")
    expect(heading).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    tool = page.locator(".pl-rv__tools").get_by_role("button", name="自然段", exact=True)
    expect(tool).to_be_focused()
    page.keyboard.press("Enter")
    expect(tool).to_be_focused()
    expect(tool).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    expect(rows(page).last.locator(".pl-rv__pick")).to_be_focused()
    page.keyboard.press("Home")
    expect(first).to_be_focused()


def test_of_several_plans_one_is_chosen(page: Page) -> None:
    open_file(page, "合集.txt", SEVERAL)
    choice = page.get_by_label("文件里有 2 份计划，看哪一份")
    expect(page.get_by_label("题目")).to_have_value("社区文明工作计划")
    page.get_by_role("button", name="下一份").click()
    expect(page.get_by_label("题目")).to_have_value("社区卫生工作计划")
    expect(choice).to_have_value("1")
    choice.select_option("1. 社区文明工作计划")
    expect(row(page, "文明目标")).to_be_visible()
    page.get_by_role("button", name="下一份").click()
    page.get_by_role("button", name="作成草稿").click()
    assert headings(page) == ["一、卫生目标"]
    toast(page).get_by_role("button", name="撤销").click()
    page.get_by_role("button", name="和上一份合成一份").click()
    expect(choice).to_be_hidden()
    expect(row(page, "卫生目标")).to_be_visible()
    correct(page, "卫生目标", "另起一份计划")
    expect(choice).to_have_value("1")
    expect(row(page, "卫生目标").locator(".pl-rv__pick")).to_be_focused()
    page.locator(".pl-review").get_by_role("button", name="撤销").click()
    expect(choice).to_be_hidden()


def test_what_is_in_doubt_is_asked(page: Page) -> None:
    lines = [
        "做好文明创建的各项工作",
        "学习教育",
        "组织党员学习，提高大家的认识。",
        "环境卫生",
        "清扫街道，保持小区的整洁。",
    ]
    open_file(page, "无题.txt", "\n".join(lines).encode())
    expect(page.get_by_text("没有找到题目，请补上")).to_be_visible()
    page.get_by_role("button", name="请核 2 处").click()
    asked = page.locator(".pl-rv[data-ask] .pl-rv__pick")
    expect(asked.first).to_be_focused()
    page.get_by_role("button", name="请核 2 处").click()
    expect(asked.last).to_be_focused()
    correct(page, "学习教育", "自然段")
    expect(page.get_by_role("button", name="请核 1 处")).to_be_visible()
    correct(page, "做好文明创建", "题目")
    expect(page.get_by_label("题目")).to_have_value(lines[0])
    expect(page.get_by_text("没有找到题目，请补上")).to_be_hidden()


def test_a_draft_that_is_there_stays_and_the_new_one_can_be_undone(page: Page) -> None:
    load(page, draft_of("甲", title="原来的草稿"))
    drop_files(page, ("计划.txt", TEXT), on=".pl-work")
    expect(page.get_by_role("heading", name="从“计划.txt”里认出的")).to_be_visible()
    correct(page, "整治环境", "自然段")
    page.get_by_role("button", name="作成草稿").click()
    expect(page.locator(".pl-head-title")).to_have_text(LINES[0])
    assert {draft["title"] for draft in stored(page)} == {"原来的草稿", LINES[0]}
    toast(page).get_by_role("button", name="撤销").click()
    expect(page.get_by_role("heading", name="从“计划.txt”里认出的")).to_be_focused()
    expect(row(page, "整治环境")).to_have_attribute("data-role", "paragraph")
    assert [draft["title"] for draft in stored(page)] == ["原来的草稿"]
    page.get_by_role("button", name="返回").click()
    page.get_by_role("button", name="回到草稿").click()
    expect(page.locator(".pl-head-title")).to_have_text("原来的草稿")


def test_a_draft_that_was_changed_since_is_not_undone(page: Page) -> None:
    open_file(page)
    page.get_by_role("button", name="作成草稿").click()
    undo = toast(page).get_by_role("button", name="撤销").element_handle()
    assert undo
    page.locator(".pl-head-title").fill("改过的题目")
    undo.evaluate("button => button.click()")
    expect(toast(page)).to_contain_text("草稿已经改过，没有撤销")
    assert [draft["title"] for draft in stored(page)] == ["改过的题目"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("空.txt", b"", "文件是空的"),
        ("图.png", b"\x89PNG", "不认识 .png 的文件"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为 .docx"),
        ("坏.docx", b"PK\x03\x04" + b"\0" * 60, "没有打开"),
        ("白.docx", word_file([paragraph(" ")]), "没有文字"),
    ],
)
def test_what_cannot_be_read_is_told_and_changes_nothing(page: Page, name: str, content: bytes, message: str) -> None:
    load(page, draft_of("甲"))
    before = stored(page)
    page.get_by_role("button", name="全部草稿").click()
    choose(page, name, content)
    expect(page.locator(".pl-start__message")).to_contain_text(message)
    expect(page.locator(".pl-start__message")).to_contain_text("现有的草稿没有变")
    assert stored(page) == before


def test_a_dropped_draft_is_imported_and_of_several_files_the_first_is_opened(page: Page) -> None:
    drop_files(page, ("草稿.json", FIXTURE.read_bytes()))
    expect(page.locator(".pl-head-title")).to_be_visible()
    drop_files(page, ("计划.txt", TEXT), ("合集.txt", SEVERAL), on=".pl-sec")
    expect(page.get_by_role("heading", name="从“计划.txt”里认出的")).to_be_visible()
    drop_files(page, ("坏.json", b"{"))
    expect(page.locator(".pl-start__message")).to_contain_text("文件已经损坏")


def test_nothing_in_a_file_is_markup(page: Page) -> None:
    image, script = "<img src=x onerror='window.broken = 1'>", "<script>window.broken = 1</script>"
    text = f"社区工作计划\n{image}\n一、<b>目标</b>\n做好{script}工作。"
    open_file(page, "<i>恶意</i>.txt", text.encode())
    expect(page.get_by_role("heading", name="从“<i>恶意</i>.txt”里认出的")).to_be_visible()
    assert page.locator(".pl-review :is(img, b, i, script)").filter(has_not=page.locator("summary")).count() == 0
    page.get_by_role("button", name="存入我的旧稿").click()
    expect(toast(page)).to_contain_text("已存入我的旧稿")
    page.get_by_role("button", name="作成草稿").click()
    assert page.locator(".pl-editor :is(img, b, i, script)").count() == 0
    assert page.evaluate("window.broken") is None


def test_reading_is_loaded_only_then_and_nothing_is_sent(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    expect(page.get_by_role("button", name="打开文件")).to_be_visible()
    assert not [url for url in asked if "/importing-" in url]
    asked.clear()
    open_file(page, "计划.docx", FILES["计划.docx"])
    assert [unhashed(url).rpartition("/")[2] for url in asked if "/build.js" not in url] == ["importing.js"]
    asked.clear()
    page.get_by_role("button", name="返回").click()
    open_file(page)
    correct(page, "整治环境", "自然段")
    page.get_by_role("button", name="存入我的旧稿").click()
    expect(toast(page)).to_contain_text("已存入")
    assert asked == []


def test_what_does_not_load_is_told_and_tried_again(page: Page) -> None:
    page.route("**/importing-*.js", lambda route: route.abort())
    choose(page, "计划.txt", TEXT)
    expect(page.locator(".pl-start__message")).to_contain_text("请检查网络后重试")
    page.unroute("**/importing-*.js")
    open_file(page)


def test_it_opens_files_from_a_folder(flat: Site, page: Page) -> None:
    page.goto((flat.folder / "compose.html").as_uri())
    open_file(page, "计划.docx", FILES["计划.docx"])
    page.get_by_role("button", name="存入我的旧稿").click()
    expect(toast(page)).to_contain_text("已存入我的旧稿")
    page.get_by_role("button", name="作成草稿").click()
    assert headings(page) == HEADINGS


def test_a_narrow_screen_has_both_sides(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

    page.goto(f"{address}compose/")
    open_file(page, "合集.txt", SEVERAL + "\n".join(["", "很长" * 200, "w" * 300]).encode())
    fits()
    line = row(page, "文明目标").locator(".pl-rv__source")
    expect(line).to_be_hidden()
    row(page, "文明目标").locator(".pl-rv__pick").tap()
    expect(line).to_be_visible()
    fits()
    page.get_by_role("button", name="收到的").tap()
    expect(page.locator(".pl-rv__source").last).to_be_visible()
    expect(page.locator(".pl-rv__pick").last).to_be_hidden()
    fits()
    page.get_by_role("button", name="存入我的旧稿").tap()
    page.get_by_role("button", name="返回").tap()
    expect(page.get_by_role("heading", name="我的旧稿（1）")).to_be_visible()
    fits()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(browser: Browser, address: str, width: int) -> None:
    context = still_context(browser, width)
    page = context.new_page()
    problems: dict[str, list[str]] = {}

    def check(name: str) -> None:
        if found := violations_in_both_schemes(page):
            problems[name] = found

    page.goto(f"{address}compose/")
    open_file(page, "计划.docx", FILES["计划.docx"])
    check("review")
    pick(page, "加强学习")
    check("tools")
    correct(page, "每月组织", "拆开")
    check("cuts")
    if width == WIDTHS[1]:
        page.get_by_role("button", name="收到的").click()
        check("source")
    page.get_by_role("button", name="存入我的旧稿").click()
    page.get_by_role("button", name="返回").click()
    open_file(page, "合集.txt", SEVERAL)
    check("several plans")
    page.get_by_role("button", name="存入我的旧稿").click()
    page.get_by_role("button", name="返回").click()
    expect(page.get_by_role("heading", name="我的旧稿（2）")).to_be_visible()
    check("own plans")
    page.get_by_role("button", name="打开“2024年桃园").click()
    page.get_by_role("button", name="作成草稿").click()
    page.get_by_role("button", name="更多").click() if width == 360 else None
    page.get_by_role("button", name="文库页面").click()
    expect(page.get_by_role("dialog", name="文库页面")).to_be_visible()
    check("library page")
    context.close()
    assert problems == {}


def test_a_long_collection_stays_fluid(page: Page) -> None:
    """What a correction changes does not grow with the file."""
    sections = [
        f"（{number}）第{number}件事\n{'深入开展群众性精神文明创建活动，不断提高居民的文明素质。' * 4}"
        for number in range(1, 400)
    ]
    open_file(page, "长.txt", ("社区工作计划\n一、任务\n" + "\n".join(sections)).encode())
    expect(rows(page)).to_have_count(800)
    pick(page, "第200件事")
    page.evaluate("""() => {
      window.changed = 0;
      new MutationObserver((records) => {
        for (const { addedNodes, removedNodes } of records) changed += addedNodes.length + removedNodes.length;
      }).observe(document.querySelector(".pl-rv__list"), { subtree: true, childList: true });
    }""")
    page.locator(".pl-rv__tools").get_by_role("button", name="略去", exact=True).click()
    expect(row(page, "第200件事")).to_have_attribute("data-role", "out")
    assert 0 < page.evaluate("changed") < 2000


def test_of_a_very_long_file_the_rest_is_shown_when_asked_for(page: Page) -> None:
    lines = [f"第{number}件事要做好，争取更大成绩。" for number in range(2500)]
    open_file(page, "长.txt", "\n".join(["社区工作计划", "一、任务", *lines]).encode())
    expect(rows(page)).to_have_count(1000)
    page.get_by_role("button", name="后面还有 1502 处，再显示 1000 处").click()
    expect(rows(page)).to_have_count(2000)
    expect(rows(page).nth(1000).locator(".pl-rv__pick")).to_be_focused()
    page.get_by_role("button", name="后面还有 502 处，再显示 502 处").click()
    expect(rows(page)).to_have_count(2502)
    expect(page.get_by_role("button", name="后面还有")).to_be_hidden()
    page.get_by_role("button", name="作成草稿").click()
    assert sum(map(len, texts(page))) == 2500


def test_a_downloaded_word_file_comes_back(page: Page) -> None:
    """What the site itself writes is read as what it was."""
    open_file(page)
    page.get_by_role("button", name="作成草稿").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word").click()
    data = Path(waiting.value.path()).read_bytes()
    drop_files(page, ("回来.docx", data))
    expect(page.get_by_role("heading", name="从“回来.docx”里认出的")).to_be_visible()
    page.get_by_role("button", name="作成草稿").click()
    expect(page.locator(".pl-head-title")).to_have_text(LINES[0])
    assert headings(page) == HEADINGS
    expect(page.locator(".pl-head-date")).to_have_text(LINES[-1])
