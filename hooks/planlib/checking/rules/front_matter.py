"""PLN1: front matter, the only index of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planlib.contract import CLOSING_ID, OPENING_ID
from planlib.inputs import DOCS, Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.front_matter import Acceptance
from planlib.model.page import Page
from planlib.reading.configuration import CONFIGURATION_FILE
from planlib.reading.messages import nearest
from planlib.reading.settings import SETTINGS_FILE

from .registry import RULES, acceptance_rule, library_rule, page_rule


def _found_by_reader(code: str, page: Page) -> Iterator[Problem]:
    return (problem for problem in page.problems if problem.code == code)


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
    yield from _found_by_reader("PLN101", page)


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
    yield from _found_by_reader("PLN102", page)


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
    yield from _found_by_reader("PLN103", page)


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
    yield from _found_by_reader("PLN104", page)
    front, vocabulary = page.front, inputs.vocabulary
    for key, word, known in (("level", front.level, vocabulary.levels), ("type", front.type, vocabulary.types)):
        if word and word not in known:
            yield Problem(front.line_of(key), f"unknown {key} “{word}”", nearest(word, known))


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
    yield from _found_by_reader("PLN105", page)
    source = page.front.source
    if not source:
        return
    if source.collection not in inputs.collections:
        hint = nearest(source.collection, inputs.collections)
        message = f"there is no collection “{source.collection}” under sources/"
        yield Problem(source.line_of("collection"), message, hint)
    elif source.last > (count := len(inputs.collections[source.collection].lines)):
        yield Problem(source.line_of("lines"), f"the source has {count} lines, not {source.last}", "correct “lines”")


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
    yield from _found_by_reader("PLN106", page)
    if not page.has_front_matter:
        return
    present = {section.id: section.line for section in page.sections if section.level == 0}
    for name, where in ((OPENING_ID, "before the first heading"), (CLOSING_ID, "after the closing ---")):
        is_declared = page.front.has_key(name)
        if name in present and not is_declared:
            hint = f"add to the front matter: {name}: {{kind: …, topics: […]}}"
            yield Problem(present[name], f"there is text {where} but no “{name}” in the front matter", hint)
        elif is_declared and name not in present:
            message = f"“{name}” is declared but there is no text {where}"
            yield Problem(page.front.line_of(name), message, "take the key out")


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
    yield from _found_by_reader("PLN107", page)
    for entry in page.front.accept:
        if entry.rule not in RULES:
            yield Problem(entry.line_of(), f"there is no rule {entry.rule}", nearest(entry.rule, RULES))
        elif not RULES[entry.rule].overridable:
            yield Problem(entry.line_of(), f"{entry.rule} allows no exception", "mend what it reports")


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
        if entry.rule in RULES and RULES[entry.rule].overridable:
            message = f"{entry.rule} does not report “{entry.words}” on this page"
            yield Problem(entry.line_of(), message, "take the entry out, or correct its words")


@page_rule("PLN111", severity=Severity.WARNING)
def still_to_decide(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """Something on the page is still to be decided, or an entry of “todo” does not say what.

    Why:
        What an import could not decide is written there, so that nobody takes it for settled.
    Bad:
        todo:
          - {what: “主要措施”的主题拿不准，暂作 environment, at: 12}
    Good:
        (decided on the page, and the entry taken out)
    """
    yield from _found_by_reader("PLN111", page)
    for entry in page.front.todo:
        where = f"（原文第 {entry.at} 行）" if entry.at else ""
        yield Problem(entry.line_of(), f"{entry.what}{where}", "看过、改好以后，把这一条删去")


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
        yield replace(problem, path=CONFIGURATION_FILE)
    for code in configuration.severity:
        if code not in RULES:
            line = configuration.lines[code]
            yield Problem(line, f"there is no rule {code}", nearest(code, RULES), path=CONFIGURATION_FILE)
        elif not RULES[code].overridable:
            message = f"how hard {code} is cannot be changed: the build relies on it"
            yield Problem(configuration.lines[code], message, "take the line out", path=CONFIGURATION_FILE)


@library_rule("PLN112")
def settings_wrong(inputs: Inputs) -> Iterator[Problem]:
    """mkdocs.yml 读不出来、缺了网站离不开的一项、有不认识的一项，或者栏目指向没有的页面。

    Why:
        网站照这个文件生成：名称、栏目、样式、检查都在里面。生成网站的程序只报第一处错误，也不说在哪一行。
    Bad:
        nav:
          - 首页: home.md
    Good:
        nav:
          - 首页: index.md
    """
    yield from inputs.settings.problems
    for line, page in inputs.settings.pages:
        path = f"{DOCS}/{page}"
        if path not in inputs.published and not page.startswith(("http://", "https://")):
            hint = "写 docs 里面有的一个页面，如 index.md；不要这一栏就删去这一行"
            yield Problem(line, f"栏目里的“{page}”没有这个页面", hint, words=page, path=SETTINGS_FILE)


@library_rule("PLN110")
def vocabulary_wrong(inputs: Inputs) -> Iterator[Problem]:
    """A file of the vocabulary is missing, cannot be read, lacks a word or has one that is not known.

    Why:
        All that is checked and built rests on these lists. As long as one of them is not right, nothing else is
        reported.
    Bad:
        # vocabulary/terms.yml
        actions: {replace: 替换, remove: 删去}
    Good:
        # vocabulary/terms.yml
        actions: {replace: 替换, delete: 删去, update: 更新, fill: 补填, check: 核对, keep: 照用}
    """
    yield from inputs.vocabulary.problems
