"""PLN4, days and times that cannot be."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import Page

from .prose import DIGITS, beside, matches
from .registry import page_rule

LEAP_YEAR = 2024  # in a year that is not named, 29 February may be
MORNING, NOON, EVENING, MIDNIGHT = 9, 12, 17, 24  # hours: what begins in the evening may end in the morning

_DAY = re.compile(r"(?<![0-9.])(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,3})(?:日|号)")
_MONTH = re.compile(r"(?<![0-9.第元])(?P<month>1[3-9]|[2-9][0-9]|0)月(?![龄大供租薪])")
_MORNINGS = ("上午", "早上", "早晨", "凌晨")
_CLOCK = re.compile(rf"(?P<part>{'|'.join(_MORNINGS)})(?P<hour>[0-9]{{1,2}})(?:[:：][0-9]{{2}}|[点时])")
_SPAN = re.compile(
    r"(?<![0-9])(?P<h1>[0-9]{1,2})[:：](?P<m1>[0-5][0-9])(?:[—–～~至到-]{1,2})(?P<h2>[0-9]{1,2})[:：](?P<m2>[0-5][0-9])(?![0-9])"
)
_MONTHS = re.compile(r"(?<![0-9])(?P<a>1?[0-9])月?(?:份)?(?:[—–～~至到-]{1,2})(?P<b>1?[0-9])月(?!龄)")
_QUARTER = re.compile(
    r"第?(?P<q>[一二三四])季度[（(](?P<a>1?[0-9])月?(?:份)?[—–～~至到、-]{1,2}(?P<b>1?[0-9])月|第?(?P<q1>[一二三四])季度[（(](?P<c>1?[0-9])月[份底初）)]"
)
_HALF = re.compile(r"(?P<half>[上下])半年[（(](?P<a>1?[0-9])月?(?:份)?[—–～~至到-]{1,2}(?P<b>1?[0-9])月")
# Days that are the same every year, by their names.
_FESTIVALS = {
    "元旦": (1, 1), "妇女节": (3, 8), "学雷锋(?:纪念)?日": (3, 5), "植树节": (3, 12),
    "消费者权益日": (3, 15), "世界水日": (3, 22), "国家安全教育日": (4, 15), "世界读书日": (4, 23),
    "劳动节": (5, 1), "青年节": (5, 4), "护士节": (5, 12), "国际家庭日": (5, 15),
    "世界无烟日": (5, 31), "儿童节": (6, 1), "环境日": (6, 5), "国际禁毒日": (6, 26),
    "建党节": (7, 1), "党的生日": (7, 1), "建军节": (8, 1), "全民健身日": (8, 8),
    "全国生态日": (8, 15), "抗战胜利纪念日": (9, 3), "教师节": (9, 10), "烈士纪念日": (9, 30),
    "国庆节": (10, 1), "国家扶贫日": (10, 17), "消防(?:宣传)?日": (11, 9), "国际志愿者日": (12, 5),
    "国家宪法日": (12, 4), "宪法日": (12, 4), "国家公祭日": (12, 13), "艾滋病日": (12, 1),
    "全国交通安全日": (12, 2), "中国医师节": (8, 19), "人民警察节": (1, 10), "世界卫生日": (4, 7),
    "世界地球日": (4, 22), "爱眼日": (6, 6), "爱耳日": (3, 3), "防灾减灾日": (5, 12),
    "全国土地日": (6, 25), "世界人口日": (7, 11), "公民道德宣传日": (9, 20),
}  # fmt: skip
_KNOWN = tuple((re.compile(name), day) for name, day in _FESTIVALS.items())
_NAMED = re.compile(
    rf"(?P<month>1?[0-9])[月.·](?P<day>[1-3]?[0-9])(?:日|号)?[“”（(、，]{{0,2}}(?:是|为)?(?:第[0-9一二三四五六七八九十]{{1,4}}个)?(?:全国|国际|世界|中国|毛泽东)?[“”]?(?P<name>{'|'.join(_FESTIVALS)})"
    rf"|(?P<name2>{'|'.join(_FESTIVALS)})[“”]?(?:（|\()(?P<month2>1?[0-9])月(?P<day2>[1-3]?[0-9])(?:日|号)"
)


@page_rule("PLN445", severity=Severity.WARNING, overridable=True, covers=True)
def date_impossible(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """日期、时间或数目不可能：2月30日、13月、上午14:30、先止后起、30至20名，或者和说的季度、节日对不上。

    Why:
        照抄的人会照着它定时间。
    Bad:
        2月30日前完成摸底，第一季度（4—6月）开展宣传。
    Good:
        2月28日前完成摸底，第一季度（1—3月）开展宣传。
    """
    for pattern, judge, signs in _JUDGES:
        for line, match in matches(page, pattern, holding=signs):
            if why := judge(match):
                message = f"“{match[0]}”{why}，见“{line.around(*match.span())}”"
                yield line.problem(*match.span(), message, "核对后改正")


def _wrong_day(match: re.Match[str]) -> str:
    month, day = int(match["month"]), int(match["day"])
    if not 1 <= month <= 12:
        return "不是一个月份"
    most = monthrange(int(match["year"] or LEAP_YEAR), month)[1]
    return "" if 1 <= day <= most else f"没有这一天：{month}月只有{most}天"


def _wrong_month(match: re.Match[str]) -> str:
    return "" if re.match("[0-9]{1,2}[日号]", match.string[match.end() :]) else "不是一个月份"


def _wrong_clock(match: re.Match[str]) -> str:
    hour, part = int(match["hour"]), match["part"]
    return f"前后矛盾：{hour}点不在{part}" if NOON < hour <= MIDNIGHT else ""


def _wrong_span(match: re.Match[str]) -> str:
    first, last = (int(match[f"h{end}"]) * 60 + int(match[f"m{end}"]) for end in (1, 2))
    if max(first, last) > MIDNIGHT * 60:
        return "不是钟点"
    is_overnight = first >= EVENING * 60 and last <= MORNING * 60
    return "结束得比开始早" if last <= first and not is_overnight else ""


def _wrong_months(match: re.Match[str]) -> str:
    first, last = int(match["a"]), int(match["b"])
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return "不是月份"
    return ""


def _wrong_quarter(match: re.Match[str]) -> str:
    quarter = "一二三四".index(match["q"] or match["q1"]) + 1
    first = int(match["a"] or match["c"])
    last = int(match["b"] or match["c"])
    right = range(3 * quarter - 2, 3 * quarter + 1)
    return (
        "" if first in right and last in right else f"对不上：第{'一二三四'[quarter - 1]}季度是{right[0]}—{right[-1]}月"
    )


def _wrong_half(match: re.Match[str]) -> str:
    right = range(1, 7) if match["half"] == "上" else range(7, 13)
    return (
        ""
        if int(match["a"]) in right and int(match["b"]) in right
        else f"对不上：{match['half']}半年是{right[0]}—{right[-1]}月"
    )


def _wrong_festival(match: re.Match[str]) -> str:
    name = match["name"] or match["name2"]
    month, day = int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    right = next((date for pattern, date in _KNOWN if pattern.fullmatch(name)), None)
    return f"对不上：{name}是{right[0]}月{right[1]}日" if right and (month, day) != right else ""


_NUMBER = r"(?P<{}>[0-9]{{1,7}}(?:[.][0-9]+)?)"
_CHANGE = re.compile(
    rf"[由从]{_NUMBER.format('from')}[%％万元户人名个次]?[^，。；0-9]{{0,6}}?(?:(?P<up>提高|提升|上升|增长|增加|扩大|升)|(?P<down>降低|下降|减少|压降|压减|缩短|降))(?:到|至)"
    rf"{_NUMBER.format('to')}(?:[%％万元户人名个次天日])?"
)
_RANGE = re.compile(
    r"(?<![0-9.:：/年月第-])(?P<a>[0-9]{1,6})(?:[—–～~至到-])(?P<b>[0-9]{1,6})(?=[名人户个元次场份件岁天%％])"
)


def _wrong_change(match: re.Match[str]) -> str:
    before, after = float(match["from"]), float(match["to"])
    wrong = after < before if match["up"] else after > before
    return "写反了" if wrong else ""


def _wrong_range(match: re.Match[str]) -> str:
    return "前大后小，写反了" if int(match["a"]) > int(match["b"]) else ""


_JUDGES = (
    (_CHANGE, _wrong_change, beside("由从", DIGITS)),
    (_RANGE, _wrong_range, beside(DIGITS, "—–～~至到-")),
    (_DAY, _wrong_day, beside("月", DIGITS)),
    (_MONTH, _wrong_month, beside(DIGITS, "月")),
    (_CLOCK, _wrong_clock, beside("午上晨", DIGITS)),
    (_SPAN, _wrong_span, beside(":：", DIGITS)),
    (_MONTHS, _wrong_months, beside("—–～~至到-", DIGITS)),
    (_QUARTER, _wrong_quarter, beside("度", "（(")),
    (_HALF, _wrong_half, beside("年", "（(")),
    (_NAMED, _wrong_festival, beside("月.·", DIGITS)),
)
