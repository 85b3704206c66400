"""Current wording (现行提法) in a real Chromium: offered where it is safe, shown first, and the same in every form."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from planlib.library import Library
from planlib.publishing.labels import quoted
from tests.support.accessible import violations_at_all_widths, violations_in_both_schemes
from tests.support.browsing import clipboard, settle, wait_until
from tests.support.built import Site
from tests.support.dated import fill_in_year
from tests.support.drafts import begin_empty, draft_of, inbox, load, sheet, texts

# All that has run out in the one has a safe replacement, in the other it has not.
SAFE = "（一）重视思想教育，加大宣传力度"
OPEN = "（三）开展争创“文明家庭”活动"
CHANGES = {
    "《公民道德建设实施纲要》": "《新时代公民道德建设实施纲要》",
    "虚假短信诈骗": "电信网络诈骗",
    "八荣八耻": "社会主义核心价值观",
}
# Reads the forms on the clipboard, as a program that pastes does.
FORMS = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => item.types.includes(type) ? (await item.getType(type)).text() : "";
  return [await read("text/plain"), await read("text/html")];
}"""
# The text of a passage that no page of the library has.
OFFER = """async (written) => {
  const line = { kind: "paragraph", level: 0, number: "", text: written, written, dated: 1 };
  const { offerOf } = await window[Symbol.for("plan-library internals")].part("current");
  const { show, note } = await offerOf({ name: "这个自然段", read: () => [line] });
  return [show !== null, note];
}"""


def menu(page: Page, name: str) -> Locator:
    """The menu beside a section's copy button, opened."""
    page.get_by_role("button", name=f"{quoted(name)}的其他格式").click()
    return page.get_by_role("menu")


def preview(page: Page, name: str = SAFE) -> Locator:
    """The dialog that shows what would change in a section."""
    menu(page, name).get_by_role("menuitem", name="按现行提法").click()
    dialog = page.get_by_role("dialog", name=f"按现行提法：{quoted(name)}")
    expect(dialog).to_be_visible()
    return dialog


def as_it_stands(page: Page, name: str = SAFE) -> str:
    page.get_by_role("button", name=f"复制{quoted(name)}").click()
    expect(page.locator("#pl-toast")).to_contain_text("已复制")
    return clipboard(page)


def current(text: str) -> str:
    for old, new in CHANGES.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def told(page: Page, what: str) -> None:
    expect(page.locator("#pl-toast")).to_contain_text(what)


@pytest.fixture
def plan(page: Page, address: str) -> Page:
    page.goto(f"{address}plans/wm-1/")
    return page


def test_it_is_shown_before_it_is_copied_and_copies_the_same_in_every_form(plan: Page) -> None:
    old = as_it_stands(plan)
    dialog = preview(plan)
    assert dialog.locator("del").all_text_contents() == list(CHANGES)
    assert dialog.locator("ins").all_text_contents() == list(CHANGES.values())
    assert clipboard(plan) == old  # nothing has been taken yet
    dialog.get_by_role("button", name="按现行提法复制", exact=True).click()
    expect(dialog).to_be_hidden()
    told(plan, "已按现行提法换 3 处")
    plain, rich = plan.evaluate(FORMS)
    assert plain == current(old)
    assert re.sub("<[^>]*>", "", rich) == plain
    preview(plan).get_by_role("button", name="按现行提法复制纯文本").click()
    wait_until(plan, f"({FORMS})().then(([plain, rich]) => rich === '', () => false)")
    assert clipboard(plan) == plain
    preview(plan).get_by_role("button", name="按现行提法复制Markdown").click()
    wait_until(plan, "navigator.clipboard.readText().then((text) => text.startsWith('###'))")
    heading, text = plain.split("\n")
    assert clipboard(plan) == f"### {heading.removeprefix('（一）')}\n\n{text}"
    preview(plan).get_by_role("button", name="照原文复制").click()
    told(plan, "已照原文复制")
    assert clipboard(plan) == old
    expect(plan.locator("#moral-education ~ p:not([class])").first).to_contain_text("八荣八耻")


