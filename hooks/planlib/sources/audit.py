"""The audit: each page held, character for character, against the repaired text of its range of a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planlib.model.findings import Problem
from planlib.model.front_matter import SourceRange
from planlib.model.numbering import split_typed
from planlib.model.page import Page
from planlib.model.plaintext import TextLine, count_visible, page_lines, squash, written

from .alignment import aligned, common_ends
from .replay import Paragraph, RepairedSpan, Replay


@dataclass(slots=True)
class PageAudit:
    """A page held against its source.

    lines: the id of each section with text of its own, and the first and last source line of that text. spans: by the
    line of the page where repairs stand in that line's text, its fields as written. on_pages, numbers: source
    characters that stand on the page, and those of printed numbers that the page derives.
    """

    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)
    spans: dict[int, tuple[RepairedSpan, ...]] = field(default_factory=dict)
    on_pages: int = 0
    numbers: int = 0


def audit_page(page: Page, source: SourceRange, replayed: Replay) -> PageAudit:
    """Compare a page, line by line, with the repaired text of its range."""
    audit = PageAudit()
    own = list(_within(source, replayed))
    paragraphs, sources = [paragraph for paragraph, _ in own], [words for _, words in own]
    lines = list(page_lines(page))
    pages = [squash(written(line.runs)) for line in lines]
    for tag, i, j, k, m in aligned(sources, pages):
        if tag == "equal":
            for paragraph, line in zip(paragraphs[i:j], lines[k:m], strict=True):
                _credit(paragraph, line, audit)
            continue
        paired = min(j - i, m - k)
        for offset in range(paired):
            audit.problems.append(_difference(lines[k + offset], pages[k + offset], sources[i + offset], page))
        for paragraph in paragraphs[i + paired : j]:
            at = lines[min(k, len(lines) - 1)].line if lines else 1
            message = f"原文第 {paragraph.first} 行不在这里：“{paragraph.text.strip()[:30]}”"
            audit.problems.append(Problem(at, message, "放到页面上，或者在校订账里记下删去", code="PLN703"))
        for line in lines[k + paired : m]:
            message = f"原文里没有“{written(line.runs)[:30]}”"
            audit.problems.append(Problem(line.line, message, "删去，或者记进校订账", code="PLN704"))
    if any(source.first <= line <= source.last for line in replayed.doubtful):
        audit.problems.clear()  # the ledger is to be mended first
    return audit


def held_range(page: Page, source: SourceRange, replayed: Replay, others: Iterable[SourceRange]) -> SourceRange | None:
    """The range whose repaired lines are those of the page, one by one, where they are not those of its own range;
    None where there is none, where another page claims them, or where lines of its own range would then be on no page.
    others: what other pages claim."""
    lines = [squash(written(line.runs)) for line in page_lines(page)]
    own = list(_within(source, replayed))
    if not lines or [words for _, words in own] == lines:
        return None
    paragraphs = replayed.paragraphs
    found = [
        (paragraphs[start].first, paragraphs[start + len(lines) - 1].last)
        for start, words in enumerate(replayed.words)
        if words == lines[0] and list(replayed.words[start : start + len(lines)]) == lines
    ]
    if not found:
        return None
    first, last = min(found, key=lambda place: abs(place[0] - source.first))
    claimed = [other for other in others if other.collection == source.collection]
    for paragraph in paragraphs:
        is_own, is_held = (a <= paragraph.first <= b for a, b in (source.lines, (first, last)))
        is_claimed = any(other.first <= paragraph.first <= other.last for other in claimed)
        if (is_held and is_claimed) or (is_own and not is_held and not is_claimed):
            return None
    return source.model_copy(update={"lines": (first, last)})


def _within(source: SourceRange, replayed: Replay) -> Iterator[tuple[Paragraph, str]]:
    """The repaired lines of a range, each as it is and as it is held against a line of a page."""
    for paragraph, words in zip(replayed.paragraphs, replayed.words, strict=True):
        if source.first <= paragraph.first <= source.last:
            yield paragraph, words


def _difference(line: TextLine, words: str, source: str, page: Page) -> Problem:
    """Where a line of a page differs from its source. words: of the line, without white space."""
    at, tail = common_ends(words, source)
    start = max(at - 6, 0)
    message = f"页面写“{words[start : at + 12]}”，原文加校订账是“{source[start : at + 12]}”"
    text = written(line.runs)
    offsets = [offset for offset, mark in enumerate(text) if not mark.isspace()]
    different = text[offsets[at] : offsets[len(words) - tail - 1] + 1] if at < len(words) - tail else ""
    place = page.lines[line.line - 1].find(text) if different and line.line <= len(page.lines) else -1
    column = place + offsets[at] + 1 if place >= 0 else 0
    hint = "恢复原文的字，或者把改动记进校订账"
    return Problem(line.line, message, hint, words=different if column else "", column=column, code="PLN704")


def _credit(paragraph: Paragraph, line: TextLine, audit: PageAudit) -> None:
    printed, rest = split_typed(paragraph.text)
    prefix = len(paragraph.text) - len(rest)
    if printed and printed != line.number:
        message = f"原文印的是“{paragraph.text[:prefix].strip()}”，页面按位置推出“{line.number}”"
        hint = "改正次序或层级；原文确实这样印，就在校订账里记一条 number"
        audit.problems.append(Problem(line.line, message, hint, code="PLN705"))
    kept = paragraph.kept_characters(prefix)
    audit.on_pages += kept
    audit.numbers += paragraph.kept_characters() - kept
    if spans := tuple(_spans(paragraph, prefix, written(line.runs))):
        audit.spans[line.line] = spans
    if line.section:
        first, last = audit.lines.get(line.section.id, (paragraph.first, paragraph.last))
        audit.lines[line.section.id] = (min(first, paragraph.first), max(last, paragraph.last))


def _spans(paragraph: Paragraph, prefix: int, text: str) -> Iterator[RepairedSpan]:
    """Where the repairs of a paragraph stand in the page's line `text`: the same characters, white space aside. What
    stands in the printed number alone has no place in the text."""
    offsets = [offset for offset, mark in enumerate(text) if not mark.isspace()]
    for start, end, removed, repair in paragraph.spans:
        if start < prefix and end <= prefix:
            continue
        first = count_visible(paragraph.text[prefix : max(start, prefix)])
        length = count_visible(paragraph.text[max(start, prefix) : end])
        at = offsets[first] if first < len(offsets) else len(text)
        yield RepairedSpan(at, offsets[first + length - 1] + 1 if length else at, removed, repair)


def unclaimed(replayed: Replay, ranges: list[SourceRange]) -> Iterator[Paragraph]:
    """Repaired paragraphs that stand in no page's range: text that would be lost."""
    for paragraph in replayed.paragraphs:
        if not any(source.first <= paragraph.first <= source.last for source in ranges):
            yield paragraph


def unclaimed_stretches(replayed: Replay, ranges: list[SourceRange]) -> Iterator[list[Paragraph]]:
    """The unclaimed paragraphs, those that follow each other together; without those whose repairs could not be
    made."""
    lost = {paragraph.first for paragraph in unclaimed(replayed, ranges)}
    stretch: list[Paragraph] = []
    for paragraph in replayed.paragraphs:
        if any(paragraph.first <= line <= paragraph.last for line in replayed.doubtful):
            continue
        if paragraph.first in lost:
            stretch.append(paragraph)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch
