"""Names: whose plan it is, which becomes a field, and the people in it, who stay out of the library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from planlib.model.people import COMPOUND_SURNAMES, PHONES, REACHED, SURNAMES

# --- The places that a plan's title and signature name ----------------------------------------------------------------

# By what a place's name ends in, the field, and whether the field holds the ending.
_AREAS = {
    "社区": ("社区", True),
    "街道": ("街道", True),
    "村": ("村", True),
    "镇": ("镇", True),
    "乡": ("镇", True),
    "县": ("区", True),
    "区": ("区", True),
    "市": ("城市", False),
    "省": ("省区", False),
}
_END = "|".join(_AREAS)
_PLACE = re.compile(rf"([\u4e00-\u9fff]{{1,5}}?)({_END})")
_BEFORE = re.compile(r"(?:关于|中共|中国共产党|共青团)*(?:\d{4}|20[xX×]{2}|[二〇○零一九]{4})?年?(?:度)?(?:关于|中共)?")
# What stands behind the name of who plans; a year, or the body that plans.
_BODY = re.compile(
    r"\s*(?:\d{4}|20[xX×]{2}|[二〇○零]{2}[〇○零一二三四五六七八九]{2}|居委会|居民委员会|村委会|村民委员会|党委|党工委|党总支|总支|党支部|支部"
    r"|办事处|人民政府|政府|委员会|妇联|团委|团支部|工会|工作站|居务|党群|新时代文明|综治|物业|小区|卫生服务|(?:上|下)半年|第[一二三四]季度|年度)"
)
_SIGNING = re.compile(r"居|村民|村委|党|总支|支部|办事处|人民政府|委员会|社居委|妇联|团|工会")
# Words that end as a place does, or stand before such an ending, and name none: 文明社区, 我村, 农村, 城区, 社区, 小区.
_NO_PLACE = re.compile(
    r"^(?:我|本|全|各|该|每|外|此|这|那|某|两|三|农|乡|城|社|小|新|街道|社区|街镇|村镇|城乡|郊|山|校|园|片|景|灾|牧|辖|镇|地|特|老|军|市|整)$"
    r"|文明|和谐(?!家)|平安|美丽|智慧|绿色|学习|无毒|科普|示范|宜居|法治|民主|自治|居民|住宅|农村|城市|城镇|乡镇|老旧|辖区|基层|所在|全体|试点"
    r"|[进入到在创建对为和与及或的各、]|工作|建设|服务|管理|党员|党建|志愿|青少年|老年|妇女|儿童|残疾|教育|文化|健康|安全|卫生|环境|计划|活动|先进|特色|优秀"
)


def own_names(title: str, signature: Sequence[str], text: str) -> dict[str, str]:
    """By the name of a place, the field that stands for it: the places whose plan it is. Only those that the title
    names before a year or a body, or that sign, or that stand in the text again and again; the others are no names for
    sure."""
    names: dict[str, str] = {}
    for chain, is_sure in _chains(title, signature):
        for name in chain:
            if is_sure or text.count(name) >= 2:
                field, whole = _AREAS[next(end for end in _AREAS if name.endswith(end))]
                names[name if whole else name[:-1]] = field
    return {name: field for name, field in names.items() if len(name) > 1}


def _chains(title: str, signature: Sequence[str]) -> Iterator[tuple[list[str], bool]]:
    """The places one inside the other that a line begins with (石桥镇李家庄村), and whether they are names for sure."""
    before = _BEFORE.match(title)
    start = before.end() if before else 0
    chain, end = _chain(title, start)
    yield chain, bool(_BODY.match(title, end)) or any(chain and chain[-1] in line for line in signature)
    for line in signature:
        chain, end = _chain(line, len("中共") if line.startswith("中共") else 0)
        yield chain, end == len(line) or bool(_SIGNING.match(line, end))


def _chain(text: str, start: int) -> tuple[list[str], int]:
    names: list[str] = []
    while (match := _PLACE.match(text, start)) and not _NO_PLACE.search(match[1]):
        names.append(match[0])
        start = match.end()
    return names, start


def nameless(title: str, names: Mapping[str, str]) -> str:
    """A title with 社区 for 桃园社区, and for 石桥镇李家庄村 with 村."""
    before = _BEFORE.match(title)
    start = before.end() if before else 0
    chain, end = _chain(title, start)
    if chain and any(chain[-1].startswith(name) for name in names):
        ending = next(ending for ending in _AREAS if chain[-1].endswith(ending))
        title = title[:start] + ending + title[end:]
    for name in sorted(names, key=len, reverse=True):
        ending = next((ending for ending in _AREAS if name.endswith(ending)), "")
        title = title.replace(name, ending)
    return title


class Named(NamedTuple):
    """Characters start … end of a line are a name. field: that stands for it."""

    start: int
    end: int
    field: str


def places(text: str, names: Mapping[str, str]) -> Iterator[Named]:
    """Where names of places stand in a line. A city's stands before 市."""
    for name, field in names.items():
        behind = "市" if field == "城市" else "[省]" if field == "省区" else ""
        for match in re.finditer(re.escape(name) + (f"(?={behind})" if behind else ""), text):
            yield Named(match.start(), match.end(), field)


