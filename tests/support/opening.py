"""What tests do with files that the composer opens, and ask of what was recognised in them."""

from __future__ import annotations

import base64

from playwright.sync_api import Locator, Page, expect

from tests.support.word_files import abstract, level, num, paragraph, run, word_file

LINES = (
    "2024年桃园社区工作计划",
    "本文来源：网络",
    "为做好工作，制定本计划。",
    "一、指导思想",
    "以党的精神为指导，努力工作，不断进步，努力工作，不断进步，",
    "开创新的局面。",
    "二、主要任务",
    "（一）加强学习。每月组织一次集中学习，提高认识，统一思想。",
    "（二）整治环境。每周清扫一次街道，保持整洁，方便居民。",
    "三、保障措施",
    "加强领导，明确责任，抓好落实。",
    "桃园社区居委会",
    "2024年1月5日",
)
TEXT = "\n".join(LINES).encode()
HEADINGS = ["一、指导思想", "二、主要任务", "（一）加强学习", "（二）整治环境", "三、保障措施"]

SEVERAL = "\n".join(
    (
        "社区工作计划(精选2篇)",
        "篇一：社区文明工作计划",
        "一、文明目标",
        "做好文明工作，服务社区居民，提高大家的文明素质。",
        "篇二：社区卫生工作计划",
        "一、卫生目标",
        "做好卫生工作，服务社区居民，保持小区的整洁环境。",
    )
).encode()


def word_plan() -> bytes:
    """The plan as a Word file: numbers of the headings are automatic, and it has a header."""
    numbered = {"指导思想": 0, "主要任务": 0, "保障措施": 0}
    body = []
    for line in LINES:
        _, _, words = line.partition("、")
        if words in numbered:
            body.append(paragraph(run(words, "<w:b/>"), number=(1, numbered[words])))
        else:
            body.append(paragraph(line))
    header = paragraph("桃园社区文件")
    return word_file(
        body,
        numbering=[abstract(1, level(0, "chineseCounting", "%1、")), num(1, 1)],
        parts={"header1.xml": ("header", header)},
    )


def web_page() -> bytes:
    """The plan as a saved web page, in GB 18030."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    head = "<head><meta charset='gb2312'><script>window.broken = 1</script></head>"
    return f"<html>{head}<body>{body}<p><img src=x onerror='window.broken = 1'></p></body></html>".encode("gb18030")


FILES = {
    "计划.docx": word_plan(),
    "计划.html": web_page(),
    "计划.txt": TEXT,
    "计划（国标）.txt": TEXT.decode().encode("gb18030"),
    "计划.md": TEXT,
}


def open_file(page: Page, name: str = "计划.txt", content: bytes = TEXT) -> None:
    """Open a file by the button."""
    choose(page, name, content)
    expect(rows(page).first).to_be_visible()


def choose(page: Page, name: str, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="打开文件").click()
    chooser.value.set_files({"name": name, "mimeType": "", "buffer": content})


def drop_files(page: Page, *files: tuple[str, bytes], on: str = ".pl-compose") -> None:
    """Drop files as from the desktop."""
    script = """(element, files) => {
      const data = new DataTransfer();
      for (const [name, content] of files)
        data.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
      const send = (type) => element.dispatchEvent(
        new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      send("dragenter");
      return send("dragover") || send("drop");
    }"""
    expect(page.locator(".pl-opening")).to_be_attached()
    given = [[name, base64.b64encode(content).decode()] for name, content in files]
    assert page.locator(on).first.evaluate(script, given) is False, "the browser would leave the page for the file"


def rows(page: Page) -> Locator:
    return page.locator(".pl-rv")


def row(page: Page, words: str) -> Locator:
    return rows(page).filter(has=page.locator(".pl-rv__words", has_text=words)).first


def pick(page: Page, words: str) -> None:
    row(page, words).locator(".pl-rv__pick").click()


def correct(page: Page, words: str, tool: str) -> None:
    """Press a tool for the paragraph with these words."""
    pick(page, words)
    page.locator(".pl-rv__tools").get_by_role("button", name=tool, exact=True).click()


def recognised(page: Page) -> list[str]:
    """What each paragraph was recognised as, and its words."""
    return [
        " ".join(words)
        for words in page.locator(".pl-rv__pick").evaluate_all(
            "picks => picks.map((pick) => Array.from(pick.children, (part) => part.textContent))"
        )
    ]


def toast(page: Page) -> Locator:
    return page.locator(".pl-toast")


def kept(page: Page) -> Locator:
    """The list of the own old plans."""
    return page.locator(".pl-own .pl-drafts__name")
