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
from planlib.reading.vocabulary import SKELETONS_FILE

from .registry import RULES, acceptance_rule, library_rule, page_rule


def _found_by_reader(code: str, page: Page) -> Iterator[Problem]:
    return (problem for problem in page.problems if problem.code == code)


@page_rule("PLN101")
def front_matter_unreadable(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """没有文首，或者读不出来。

    Why:
        计划的标题、级别、文种和来源都写在文首，别处没有。只认简单的“项: 值”；锚点、别名、标签和重复的项不收，因为
        不同的程序读法不一样。
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
    """文首少了必须写的一项。

    Why:
        网站的列表、卡片和筛选都靠这些项。
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
    """文首有不认识的项。

    Why:
        项名拼错了就不起作用，还没人知道；所以在这里算错。
    Bad:
        titel: 年度计划
    Good:
        title: 年度计划
    """
    yield from _found_by_reader("PLN103", page)


@page_rule("PLN104")
def value_wrong(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文首的一个值不在允许的范围里。

    Why:
        level 和 type 只用 vocabulary/terms.yml 里列出的；plan 和 part 是数字；标题是一行没有标记的文字。
    Bad:
        level: city
    Good:
        level: community
    """
    yield from _found_by_reader("PLN104", page)
    front, vocabulary = page.front, inputs.vocabulary
    for key, word, known in (("level", front.level, vocabulary.levels), ("type", front.type, vocabulary.types)):
        if word and word not in known:
            yield Problem(front.line_of(key), f"{key} 没有“{word}”这个值", nearest(word, known))


@page_rule("PLN105")
def source_wrong(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """页面的来源没有写对是哪份合集、从哪一行到哪一行。

    Why:
        要证明页面和收到的文字一致，就得知道是哪几行。专为本库写的页面不写 source。
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
        hint = nearest(source.collection, tuple(inputs.collections))
        message = f"sources/ 里没有“{source.collection}”这份合集"
        yield Problem(source.line_of("collection"), message, hint)
        return
    collection, held = inputs.whole.get(source.collection), inputs.ranges.get(page.slug)
    if collection and (not held or held.lines != source.lines):
        count, line = len(collection.lines), source.line_of("lines")
        if held:
            message = f"lines 写的是 [{source.first}, {source.last}]，这一页却是原文的第 {held.first}–{held.last} 行"
            yield Problem(line, message, f"改成 lines: [{held.first}, {held.last}]")
        else:
            hint = f"在 {collection.path} 里找到这一页的第一行和最后一行，把行号写在 lines 里"
            yield Problem(line, f"原文只有 {count} 行，没有第 {source.last} 行", hint)


@page_rule("PLN106")
def part_undeclared(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """第一个标题前面、或者结尾 --- 后面的文字没有在文首写明；或者写明了却没有。

    Why:
        这两部分没有标题，类型和主题只能写在文首。
    Bad:
        （第一个标题前面有文字，文首没有 opening）
    Good:
        opening: {kind: background, topics: [civil-creation]}
    """
    yield from _found_by_reader("PLN106", page)
    if not page.has_front_matter:
        return
    present = {section.id: section.line for section in page.sections if section.level == 0}
    for name, where in ((OPENING_ID, "第一个标题前面"), (CLOSING_ID, "结尾的 --- 后面")):
        is_declared = page.front.has_key(name)
        if name in present and not is_declared:
            hint = f"在文首加一行：{name}: {{kind: {_KINDS[name]}, topics: [主题]}}"
            yield Problem(present[name], f"{where}有文字，文首却没有 {name}", hint)
        elif is_declared and name not in present:
            message = f"文首写了 {name}，{where}却没有文字"
            yield Problem(page.front.line_of(name), message, "删去这一项")


_KINDS = {OPENING_ID: "background", CLOSING_ID: "signature"}  # what such a part most often is


@page_rule("PLN107")
def acceptance_malformed(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """accept 里的一条没有写明哪条规则、哪些字、为什么；或者这条规则不许例外。

    Why:
        不写理由，下一个编辑没法判断。只有可以斟酌的才能例外；每条规则的页面上写着能不能。
    Bad:
        accept: [PLN435]
    Good:
        accept:
          - {rule: PLN435, words: '1949', reason: 史实的年份，不随计划更改}
    """
    yield from _found_by_reader("PLN107", page)
    for entry in page.front.accept:
        if entry.rule not in RULES:
            yield Problem(entry.line_of(), f"没有 {entry.rule} 这条规则", nearest(entry.rule, tuple(RULES)))
        elif not RULES[entry.rule].overridable:
            yield Problem(entry.line_of(), f"{entry.rule} 不许例外", "把它指出的地方改好")


@acceptance_rule("PLN108")
def acceptance_unneeded(unused: Iterable[Acceptance]) -> Iterator[Problem]:
    """accept 里的一条什么也没有对上（或者已经用不着）。

    Why:
        留着它，下次同样的错就看不见了。
    Bad:
        accept:
          - {rule: PLN435, words: '1949', reason: …}   （页面上没有这些字）
    Good:
        （删去这一条）
    """
    for entry in unused:
        if entry.rule in RULES and RULES[entry.rule].overridable:
            message = f"这一页里 {entry.rule} 没有报“{entry.words}”"
            yield Problem(entry.line_of(), message, "删去这一条，或改正它的 words")


@page_rule("PLN111", severity=Severity.WARNING)
def still_to_decide(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """页面上还有没定的事；或者 todo 里的一条没有说清是什么事。

    Why:
        导入时拿不准的写在这里，免得别人以为已经定了。
    Bad:
        todo:
          - {what: “主要措施”的主题拿不准，暂作 environment, at: 12}
    Good:
        （在页面上定好，删去这一条）
    """
    yield from _found_by_reader("PLN111", page)
    for entry in page.front.todo:
        where = f"（原文第 {entry.at} 行）" if entry.at else ""
        yield Problem(entry.line_of(), f"{entry.what}{where}", "看过、改好以后，把这一条删去")


@library_rule("PLN109")
def configuration_wrong(inputs: Inputs) -> Iterator[Problem]:
    """rules.yml 里写了没有的规则、不能改的规则，或者没有的轻重。

    Why:
        写错了就不起作用，还没人知道。只有可以斟酌的规则才能改轻重；每条规则的页面上写着能不能。
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
            yield Problem(line, f"没有 {code} 这条规则", nearest(code, tuple(RULES)), path=CONFIGURATION_FILE)
        elif not RULES[code].overridable:
            message = f"{code} 的轻重不能改：构建靠它把关"
            yield Problem(configuration.lines[code], message, "删去这一行", path=CONFIGURATION_FILE)


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
    """vocabulary/ 里的一个文件不见了、读不出来、少了词，或者有不认识的词。

    Why:
        检查和构建都靠这些词表。有一个不对，别的就先不查。
    Bad:
        # vocabulary/terms.yml
        actions: {replace: 替换, remove: 删去}
    Good:
        # vocabulary/terms.yml
        actions: {replace: 替换, delete: 删去, update: 更新, fill: 补填, check: 核对, keep: 照用}
    """
    yield from inputs.vocabulary.problems
    titles = {topic.id: topic.title for topic in inputs.topic_pages}
    missing: dict[str, int] = {}
    for slot in (slot for skeleton in inputs.vocabulary.skeletons for slot in skeleton.slots):
        for name in slot.topics:
            if name not in titles:
                missing.setdefault(name, slot.line)
    for name, line in missing.items():
        yield Problem(line, f"没有“{name}”这个主题", nearest(name, titles), path=SKELETONS_FILE)
