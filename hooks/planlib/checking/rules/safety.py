"""PLN6: safety. Contributed text is untrusted."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from planlib.inputs import INDEX, TOPICS, Inputs
from planlib.model.fields import FIELD
from planlib.model.findings import Problem
from planlib.model.page import OddityKind, Page
from planlib.reading.markdown import split_title

from .registry import library_rule, page_rule

MAX_SECTIONS = 500
MAX_LINE = 10_000  # characters


@page_rule("PLN601")
def raw_html(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The page holds raw HTML.

    Why:
        Text that others contribute must not bring markup or script to the site. (The build would show it as text, not
        run it.)
    Bad:
        <b>积极</b>开展活动
    Good:
        积极开展活动
    """
    for oddity in page.oddities:
        if oddity.kind is OddityKind.HTML:
            yield Problem(oddity.line, f"raw HTML: “{oddity.excerpt}”", "write it as plain text")


@page_rule("PLN602")
def image(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The page holds an image.

    Why:
        Plans are text, and nothing on the site is loaded from another host.
    Bad:
        ![图](https://example.org/a.png)
    Good:
        （见附图说明。）
    """
    for oddity in page.oddities:
        if oddity.kind is OddityKind.IMAGE:
            yield Problem(oddity.line, f"an image: “{oddity.excerpt}”", "describe it in words")


@library_rule("PLN604")
def document_html(inputs: Inputs) -> Iterator[Problem]:
    """A page around the plans (topic, guide, home) holds raw HTML.

    Why:
        Topics and guide are contributed text too. What needs more than Markdown belongs in a template under theme/.
    Bad:
        <div style="position:fixed">……</div>
    Good:
        （写成普通段落）
    """
    for document in inputs.documents:
        for line, excerpt in document.html:
            yield Problem(line, f"raw HTML: “{excerpt}”", "write it as Markdown", words=excerpt, path=document.path)


@library_rule("PLN605")
def document_image(inputs: Inputs) -> Iterator[Problem]:
    """A page around the plans shows an image that is not a file of this repository.

    Why:
        Nothing on the site is loaded from another host; an image may also carry a script.
    Bad:
        ![图](https://example.org/a.png)
    Good:
        ![图](figure.png)
    """
    for document in inputs.documents:
        for link in document.links:
            if not link.is_image:
                continue
            target = link.target
            local = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), target))
            if local not in inputs.published or local.endswith(".svg"):
                hint = "put a PNG, JPEG or WebP file beside the page"
                yield Problem(link.line, f"an image from elsewhere: “{target}”", hint, words=target, path=document.path)


@library_rule("PLN608")
def document_front_matter(inputs: Inputs) -> Iterator[Problem]:
    """The front matter of a page around the plans cannot be read, lacks a plain title, or says more than it may.

    Why:
        The theme prints titles as they are, and keys that MkDocs knows can change how a page is made.
    Bad:
        title: <b>指南</b>
    Good:
        title: 使用指南
    """
    for document in inputs.documents:
        if document.path.startswith(f"{TOPICS}/") and not document.path.endswith(f"/{INDEX}"):
            continue  # topics have their own rules
        yield from (replace(problem, path=document.path) for problem in document.problems)


@library_rule("PLN609")
def file_foreign(inputs: Inputs) -> Iterator[Problem]:
    """A file below docs/ is neither a Markdown page nor a picture; or one below docs/ or sources/ is a link or a pipe.

    Why:
        MkDocs publishes whatever lies below docs/: an HTML file or a script there would be on the site unchecked, and a
        link would publish what it leads to. Scripts, styles and templates belong in src/ and theme/.
    Bad:
        docs/guide/tool.html
    Good:
        docs/guide/tool.md
    """
    for path in sorted(inputs.published):
        parts = PurePosixPath(path)
        if parts.suffix not in PUBLISHED_SUFFIXES:
            hint = f"a published file ends in {', '.join(PUBLISHED_SUFFIXES)}"
            yield Problem(1, f"“{parts.name}” would be published unchecked", hint, path=path)
        elif parts.suffix != ".md" and "assets" in parts.parts:
            yield Problem(1, "a file under assets/ could replace one of the theme's", "put it elsewhere", path=path)
    for path in sorted(inputs.published):
        if path.endswith("/README.md") and f"{path.removesuffix('README.md')}{INDEX}" in inputs.published:
            hint = "两个都是这个文件夹的首页，只能留一个：把 README.md 改成别的名字"
            yield Problem(1, "同一个文件夹里有 README.md，又有 index.md", hint, path=path)
    for path in inputs.odd:
        yield Problem(1, "a link or a pipe, not a plain file", "copy what it leads to", path=path)


PUBLISHED_SUFFIXES = (".md", ".png", ".jpg", ".jpeg", ".webp")


# What CommonMark (the reader) and Python-Markdown (MkDocs) understand differently, by what stands on one line.
_AMBIGUOUS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("a tab", re.compile(r"\t"), "use spaces"),
    ("U+0000", re.compile(r"\x00"), "take it out"),
    ("an indented line", re.compile(r"^\s+(?=\S)"), "begin the line at the margin"),
    ("a backslash", re.compile(r"\\"), "take it out"),
    ("an HTML entity", re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,30});"), "write the character itself"),
    ("an angle bracket", re.compile(r"[<>](?!\s*编者注|\s|$)|(?<!^)[<>]"), "write 〈 〉 or words"),
    ("a link definition", re.compile(r"^\[[^\]]*\]:"), "take it out"),
    ("a square bracket", re.compile(r"[\[\]](?!:)"), "write 〔 〕 or （ ）"),
    ("a code mark", re.compile(r"`|^~~~"), "take it out"),
    ("words struck out", re.compile(r"~~"), "take the marks out"),
    ("a heading without a space", re.compile(r"^#{1,6}[^#\s]|^#{7,}"), "write # marks, a space, and the title"),
    ("a # mark in an item or a note", re.compile(r"^(?:[->]|\d{1,9}\.)\s*(?:#+[^#\s]|#{7})"), "take it out"),
    ("a heading closed by # marks", re.compile(r"^#{1,6} .*\s#+\s*$"), "take the marks at the end out"),
    ("spaces at the end of the line", re.compile(r"(?<=\S)\s+$"), "take them out"),
    ("a line of odd spaces", re.compile(r"^ *[^\S ]\s*$"), "leave the line empty"),
    ("a table", re.compile(r"^\s*(?:\|\s*)?:?-{2,}:?\s*\|"), "write paragraphs or a list"),
    ("an underline for a heading", re.compile(r"^=+\s*$|^-{1,2}\s*$|^-{4,}\s*$"), "begin the heading with # marks"),
    ("an unusual list mark", re.compile(r"^(?:[*+]\s|\d{1,9}\)\s|-\s+-)"), "write “- ” or “1. ”"),
    ("an attribute list on its own", re.compile(r"^\{[:#. ]"), "take it out"),
    ("an admonition", re.compile(r"^(?:!!!|\?\?\?)"), "write an editor's note as a block quote"),
    (
        "emphasis",
        re.compile(r"(?<![*_])([*_])\1*(?=\S)[^*_\n]+(?<=\S)\1+"),
        "take the marks out",
    ),
)
# What a line must hold, begin with or end with for any of them; most lines do not.
_SUSPECT = re.compile(r"[\t\x00\\&<>\[\]`~|*_=]|--")
_SUSPECT_START = re.compile(r"[\s{!?+-]|\d{1,9}(?:\)|\.\s*#)|#+[^# ]|#{7}")
_ITEM = re.compile(r"(?:\d{1,9}\.|-)(?: |$)")


@page_rule("PLN606")
def markdown_ambiguous(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A line holds Markdown that the checker and MkDocs could read differently: tabs, entities, brackets, indents.

    Why:
        What is checked must be what is published. Plan pages keep to the few forms on which all parsers agree.
    Bad:
        见&#106;avascript 与[链接]
    Good:
        （只写文字）
    """
    in_list = False
    for number, line in enumerate(page.lines[page.body_start :], page.body_start + 1):
        if not line:
            in_list = False
            continue
        text = FIELD.sub(lambda match: "〇" * len(match[0]), line) if "{{" in line else line
        if text.startswith("#"):
            text = split_title(text)
        if _SUSPECT.search(text) or _SUSPECT_START.match(text) or text[-1:].isspace() or text.endswith("#"):
            for what, pattern, hint in _AMBIGUOUS:
                match = pattern.search(text)
                if match:
                    words, column = line[match.start() : match.end()], match.start() + 1
                    yield Problem(number, f"{what}: “{line.strip()[:30]}”", hint, words=words, column=column)
                    break
        is_item = bool(_ITEM.match(text))
        if is_item and not in_list and number > page.body_start + 1 and page.lines[number - 2].strip():
            hint = "put an empty line before the list"
            yield Problem(number, f"a list right after a paragraph: “{line.strip()[:30]}”", hint, words=line[:4])
        in_list = is_item or (in_list and bool(line.strip()))


@page_rule("PLN607")
def page_excessive(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A page has more headings or longer paragraphs than any plan has.

    Why:
        It is not a plan, or it was made to slow down whoever opens it.
    Bad:
        (a page of 2,000 headings)
    Good:
        (a page a document)
    """
    headings = sum(1 for section in page.walk())
    if headings > MAX_SECTIONS:
        yield Problem(1, f"the page has {headings} sections, more than {MAX_SECTIONS}", "cut it into several pages")
    for number, line in enumerate(page.lines, 1):
        if len(line) > MAX_LINE:
            yield Problem(
                number, f"the line has {len(line)} characters, more than {MAX_LINE}", "cut it into paragraphs"
            )


@library_rule("PLN603")
def file_unreadable(inputs: Inputs) -> Iterator[Problem]:
    """A file is not UTF-8, is too large, is no plain file, or lies outside the repository.

    Why:
        It cannot be checked, so it is not published.
    Bad:
        docs/plans/x.md → /etc/passwd
    Good:
        docs/plans/x.md, a UTF-8 text file
    """
    for file in dict.fromkeys(inputs.files):  # a topic page is read as a topic and as a page with links
        if file.problem:
            yield Problem(file.problem.line, file.problem.message, file.problem.hint, path=file.path)
