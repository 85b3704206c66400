"""What tests do to the composer and ask of it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.support.browsing import wait_until
from tests.support.paths import FIXTURES

FIXTURE = FIXTURES / "draft.json"
KEY = "plan-library:draft:"


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


def sheet_lines(page: Page) -> list[str]:
    """The headings and paragraphs of the sheets; what stands on two of them is one."""
    script = """elements => elements.reduce((lines, element) => element.matches("[data-gone-on]")
      ? [...lines.slice(0, -1), lines[lines.length - 1] + element.textContent]
      : [...lines, element.textContent], [])"""
    lines: list[str] = page.locator(".pl-sheet p[data-of]").evaluate_all(script)
    return lines


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


def paste(target: Locator, text: str | None, html: str | None = None) -> None:
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


def taken_in(page: Page) -> None:
    """Wait until nothing waits for the draft any more: the toast of one section looks like that of the next."""
    wait_until(page, "() => localStorage.getItem('plan-library:draft-inbox') === null")


def inbox(page: Page) -> str | None:
    """What waits for the draft, as it is stored."""
    ids: str | None = page.evaluate("localStorage.getItem('plan-library:draft-inbox')")
    return ids
