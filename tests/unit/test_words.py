"""One word for one thing where readers and editors meet it: 份 for plans, 段 for sections, 自然段 for paragraphs.

What editors write (plans, topics) is not looked at, nor are patterns, which know the words of other people's texts.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.paths import ROOT

OTHER = re.compile(
    r"段落|小节|章节(?!类型)|(?<!第)[一这各几两同整那哪每]节(?=[，。：；、”）的里是用没还只下]|$)|篇计划"
)
PATTERN = re.compile(r"\(\?|\||\[.+\]")
LITERAL = re.compile(r'"([^"\n]*)"|`([^`]*)`')


def texts() -> Iterator[tuple[Path, str]]:
    """The words of pages, and those that stand in code."""
    pages = [*ROOT.glob("theme/*.html"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/guide/*.md"), ROOT / "README.md"]
    for path in [*pages, *ROOT.glob("starter/**/*.md")]:
        for line in path.read_text("utf-8").splitlines():
            yield path, line
    for path in [*ROOT.glob("hooks/**/*.py"), *ROOT.glob("scripts/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not PATTERN.search(node.value):
                yield path, node.value
    for path in ROOT.glob("src/**/*.ts"):
        for found in LITERAL.finditer(path.read_text("utf-8")):
            literal = found[1] or found[2] or ""
            if not PATTERN.search(literal):
                yield path, literal


def test_plans_sections_and_paragraphs_have_one_word_each() -> None:
    found = [(path.relative_to(ROOT).as_posix(), match[0]) for path, text in texts() for match in OTHER.finditer(text)]
    assert found == []


def test_other_words_are_told_from_like_ones() -> None:
    other = ["合用的段落", "这一节。", "下面各节的", "全部章节", "一个小节", "3 篇计划", "没有一节"]
    like = ["章节类型", "环节", "春节、", "第一节，", "细节里", "自然段", "一节约", "同一段", "两节课"]
    assert [bool(OTHER.search(text)) for text in [*other, *like]] == [True] * len(other) + [False] * len(like)