def test_the_word_file_has_it(plan: Page) -> None:
    new = current(as_it_stands(plan))
    dialog = preview(plan)
    with plan.expect_download() as download:
        dialog.get_by_role("button", name="按现行提法下载 Word").click()
    document = docx.Document(BytesIO(Path(download.value.path()).read_bytes()))
    assert "\n".join(paragraph.text for paragraph in document.paragraphs) == new
    told(plan, "已生成")
    expect(plan.locator("#pl-toast")).not_to_contain_text("过时")


def test_the_draft_gets_what_was_shown(plan: Page, address: str) -> None:
    new = current(as_it_stands(plan)).split("\n")[1]
    preview(plan).get_by_role("button", name="按现行提法加入草稿").click()
    told(plan, "已加入，1 段待编入草稿")
    plan.goto(f"{address}compose/")
    begin_empty(plan)
    told(plan, "已编入 1 段")
    expect(sheet(plan)).to_contain_text(new)
    assert inbox(plan) is None
    assert "{{村|桃树村}}" in texts(plan)[0][0]
    plan.locator("#pl-toast").get_by_role("button", name="撤销").click()
    expect(sheet(plan)).not_to_contain_text(new)


def test_the_last_choice_is_the_one_that_waits_and_what_cannot_be_is_told(plan: Page, address: str) -> None:
    plan.get_by_role("button", name=f"把{quoted(SAFE)}加入草稿").click()
    assert inbox(plan) == '["wm-1/moral-education"]'
    plan.locator("#pl-toast").get_by_role("button", name="按现行提法").click()
    plan.get_by_role("dialog").get_by_role("button", name="按现行提法加入草稿").click()
    assert inbox(plan) == '[{"id":"wm-1/moral-education","current":{"year":null}}]'
    waiting = '[{"id": "wm-1/civilized-family", "current": {"year": 2026}}, {"id": "x"}, 1]'
    plan.evaluate("items => localStorage.setItem('plan-library:draft-inbox', items)", waiting)
    plan.goto(f"{address}compose/")
    begin_empty(plan)
    told(plan, "已编入 1 段，1 段不能按现行提法，照原文编入")
    expect(sheet(plan)).to_contain_text("晚婚晚育")


def test_without_the_notices_it_waits(plan: Page, address: str) -> None:
    preview(plan).get_by_role("button", name="按现行提法加入草稿").click()
    plan.route("**/library/notices-*.js", lambda route: route.abort())
    plan.goto(f"{address}compose/")
    begin_empty(plan)
    told(plan, "1 段没有载入，下次打开再编")
    assert inbox(plan) is not None


def test_where_something_has_no_safe_replacement_it_is_not_offered_but_said(plan: Page) -> None:
    opened = menu(plan, OPEN)
    expect(opened.locator(".pl-menu__note")).to_have_text("按现行提法：有 1 处要自行改写")
    expect(opened.get_by_role("menuitem", name="按现行提法")).to_have_count(0)
    assert violations_in_both_schemes(plan) == []
    plan.keyboard.press("Escape")
    plan.get_by_role("button", name="全文的其他格式").click()
    expect(plan.get_by_role("menu").locator(".pl-menu__note")).to_contain_text("处要自行改写")
    plan.keyboard.press("Escape")
    text = as_it_stands(plan, OPEN)
    assert "晚婚晚育" in text
    expect(plan.locator("#pl-toast").get_by_role("button")).to_have_count(0)


