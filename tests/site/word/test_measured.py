"""Made-up documents as Word files, laid out by LibreOffice and measured in millimetres against GB/T 9704—2012."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.support.measured import ROWS, Form, elements, faults, number_faults, rows
from tests.support.office import Page, missing_programs, read_pages, to_pdfs
from tests.support.once import once
from tests.support.paths import ROOT

Lines = list[dict[str, Any]]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = ROOT / "tests/support/fonts.conf"
KNOWN_TO_WORD = {
    "Normal", "Title", "List Number", "heading 1", "heading 2", "heading 3", "heading 4", "footer", "Signature", "Date",
    "footnote reference", "endnote reference", "Salutation",
}  # fmt: skip

pytestmark = pytest.mark.skipif(
    bool(missing_programs()) and not os.environ.get("CI"),
    reason=f"the set-up found no way to install {', '.join(missing_programs())}",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the documents of tests/front/word-cases.ts: NAME.docx, NAME.pdf, and their lines in cases.json."""

    def make(folder: Path) -> None:
        program = folder / "apart.mjs"
        options = ["--bundle", "--platform=node", "--format=esm", "--log-level=warning", f"--outfile={program}"]
        bundle = [str(ROOT / "node_modules/.bin/esbuild"), "tests/front/word-apart.ts", *options]
        subprocess.run(bundle, check=True, cwd=ROOT)
        subprocess.run(["node", program, folder], check=True)
        to_pdfs(sorted(folder.glob("*.docx")), folder, fonts=FONTS)

    return once(tmp_path_factory, "measured", make)


@pytest.fixture(scope="module")
def cases(folder: Path) -> dict[str, Lines]:
    found: dict[str, Lines] = json.loads((folder / "cases.json").read_text("utf-8"))
    return found


def test_every_element_stands_where_the_standard_has_it(folder: Path, cases: dict[str, Lines]) -> None:
    assert len(cases) >= 60
    told: dict[str, dict[str, str]] = json.loads((folder / "set.json").read_text("utf-8"))
    found = {
        name: list(_faults(lines, read_pages(folder / f"{name}.pdf"), Form.of(told.get(name, {}))))
        for name, lines in cases.items()
    }
    assert {name: said for name, said in found.items() if said} == {}


def _faults(lines: Lines, pages: list[Page], form: Form) -> Iterator[str]:
    try:
        yield from faults(elements(lines, rows(pages, form)), form)
    except AssertionError as error:
        yield str(error)
    yield from number_faults(pages, form)


def test_what_stands_a_millimetre_and_a_half_off_is_seen(folder: Path, cases: dict[str, Lines]) -> None:
    found = elements(cases["四级标题"], rows(read_pages(folder / "四级标题.pdf")))
    for at, each in enumerate(found):
        for moved in ({"left": 1.5, "right": 1.5}, {"middle": 1.5}, {"size": 1}):
            row = each.rows[0]
            other = replace(row, **{edge: getattr(row, edge) + by for edge, by in moved.items()})
            off = replace(each, rows=[other, *each.rows[1:]])
            assert list(faults([*found[:at], off, *found[at + 1 :]])), (at, moved)


def test_full_pages_have_22_lines_of_28_characters(folder: Path) -> None:
    full = rows(read_pages(folder / "五面.pdf"))
    by_page = [[row.text for row in full if row.page == page] for page in range(1, 5)]
    assert by_page == [["国" * 28] * ROWS] * 4
    assert len(read_pages(folder / "一面整.pdf")) == 1
    assert len(read_pages(folder / "一面多一行.pdf")) == 2
    assert len(read_pages(folder / "三十面.pdf")) >= 30


