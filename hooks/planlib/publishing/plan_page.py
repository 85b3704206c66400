"""From a plan to what MkDocs renders, and from what MkDocs rendered back to text, to hold the one against the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from html.parser import HTMLParser
from posixpath import dirname, relpath

from planlib.contract import CLOSING_ID, LineKind
from planlib.library import Library
from planlib.model.fields import Field, neutral
from planlib.model.numbering import item_number
from planlib.model.page import Page, Plan, Section, topics_of
from planlib.model.plaintext import TextLine, neutral_text, page_lines, written
from planlib.notices.matcher import Mark

from .labels import variants_link
from .marks import mark_tag, pieces
from .urls import COMPARE_PAGE, plan_uri

ABOUT_CLASS = "pl-about"
TITLE_CLASS = "pl-title"
VARIANTS_CLASS = "pl-variants"


def page_markdown(plan: Plan, library: Library) -> str:
    """The Markdown of a plan page for MkDocs: numbered headings, and under each a line about it.

    Only headings change and lines are added, with empty ones around them where there are none, so the text that is
    rendered is the text that was authored. Heading marks follow the depth of nesting, so that a plan with 一、 and 1.
    has no gap in its outline.
    """
    authored = plan.page.lines
    lines = [*authored]
    if title := plan.page.heading:
        lines[title.line - 1] = f"{written(title.runs)}\n{{: .{TITLE_CLASS} }}\n"
    for section, depth in _with_depth(plan.page.sections, 1):
        index = section.line - 1
        about = _about(plan, section, library)
        if section.level:
            lines[index] = _apart(f"{_heading(section, depth)}\n\n{about}", authored, index)
        elif section.id == CLOSING_ID:
            lines[index] = _apart(about, authored, index)
        else:
            lines[index] = f"{about}\n\n{lines[index]}"
    return "\n".join(lines[plan.page.body_start :])


def _apart(text: str, lines: Sequence[str], index: int) -> str:
    """What stands in place of a line, with an empty line before and behind it where the page has none."""
    before = "\n" if index > 0 and lines[index - 1].strip() else ""
    behind = "\n" if index + 1 < len(lines) and lines[index + 1].strip() else ""
    return f"{before}{text}{behind}"


def _with_depth(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        yield from _with_depth(section.children, depth + 1)


def _heading(section: Section, depth: int) -> str:
    attributes = f'#{section.id} data-kind="{section.kind}" data-level="{section.level}"'
    if section.topics:
        attributes += f' data-topics="{" ".join(section.topics)}"'
    return f"{'#' * (depth + 1)} {section.number}{written(section.title)} {{ {attributes} }}"


def _about(plan: Plan, section: Section, library: Library) -> str:
    """The line under a heading: kind, then topics and variants as links. An unheaded part's anchor stands on it."""
    base = dirname(plan_uri(plan))
    links = [
        f"[{library.topics[topic].title}]({relpath(f'topics/{topic}.md', base)}){{ .pl-topic }}"
        for topic in topics_of(section)
    ]
    template_id = f"{plan.id}/{section.id}"
    if count := len(library.variants[template_id]):
        page = relpath(COMPARE_PAGE, base)
        links.append(f"[{variants_link(count)}]({page}?of={template_id}){{ .{VARIANTS_CLASS} }}")
    words = " ".join([library.vocabulary.kinds[section.kind], *links])
    anchor = "" if section.level else f'#{section.id} data-kind="{section.kind}" data-level="0" '
    return f"{words}\n{{: {anchor}.{ABOUT_CLASS} }}"


def expected_text(page: Page, library: Library) -> list[str]:
    """The lines that the rendered page must show, in order."""
    fields = library.vocabulary.fields
    return [line.number + neutral_text(line.runs, fields) for line in page_lines(page)]


def rendered_text(html: str) -> list[str]:
    """The lines of a rendered plan page: headings, paragraphs and list items, without notes and the lines of topics."""
    parser = _TextLines()
    parser.feed(html)
    parser.close()
    return parser.lines


