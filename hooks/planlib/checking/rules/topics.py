"""PLN3: kinds, topics and fields, and that topics and templates find each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from planlib.contract import OPENING_ID, SIGNATURE_KIND
from planlib.inputs import PLANS, Inputs
from planlib.model.fields import references
from planlib.model.findings import Problem, Severity
from planlib.model.page import BlockKind, Page, Runs, Section, Topic
from planlib.model.plaintext import written
from planlib.reading.messages import nearest

from .registry import library_rule, page_rule

MAX_TOPICS = 3
_BRACES = "{}｛｝"


def _declared(page: Page) -> Iterator[Section]:
    """The sections that say what they are: opening and closing do where the front matter does, else another rule
    reports it."""
    return (section for section in page.walk() if section.level or section.kind)


def _name(section: Section) -> str:
    return f"“{written(section.title)}”" if section.level else "开头" if section.id == OPENING_ID else "结尾"


def _line(section: Section, page: Page) -> int:
    """Where a section says what it is: its heading, or the key of the front matter."""
    return section.line if section.level else page.front.line_of(section.id) or section.line


def _write(section: Section, what: str) -> str:
    """How to say what a section is: on the heading, or in the front matter."""
    if section.level:
        return f'在标题后面的花括号里加上 data-{what}="…"'
    return f"在文首 {section.id} 的花括号里加上 {what}: {'[…]' if what == 'topics' else '…'}"


def _titles(inputs: Inputs) -> dict[str, str]:
    return {topic.id: topic.title for topic in inputs.topics.values()}


def _likely(section: Section, inputs: Inputs) -> str:
    """The topics that the words of a section name, the likeliest first; empty where they name none."""
    title = written(section.title)
    text = title + "".join(written(block.runs) for block in section.blocks)
    scores = {
        topic.id: sum(IN_TITLE * (word in title) + (word in text) for word in (topic.title, *topic.aliases))
        for topic in inputs.topics.values()
    }
    likely = sorted((topic for topic in scores if scores[topic]), key=lambda topic: (-scores[topic], topic))
    return "、".join(f"{topic}（{inputs.topics[topic].title}）" for topic in likely[:MAX_TOPICS])


IN_TITLE = 3  # a word of a topic in a section's title counts as so many in its text


@page_rule("PLN301")
def kind_unknown(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一段没有类型，或者类型不认识。

    Why:
        类型说明一段在计划里起什么作用：读者按它筛选，检查按它看计划齐不齐。类型列在 vocabulary/terms.yml。
    Bad:
        ## 主要任务 { #tasks data-kind="task" }
    Good:
        ## 主要任务 { #tasks data-kind="tasks" }
    """
    kinds = inputs.vocabulary.kinds
    for section in _declared(page):
        if not section.kind:
            yield Problem(
                _line(section, page), f"{_name(section)}没有类型", f"{_write(section, 'kind')}；{nearest('', kinds)}"
            )
        elif section.kind not in kinds:
            yield Problem(section.line, f"没有“{section.kind}”这个类型", nearest(section.kind, kinds))


