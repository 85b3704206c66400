"""PLN2: structure. What may follow what, and what a plan must have, is declared in vocabulary/structure.yml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, count

from planlib.contract import ANY_ORDER, CLOSING_ID, ID, MAX_ID, MAX_LEVEL, OPENING_ID, LineKind
from planlib.inputs import Inputs
from planlib.meaning import kind_of
from planlib.model.fields import references
from planlib.model.findings import Problem, Severity
from planlib.model.numbering import han, han_value, typed_level, typed_prefix
from planlib.model.page import BlockKind, OddityKind, Page, Section
from planlib.model.plaintext import written
from planlib.reading.markdown import split_attributes
from planlib.reading.messages import nearest
from planlib.reading.vocabulary import Shape

from .prose import Prose, prose
from .registry import library_rule, page_rule

ATTRIBUTES = ("id", "data-kind", "data-topics")
NOTE_LABEL = "编者注："
REPORTED_ELSEWHERE = (OddityKind.HTML, OddityKind.IMAGE, OddityKind.LINE_BREAK)
_ID = re.compile(ID)
# Typed numbers and bullets of other shapes than those of numbering.py, which the audit reads too: ① 1） 1.1 a. ●;
# and before a heading, where no sentence goes on: 一是 一： 壹、 1，
_MARK = re.compile(
    r"[①-⒛㈠-㈩❶-➓Ⅰ-Ⅻ]\s*[、.．]?|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]\s*"
    r"|\d{1,2}(?:[.．]\d{1,2})+[、.．]?(?!\s*(?:公里|公斤|千[米克瓦]|平方|[米元倍吨亩]))(?=\s*[^\d\s%％万亿多余个])\s*"
    r"|[a-zA-Z][.．、)）]\s*|[●◆★▲►▶➢➤✓✔√•](?![●◆★▲])\s*"
)
_HEADING_MARK = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:是(?!一流)|[：，])|[壹贰叁肆伍陆柒捌玖拾]、|\d{1,2}(?:[，：]|\s+)"
)


def typed_start(text: str, in_heading: bool) -> str:
    """The number or bullet that a line begins with and that the build would print itself; empty where there is none."""
    mark = _MARK.match(text) or (_HEADING_MARK.match(text) if in_heading else None)
    return mark[0] if mark else typed_prefix(text, in_heading)


@page_rule("PLN201")
def level_skipped(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """标题的层级跳了，或者同一段下面的标题层级不一样。

    Why:
        编号跟着层级走：一、（一）1.（1）。一、下面是（一），只有两级的计划可以直接是 1.；（一）下面是 1.；1. 下面是
        （1）。同一段下面的标题层级要一样。
    Bad:
        ## 主要任务 { #tasks data-kind="tasks" }

        ##### 抓阵地 { #venues data-kind="tasks" data-topics="culture-sports" }
    Good:
        ## 主要任务 { #tasks data-kind="tasks" }

        ### 抓阵地 { #venues data-kind="tasks" data-topics="culture-sports" }
    """
    headed = [section for section in page.sections if section.level]
    yield from _levels(headed, 0, inputs.vocabulary.levels_under)


def _levels(siblings: list[Section], parent: int, under: dict[int, tuple[int, ...]]) -> Iterator[Problem]:
    allowed = under.get(parent, ())
    model = next((section for section in siblings if section.level in allowed), None)
    for section in siblings:
        title = written(section.title)
        if section.level not in allowed:
            marks = " 或 ".join("#" * (level + 1) for level in allowed)
            message = f"“{title}”用了 {section.level + 1} 个 #，层级不对"
            yield Problem(section.line, message, f"这里用 {marks}" if marks else "这里不能再分小标题，改成自然段")
        elif model and section.level != model.level:
            message = f"“{title}”和同一段里的“{written(model.title)}”层级不一样"
            yield Problem(section.line, message, f"用 {'#' * (model.level + 1)}")
        yield from _levels(list(section.children), min(section.level, MAX_LEVEL), under)


@page_rule("PLN202")
def id_missing(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """标题没有 id，或者 id 写得不对。

    Why:
        链接、复制和草稿都靠 id 找到这一段，所以要写明，改了标题也不变。id 用小写字母、数字和连字符，opening 和 closing
        已经占用。
    Bad:
        ## 指导思想 { data-kind="guidance" data-topics="theory" }
    Good:
        ## 指导思想 { #guidance data-kind="guidance" data-topics="theory" }
    """
    for section in _headed(page):
        if not section.id:
            message = f"“{written(section.title)}”没有 id"
            yield Problem(section.line, message, '在标题后面加上 { #英文名 data-kind="类型" data-topics="主题" }')
        elif not _ID.fullmatch(section.id) or len(section.id) > MAX_ID or section.id in (OPENING_ID, CLOSING_ID):
            hint = "用小写字母、数字和单个连字符，字母开头，不用 opening 和 closing"
            yield Problem(section.line, f"“#{section.id}”不能作 id", hint)


@page_rule("PLN203")
def id_repeated(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一页里两个标题的 id 相同。

    Why:
        链接不知道该去哪一个。
    Bad:
        ## 目标 { #goals data-kind="goals" data-topics="civil-creation" }

        ## 任务 { #goals data-kind="tasks" data-topics="civil-creation" }
    Good:
        ## 目标 { #goals data-kind="goals" data-topics="civil-creation" }

        ## 任务 { #tasks data-kind="tasks" data-topics="civil-creation" }
    """
    seen: dict[str, int] = {}
    for section in _headed(page):
        if section.id in seen:
            message = f"“#{section.id}”在第 {seen[section.id]} 行已经用了"
            yield Problem(section.line, message, "给其中一个换个 id")
        elif section.id:
            seen[section.id] = section.line


