"""Large and deep files are judged in bounded time and memory."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planlib.reading.files import MAX_BYTES
from planlib.sources.ledger import MAX_CHANGED
from tests.support.apart import failures
from tests.support.fuzzing import FRONT, PAGE, front, numbered
from tests.support.repo import Repo


def a_page(text: str) -> Callable[[Path], None]:
    def create(path: Path) -> None:
        data = text.encode()
        assert len(data) <= MAX_BYTES, f"{path.name} would not be read at all"
        path.with_suffix(".md").write_bytes(data)

    return create


LETTERS = [chr(97 + place) for place in range(26)]
WORDS = " ".join(f"{a}{b}{c}{d}" for a in LETTERS for b in LETTERS for c in LETTERS for d in LETTERS[:11])

HEAVY: dict[str, dict[str, str]] = {
    "headings": {
        "headings": FRONT + "## a\n" * 100_000,
        "headings of all levels": FRONT + "# a\n## b\n### c\n#### d\n##### e\n" * 8000,
        "headings with attributes": FRONT + numbered('## a { #a%d data-kind="k" data-topics="t" }\n', 15_000),
        "a heading with many topics": FRONT + f'## a {{ #a data-topics="{numbered("t%d ", 50_000)}" }}\n',
        "sections alike": FRONT
        + numbered("## 甲 { #a%d }\n\n" + "开展文明创建活动，提高居民素质。" * 10 + "\n\n", 1500),
    },
    "nesting": {
        "nested quotes": FRONT + ">" * 20_000 + "甲",
        "nested quotes with spaces": FRONT + "> " * 20_000 + "甲",
        "nested lists": FRONT + "- " * 20_000 + "甲",
        "nested numbered lists": FRONT + "1. " * 20_000 + "甲",
        "lists indented ever deeper": FRONT + "".join("  " * depth + "- 甲\n" for depth in range(900)),
        "quotes ever deeper": FRONT + "".join(">" * depth + "甲\n" for depth in range(1300)),
        "nested brackets": FRONT + "[" * 20_000 + "]" * 20_000,
        "links opened": FRONT + "[a](" * 20_000,
        "images opened": FRONT + "![" * 20_000 + "a",
        "braces": FRONT + "{{" * 20_000,
        "stars": FRONT + "*a " * 50_000,
        "underscores": FRONT + "a_" * 50_000,
        "stars and underscores": FRONT + "*a_ " * 30_000,
        "code marks ever longer": FRONT + "".join("`" * count + " " for count in range(800)),
    },
    "blocks": {
        "paragraphs": FRONT + "甲\n\n" * 50_000,
        "lines of one paragraph": FRONT + "甲\n" * 100_000,
        "tables": FRONT + "|a|b|\n|-|-|\n" * 30_000,
        "notes": FRONT + "> 甲\n\n" * 50_000,
        "items": FRONT + "- 甲\n" * 50_000,
        "fences": FRONT + "```\n" * 50_000,
        "tags": FRONT + "<a " * 50_000,
        "comments opened": FRONT + "<!-- " * 50_000,
        "references": FRONT + numbered("[x%d]: a\n", 20_000) + "[a][x1]" * 20_000,
    },
    "lines": {
        "a long line": FRONT + "中" * 330_000,
        "a line of other words": FRONT + WORDS,
        "a line of spaces": FRONT + "中" + " " * 900_000 + "中",
        "a line of wide spaces": FRONT + "\u3000" * 300_000 + "x",
        "a heading of spaces": FRONT + "## a" + " " * 900_000 + "b",
        "a heading of tabs": FRONT + "## a" + "\t" * 900_000 + "b",
        "a line of masks": FRONT + "某" * 300_000,
        "a line of traditional characters": FRONT + "與" * 100_000,
        "a line of places": FRONT + "在东方社区" * 60_000,
        "a line of doubled words": FRONT + "文明" * 150_000,
        "a line of digits": FRONT + "1" * 900_000,
        "a line of series": FRONT + "一是二是三是" * 30_000,
    },
    "marks and fields": {
        "quotation marks": FRONT + "“" * 50_000,
        "inner quotation marks": FRONT + "‘" * 50_000,
        "marks that do not fit": FRONT + "“" * 25_000 + "》" * 25_000,
        "marks of two kinds": FRONT + "《“" * 25_000,
        "straight quotation marks": FRONT + '中"' * 50_000,
        "brackets": FRONT + "(中" * 50_000,
        "commas": FRONT + "，" * 100_000,
        "fields": FRONT + "{{村}}" * 50_000,
        "unknown fields": FRONT + numbered("{{a%d}}", 50_000),
        "examples and much text": FRONT + numbered("{{村|甲%d}}", 25_000) + "甲乙" * 50_000,
    },
    "front matter": {
        "acceptances": front("accept:\n" + numbered("- {rule: PLN413, words: w%d, reason: r}\n", 18_000))
        + "“\n\n" * 20_000,
        "keys": front(numbered("key%d: a\n", 50_000)),
        "lists in lists": "---\n" + "[" * 900_000 + "\n---\n",
        "lists in lists on lines": "---\n" + "[\n" * 400_000 + "\n---\n",
        "mappings in mappings": "---\n" + "{" * 900_000 + "\n---\n",
        "mappings with keys in mappings": "---\n" + "{a: " * 200_000 + "\n---\n",
        "dashes in dashes": "---\n" + "- " * 400_000 + "\n---\n",
        "question marks": "---\n" + "? " * 400_000 + "\n---\n",
        "keys indented ever deeper": "---\n" + "".join(" " * depth + "a:\n" for depth in range(1300)) + "\n---\n",
        "a bomb of aliases": front("a: &a [x, x]\n" + numbered("b%d: &b [*a, *a]\n", 10_000)),
        "anchors": front(numbered("a%d: &a x\n", 40_000)),
        "a huge number": "---\nplan: " + "9" * 900_000 + "\n---\n",
        "a long string of line breaks": '---\ntitle: "' + "\\n" * 400_000 + '"\n---\n',
        "a long folded string": "---\ntitle: >\n" + "  x\n\n" * 100_000 + "\n---\n",
        "directives": "---\n" + "%a\n" * 200_000 + "---\n",
    },
}


@pytest.mark.long
@pytest.mark.parametrize("group", HEAVY)
def test_large_and_deep_pages_are_judged_in_bounded_time_and_memory(clean: Repo, tmp_path: Path, group: str) -> None:
    failed = failures(clean, tmp_path / "cases", {name: a_page(text) for name, text in HEAVY[group].items()})
    assert not failed, "\n".join(failed)


def a_repository(small: Path, source: str, ledger: str, page: str) -> Callable[[Path], None]:
    def create(path: Path) -> None:
        shutil.copytree(small, path)
        for name, text in (("sources/大.txt", source), ("sources/大.ledger.yml", ledger), (PAGE, page)):
            data = text.encode()
            assert len(data) <= MAX_BYTES, f"{name} would not be read at all"
            (path / name).write_bytes(data)

    return create


SOURCED = front("source: {collection: 大, lines: [1, 30000]}\n")
ENTRY = "- {line: %d, before: %s, after: %s, kind: typo, reason: 甲, witness: [%s]}\n"

LEDGERS: dict[str, tuple[str, str, str]] = {
    "lines alike": ("甲\n\n" * 20_000, "repairs: []\n", SOURCED + "甲\n\n" * 20_000),
    "lines, none alike": (
        numbered("甲%d\n\n", 20_000),
        "repairs: []\n",
        SOURCED + numbered("乙%d\n\n", 20_000),
    ),
    "few lines that fit in many ways": (
        "甲\n乙\n" * 250,
        "repairs: []\n",
        SOURCED + "乙\n\n甲\n\n丙\n\n" * 166,
    ),
    "lines that fit in many ways": (
        "甲\n乙\n" * 5000,
        "repairs: []\n",
        SOURCED + "乙\n\n甲\n\n丙\n\n" * 3000,
    ),
    "repairs that fit in many ways": (
        ("甲乙" * (MAX_CHANGED // 2) + "\n") * 600,
        "repairs:\n"
        + "".join(
            ENTRY % (line, "甲乙" * (MAX_CHANGED // 2), "乙甲丙" * (MAX_CHANGED // 3), "1") for line in range(1, 601)
        ),
        SOURCED,
    ),
    "repairs with witnesses": (
        numbered("甲%d乙\n", 20_000),
        "repairs:\n" + "".join(ENTRY % (line, "乙", "丙丁", 20_000) for line in range(1, 8000 + 1)),
        SOURCED,
    ),
    "repairs of one line": ("甲乙" * 8000, "repairs:\n" + ENTRY % (1, "甲乙", "丙", "1") * 8000, SOURCED),
    "a long repair": (
        "甲乙" * 25_000,
        f"repairs:\n{ENTRY % (1, '甲乙' * 25_000, '乙甲丙' * 25_000, '1')}",
        SOURCED,
    ),
    "a repair that is everywhere": (
        "甲" * 200_000,
        f"repairs:\n{ENTRY % (1, '甲' * 100_000, '乙', '1')}",
        SOURCED,
    ),
    "witnesses": (
        "甲\n" * 3000,
        f"repairs:\n{ENTRY % (1, '甲', '乙', ', '.join(['1'] * 100_000))}",
        SOURCED,
    ),
}


@pytest.mark.long
def test_large_ledgers_are_replayed_in_bounded_time_and_memory(clean: Repo, tmp_path: Path) -> None:
    cases = {name: a_repository(clean.root, *texts) for name, texts in LEDGERS.items()}
    failed = failures(clean, tmp_path / "cases", cases)
    assert not failed, "\n".join(failed)
