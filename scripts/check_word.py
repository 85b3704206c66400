"""Lay Word files out with LibreOffice and measure the pages: A4, 22 lines of 28 characters, numbers at the outer side.

    make check-word                        a sample that the site's own program makes
    python scripts/check_word.py FILE …    prints the figures of other files, without judging them

Needs LibreOffice Writer, pdftotext (poppler-utils) and any Chinese font. Exits 0 if all figures hold, 1 if one does
not, 2 if a program is missing.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / ".build/word/docx.mjs"
PROGRAMS = {"soffice": "libreoffice-writer-nogui", "pdftotext": "poppler-utils", "node": "nodejs"}

POINTS = 72 / 25.4
MARGIN = {"top": 37 * POINTS, "right": 26 * POINTS, "bottom": 35 * POINTS, "left": 28 * POINTS}
CHARACTER = 16
NEAR = 1.5

FULL = "国" * 1800  # all of the second and the third page
# Marks where lines end, which LibreOffice loses where they may hang over the margin.
MARKS = f"{'国' * 26}，{'国' * 28}。{'国' * 27}、{'国' * 28}；"


@dataclass(frozen=True)
class Word:
    """Some characters of a page that stand together, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: list[Word]

    def lines(self) -> list[list[Word]]:
        """The lines between the margins, from above."""
        lines: dict[int, list[Word]] = defaultdict(list)
        for word in self.words:
            middle = (word.top + word.bottom) / 2
            if MARGIN["top"] < middle < self.height - MARGIN["bottom"]:
                lines[round(middle)].append(word)
        return [lines[middle] for middle in sorted(lines)]

    def number(self) -> list[Word]:
        """What stands below the text."""
        return [word for word in self.words if word.top > self.height - MARGIN["bottom"]]


def sample() -> dict[str, object]:
    def line(kind: str, text: str, level: int = 0, number: str = "") -> dict[str, object]:
        return {"kind": kind, "level": level, "number": number, "text": text}

    lines = [
        line("title", "××社区精神文明建设工作计划"),
        *(line("heading", "标题", level, number) for level, number in enumerate(("一", "（一）", "1.", "（1）"), 1)),
        line("paragraph", FULL),
        line("paragraph", MARKS),
        line("paragraph", "××社区居民委员会"),
        line("paragraph", "2026年1月5日"),
    ]
    return {"lines": lines, "about": {"title": "计划"}}


def lay_out(file: Path, folder: Path) -> list[Page]:
    """The pages that LibreOffice makes of a file."""
    profile = (folder / "profile").as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*office, str(folder), str(file)], check=True, capture_output=True, timeout=120)
    pdf = folder / f"{file.stem}.pdf"
    found = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True)
    return list(read_pages(found.stdout))


def read_pages(boxes: str) -> Iterator[Page]:
    for page in boxes.split("<page ")[1:]:
        size = re.match(r'width="([\d.]+)" height="([\d.]+)"', page)
        assert size, "pdftotext names the size of every page"
        words = [read_word(edges, text) for edges, text in re.findall(r"<word (.*)>(.*)</word>", page)]
        yield Page(float(size[1]), float(size[2]), words)


def read_word(edges: str, text: str) -> Word:
    left, top, right, bottom = map(float, re.findall(r'"([-\d.]+)"', edges))
    return Word(left, top, right, bottom, unescape(text))


def judge(pages: list[Page]) -> Iterator[tuple[str, object, object]]:
    """What is measured on the sample, what it has to be, and what it is."""
    first, second, third, *_ = pages
    yield "width and height of a page (pt)", (595, 842), (round(first.width), round(first.height))
    yield "lines on a page", [22, 22], [len(second.lines()), len(third.lines())]
    yield "characters in a line", {28}, {len("".join(word.text for word in line)) for line in second.lines()}
    yield "text begins at the left margin", True, near(second.lines()[0][0].left, MARGIN["left"])
    text = first.lines()[5][0]  # after the title and the headings
    yield "first line two characters in", True, near(text.left, MARGIN["left"] + 2 * CHARACTER)
    right, left = first.width - MARGIN["right"] - 14, MARGIN["left"] + 14
    yield "number on page 1 at the right, a character in", True, near(first.number()[-1].right, right)
    yield "number on page 2 at the left, a character in", True, near(second.number()[0].left, left)
    yield "number", "—1—", "".join(word.text for word in first.number())
    name, _ = pages[-1].lines()[-2:]
    right = first.width - MARGIN["right"] - 2 * CHARACTER
    found = "".join(word.text for page in pages for word in page.words)
    yield "marks at the ends of lines", "，。、；", "".join(mark for mark in found if mark in MARKS and mark != "国")
    yield "signature two characters in", True, near(name[-1].right, right)


def near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= NEAR


def check_sample(folder: Path) -> int:
    file = folder / "sample.docx"
    subprocess.run(["node", str(BUNDLE), str(file)], check=True, input=json.dumps(sample()), text=True)
    wrong = 0
    for what, wanted, found in judge(lay_out(file, folder)):
        wrong += found != wanted
        print(f"{'ok   ' if found == wanted else 'WRONG'} {what}: {found}" + f", not {wanted}" * (found != wanted))
    return 1 if wrong else 0


def describe(file: Path, folder: Path) -> None:
    pages = lay_out(file.resolve(), folder)
    lines = [page.lines() for page in pages]
    longest = max((len("".join(word.text for word in line)) for page in lines for line in page), default=0)
    print(f"{file}: {len(pages)} pages, up to {max(map(len, lines))} lines a page and {longest} characters a line")


def main(arguments: list[str]) -> int:
    missing = [f"{name} ({package})" for name, package in PROGRAMS.items() if not shutil.which(name)]
    if missing:
        print(f"check-word: not checked, because these programs are missing: {', '.join(missing)}", file=sys.stderr)
        print(f"  what to do: apt-get install {' '.join(PROGRAMS.values())} fonts-noto-cjk", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder:
        if not arguments:
            return check_sample(Path(folder))
        for name in arguments:
            describe(Path(name), Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