@page_rule("PLN204", covers=True)
def number_typed(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """标题或自然段前面手打了编号。

    Why:
        编号由位置自动推出，挪动一段也不会断号。原文印的编号不一样，由校订账说明。
    Bad:
        ## 一、指导思想 { #guidance data-kind="guidance" data-topics="theory" }
    Good:
        ## 指导思想 { #guidance data-kind="guidance" data-topics="theory" }
    """
    taken = {section.id for section in page.walk()}
    ordinals = {id(section): ordinal for siblings in siblings_of(page) for ordinal, section in enumerate(siblings, 1)}
    for line in prose(page):
        if line.line < page.body_start:
            continue  # the title in the front matter
        in_heading = line.kind is LineKind.HEADING
        typed = typed_start(line.text, in_heading)
        if in_heading and not typed:
            typed = bare_number(line.text, ordinals.get(id(line.section), 0))
        if typed and not (line.kind is LineKind.PARAGRAPH and _runs_on(line.text, typed)):
            yield _as_heading(line, typed, taken) or _typed(line, typed, in_heading)


def _as_heading(line: Prose, typed: str, taken: set[str]) -> Problem | None:
    """A numbered paragraph as the heading that it seems to be; none where it seems to be none. taken: the ids of the
    page, to which that of the heading is added."""
    rest, level = line.text[len(typed) :].strip(), typed_level(line.text)
    if line.kind is not LineKind.PARAGRAPH or not level or len(rest) > LONGEST_HEADING or rest.endswith(_ENDS):
        return None
    kind = kind_of(rest, "", "").word
    names = chain([kind], (f"{kind}-{number}" for number in count(2)))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    heading = f'{"#" * (level + 1)} {rest} {{ #{name} data-kind="{kind}" }}'
    message = f"“{line.text}”像是{han(level)}级标题，前面手打了编号“{typed.strip()}”"
    return line.problem(
        0,
        len(line.text),
        message,
        f"写成 {heading}，再加上 data-topics；编号自动生成",
        line.fix(0, len(line.text), heading),
    )


def _typed(line: Prose, typed: str, in_heading: bool) -> Problem:
    message, rest = f"“{line.text[:20]}”前面手打了编号“{typed.strip()}”", line.text[len(typed) :]
    if in_heading:
        fix = line.fix(0, len(typed), "") if rest.strip() else None
        return line.problem(0, len(typed), message, f"删去编号，只写“{rest}”；编号自动生成", fix)
    return line.problem(0, len(typed), message, "删去编号；是列表就每项写“1. ”或“- ”，编号自动生成")


LONGEST_HEADING = 30  # characters of a paragraph that may be a heading
_ENDS = tuple("。；！？，、：")


def _runs_on(text: str, typed: str) -> bool:
    """Whether a number at the start of a paragraph is the first of several inside it: ①建档；②走访；③反馈."""
    following = _NEXT.get(typed.strip().rstrip("、.．"))
    return bool(following and following in text)


_NEXT = {"①": "②", "1）": "2）", "1)": "2)", "（1）": "（2）", "(1)": "(2)"}


def bare_number(title: str, ordinal: int) -> str:
    """The number that a heading begins with, without a mark behind it or with a label before it: 三重点任务, 任务一：.
    ordinal: its place among its siblings, from 1. Empty where there is none."""
    if match := _LABELLED.match(title):
        return match[0]
    match = _BARE.match(title)
    if not match:
        return ""
    value = int(match[0]) if match[0].isdecimal() else han_value(match[0])
    return match[0] if value == ordinal and (ordinal > 1 or match[0].isdecimal()) else ""


_LABELLED = re.compile(
    r"(?:任务|目标|措施|步骤|要求|工作|项目|重点|板块|行动|举措|内容|原则|专题|部分|方面|环节|事项|计划|篇章|亮点|抓手)"
    r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:[：:、.．]\s*|[ \u3000]+)"
    r"|第[一二三四五六七八九十]{1,3}(?:部分|章|节)[：:、\s]*"
)
# What is counted, or said of one: 三项制度, 二十大, 一老一小.
_BARE = re.compile(
    "(?:[一二三四五六七八九十]{1,2}|[1-9][0-9]?)(?![0-9A-Za-z.:：%％[一二三四五六七八九十百千万项个大级是步条类种次年月日季度件名老会务把套支张场站网岗队室册本份单位章则边面方点户人员村社区街镇乡县市省届中全胎孩线体号刻手心流切起核窗门卡码事式肩揽律贯致定般旦时同向旁些样半声路课学讲帮带"
    "台队组栏廊园馆堂校院楼栋层房间亩公里米吨斤元角分秒周天夜晚早晨])"
)


