"""Reading files of every format that offices send.

In: a file's path and bytes. Out: `Received`, its text, a paragraph a line, with what its form says about the lines, and
what of the file is not in the text. Raises `Unreadable`, with words for the user. Imported by `importing` alone.

    base       what is given back
    package    the zip with XML in it that a Word file is, within bounds
    word       Word files: .docx, .docm
      word_lists, word_numbers   the automatic numbers: counted, and printed
      word_styles                what holds for a paragraph, its styles taken in
      word_signs                 characters of symbol fonts
    html       saved web pages: .html, .htm, .mht
      html_tree                  their elements, as browsers understand them
    office     .doc, .wps, .rtf, .odt, put into .docx by LibreOffice, where it is there
    pdf        .pdf, by pdftotext, where it is there
    plain      .txt, .md
    headings   which lines are set apart as headings are
    tables     a table as lines
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from . import html, office, pdf, plain, word
from .base import MAX_FILE, MAX_TEXT, Form, Loss, Received, Unreadable

_READERS: dict[str, Callable[[Path, bytes], Received]] = {
    **dict.fromkeys((".txt", ".md"), plain.read),
    **dict.fromkeys((".docx", ".docm"), word.read),
    **dict.fromkeys((".html", ".htm", ".mht", ".mhtml"), html.read),
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), office.read),
    ".pdf": pdf.read,
}
SUFFIXES = tuple(_READERS)
# What a file begins with tells more than its name: web pages and new files are often called .doc.
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (bytes.fromhex("d0cf11e0a1b11ae1"), ".doc"),
)

__all__ = ["MAX_FILE", "SUFFIXES", "Form", "Loss", "Received", "Unreadable", "read", "read_bytes"]


def read(path: Path) -> Received:
    """Read a file. Raises `Unreadable`."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise Unreadable(f"打不开（{error.strerror}）") from error
    if len(data) > MAX_FILE:
        raise Unreadable(f"文件超过 {MAX_FILE // 1_000_000} MB，不读取")
    return read_bytes(path, data)


def read_bytes(path: Path, data: bytes) -> Received:
    """Read what stands in a file. path: for its suffix; nothing is opened. Raises `Unreadable`."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("文件是空的")
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise Unreadable(f"不认识 {suffix or '没有后缀'} 的文件；能读的是 {' '.join(SUFFIXES)}")
    received = _READERS[_kind(suffix, data)](path, data)
    if not received.text.strip():
        raise Unreadable("文件里没有文字")
    if len(received.text.encode()) > MAX_TEXT:
        raise Unreadable(f"文件里的文字超过 {MAX_TEXT // 1_000_000} MB，请分成几个文件")
    return received


def _kind(suffix: str, data: bytes) -> str:
    """The suffix that the content should have."""
    if suffix in (".txt", ".md"):
        return suffix
    if data.startswith(b"PK\x03\x04"):
        return suffix if suffix == ".odt" or b"mimetypeapplication/vnd.oasis" in data[:100] else ".docx"
    if data.startswith(_SIGNS[2][0]) and suffix in (".docx", ".docm"):
        return ".docx" if "EncryptedPackage".encode("utf-16-le") in data else ".doc"
    for sign, found in _SIGNS:
        if data.startswith(sign):
            return found
    if suffix in (".doc", ".wps", ".rtf", ".odt") and html.is_page(data):
        return ".html"
    return suffix
