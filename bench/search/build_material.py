"""Builds Material's search index with jieba: build_material.py SECTIONS FOLDER. Prints the seconds, reading aside.

The records are those that Material's plugin makes of a page: one for what stands before the first heading, one for each
heading. The plugin's own code cuts the texts into words.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jieba
from material.plugins.search.plugin import Element, SearchIndex, Section

# Material's own for Chinese, and the marks that it leaves out.
SEPARATOR = "[\\s\\u200b\\u3000\\-、。，．？！；：“”‘’（）《》〈〉【】…—]+"
FIELDS = {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}}
OPENING = "opening"


def main(sections: str, folder: str) -> None:
    documents = [json.loads(line) for line in Path(sections).read_text("utf-8").splitlines()]
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    start = time.perf_counter()
    index = SearchIndex(lang=["zh"], separator=SEPARATOR, pipeline=["stemmer"], fields=FIELDS)
    pages: set[str] = set()
    for document in documents:
        page, _, name = document["id"].partition("/")
        if page not in pages and name != OPENING:
            add(index, f"{page}/", {"title": "", "lines": []})
        pages.add(page)
        add(index, f"{page}/" if name == OPENING else f"{page}/#{name}", document)
    Path(folder, "search_index.json").write_text(index.generate_search_index(None), "utf-8")
    print(json.dumps({"seconds": time.perf_counter() - start}))


def add(index: SearchIndex, location: str, document: dict[str, Any]) -> None:
    section = Section(Element("h2"))
    section.title = [escape(document["title"], quote=False) or " "]
    section.text = [f"<p>{escape(line, quote=False)}</p>" for line in document["lines"]]
    index.create_entry_for_section(section, [], location, SimpleNamespace(meta={}))


if __name__ == "__main__":
    main(*sys.argv[1:])