def test_where_nothing_has_run_out_nothing_is_loaded(plan: Page, library: Library) -> None:
    templates = [template for template in library.templates if template.plan.id == "wm-1"]
    section = next(one.section for one in templates if one.section.title and not library.marks_under(one))
    asked: list[str] = []
    plan.on("request", lambda request: asked.append(request.url))
    opened = menu(plan, section.number + library.title(section))
    expect(opened.get_by_role("menuitem")).to_have_count(3)
    plan.keyboard.press("Enter")
    told(plan, "已复制")
    settle(plan)
    assert [url for url in asked if url.endswith(".js")] == []


def test_it_is_taken_by_keyboard_and_the_focus_comes_back(plan: Page) -> None:
    more = plan.get_by_role("button", name=f"{quoted(SAFE)}的其他格式")
    more.focus()
    plan.keyboard.press("Enter")
    item = plan.get_by_role("menuitem", name="按现行提法")
    expect(item).to_be_visible()
    plan.keyboard.press("ArrowUp")
    expect(item).to_be_focused()
    plan.keyboard.press("Enter")
    dialog = plan.get_by_role("dialog")
    copy = dialog.get_by_role("button", name="按现行提法复制", exact=True)
    expect(copy).to_be_focused()
    expect(dialog).to_have_accessible_description("会换 3 处，其余照原文。页面上的文字不变。")
    plan.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(more).to_be_focused()
    expect(plan.locator("#pl-toast")).to_be_empty()
    plan.keyboard.press("Enter")
    plan.keyboard.press("ArrowUp")
    expect(item).to_be_focused()
    plan.keyboard.press("Enter")
    expect(copy).to_be_focused()
    plan.keyboard.press("Enter")
    told(plan, "已按现行提法换 3 处")
    expect(more).to_be_focused()
    assert "社会主义核心价值观" in clipboard(plan)


def test_what_was_copied_as_it_stands_leads_to_it(plan: Page) -> None:
    plan.get_by_role("button", name=f"复制{quoted(SAFE)}").click()
    plan.locator("#pl-toast").get_by_role("button", name="按现行提法").click()
    dialog = plan.get_by_role("dialog", name=f"按现行提法：{quoted(SAFE)}")
    link = dialog.get_by_role("link", name="虚假短信诈骗")
    expect(link).to_have_attribute("href", re.compile("notices/#sms-fraud$"))
    dialog.get_by_role("button", name="取消").click()
    expect(dialog).to_be_hidden()
    expect(plan.get_by_role("button", name=f"复制{quoted(SAFE)}")).to_be_focused()
    assert "八荣八耻" in clipboard(plan)
    paragraph = plan.locator("#moral-education ~ p:not([class])").first
    paragraph.hover()
    paragraph.get_by_role("button", name="复制这个自然段").click()
    plan.locator("#pl-toast").get_by_role("button", name="按现行提法").click()
    dialog = plan.get_by_role("dialog", name="按现行提法：这个自然段")
    expect(dialog.get_by_role("button", name="按现行提法加入草稿")).to_have_count(0)
    dialog.get_by_role("button", name="按现行提法复制", exact=True).click()
    told(plan, "已按现行提法换 3 处")
    assert clipboard(plan).startswith("村民道德")


def test_an_offer_that_comes_late_is_not_put_over_what_was_said_since(plan: Page) -> None:
    waiting: list[Route] = []
    plan.route("**/current-*.js", lambda route: waiting.append(route))  # noqa: PLW0108 - a built-in is refused
    toast = plan.locator("#pl-toast")
    with plan.expect_request("**/current-*.js"):
        plan.get_by_role("button", name=f"复制{quoted(SAFE)}").click()
    expect(toast).to_contain_text("含 3 处")
    plan.get_by_role("button", name=f"复制{quoted(OPEN)}").click()
    expect(toast).not_to_contain_text("含 3 处")
    said = toast.text_content()
    waiting[0].continue_()
    plan.evaluate("async () => void (await window[Symbol.for('plan-library internals')].part('current'))")
    settle(plan)
    assert said
    expect(toast).to_have_text(said)


