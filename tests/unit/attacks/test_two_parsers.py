"""Markdown that two parsers read differently: the reader's CommonMark, and Python-Markdown, which renders the page."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from markdown import Markdown

from planlib.model.page import Page, Runs
from planlib.model.plaintext import neutral_text
from planlib.reading.pages import read_page
from plansite.extension import PlanMarkdown
from tests.support.fuzzing import FRONT, PAGE, World, as_read, soup, times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<div>\n甲。\n</div>\n", "0 PLN601"),
        ("甲<b>乙</b>。\n", "0 PLN601"),
        ("<!-- 甲 -->乙。\n", "0 PLN601"),
        ("<?甲\n\n乙?>\n", "0 PLN601"),
        ("<div\n\n甲。\n", "0 PLN606"),
        ("[甲][x]\n\n[x]: /y\n", "2 PLN606"),
        ("[x]: /y '甲\n乙'\n", "0 PLN606"),
        ("甲[^1]\n\n[^1]: 乙。\n", "2 PLN606"),
        ("*[甲]: 乙\n", "0 PLN606"),
        ("\t甲。\n", "0 PLN606"),
        ("1.\t甲。\n", "0 PLN606"),
        ("##\t目标 { #x }\n", "0 PLN606"),
        ("    甲。\n", "0 PLN606"),
        ("- 甲\n\n  乙。\n", "2 PLN606"),
        ("- 甲\n\n   - 乙。\n", "2 PLN606"),
        ("> 编者注：甲\n乙。\n", "0 PLN419"),
        ("- 甲\n乙。\n", "0 PLN419"),
        ("甲：\n- 乙。\n", "1 PLN606"),
        ("甲：\n2. 乙。\n", "1 PLN606"),
        ("1) 甲。\n", "0 PLN606"),
        ("+ 甲。\n", "0 PLN606"),
        ("3. 甲。\n", "0 PLN207"),
        ("1.\n2. 乙。\n", "0 PLN207"),
        ("#甲\n", "0 PLN606"),
        ("## 甲 ##\n", "0 PLN606"),
        ("甲\n===\n", "1 PLN606"),
        ("甲\n---\n", "0 PLN207"),
        ("甲  \n乙。\n", "0 PLN207"),
        ("甲\\\n乙。\n", "0 PLN207"),
        ("甲_乙_丙。\n", "0 PLN606"),
        ("甲|乙\n-|-\n丙|丁\n", "0 PLN419"),
        ("``甲`乙``。\n", "0 PLN606"),
        ("~~~\n甲。\n", "0 PLN606"),
        ("甲&amp;乙&#x41;。\n", "0 PLN606"),
        ("甲。\n{: #x }\n", "1 PLN606"),
        ("!!! note\n    甲。\n", "0 PLN606"),
        ("- #甲\n", "0 PLN606"),
        ("1. #甲\n", "0 PLN606"),
        ("> # 甲\n", "0 PLN207"),
        ("> 编者注：甲\n> \x1b乙。\n", "1 PLN405"),
        ("甲。\x0c\n", "0 PLN606"),
        ("\x1c甲。\n", "0 PLN606"),
        (" \u3000\n", "0 PLN606"),
    ],
)
def test_what_two_parsers_read_differently_is_refused(world: World, text: str, found: str) -> None:
    """found: how many lines below the first one, and the rule; or one that says it more plainly."""
    first = FRONT.count("\n") + 1
    line, code = found.split()
    there = {finding.code for finding in world.judge(FRONT + text) if finding.line - first == int(line)}
    assert there & {code, *(PLAINER if code == "PLN606" else ())}


PLAINER = ("PLN207", "PLN601")


REFUSED = ("PLN204", "PLN207", "PLN208", "PLN305", "PLN405", "PLN419", "PLN60")


@given(soup("markdown", "chinese", size=6))
@example("甲。\n\n1. 乙。\n2. {{村|*丙*}}。\n\n> 编者注：丁。\n\n---\n\n戊。\n")
@times(20)
def test_what_is_not_refused_both_parsers_read_alike(world: World, text: str) -> None:
    text = FRONT + as_read(text)
    page = read_page(PAGE, text)
    findings = world.findings({PAGE: text}, pages=(page,))
    if any(finding.path == PAGE and finding.code.startswith(REFUSED) for finding in findings):
        return
    fields = world.inputs.vocabulary.fields
    site = Markdown(extensions=["attr_list", "tables", PlanMarkdown(fields)])
    html = site.convert("\n".join(page.lines[page.body_start :]))
    blocks = [block for block in ElementTree.fromstring(f"<x>{html}</x>").iter() if block.tag in BLOCKS]
    rendered = ["".join(block.itertext()).strip() for block in blocks]
    assert rendered == [neutral_text(runs, fields).strip() for runs in texts_of(page)]


BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li"}


def texts_of(page: Page) -> Iterator[Runs]:
    """All that a page prints, its notes included."""
    if page.heading:
        yield page.heading.runs
    for section in page.walk():
        if section.level:
            yield section.title
        yield from (block.runs for block in section.blocks)
