"""Titles and headings as an editor reads them: leftovers, repeats, headings that are paragraphs, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from planlib.contract import LineKind
from planlib.inputs import Inputs
from planlib.meaning import kind_of
from planlib.model.findings import Problem, Severity
from planlib.model.page import BlockKind, Page, Section, Topic
from planlib.model.plaintext import written

from .prose import HAN, Prose, prose
from .registry import is_plan_sized, page_rule
from .structure import siblings_of

LONGEST_HEADING = 40  # characters; what is longer is a paragraph
LONGEST_LOST = 16  # characters of a line that may be a heading without its marks

# What programs and people put into the name of a file: copies, drafts, versions, sites, dates.
_VERSION = (
    "副本|复件|备份|最终版?|最终[修改]{2}[版稿]|最终稿|定稿|终稿|修改[版稿]?|修订[版稿]?|初稿|草稿|征求意见稿|送审稿|讨论稿|审核稿|上报稿|打印版|新版|最新版?"
    "|完整版|已修改|第?[一二三四五六七八九十0-9]{1,2}[稿版]|[vV][0-9]{1,2}(?:[.][0-9]{1,2})?"
)
_OFFERED = (
    "精选|推荐|转载|原创|热门|精品|可编辑|免费|范文|范本|模板|样本|(?:word|WORD|pdf|PDF|wps|WPS|docx?|DOC)[版稿]?"
)
_SITE = "百度文库|豆丁网?|道客巴巴|人人文库|原创力文档|第一范文网|范文网|文秘网|工作计划网?|知乎|微信公众号|文库|word"
_LEFT_IN_TITLE = re.compile(
    rf"[ _\-—－]{{0,5}}(?:[(（\[【][ ]{{0,3}}(?:[0-9]{{1,2}}|{_VERSION}|{_OFFERED}){{1,4}}[ ]{{0,3}}[)）\]】]"
    r"|[.](?:docx?|wps|pdf|txt|md|rtf|et|xlsx?|pptx?|html?)"
    rf"|[-—－_ ]?(?:{_VERSION})|[_\-—－ ]{{1,5}}(?:{_SITE})|(?:[0-9]{{6,8}}|[0-9]{{1,2}}[.][0-9]{{1,2}})){{1,4}}$"
    r"|^(?:副本|复件|新建|未命名|无标题)[ ]*(?:[(（][0-9][)）])?[-—_ ]*(?:关于)?"
    rf"|^[\[【(（](?:{_OFFERED}|{_VERSION})[\]】)）]"
)


@page_rule("PLN214", severity=Severity.WARNING, overridable=True, covers=True)
def title_leftover(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """标题里留着文件名的尾巴：(1)、副本、最终版、.docx。

    Why:
        标题是给读者看的。下载、另存时电脑加上的字不是标题的一部分。
    Bad:
        （文首）title: 年度工作计划(1)
    Good:
        （文首）title: 年度工作计划
    """
    for line in prose(page):
        if line.kind is not LineKind.TITLE:
            continue
        if match := _LEFT_IN_TITLE.search(line.plain):
            rest = line.plain[: match.start()] + line.plain[match.end() :]
            message = f"标题里的“{match[0].strip()}”像是文件名留下的"
            fix = line.fix(*match.span(), "")
            yield line.problem(*match.span(), message, f"标题写“{rest}”", fix)


@page_rule("PLN215", severity=Severity.WARNING, overridable=True)
def titles_repeated(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """同一级的两段标题相同。

    Why:
        目录和列表里分不出是哪一段，多半是复制以后忘了改，或者一段贴了两遍。
    Bad:
        ## 主要任务 { #tasks … }

        ## 主要任务 { #more … }
    Good:
        ## 主要任务 { #tasks … }

        ## 保障措施 { #safeguards … }
    """
    for siblings in siblings_of(page):
        seen: dict[str, Section] = {}
        for section in siblings:
            title = re.sub(r"\W", "", written(section.title))
            first = seen.setdefault(title, section)
            if title and first is not section:
                message = f"标题“{written(section.title)}”和第 {first.line} 行的一样"
                yield Problem(section.line, message, "改成各说各的标题；贴重了就删去一段", words=written(section.title))


@page_rule("PLN216", severity=Severity.WARNING, overridable=True)
def heading_long(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """标题是一整段话：超过四十个字，或者中间有句号。

    Why:
        正文粘进了标题行，或者标题后面没有换行。标题会进目录和列表，要一眼看完。
    Bad:
        ## 加强组织领导。成立由书记任组长的领导小组，…… { #leadership … }
    Good:
        ## 加强组织领导 { #leadership … }

        成立由书记任组长的领导小组，……
    """
    for section in page.walk():
        title = written(section.title)
        inner = re.search("[。；](?=.)", title)
        if section.level and (inner or len(title) > LONGEST_HEADING):
            head = title[: inner.start()] if inner else ""
            hint = (
                f"标题留“{head}”，后面的另起一个自然段"
                if 1 < len(head) <= LONGEST_HEADING
                else "另拟一个短标题，这些话放到下面作正文"
            )
            what = "里有句号" if inner else f"有 {len(title)} 个字"
            yield Problem(section.line, f"标题“{title[:20]}……”{what}，像是正文", hint, words=title)


_HEADING_WORDS = re.compile(
    "指导思想|总体(?:要求|思路|目标)|工作(?:目标|思路|重点|任务|措施|要求|内容|步骤|安排|计划|打算|原则|机制)|主要(?:任务|工作|措施|目标|做法|内容)|重点(?:工作|任务)|具体(?:措施|任务|工作|安排|要求|目标)|基本(?:原则|情况|要求)"
    "|保障措施|组织(?:领导|保障|实施|机构)|制度保障|经费保障|人员保障|实施(?:步骤|方案|内容|阶段)|方法步骤|时间安排|进度安排|活动(?:安排|内容|主题|时间|地点|目的|要求|步骤)|考核(?:办法|奖惩)|督(?:查|导)(?:检查|考核)?|存在(?:的)?问题|下一步(?:工作)?打算|有关要求|几点要求|目标任务|任务分工|责任分工|领导小组"
    "|(?:加强|强化|完善|健全|落实|抓好|做好|推进|深化|开展|创新|提升|优化|丰富|夯实|加大|建立|筑牢|狠抓|规范|突出|注重|坚持|打造)[^，。：；]{2,11}(?=[：:])"
)


SHORTEST_TEXT = 15  # characters of a paragraph that a heading may stand over
LONGEST_LABEL = 8  # characters before the colon of 组长：社区书记
# What ends with a colon and is no heading: 安排如下：, 各位居民：.
_NO_HEADING = re.compile(
    "如下|以下|下列|包括|分别|[是为有即说称问答道]$|们$|各位|尊敬|亲爱|同志|居民$|朋友|成员|组长|[，。]"
)


@page_rule("PLN217", severity=Severity.WARNING, overridable=True, covers=True)
def heading_lost(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """单独成行的一句话像是标题，却没有 #，或者写成了加粗。

    Why:
        没有 # 就不是标题：没有编号，进不了目录，下面的内容归到了上一段。
    Bad:
        保障措施：

        成立领导小组……
    Good:
        ## 保障措施 { #safeguards data-kind="safeguards" data-topics="organization" }

        成立领导小组……
    """
    lines = prose(page)
    for line, after in pairwise((*lines, None)):
        if (
            not line
            or not _may_be_heading(line)
            or not after
            or after.kind is LineKind.ITEM
            or after.section is not line.section
        ):
            continue
        title = line.plain.rstrip("：: ")
        words = _HEADING_WORDS.match(line.plain)
        is_named = words and words.end() == len(title)
        introduces = title != line.plain and len(after.plain) >= SHORTEST_TEXT and not _NO_HEADING.search(title)
        if after.kind is LineKind.PARAGRAPH and (is_named or (introduces and "：" not in after.plain[:LONGEST_LABEL])):
            level = line.section.level if line.section else 0
            kind = kind_of(title, "", page.front.type or "").word
            marks = "#" * (max(1, level) + 1)
            message = f"“{line.text}”单独成行，像是丢了 # 的标题"
            hint = f'写成 {marks} {title} {{ #… data-kind="{kind}" data-topics="…" }}；不是标题就和下文连成一个自然段'
            yield line.problem(0, len(line.text), message, hint)


def _may_be_heading(line: Prose) -> bool:
    """Whether a paragraph is short, and ends like a heading: with a colon, or with no mark at all."""
    return (
        line.kind is LineKind.PARAGRAPH
        and 2 <= len(line.plain) <= LONGEST_LOST
        and bool(re.fullmatch(f"[{HAN}、“”]+[：:]?", line.plain))
    )


@page_rule("PLN218", severity=Severity.WARNING, overridable=True)
def section_single(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一段下面只有一个小标题。

    Why:
        只有（一）没有（二），说明漏了一段，或者不必再分。
    Bad:
        ## 主要任务 { #tasks data-kind="tasks" }

        ### 环境整治 { #environment data-kind="tasks" data-topics="environment" }

        （没有第二个小标题）
    Good:
        ## 主要任务 { #tasks data-kind="tasks" }

        ### 环境整治 { #environment data-kind="tasks" data-topics="environment" }

        ……

        ### 志愿服务 { #volunteering data-kind="tasks" data-topics="volunteering" }

        ……
    """
    for section in page.walk():
        if section.level and len(section.children) == 1:
            child = section.children[0]
            message = f"“{written(section.title)}”下面只有“{written(child.title)}”一个小标题"
            yield Problem(child.line, message, "补上漏掉的小标题；没有漏，就把这个标题去掉", words=written(child.title))


