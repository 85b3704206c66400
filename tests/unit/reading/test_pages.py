"""The reader: from the text of a page to the model, line by line, whatever the text is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.token import Token

from planlib.model.front_matter import FrontMatter, PartialFrontMatter
from planlib.model.page import BlockKind, FieldRef, OddityKind, Page, Section
from planlib.model.plaintext import page_lines, written
from planlib.reading.markdown import PARSER, parse_blocks, split_attributes
from planlib.reading.pages import read_page
from planlib.reading.records import Loc
from tests.support.fuzzing import times

BODY = 4  # the line on which the body of a page begins, in `read`


def read(body: str, front: str = "plan: 1") -> Page:
    return read_page("docs/plans/x.md", f"---\n{front}\n---\n{body}")


def outline(sections: Iterable[Section], depth: int = 0) -> Iterator[str]:
    """The headings in reading order, with their numbers, indented by their depth."""
    for section in sections:
        yield f"{'  ' * depth}{section.number}{written(section.title)}"
        yield from outline(section.children, depth + 1)


def oddities(page: Page) -> list[tuple[str, int]]:
    return [(oddity.kind, oddity.line) for oddity in page.oddities]


# Front matter


def test_a_page_keeps_its_path_its_text_and_its_front_matter() -> None:
    page = read("正文\n", front="plan: 1\ntitle: 年度计划")
    assert (page.path, page.slug) == ("docs/plans/x.md", "x")
    assert page.text == "---\nplan: 1\ntitle: 年度计划\n---\n正文\n"
    assert (page.front.plan, page.front.title, page.front.level) == (1, "年度计划", None)


def test_front_matter_with_all_that_it_must_say_is_whole() -> None:
    page = read(
        "", front="plan: 1\ntitle: 年度计划\nlevel: village\ntype: plan\nsource: {collection: 甲, lines: [3, 9]}"
    )
    assert isinstance(page.front, FrontMatter)
    assert page.problems == ()
    assert page.front.source
    assert (page.front.source.collection, page.front.source.first, page.front.source.last) == ("甲", 3, 9)


def test_what_is_right_in_front_matter_is_read_beside_what_is_wrong() -> None:
    accept = "accept: [{rule: PLN435, reason: 史实}, {rule: PLN435}, {rule: PLN418, words: 甲, reason: 原文}]"
    page = read("开头\n", front=f"plan: 一\ntitle: 年度计划\nlevel: [village]\nopening: {{kind: goals}}\n{accept}")
    assert not isinstance(page.front, FrontMatter)
    assert (page.front.plan, page.front.title, page.front.level, page.front.type) == (None, "年度计划", None, None)
    assert [entry.rule for entry in page.front.accept] == ["PLN435", "PLN418"]
    assert [section.kind for section in page.sections] == ["goals"]
    assert sorted((problem.line, problem.code) for problem in page.problems) == [
        (1, "PLN102"),
        (2, "PLN104"),
        (4, "PLN104"),
        (6, "PLN107"),
    ]


WHOLE: dict[str, Any] = {
    "plan": 1,
    "part": 2,
    "title": "年度计划",
    "level": "village",
    "type": "plan",
    "opening": {"kind": "background", "topics": ["civil-creation"]},
    "closing": {"kind": "signature"},
    "source": {"collection": "甲", "lines": [3, 9]},
    "accept": [{"rule": "PLN435", "words": "1949", "reason": "史实"}],
}


def at(path: Loc, node: Any = WHOLE) -> Any:
    """What stands at a place."""
    return reduce(getitem, path, node)


KEYS = [(path, key) for path in [(), ("opening",), ("closing",), ("source",), ("accept", 0)] for key in at(path)]


@pytest.mark.parametrize(("path", "key"), KEYS, ids=str)
@pytest.mark.parametrize("wrong", ["misspelt", "missing", "empty", "text", "list", "keys"])
def test_one_mistake_in_front_matter_is_at_most_one_problem(path: Loc, key: str, wrong: str) -> None:
    front = deepcopy(WHOLE)
    value = at(path, front).pop(key)
    values = {"misspelt": value, "empty": None, "text": "?", "list": [[]], "keys": {"a": []}}
    if wrong != "missing":
        at(path, front)[f"{key}{key[-1]}" if wrong == "misspelt" else key] = values[wrong]
    page = read_page("docs/plans/x.md", f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n")
    assert len(page.problems) <= (3 if wrong == "keys" else 1)  # keys without what they must have
    assert page.problems or isinstance(page.front, FrontMatter)


def test_front_matter_keys_have_the_lines_of_the_page() -> None:
    page = read("", front="# 注释\nplan: 1\n\ntitle: 年度计划")
    assert (page.front.line_of("plan"), page.front.line_of("title")) == (3, 5)
    assert page.front.line_of("level") == page.front.line_of() == 3


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "页面没有文首"),
        ("## 目标\n", 1, "页面没有文首"),
        ("\n---\nplan: 1\n---\n", 2, "前面有空行"),
        (" ---\nplan: 1\n---\n", 1, "不是三个半角减号"),
        ("----\nplan: 1\n---\n", 1, "“----”不是三个半角减号"),
        ("—--\nplan: 1\n---\n", 1, "“—--”不是三个半角减号"),
        ("---\nplan: 1\n———\n正文\n", 3, "“———”不是三个半角减号"),
        ("---\nplan: 1\n\n## 目标\n\n---\n", 3, "没有用 --- 收尾"),
        ("---", 1, "没有用 --- 收尾"),
        ("---\nplan: 1\n", 3, "没有用 --- 收尾"),
        ("---\nplan: 1\n ---\n", 3, "不是三个半角减号"),
        ("---\n---\n", 1, "是空的"),
        ("---\n# 注释\n---\n", 1, "是空的"),
        ("---\n年度计划\n---\n", 1, "应当是一项一项的值"),
        ("---\n- plan\n---\n", 1, "应当是一项一项的值"),
        ("---\nplan: 1\nplan: 2\n---\n", 3, "写了两遍"),
        ("---\nplan: 1\ntitle: &a x\n---\n", 3, "以符号开头"),
        ("---\nplan: 1\ntitle: a: b\n---\n", 3, "的值里有半角冒号"),
        ("---\nplan: 1\n\ttitle: x\n---\n", 3, "制表符"),
        ("---\nplan: '1\n---\n", 2, "引号没有成对"),
        ("---\nplan: \x01\n---\n", 2, "不许用的字符"),
    ],
)
def test_broken_front_matter_is_a_problem_with_a_line(text: str, line: int, message: str) -> None:
    page = read_page("docs/plans/x.md", text)
    (problem,) = page.problems
    assert (problem.line, problem.code) == (line, "PLN101")
    assert message in problem.message
    rest = page.front.model_dump(exclude={"plan"})  # what stands between fences that were meant to be some is read
    assert rest == PartialFrontMatter().model_dump(exclude={"plan"})


def test_the_body_is_read_although_the_front_matter_is_broken() -> None:
    page = read("\n## 目标 { #goals }\n\n正文\n", front="plan: [")
    assert page.problems
    assert [(section.id, section.line) for section in page.walk()] == [("goals", BODY + 1)]


def test_blanks_may_follow_the_fences() -> None:
    page = read_page("docs/plans/x.md", "---  \nplan: 1\n---\t\n正文\n")
    assert page.front.plan == 1
    assert [line.line for line in page_lines(page)] == [4]


# Sections


def test_headings_make_a_tree_with_derived_numbers() -> None:
    page = read("## 甲\n### 乙\n#### 丙\n##### 丁\n##### 戊\n### 己\n## 庚\n#### 辛\n#### 壬\n## 癸\n")
    assert list(outline(page.sections)) == [
        "一、甲",
        "  （一）乙",
        "    1.丙",
        "      （1）丁",
        "      （2）戊",
        "  （二）己",
        "二、庚",
        "  1.辛",
        "  2.壬",
        "三、癸",
    ]


def test_each_level_counts_for_itself_among_siblings() -> None:
    page = read("## 甲\n#### 乙\n### 丙\n#### 丁\n### 戊\n")
    assert list(outline(page.sections)) == ["一、甲", "  1.乙", "  （一）丙", "    1.丁", "  （二）戊"]


def test_a_heading_beyond_the_fourth_level_is_kept() -> None:
    page = read("## 甲\n###### 乙\n")
    (child,) = page.sections[0].children
    assert (child.level, child.number) == (5, "（1）")


def test_a_section_has_what_its_attribute_list_says() -> None:
    page = read('## 主要任务 { #tasks data-kind="tasks" data-topics="morality publicity" }\n')
    (section,) = page.sections
    assert (section.id, section.level, section.kind) == ("tasks", 1, "tasks")
    assert section.topics == ("morality", "publicity")
    assert section.title == ("主要任务",)
    assert section.attributes == {
        "id": "tasks",
        "data-kind": "tasks",
        "data-topics": "morality publicity",
    }


def test_a_section_without_attributes_is_kept_for_the_rules() -> None:
    (section,) = read("## 主要任务\n").sections
    assert (section.id, section.kind, section.topics) == ("", "", ())


def test_a_title_may_hold_fields() -> None:
    (section,) = read("## 建设{{村|桃树村}} { #village }\n").sections
    assert section.title == ("建设", FieldRef("村", "桃树村"))
    assert section.id == "village"


@pytest.mark.parametrize(
    ("title", "text", "attributes", "well_formed"),
    [
        ("目标", "目标", {}, True),
        ("目标 { #goals }", "目标", {"id": "goals"}, True),
        ("目标 {#goals data-kind=goals}  ", "目标", {"id": "goals", "data-kind": "goals"}, True),
        ("目标 { .wide }", "目标", {"class": "wide"}, True),
        ("目标{ #goals }", "目标", {}, False),
        ("目标 ｛ #goals }", "目标", {}, False),
        ("目标 { #goals", "目标", {}, False),
        ("目标 {{村}}", "目标 {{村}}", {}, True),
        ("目标 { data-kind='goals' }", "目标", {}, False),
        ("目标 { goals }", "目标", {}, False),
    ],
)
def test_the_attribute_list_is_taken_off_the_title(
    title: str, text: str, attributes: dict[str, str], well_formed: bool
) -> None:
    assert split_attributes(title) == (text, attributes, well_formed)


def test_text_before_the_first_heading_is_the_opening() -> None:
    page = read(
        "# 年度计划\n\n制定本计划：\n\n## 目标\n",
        front="opening: {kind: background, topics: [theory, morality]}",
    )
    assert page.heading
    assert (page.heading.runs, page.heading.line) == (("年度计划",), BODY)
    opening, goals = page.sections
    assert (opening.id, opening.level, opening.number, opening.line) == ("opening", 0, "", BODY + 2)
    assert (opening.kind, opening.topics) == ("background", ("theory", "morality"))
    assert (goals.number, goals.line) == ("一、", BODY + 4)


def test_text_after_a_thematic_break_is_the_closing() -> None:
    page = read("## 目标\n\n正文\n\n---\n\n社区居委会\n\n2024年\n", front="closing: {kind: signature}")
    goals, closing = page.sections
    assert (closing.id, closing.level, closing.kind, closing.topics) == ("closing", 0, "signature", ())
    assert closing.line == BODY + 4
    assert [block.runs for block in closing.blocks] == [("社区居委会",), ("2024年",)]
    assert [block.runs for block in goals.blocks] == [("正文",)]


@pytest.mark.parametrize("declared", ["background", "[background]", "{}", "{topics: theory}", "1"])
def test_an_opening_declared_in_another_form_has_no_kind_and_no_topics(declared: str) -> None:
    (opening,) = read("制定本计划：\n", front=f"opening: {declared}").sections
    assert (opening.kind, opening.topics) == ("", ())


# Blocks


def test_paragraphs_know_their_lines() -> None:
    (section,) = read("\n## 目标\n甲\n\n\n乙{{村}}\n").sections
    assert section.line == BODY + 1
    assert [(block.kind, block.runs, block.line) for block in section.blocks] == [
        (BlockKind.PARAGRAPH, ("甲",), BODY + 2),
        (BlockKind.PARAGRAPH, ("乙", FieldRef("村")), BODY + 5),
    ]


def test_ordered_items_get_derived_numbers_and_bullets_none() -> None:
    (section,) = read("## 任务\n\n1. 甲\n1. 乙\n\n3. 丙\n\n文\n\n- 丁\n- 戊\n\n文\n\n1. 己\n").sections
    items = [block for block in section.blocks if block.kind is BlockKind.ITEM]
    assert [(block.number, block.runs, block.line) for block in items] == [
        ("1.", ("甲",), BODY + 2),
        ("2.", ("乙",), BODY + 3),
        ("3.", ("丙",), BODY + 5),
        ("", ("丁",), BODY + 9),
        ("", ("戊",), BODY + 10),
        ("1.", ("己",), BODY + 14),
    ]


def test_an_empty_item_keeps_its_number() -> None:
    (opening,) = read("1.\n2. 乙\n").sections
    assert [(block.kind, block.runs, block.line, block.number) for block in opening.blocks] == [
        (BlockKind.ITEM, (), BODY, "1."),
        (BlockKind.ITEM, ("乙",), BODY + 1, "2."),
    ]


def test_a_block_quote_is_a_note() -> None:
    (section,) = read("## 目标\n\n甲\n\n> 编者注：乙\n\n丙\n").sections
    assert [(block.kind, block.line) for block in section.blocks] == [
        (BlockKind.PARAGRAPH, BODY + 2),
        (BlockKind.NOTE, BODY + 4),
        (BlockKind.PARAGRAPH, BODY + 6),
    ]


def test_blocks_stand_under_the_nearest_heading() -> None:
    page = read("甲\n\n## 目标\n乙\n### 细目\n丙\n## 任务\n丁\n")
    assert [(section.id or written(section.title), len(section.blocks)) for section in page.walk()] == [
        ("opening", 1),
        ("目标", 1),
        ("细目", 1),
        ("任务", 1),
    ]


def test_marks_inside_a_field_are_not_markup() -> None:
    page = read("在{{社区|*桃园*}}和{{村|_桃_`树`}}，合格{{隐去|*}}人\n")
    assert page.oddities == ()
    (opening,) = page.sections
    assert opening.blocks[0].runs == (
        "在",
        FieldRef("社区", "*桃园*"),
        "和",
        FieldRef("村", "_桃_`树`"),
        "，合格",
        FieldRef("隐去", "*"),
        "人",
    )


def test_a_mark_in_a_field_does_not_pair_with_one_outside() -> None:
    page = read("合格*{{隐去|*}}人\n")
    assert page.oddities == ()


# Oddities


LINE = "自然段中间的换行"


@pytest.mark.parametrize(
    ("body", "odd"),
    [
        ("甲 *乙* 丙", [("加粗或斜体", 0)]),
        ("甲 **乙** 丙", [("加粗或斜体", 0)]),
        ("甲 `乙` 丙", [("行内代码", 0)]),
        ("甲 [乙](a.md) 丙", [("链接", 0)]),
        ("甲 <https://example.org>", [("链接", 0)]),
        ("[甲]\n\n[甲]: a.md", [("链接", 0)]),
        ("![甲](a.png)", [("图片", 0)]),
        ("甲 <b>乙</b>", [("HTML 代码", 0), ("HTML 代码", 0)]),
        ("<div>\n甲\n</div>", [("HTML 代码", 0)]),
        ("甲\n\n<!-- 乙 -->", [("HTML 代码", 2)]),
        ("```\n甲\n```", [("代码块", 0)]),
        ("~~~ python\n甲\n~~~", [("代码块", 0)]),
        ("甲\n\n    乙", [("缩进的代码块", 2)]),
        ("甲\n乙\n丙", [("自然段中间的换行", 0), ("自然段中间的换行", 1)]),
        ("甲\\\n乙", [("强制换行", 0)]),
        ("甲  \n乙 *丙*", [("强制换行", 0), ("加粗或斜体", 1)]),
        ("甲 `乙\n丙` *丁*", [("行内代码", 0), ("加粗或斜体", 1)]),
        ("甲 `乙\n\n丙`\n*丁*", [("自然段中间的换行", 2), ("加粗或斜体", 3)]),
        ("[甲\n乙](a.md) *丙*\n`丁`", [("链接", 0), (LINE, 0), ("加粗或斜体", 1), (LINE, 1), ("行内代码", 2)]),
        ("<b\nc='x'> *甲*", [("HTML 代码", 0), ("加粗或斜体", 1)]),
        ("1.\n2. 甲", [("空的列表项", 0)]),
        ("- 甲\n-\n- 乙", [("空的列表项", 1)]),
        ("甲\n\n>", [("空的引用块", 2)]),
        ("甲\n\n| 乙 |\n| - |", [("自然段中间的换行", 2)]),
        ("甲\n===", [("用 === 或 --- 做的标题", 0)]),
        ("甲\n\n乙\n---", [("用 === 或 --- 做的标题", 2)]),
        ("# 甲\n\n# 乙", [("第二个 # 标题，或正文开始以后的 # 标题", 2)]),
        ("甲\n\n# 乙", [("第二个 # 标题，或正文开始以后的 # 标题", 2)]),
        ("## 甲\n\n# 乙", [("第二个 # 标题，或正文开始以后的 # 标题", 2)]),
        ("甲\n\n***\n\n# 乙", [("第二个 # 标题，或正文开始以后的 # 标题", 4)]),
        ("## 甲\n\n***\n\n# 乙", [("第二个 # 标题，或正文开始以后的 # 标题", 4)]),
        ("## 甲\n\n***\n\n## 乙", [("结尾以后的标题", 4)]),
        ("甲\n\n***\n\n乙\n\n***", [("第二条分隔线", 6)]),
        ("## 甲 { data-kind='goals' }", [("写坏了的标题属性", 0)]),
        ("2. 甲\n3. 乙", [("不从 1 开始的列表", 0)]),
        ("0. 甲", [("不从 1 开始的列表", 0)]),
        ("- 甲\n  - 乙", [("列表里的列表", 1)]),
        ("- 甲\n\n  ```\n  乙\n  ```", [("代码块", 2)]),
        ("- <b>甲</b>", [("HTML 代码", 0), ("HTML 代码", 0)]),
        ("> 编者注：`甲`", [("行内代码", 0)]),
        ("> 编者注：甲\n>\n> ```\n> 乙\n> ```", [("编者注里不是自然段的东西", 2)]),
    ],
)
def test_markdown_that_plans_do_not_use_is_kept_with_its_line(body: str, odd: list[tuple[str, int]]) -> None:
    assert oddities(read(body)) == [(what, BODY + line) for what, line in odd]


@pytest.mark.parametrize(
    ("body", "escape"),
    [("甲\\_乙", "\\_"), ("甲 \\# 乙", "\\#"), ("甲 &lt; 乙", "&lt;"), ("甲&#42;乙", "&#42;")],
)
def test_an_escape_is_an_oddity(body: str, escape: str) -> None:
    page = read(body)
    assert oddities(page) == [(OddityKind.ESCAPE, BODY)]
    assert [oddity.excerpt for oddity in page.oddities] == [escape]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("甲\n\n- # 乙", 2),
        ("甲\n\n- 乙\n- > 丙", 3),
        ("甲\n\n> 编者注：乙\n>\n> # 丙", 4),
    ],
)
def test_a_block_that_may_not_stand_in_another_is_reported_once_where_it_begins(body: str, line: int) -> None:
    assert [odd_line for _, odd_line in oddities(read(body))] == [BODY + line]


def test_an_item_of_two_paragraphs_is_an_oddity() -> None:
    page = read("1. 甲\n\n   乙\n2. 丙\n")
    assert [line for _, line in oddities(page)] == [BODY + 2]


def test_an_oddity_quotes_the_beginning_of_its_line() -> None:
    page = read("甲\n" + "乙" * 50 + "\n丙\n")
    assert [oddity.excerpt for oddity in page.oddities] == ["甲", "乙" * 40]


def test_odd_markup_is_kept_as_written() -> None:
    (opening,) = read("要**积极**开展[活动](a.md)。\n").sections
    assert opening.blocks[0].runs == ("要**积极**开展[活动](a.md)。",)


# Any text

FRAGMENTS = st.sampled_from(
    [
        *("---\n", "\n", "# ", "## ", "###### ", "- ", "1. ", "7) ", "> ", "    ", "\t", "```\n", "| - |\n"),
        *("{{村}}", "{{村|*", "}}", " { #a }", ' { data-kind="x" }', "*", "_", "`", "[", "](a)", "![", "<b>"),
        *("<!--", "-->", "\\", "&amp;", "&#0;", "===\n", "一、", "正文", "a: 1\n", "opening: {kind: [", ": ", "\x00"),
        *("\r", "\u2028", "\ufeff", "[a]: b\n", "{: .c }", "***\n"),
    ]
)


@times(3)
@given(st.text() | st.lists(FRAGMENTS, max_size=40).map("".join))
@example("")
@example("---")
@example("---\n---")
@example("> " * 50 + "x")
@example("- " * 50 + "x")
@example("[" * 500 + "](a)" * 500)
@example("*" * 1000 + "a" + "_" * 1000)
def test_no_text_is_too_bad_to_be_read(text: str) -> None:
    text = text.replace("\r", "\n")  # as it comes from a file
    page = read_page("docs/plans/x.md", text)
    last = text.count("\n") + 1
    lines = [line.line for line in page_lines(page)]
    lines += [section.line for section in page.walk()]
    lines += [oddity.line for oddity in page.oddities]
    assert all(1 <= line <= last for line in lines)
    assert all(1 <= problem.line <= last for problem in page.problems)
    assert page.problems or isinstance(page.front, FrontMatter)


def cut(tokens: list[Token]) -> list[tuple[str, str, list[int] | None, str]]:
    return [
        (token.type, token.markup, token.map if token.type == "inline" else None, token.content) for token in tokens
    ]


@times(5)
@given(
    st.lists(FRAGMENTS | st.sampled_from(["正文\n", "2. 正文\n", "   正文\n", "> 正文\n", "　\n"]), max_size=30).map(
        "".join
    )
)
@example("1. 正文\n2. 正文\n   - 正文\n正文\n\n   正文\n# 正文\n")
@example("正文\n===\n\n{{村}}\n---\n\n> 正文\n正文\n\n\u2003\n")
def test_what_is_read_at_a_glance_is_read_as_commonmark(text: str) -> None:
    assert cut(parse_blocks(text)) == cut(PARSER.parse(text))


@given(st.lists(st.tuples(st.integers(2, 6), st.text("甲乙丙丁", min_size=1)), max_size=12))
def test_every_heading_is_in_the_tree_once_and_in_order(headings: list[tuple[int, str]]) -> None:
    page = read("".join(f"{'#' * marks} {title}\n\n" for marks, title in headings))
    assert [(section.level + 1, written(section.title)) for section in page.walk()] == headings
    for section in page.walk():
        assert all(child.level > section.level for child in section.children)
