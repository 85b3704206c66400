"""我的旧稿: opened files that are kept in the browser, found again, taken out and taken in, and deleted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import unhashed
from tests.support.drafts import begin_empty, paragraph, texts, tool
from tests.support.opening import LINES, SEVERAL, TEXT, correct, kept, open_file, recognised, row, rows, toast

PROMISE = "不会发送到任何地方"


def keep(page: Page, name: str = "计划.txt", content: bytes = TEXT) -> None:
    """Open a file, keep it, and go back to the start."""
    open_file(page, name, content)
    page.get_by_role("button", name="存入我的旧稿").click()
    expect(toast(page)).to_contain_text("已存入我的旧稿，只在这个浏览器里")
    page.get_by_role("button", name="返回").click()


def pick_for_new_section(page: Page) -> None:
    page.get_by_role("button", name="加一段").click()
    tool(page, 0, "选范文")
    expect(page.get_by_role("dialog").locator(".pl-card").first).to_be_visible()


def take_in(page: Page, content: str) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="导入旧稿文件").click()
    chooser.value.set_files({"name": "我的旧稿.json", "mimeType": "application/json", "buffer": content.encode()})


def take_out(page: Page) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出全部").click()
    assert waiting.value.suggested_filename == "我的旧稿.json"
    return Path(waiting.value.path()).read_text("utf-8")


def test_a_kept_file_is_there_after_a_reload_as_it_was_corrected(page: Page) -> None:
    expect(page.get_by_role("heading", name="我的旧稿（0）")).to_be_visible()
    expect(page.locator(".pl-own")).to_contain_text(PROMISE)
    open_file(page)
    correct(page, "整治环境", "升级")
    before = recognised(page)
    page.get_by_role("button", name="存入我的旧稿").click()
    expect(toast(page)).to_contain_text("已存入我的旧稿")
    page.reload()
    expect(kept(page)).to_have_text([LINES[0]])
    page.get_by_role("button", name=f"打开“{LINES[0]}”").click()
    expect(rows(page).first).to_be_visible()
    assert recognised(page) == before
    correct(page, "保障措施", "自然段")
    page.get_by_role("button", name="存入我的旧稿").click()
    expect(toast(page)).to_have_text("已更新我的旧稿")
    page.get_by_role("button", name="返回").click()
    expect(kept(page)).to_have_count(1)


def test_the_same_file_is_kept_once(page: Page) -> None:
    keep(page)
    open_file(page)
    page.get_by_role("button", name="存入我的旧稿").click()
    expect(toast(page)).to_have_text("已更新我的旧稿")
    page.get_by_role("button", name="返回").click()
    keep(page, "另一个名字.txt")
    expect(kept(page)).to_have_count(2)


def test_own_sections_are_found_beside_those_of_the_library(page: Page) -> None:
    keep(page, "合集.txt", SEVERAL)
    keep(page)
    begin_empty(page)
    pick_for_new_section(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("居民")
    own = dialog.locator(".pl-card").filter(has=page.locator(".pl-card__own"))
    expect(own).to_have_count(3)
    expect(own.first).to_contain_text("我的旧稿")
    expect(own.filter(has_text="卫生目标")).to_contain_text("社区卫生工作计划")
    expect(dialog.get_by_role("status")).to_have_text("我的旧稿 3 段；共 20 段")
    cards = dialog.locator(".pl-card")
    also = [words.partition("另见 ")[2] for words in cards.all_text_contents() if "另见 " in words]
    assert cards.count() == 3 + 20 - sum(1 + words.count("、篇") for words in also)  # the same words are one card
    dialog.get_by_role("textbox").fill("每月組織")  # in traditional characters
    expect(own).to_have_count(1)
    own.get_by_role("button", name="填入").click()
    expect(toast(page)).to_contain_text("已填入范文")
    assert texts(page) == [["每月组织一次集中学习，提高认识，统一思想。"]]
    expect(page.locator(".pl-sec").first).to_contain_text(f"取自我的旧稿　{LINES[0]}")
    tool(page, 0, "选范文")
    dialog.get_by_role("textbox").fill("主要任务 每周")
    expect(own).to_contain_text("含 2 段")
    own.first.get_by_role("button", name="换成这段").click()
    expect(page.locator(".pl-sec")).to_have_count(3)
    expect(paragraph(page, 1)).to_have_text("每月组织一次集中学习，提高认识，统一思想。")


def test_without_a_query_own_sections_of_the_kind_are_offered(page: Page) -> None:
    keep(page)
    begin_empty(page)
    page.get_by_role("button", name="加一段").click()
    page.locator(".pl-sec__title").fill("环境整治")
    page.keyboard.press("Tab")
    tool(page, 0, "选范文")
    own = page.get_by_role("dialog").locator(".pl-card").filter(has=page.locator(".pl-card__own"))
    expect(own).to_have_count(1)
    expect(own).to_contain_text("整治环境")


def test_own_sections_are_found_from_any_page(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unhashed(request.url).rpartition("/")[2]))
    page.goto(f"{address}topics/")
    box = page.get_by_role("combobox")

    def search(words: str) -> None:
        page.keyboard.press("/")
        box.fill(words)
        expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()

    search("学习")
    expect(page.get_by_text("在范文库里看全部")).to_be_visible()
    assert "own.js" not in asked
    page.goto(f"{address}compose/")
    keep(page)
    page.goto(f"{address}topics/")
    search("每月组织")
    own = page.get_by_role("group", name="我的旧稿（只在这个浏览器里）").get_by_role("option")
    expect(own).to_have_count(1)
    expect(own).to_contain_text("（一）加强学习")
    expect(page.get_by_text("我的旧稿 1 段")).to_be_visible()
    own.click()
    expect(page.get_by_role("heading", name="从“计划.txt”里认出的")).to_be_visible()
    assert page.url == f"{address}compose/"
    page.goto(f"{address}compose/?own=gone")
    expect(toast(page)).to_have_text("我的旧稿里已经没有它了")
    expect(page.get_by_role("heading", name="新写一份")).to_be_visible()


def test_the_list_is_searched(page: Page) -> None:
    search = page.get_by_label("在我的旧稿里查找")
    for number in range(5):
        expect(search).to_be_hidden()
        keep(page, f"计划{number}.txt", f"第{number}社区工作计划\n一、目标\n第{number}件事，做好工作。".encode())
    expect(search).to_be_visible()
    search.fill("第3件 目标")
    expect(kept(page)).to_have_text(["第3社区工作计划"])
    expect(page.locator(".pl-own").get_by_role("status")).to_have_text("找到 1 份")
    search.fill("")
    expect(kept(page)).to_have_count(5)


def test_all_are_taken_out_and_in_again(page: Page) -> None:
    keep(page)
    keep(page, "合集.txt", SEVERAL)
    text = take_out(page)
    assert [file["review"]["name"] for file in json.loads(text)["files"]] == ["合集.txt", "计划.txt"]
    take_in(page, text)
    expect(toast(page)).to_have_text("已导入 0 份，2 份已经有了")
    page.get_by_role("button", name="全部删除“旧稿”").click()
    page.get_by_role("button", name="真的删除“旧稿”").click()
    expect(page.get_by_role("heading", name="我的旧稿（0）")).to_be_focused()
    take_in(page, text)
    expect(toast(page)).to_have_text("已导入 2 份")
    page.reload()
    expect(kept(page)).to_have_text(["合集.txt", LINES[0]])
    assert take_out(page) == text
    page.get_by_role("button", name="打开“合集.txt”").click()
    expect(row(page, "文明目标")).to_be_visible()


def test_what_is_deleted_comes_back(page: Page) -> None:
    keep(page)
    keep(page, "合集.txt", SEVERAL)
    page.get_by_role("button", name=f"删除“{LINES[0]}”", exact=True).click()
    page.get_by_role("button", name=f"真的删除“{LINES[0]}”").click()
    expect(page.get_by_role("heading", name="我的旧稿（1）")).to_be_focused()
    toast(page).get_by_role("button", name="撤销").click()
    expect(page.get_by_role("heading", name="我的旧稿（2）")).to_be_visible()
    expect(kept(page)).to_have_text(["合集.txt", LINES[0]])
    page.reload()
    expect(kept(page)).to_have_count(2)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "文件是空的"),
        ("{", "文件已经损坏"),
        ('{"format": "plan-library-draft", "version": 1}', "不是本站导出的“我的旧稿”"),
        ('{"format": "plan-library-own", "version": 1, "files": [{}]}', "文件已经损坏"),
    ],
)
def test_a_damaged_or_foreign_export_changes_nothing(page: Page, content: str, message: str) -> None:
    keep(page)
    take_in(page, content)
    expect(toast(page)).to_contain_text(message)
    expect(toast(page)).to_contain_text("现有的旧稿没有变")
    expect(kept(page)).to_have_count(1)


def test_an_export_cannot_bring_markup(page: Page) -> None:
    keep(page)
    bad = "<img src=x onerror='window.broken = 1'>"
    file = json.loads(take_out(page))
    review = file["files"][0]["review"]
    review["name"] = review["plans"][0]["title"] = bad
    for block in review["plans"][0]["blocks"]:
        block |= {"text": bad, "why": bad, "ask": bad}
    review["losses"] = [{"line": 1, "text": bad}]
    take_in(page, json.dumps(file))
    page.get_by_role("button", name=f"打开“{bad}”").click()
    expect(page.get_by_label("题目")).to_have_value(bad)
    assert page.locator(".pl-compose img").count() == 0
    assert page.evaluate("window.broken") is None


def test_full_storage_is_told_and_nothing_is_lost(page: Page, address: str) -> None:
    origin = "/".join(address.split("/")[:3])
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 400_000})
    keep(page)
    open_file(page, "大.txt", ("社区工作计划\n一、目标\n" + f"{'做好工作。' * 200}\n" * 200).encode())
    page.get_by_role("button", name="存入我的旧稿").click()
    expect(toast(page)).to_contain_text("没有存下：浏览器的存储空间满了。请先导出旧稿，再删去不用的")
    expect(page.get_by_role("heading", name="从“大.txt”里认出的")).to_be_visible()
    page.get_by_role("button", name="返回").click()
    expect(kept(page)).to_have_text([LINES[0]])
    keep(page, "合集.txt", SEVERAL)
    expect(kept(page)).to_have_count(2)


def test_a_browser_that_keeps_nothing_says_so(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    page.goto(f"{address}compose/")
    open_file(page)
    page.get_by_role("button", name="存入我的旧稿").click()
    expect(toast(page)).to_contain_text("没有存下：这个浏览器不让网页保存内容")


def test_what_is_damaged_in_the_storage_is_told_and_can_go(page: Page) -> None:
    keep(page)
    page.evaluate("""() => new Promise((done) => {
      const request = indexedDB.open("plan-library-own");
      request.onsuccess = () => {
        const files = request.result.transaction("files", "readwrite").objectStore("files");
        files.put({ id: "bad", review: 3 });
        files.transaction.oncomplete = () => { request.result.close(); done(); };
      };
    })""")
    page.reload()
    expect(page.locator(".pl-own")).to_contain_text("有 1 份已经损坏，打不开")
    expect(kept(page)).to_have_text([LINES[0]])
    page.get_by_role("button", name="删除“损坏的旧稿”").click()
    page.get_by_role("button", name="真的删除“损坏的旧稿”").click()
    expect(page.locator(".pl-own")).not_to_contain_text("损坏")
    expect(kept(page)).to_have_count(1)
