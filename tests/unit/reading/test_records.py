"""Reading records: every mistake at once, each with its line and in words, and nothing ever raises."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, Strict

from planlib.model.front_matter import DocumentFrontMatter, FrontMatter, TopicFrontMatter
from planlib.model.record import Line, LineRange, Number, Plain, Record
from planlib.notices.register import Notice
from planlib.reading.configuration import RulesFile
from planlib.reading.messages import MESSAGES
from planlib.reading.records import MAX_PROBLEMS, RecordReader
from planlib.reading.skeletons import SkeletonRecord
from planlib.reading.vocabulary import Places, Structure, Terms, WordLists
from planlib.sources.ledger import Ledger


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Part(Record):
    name: Annotated[Line, Field(examples=["甲"])]
    lines: Annotated[LineRange, Field(examples=[[3, 9]])] = (1, 2)
    below: tuple[Part, ...] = ()


class Whole(Record):
    title: Annotated[Plain, Field(examples=["计划"])]
    number: Annotated[Number, Field(examples=[1])] = 1
    kind: Literal["a", "b"] = "a"
    size: Size = Size.SMALL
    part: Annotated[Part | None, Field(examples=[{"name": "甲"}])] = None
    words: Annotated[tuple[Line, ...], Field(max_length=3, examples=[["甲", "乙"]])] = ()
    names: dict[Size, Line] = Field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    least: Annotated[int, Strict(), Field(ge=0, le=9)] = 0


def code(kind: str, loc: tuple[str | int, ...]) -> str:
    return f"{kind} {'.'.join(map(str, loc))}"


READER = RecordReader(Whole, code, "整份", entries=("parts",))


KEYS = "可以用的有：title、number、kind、size、part、words、names、parts、least"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "整份是空的 → 写上 {title: …}"),
        ("甲", 1, "整份写的是“甲”，应当是一项一项的值 → 写成 {title: …}"),
        ("- 甲", 1, "整份写的是一个列表，应当是一项一项的值 → 写成 {title: …}"),
        ("number: 1", 1, "整份少了 title → 加一行：title: 计划"),
        ("number: 1\ntitle:", 2, "整份少了 title → 加一行：title: 计划"),
        ("number: 1\ntitle: ''", 2, "“title”是空的 → 写上 title: 计划"),
        ("title: 甲\nnumber:", 2, "“number”是空的 → 写上 number: 1，或删去这一项"),
        ("title: 甲\nnumbre: 2", 2, f"不认识 “numbre” → 是不是 number、names？{KEYS}"),
        ("title: 甲\nnumbre:", 2, f"不认识 “numbre” → 是不是 number、names？{KEYS}"),
        ("titel: 甲", 1, f"不认识 “titel” → 是不是 title？{KEYS}"),
        ("title: 2024", 1, "“title”是数字，应当是文字 → 加上引号：title: '2024'"),
        ("title: true", 1, "“title”写的是true，应当是文字 → 写成 title: 计划"),
        ("title: [甲]", 1, "“title”写的是一个列表，应当是文字 → 写成 title: 计划"),
        (
            "title: |\n  甲\n  乙",
            1,
            "“title”不是一行文字 → 写成一行，不带控制字符",
        ),
        (
            "title: 甲*乙*",
            1,
            "“title”里有标记：“甲*乙*” → 删去标记符号：< > { } [ ] ` * _ | \\ & \" '",
        ),
        ("title: 甲\nnumber: '1'", 2, "“number”写的是“1”，应当是整数 → 写成 number: 1"),
        ("title: 甲\nnumber: 0", 2, "“number”写的是 0，小于 1 → 写 1 或更大的数"),
        ("title: 甲\nnumber: 10000", 2, "“number”写的是 10000，太大了 → 写小于 10000 的数"),
        ("title: 甲\nleast: 10", 2, "“least”写的是 10，大于 9 → 写 9 或更小的数"),
        ("title: 甲\nkind: c", 2, "“kind”写的是“c”，没有这个词 → 可以用的有：a、b"),
        (
            "title: 甲\nsize: smal",
            2,
            "“size”写的是“smal”，没有这个词 → 是不是 small？可以用的有：small、large",
        ),
        (
            "title: 甲\nnames: {smal: 乙}",
            2,
            "不认识  names 的“smal” → 是不是 small？可以用的有：small、large",
        ),
        (
            "title: 甲\nnames:\n  small: 5",
            3,
            " names 的“small”是数字，应当是文字 → 加上引号：small: '5'",
        ),
        ("title: 甲\npart: 乙", 2, "“part”写的是“乙”，应当是一项一项的值 → 写成 part: {name: 甲}"),
        ("title: 甲\npart:\n  lines: [1, 2]", 2, " part 少了 name → 加一行：name: 甲"),
        (
            "title: 甲\npart: {name: 乙,\n  lines: [2, 1]}",
            3,
            " part 的“lines”不是“起行、止行” → 写成 lines: [3, 9]",
        ),
        ("title: 甲\nwords: 乙", 2, "“words”写的是“乙”，应当是列表 → 写成 words: [甲, 乙]"),
        (
            "title: 甲\nwords:\n- 乙\n- 丙\n- 3",
            5,
            " words 的第 3 个是数字，应当是文字 → 加上引号：'3'",
        ),
        ("title: 甲\nwords:\n- 乙\n-\n", 4, " words 的第 2 个写的是空，应当是文字 → 写成 甲"),
        ("title: 甲\nwords: [a, b, c, d]", 2, "“words”有 4 个，最多 3 个 → 留最要紧的"),
        ("title: 甲\nparts: 乙", 2, "“parts”写的是“乙”，应当是列表 → 写成 parts: [{name: …}]"),
        ("title: 甲\nnames: 乙", 2, "“names”写的是“乙”，应当是一项一项的值 → 写成 names: {…: …}"),
        (
            "title: 甲\npart: {nmae: 乙}",
            2,
            "不认识  part 的“nmae” → 是不是 name？可以用的有：name、lines、below",
        ),
        ("title: 甲\nparts:\n- 乙", 3, " parts 的第 1 个写的是“乙”，应当是一项一项的值 → 写成 {name: …}"),
        ("title: 甲\nparts:\n- {}", 3, "这一条少了 name → 加一行：name: 甲"),
        ("title: 甲\nparts:\n- name: 乙\n  below:\n  - name:", 5, "这一条少了 name → 加一行：name: 甲"),
    ],
)
def test_each_mistake_has_its_line_and_its_words(text: str, line: int, words: str) -> None:
    (problem,) = READER.read_text(text).problems
    assert (problem.line, f"{problem.message} → {problem.hint}") == (line, words)


def test_all_mistakes_come_at_once_with_their_codes() -> None:
    read = READER.read_text("number: 一\nkind: c\npart: {}\nother: 1\n")
    assert read.value is None
    assert sorted((problem.line, problem.code) for problem in read.problems) == [
        (1, "int_type number"),
        (1, "missing title"),
        (2, "word_unknown kind"),
        (3, "missing part.name"),
        (4, "extra_forbidden other"),
    ]
    assert read.rest == {}


@pytest.mark.parametrize(
    ("shape", "hint"),
    [
        (dict[str, Part], "写上 {…: {name: …}}"),
        (tuple[Part, ...], "写上 [{name: …}]"),
        (tuple[tuple[Line, ...], ...], "写上 [[…]]"),
    ],
    ids=["mapping", "list", "lists"],
)
def test_what_an_empty_file_should_hold_is_shown(shape: Any, hint: str) -> None:
    (problem,) = RecordReader(shape, code, "文件").read_text("").problems
    assert (problem.message, problem.hint) == ("文件是空的", hint)


def test_what_lacks_a_key_because_it_is_misspelt_is_left_out() -> None:
    read = READER.read_text("title: 甲\npart: {nmae: 乙}\nwords: [丙]\n")
    assert (read.value, read.rest) == (None, {"title": "甲", "words": ["丙"]})


def test_what_is_right_knows_its_lines() -> None:
    read = READER.read_text("title: 甲\n\npart:\n  name: 乙\nparts:\n- name: 丙\n")
    assert read.problems == ()
    assert read.value
    assert read.value.part
    assert (read.value.line_of(), read.value.line_of("part"), read.value.part.line_of("name")) == (1, 3, 4)
    assert (read.value.parts[0].line_of(), read.value.parts[0].line_of("lines")) == (6, 6)
    assert read.value.has_key("part") and not read.value.has_key("words")


def test_wrong_entries_and_unknown_keys_are_left_out() -> None:
    read = READER.read_text("title: 甲\nother: 1\nparts:\n- name: 乙\n- nam: 丙\n- 丁\n- name: 戊\n")
    assert sorted((problem.line, problem.code.split()[0]) for problem in read.problems) == [
        (2, "extra_forbidden"),
        (5, "extra_forbidden"),
        (6, "not_keys"),
    ]
    assert read.value
    assert [part.name for part in read.value.parts] == ["乙", "戊"]
    assert [part.line_of() for part in read.value.parts] == [4, 7]


def test_of_very_many_mistakes_the_first_are_told_and_the_others_counted() -> None:
    read = READER.read_text("title: 甲\nparts:\n" + "- 乙\n" * (MAX_PROBLEMS + 5))
    assert len(read.problems) == MAX_PROBLEMS + 1
    assert (read.problems[-1].line, read.problems[-1].message) == (MAX_PROBLEMS + 3, "还有 5 处格式不对")


def test_lines_count_from_where_the_text_begins() -> None:
    assert [problem.line for problem in READER.read_text("title: 甲\nkind: c", first_line=7).problems] == [8]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.text("ab一 <{\n\x07-", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab一", max_size=3), inner, max_size=3),
    max_leaves=8,
)
SHAPES: list[Any] = [
    Whole,
    FrontMatter,
    TopicFrontMatter,
    DocumentFrontMatter,
    RulesFile,
    Terms,
    Structure,
    WordLists,
    Places,
    Ledger,
    tuple[Notice, ...],
    tuple[SkeletonRecord, ...],
]


def filled(shape: Any) -> st.SearchStrategy[Any]:
    """Values that come near a shape: some of its keys, some of their examples, and anything else."""
    if not (isinstance(shape, type) and issubclass(shape, Record)):
        (entry, _) = shape.__args__
        return st.lists(filled(entry), max_size=2) | VALUES
    keys: dict[str, Any] = {}
    for name, field in shape.model_fields.items():
        keys[str(field.validation_alias or name)] = (
            st.sampled_from(field.examples) | VALUES if field.examples else VALUES
        )
    return st.fixed_dictionaries({}, optional={**keys, "other": VALUES}) | VALUES


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_nothing_is_too_bad_to_be_read_and_all_has_words_of_its_own(shape: Any) -> None:
    reader = RecordReader(shape, code, "文件")

    @given(filled(shape))
    def reads(value: Any) -> None:
        text = json.dumps(value, ensure_ascii=False, indent=1)
        read = reader.read_text(text)
        assert (read.value is None) <= bool(read.problems)
        for problem in read.problems:
            assert 1 <= problem.line <= text.count("\n") + 1
            assert problem.message and problem.hint and "{}" not in problem.message
            assert problem.code.split()[0] in MESSAGES or problem.code.startswith("yaml")

    reads()
