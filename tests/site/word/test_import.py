"""Files that LibreOffice has read or written: the automatic numbers are those that it prints itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planlib.importing.formats import Unreadable, read, read_bytes
from planlib.importing.formats.office import read as read_office
from tests.support.office import convert, missing_programs, to_pdfs
from tests.support.word_cases import CASES
from tests.support.word_files import abstract, level, num, paragraph, word_file

# What LibreOffice 7 does not know: levels that only another level lets begin anew, and isLgl. An empty paragraph with
# a number has it here too, but no line of its own in the text.
DIFFERENT = {
    "chapters_and_articles",
    "an_inner_level_that_only_the_outermost_restarts",
    "legal_numbers_under_chinese_ones",
    "empty_numbered_paragraphs_count",
}

pytestmark = pytest.mark.skipif(
    bool(missing_programs()) and not os.environ.get("CI"),
    reason=f"the set-up found no way to install {', '.join(missing_programs())}",
)


def bare(text: str) -> list[str]:
    """The lines without white space, which LibreOffice puts between a number and its words."""
    return ["".join(line.split()) for line in text.replace("\r", "").removesuffix("\n").split("\n")]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the text of each case as LibreOffice exports it."""
    folder = tmp_path_factory.mktemp("labels")
    files = [folder / f"{name}.docx" for name in CASES]
    for file in files:
        file.write_bytes(CASES[file.stem].data)
    convert(files, "txt:Text (encoded):UTF8", folder / "text")
    return folder / "text"


@pytest.mark.parametrize("name", sorted(set(CASES) - DIFFERENT))
def test_every_number_is_the_one_that_libreoffice_prints(name: str, printed: Path) -> None:
    exported = (printed / f"{name}.txt").read_text("utf-8-sig")
    assert bare(read_bytes(Path("计划.docx"), CASES[name].data).text) == bare(exported)


PLAN = word_file(
    [
        paragraph("社区工作计划", properties='<w:jc w:val="center"/>'),
        *(paragraph("加强领导", number=(1, place)) for place in (0, 1, 1, 0)),
        paragraph("为了做好各项工作，让居民满意，特制定本计划，请各居民小组认真执行，按时完成各项任务。" * 3),
    ],
    numbering=[abstract(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）")), num(1, 0)],
)


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".wps"])
def test_old_and_foreign_files_are_read_with_their_numbers(suffix: str, tmp_path: Path) -> None:
    source = tmp_path / "计划.docx"
    source.write_bytes(PLAN)
    convert([source], "doc" if suffix == ".wps" else suffix[1:], tmp_path / "out")
    file = next((tmp_path / "out").iterdir()).rename(tmp_path / f"年度 计划{suffix}")
    received = read(file)
    assert received.suffix == suffix and received.original == file.read_bytes()
    assert bare(received.text)[1:5] == ["一、加强领导", "（一）加强领导", "（二）加强领导", "二、加强领导"]


def test_a_rich_text_file(tmp_path: Path) -> None:
    file = tmp_path / "计划.rtf"
    words = "".join(f"\\u{ord(character)}?" for character in "加强领导")
    file.write_text(rf"{{\rtf1\ansi\uc1 {words}\par 1. {words}\par}}", "ascii")
    assert bare(read(file).text)[:2] == ["加强领导", "1.加强领导"]


def test_a_file_that_libreoffice_cannot_read_is_refused_in_words() -> None:
    with pytest.raises(Unreadable, match="LibreOffice 读不出"):
        read_office(Path("计划.odt"), b"PK\x03\x04 no document")


def test_a_pdf_becomes_lines_without_page_numbers(tmp_path: Path) -> None:
    source = tmp_path / "计划.docx"
    source.write_bytes(PLAN)
    to_pdfs([source], tmp_path)
    lines = read(tmp_path / "计划.pdf").text.split("\n")
    assert [line.strip() for line in lines[:3]] == ["社区工作计划", "一、加强领导", "（一）加强领导"]
    assert "".join(lines).count("特制定本计划") == 3
