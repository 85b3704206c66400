"""The recogniser of the browser and the importer's see the same in every text."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from planlib.importing.cleaning import simplified
from planlib.importing.lines import unflattened
from planlib.importing.recognise import Paragraph, Recognised, recognise
from tests.support.paths import FIXTURES, ROOT

CASES = json.loads((FIXTURES / "import" / "recognised.json").read_text("utf-8"))
SOURCES = sorted((FIXTURES / "library" / "sources").glob("*.txt"))
MIXED = 1500  # texts made of the lines of the others
PUT_IN = [
    *(
        "**",
        "**重点**",
        "&nbsp;",
        "&ldquo;",
        "  ",
        "\u3000",
        "\u200b",
        "\u1680",
        "\x1c",
        "𬇕",
        "。",
        "；",
        "：",
        "！",
        "xx",
    ),
    *("一、", "2、", "（三）", "①", "- ", "1.2", "2025年", "第2页", "篇三", "范文", "【篇一】", "小编", "欢迎参考"),
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that recognises texts as the browser does."""
    node = shutil.which("node")
    assert node
    bundle = tmp_path_factory.mktemp("bundle") / "recognise.mjs"
    options = ("--bundle", "--platform=node", "--format=esm", "--log-level=warning", f"--outfile={bundle}")
    entry = ROOT / "tests/front/recognise-apart.ts"
    subprocess.run([ROOT / "node_modules/.bin/esbuild", entry, *options], check=True, cwd=ROOT)
    return [node, str(bundle)]


def texts() -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Texts, and the lines of each that are set apart by their form, with the level that it says."""
    received = ["\n".join(case["text"]) for case in CASES] + [path.read_text("utf-8") for path in SOURCES]
    yield from ((text, []) for text in received)
    lines = [line for text in received for line in text.split("\n")]
    random = Random(20261127)
    for _ in range(MIXED):
        mixed = [_changed(random.choice(lines), random, lines) for _ in range(random.randint(1, 40))]
        apart = random.sample(range(1, len(mixed) + 1), min(len(mixed), random.choice((0, 0, 1, 3))))
        yield "\n".join(mixed), [(line, random.randrange(4)) for line in sorted(apart)]


def _changed(line: str, random: Random, lines: list[str]) -> str:
    match random.randrange(10):
        case 0:
            at = random.randint(0, len(line))
            return line[:at] + random.choice(PUT_IN) + line[at:]
        case 1:
            return line[: random.randint(0, 60)]
        case 2:
            return random.choice(lines) + line
    return line


def told(found: Recognised) -> dict[str, Any]:
    return {
        "documents": [
            {
                "title": document.title,
                "lines": [document.first, document.last],
                "rule": document.rule,
                "paragraphs": [*map(_paragraph, document.paragraphs)],
                "signature": [*map(_paragraph, document.signature)],
                "annex": [*map(_paragraph, document.annex)],
            }
            for document in found.documents
        ],
        "removed": sorted([each.line, each.text, each.kind, each.reason, each.rule] for each in found.removed),
        "joined": [[each.line, each.rule] for each in found.joined],
        "questions": [[each.line, each.text, each.doubt] for each in found.questions],
    }


def _paragraph(paragraph: Paragraph) -> list[Any]:
    entry = paragraph.entry
    number = [entry.number.style, entry.number.value, entry.number.text] if entry.number else None
    judged = [entry.role, entry.level, entry.title, entry.rest, entry.rule, entry.run, entry.text]
    return [paragraph.text, paragraph.first, paragraph.last, number, judged]


def test_both_recognise_the_same(program: list[str]) -> None:
    given = list(texts())
    done = subprocess.run(program, input=json.dumps(given), capture_output=True, text=True, check=True)
    for (text, styled), theirs in zip(given, json.loads(done.stdout), strict=True):
        clean = simplified(unflattened(text))
        assert theirs["text"] == clean
        assert theirs["found"] == json.loads(json.dumps(told(recognise(clean, dict(styled))))), text