def test_what_is_said_stays_as_long_whatever_was_said_before(plan: Page) -> None:
    plan.clock.install()
    plan.reload()
    toast = plan.locator("#pl-toast")
    plan.get_by_role("button", name=f"复制{quoted(SAFE)}").click()
    expect(toast.get_by_role("button", name="按现行提法")).to_be_visible()
    plan.clock.run_for(7000)
    toast.get_by_role("button", name="按现行提法").click()
    plan.get_by_role("dialog").get_by_role("button", name="按现行提法复制", exact=True).click()
    told(plan, "已按现行提法换 3 处")
    plan.clock.run_for(2000)  # the first would be gone
    told(plan, "已按现行提法换 3 处")
    plan.clock.run_for(3000)
    expect(toast).to_be_empty()


def test_a_double_click_opens_the_dialog_and_leaves_it_open(plan: Page) -> None:
    plan.get_by_role("button", name=f"复制{quoted(SAFE)}").click()
    plan.locator("#pl-toast").get_by_role("button", name="按现行提法").dblclick()
    dialog = plan.get_by_role("dialog", name=f"按现行提法：{quoted(SAFE)}")
    settle(plan)
    expect(dialog).to_be_visible()
    plan.mouse.click(5, 300)
    expect(dialog).to_be_hidden()


def test_what_is_taken_as_it_stands_after_all_is_told_of(plan: Page) -> None:
    preview(plan).get_by_role("button", name="照原文复制").click()
    expect(plan.locator("#pl-toast")).to_have_text(re.compile(r"^已照原文复制 \d+ 字，含 3 处过时提法$"))


def test_fields_say_what_they_say_on_the_page(plan: Page) -> None:
    field = plan.locator(".pl-plan .pl-field[data-field=隐去]").first
    field.click()
    plan.get_by_role("dialog").get_by_label("填成").fill("斗鸡")
    plan.get_by_role("button", name="填好").click()
    expect(field).to_have_text("斗鸡")
    preview(plan).get_by_role("button", name="按现行提法复制", exact=True).click()
    told(plan, "已按现行提法")
    assert "“斗鸡”" in clipboard(plan)
    assert "《××村村规民约》" in clipboard(plan)
    plan.get_by_role("button", name="显示原文用词").click()
    preview(plan).get_by_role("button", name="按现行提法复制", exact=True).click()
    wait_until(plan, "navigator.clipboard.readText().then((text) => text.includes('《桃树村村规民约》'))")


def test_numbers_are_computed_for_the_year_that_is_filled_in_alone(plan: Page) -> None:
    assert plan.evaluate(OFFER, "建党90周年") == [False, "按现行提法：先填年份，才能推算"]
    fill_in_year(plan, "2026")
    plan.reload()
    assert plan.evaluate(OFFER, "建党90周年") == [True, ""]
    assert plan.evaluate(OFFER, "建党105周年") == [False, ""]
    plan.get_by_role("button", name="显示原文用词").click()
    assert plan.evaluate(OFFER, "建党90周年")[0] is False


def test_cards_offer_it_too(page: Page, address: str) -> None:
    page.goto(f"{address}topics/morality/")
    card = page.locator(".pl-card[data-plan=wm-1]").filter(has_text="重视思想教育")
    check_card(page, card)
    page.goto(f"{address}library/?q=重视思想教育&plan=wm-1")
    card = page.locator(".pl-results .pl-card[data-id='wm-1/moral-education']")
    expect(card).to_be_visible()
    check_card(page, card)


def check_card(page: Page, card: Locator) -> None:
    card.get_by_role("button", name=re.compile("^复制“")).click()
    told(page, "已复制")
    old = clipboard(page)
    card.get_by_role("button", name=re.compile("其他格式$")).click()
    page.get_by_role("menuitem", name="按现行提法").click()
    page.get_by_role("dialog").get_by_role("button", name="按现行提法复制", exact=True).click()
    told(page, "已按现行提法换 3 处")
    assert clipboard(page) == current(old)