@page_rule("PLN205")
def section_empty(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """标题下面什么也没有，或者标题是空的。

    Why:
        没有东西可抄。
    Bad:
        ## 指导思想 { #guidance data-kind="guidance" data-topics="theory" }

        ## 主要任务 { #tasks data-kind="tasks" }
    Good:
        ## 指导思想 { #guidance data-kind="guidance" data-topics="theory" }

        以上级精神为指导，结合实际开展工作。
    """
    for section in page.walk():
        text = [block for block in section.blocks if block.kind is not BlockKind.NOTE]
        if section.level and not written(section.title).strip():
            yield Problem(section.line, "标题是空的", "写上标题，或删去这一行")
        elif not section.children and not text:
            what = f"“{written(section.title)}”" if section.level else _PARTS[section.id]
            yield Problem(section.line, f"{what}下面没有内容", "写上内容，或删去")


@page_rule("PLN206", overridable=True)
def kind_required(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一份文件缺了它的文种必须有的章节类型。

    Why:
        没有任务、或者不说为了什么的计划，不能作范文。各文种要有什么，写在 vocabulary/structure.yml 里。
    Bad:
        （type: plan，却没有 data-kind="tasks" 或 "measures" 的一段）
    Good:
        ## 主要任务 { #tasks data-kind="tasks" data-topics="civil-creation" }
    """
    shape = _shape(page, inputs)
    kinds = {section.kind for section in page.walk()}
    if any(section.level and section.kind not in inputs.vocabulary.kinds for section in page.walk()):
        return  # another rule tells of these; with a kind they may be what is missing
    for group in shape.must if shape else ():
        if not kinds & set(group):
            kinds_needed = " 或 ".join(f"{kind}（{inputs.vocabulary.kinds.get(kind, kind)}）" for kind in group)
            message = f"{_type(page, inputs)}要有一段是 {kinds_needed}，这一页没有"
            yield Problem(page.front.line_of("type"), message, "给是这一类的那一段标上 data-kind，或改正 type")


@page_rule("PLN211", overridable=True)
def kind_misplaced(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一份文件有它的文种不该有的章节类型。

    Why:
        计划里夹着去年的总结，那是另一份文件，要单独成一页。
    Bad:
        (type: plan) ## 工作总结 { #summary data-kind="summary" data-topics="civil-creation" }
    Good:
        (type: summary) ## 工作总结 { #summary data-kind="summary" data-topics="civil-creation" }
    """
    shape = _shape(page, inputs)
    for section in page.walk():
        if shape and section.kind in shape.must_not:
            kind = inputs.vocabulary.kinds.get(section.kind, section.kind)
            message = f"{_type(page, inputs)}里不该有{kind}（{section.kind}）"
            hint = "改正类型或文种，或者把这一段单独放到一页"
            yield Problem(section.line, message, hint, words=written(section.title))


@page_rule("PLN212", severity=Severity.WARNING, overridable=True)
def kind_out_of_order(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一级标题的各段先后不对。

    Why:
        公文的读者习惯这样的次序：背景，指导思想和目标，任务，组织保障，落款。
    Bad:
        ## 组织保障 { #safeguards data-kind="safeguards" data-topics="organization" }

        ## 主要任务 { #tasks data-kind="tasks" data-topics="civil-creation" }
    Good:
        ## 主要任务 { #tasks data-kind="tasks" data-topics="civil-creation" }

        ## 组织保障 { #safeguards data-kind="safeguards" data-topics="organization" }
    """
    shape = _shape(page, inputs)
    if not shape:
        return
    rank = {kind: place for place, group in enumerate(shape.order) for kind in group}
    last: Section | None = None
    for section in page.sections:
        if section.kind not in rank:
            continue
        if last and rank[section.kind] < rank[last.kind] and not {section.kind, last.kind} <= set(ANY_ORDER):
            kinds = inputs.vocabulary.kinds
            before, after = (f"“{written(part.title)}”（{kinds[part.kind]}）" for part in (last, section))
            message = f"{after}排在{before}后面"
            yield Problem(section.line, message, "挪到前面去，或改正类型", words=written(section.title))
        else:
            last = section


_PARTS = {OPENING_ID: "开头", CLOSING_ID: "结尾"}


def _type(page: Page, inputs: Inputs) -> str:
    word = page.front.type or ""
    return f"{inputs.vocabulary.types.get(word, word)}（{word}）"


def siblings_of(page: Page) -> Iterator[Sequence[Section]]:
    """The sections with headings that stand side by side, group by group."""
    yield tuple(section for section in page.sections if section.level)
    for section in page.walk():
        if section.children:
            yield section.children


def _shape(page: Page, inputs: Inputs) -> Shape | None:
    return inputs.vocabulary.shapes.get(page.front.type or "")


@page_rule("PLN207")
def markdown_unused(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """页面用了计划里没有的写法：代码、加粗、链接、多层列表、自然段中换行。

    Why:
        计划只有标题、自然段和列表。别的写法各个程序读得不一样，到了 Word 里也会丢。
    Bad:
        要**积极**开展活动。
    Good:
        要积极开展活动。
    """
    for oddity in page.oddities:
        if oddity.kind not in REPORTED_ELSEWHERE:
            hint = _INSTEAD.get(oddity.kind, "只用标题、自然段和简单的列表")
            if oddity.kind is OddityKind.ATTRIBUTES:
                hint = _with_attributes(page.lines[oddity.line - 1])
            yield Problem(oddity.line, f"有{oddity.kind}：“{oddity.excerpt}”", hint)


_INSTEAD = {
    OddityKind.LINK: "只写文字，不要链接",
    OddityKind.CODE: "删去符号 `",
    OddityKind.INDENTED_CODE: "删去行首的空格",
    OddityKind.EMPHASIS: "删去 * 或 _；是标题就用 # 来写",
    OddityKind.FORCED_BREAK: "删去行末的空格或反斜杠；要另起一个自然段就空一行",
    OddityKind.ESCAPE: "删去反斜杠，或直接写这个字符",
    OddityKind.UNDERLINED_HEADING: "标题写成 ## 开头；是分隔线就在前面空一行",
    OddityKind.SECOND_TITLE: "一级标题用两个 #：## ；页面的标题写在文首的 title 里",
    OddityKind.LATE_HEADING: "挪到结尾的 --- 前面",
    OddityKind.LIST_START: "从 1. 写起",
    OddityKind.LONG_ITEM: "一项写一个自然段；多出来的写在列表外面",
    OddityKind.NESTED_LIST: "只写一层；下一层写成小标题",
    OddityKind.SECOND_BREAK: "只在落款前面写一条 ---",
}
_NARROW = str.maketrans("｛｝“”‘’＂＃＝　", '{}"""""#= ')
_EXAMPLE = '{ #tasks data-kind="tasks" data-topics="environment" }'


def _with_attributes(line: str) -> str:
    """How to write a heading whose braces are broken: with half-width marks, where that is all that is wrong."""
    match = _OPENING.search(line)
    braces = match[0].translate(_NARROW) if match else ""
    fixed = f"{line[: match.start()].rstrip()} {braces}" if match else line
    title, attributes, is_well_formed = split_attributes(fixed)
    if title != fixed and is_well_formed and attributes.keys() <= set(ATTRIBUTES):
        return f"括号、引号都用半角：{fixed}"
    return f"标题后面写成 {_EXAMPLE} 这样，括号、引号都用半角"


_OPENING = re.compile(r"[{｛].*$")


@page_rule("PLN208")
def attribute_unknown(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """标题带了 #id、data-kind、data-topics 以外的属性。

    Why:
        属性会进到网页里，所以只许用本库认识的。
    Bad:
        ## 目标 { #goals data-kind="goals" data-topics="civil-creation" onclick="x" }
    Good:
        ## 目标 { #goals data-kind="goals" data-topics="civil-creation" }
    """
    for section in _headed(page):
        for name in section.attributes or ():
            if name not in ATTRIBUTES:
                yield Problem(section.line, f"不认识的属性“{name}”", nearest(name, ATTRIBUTES))


@page_rule("PLN209")
def note_unlabelled(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """引用块没有以“编者注：”开头。

    Why:
        引用块是编者注，页面上显示，复制时不带走。写明“编者注：”，才不会和原文里的引文相混。
    Bad:
        > 原文到此中断。
    Good:
        > 编者注：原文到此中断。
    """
    for section in page.walk():
        for block in section.blocks:
            if block.kind is not BlockKind.NOTE:
                continue
            if not written(block.runs).startswith(NOTE_LABEL):
                yield Problem(block.line, "引用块不是编者注", f"以“{NOTE_LABEL}”开头；是原文就去掉 >")
            elif any(references(block.runs)):
                yield Problem(block.line, "编者注里有填空项", "直接写出那些字")


@library_rule("PLN210")
def plan_repeated(inputs: Inputs) -> Iterator[Problem]:
    """两个页面的文件名相同，或者计划编号已经用过。

    Why:
        文件名是计划的 id；“篇几之几”是读者看到的编号。没有编号的计划排在有编号的后面，用题目称呼。
    Bad:
        plans/a/x.md and plans/b/x.md
    Good:
        plans/a/x.md and plans/b/y.md
    """
    slugs: dict[str, str] = {}
    plans: defaultdict[tuple[str, int], dict[int | None, str]] = defaultdict(dict)  # by number, the pages by part
    others = ALONE if len(inputs.collections) > 1 else next(iter(inputs.collections), ALONE)
    for page in sorted(inputs.facts, key=lambda page: page.slug not in inputs.ranges):  # those of a source come first
        if other := slugs.get(page.slug):
            yield Problem(1, f"和 {other} 的文件名相同", "给其中一个改名", path=page.path)
            continue  # a copy has the same number too
        slugs[page.slug] = page.path
        if page.plan is None:
            if page.part is not None and page.is_whole:
                message = "写了 part（第几部分），没有写 plan（计划编号）"
                yield Problem(page.lines[1], message, "补上 plan，或删去 part", path=page.path)
            continue
        among = page.source.collection if page.source else others
        taken = plans[among, page.plan]
        other = taken.get(page.part) or (next(iter(taken.values()), "") if None in (page.part, *taken) else "")
        if other:
            message = f"计划编号 {page.plan} 已经是 {other} 的"
            free = max(plan for name, plan in plans if name == among) + 1
            hint = f"改正 plan 或 part；没有用过的编号从 {free} 起"
            yield Problem(page.lines[0], message, hint, path=page.path)
        taken.setdefault(page.part, page.path)


ALONE = ""  # the name under which plans of no collection are counted, where the library has several


@library_rule("PLN213")
def file_name_wrong(inputs: Inputs) -> Iterator[Problem]:
    """计划页或主题页的文件名不能作 id，或者两个主题页的文件名相同。

    Why:
        文件名是网址的一部分，用小写字母、数字和单个连字符。
    Bad:
        docs/plans/工作计划 (1).md
    Good:
        docs/plans/wm-1.md
    """
    pages = [(page.path, page.slug) for page in inputs.facts]
    for path, stem in (*pages, *((topic.path, topic.id) for topic in inputs.topic_pages)):
        if not _ID.fullmatch(stem) or len(stem) > MAX_ID:
            hint = "改名：小写字母、数字和单个连字符，字母开头"
            yield Problem(1, f"文件名“{stem}”不能作 id", hint, path=path)
    topics: dict[str, str] = {}
    for topic in inputs.topic_pages:
        if other := topics.get(topic.id):
            yield Problem(1, f"和 {other} 的文件名相同", "给其中一个改名", path=topic.path)
        topics[topic.id] = topic.path


def _headed(page: Page) -> Iterator[Section]:
    return (section for section in page.walk() if section.level)
