"""PDF files, by pdftotext: lines as they stand on the page, with their indents, which the joiner needs.

Page numbers and what stands at the head or foot of most pages are taken out, each with a note.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from .base import Loss, Received, Unreadable, shortened
from .office import run

MOST_TEXT = 20_000_000  # bytes that pdftotext may print
_HAN = "\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—"
_GAP = re.compile(rf"(?<=[{_HAN}]) {{1,2}}(?=[{_HAN}])")
_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*[\d一二三四五六七八九十]+\s*页(?:\s*[，,/]?\s*共\s*\d+\s*页)?|\d+\s*/\s*\d+|page\s*\d+",
    re.IGNORECASE,
)


def read(path: Path, data: bytes) -> Received:
    """The text of a PDF file. Raises `Unreadable`."""
    program = shutil.which("pdftotext")
    if not program:
        raise Unreadable("读取 PDF 要用 pdftotext（poppler-utils），这台机器上没有。请安装它，或从 Word 原稿导入")
    with tempfile.TemporaryDirectory(prefix="plan-import-") as folder:
        source = Path(folder) / "received.pdf"
        source.write_bytes(data)
        printed = run([program, "-layout", "-enc", "UTF-8", str(source), "-"], "pdftotext")
    if len(printed) > MOST_TEXT:
        raise Unreadable(f"PDF 里的文字超过 {MOST_TEXT // 1_000_000} MB，多得不正常，不读取")
    lines, losses = lines_of(printed.decode("utf-8", "replace"))
    if not lines:
        raise Unreadable("PDF 里没有文字：可能是扫描件、加了密码或已损坏。扫描件请先识别成文字")
    return Received(
        text="".join(f"{line}\n" for line in lines),
        extraction="由 pdftotext 读取，一行是页面上的一行",
        losses=tuple(Loss(min(line, len(lines)), text) for line, text in losses),
        original=data,
        suffix=path.suffix.lower(),
    )


def lines_of(printed: str) -> tuple[list[str], list[Loss]]:
    """The lines of what pdftotext prints, and what was taken out."""
    pages = [page.split("\n") for page in printed.split("\f")]
    repeated = _repeated(pages)
    lines: list[str] = []
    losses: list[Loss] = []
    for number, page in enumerate(pages, 1):
        kept, dropped = _body(page, repeated)
        losses += [Loss(len(lines) + 1, f"第 {number} 页的{what}没有列入：{shortened(line)}") for what, line in dropped]
        lines += _unindented(kept)
    return lines, losses


def _edges(page: list[str]) -> list[int]:
    """The places of the first and the last line that are not blank."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return sorted({filled[0], filled[-1]}) if len(filled) > 1 else []


def _repeated(pages: list[list[str]]) -> set[str]:
    """What stands at the head or the foot of most pages, digits aside."""
    counts = Counter(_pattern(page[at]) for page in pages for at in _edges(page))
    return {line for line, count in counts.items() if count >= 3 and count > len(pages) / 2}


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))


def _body(page: list[str], repeated: set[str]) -> tuple[list[str], list[tuple[str, str]]]:
    dropped: list[tuple[str, str]] = []
    kept = list(page)
    for _ in range(2):  # a page number may stand under a footer
        for at in reversed(_edges(kept)):
            if _PAGE_NUMBER.fullmatch(kept[at].strip()):
                dropped.append(("页码", kept.pop(at)))
            elif _pattern(kept[at]) in repeated:
                dropped.append(("页眉或页脚", kept.pop(at)))
    return kept, dropped


def _unindented(page: list[str]) -> list[str]:
    """The lines that are not blank, without the margin that they all have, and without gaps that justified lines have
    between characters."""
    filled = [line.rstrip() for line in page if line.strip()]
    margin = min((len(line) - len(line.lstrip(" ")) for line in filled), default=0)
    return [_indent(line[margin:]) + _GAP.sub("", line.strip()) for line in filled]


def _indent(line: str) -> str:
    """The white space before a line, as it is joined by: two characters' width."""
    return "　　" if line.startswith("  ") else ""