# --- People, and how they are reached ---------------------------------------------------------------------------------


class Personal(NamedTuple):
    """Characters start … end of a line tell who somebody is, or how to reach them. sure: whether nobody has to look."""

    start: int
    end: int
    field: str
    sure: bool


_GIVEN = r"[\u4e00-\u9fff]{1,2}"
_NAME = rf"(?:(?:{COMPOUND_SURNAMES}){_GIVEN}|[{SURNAMES}](?:[ \u3000][\u4e00-\u9fff]|{_GIVEN}))"
# Bodies and jobs that begin with a surname's character: 安全员, 党支部, 文化站, 计生办, 居民.
_NO_NAME = re.compile(
    r"[员长部处办站组会队所室户者们众委层方面线级项次个位期等各及与和校区村镇乡县街路点度重门局厅院园馆]$|^全|成员|干部|同志|领导|书记|主任|老师|各|党"
)
_ROLE = (
    r"(?:组[ \u3000]*长|副组长|常务副组长|成[ \u3000]*员|组员|联系人|联络员|责任人|负责人|具体负责|牵头人|包保人"
    r"|分管领导|主讲|主讲人|讲课人|授课人|授课老师|主持人|值班人|召集人|队长|副队长|站长|网格长|楼长|姓名|主任|副主任|书记|副书记|撰稿人?"
    r"|填表人|审核人|签发人|经办人)"
)
_PART = rf"{_NAME}(?:[（(][^（()）]{{2,16}}[)）])?"
_LISTED = re.compile(
    rf"{_ROLE}[ \u3000]*[:：][ \u3000]*({_PART}(?:[、，, \u3000]+{_PART})*)(?=[。；;、，,（( \u3000]|$)"
)
_TITLED = re.compile(
    rf"(?:书记|主任|主席|会长|站长|所长|校长|院长|民警|社工|网格员|律师|医生|老师|教师|警官|委员|专干|党员)({_NAME})(?=[、，,。；;：:（(和]|同志|等|负责|担任|任组长|主讲|主持|讲课|授课|$)"
    rf"|(?<![\u4e00-\u9fff])({_NAME})(?=(?:同志|老师|警官|医生|律师|教授)(?:[、，,。；;为任的负主]|$))|由({_NAME})(?=(?:同志)?(?:负责|担任|牵头|主讲|主持|任))"
)


def personal(text: str) -> Iterator[Personal]:
    """Telephone numbers and the like, and people's names where the words before them say that they are names."""
    for pattern in (PHONES, REACHED):
        for match in pattern.finditer(text):
            start = match.end() - len(match[0].lstrip(" :：群号"))
            yield Personal(start, match.end(), "电话" if pattern is PHONES else "隐去", True)
    for match in _LISTED.finditer(text):
        for name in re.finditer(rf"{_NAME}(?=[、，, \u3000（(]|$)", match[1]):
            if not _NO_NAME.search(name[0]):
                yield Personal(match.start(1) + name.start(), match.start(1) + name.end(), "姓名", True)
    for match in _TITLED.finditer(text):
        group = next(number for number in (1, 2, 3) if match[number])
        if not _NO_NAME.search(match[group]):
            yield Personal(match.start(group), match.end(group), "姓名", False)