class _TextLines(HTMLParser):
    _LINES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "li"})

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._current: list[str] | None = None
        self._skipped = ""  # the tag whose end ends a stretch that is no text of the plan
        self._ordinal = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if self._skipped:
            return
        if tag == "blockquote" or ABOUT_CLASS in classes or "headerlink" in classes:
            self._skipped = tag
        elif tag in ("ol", "ul"):
            self._ordinal = 0 if tag == "ol" else -1
        elif tag in self._LINES and self._current is None:
            self._current = []
            if tag == "li" and self._ordinal >= 0:
                self._ordinal += 1
                self._current.append(item_number(self._ordinal))

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped = "" if tag == self._skipped else self._skipped
        elif tag in self._LINES and self._current is not None:
            self.lines.append("".join("".join(self._current).split("\n")).strip())
            self._current = None

    def handle_data(self, data: str) -> None:
        if self._current is not None and not self._skipped:
            self._current.append(data)


def marked_html(html: str, plan: Plan, library: Library, notices_url: str) -> str:
    """A rendered plan page with its notices marked, each by a link to its entry on the list, which has this address.
    The page must have been held against `expected_text`: its lines are taken to be those that were read."""
    lines = [_stretches(line, library.marks(plan, line), library.vocabulary.fields) for line in page_lines(plan.page)]
    if not any(lines):
        return html
    parser = _Marking(lines, notices_url)
    parser.feed(html)
    parser.close()
    return "".join(parser.html)


Stretch = tuple[int, int, Mark]


def _stretches(line: TextLine, marks: Sequence[Mark], fields: dict[str, Field]) -> list[Stretch]:
    """Where the marks of a line begin and end in what a page shows of it."""
    # The page prints the number of a heading; that of a list's item comes from the browser.
    end = len(line.number) if line.kind is LineKind.HEADING else 0
    found: list[Stretch] = []
    for run, mark in pieces(line.runs, marks) if marks else ():
        start, end = end, end + len(run if isinstance(run, str) else neutral(run, fields))
        if mark and found and found[-1][2] is mark:
            found[-1] = (found[-1][0], end, mark)
        elif mark:
            found.append((start, end, mark))
    return found


class _Marking(_TextLines):
    """Writes the HTML that it reads, with a link around each stretch. Elements within a line are not cut: a stretch
    begins before one, or ends behind it."""

    def __init__(self, lines: list[list[Stretch]], notices_url: str) -> None:
        super().__init__()
        self.html: list[str] = []
        self._stretches = lines
        self._notices_url = notices_url
        self._waiting: list[Stretch] = []  # of the current line, the last first
        self._end = 0  # of the stretch that the text is in, or 0
        self._offset = 0  # how many characters of the line were read
        self._depth = 0  # of elements within the line

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        outside = self._current is None
        super().handle_starttag(tag, attrs)
        if outside and self._current is not None:
            self._waiting = self._stretches[len(self.lines)][::-1]
            self._offset = self._depth = 0
        elif self._is_inside(tag):
            self._begin()
            self._depth += 1
        self.html.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if not self._skipped and tag in self._LINES:
            self._finish()
        elif self._is_inside(tag):
            self._depth -= 1
        self.html.append(f"</{tag}>")
        if self._is_inside(tag):
            self._finish_at_end()
        super().handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._current is None or self._skipped or not (self._waiting or self._end):
            self.html.append(escape(data, quote=False))
            return
        for character in data:
            if character != "\n" and (self._offset or not character.isspace()):  # as in the lines that were compared
                self._begin()
                self._offset += 1
            self.html.append(escape(character, quote=False))
            self._finish_at_end()

    def _is_inside(self, tag: str) -> bool:
        return self._current is not None and not self._skipped and tag not in (*self._LINES, "br")

    def _begin(self) -> None:
        if self._waiting and not self._end and not self._depth and self._offset >= self._waiting[-1][0]:
            _, self._end, mark = self._waiting.pop()
            self.html.append(mark_tag(mark, self._notices_url))

    def _finish_at_end(self) -> None:
        if self._offset >= self._end and not self._depth:
            self._finish()

    def _finish(self) -> None:
        if self._end:
            self.html.append("</a>")
            self._end = 0
