"""A page as lines: the order of reading, and the ways to write a line."""

from __future__ import annotations

from planlib.contract import FieldScope, LineKind
from planlib.model.fields import Field, split_runs
from planlib.model.page import FieldRef, Section
from planlib.model.plaintext import (
    neutral_text,
    page_lines,
    plain_text,
    section_lines,
    written,
)
from planlib.reading.pages import read_page

FIELDS = {
    "村": Field(name="村", label="村名", default="××村", hint="带“村”字", scope=FieldScope.SHARED),
    "年份": Field(name="年份", label="年份", default="20××", hint="四位数字", scope=FieldScope.SHARED),
}

PAGE = """---
plan: 1
---

# {{年份|2012}}年计划

制定本计划：

> 编者注：不是正文。

## 任务 { #tasks data-kind="tasks" }

先说两句。

#### 在{{村|桃树村}}清扫 { #clean data-kind="tasks" }

1. 扫{{村}}口。
2. 扫沟渠。

- 每月一次。

##### 楼道 { #stairs data-kind="tasks" }

扫楼道。

---

{{年份}}年
"""


def tasks() -> Section:
    return read_page("docs/plans/x.md", PAGE).sections[1]


def test_a_page_is_read_from_its_title_to_its_closing_without_the_notes() -> None:
    lines = list(page_lines(read_page("docs/plans/x.md", PAGE)))
    assert [(line.line, line.kind, line.number, written(line.runs)) for line in lines] == [
        (5, LineKind.TITLE, "", "{{年份|2012}}年计划"),
        (7, LineKind.PARAGRAPH, "", "制定本计划："),
        (11, LineKind.HEADING, "一、", "任务"),
        (13, LineKind.PARAGRAPH, "", "先说两句。"),
        (15, LineKind.HEADING, "1.", "在{{村|桃树村}}清扫"),
        (17, LineKind.ITEM, "1.", "扫{{村}}口。"),
        (18, LineKind.ITEM, "2.", "扫沟渠。"),
        (20, LineKind.ITEM, "", "每月一次。"),
        (22, LineKind.HEADING, "（1）", "楼道"),
        (24, LineKind.PARAGRAPH, "", "扫楼道。"),
        (28, LineKind.PARAGRAPH, "", "{{年份}}年"),
    ]


def test_each_line_knows_its_section() -> None:
    lines = list(page_lines(read_page("docs/plans/x.md", PAGE)))
    sections = [line.section.id if line.section else None for line in lines]
    assert sections == [
        None,
        "opening",
        *["tasks"] * 2,
        *["clean"] * 4,
        *["stairs"] * 2,
        "closing",
    ]


def test_a_section_has_the_lines_of_all_that_stands_under_it() -> None:
    assert [line.line for line in section_lines(tasks())] == [11, 13, 15, 17, 18, 20, 22, 24]
    (clean,) = tasks().children
    assert [line.line for line in section_lines(clean)] == [15, 17, 18, 20, 22, 24]


def test_a_text_is_written_with_its_fields_or_shown_neutral() -> None:
    runs = (FieldRef("年份"), "年", FieldRef("村", "桃树村"), FieldRef("县", "海县"))
    assert written(runs) == "{{年份}}年{{村|桃树村}}{{县|海县}}"
    assert neutral_text(runs, FIELDS) == "20××年××村{{县|海县}}"


def test_plain_text_has_numbers_and_neutral_defaults() -> None:
    assert plain_text(tasks(), FIELDS).split("\n") == [
        "一、任务",
        "先说两句。",
        "1.在××村清扫",
        "1.扫××村口。",
        "2.扫沟渠。",
        "每月一次。",
        "（1）楼道",
        "扫楼道。",
    ]


def test_an_unheaded_part_is_its_text_alone() -> None:
    page = read_page("docs/plans/x.md", PAGE)
    assert plain_text(page.sections[0], FIELDS) == "制定本计划："


def test_runs_of_a_line_are_those_of_its_text() -> None:
    for line in page_lines(read_page("docs/plans/x.md", PAGE)):
        assert split_runs(written(line.runs)) == line.runs
