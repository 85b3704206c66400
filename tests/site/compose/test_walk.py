"""From nothing to a Word file, as somebody goes who has never seen the site: every click is counted."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

CLICKS = 8
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 640}}


class Walk:
    """Somebody who presses what can be seen, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def press(self, target: Locator) -> None:
        expect(target).to_be_in_viewport(ratio=1)  # nobody looks for it
        target.click()
        self.clicks += 1

    def button(self, name: str) -> None:
        self.press(self.page.get_by_role("button", name=name))


@pytest.mark.parametrize("device", SIZES)
def test_from_the_home_page_to_a_word_file_with_own_names(browser: Browser, address: str, device: str) -> None:
    is_phone = device == "phone"
    context = browser.new_context(viewport=SIZES[device], has_touch=is_phone, is_mobile=is_phone)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    walk = Walk(page)
    walk.press(page.get_by_role("link", name="开始写一份计划").first)
    walk.press(page.get_by_label("社区", exact=True))
    walk.button("按提纲开始")
    walk.button("各填一段最合适的范文")
    expect(page.locator(".pl-toast")).to_contain_text("请逐段看一遍")
    walk.button("填信息")
    expect(page.get_by_label("年份", exact=True)).to_be_focused()
    page.keyboard.type("2027")
    walk.press(page.get_by_label("社区名称", exact=True))
    page.keyboard.type("桃园社区")
    walk.button("完成")
    with page.expect_download() as waiting:
        walk.button("下载 Word")
    assert walk.clicks == CLICKS
    expect(page.locator(".pl-toast")).to_contain_text("处没有填")
    lines = [line.text for line in docx.Document(str(Path(waiting.value.path()))).paragraphs]
    assert lines[0] == "桃园社区2027年精神文明建设工作计划"
    assert "三、主要任务" in lines
    assert len("".join(lines)) > 500
    context.close()
