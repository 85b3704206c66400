"""What is printed, and Word files laid out by LibreOffice: what stands where on their pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

PROGRAMS = ("soffice", "pdftotext", "pdffonts", "fc-list")
PATIENCE = 1800  # seconds until what hangs is stopped: a busy machine has taken more than 240 for 35 files


def missing_programs() -> list[str]:
    """What `scripts/setup.py test` could not install."""
    return [name for name in PROGRAMS if not shutil.which(name)]


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
    """width, height and the margins in points; words as they stand in the file."""

    width: float
    height: float
    words: list[Word]

    def lines(self, top: float, bottom: float) -> list[list[Word]]:
        """The lines between two margins, from above, each from the left; fonts stand a little higher or lower."""
        lines: list[list[Word]] = []
        for word in sorted(self.words, key=_middle):
            if not top < _middle(word) < self.height - bottom:
                continue
            if lines and _middle(word) - _middle(lines[-1][0]) < _SAME_LINE:
                lines[-1].append(word)
            else:
                lines.append([word])
        return [sorted(line, key=lambda word: word.left) for line in lines]

    def below(self, bottom: float) -> list[Word]:
        """What stands in the margin under the text."""
        return [word for word in self.words if _middle(word) > self.height - bottom]


_SAME_LINE = 4  # points


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def to_pdfs(files: Sequence[Path], folder: Path, fonts: Path | None = None) -> None:
    """Let LibreOffice lay files out, all in one start, with a profile of its own. fonts: a file that fontconfig is
    told by."""
    profile = (folder / "profile").as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    told = {**os.environ, "FONTCONFIG_FILE": str(fonts)} if fonts else None
    command = [*office, str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, env=told)


def read_pages(pdf: Path) -> list[Page]:
    found = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True)
    return list(_pages(found.stdout))


def _pages(boxes: str) -> Iterator[Page]:
    for page in boxes.split("<page ")[1:]:
        size = re.match(r'width="([\d.]+)" height="([\d.]+)"', page)
        assert size, "pdftotext names the size of every page"
        words = [_word(edges, text) for edges, text in re.findall(r"<word (.*)>(.*)</word>", page)]
        yield Page(float(size[1]), float(size[2]), words)


def _word(edges: str, text: str) -> Word:
    left, top, right, bottom = map(float, re.findall(r'"([-\d.]+)"', edges))
    return Word(left, top, right, bottom, unescape(text))


def fonts_embedded(pdf: Path) -> list[bool]:
    """Of every font of a PDF, whether it is in the file."""
    table = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
    return [" yes " in line for line in table.splitlines()[2:]]


def without_glyph(text: str) -> set[str]:
    """The characters that no font of this machine has."""
    listed = subprocess.run(["fc-list", "--format", "%{charset}\\n"], capture_output=True, check=True, text=True)
    ranges = [entry.partition("-") for entry in set(listed.stdout.split())]
    spans = [(int(first, 16), int(last or first, 16)) for first, _, last in ranges]
    wanted = {character for character in text if not character.isspace()}
    return {one for one in wanted if not any(first <= ord(one) <= last for first, last in spans)}


def convert(files: Sequence[Path], to: str, folder: Path) -> None:
    """Let LibreOffice write files in another format into a folder, all in one start."""
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
