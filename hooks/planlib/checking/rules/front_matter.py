"""PLN1: front matter, the only index of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planlib.contract import CLOSING_ID, OPENING_ID
from planlib.inputs import Inputs, source_range
from planlib.model.findings import Problem
from planlib.model.page import Acceptance, Page
from planlib.reading.configuration import CONFIGURATION_FILE
from planlib.reading.messages import nearest

from .registry import RULES, acceptance_rule, library_rule, page_rule

REQUIRED_KEYS = ("plan", "title", "level", "type")
PAGE_KEYS = (*REQUIRED_KEYS, "part", "opening", "closing", "source", "accept")
MARKUP = "<>{}[]`*_|\\&\"'"  # what a title cannot hold: it is shown in headings, links and attributes
PART_KEYS = ("kind", "topics")
SOURCE_KEYS = ("collection", "lines")
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
        if page.front.get(key) is None or not str(page.front[key]).strip():
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
    for name, known in ((OPENING_ID, PART_KEYS), (CLOSING_ID, PART_KEYS), ("source", SOURCE_KEYS)):
        part = page.front.get(name)
        for key in part if isinstance(part, Mapping) else ():
            if key not in known:
                yield Problem(page.key_line(name), f"unknown key “{key}” in “{name}”", nearest(key, known))


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
        if value is not None and str(value).strip() and str(value) not in known:
            yield Problem(page.key_line(key), f"unknown {key} “{value}”", nearest(str(value), known))
    for key in _NUMBERS:
        value = front.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10_000):
            yield Problem(page.key_line(key), f"“{key}: {value}” is not a whole number from 1", "write it in digits")
    title = front.get("title")
    if title is not None and (not isinstance(title, str) or "\n" in title or not title.isprintable()):
        yield Problem(page.key_line("title"), "the title is not one line of text", "write it on one line, in quotes")
    elif isinstance(title, str) and set(title) & set(MARKUP):
        yield Problem(
            page.key_line("title"), f"the title “{title}” holds markup", "take the marks of markup out of the title"
        )


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


@page_rule("PLN107")
def acceptance_malformed(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """An entry of “accept” does not say which rule, which words and why; or the rule allows no exception.

    Why:
        An exception without its reason cannot be judged by the next editor. Only what is a matter of judgement can be
        accepted: most rules on text (PLN4), PLN206, PLN211, PLN212 and PLN901.
    Bad:
        accept: [PLN435]
    Good:
        accept:
          - {rule: PLN435, words: '1949', reason: 史实的年份，不随计划更改}
    """
    if "accept" not in page.front:
        return
    entries = page.front["accept"]
    if not isinstance(entries, list) or len(entries) != len(page.accepted):
        hint = "write each as {rule: PLN413, words: the words it shows, reason: why they are right}"
        yield Problem(page.key_line("accept"), "“accept” has an entry that is not of this form", hint)
    for entry in page.accepted:
        if entry.rule not in RULES:
            yield Problem(entry.line, f"there is no rule {entry.rule}", nearest(entry.rule, RULES))
        elif RULES[entry.rule].is_firm:
            yield Problem(entry.line, f"{entry.rule} allows no exception", "mend what it reports")


@acceptance_rule("PLN108")
def acceptance_unneeded(page: Page, unused: Iterable[Acceptance]) -> Iterator[Problem]:
    """An entry of “accept” accepts nothing (any more).

    Why:
        It would hide the next mistake of its kind.
    Bad:
        accept:
          - {rule: PLN435, words: '1949', reason: …}   (and the words are not on the page)
    Good:
        (the entry taken out)
    """
    for entry in unused:
        if entry.rule in RULES and not RULES[entry.rule].is_firm:
            message = f"{entry.rule} does not report “{entry.words}” on this page"
            yield Problem(entry.line, message, "take the entry out, or correct its words")


@library_rule("PLN109")
def configuration_wrong(inputs: Inputs) -> Iterator[Problem]:
    """rules.yml names a rule that does not exist or cannot be changed, or gives it an unknown severity.

    Why:
        The line would silently have no effect. Only rules whose findings are a matter of judgement can be changed: most
        of those on text (PLN4), PLN206, PLN211, PLN212, PLN809 and PLN901.
    Bad:
        severity: {PLN999: off}
    Good:
        severity: {PLN413: warning}
    """
    configuration = inputs.configuration
    for problem in configuration.problems:
        yield Problem(problem.line, problem.message, problem.hint, path=CONFIGURATION_FILE)
    for code in configuration.severity:
        if code not in RULES:
            line = configuration.lines[code]
            yield Problem(line, f"there is no rule {code}", nearest(code, RULES), path=CONFIGURATION_FILE)
        elif RULES[code].is_firm:
            message = f"how hard {code} is cannot be changed: the build relies on it"
            yield Problem(configuration.lines[code], message, "take the line out", path=CONFIGURATION_FILE)


def string_list(value: Any) -> bool:
    """Whether a front matter value is a list of words."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
