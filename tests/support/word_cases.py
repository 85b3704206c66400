"""Word files whose automatic numbers are told by hand, each with the lines that it must give. LibreOffice says the same
(tests/site/test_word_labels.py)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .word_files import abstract, level, num, paragraph, run, start_override, style, word_file


class Case(NamedTuple):
    """A file and the lines it must give."""

    data: bytes
    lines: list[str]


CASES: dict[str, Case] = {}


def case(make: Callable[[], tuple[bytes, list[str]]]) -> None:
    CASES[make.__name__] = Case(*make())


def two(first: int = 1, second: int = 2, *, word: str = "事") -> list[str]:
    return [paragraph(word, number=(first, 0)), paragraph(word, number=(second, 0))]


def many(count: int, form: str, text: str, *, start: int = 1, **more: str) -> bytes:
    """A list of one level, so long."""
    numbering = [abstract(0, level(0, form, text, start=start, **more)), num(1, 0)]
    return word_file([paragraph("事", number=(1, 0))] * count, numbering=numbering)


OFFICIAL = (
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


@case
def official_outline() -> tuple[bytes, list[str]]:
    places = [0, 1, 1, 2, 2, 3, 1, 2, 0, 1, 2, 3, 3]
    body = [paragraph("事", number=(1, place)) for place in places]
    labels = ["一、", "（一）", "（二）", "1.", "2.", "（1）", "（三）", "1.", "二、", "（一）", "1.", "（1）", "（2）"]
    return word_file(body, numbering=[abstract(0, *OFFICIAL), num(1, 0)]), [
        label + (" 事" if label[-1] == "." else "事") for label in labels
    ]


@case
def chapters_and_articles() -> tuple[bytes, list[str]]:
    levels = [
        level(0, "chineseCountingThousand", "第%1章", suffix="space"),
        level(1, "chineseCountingThousand", "第%2条", suffix="space", extra='<w:lvlRestart w:val="0"/>'),
    ]
    body = [paragraph("事", number=(1, place)) for place in (0, 1, 1, 0, 1, 1)]
    return word_file(body, numbering=[abstract(0, *levels), num(1, 0)]), [
        "第一章 事", "第一条 事", "第二条 事", "第二章 事", "第三条 事", "第四条 事",
    ]  # fmt: skip


@case
def decimal_outline() -> tuple[bytes, list[str]]:
    levels = [level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")]
    body = [paragraph("事", number=(1, place)) for place in (0, 1, 2, 2, 1, 2, 0, 1)]
    return word_file(body, numbering=[abstract(0, *levels), num(1, 0)]), [
        f"{label} 事" for label in ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1"]
    ]


@case
def legal_numbers_under_chinese_ones() -> tuple[bytes, list[str]]:
    levels = [
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%1.%2", extra="<w:isLgl/>"),
        level(2, "decimal", "%1.%2.%3"),
    ]
    body = [paragraph("事", number=(1, place)) for place in (0, 0, 1, 1, 2)]
    return word_file(body, numbering=[abstract(0, *levels), num(1, 0)]), [
        "一、事", "二、事", "2.1 事", "2.2 事", "二.2.1 事",
    ]  # fmt: skip


@case
def two_lists_of_one_definition_go_on() -> tuple[bytes, list[str]]:
    numbering = [abstract(0, level(0, "decimal", "%1.")), num(1, 0), num(2, 0)]
    return word_file([*two(1, 1), *two(2, 2)], numbering=numbering), ["1. 事", "2. 事", "3. 事", "4. 事"]


@case
def a_list_that_begins_anew() -> tuple[bytes, list[str]]:
    numbering = [abstract(0, level(0, "decimal", "%1.")), num(1, 0), num(2, 0, start_override(0, 1))]
    return word_file([*two(1, 1), *two(2, 2)], numbering=numbering), ["1. 事", "2. 事", "1. 事", "2. 事"]


@case
def a_list_that_begins_at_five() -> tuple[bytes, list[str]]:
    numbering = [abstract(0, *OFFICIAL), num(1, 0), num(2, 0, start_override(0, 5))]
    return word_file([*two(1, 1), *two(2, 2)], numbering=numbering), ["一、事", "二、事", "五、事", "六、事"]


@case
def an_inner_level_that_begins_anew_under_another_list() -> tuple[bytes, list[str]]:
    numbering = [abstract(0, *OFFICIAL), num(1, 0), num(2, 0, start_override(2, 1))]
    body = [paragraph("事", number=at) for at in ((1, 0), (1, 1), (1, 2), (1, 2), (2, 2), (2, 2))]
    return word_file(body, numbering=numbering), ["一、事", "（一）事", "1. 事", "2. 事", "1. 事", "2. 事"]


@case
def a_level_of_its_own() -> tuple[bytes, list[str]]:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "任务%1：", start=3)}</w:lvlOverride>'
    numbering = [abstract(0, level(0, "decimal", "%1.")), num(1, 0, own)]
    return word_file(two(1, 1), numbering=numbering), ["任务3：事", "任务4：事"]


@case
def numbers_from_a_style() -> tuple[bytes, list[str]]:
    numbering = [
        abstract(
            0,
            level(0, "chineseCounting", "%1、", extra='<w:pStyle w:val="1"/>'),
            level(1, "chineseCounting", "（%2）", extra='<w:pStyle w:val="2"/>'),
        ),
        num(1, 0),
    ]
    list_of_1 = '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    list_of_2 = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>'
    styles = [style("1", paragraph=list_of_1), style("2", paragraph=list_of_2), style("3", based_on="1")]
    body = [paragraph("事", style=name) for name in ("1", "2", "2", "3", "2")]
    return word_file(body, numbering=numbering, styles=styles), ["一、事", "（一）事", "（二）事", "二、事", "（一）事"]


@case
def a_style_whose_base_has_the_list() -> tuple[bytes, list[str]]:
    numbering = [abstract(0, *OFFICIAL), num(1, 0)]
    styles = [
        style("a", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'),
        style("b", based_on="a", paragraph='<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        style("c", based_on="b"),
    ]
    body = [paragraph("事", style=name) for name in ("a", "b", "c", "a", "c")]
    return word_file(body, numbering=numbering, styles=styles), ["一、事", "（一）事", "（二）事", "二、事", "（一）事"]


@case
def no_list_after_all() -> tuple[bytes, list[str]]:
    numbering = [abstract(0, *OFFICIAL), num(1, 0)]
    styles = [
        style("a", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'),
        style("b", based_on="a", paragraph='<w:numPr><w:numId w:val="0"/></w:numPr>'),
    ]
    body = [
        paragraph("事", style="a"),
        paragraph("事", style="a", number=(0, 0)),
        paragraph("事", style="b"),
        paragraph("事", style="a"),
    ]
    return word_file(body, numbering=numbering, styles=styles), ["一、事", "事", "事", "二、事"]


@case
def a_list_that_a_style_defines() -> tuple[bytes, list[str]]:
    numbering = [
        abstract(0, *OFFICIAL, link='<w:styleLink w:val="list"/>'),
        abstract(1, link='<w:numStyleLink w:val="list"/>'),
        num(1, 0),
        num(2, 1),
    ]
    styles = [style("list", kind="numbering", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')]
    body = [paragraph("事", number=(2, place)) for place in (0, 1, 1, 0)]
    return word_file(body, numbering=numbering, styles=styles), ["一、事", "（一）事", "（二）事", "二、事"]


@case
def nothing_between_number_and_words() -> tuple[bytes, list[str]]:
    return many(2, "decimal", "%1）", suffix="nothing"), ["1）事", "2）事"]


@case
def a_number_that_is_none() -> tuple[bytes, list[str]]:
    numbering = [abstract(0, level(0, "none", ""), level(1, "decimal", "%2.")), num(1, 0)]
    body = [paragraph("事", number=(1, place)) for place in (0, 1, 1, 0, 1)]
    return word_file(body, numbering=numbering), ["事", "1. 事", "2. 事", "事", "1. 事"]


@case
def a_form_without_number_but_with_words() -> tuple[bytes, list[str]]:
    return many(2, "none", "附件：", suffix="nothing"), ["附件：事", "附件：事"]


@case
def first_a_deeper_level() -> tuple[bytes, list[str]]:
    body = [paragraph("事", number=(1, place)) for place in (1, 1, 0, 1)]
    return word_file(body, numbering=[abstract(0, *OFFICIAL), num(1, 0)]), [
        "（一）事",
        "（二）事",
        "二、事",
        "（一）事",
    ]


@case
def first_a_deeper_decimal_level() -> tuple[bytes, list[str]]:
    levels = [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")]
    body = [paragraph("事", number=(1, place)) for place in (1, 1, 0, 1)]
    return word_file(body, numbering=[abstract(0, *levels), num(1, 0)]), ["1.1 事", "1.2 事", "2. 事", "2.1 事"]


@case
def a_level_left_out() -> tuple[bytes, list[str]]:
    levels = [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")]
    body = [paragraph("事", number=(1, place)) for place in (0, 2, 2, 1, 2, 0, 2)]
    return word_file(body, numbering=[abstract(0, *levels), num(1, 0)]), [
        f"{label} 事" for label in ["1.", "1.1.1", "1.1.2", "1.2", "1.2.1", "2.", "2.1.1"]
    ]


@case
def an_inner_level_that_only_the_outermost_restarts() -> tuple[bytes, list[str]]:
    levels = [
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "(%3)", extra='<w:lvlRestart w:val="1"/>'),
    ]
    body = [paragraph("事", number=(1, place)) for place in (0, 1, 2, 2, 1, 2, 0, 1, 2)]
    return word_file(body, numbering=[abstract(0, *levels), num(1, 0)]), [
        "1. 事", "1.1 事", "(1)事", "(2)事", "1.2 事", "(3)事", "2. 事", "2.1 事", "(1)事",
    ]  # fmt: skip


@case
def text_between_the_numbers() -> tuple[bytes, list[str]]:
    body = [*two(1, 1), paragraph("正文"), paragraph(""), *two(1, 1)]
    return word_file(body, numbering=[abstract(0, *OFFICIAL), num(1, 0)]), [
        "一、事", "二、事", "正文", "", "三、事", "四、事",
    ]  # fmt: skip


@case
def two_lists_side_by_side() -> tuple[bytes, list[str]]:
    numbering = [abstract(0, *OFFICIAL), abstract(1, level(0, "decimal", "%1．")), num(1, 0), num(2, 1)]
    return word_file([*two(1, 2), *two(1, 2)], numbering=numbering), ["一、事", "1．事", "二、事", "2．事"]


@case
def numbers_in_circles() -> tuple[bytes, list[str]]:
    signs = [chr(0x2460 + place) for place in range(20)] + ["㉑", "㉒"]
    return many(22, "decimalEnclosedCircle", "%1"), [f"{sign}事" for sign in signs]


@case
def letters() -> tuple[bytes, list[str]]:
    return many(28, "upperLetter", "%1."), [f"{chr(65 + place)}. 事" for place in range(26)] + ["AA. 事", "BB. 事"]


@case
def roman_numbers() -> tuple[bytes, list[str]]:
    return many(6, "upperRoman", "%1.", start=7), [f"{label}. 事" for label in ["VII", "VIII", "IX", "X", "XI", "XII"]]


@case
def legal_numerals() -> tuple[bytes, list[str]]:
    return many(3, "chineseLegalSimplified", "%1、", start=19), ["壹拾玖、事", "贰拾、事", "贰拾壹、事"]


@case
def full_width_numbers() -> tuple[bytes, list[str]]:
    return many(2, "decimalFullWidth", "%1、", start=9), ["９、事", "１０、事"]


@case
def beyond_a_hundred() -> tuple[bytes, list[str]]:
    return many(4, "chineseCountingThousand", "第%1条", start=99, suffix="space"), [
        "第九十九条 事", "第一百条 事", "第一百零一条 事", "第一百零二条 事",
    ]  # fmt: skip


@case
def japanese_counting_as_wps_writes_it() -> tuple[bytes, list[str]]:
    return many(12, "japaneseCounting", "(%1)"), [
        f"({label})事" for label in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    ]


@case
def a_list_that_begins_at_nought() -> tuple[bytes, list[str]]:
    return many(2, "decimal", "%1、", start=0), ["0、事", "1、事"]


@case
def a_start_of_three() -> tuple[bytes, list[str]]:
    return many(3, "ideographDigital", "%1、", start=3), ["三、事", "四、事", "五、事"]


@case
def words_around_several_numbers() -> tuple[bytes, list[str]]:
    levels = [level(0, "upperLetter", "%1"), level(1, "decimal", "附录%1-%2：")]
    body = [paragraph("事", number=(1, place)) for place in (0, 1, 1, 0, 1)]
    return word_file(body, numbering=[abstract(0, *levels), num(1, 0)]), [
        "A 事", "附录A-1：事", "附录A-2：事", "B 事", "附录B-1：事",
    ]  # fmt: skip


@case
def runs_cut_up_and_a_line_break() -> tuple[bytes, list[str]]:
    body = [paragraph("加强", run("领导", "<w:b/>"), "<w:r><w:br/></w:r>", "第二行", number=(1, 0)), *two(1, 1)]
    return word_file(body, numbering=[abstract(0, *OFFICIAL), num(1, 0)]), [
        "一、加强领导",
        "第二行",
        "二、事",
        "三、事",
    ]


@case
def the_strict_form_of_the_standard() -> tuple[bytes, list[str]]:
    return word_file(two(1, 1), numbering=[abstract(0, *OFFICIAL), num(1, 0)], strict=True), ["一、事", "二、事"]


@case
def back_in_the_first_list() -> tuple[bytes, list[str]]:
    numbering = [abstract(0, level(0, "decimal", "%1.")), num(1, 0), num(2, 0, start_override(0, 1))]
    return word_file([*two(1, 1), *two(2, 2), *two(1, 2)], numbering=numbering), [
        "1. 事", "2. 事", "1. 事", "2. 事", "3. 事", "4. 事",
    ]  # fmt: skip


@case
def empty_numbered_paragraphs_count() -> tuple[bytes, list[str]]:
    body = [*two(1, 1), paragraph("", number=(1, 0)), *two(1, 1)]
    return word_file(body, numbering=[abstract(0, *OFFICIAL), num(1, 0)]), ["一、事", "二、事", "", "四、事", "五、事"]
