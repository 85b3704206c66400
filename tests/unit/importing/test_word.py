"""Word files: automatic numbers, what else stands on their pages, and what is told of the rest."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from planlib.importing.formats import Received, Unreadable, read_bytes
from planlib.importing.formats.word_numbers import printed
from tests.support.word_cases import CASES
from tests.support.word_files import abstract, level, num, paragraph, run, style, word_file


def read(*body: str, **more: object) -> Received:
    return read_bytes(Path("计划.docx"), word_file(body, **more))  # type: ignore[arg-type]


def lines(*body: str, **more: object) -> list[str]:
    return read(*body, **more).text.split("\n")[:-1]


def losses(*body: str, **more: object) -> list[tuple[int, str]]:
    return [(loss.line, loss.text) for loss in read(*body, **more).losses]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def table(*rows: list[str], head: str = "") -> str:
    def cell(text: str) -> str:
        return f"<w:tc>{text if text.startswith('<w:') else paragraph(text)}</w:tc>"

    made = [f"<w:tr>{head if not at else ''}{''.join(map(cell, row))}</w:tr>" for at, row in enumerate(rows)]
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: once for itself, and once more for old programs."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor>{shape}</wp:anchor></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize("name", CASES)
def test_automatic_numbers_are_part_of_the_text(name: str) -> None:
    case = CASES[name]
    assert read_bytes(Path("计划.docx"), case.data).text.split("\n")[:-1] == case.lines


@pytest.mark.parametrize(
    ("form", "number", "expected"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 19, "十九"),
        ("chineseCounting", 20, "二十"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 205, "二百零五"),
        ("chineseCountingThousand", 999, "九百九十九"),
        ("chineseLegalSimplified", 11, "壹拾壹"),
        ("decimalEnclosedCircle", 50, "㊿"),
        ("decimalEnclosedCircle", 51, "51"),
        ("ideographTraditional", 10, "癸"),
        ("upperRoman", 49, "XLIX"),
        ("lowerLetter", 53, "aaa"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("ordinalText", 21, "Twenty-first"),
        ("none", 3, ""),
        ("unheard-of", 3, "3"),
        ("decimal", 0, "0"),
    ],
)
def test_a_number_in_each_form(form: str, number: int, expected: str) -> None:
    assert printed(number, form) == expected


def test_styles_without_a_name_that_says_anything_make_headings() -> None:
    styles = [
        style("11", paragraph='<w:outlineLvl w:val="0"/>'),
        style("12", based_on="11"),
        style("标题 1"),
        style("13", based_on="11", paragraph='<w:outlineLvl w:val="9"/>'),
    ]
    received = read(
        paragraph("指导思想", style="12"),
        paragraph("正文一句话。", style="标题 1"),
        paragraph("不是标题", style="13"),
        paragraph("工作目标", properties='<w:outlineLvl w:val="1"/>'),
        styles=styles,
    )
    assert received.styled == {1, 4}
    assert (received.forms[1].level, received.forms[4].level) == (1, 2)


@pytest.mark.parametrize(
    ("run_properties", "paragraph_properties", "is_heading"),
    [
        ("<w:b/>", "", True),
        ('<w:b w:val="0"/>', "", False),
        ('<w:rFonts w:eastAsia="黑体"/>', "", True),
        ('<w:rFonts w:eastAsia="楷体_GB2312"/>', "", True),
        ('<w:rFonts w:eastAsia="仿宋"/>', "", False),
        ('<w:sz w:val="44"/>', '<w:jc w:val="center"/>', True),
        ("<w:b/>", '<w:jc w:val="right"/>', False),
    ],
)
def test_headings_made_by_hand(run_properties: str, paragraph_properties: str, is_heading: bool) -> None:
    body = 'w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/'
    received = read(
        paragraph(run("指导思想", run_properties), properties=paragraph_properties),
        *[paragraph(run("坚持以人民为中心，做好社区的各项工作，让居民满意。", f"<{body}>"))] * 3,
    )
    assert (1 in received.styled) == is_heading


def test_bold_words_before_a_sentence_are_no_heading_of_their_own() -> None:
    received = read(paragraph(run("加强领导。", "<w:b/>"), "落实责任，定期检查。"), paragraph("另外一段。"))
    assert received.styled == frozenset() and received.forms == {}


def test_a_bold_style_and_a_bold_character_style_undo_each_other() -> None:
    styles = [style("a", run="<w:b/>"), style("c", kind="character", run="<w:b/>")]
    received = read(paragraph(run("词", '<w:rStyle w:val="c"/>'), style="a"), paragraph("词", style="a"), styles=styles)
    assert 1 not in received.forms and received.forms[2].bold


def test_a_text_box_stands_there_once() -> None:
    assert lines(paragraph("前文", box(paragraph("框内")), "后文")) == ["前文后文", "框内"]
    assert losses(paragraph("前文", box(paragraph("框内")))) == [(2, "文本框里的文字，按它所在的自然段排在这里")]


def test_a_text_box_before_the_words_of_its_paragraph_comes_before_them() -> None:
    assert lines(paragraph(box(paragraph("题目")), "正文")) == ["题目", "正文"]


def test_the_form_for_old_programs_where_nothing_else_is_understood() -> None:
    choice = '<mc:Choice Requires="future"><w:r><w:t>新</w:t></w:r></mc:Choice>'
    fallback = "<mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback>"
    assert lines(paragraph(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")) == ["旧"]


def test_tracked_changes_are_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    body = paragraph("一", f"<w:ins>{run('新')}</w:ins>", deleted, f"<w:moveFrom>{run('走')}</w:moveFrom>", "二")
    assert lines(body) == ["一新二"]
    assert losses(body) == [(1, "修订中删去的文字没有列入：旧"), (1, "修订中删去的文字没有列入：走")]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next_with_its_number() -> None:
    body = [
        paragraph("加强", properties="<w:rPr><w:del/></w:rPr>"),
        paragraph("领导", number=(1, 0)),
        paragraph("事", number=(1, 0)),
    ]
    assert lines(*body, numbering=[abstract(0, level(0, "chineseCounting", "%1、")), num(1, 0)]) == [
        "一、加强领导",
        "二、事",
    ]


def test_a_deleted_row_is_left_out_with_a_note() -> None:
    rows = table(["甲", "乙"], ["丙", "丁"], head="<w:trPr><w:del/></w:trPr>")
    assert lines(rows) == ["丙；丁。"]
    assert losses(rows)[0] == (1, "修订中删去的表格行没有列入：甲乙")


def test_of_fields_the_result_stands() -> None:
    body = paragraph(mark("begin"), code("PAGE"), mark("separate"), run("3"), mark("end"), "页")
    assert lines(body) == ["3页"]


def test_a_field_inside_a_field() -> None:
    inner = mark("begin") + code("DATE") + mark("separate") + run("藏") + mark("end")
    assert lines(paragraph(mark("begin"), code("IF"), inner, mark("separate"), run("显"), mark("end"))) == ["显"]


def test_an_instruction_without_end_swallows_its_paragraph_only() -> None:
    assert lines(paragraph(mark("begin"), code("IF"), "藏"), paragraph("显")) == ["", "显"]


def test_a_table_of_contents_is_left_out_with_a_note() -> None:
    body = [
        paragraph(mark("begin"), code(r"TOC \o"), mark("separate"), run("指导思想 1")),
        paragraph("工作目标 2"),
        paragraph(mark("end")),
        paragraph("正文"),
    ]
    assert "".join(lines(*body)) == "正文"
    assert losses(*body) == [(1, "自动生成的目录没有列入，共 2 行")]


def test_a_table_of_contents_without_end_swallows_nothing() -> None:
    body = [paragraph(mark("begin"), code(r"TOC \o"), mark("separate"), run("目录")), paragraph("正文")]
    assert lines(*body) == ["目录", "正文"]


def test_hidden_words_are_left_out_with_a_note() -> None:
    body = paragraph("见", run("藏", "<w:vanish/>"), "了")
    assert lines(body) == ["见了"]
    assert losses(body) == [(1, "隐藏的文字没有列入：藏")]


def test_a_hidden_paragraph_is_not_counted() -> None:
    hidden = "<w:vanish/>"
    body = [
        paragraph("事", number=(1, 0)),
        paragraph(run("藏", hidden), number=(1, 0), properties=f"<w:rPr>{hidden}</w:rPr>"),
        paragraph("事", number=(1, 0)),
    ]
    assert lines(*body, numbering=[abstract(0, level(0, "decimal", "%1、")), num(1, 0)]) == ["1、事", "2、事"]


def test_an_empty_numbered_paragraph_counts_and_is_told() -> None:
    case = CASES["empty_numbered_paragraphs_count"]
    received = read_bytes(Path("计划.docx"), case.data)
    assert [(loss.line, loss.text) for loss in received.losses] == [(3, "自动编号“三、”后面没有文字，没有列入")]


def test_line_breaks_tabs_hyphens_and_white_space() -> None:
    body = paragraph(
        "甲", "<w:r><w:tab/></w:r>", "乙", '<w:r><w:br w:type="page"/></w:r>', "丙", "<w:r><w:cr/></w:r>", "丁"
    )
    assert lines(body, paragraph("　　缩进", "<w:r><w:noBreakHyphen/></w:r>", "后")) == [
        "甲\t乙丙",
        "丁",
        "　　缩进-后",
    ]


def test_symbols() -> None:
    def symbol(font: str, point: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{point}"/></w:r>'

    known = paragraph(symbol("Wingdings", "F0FE"), symbol("Wingdings", "F081"), symbol("宋体", "2460"))
    assert lines(known) == ["☑①①"] and losses(known) == []
    unknown = paragraph(symbol("Webdings", "F041"))
    assert lines(unknown) == ["□"] and losses(unknown) == [(1, "符号（Webdings 字体 F041）写成“□”")]


def test_an_encircled_number() -> None:
    assert lines(paragraph(mark("begin"), code(r"eq \o\ac(○,3)"), mark("end"), "事")) == ["③事"]


def test_pictures_charts_formulas_objects_and_notes_are_told_by_line() -> None:
    picture = "<w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>"
    chart = "<w:r><w:drawing><wp:inline><c:chart/></wp:inline></w:drawing></w:r>"
    thing = "<w:r><w:object><o:OLEObject/></w:object></w:r>"
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    parts = {
        "footnotes.xml": ("footnotes", f'<w:footnote w:id="2">{paragraph("注文")}</w:footnote>'),
        "comments.xml": ("comments", f'<w:comment w:id="0">{paragraph("再议")}</w:comment>'),
        "header1.xml": ("header", paragraph("内部资料")),
        "footer1.xml": ("footer", paragraph("- 3 -")),
    }
    body = [paragraph(part) for part in (picture, chart, thing, formula, note, comment)]
    assert losses(*body, parts=parts) == [
        (1, "图片没有列入"),
        (1, "页眉没有列入：内部资料"),
        (1, "批注共 1 条，没有列入"),
        (2, "图表没有列入"),
        (3, "嵌入的对象没有列入"),
        (4, "公式只留下了其中的文字"),
        (5, "脚注没有列入：注文"),
        (6, "批注没有列入：再议"),
    ]
    assert lines(*body, paragraph("甲"), parts=parts)[3] == "a+b"


def test_content_controls_links_and_ruby() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('zhī')}</w:rt><w:rubyBase>{run('之')}</w:rubyBase></w:ruby></w:r>"
    inner = f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run('链接')}</w:hyperlink>"
    body = f"<w:sdt><w:sdtContent>{paragraph(inner, link, ruby)}</w:sdtContent></w:sdt>"
    assert lines(body) == ["控件链接之"]
    assert losses(body) == [(1, "注音没有列入：zhī")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["序号", "内容", "时间"], ["1", "植树", "3月"], ["2", "义诊", ""]],
            ["序号：1；内容：植树；时间：3月。", "序号：2；内容：义诊。"],
        ),
        (
            [["姓名", "张三", "性别", "男"], ["住址", "桃园", "电话", "无"]],
            ["姓名；张三；性别；男。", "住址；桃园；电话；无。"],
        ),
        ([["工作安排表"], ["时间", "内容"], ["3月", "植树。"]], ["工作安排表", "时间：3月；内容：植树。"]),
        ([["工作安排表", ""], ["时间", "内容"], ["3月", "植树。"]], ["工作安排表", "时间：3月；内容：植树。"]),
        ([["一、指导思想"], ["以人为本。"]], ["一、指导思想", "以人为本。"]),
    ],
)  # fmt: skip
def test_tables_become_lines(rows: list[list[str]], expected: list[str]) -> None:
    assert lines(table(*rows)) == expected


def test_a_row_that_the_file_says_names_the_columns() -> None:
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    assert lines(table(["甲", "乙"], ["1", "2"], head=head)) == ["甲：1；乙：2。"]


def test_automatic_numbers_alone_in_cells_and_cells_that_go_on_below() -> None:
    def going(kind: str, text: str) -> str:
        return f"<w:tcPr><w:vMerge{kind}/></w:tcPr>{paragraph(text)}"

    rows = (
        table(["序号", "时间", "内容"])[: -len("</w:tbl>")]
        + "".join(
            f"<w:tr><w:tc>{paragraph('', number=(1, 0))}</w:tc><w:tc>{going(kind, text)}</w:tc>"
            f"<w:tc>{paragraph(words)}</w:tc></w:tr>"
            for kind, text, words in ((' w:val="restart"', "3月", "植树"), ("", "", "义诊"))
        )
        + "</w:tbl>"
    )
    assert lines(rows, numbering=[abstract(0, level(0, "decimal", "%1")), num(1, 0)]) == [
        "序号：1；时间：3月；内容：植树。",
        "序号：2；时间：3月；内容：义诊。",
    ]


def test_a_macro_file_is_read_like_any_other_and_without_its_macros() -> None:
    data = word_file([paragraph("正文")], files={"word/vbaProject.bin": b"x"})
    received = read_bytes(Path("计划.docm"), data)
    assert (received.text, received.suffix, received.original) == ("正文\n", ".docm", data)


def broken(data: bytes) -> bytes:
    return data[: len(data) // 2]


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(path, text)
    return buffer.getvalue()


def with_document(xml: bytes) -> bytes:
    """A Word file whose document is these bytes."""
    source = zipfile.ZipFile(io.BytesIO(word_file([])))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.namelist():
            archive.writestr(entry, xml if entry == "word/document.xml" else source.read(entry))
    return buffer.getvalue()


W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ENTITY = (
    b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ' + W + b"><w:body>&x;</w:body></w:document>"
)
LAUGHS = (
    b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><w:document '
    + W
    + b"><w:body>&b;</w:body></w:document>"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04" + b"x" * 100, "不是完整的 Word 文件"),
        (broken(word_file([paragraph("正文")])), "不是完整的 Word 文件"),
        (zipped(a="b"), "里面没有正文"),
        (with_document(b"<w:document"), "XML 已损坏"),
        (with_document(b"<a/>"), "没有正文"),
        (with_document(ENTITY), "文档类型声明"),
        (with_document(LAUGHS), "文档类型声明"),
        (with_document(b" " * 41_000_000), "大得不正常"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (b"", "空的"),
        (word_file([]), "没有文字"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_bytes(Path("计划.docx"), data)


def test_parts_that_are_too_large_together_are_refused() -> None:
    large = (paragraph(" " * 5_000_000)) * 5
    headers = {f"header{place}.xml": ("header", large) for place in range(5)}
    with pytest.raises(Unreadable, match="大得不正常"):
        read(paragraph("正文"), parts=headers)


def test_content_that_is_nested_without_end_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 120 + paragraph("底") + "</w:sdtContent></w:sdt>" * 120
    with pytest.raises(Unreadable):
        read(deep)


def test_a_part_outside_of_the_file_is_not_looked_at(tmp_path: Path) -> None:
    data = word_file([paragraph("正文", number=(1, 0))])
    source = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry in source.namelist():
            content = source.read(entry).replace(b'Target="numbering.xml"', b'Target="../../../etc/passwd"')
            archive.writestr(entry, content)
    assert read_bytes(Path("计划.docx"), buffer.getvalue()).text == "正文\n"


def test_styles_and_lists_that_refer_to_each_other_without_end() -> None:
    styles = [
        style("a", based_on="b"),
        style("b", based_on="a"),
        style("list", kind="numbering", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'),
    ]
    numbering = [abstract(0, link='<w:numStyleLink w:val="list"/>'), num(1, 0)]
    assert lines(paragraph("正文", style="a", number=(1, 0)), styles=styles, numbering=numbering) == ["正文"]
