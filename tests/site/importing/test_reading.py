"""A browser reads a file as Python does: the same text, the same headings by form, the same losses, the same words
where it cannot be read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from planlib.importing.formats import SUFFIXES
from tests.support.made_files import damaged, made_page, made_text, made_word
from tests.support.office import convert, missing_programs
from tests.support.once import once
from tests.support.paths import ROOT
from tests.support.reading import bundled, in_browser, in_python
from tests.support.word_cases import CASES
from tests.support.word_files import paragraph, word_file

MANY = 10 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 1
TESTS = [f"tests/unit/importing/{name}" for name in ("test_word.py", "test_html.py", "test_formats.py")]
OWN_WORDS = ("不认识", "浏览器里打不开")  # of the browser, which reads fewer formats
PAGE = "<h1>社区工作计划</h1><p>坚持以人民为中心，做好社区的各项工作。</p><p><b>一、加强领导</b></p>"


@pytest.fixture(scope="module")
def reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the readers, which asks for nothing."""
    script = once(tmp_path_factory, "readers", bundled) / "formats.js"
    page = browser.new_page()
    page.add_script_tag(path=script)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert asked == []
    page.close()


def assert_same(reader: Page, name: str, data: bytes, where: object) -> None:
    found, expected = in_browser(reader, name, data), in_python(name, data)
    assert found == expected, where


def record(folder: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "tests.support.recording", "-p", "no:cacheprovider", *TESTS]
    environment = {**os.environ, "RECORDED_FILES": str(folder)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_file_that_the_tests_of_python_read(reader: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = [file for file in sorted(once(tmp_path_factory, "recorded", record).rglob("*.*")) if file.is_file()]
    assert len(files) > 120
    for file in files:
        found = in_browser(reader, file.name, file.read_bytes())
        if not str(found.get("refused", "")).startswith(OWN_WORDS):
            assert found == in_python(file.name, file.read_bytes()), file


@pytest.mark.parametrize("part", range(4))
def test_word_files_made_by_chance(reader: Page, part: int) -> None:
    for number in range(part, 200 * MANY, 4):
        assert_same(reader, "计划.docx", made_word(number), number)


@pytest.mark.parametrize("part", range(2))
def test_pages_made_by_chance(reader: Page, part: int) -> None:
    for number in range(part, 600 * MANY, 2):
        assert_same(reader, "计划.html", made_page(number), number)


def test_texts_in_every_encoding(reader: Page) -> None:
    for number in range(600 * MANY):
        assert_same(reader, *made_text(number), number)


def test_a_damaged_word_file_is_refused_or_read_alike(reader: Page) -> None:
    outcomes = set()
    for number in range(120 * MANY):
        data = damaged(made_word(number), number)
        found, expected = in_browser(reader, "计划.docx", data), in_python("计划.docx", data)
        outcomes.add("refused" in found)
        assert "refused" in found or "refused" in expected or found == expected, number
    assert outcomes == {True, False}


@pytest.mark.skipif(bool(missing_programs()) and not os.environ.get("CI"), reason="LibreOffice is not there")
@pytest.mark.parametrize("form", ["docx:MS Word 2007 XML", "html"])
def test_files_that_libreoffice_writes(form: str, reader: Page, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.docx" for name in CASES]
    for file in files:
        file.write_bytes(CASES[file.stem].data)
    convert(files, "odt", tmp_path / "odt")
    convert(sorted((tmp_path / "odt").iterdir()), form, tmp_path / "written")
    written = [file for file in sorted((tmp_path / "written").iterdir()) if file.suffix in SUFFIXES]
    assert len(written) == len(CASES)
    for file in written:
        assert_same(reader, file.name, file.read_bytes(), file)


def test_a_page_that_a_browser_has_archived(reader: Page, page: Page) -> None:
    picture = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    page.set_content(f'<meta charset="utf-8"><title>计划</title>{PAGE}{picture}')
    archive = page.context.new_cdp_session(page).send("Page.captureSnapshot")["data"].encode()
    assert_same(reader, "计划.mht", archive, archive)
    found = in_browser(reader, "计划.mhtml", archive)
    assert found["text"].split("\n")[0] == "社区工作计划" and found["losses"] == [[3, "图片没有列入"]]


def test_a_word_file_of_a_plan_with_letters_outside_of_the_first_plane(reader: Page) -> None:
    body = [paragraph("𠮷" * 44), paragraph("正文一句话，" * 30), paragraph("𠮷" * 46)]
    assert_same(reader, "计划.docx", word_file(body), "𠮷")


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf", ".odt", ".pdf"])
def test_what_only_programs_can_read_is_to_be_saved_as_a_word_file(suffix: str, reader: Page) -> None:
    refused = in_browser(reader, f"年度 计划{suffix.upper()}", b"x")["refused"]
    assert refused == f"浏览器里打不开 {suffix} 格式的文件。请用 Word 或 WPS 打开它，另存为 .docx，再打开另存的文件"


@pytest.mark.parametrize("name", ["计划.docx", "计划.doc"])
def test_a_file_with_a_password_is_told_apart(name: str, reader: Page) -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "加了密码" in in_browser(reader, name, data)["refused"]


def test_nothing_of_a_page_runs_or_is_fetched(reader: Page) -> None:
    away = "http://127.0.0.1:9/away"
    body = f"""<script>window.ran = 1</script><img src="{away}" onerror="window.ran = 1">
      <svg onload="window.ran = 1"></svg>
      <link rel=stylesheet href="{away}"><iframe src="{away}"></iframe><style>@import "{away}"</style>{PAGE}"""
    assert in_browser(reader, "计划.html", body.encode())["text"].startswith("社区工作计划")
    assert reader.evaluate("window.ran") is None


def test_a_file_is_read_as_it_is_chosen(reader: Page) -> None:
    read = "(parts) => formats.read(new File(parts, '计划.txt')).then(({ text }) => text, ({ message }) => message)"
    assert reader.evaluate(read, ["一、加强领导\r\n"]) == "一、加强领导\n"
    large = "formats.read(new File([new Uint8Array(50_000_001)], '计划.docx')).catch(({ message }) => message)"
    assert reader.evaluate(large) == "文件超过 50 MB，不读取"