def test_all_is_set_in_the_fonts_that_are_named(folder: Path) -> None:
    """A quotation mark in a Latin font would be another font of the file."""
    text, title, number = "仿宋_GB2312", "方正小标宋简体", "宋体"
    for name in ("双引号", "单引号", "破折号", "省略号", "百分号", "温度", "间隔号", "连续标点", "叉号"):
        assert len(_fonts(folder / f"{name}.pdf")) == 3, (name, text, title, number)
    assert len(_fonts(folder / "四级标题.pdf")) == 5
    for pdf in folder.glob("*.pdf"):
        assert all("CJK" in font for font in _fonts(pdf)), pdf.name


def _fonts(pdf: Path) -> list[str]:
    table = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
    return [line.split()[0] for line in table.splitlines()[2:]]


def test_files_are_valid_office_open_xml(folder: Path) -> None:
    validators: Any = import_module("openxml_audit.validator")  # without types
    validator = validators.OpenXmlValidator()
    found = {file.name: [str(error) for error in validator.validate(file).errors] for file in folder.glob("*.docx")}
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_files_name_no_font_of_a_theme_no_style_that_is_not_there_and_no_author(folder: Path) -> None:
    for file in folder.glob("*.docx"):
        with ZipFile(file) as archive:
            parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
        for name, part in parts.items():
            themed = [key for element in part.iter() for key in element.attrib if str(key).endswith("Theme")]
            assert themed == [], (file.name, name)
        styles = parts["word/styles.xml"]
        # What Word has no style for is called in Chinese, as it is shown.
        assert {name for name in _values(styles, "name") if name.isascii()} <= KNOWN_TO_WORD
        known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
        used = {value for part in parts.values() for tag in ("pStyle", "rStyle") for value in _values(part, tag)}
        assert used <= known
        for fonts in parts["word/document.xml"].iter(f"{W}rFonts"):
            assert fonts.get(f"{W}hint") == "eastAsia"
            assert len({fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia")}) == 1
        runs = parts["word/document.xml"].iter(f"{W}r")
        assert all(run.find(f"{W}rPr/{W}rFonts") is not None for run in runs), file.name
        core = {etree.QName(element).localname: element.text or "" for element in parts["docProps/core.xml"]}
        assert [core.get(name, "") for name in ("title", "creator", "lastModifiedBy")] == [file.stem, "", ""]


def _values(part: etree._Element, tag: str) -> list[str]:
    return [element.get(f"{W}val", "") for element in part.iter(f"{W}{tag}")]


@pytest.mark.parametrize(
    ("name", "fonts"),
    [
        ("生僻字甲", {"㙍": "宋体", "㙟": "宋体", "上": "仿宋_GB2312"}),
        ("生僻字乙", {"𠮷": "SimSun-ExtB", "𬭊": "SimSun-ExtB", "祥": "仿宋_GB2312"}),
        ("生僻字丙", {"䶮": "宋体", "镕": "仿宋", "堃": "仿宋", "翀": "仿宋", "朱": "仿宋_GB2312"}),
        ("标题连着正文", {"加": "黑体", "。": "仿宋_GB2312", "任": "仿宋_GB2312"}),
        ("两个签发人", {"签": "仿宋_GB2312", "：": "仿宋_GB2312", "三": "楷体_GB2312", "修": "楷体_GB2312"}),
        ("上行文的版头", {"秘": "黑体", "★": "黑体", "急": "黑体"}),
        ("二级标题连着正文", {"强": "楷体_GB2312", "实": "仿宋_GB2312"}),
    ],
)
def test_characters_stand_in_a_font_that_has_them(folder: Path, name: str, fonts: dict[str, str]) -> None:
    """Of each character, where it stands last."""
    with ZipFile(folder / f"{name}.docx") as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    found: dict[str, str | None] = {}
    for run in document.iter(f"{W}r"):
        properties = run.find(f"{W}rPr/{W}rFonts")
        assert properties is not None
        found.update(dict.fromkeys("".join(run.itertext()), properties.get(f"{W}eastAsia")))
    assert {character: found[character] for character in fonts} == fonts
