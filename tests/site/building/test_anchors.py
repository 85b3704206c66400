"""The ids that the reader gives to headings of pages around the plans are those that MkDocs gives them."""

from __future__ import annotations

import re
from pathlib import Path

from planlib.reading.documents import read_document
from tests.support.built import build_into

HEADINGS = """---
title: 标题
---
# 标题

## 中文

## JSON Schema 与 Word 文件

### 中文

## json schema 与 word 文件

## 有编号的 { #own-id }

### Café —— `window.planLibrary`

## 中文 2
"""


def test_ids_are_the_same(repository: Path, tmp_path: Path) -> None:
    page = repository / "docs/guide/headings.md"
    page.write_text(HEADINGS, "utf-8")
    html = (build_into(tmp_path / "site", repository).folder / "guide/headings/index.html").read_text("utf-8")
    found = set(re.findall(r'<h[1-6] id="([^"]*)"', html))
    assert found
    assert found == read_document("docs/guide/headings.md", HEADINGS).ids
