"""Which paragraphs of a plan are headings, at which level, and which are items of a list.

A number alone decides nothing: 1、 is a heading where a title stands behind it, and an item where a sentence does. So
the members of a run (numbers of one style under one heading) are judged together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from planlib.contract import MAX_LEVEL

from .lines import stripped
from .numbers import Number, Style, number_of, unmarked_numbers

LONGEST_HEADING = 45  # characters of a heading in a line of its own
LONGEST_RUN_IN = 32  # of one that the text follows in the same line
LONGEST_FITTING = 120  # of one whose siblings are headings
LONGEST_BARE = 24  # of one without a number
OUTER_SHARE = 0.34  # of a run that must look like headings for all of it to be, where its numbers are 一、 or （一）
INNER_SHARE = 0.85  # where they are 1. or （1）, which items have too
_STOP = re.compile(r"[。：:；;！？!?]")
_CLOSED = ("。", "；", ";")
_END = "。：:；;！？!?，,、.．"
_GAP = re.compile(r"[\u4e00-\u9fff”）]([ \t\u3000]+)(?=[\u4e00-\u9fff“])")
_SENTENCE = re.compile(r"[。；;！？!?]")
_SERIES = re.compile(r"^(?:[一二三四五六七八九十]{1,2}[是要]|[首其再]先|其[一二三四五次]|另外|此外|同时|最后|一方面)")
_KNOWN = re.compile(
    r"^(?:指导思想|总体(?:要求|思路|目标|安排)|基本(?:原则|思路|情况|要求)|工作(?:目标|思路|任务|重点|措施|要求|原则|内容|安排|步骤|方法|机制|计划|设想)"
    r"|(?:主要|重点|具体|目标|年度)(?:任务|目标|工作|措施|内容|做法|安排|要求|步骤)(?:和措施|与措施|及措施|和目标|与目标|安排)?|(?:保障|具体|主要)(?:措施|机制)|组织(?:领导|保障|机构|实施)"
    r"|实施(?:步骤|方法|办法|措施|内容|阶段)|(?:活动|时间)(?:安排|主题|内容|目的|时间|形式|步骤|要求|对象|地点)|(?:方法|时间)步骤|领导小组|目标要求|目的意义|考核(?:评比|办法)?|经费保障|存在(?:的)?问题|下一步(?:工作)?(?:打算|计划|安排)?|前言|背景|目标|措施|要求|任务)(?:[：:]?)$"
)
# 三月份, 第一季度：, 5—6月, 上半年: what a plan by time is cut at, where there are several of them
_TIME = (
    r"(?:\d{4}年)?(?:第?[一二三四]季度|(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:月份?)?(?:[—\-至到、~～]{1,2}(?:[一二三四五六七八九十]{1,3}|\d{1,2}))?月份?"
    r"|[上下]半年|全年|常年|第[一二三四五六七八九十]{1,3}周)"
)
_PERIOD = re.compile(rf"^{_TIME}[：:]?$")
_MONTHLY = re.compile(rf"^{_TIME}[：:][^。；！？，,]{{2,20}}$")  # 3月：学雷锋志愿服务
_ATTACHED = re.compile(r"^附[ \t\u3000]*件[ \t\u3000]*\d*[：:]")
_NO_HEADING = re.compile(
    r"^(?:附件?|附[表:：]|抄[送报]|主送|联系人|电话|邮箱|组长|副组长|成员|时间|地点|责任人|责任单位|牵头|完成时[限间])|^[（(]"
)
# A sentence that tells what to do, and begins as a title could: 各部门要…, 对…, 把…
_ASKS = re.compile(r"^(?:[^，]{0,6}(?:要|应|须|必须|应当|将)(?![求素点务害闻领])|[对把将在从按根为以])")
_GOES_ON = re.compile(r"[，,、]$|[，,].*[，,]")
_NAMED = re.compile("[：:].")  # 活动地点：社区文化广场
_GLUED = re.compile(r"[。！？；”）：;:!?][ \t\u3000]*(?=[一二三四五六七八九十]{1,3}[、．.])")


class Role(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(slots=True)
class Entry:
    """A paragraph as it was judged. text: without number. level: of a heading, 1–4, else 0. title, rest: of a heading,
    the words of it and what stands behind it in the same line. rule: what decided."""

    text: str
    number: Number | None
    role: Role = Role.PARAGRAPH
    level: int = 0
    title: str = ""
    rest: str = ""
    rule: str = ""
    depth: int = 0
    run: int = -1
    styled: bool = field(default=False)
    said: int = 0
    attached: bool = field(default=False)


def split_title(words: str, style: Style | None = None) -> tuple[str, str, str]:
    """The words before the first mark that ends a title, the mark, and what stands behind: 加强领导。要把… In what is
    numbered 一、 or （一） a gap parts them too: 营造氛围 结合本社区实际…"""
    match = _STOP.search(words)
    gap = _GAP.search(words) if style in (Style.HAN, Style.HAN_BRACKET, Style.CHAPTER, Style.SECTION) else None
    if (
        gap
        and 4 <= gap.start(1) <= LONGEST_HEADING
        and (not match or gap.start(1) < match.start())
        and len(words) > gap.end() + 15
    ):
        return words[: gap.start(1)], gap[1], words[gap.end() :]
    if not match:
        return words, "", ""
    return words[: match.start()], match[0], words[match.end() :]


def outline(texts: Sequence[str], styled: Mapping[int, int]) -> list[Entry]:
    """Judge the paragraphs of one plan, its title and signature left out. styled: the places of those that are set
    apart by their form (a heading's style, bold type), each with the level that this says, or 0."""
    unmarked = unmarked_numbers(texts)
    entries = [_entry(text, unmarked.get(place) or number_of(text)) for place, text in enumerate(texts)]
    for place, level in styled.items():
        entries[place].styled, entries[place].said = True, level
    _attach(entries)
    _set_apart(entries)
    _nest(entries)
    runs: dict[int, list[int]] = {}
    for place, entry in enumerate(entries):
        if entry.number:
            runs.setdefault(entry.run, []).append(place)
    for places in runs.values():
        _judge(entries, places)
    _short(entries)
    _level(entries)
    return entries


def is_known(text: str) -> bool:
    """Whether a line without a number is a heading by its words alone: 指导思想, 保障措施."""
    return bool(_KNOWN.match(text))


def _attach(entries: list[Entry]) -> None:
    """What is listed under 附件： is no heading."""
    is_listed = False
    for entry in entries:
        is_listed = bool(_ATTACHED.match(entry.text)) or (is_listed and entry.number is not None)
        entry.attached = is_listed


def _entry(text: str, number: Number | None) -> Entry:
    return Entry(stripped(text[number.end :]) if number else text, number)


def _nest(entries: list[Entry]) -> None:
    """Give each number its depth and its run: a style that is open goes on, any other stands inside the last."""
    open_styles: list[tuple[Style, int]] = []
    runs = 0
    present = Counter(entry.number.style for entry in entries if entry.number)
    for entry in entries:
        if not entry.number:
            continue
        style = entry.number.style
        at = next((place for place, (other, _) in enumerate(open_styles) if other is style), -1)
        if at < 0:
            # 二、 after 1. that no 一、 came before: it stands outside of what is printed smaller
            while (
                open_styles
                and open_styles[-1][0] > style
                and (entry.number.value > 1 or (present[style] > 1 and style <= Style.HAN))
            ):
                open_styles.pop()
            open_styles.append((style, runs))
            runs += 1
        else:
            del open_styles[at + 1 :]
            if entry.number.value == 1 and style not in (Style.HAN, Style.CHAPTER):
                open_styles[at] = (style, runs)
                runs += 1
        entry.depth, entry.run = len(open_styles), open_styles[-1][1]


def _judge(entries: list[Entry], places: list[int]) -> None:
    """Whether a run is made of headings, by how many of its members look like it."""
    style = entries[places[0]].number.style  # type: ignore[union-attr]
    looks = [_look(entries, place) for place in places]
    sure = [look for look in looks if look]
    outer = style <= Style.HAN_HALF and style is not Style.ORDINAL
    is_headings = style is not Style.BULLET and len(sure) >= max(
        1, (OUTER_SHARE if outer else INNER_SHARE) * len(places)
    )
    # what stands behind the last of some short sentences may be the paragraph after their list
    is_closed = not outer and len(places) > 1 and all(entries[place].text.endswith(_CLOSED) for place in places)
    telling = places[:-1] if is_closed else places
    if all(look == "line" for look in sure) and not any(_has_text(entries, place) for place in telling):
        is_headings = False  # a list of short items
    # siblings are all headings or all items: a number that stands between theirs would count for itself
    members = [entries[place] for place in places]
    if is_headings and all(look or _fits(entry) for entry, look in zip(members, looks, strict=True)):
        for entry, look in zip(members, looks, strict=True):
            title, _mark, rest = split_title(entry.text, style)
            entry.role, entry.rule = Role.HEADING, f"number-{look or 'run'}"
            entry.title, entry.rest = stripped(title.rstrip(_END)), stripped(rest)
            if look == "line":
                entry.title, entry.rest = stripped(entry.text.rstrip(_END)), ""
    else:
        for entry in members:
            entry.role, entry.rule = Role.ITEM, "number-item"


def _look(entries: list[Entry], place: int) -> str:
    """How a numbered paragraph looks like a heading: "line" for one that is nothing else, "run-in" for one with its
    text behind it; empty where it does not."""
    entry = entries[place]
    style = entry.number.style if entry.number else None
    words = entry.text
    if entry.attached:
        return ""
    if entry.styled and len(words) <= LONGEST_HEADING:
        return "line"
    title, mark, rest = split_title(words, style)
    bare = words.rstrip(_END)
    if not bare:
        return ""
    if not stripped(rest):
        opens = style is not None and style <= Style.HAN_HALF and _has_text(entries, place)
        if len(bare) > LONGEST_HEADING or (mark and mark in "；;" and not opens) or _SERIES.match(words):
            return ""
        if words.endswith(("。", ".")) and style is not None and style >= Style.DIGIT and len(bare) > 16:
            return ""
        if bare.count("，") + bare.count(",") > 2:
            return ""
        return "line"
    if (
        mark in "！？!?"
        or (mark in "；;" and style is not Style.HAN)
        or not 2 <= len(title) <= LONGEST_RUN_IN
        or _SERIES.match(title)
    ):
        return ""
    if mark in "：:" and len(title) > 18:
        return ""
    if title.count("，") + title.count(",") > 2 or len(stripped(rest)) < 4:
        return ""
    if _ASKS.search(title) and len(title) > 12 and style and style >= Style.DIGIT:
        return ""
    return "run-in"


def _fits(entry: Entry) -> bool:
    """Whether a member that does not look like a heading can be one beside those that do: by its first sentence."""
    title, _mark, _rest = split_title(entry.text, entry.number.style if entry.number else None)
    return not entry.attached and bool(title.rstrip(_END)) and len(title) <= LONGEST_FITTING


def _has_text(entries: list[Entry], place: int) -> bool:
    """Whether something stands under a numbered line: a paragraph without a number, or numbers inside its own."""
    if place + 1 >= len(entries):
        return False
    following = entries[place + 1]
    if following.role is Role.HEADING and not following.number:
        return False
    return not following.number or following.depth > entries[place].depth


def _set_apart(entries: list[Entry]) -> None:
    """Headings without a number, by their form or their words."""
    periods = [
        place
        for place, entry in enumerate(entries)
        if (_PERIOD.match(entry.text) or _MONTHLY.match(entry.text)) and _is_bare(entries, place)
    ]
    for place, entry in enumerate(entries):
        if not _is_bare(entries, place):
            continue
        if entry.styled:
            _make_heading(entry, "form")
        elif is_known(entry.text):
            _make_heading(entry, "known-words")
        elif place in periods and len(periods) > 1:
            _make_heading(entry, "period")


def _short(entries: list[Entry]) -> None:
    """Short lines, where nothing else in the text is a heading."""
    if any(entry.role is Role.HEADING and (entry.number or entry.rule == "period") for entry in entries):
        return
    candidates = [entry for place, entry in enumerate(entries) if _is_bare(entries, place)]
    for entry in candidates if len(candidates) > 1 else ():
        if entry.role is not Role.HEADING:
            _make_heading(entry, "short-line")


def _make_heading(entry: Entry, rule: str) -> None:
    entry.role, entry.title, entry.rule = Role.HEADING, stripped(entry.text.rstrip(_END)), rule


def _is_bare(entries: list[Entry], place: int) -> bool:
    entry = entries[place]
    if entry.number or (place + 1 >= len(entries) and not entry.styled):
        return False
    text = entry.text
    if _NO_HEADING.search(text) and not entry.styled:
        return False
    if entry.styled:
        return len(text) <= LONGEST_HEADING and not _SENTENCE.search(text.rstrip(_END))
    if not 2 <= len(text) <= LONGEST_BARE or _SENTENCE.search(text) or _GOES_ON.search(text):
        return False
    if _KNOWN.match(text) or _PERIOD.match(text) or _MONTHLY.match(text):
        return True
    following = entries[place + 1]
    is_named = bool(_NAMED.search(text)) or text.endswith(("：", ":"))
    return not is_named and (len(following.text) > len(text) or following.number is not None)


def _level(entries: list[Entry]) -> None:
    """Levels from 1 on, by what a heading stands under: 1. has level 3 under 一、 too, as in official papers. One
    without a number stands beside the first-level headings where its words say so, else right under what is open."""
    path: list[tuple[int, int, Style | None]] = []  # depth, level and number of the headings that are open
    forms: list[tuple[int, int]] = []  # the level that its form says, and its level, of those that are open
    numbered = any(entry.number for entry in entries if entry.role is Role.HEADING)
    # 一、 stands beside 指导思想, what is printed smaller under it
    outermost = int(any(entry.number and entry.number.style <= Style.HAN for entry in entries))
    for entry in entries:
        if entry.role is not Role.HEADING:
            continue
        while entry.said and forms and forms[-1][0] >= entry.said:
            forms.pop()
        if entry.said and not entry.number:
            entry.level = min(forms[-1][1] + 1, MAX_LEVEL) if forms else 1
            while path and path[-1][1] >= entry.level:
                path.pop()
            path.append((len(path), entry.level, None))
        elif entry.number:
            while path and path[-1][0] >= entry.depth:
                path.pop()
            _, above, outer = path[-1] if path else (0, 0, None)
            usual = _USUAL.get(entry.number.style, above + 1)
            skips = above == 1 and usual >= 3 and (outer is None or outer <= Style.TASK)
            entry.level = 3 if skips else min(above + 1, MAX_LEVEL)
            path.append((entry.depth, entry.level, entry.number.style))
        elif entry.rule in ("known-words", "period") or not numbered:
            entry.level = 1
            path = [(outermost, 1, None)]
        else:
            entry.level = min(path[-1][1] + 1, MAX_LEVEL) if path else 1
        if entry.said:
            forms.append((entry.said, entry.level))
    _align([entry for entry in entries if entry.role is Role.HEADING])


def _align(headings: Sequence[Entry]) -> None:
    """Give headings that stand under the same one the same level, the outermost that one of them has."""
    if not headings:
        return
    top = min(entry.level for entry in headings)
    first = next(place for place, entry in enumerate(headings) if entry.level == top)
    for entry in headings[:first]:
        entry.level = top
    places = [place for place, entry in enumerate(headings) if entry.level == top]
    for place, end in zip(places, [*places[1:], len(headings)], strict=True):
        _align(headings[place + 1 : end])


_USUAL = {Style.HAN_BRACKET: 2, Style.HAN_HALF: 2, Style.DIGIT: 3, Style.DIGIT_BRACKET: 4, Style.DIGIT_HALF: 4}


def glued(text: str, value: int) -> Iterator[int]:
    """Offsets in a paragraph where a heading with the next number begins right behind a sentence: 。二、加强领导."""
    for match in _GLUED.finditer(text):
        number = number_of(text[match.end() :])
        if number and number.style is Style.HAN and number.value == value + 1:
            title, _, _ = split_title(text[match.end() + number.end :], Style.HAN)
            if 2 <= len(title) <= LONGEST_RUN_IN:
                yield match.end()
                value += 1
