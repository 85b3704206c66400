"""Fields filled in once, in a real Chromium: kept, shown everywhere, and never sent anywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.support.browsing import settle, unhashed
from tests.support.built import Site

KEY = "plan-library:fields"


def panel(page: Page) -> Locator:
    """The panel, opened."""
    page.get_by_role("button", name="我的信息").click()
    dialog = page.get_by_role("dialog", name="我的信息")
    expect(dialog).to_be_visible()
    return dialog


def fill(page: Page, **values: str) -> None:
    dialog = panel(page)
    for label, value in values.items():
        dialog.get_by_label(label, exact=True).fill(value)
    dialog.get_by_role("button", name="完成").click()


def field(page: Page, name: str) -> Locator:
    return page.locator(f".pl-plan .pl-field[data-field={name}]").first


def stored(page: Page) -> str | None:
    text: str | None = page.evaluate(f"localStorage.getItem('{KEY}')")
    return text


def data(**values: str) -> str:
    return json.dumps({"format": "plan-library-fields", "version": 1, "values": values})


def test_without_javascript_fields_are_neutral(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}plans/wm-1/")
    expect(field(page, "村")).to_have_text("××村")
    expect(page.get_by_role("button", name="我的信息")).to_have_count(0)
    context.close()


def test_what_is_filled_in_once_is_on_every_page_and_in_copies(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    expect(field(page, "村")).to_have_attribute("data-state", "empty")
    fill(page, 村名="  梨树村 ", 年份="2025", 乡镇名称="清水镇")
    expect(field(page, "村")).to_have_text("梨树村")
    expect(field(page, "村")).to_have_attribute("data-state", "filled")
    page.get_by_role("button", name="复制全文", exact=True).click()
    expect(page.locator(".pl-toast")).to_contain_text("已复制")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "《梨树村村规民约》" in text
    assert "为了做好2025年度" in text
    assert "党的××届" in text
    page.reload()
    expect(field(page, "村")).to_have_text("梨树村")
    page.goto(f"{address}topics/volunteering/")
    card = page.locator(".pl-card").filter(has_text="镇志愿者协会")
    expect(card.locator(".pl-card__opening")).to_contain_text("成立清水镇志愿者协会组织")
    expect(card.locator(".pl-text")).to_contain_text("成立清水镇志愿者协会组织")


def test_headings_crumbs_and_the_table_of_contents_are_filled_too(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-4b/")
    fill(page, 城市名称="昌平")
    heading = "四、以弘扬培育“昌平精神”为切入点"
    expect(page.locator("#civic-morality")).to_contain_text("昌平精神")
    assert heading[2:] in page.locator("#civic-morality").inner_text()
    expect(page.locator(".pl-toc a[href='#civic-morality']").first).to_contain_text("昌平精神")


def test_a_field_opens_by_press_and_by_key_and_is_filled_in_for_good(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    village = field(page, "村")
    expect(village).to_have_attribute("title", "填空项：村名")
    village.click()
    dialog = page.get_by_role("dialog", name="村名")
    expect(dialog).to_contain_text("带“村”字")
    expect(dialog).to_contain_text("桃树村")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(village).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("填成（全站通用）")).to_be_focused()
    page.keyboard.type("梨树村")
    page.keyboard.press("Enter")
    expect(village).to_have_text("梨树村")
    expect(village).to_be_focused()
    assert json.loads(stored(page) or "")["values"] == {"村": "梨树村"}
    page.keyboard.press(" ")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(village).to_have_text("××村")
    assert stored(page) is None


def test_the_source_is_one_click_away_for_one_place_and_for_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    places = page.locator(".pl-plan .pl-field[data-field=文化场所]")
    places.first.click()
    page.get_by_role("button", name="这里用原文").click()
    expect(places).to_have_text(["休闲文化中心广场", "××文化广场", "××文化广场"])
    expect(places.first).to_have_attribute("data-state", "original")
    places.first.click()
    page.get_by_role("button", name="这里改回来").click()
    expect(places.first).to_have_text("××文化广场")
    switch = page.get_by_role("button", name="显示原文用词")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(places).to_have_text(["休闲文化中心广场"] * 3)
    expect(field(page, "年份")).to_have_text("20××")  # the source has no words of its own here
    fill(page, 文化场所="人民广场")
    expect(places.first).to_have_text("休闲文化中心广场")
    expect(panel(page).get_by_label("显示原文用词")).to_be_checked()
    page.get_by_label("显示原文用词").uncheck()
    page.keyboard.press("Escape")
    expect(places).to_have_text(["人民广场"] * 3)


def test_a_field_that_differs_from_place_to_place_is_filled_in_there_alone(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    hidden = field(page, "隐去")
    hidden.click()
    page.get_by_label("填成（只在这一处）").fill("算命")
    page.get_by_role("button", name="填好").click()
    expect(hidden).to_have_text("算命")
    assert stored(page) is None
    expect(panel(page).get_by_label("原文隐去的词")).to_have_count(0)


def test_what_follows_from_the_year_is_filled_in_where_all_can_see_it(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-2a/")
    dialog = panel(page)
    before = dialog.get_by_label("上一年份", exact=True)
    dialog.get_by_label("年份", exact=True).fill("2025")
    expect(before).to_have_attribute("placeholder", "2024")
    expect(dialog.get_by_text("已照您填的写成“104”，不对就自己填")).to_be_visible()
    before.fill("2023")
    expect(dialog.get_by_text("已照您填的写成“2024”")).to_have_count(0)
    assert json.loads(stored(page) or "")["values"] == {"年份": "2025", "上年份": "2023"}


def test_a_name_gets_the_form_that_texts_need_once_it_is_typed(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    dialog = panel(page)
    city = dialog.get_by_label("城市名称", exact=True)
    city.fill("大连市")
    city.press("Tab")
    expect(city).to_have_value("大连")
    district = dialog.get_by_label("区县名称", exact=True)
    district.fill("沙河口")
    dialog.get_by_role("button", name="区县名称填 沙河口区").click()
    expect(district).to_have_value("沙河口区")
    assert json.loads(stored(page) or "")["values"] == {"城市": "大连", "区": "沙河口区"}


def test_what_was_exported_is_imported_again_and_clearing_can_be_undone(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}plans/wm-1/")
    fill(page, 村名="梨树村", 年份="2025")
    dialog = panel(page)
    with page.expect_download() as download:
        dialog.get_by_role("button", name="导出").click()
    assert download.value.suggested_filename == "我的信息.json"
    exported = tmp_path / "exported.json"
    download.value.save_as(exported)
    dialog.get_by_role("button", name="清空").click()
    expect(dialog.get_by_role("status")).to_contain_text("已清空 2 项")
    expect(field(page, "村")).to_have_text("××村")
    assert stored(page) is None
    dialog.get_by_role("button", name="撤销").click()
    expect(field(page, "村")).to_have_text("梨树村")
    dialog.get_by_role("button", name="清空").click()
    with page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="导入").click()
    chooser.value.set_files(exported)
    expect(dialog.get_by_role("status")).to_contain_text("已导入 2 项")
    expect(dialog.get_by_label("村名", exact=True)).to_have_value("梨树村")
    expect(field(page, "村")).to_have_text("梨树村")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("不是 JSON", "内容已经损坏"),
        ('{"year": 2025}', "不是本站导出的“我的信息”"),
        (data(村="长" * 41), "“村”超过 40 个字"),
        (data(外来="甲"), "文件里没有本站的填空项"),
        (" " * 200_000, "文件太大"),
    ],
)
def test_a_foreign_file_is_refused_with_its_reason_and_changes_nothing(
    page: Page, address: str, content: str, message: str
) -> None:
    page.goto(f"{address}plans/wm-1/")
    fill(page, 村名="梨树村")
    before = stored(page)
    dialog = panel(page)
    with page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="导入").click()
    chooser.value.set_files({"name": "x.json", "mimeType": "application/json", "buffer": content.encode()})
    expect(dialog.get_by_role("status")).to_contain_text(message)
    expect(dialog.get_by_role("status")).to_contain_text("没有导入")
    expect(field(page, "村")).to_have_text("梨树村")
    assert stored(page) == before


def test_damaged_storage_is_told_of_and_left_alone(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.evaluate(f"localStorage.setItem('{KEY}', '{{broken')")
    page.reload()
    expect(page.locator(".pl-toast")).to_have_text("“我的信息”没有用上：内容已经损坏")
    expect(field(page, "村")).to_have_text("××村")
    dialog = panel(page)
    expect(dialog.get_by_role("status")).to_contain_text("以前保存的内容已经损坏")
    assert stored(page) == "{broken"
    dialog.get_by_label("村名", exact=True).fill("梨树村")
    assert json.loads(stored(page) or "")["values"] == {"村": "梨树村"}


@pytest.mark.parametrize("method", ["setItem", "getItem"])
def test_where_storage_is_refused_values_hold_for_the_page_and_it_is_said(
    page: Page, address: str, method: str
) -> None:
    refuse = f"""Storage.prototype.{method} = function (key) {{
      if (key === '{KEY}') throw new DOMException('', 'Q');
      return null;
    }}"""
    page.add_init_script(refuse + ("; Storage.prototype.setItem = Storage.prototype.getItem" * (method == "getItem")))
    page.goto(f"{address}plans/wm-1/")
    dialog = panel(page)
    dialog.get_by_label("村名", exact=True).fill("梨树村")
    expect(dialog.get_by_role("status")).to_contain_text("只在本页有效")
    expect(field(page, "村")).to_have_text("梨树村")
    dialog.get_by_role("button", name="完成").click()
    field(page, "年份").click()
    page.get_by_label("填成（全站通用）").fill("2025")
    page.keyboard.press("Enter")
    expect(page.locator(".pl-toast")).to_contain_text("只在本页有效")
    page.reload()
    expect(field(page, "村")).to_have_text("××村")


def test_other_tabs_follow_at_once(context: BrowserContext, address: str) -> None:
    one, other = context.new_page(), context.new_page()
    one.goto(f"{address}plans/wm-1/")
    other.goto(f"{address}plans/wm-1/")
    other_panel = panel(other)
    fill(one, 村名="梨树村")
    expect(field(other, "村")).to_have_text("梨树村")
    expect(other_panel.get_by_label("村名", exact=True)).to_have_value("梨树村")
    one.evaluate("localStorage.clear()")
    expect(field(other, "村")).to_have_text("××村")


def test_going_back_shows_what_was_filled_in_since(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.goto(f"{address}plans/wm-2a/")
    fill(page, 村名="梨树村")
    page.go_back()
    expect(field(page, "村")).to_have_text("梨树村")


def test_values_are_text_and_nothing_is_sent(page: Page, address: str) -> None:
    asked: list[str] = []
    page.goto(f"{address}plans/wm-1/")
    page.on("request", lambda request: asked.append(request.url))
    fill(page, 村名="<img src=x onerror=alert(1)>")
    expect(field(page, "村")).to_have_text("<img src=x onerror=alert(1)>")
    page.get_by_role("button", name="复制全文", exact=True).click()
    expect(page.locator(".pl-toast")).to_contain_text("已复制")
    assert page.locator(".pl-plan img").count() == 0
    settle(page)
    # The fields, and what finds out whether current wording can be offered.
    files = ("build.js", "library/fields.js", "library/notices.js", "assets/plan-library/current.js")
    icon = "assets/logo.svg"  # asked for by the browser itself, late
    assert {unhashed(url).split("?")[0] for url in asked} <= {address + name for name in (*files, icon)}
    assert not [url for url in asked if "alert" in url]


def test_fields_in_links_are_text_and_the_link_works(page: Page, address: str) -> None:
    page.goto(f"{address}topics/morality/")
    inside = page.locator(".pl-card__title a .pl-field")
    expect(inside.first).to_be_visible()
    expect(page.locator(".pl-card__title a .pl-field[role]")).to_have_count(0)
    inside.first.click()
    expect(page).to_have_url(re.compile("/plans/"))


def test_it_works_on_a_page_opened_from_a_folder(page: Page, site: Site) -> None:
    page.goto((site.folder / "plans/wm-1/index.html").as_uri())
    fill(page, 村名="梨树村")
    expect(field(page, "村")).to_have_text("梨树村")
    page.reload()
    expect(field(page, "村")).to_have_text("梨树村")


def test_fields_that_cannot_be_loaded_are_asked_for_again(page: Page, address: str) -> None:
    page.route("**/fields-*.js", lambda route: route.abort())
    page.goto(f"{address}plans/wm-1/")
    page.get_by_role("button", name="我的信息").click()
    expect(page.locator(".pl-toast")).to_have_text("填空项没有读到，请刷新页面再试")
    page.unroute("**/fields-*.js")
    panel(page)


def test_the_panel_is_used_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    button = page.get_by_role("button", name="我的信息")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="我的信息")
    expect(dialog).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    year = dialog.get_by_label("年份", exact=True)
    for _ in range(6):
        if year.evaluate("input => input === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(year).to_be_focused()
    page.keyboard.type("2025")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    expect(field(page, "年份")).to_have_text("2025")


def test_nothing_overflows_a_narrow_screen(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}plans/wm-1/")
    for place in narrow.locator(".pl-plan .pl-field[role=button]").all()[:6]:
        place.click()
        box = narrow.locator("dialog.pl-popover").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        narrow.keyboard.press("Escape")
    dialog = panel(narrow)
    box = dialog.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 360
