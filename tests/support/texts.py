"""What the pages of a site say, held against the library; each check holds for any library."""

from __future__ import annotations

import copy
import json
import re
import shutil
import subprocess

from lxml import html

from planlib.library import Library
from planlib.model.fields import neutral, split_runs
from planlib.model.numbering import split_typed
from planlib.model.plaintext import page_lines
from planlib.notices.folding import fold
from planlib.notices.matcher import masked, units
from planlib.notices.patterns import read_pattern
from planlib.publishing.urls import page_url, plan_uri
from tests.support.built import Site


def plan_html(site: Site, uri: str) -> html.HtmlElement:
    (element,) = site.pages[page_url(uri)].cssselect(".pl-plan")
    return element


def check_source_lines(site: Site, library: Library) -> int:
    """Independent of the reader: the text of each page with a source, with the source's own words in its fields, holds
    each line of source + ledger. How many lines those are."""
    fields = library.vocabulary.fields
    checked = 0
    for plan in library.plans:
        if not plan.source:
            continue
        element = copy.deepcopy(plan_html(site, plan_uri(plan)))
        for field in element.cssselect(".pl-field[data-example]"):
            field.text = field.get("data-example")
        visible = "".join(element.text_content().split())
        for paragraph in library.inputs.replays[plan.source.collection].paragraphs:
            if plan.source.first <= paragraph.first <= plan.source.last:
                _, text = split_typed(paragraph.text)
                runs = (
                    run if isinstance(run, str) else run.example or neutral(run, fields) for run in split_runs(text)
                )
                assert "".join("".join(runs).split()) in visible, paragraph.first
                checked += 1
    return checked


# The matches of each notice in each text, without those that its exception spares.
MATCH = """
const { notices, texts } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const spans = (pattern, text) =>
  pattern ? [...text.matchAll(new RegExp(pattern, "gu"))].map((m) => [m.index, m.index + m[0].length]) : [];
const found = notices.map((notice) => texts.map((text) => {
  const spared = spans(notice.exception, text);
  return spans(notice.pattern, text).filter(([a, b]) => !spared.some(([c, d]) => a < d && c < b));
}));
process.stdout.write(JSON.stringify(found));
"""


def check_patterns(library: Library) -> None:
    """Every pattern of the register finds the same in JavaScript as in Python, in its examples and in all plans."""
    node = shutil.which("node")
    assert node, "run the tests with make test, which finds or installs Node"
    year = library.inputs.day.year
    notices = list(library.notices.values())
    texts = [fold(masked(split_runs(text))) for notice in notices for text in (*notice.matches, *notice.passes)]
    texts += [fold(masked(line.runs)) for plan in library.plans for line in page_lines(plan.page)]
    patterns = [
        {
            "pattern": read_pattern(notice.pattern).expanded,
            "exception": read_pattern(exception).expanded if exception else "",
        }
        for notice in notices
        for exception in [notice.exception_in(year)]
    ]
    given = json.dumps({"notices": patterns, "texts": texts})
    done = subprocess.run(
        [node, "-e", MATCH], input=given, capture_output=True, text=True, encoding="utf-8", check=True
    )
    found = json.loads(done.stdout)
    for notice, pattern, in_texts in zip(notices, patterns, found, strict=True):
        assert in_texts == [_spans(pattern, text) for text in texts], notice.id


def _spans(pattern: dict[str, str], text: str) -> list[list[int]]:
    """What `MATCH` finds, in UTF-16 units."""
    spared = [match.span() for match in re.finditer(pattern["exception"], text)] if pattern["exception"] else []
    spans = (match.span() for match in re.finditer(pattern["pattern"], text))
    kept = (span for span in spans if not any(span[0] < end and start < span[1] for start, end in spared))
    return [[units(text[:start]), units(text[:end])] for start, end in kept]
