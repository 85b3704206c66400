"""Files of several formats, from the file to the library."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from planlib.importing.cli import main
from planlib.importing.formats import SUFFIXES, Unreadable, pdf, read, read_bytes
from planlib.library import open_library
from tests.support.paths import ROOT
from tests.support.word_files import abstract, level, num, paragraph, run, word_file
from tests.unit.importing.test_importing import library

__all__ = ["library"]

BODY = "坚持以居民为中心，扎实做好各项工作，让居民群众满意。"
PICTURE = "<w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>"
WORD = word_file(
    [
        paragraph(run("桃园社区工作计划", '<w:b/><w:sz w:val="44"/>'), properties='<w:jc w:val="center"/>'),
        paragraph("为了做好今年的各项工作，结合社区实际，特制定本计划。", PICTURE),
        paragraph(run("指导思想", "<w:b/>"), number=(1, 0)),
        paragraph(BODY),
        paragraph(run("主要任务", "<w:b/>"), number=(1, 0)),
        paragraph("环境整治", number=(1, 1)),
        paragraph(BODY),
        paragraph("志愿服务", number=(1, 1)),
        paragraph(BODY),
    ],
    numbering=[abstract(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）")), num(1, 0)],
)
PAGE = (
    "<html><head><meta charset=gb2312></head><body><h1>杏花社区工作计划</h1>"
    f"<p>为了做好各项工作，特制定本计划。</p><p>一、指导思想</p><p>{BODY}</p><p>二、工作目标</p><p>{BODY}</p></body></html>"
).encode("gb18030")


def test_a_word_file_becomes_a_plan_with_its_numbers_as_headings(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "年度 计划.docx"
    file.write_bytes(WORD)
    assert main([str(file), "--into", str(library)]) == 0
    opened = open_library(library)
    assert [str(finding) for finding in opened.errors] == []
    assert (library / "sources/年度-计划.docx").read_bytes() == WORD
    text = (library / "sources/年度-计划.txt").read_bytes()
    received = opened.inputs.collections["年度-计划"].received
    assert received
    assert (received.file, received.sha256) == ("年度-计划.docx", hashlib.sha256(WORD).hexdigest())
    assert received.text == hashlib.sha256(text).hexdigest()
    assert [(loss.line, loss.what) for loss in received.losses] == [(2, "图片没有列入")]
    sources = {page.front.source.collection: page for page in opened.inputs.pages if page.front.source}
    page = sources["年度-计划"]
    headings = [line for line in page.text.split("\n") if line.startswith("#")]
    assert [line.partition(" {")[0] for line in headings] == [
        "## 指导思想", "## 主要任务", "### 环境整治", "### 志愿服务",
    ]  # fmt: skip
    assert opened.inputs.accounts["年度-计划"].unaccounted == 0


def test_a_web_page_is_kept_beside_its_text_and_imported_once(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "网页.html"
    file.write_bytes(PAGE)
    assert main([str(file), "--into", str(library)]) == 0
    assert (library / "sources/网页.html").read_bytes() == PAGE
    before = sorted(path.name for path in (library / "sources").iterdir())
    assert main([str(file), "--into", str(library)]) == 0
    assert sorted(path.name for path in (library / "sources").iterdir()) == before
    assert [str(finding) for finding in open_library(library).errors] == []


def test_losses_stand_in_both_reports(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "计划.docx"
    file.write_bytes(WORD)
    main([str(file), "--into", str(library), "--dry-run", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["losses"] == [{"line": 2, "text": "图片没有列入"}]
    main([str(file), "--into", str(library), "--dry-run"])
    assert "第 2 行 图片没有列入" in capsys.readouterr().out


def test_a_folder_is_read_without_the_lock_files_of_word(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "旧 稿"
    folder.mkdir()
    (folder / "计划.docx").write_bytes(WORD)
    (folder / "~$计划.docx").write_bytes(b"lock")
    (folder / "图.png").write_bytes(b"png")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    assert main([str(folder), "--into", str(library), "--dry-run"]) == 1
    printed = capsys.readouterr()
    assert "计划.docx：1 份计划" in printed.out
    refused, summary = printed.err.splitlines()
    assert "坏.docx：不是完整的 Word 文件" in refused
    assert summary == "可以导入 1 个文件；1 个没有导入，原因见上；1 个不是能读的文件，跳过了：图.png。"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("表.xlsx", b"PK\x03\x04", "不认识 .xlsx"),
        ("无后缀", b"x", "没有后缀"),
        ("空.txt", b" \r\n", "空的"),
        ("图.txt", bytes(range(256)) * 20, "不是能读的文字文件"),
        ("长.txt", "长".encode() * 400_000, "超过 1 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name: str, data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_bytes(Path(name), data)


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="打不开"):
        read(tmp_path / "无.docx")
    large = tmp_path / "大.docx"
    with large.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(Unreadable, match="超过 50 MB"):
        read(large)


def test_a_text_file_in_utf_8_is_all_there_is() -> None:
    received = read_bytes(Path("计划.txt"), "计划\n".encode() * 20)
    assert received.original is None and received.text == "计划\n" * 20


def test_a_text_file_that_is_not_its_text_byte_for_byte_is_kept() -> None:
    data = "计划\r\n".encode("gb18030") * 20
    received = read_bytes(Path("计划.txt"), data)
    assert (received.original, received.suffix, received.text) == (data, ".received", "计划\n" * 20)
    assert "GB18030" in received.extraction


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("　工作".encode("gb18030").replace(b"\xa1\xa1", b"\xa3\xa0"), "　工作"),
        (b"\x80" + "的补助".encode("gbk"), "€的补助"),
        ("甲‧乙～丙的工作，￥".encode("cp950"), "甲‧乙～丙的工作，￥"),
        (b"\xa3\xe1" + "的工作".encode("cp950"), "€的工作"),
    ],
)
def test_characters_that_python_has_no_place_for_are_read_as_browsers_read_them(data: bytes, text: str) -> None:
    assert read_bytes(Path("计划.txt"), data).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_a_damaged_text_is_no_text_of_another_encoding(encoding: str) -> None:
    lines = ["社區的工作，為了居民", "我們要這個時間"]
    first, second = (line.encode(encoding) for line in lines)
    received = read_bytes(Path("计划.txt"), b"\n".join((first, b"\xff" + second)))
    assert received.text.split("\n") == [lines[0], f"\ufffd{lines[1]}"]
    assert received.losses == ((2, "这一行有 1 处字符已损坏，写成“\ufffd”"),)


def test_plans_in_one_line_are_parted_and_the_file_is_kept() -> None:
    data = f"{'社区要做好各项工作。' * 15}范文二今年的安排如下。".encode()
    received = read_bytes(Path("计划.txt"), data)
    assert received.text.split("\n")[1:] == ["范文二", "今年的安排如下。"]
    assert received.original == data and "断了行" in received.extraction


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf", ".odt", ".pdf"])
def test_without_the_programs_a_message_says_what_to_do(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match=r"这台机器上没有。请安装它"):
        read_bytes(Path(f"计划{suffix}"), b"x")


def test_every_format_has_a_reader_and_the_command_says_so() -> None:
    assert set(SUFFIXES) >= {".txt", ".md", ".docx", ".html", ".htm", ".doc", ".wps", ".rtf", ".pdf", ".odt"}


FULL = "为了做好今年的各项工作，结合本社区的实际情况和居民"  # 24 characters


def test_lines_of_a_pdf_without_its_page_numbers_and_headers() -> None:
    pages = [
        ["桃园社区", f"    {FULL}", "接着写第二行。", "- 1 -"],
        ["桃园社区", "    第 二 段， 20 条， a b。", "", "2"],
        ["桃园社区", "  第三段。", "第 3 页 共 3 页"],
    ]
    text, losses = pdf.lines_of("\f".join("\n".join(page) for page in pages))
    assert text == [f"　　{FULL}接着写第二行。", "　　第二段，20条，a b。", "　　第三段。"]
    assert [loss.line for loss in losses] == [1, 1, 2, 2, 3, 3, 1]
    assert losses[-1].text == "页面上的折行按版面接成自然段，共 1 处"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([FULL, "的需要，制定本计划。"], [f"{FULL}的需要，制定本计划。"]),
        ([f"{FULL[:-1]}。", "另一段从这里开始。"], [f"{FULL[:-1]}。", "另一段从这里开始。"]),
        ([FULL, "一、指导思想"], [FULL, "一、指导思想"]),
        (["工作计划", "指导思想"], ["工作计划", "指导思想"]),
        ([f"    {FULL[:-3]}。", "还是第一段。", "    第二段。"], [f"　　{FULL[:-3]}。还是第一段。", "　　第二段。"]),
        ([f"{FULL[:-2]}20", "24年", "x"], [f"{FULL[:-2]}2024年", "x"]),
    ],
)
def test_lines_of_a_pdf_are_joined_where_they_reach_the_margin(lines: list[str], paragraphs: list[str]) -> None:
    assert pdf.lines_of("\n".join(lines))[0] == paragraphs


@pytest.mark.parametrize("names", [["年度 计划.docx"], ["a.docx", "b.html"]])
def test_make_import_takes_names_with_spaces_and_several_files(names: list[str], tmp_path: Path) -> None:
    """The target alone: what it hands on to the command."""
    rule = (ROOT / "Makefile").read_text("utf-8").partition("\nimport: ")[2].partition("\n\n")[0]
    recipe = "\n".join(line.strip() for line in rule.split("\n")[1:])
    for name in names:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/import.py").write_text("import json, sys; print(json.dumps(sys.argv[1:]))")
    (tmp_path / "Makefile").write_text("import:\n\t" + recipe.replace("\n", "\n\t") + "\n", "utf-8")
    command = ["make", "--silent", "import", f"VENV_PYTHON='{sys.executable}'", f"FROM={' '.join(names)}"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == names