@page_rule("PLN302")
def topic_unknown(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一段用了没有页面的主题。

    Why:
        每个主题都是 docs/topics/ 下的一页，那一页会反过来列出这一段。
    Bad:
        ## 绿化 { #green data-kind="tasks" data-topics="enviroment" }
    Good:
        ## 绿化 { #green data-kind="tasks" data-topics="environment" }
    """
    for section in page.walk():
        for topic in section.topics:
            if topic not in inputs.topics:
                yield Problem(_line(section, page), f"没有“{topic}”这个主题", nearest(topic, _titles(inputs)))
        if len(set(section.topics)) < len(section.topics):
            yield Problem(_line(section, page), f"{_name(section)}的主题写重了", "删去一个")


@page_rule("PLN303")
def topic_count(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """没有小标题的一段缺主题，或者一段的主题超过三个。

    Why:
        没有主题的，按主题找不到；主题太多的，到处都是，等于没有。落款不用主题。
    Bad:
        ## 绿化 { #green data-kind="tasks" }
    Good:
        ## 绿化 { #green data-kind="tasks" data-topics="environment" }
    """
    for section in _declared(page):
        if len(section.topics) > MAX_TOPICS:
            message = f"{_name(section)}有 {len(section.topics)} 个主题"
            yield Problem(_line(section, page), message, f"最多留 {MAX_TOPICS} 个")
        elif not section.topics and not section.children and section.kind != SIGNATURE_KIND:
            likely = _likely(section, inputs)
            hint = f"{_write(section, 'topics')}，一至三个主题" + (f"；看标题像是 {likely}" if likely else "")
            yield Problem(_line(section, page), f"{_name(section)}没有主题", hint)


@page_rule("PLN304")
def field_unknown(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """填空项没有在 vocabulary/fields.yml 里登记。

    Why:
        没有登记的填空项，没有名称、默认值和提示可以给读者看。
    Bad:
        在{{街办|殿前街道}}的领导下
    Good:
        在{{街道|殿前街道}}的领导下
    """
    fields = inputs.vocabulary.fields
    for runs, line in _texts(page):
        for ref in references(runs):
            if ref.name not in fields:
                labels = {name: field.label for name, field in fields.items()}
                yield Problem(line, f"没有“{ref.name}”这个填空项", nearest(ref.name, labels, ref.example or ""))


@page_rule("PLN305")
def field_malformed(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """花括号没有写成填空项。

    Why:
        填空项写 {{名称}} 或 {{名称|例子}}；别的写法会连花括号一起显示出来。
    Bad:
        在{{街道|殿前街道}的领导下
    Good:
        在{{街道|殿前街道}}的领导下
    """
    for runs, line in _texts(page):
        for run in runs:
            if isinstance(run, str) and (braces := [run.find(brace) for brace in _BRACES if brace in run]):
                at = min(braces)
                hint = "写成 {{名称}} 或 {{名称|例子}}，两边各两个半角花括号"
                yield Problem(line, f"花括号不成对：“{run[max(0, at - 8) : at + 12]}”", hint)


def _texts(page: Page) -> Iterator[tuple[Runs, int]]:
    if page.heading:
        yield page.heading.runs, page.heading.line
    for section in page.walk():
        yield section.title, section.line
        for block in section.blocks:
            if block.kind is not BlockKind.NOTE:
                yield block.runs, block.line


@library_rule("PLN306")
def topic_page_incomplete(inputs: Inputs) -> Iterator[Problem]:
    """主题页少了一项、多了不认识的项，或者值的格式不对。

    Why:
        标题、摘要、相关主题和别名用来做主题一览和搜索。
    Bad:
        title: 志愿服务与学雷锋
    Good:
        title: 志愿服务与学雷锋
        summary: 志愿者队伍和学雷锋活动。
        aliases: [志愿者, 义工]
        related: [minors, relief-elderly]
    """
    for topic in inputs.topic_pages:
        if topic.path not in inputs.unread:
            yield from (replace(problem, path=topic.path) for problem in topic.problems)


@library_rule("PLN307")
def topic_unrelated(inputs: Inputs) -> Iterator[Problem]:
    """主题的相关主题不存在、是它自己，或者没有反过来写上它。

    Why:
        读者从一个主题走到另一个，还要能走回来。
    Bad:
        related: [volunteer]
    Good:
        related: [volunteering]
    """
    for topic in inputs.topics.values():
        line = topic.front.line_of("related")
        if len(set(topic.related)) < len(topic.related):
            yield Problem(line, "相关主题写重了", "删去一个", path=topic.path)
        for other in topic.related:
            if other not in inputs.topics:
                yield Problem(line, f"没有“{other}”这个主题", nearest(other, _titles(inputs)), path=topic.path)
            elif other == topic.id:
                yield Problem(line, "相关主题写了它自己", f"删去“{other}”", path=topic.path)
            elif topic.id not in inputs.topics[other].related and not inputs.topics[other].problems:
                message = f"“{other}”没有反过来写上这个主题"
                hint = f"在 {inputs.topics[other].path} 的 related 里加上 {topic.id}"
                yield Problem(line, message, hint, path=topic.path)


@library_rule("PLN308", severity=Severity.WARNING)
def topic_orphaned(inputs: Inputs) -> Iterator[Problem]:
    """主题下面没有范文。

    Why:
        读者点进去，没有东西可抄。一份计划也没有的库还没开始，不提醒。
    Bad:
        （有 docs/topics/x.md，却没有 data-topics="x" 的一段）
    Good:
        ## 绿化 { #green data-kind="tasks" data-topics="environment" }
    """
    used = set(chain.from_iterable(page.topics for page in inputs.facts))
    are_read = inputs.facts and not any(path.startswith(f"{PLANS}/") for path in inputs.unread)
    for topic in inputs.topics.values() if are_read else ():
        if topic.id not in used and topic.path not in inputs.unread:
            yield Problem(1, f"没有一段用“{topic.id}”这个主题", "给合适的一段标上，或者删去这一页", path=topic.path)


@library_rule("PLN309")
def alias_ambiguous(inputs: Inputs) -> Iterator[Problem]:
    """两个主题的标题相同，或者有同样的别名。

    Why:
        一个词只能通向一个主题。
    Bad:
        aliases: [志愿者]   （两个主题里都有）
    Good:
        aliases: [志愿者]   （只在一个主题里）
    """
    owners: dict[str, Topic] = {}
    for topic in inputs.topics.values():
        for word in filter(str.strip, (topic.title, *topic.aliases)):  # another rule reports an empty one
            owner = owners.setdefault(word, topic)
            if owner is not topic:
                line = topic.front.line_of("aliases" if word in topic.aliases else "title")
                message = f"“{word}”已经通向“{owner.id}”"
                yield Problem(line, message, "只在一个里留着", path=topic.path)