def test_it_works_on_a_page_opened_from_a_folder(page: Page, flat: Site) -> None:
    page.goto((flat.folder / "plans/wm-1.html").as_uri())
    dialog = preview(page)
    href = dialog.get_by_role("link", name="虚假短信诈骗").get_attribute("href") or ""
    assert href.endswith("notices.html#sms-fraud")
    dialog.get_by_role("button", name="按现行提法复制", exact=True).click()
    told(page, "已按现行提法换 3 处")


def test_the_dialog_is_accessible_fits_a_phone_and_is_not_printed(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}plans/wm-1/")
    page.get_by_role("button", name=f"把{quoted(SAFE)}加入草稿").click()
    toast = page.locator("#pl-toast")
    expect(toast.get_by_role("button", name="按现行提法")).to_be_visible()
    assert toast.evaluate("element => element.getBoundingClientRect().width") > 300  # of 360
    dialog = preview(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for button in dialog.get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=1)
    assert violations_at_all_widths(page) == []
    page.emulate_media(media="print")
    expect(dialog).to_be_hidden()
    context.close()


def test_a_draft_takes_all_that_is_safe_in_one_step(page: Page, address: str) -> None:
    page.goto(f"{address}compose/")
    load(page, draft_of("广泛宣传八荣八耻，晚婚晚育率。", "严禁虚假短信诈骗，宣传八荣八耻。"))
    page.get_by_role("button", name="体检").click()
    page.get_by_role("button", name="全部按现行提法").click()
    dialog = page.get_by_role("dialog", name="全部按现行提法")
    assert dialog.locator("del").all_text_contents() == ["八荣八耻", "虚假短信诈骗", "八荣八耻"]
    assert violations_in_both_schemes(page) == []
    dialog.get_by_role("button", name="取消").click()
    assert "八荣八耻" in texts(page)[0][0]
    page.get_by_role("button", name="全部按现行提法").click()
    dialog.get_by_role("button", name="全部换掉").click()
    told(page, "已按现行提法换了 3 处")
    changed = [
        ["广泛宣传社会主义核心价值观，晚婚晚育率。"],
        ["严禁电信网络诈骗，宣传社会主义核心价值观。"],
    ]
    assert texts(page) == changed
    expect(page.get_by_role("heading", name="过时提法（1）")).to_be_visible()
    expect(page.locator(".pl-findings__status")).to_be_focused()
    page.locator("#pl-toast").get_by_role("button", name="撤销").click()
    assert [text.count("八荣八耻") for [text] in texts(page)] == [1, 1]


def test_what_was_not_shown_is_not_changed(page: Page, address: str) -> None:
    page.goto(f"{address}compose/")
    load(page, draft_of("宣传八荣八耻，庆祝建党90周年。", "严禁虚假短信诈骗。", title="{{年份}}年计划", date=""))
    page.get_by_role("button", name="体检").click()
    page.get_by_role("button", name="全部按现行提法").click()
    dialog = page.get_by_role("dialog", name="全部按现行提法")
    assert dialog.locator("del").all_text_contents() == ["八荣八耻", "虚假短信诈骗"]
    other = page.context.new_page()
    other.goto(f"{address}plans/wm-1/")
    fill_in_year(other, "2027")
    other.close()
    expect(page.locator(".pl-sheet")).to_contain_text("2027年计划")
    dialog.get_by_role("button", name="全部换掉").click()
    told(page, "刚才有变动，请再看一遍")
    assert dialog.locator("ins").all_text_contents() == ["社会主义核心价值观", "建党106周年", "电信网络诈骗"]
    assert "八荣八耻" in texts(page)[0][0]
    dialog.get_by_role("button", name="全部换掉").click()
    told(page, "已按现行提法换了 3 处")
    assert texts(page) == [["宣传社会主义核心价值观，庆祝建党106周年。"], ["严禁电信网络诈骗。"]]
