"""Structure numbers after GB/T 9704, written and read back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planlib.model.numbering import han, item_number, section_number, split_typed, typed_prefix


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (205, "二百零五"),
        (990, "九百九十"),
        (999, "九百九十九"),
    ],
)
def test_a_number_in_chinese(number: int, numeral: str) -> None:
    assert han(number) == numeral


@pytest.mark.parametrize("number", [-1, 0, 1000])
def test_a_number_outside_the_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        han(number)


def test_no_two_numbers_are_written_alike() -> None:
    assert len({han(number) for number in range(1, 1000)}) == 999


@pytest.mark.parametrize(
    ("level", "number"),
    [(0, ""), (1, "十二、"), (2, "（十二）"), (3, "12."), (4, "（12）")],
)
def test_each_level_has_its_form(level: int, number: str) -> None:
    assert section_number(level, 12) == number


def test_beyond_999_the_upper_levels_count_in_digits() -> None:
    assert section_number(1, 1000) == "1000、"
    assert section_number(2, 1000) == "（1000）"


@pytest.mark.parametrize("level", [-1, 5])
def test_there_are_no_other_levels(level: int) -> None:
    with pytest.raises(ValueError, match=str(level)):
        section_number(level, 1)


def test_a_list_item_is_numbered_like_level_3() -> None:
    assert item_number(7) == "7."


@given(st.integers(1, 4), st.integers(1, 999))
@example(1, 10)
@example(1, 105)
@example(2, 999)
def test_a_derived_number_is_read_back(level: int, ordinal: int) -> None:
    number = section_number(level, ordinal)
    assert split_typed(f"{number}要抓好") == (number, "要抓好")


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("一、指导思想", "一、", "指导思想"),
        ("十二．指导思想", "十二、", "指导思想"),
        ("一.指导思想", "一、", "指导思想"),
        ("（一）加强领导", "（一）", "加强领导"),
        ("(一) 加强领导", "（一）", "加强领导"),
        ("（ 二 ）、加强领导", "（二）", "加强领导"),
        ("1.抓阵地", "1.", "抓阵地"),
        ("1、抓阵地", "1.", "抓阵地"),
        ("１．抓阵地", "1.", "抓阵地"),
        ("05、抓阵地", "5.", "抓阵地"),
        ("  3 、 抓阵地", "3.", "抓阵地"),
        ("（1）抓阵地", "（1）", "抓阵地"),
        ("(10)抓阵地", "（10）", "抓阵地"),
        ("1、", "1.", ""),
        ("1）抓阵地", "1）", "抓阵地"),
        ("02) 抓阵地", "2）", "抓阵地"),
        ("①抓阵地", "①", "抓阵地"),
        ("⑳、抓阵地", "⑳", "抓阵地"),
    ],
)
def test_a_typed_number_is_taken_off_in_any_form(text: str, number: str, rest: str) -> None:
    assert split_typed(text) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "指导思想",
        "一要抓好",
        "一是加强",
        "一期工程",
        "十五个楼组",
        "3.5万平方米",
        "2012年工作",
        "2012.工作",
        "100户参加",
        "（甲）加强",
        "（2012年）加强",
        "、一",
        "第一、加强",
        "第一章总则",
        "2012）年",
    ],
)
def test_what_only_looks_like_a_number_stays(text: str) -> None:
    assert split_typed(text) == ("", text)


@given(st.text(alphabet="一二十百零19１（）()、．. 要抓"))
def test_what_stays_is_the_end_of_the_text(text: str) -> None:
    number, rest = split_typed(text)
    assert text.endswith(rest)
    assert bool(number) == (rest != text)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("第一章 总则", "第一章 "),
        ("第 2 节 目标", "第 2 节 "),
        ("第三部分：任务", "第三部分"),
        ("第十条", "第十条"),
        ("第一、加强领导", "第一、"),
        ("①抓阵地", "①"),
        ("一、目标", "一、"),
    ],
)
def test_a_heading_can_be_numbered_like_a_chapter(text: str, typed: str) -> None:
    assert typed_prefix(text, in_heading=True) == typed
    assert typed_prefix(text, in_heading=False) == ("" if text.startswith("第") else typed)


@pytest.mark.parametrize("text", ["第一书记", "第三产业", "第二节能小区", "第一条例", "第一线"])
def test_not_every_ordinal_numbers_a_heading(text: str) -> None:
    assert typed_prefix(text, in_heading=True) == ""
