"""The whole job, as someone at an office does it: find, copy, fill in, compose, check, take away. In whatever browser:
what does it there, is a `Reader`."""

from __future__ import annotations

from io import BytesIO
from typing import Protocol

import docx

TITLE = "桃园"  # short, and a word: a long title is broken into lines


class Reader(Protocol):
    """Someone with a browser. css: of elements, of which the first is meant that is visible and has the words."""

    def open(self, path: str) -> None:
        """Go to a page, by its address below the site's root."""

    def press(self, css: str, words: str = "") -> None:
        """Click, as soon as there is something to be clicked."""

    def write(self, css: str, words: str) -> None:
        """Type into an empty field."""

    def see(self, css: str, words: str = "") -> None:
        """Wait until it is there."""

    def pasted(self) -> tuple[str, str]:
        """What comes of pasting, as (rich text, plain text)."""

    def saved(self, css: str, words: str) -> bytes:
        """Click, and wait for the file that comes of it."""


def do_the_job(reader: Reader) -> None:
    _find_and_copy(reader)
    _fill_in(reader)
    _compose(reader)
    _look_around(reader)


def _find_and_copy(reader: Reader) -> None:
    reader.open("library/")
    reader.write(".pl-search__input", "志愿服务")
    reader.see(".pl-results .pl-card", "志愿服务")
    reader.press(".pl-results .pl-card .pl-copy", "复制")
    reader.see(".pl-toast", "已复制")
    rich, plain = reader.pasted()
    assert "志愿服务" in plain
    assert "志愿服务" in rich
    assert "仿宋" in rich
    # A card of several sections is loaded when it is copied.
    reader.open("topics/minors/")
    reader.press(".pl-card__opening + .pl-card__meta + .pl-card__actions .pl-copy", "复制")
    reader.see(".pl-toast", "已复制")
    assert len(reader.pasted()[1].splitlines()) > 2
    reader.press(".pl-find")
    reader.write(".pl-box__input", "zyfw")
    reader.see(".pl-option", "志愿服务")


def _fill_in(reader: Reader) -> None:
    reader.open("plans/wm-1/")
    reader.press(".pl-plan .pl-field[data-field='年份']")
    reader.write(".pl-popover input", "2031")
    reader.press(".pl-popover button", "填好")
    reader.see(".pl-plan .pl-field", "2031")
    reader.press(".pl-add", "加入草稿")
    reader.see(".pl-toast", "已加入")


def _compose(reader: Reader) -> None:
    reader.open("compose/")
    reader.press(".pl-start__acts button", "按提纲开始")
    reader.see(".pl-sec__paragraph", "2031")
    reader.write(".pl-head-title", TITLE)
    reader.see(".pl-sheet__title", TITLE)
    reader.press(".pl-draftbar button", "体检")
    reader.see(".pl-findings", "还没有填")
    reader.press(".pl-sec__paragraph")
    reader.press(".pl-sec__tools button", "下移")
    reader.see(".pl-toast", "已下移")
    reader.press(".pl-draftbar button", "撤销")
    reader.see(".pl-toast", "已撤销")
    lines = [line.text for line in docx.Document(BytesIO(reader.saved(".pl-draftbar button", "下载 Word"))).paragraphs]
    assert any(TITLE in line for line in lines)
    assert any("2031" in line for line in lines)
    reader.press(".pl-draftbar .pl-copy", "复制")
    reader.see(".pl-toast", "已复制")
    assert TITLE in reader.pasted()[1]


def _look_around(reader: Reader) -> None:
    reader.open("compare/?of=wm-2a/minors")
    reader.see(".pl-diff")
    reader.open("plans/")
    reader.write(".pl-plans__form input", "道德建设与志愿服务")
    reader.see(".pl-total", "共 1 份")
    reader.open("notices/")
    reader.press(".pl-sortby")
    reader.see("[aria-sort]")
