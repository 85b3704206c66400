"""A draft that is saved as a plan page of the library: what the checks say of it there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.drafts import begin, draft_of, load, paragraph
from tests.support.opening import FILES, open_file

STRANGE = [
    "<img src=x onerror=alert(1)> & &nbsp; **粗** _斜_ `码` [链](javascript:x) ![图](http://x) ~~删~~ a|b \\n",
    "# 不是标题",
    "> 不是注",
    "- 不是列表",
    "1.5公里，3:1,(括号)...等--破折",
    "1、编号的段落；",
    "① 圈码,“没有配对",
    "为xx社区、××和某某单位,20xx年8月",
    "{{社区|桃园社区}}的{{不认识}}和{孤单}",
    "没有写完的一句",
    "——————",
    "+++ a = b",
    "！！！ 警告 ???",
    "缩进　　和 空格",
    '"直引号"和‘单引号’、“学习“雷锋”精神”',
    "丢字□□的地方，，重复。。",
]


def export(page: Page) -> tuple[str, str]:
    """The name and the text of the page that is saved."""
    page.get_by_role("button", name="文库页面").click()
    dialog = page.get_by_role("dialog", name="文库页面")
    expect(dialog).to_contain_text("最后运行 make check")
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name="存成文件").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text("utf-8")


def check(repository: Path, name: str, text: str) -> subprocess.CompletedProcess[str]:
    (repository / "docs/plans" / name).write_text(text, "utf-8")
    command = [sys.executable, str(repository / "scripts/check.py")]
    return subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)


def test_a_written_draft_comes_back_to_the_library(page: Page, repository: Path) -> None:
    begin(page)
    paragraph(page, 1).click()
    page.keyboard.insert_text("以党的精神为指导，做好{{年份}}年的工作。")
    name, text = export(page)
    assert "以党的精神为指导，做好{{年份}}年的工作。" in text
    assert '## 指导思想 { #guidance data-kind="guidance" data-topics=' in text
    assert "\n---\n\n{{社区}}居民委员会\n\n{{日期}}\n" in text
    result = check(repository, name, text)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("name", ["计划.docx", "计划.html"])
def test_an_opened_plan_comes_into_the_library(page: Page, repository: Path, name: str) -> None:
    open_file(page, name, FILES[name])
    page.get_by_role("button", name="作成草稿").click()
    file, text = export(page)
    assert "title: 桃园社区工作计划\n" in text
    assert "\n---\n\n{{落款单位|桃园社区居委会}}\n\n{{日期|2024年1月5日}}\n" in text
    result = check(repository, file, text)
    assert result.returncode == 0, result.stdout


def test_no_text_can_stop_the_check(page: Page, repository: Path) -> None:
    draft = draft_of(*STRANGE, title="<b>{{社区}}2024年</b>工作计划", organisation="[甲]*单位*", date="2024年#")
    levels = [2, 4, 3, 1, 3, 2]
    for at, section in enumerate(draft["sections"]):
        section |= {"level": levels[at % len(levels)], "title": f"一、{STRANGE[-at - 1]}。"}
        section["kind"] = ["tasks", "summary", "unknown"][at % 3]
        section["paragraphs"] *= at % 3
    load(page, draft)
    name, text = export(page)
    result = check(repository, name, text)
    assert result.returncode == 0, result.stdout + text
    assert "alert" not in (repository / "docs/plans" / name).read_text("utf-8").split("---")[1]


def test_a_draft_without_text_is_no_page(page: Page) -> None:
    begin(page)
    page.get_by_role("button", name="文库页面").click()
    expect(page.locator(".pl-toast")).to_contain_text("没有写成文库页面：草稿里还没有内容")


def test_what_the_editor_has_to_do_is_told(page: Page) -> None:
    load(page, draft_of("2024年开展志愿服务。", "半句话"))
    page.get_by_role("button", name="文库页面").click()
    dialog = page.get_by_role("dialog", name="文库页面")
    for words in ("放进 docs/plans 文件夹", "主题是按用词猜的", "年份 1 处", "照录待核 2 处", "章节类型照草稿里选的"):
        expect(dialog).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="文库页面")).to_be_focused()
