"""Saved web pages: the text of the page, and what is told of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlib.importing.formats import Received, Unreadable, read_bytes
from planlib.importing.formats.html import is_page

SENTENCE = "坚持以人民为中心，做好社区的各项工作。"


def read(body: str, *, head: str = '<meta charset="utf-8">', encoding: str = "utf-8") -> Received:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(Path("计划.html"), page.encode(encoding))


def lines(body: str) -> list[str]:
    return read(body).text.split("\n")[:-1]


def losses(body: str) -> list[str]:
    return [loss.text for loss in read(body).losses]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        ("<meta charset=gbk>", "gb18030"),
        ('<meta charset="utf-8">', "utf-8-sig"),
        ('<meta charset="big5">', "big5"),
        ("", "gb18030"),
        ("", "utf-8"),
        ('<meta charset="utf-8">', "gb18030"),  # what it says of itself is wrong
        ('<meta charset="no-such-charset">', "gb18030"),
        ("", "utf-16"),
    ],
)
def test_a_page_in_any_encoding_that_sites_use(head: str, encoding: str) -> None:
    text = "社區工作計劃" if encoding == "big5" else "社区工作计划，以人民为中心，做好各项工作，让大家满意。"
    assert read(f"<p>{text}</p>", head=head, encoding=encoding).text == f"{text}\n"


def test_what_a_page_says_of_its_encoding_tips_the_scales_only() -> None:
    assert read("<p>囧槑</p>", head="<meta charset=gbk>", encoding="gbk").text == "囧槑\n"
    page = '<meta charset="iso-8859-1"><p>社区的工作</p>'
    assert read_bytes(Path("计划.html"), page.encode("gbk")).text == "社区的工作\n"
    with pytest.raises(Unreadable, match="读不出来"):
        read_bytes(Path("计划.html"), b"<p>\xff\xfe\xfd</p>")


def test_broken_pages_are_understood_as_browsers_understand_them() -> None:
    assert lines("<table><tr><td>甲</td></tr>乙</table>") == ["乙", "甲"]
    received = read(f"<p><b>工作目标<p>{SENTENCE}<p>{SENTENCE}")
    assert received.forms[3].bold and received.styled == frozenset()
    assert lines(f"<frameset><frame src=a></frameset><noframes>{SENTENCE}</noframes>") == [SENTENCE]


def test_a_page_writes_no_numbers_of_its_own() -> None:
    assert lines('<ul><li data-label="一、">甲</li></ul>') == ["甲"]
    assert lines('<p style="font-size:1.2.3pt">甲</p>') == ["甲"]


def test_paragraphs_breaks_entities_and_white_space() -> None:
    assert lines("<p>　　甲&ldquo;乙&rdquo;\n 丙&nbsp;&nbsp;丁</p><p>一<br>二<br/>\n三</p>四<div>五</div>六") == [
        "　　甲“乙” 丙 丁", "一", "二", "三", "四", "五", "六",
    ]  # fmt: skip


def test_headings_by_tag_and_by_hand() -> None:
    received = read(
        f"<h2>指导思想</h2><p>{SENTENCE}</p><p><b>工作目标</b></p><p>{SENTENCE}</p><p><b>词</b>{SENTENCE}</p>"
    )
    assert received.styled == {1, 3}
    assert received.forms[1].level == 2 and not received.forms.get(5)


def test_a_line_at_the_right_is_no_heading() -> None:
    received = read(f'<p>{SENTENCE}</p><p style="text-align:right"><b>桃园社区</b></p>')
    assert received.styled == frozenset() and received.forms[2].align == "right"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>甲</li><li>乙</li></ol>", ["1. 甲", "2. 乙"]),
        ('<ol start="3"><li>甲</li><li value="7">乙</li><li>丙</li></ol>', ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol reversed><li>甲</li><li>乙</li></ol>", ["2. 甲", "1. 乙"]),
        ('<ol type="A"><li>甲</li></ol><ol type="i"><li>乙</li></ol>', ["A. 甲", "i. 乙"]),
        ('<ol style="list-style-type:cjk-ideographic"><li>甲</li></ol>', ["一、甲"]),
        ('<ol style="list-style:none"><li>甲</li></ol>', ["甲"]),
        ("<ol><li>一、甲</li><li>（二）乙</li></ol>", ["一、甲", "（二）乙"]),
        ("<ol><li>甲<ol><li>乙</li></ol></li><li>丙</li></ol>", ["1. 甲", "1. 乙", "2. 丙"]),
        ("<ol><li><p>甲</p><p>乙</p></li></ol>", ["1. 甲", "乙"]),
        ("<ul><li>甲</li></ul>", ["甲"]),
    ],
)
def test_numbers_of_lists_are_part_of_the_text(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


def test_a_table_becomes_lines_and_is_told() -> None:
    head = "<tr><th>时间</th><th>内容</th></tr>"
    table = f"<table>{head}<tr><td rowspan=2>3月</td><td>植树</td></tr><tr><td>义诊</td></tr></table>"
    assert lines(table) == ["时间：3月；内容：植树。", "时间：3月；内容：义诊。"]
    assert losses(table) == ["表格（3 行 2 列）改成逐行的文字"]


def test_a_table_that_only_arranges_the_page_is_none() -> None:
    assert lines(f"<table><tr><td><p>{SENTENCE}</p></td></tr></table>") == [SENTENCE]


PAGE = f"""
<div class="top"><a href="/">首页</a><a href="/a">范文</a></div>
<div class="wrap">
  <div class="crumbs">当前位置：<a href="/">首页</a></div>
  <div class="left"><h1>社区工作计划</h1><div class="info">时间：<a href="/d">一月</a></div>
    <div class="content"><p>{SENTENCE}</p><p>一、加强领导</p><p>{SENTENCE}</p>
      <div><a href="1">上一篇</a><a href="2">下一篇</a></div></div></div>
  <div class="side"><ul><li><a href="b">别的计划，另一篇。</a></li></ul></div>
