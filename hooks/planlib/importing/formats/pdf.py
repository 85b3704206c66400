"""PDF files, by pdftotext: lines as they stand on the page, joined to paragraphs by their indents and ends.

Page numbers and what stands at the head or foot of most pages are taken out, each with a note.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from planlib.importing.numbers import number_of

from .base import Loss, Received, Unreadable, shortened
from .office import run

NARROWEST = 40  # the width of text that is broken into lines at all; a Chinese character has two
HANGING = 5  # how much narrower a full line may be: a mark, or a number, that did not fit in
MOST_TEXT = 20_000_000  # bytes that pdftotext may print
_HAN = "\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—"
_ENDED = re.compile(r"[。！？；：!?;:][”’」』）)】》]*$")
# Gaps that are not in the text: of justified lines, and those that Word and others set between Chinese and Latin.
_GAP = re.compile(rf"(?<=[{_HAN}]) {{1,2}}(?=[{_HAN}])|(?<=[{_HAN}]) (?=[A-Za-z0-9%])|(?<=[A-Za-z0-9%]) (?=[{_HAN}])")
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
        extraction="由 pdftotext 读取，按版面接成自然段",
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
    bodies = [_body(page, repeated) for page in pages]
    margin = min((_indent(line) for kept, _ in bodies for line in kept if line.strip()), default=0)
    for number, (kept, dropped) in enumerate(bodies, 1):
        losses += [Loss(len(lines) + 1, f"第 {number} 页的{what}没有列入：{shortened(line)}") for what, line in dropped]
        lines += [_unindented(line, margin) for line in kept if line.strip()]
    return _joined(lines, losses)


def _joined(lines: list[str], losses: list[Loss]) -> tuple[list[str], list[Loss]]:
    """Lines that reach the right margin go on in the next one, unless that is indented. losses: with the lines that
    they then belong to."""
    width = max(map(_width, lines), default=0)
    has_indents = sum(line.startswith("　") for line in lines) > 1
    paragraphs: list[str] = []
    places = [1]  # of each line, the paragraph
    joins = 0
    goes_on = False
    for line in lines:
        if goes_on and not line.startswith("　") and not number_of(line):
            gap = " " if re.search(r"[A-Za-z]$", paragraphs[-1]) and re.match(r"[A-Za-z]", line) else ""
            paragraphs[-1] += gap + line
            joins += 1
        else:
            paragraphs.append(line)
        places.append(len(paragraphs))
        full = width >= NARROWEST and _width(line) >= width - HANGING
        goes_on = full and (has_indents or not _ENDED.search(line))
    moved = [Loss(max(1, places[min(loss.line, len(lines))]), loss.text) for loss in losses]
    if joins:
        moved.append(Loss(1, f"页面上的折行按版面接成自然段，共 {joins} 处"))
    return paragraphs, moved


def _width(line: str) -> int:
    """The width of a line, where a Chinese character has two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


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


def _unindented(line: str, margin: int) -> str:
    """A line without the margin that all have, its own indent as two wide spaces, and without gaps of setting."""
    return ("　　" if _indent(line) >= margin + 2 else "") + _GAP.sub("", line.strip())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
