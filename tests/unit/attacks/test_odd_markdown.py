"""Markdown that programs read differently, or that a plan page does not use: refused, or shown as it was written."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from lxml import etree

from planlib.library import Library
from planlib.model.fields import split_runs
from planlib.model.plaintext import neutral_text, squash
from planlib.publishing.plan_page import plan_html
from planlib.reading.pages import read_page
from tests.support.attacks.judge import typed
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
def test_what_programs_read_differently_is_refused(world: World, text: str, found: str) -> None:
    """found: how many lines below the first one, and the rule; or one that says it more plainly."""
    first = FRONT.count("\n") + 1
    line, code = found.split()
    there = {finding.code for finding in world.judge(FRONT + text) if finding.line - first == int(line)}
    assert there & {code, *(PLAINER if code == "PLN606" else ())}


PLAINER = ("PLN207", "PLN601")


REFUSED = ("PLN1", "PLN2", "PLN3", "PLN405", "PLN419", "PLN6")
BREAK = re.compile(r"([*_-])(?: *\1){2,}")
MARKS = re.compile("^(?:[0-9]+[.]|[->]) ")


@given(soup("markdown", "chinese", size=6))
@example("甲。\n\n1. 乙。\n2. {{村|*丙*}}。\n\n> 编者注：丁 & 戊。\n\n---\n\n己。\n")
@times(20)
def test_what_is_not_refused_is_shown_as_it_was_written(world: World, text: str) -> None:
    """All of it and nothing else, headings aside, whatever another program would make of it."""
    text = FRONT.replace("opening:", "closing: {kind: signature}\nopening:") + as_read(text)
    page = read_page(PAGE, text)
    findings = world.findings({PAGE: text}, pages=(page,))
    if any(finding.path == PAGE and finding.code.startswith(REFUSED) for finding in findings):
        return
    inputs = replace(world.inputs, pages=(page,))
    library = Library(inputs, (typed(page, inputs),))
    html = etree.fromstring(f"<div>{plan_html(library.plans[0], library)}</div>")
    shown = [line for line in html.iter("p", "li") if line.get("class") != "pl-about"]
    lines = (line for line in page.lines[page.body_start :] if line[:1] != "#" and not BREAK.fullmatch(line))
    written = [MARKS.sub("", line) for line in lines]
    fields = library.vocabulary.fields
    assert squash("".join("".join(line.itertext()) for line in shown)) == squash(
        "".join(neutral_text(split_runs(line), fields) for line in written)
    )
