"""PLN1: front matter, the only index of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..inputs import Inputs, source_range
from ..model import CLOSING_ID, OPENING_ID, Page
from ..vocabulary import nearest
from .registry import Problem, page_rule

REQUIRED_KEYS = ("plan", "title", "level", "type")
PAGE_KEYS = (*REQUIRED_KEYS, "part", "opening", "closing", "source")
PART_KEYS = ("kind", "topics")
_NUMBERS = ("plan", "part")


@page_rule("PLN101")
def front_matter_unreadable(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The front matter is missing or cannot be read.

    Why:
        Title, level, type and source of a plan stand in its front matter and nowhere else. Only plain keys and values
        are read: anchors, aliases, tags and duplicate keys are refused, because they can mean different things to
        different programs.
    Bad:
        ---
        title: 年度计划
        title: 工作计划
        ---
    Good:
        ---
        title: 年度计划
        ---
    """
    if page.problem:
        hint = "begin the page with ---, the keys plan, title, level, type, and ---"
        yield Problem(page.problem.line, page.problem.message, hint)


@page_rule("PLN102")
def key_missing(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A required key is missing from the front matter.

    Why:
        The lists, cards and filters of the site are made from these keys.
    Bad:
        title: 年度计划
    Good:
        plan: 1
        title: 年度计划
        level: village
        type: plan
    """
    if page.problem:
        return
    for key in REQUIRED_KEYS:
        if page.front.get(key) in (None, ""):
            yield Problem(page.key_line(key), f"the front matter has no “{key}”", f"add a line “{key}: …”")


@page_rule("PLN103")
def key_unknown(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A key of the front matter is not known.

    Why:
        A misspelt key is silently without effect; here it is an error.
    Bad:
        titel: 年度计划
    Good:
        title: 年度计划
    """
    for key in page.front:
        if key not in PAGE_KEYS:
            yield Problem(page.key_line(key), f"unknown key “{key}”", nearest(key, PAGE_KEYS))
    for name in (OPENING_ID, CLOSING_ID):
        part = page.front.get(name)
        for key in part if isinstance(part, Mapping) else ():
            if key not in PART_KEYS:
                yield Problem(page.key_line(name), f"unknown key “{key}” in “{name}”", nearest(key, PART_KEYS))


@page_rule("PLN104")
def value_wrong(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A value of the front matter is not one of those allowed.

    Why:
        Level and type come from closed lists (vocabulary/terms.yml), plan and part are numbers, the title is one line
        of text without markup.
    Bad:
        level: city
    Good:
        level: community
    """
    front = page.front
    for key, known in (("level", inputs.vocabulary.levels), ("type", inputs.vocabulary.types)):
        value = front.get(key)
        if value not in (None, "") and str(value) not in known:
            yield Problem(page.key_line(key), f"unknown {key} “{value}”", nearest(str(value), known))
    for key in _NUMBERS:
        value = front.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10_000):
            yield Problem(page.key_line(key), f"“{key}: {value}” is not a whole number from 1", "write it in digits")
    title = front.get("title")
    if title is not None and (not isinstance(title, str) or "\n" in title or not title.isprintable()):
        yield Problem(page.key_line("title"), "the title is not one line of text", "write it on one line, in quotes")
    elif isinstance(title, str) and set(title) & set("<>{}"):
        yield Problem(page.key_line("title"), f"the title “{title}” holds markup", "take < > { } out of the title")


@page_rule("PLN105")
def source_wrong(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The source of a page does not name a collection and a range of its lines.

    Why:
        The audit proves that the page holds what was received; it must know which lines those are. A page that was
        written for the library itself has no “source”.
    Bad:
        source: {collection: 社区精神文明工作计划, lines: [35, 9]}
    Good:
        source: {collection: 社区精神文明工作计划, lines: [9, 35]}
    """
    if "source" not in page.front:
        return
    line = page.key_line("source")
    source = source_range(page)
    if source is None:
        hint = "write source: {collection: NAME, lines: [FIRST, LAST]}"
        yield Problem(line, "“source” does not give a collection and a range of lines", hint)
    elif source.collection not in inputs.collections:
        hint = nearest(source.collection, inputs.collections)
        yield Problem(line, f"there is no collection “{source.collection}” under sources/", hint)
    elif source.last > (count := len(inputs.collections[source.collection].lines)):
        yield Problem(line, f"the source has {count} lines, not {source.last}", "correct “lines”")


@page_rule("PLN106")
def part_undeclared(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text before the first heading, or after the closing ---, is not declared; or a declared one is not there.

    Why:
        These two parts have no heading that could carry their kind and topics, so the front matter does.
    Bad:
        (text before the first heading, no “opening” in the front matter)
    Good:
        opening: {kind: background, topics: [civil-creation]}
    """
    if page.problem:
        return
    present = {section.id: section.line for section in page.sections if section.level == 0}
    for name, where in ((OPENING_ID, "before the first heading"), (CLOSING_ID, "after the closing ---")):
        if name in present and not isinstance(page.front.get(name), Mapping):
            hint = f"add to the front matter: {name}: {{kind: …, topics: […]}}"
            yield Problem(present[name], f"there is text {where} but no “{name}” in the front matter", hint)
        elif name in page.front and name not in present:
            message = f"“{name}” is declared but there is no text {where}"
            yield Problem(page.key_line(name), message, "take the key out")


def string_list(value: Any) -> bool:
    """Whether a front matter value is a list of words."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