</div>
<footer>版权所有，请勿转载。</footer><script>var a = "。，";</script>
"""


def test_of_a_page_the_title_and_the_text_are_left_and_all_else_is_told() -> None:
    assert lines(PAGE) == ["社区工作计划", SENTENCE, "一、加强领导", SENTENCE]
    told = "\n".join(losses(PAGE))
    for words in ("首页", "当前位置", "时间", "上一篇", "别的计划", "版权所有"):
        assert words in told
    assert "var a" not in told


def test_no_sentence_is_lost_where_the_text_lies_in_several_parts() -> None:
    assert lines(f"<div>甲，乙。</div><div><p>{SENTENCE}</p><p>{SENTENCE}</p></div><div>丙，丁。</div>") == [
        "甲，乙。", SENTENCE, SENTENCE, "丙，丁。",
    ]  # fmt: skip


def test_short_lines_beside_the_text_stay() -> None:
    assert lines(f"<div>社区工作计划</div><div><p>{SENTENCE}</p></div><div>桃园社区</div>") == [
        "社区工作计划", SENTENCE, "桃园社区",
    ]  # fmt: skip


def test_pictures_hidden_words_and_ruby_are_told() -> None:
    body = '<p>甲<img src="a"><span style="display:none">藏</span><ruby>之<rt>zhī</rt></ruby>乙</p>'
    assert lines(body) == ["甲之乙"]
    assert losses(body) == ["图片没有列入", "网页的附加内容没有列入：藏", "注音没有列入：zhī"]


def test_a_page_saved_by_word() -> None:
    body = (
        "<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]>"
        "加强领导<o:p></o:p></p><!--[if gte mso 9]><xml>x</xml><![endif]-->"
    )
    assert "".join(lines(body)).replace(" ", "") == "一、加强领导"


QUOTED = "".join(f"={byte:02X}" for byte in "<p>社区的工作</p>".encode("gbk"))


@pytest.mark.parametrize(
    "archive",
    [
        "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: base64\n\nPHA+56S+5Yy655qE\n5bel5L2cPC9wPg==\n--b--\n",
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="a b"\n\nThis is a message.\n--a b\n'
        "Content-Type: multipart/alternative; boundary=--c\n\n----c\nContent-Type: text/plain\n\nx\n\n----c\n"
        'CONTENT-TYPE: Text/HTML;\n charset="gb2312"\nContent-Transfer-Encoding: Quoted-Printable\n\n'
        f"{QUOTED[:30]}=\n{QUOTED[30:]}\n----c--\n\n--a b--\n",
        f"Content-Type: text/html; charset=gbk\nContent-Transfer-Encoding: quoted-printable\n\n{QUOTED}",
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{QUOTED}",
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_an_archived_page(archive: str, end: str) -> None:
    data = f"From: <Saved>\nMIME-Version: 1.0\n{archive}".replace("\n", end).encode()
    assert read_bytes(Path("计划.mht"), data).text == "社区的工作\n"


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有网页"):
        read_bytes(Path("计划.mht"), b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx")


def test_a_page_under_the_name_of_a_word_file() -> None:
    page = "<html><head><meta charset=utf-8></head><body><p>正文</p></body></html>"
    received = read_bytes(Path("计划.doc"), page.encode())
    assert (received.text, received.suffix) == ("正文\n", ".doc")


def test_a_page_under_another_name_is_known_by_its_beginning() -> None:
    assert is_page("\ufeff <!-- 甲 -- 乙 --> <!----><html>".encode()) and is_page(b"MIME-Version: 1.0")
    assert not is_page(b"<!-- <html>") and not is_page(b"<!---->" * 500 + b"x")


def test_deep_and_broken_markup() -> None:
    assert lines("<div>" * 300 + "正文") == ["正文"]
    assert lines("<p>甲<b>乙<p>丙</i></table>丁&nosuch;&#0;") != []
    with pytest.raises(Unreadable, match="太多层"):
        read("<div>" * 5000 + "正文")
    with pytest.raises(Unreadable, match="太多层"):
        read("".join(f"<b id={place}>" for place in range(5000)) + "<p>甲" * 5000)


@pytest.mark.parametrize("page", [b"<html></html>", b"<html><body><script>1</script></body></html>", b"<!-- -->"])
def test_a_page_without_words_is_refused(page: bytes) -> None:
    with pytest.raises(Unreadable):
        read_bytes(Path("计划.html"), page)