# --- What the heading and the text say of kind and topic --------------------------------------------------------------

_CLOSE_KINDS = (
    {"safeguards", "requirements", "measures"},
    {"goals", "guidance", "background"},
    {"tasks", "measures"},
    {"goals", "tasks"},
    {"summary", "background"},
)
SURE = 0.9  # of a kind that a heading names


@page_rule("PLN310", severity=Severity.WARNING, overridable=True)
def kind_doubtful(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """章节类型和标题说的不是一回事。

    Why:
        读者按类型筛选、系统按类型检查一份计划齐不齐；“保障措施”标成任务，就会排在错的地方。
    Bad:
        ## 保障措施 { #safeguards data-kind="tasks" data-topics="organization" }
    Good:
        ## 保障措施 { #safeguards data-kind="safeguards" data-topics="organization" }
    """
    kinds = inputs.vocabulary.kinds
    for section in page.sections:
        title = written(section.title)
        guess = kind_of(title, "", page.front.type or "")
        if not section.level or section.kind not in kinds or guess.confidence < SURE or guess.word == section.kind:
            continue
        if any({section.kind, guess.word} <= close for close in _CLOSE_KINDS) or not _names_kind(
            title, guess.because[0]
        ):
            continue
        message = (
            f"“{title}”标成了 {section.kind}（{kinds[section.kind]}），看标题像是 {guess.word}（{kinds[guess.word]}）"
        )
        hint = f'改成 data-kind="{guess.word}"；没有标错，就在文首 accept 里写明'
        yield Problem(section.line, message, hint, words=title)


_KIND_WORDS = re.compile(
    "指导思想|总体(?:要求|思路|目标)|基本原则|(?:工作|年度|主要|总体|具体|预期)目标|目标任务|(?:主要|重点|工作|具体)任务|重点工作|主要工作|工作内容|组织(?:领导|保障|机构)|保障(?:措施|机制)|经费保障|领导小组"
    "|(?:工作|有关|具体|几点|活动)要求|(?:工作|主要|具体)措施|(?:方法|实施|工作)步骤|背景|基本情况|现状|工作(?:总结|回顾)|存在(?:的)?问题"
)


def _names_kind(title: str, words: str) -> bool:
    """Whether most of a heading is the words that name a kind: 强化组织保障, and not 健全志愿服务组织领导机制."""
    return len(words) * 2 >= len(re.sub(r"\W", "", title)) and bool(_KIND_WORDS.search(title))


@page_rule("PLN311", severity=Severity.WARNING, overridable=True)
def topic_doubtful(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """主题和标题、正文说的不是一回事。

    Why:
        读者按主题找范文；“垃圾分类”归到未成年人下面，找环境的人找不到，找未成年人的人白翻。
    Bad:
        ## 推进垃圾分类 { #waste data-kind="tasks" data-topics="minors" }
    Good:
        ## 推进垃圾分类 { #waste data-kind="tasks" data-topics="environment" }
    """
    topics = inputs.topics
    if not is_plan_sized(page):
        return
    for section in page.walk():
        given = [topic for topic in section.topics if topic in topics]
        if not given or not section.level:
            continue
        title = written(section.title)
        text = title + "".join(written(block.runs) for block in section.blocks if block.kind is not BlockKind.NOTE)
        if any(hint in text for topic in given for hint in _hints(topics[topic].title, topics[topic].aliases)):
            continue
        named = {name: sum(map(title.count, _words(topic.title, topic.aliases))) for name, topic in topics.items()}
        if not any(named.values()):
            continue
        likely = sorted(filter(named.__getitem__, named), key=lambda topic: (-named[topic], topic))[:MOST_GUESSES]
        message = f"“{title}”的主题是 {_labels(given, topics)}，标题和正文里却没有相关的词"
        hint = f"看标题像是 {_labels(likely, topics)}；没有标错，就在文首 accept 里写明"
        yield Problem(section.line, message, hint, words=title)


MOST_GUESSES = 3


def _labels(ids: Iterable[str], topics: Mapping[str, Topic]) -> str:
    return "、".join(f"{topic}（{topics[topic].title}）" for topic in ids)


@lru_cache(maxsize=256)  # topics
def _words(title: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """What a topic is called: the parts of its title, and its aliases."""
    return (*(part for part in _parts(title) if len(part) > 2), *aliases)


def _parts(title: str) -> list[str]:
    return re.split("[与和、]", title)


@lru_cache(maxsize=256)
def _hints(title: str, aliases: tuple[str, ...]) -> set[str]:
    """What speaks for a topic, however weakly: the pairs of characters of what it is called."""
    names = (*_parts(title), *aliases)
    return {name[at : at + 2] for name in names for at in range(max(1, len(name) - 1))} - _SAY_LITTLE


_SAY_LITTLE = frozenset("活动 教育 工作 服务 文明 建设 社区 管理 发展 组织 宣传 居民 生活 开展 行动 责任 制度".split())


# --- What the title says of the level ---------------------------------------------------------------------------------

_LEVELS = {
    "village": re.compile("村(?![镇庄容])(?<![乡新农]村)"),
    "community": re.compile("社区|居委会|居民区"),
    "subdistrict": re.compile("街道(?!社区)"),
    "town": re.compile("[镇乡](?![村邻愁风])(?<!城[镇乡])"),
}


def levels_named(title: str) -> list[str]:
    """The levels that a title speaks of, in words of the vocabulary."""
    return [name for name, pattern in _LEVELS.items() if pattern.search(title)]


@page_rule("PLN312", severity=Severity.WARNING, overridable=True)
def level_doubtful(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """标题说的是哪一级，和 level 写的不一样。

    Why:
        读者按级别筛选。标题是“村……计划”，level 写成街道，找村里计划的人就看不到它。
    Bad:
        title: 村环境整治工作计划
        level: subdistrict
    Good:
        title: 村环境整治工作计划
        level: village
    """
    title, level = page.front.title or "", page.front.level
    named = levels_named(title)
    if level in _LEVELS and len(named) == 1 and level not in named:
        guess, levels = named[0], inputs.vocabulary.levels
        message = f"level 写的是 {level}（{levels.get(level, level)}），标题“{title}”说的像是{levels.get(guess, guess)}"
        hint = f"改成 level: {guess}；没有写错，就在文首 accept 里写明"
        yield Problem(page.front.line_of("level"), message, hint, words=level)
