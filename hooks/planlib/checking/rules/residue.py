"""PLN4, what should not have come along: how to reach somebody, and places that were left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import Page
from planlib.model.people import PHONES, REACHED

from .prose import IDEOGRAPHS, beside, matches, whole
from .registry import page_rule


@page_rule("PLN438", severity=Severity.WARNING, overridable=True, covers=True)
def contact_left(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中留着电话、QQ、微信号、邮箱或身份证号。

    Why:
        范文公开给大家用，联系方式和证件号码是个人信息，也不会是下一个使用者的。12345、110 一类的公共热线不算。
    Bad:
        联系电话：13800000000
    Good:
        联系电话：{{电话}}
    """
    for pattern, what in (
        ((PHONES, "电话号码"), (REACHED, "联系方式或证件号码")) if _REACHED.search(whole(page)) else ()
    ):
        for line, match in matches(page, pattern):
            start = match.end() - len(match[0].lstrip(" :：群号"))
            message = f"“{line.plain[start : match.end()]}”像是{what}，见“{line.around(start, match.end())}”"
            yield line.problem(start, match.end(), message, "删去，或做成填空项 {{电话}}")


# What stands in each: a long number, or how somebody is called.
_REACHED = re.compile(r"[\d@Q信](?:(?<=@)|(?<=Q)Q|(?<=信)号|[\d—－ -]{5}\d)")

_ASKED = (
    "此处|这里|请(?:填|输入|补充|注明|在此|根据|结合|自行|替换|修改|写)|待(?:填|补|定|核实|完善|确认|续)|填写?(?:社区|村|街道|单位|具体|姓名|名称|时间|地点|数字|人数)"
    "|插入|自拟|自行(?:填|补|修改)|(?:社区|街道|单位|村|活动|项目|公司|小区|负责人|联系人|部门)(?:名称?|全称)(?=[）)】\\]〕])|姓名(?=[）)】\\]〕])|具体(?:数字|数据|名称|人数|金额|地点|时间|内容)(?=[）)】\\]〕])"
    "|(?:单击|点击|双击)|某某|可(?:根据|结合|按)(?:实际|本地|本社区|自身)|根据实际(?:情况)?(?:填|补|修改|增减|调整)|以下(?:略|省略)|略(?=[）)】\\]〕])|示例|举例说明"
)
_MEASURE = "场次个名项户人件条篇期类种年月天元万余支份栋楼岁处家组队届遍吨亩套块间座台辆盏"
_NOT_ONE = {
    "次": "日要",
    "人": "员民手才",
    "名": "单称字义额",
    "户": "外籍主",
    "元": "旦宵素",
    "场": "所地",
    "份": "额",
    "项": "目",
}
_COUNTED = "(?:个|" + "|".join(f"{what}(?![{after}])" for what, after in _NOT_ONE.items()) + ")"
PLACEHOLDER = re.compile(
    rf"[（(【\[〔](?:{_ASKED})[^（()）【】\[\]〔〕\n]{{0,30}}[）)】\]〕]"
    rf"|(?:单击|点击|双击|在)?此处(?:输入|添加|编辑|插入|填写|录入|键入)[{IDEOGRAPHS}]{{0,8}}"
    rf"|(?<![A-Za-z0-9])[A-Z](?=(?:省|市|县|镇|乡|村(?!级)|街道|社区|小区|公司|单位|部门|学校|居委会|同志|书记|主任))"
    rf"|(?<![A-Za-z0-9])[A-Z](?=区(?:[A-Z]|委|政府|民政|教育|内|的|级))"
    rf"|(?<![A-Za-z0-9.])[NnMYZ](?=[{_MEASURE}](?![{IDEOGRAPHS}]?[座级类]))"
    r"|(?:……|\.{3,6}|…|(?<![—－])[—－]{2,8})(?=(?:街道|社区|小区|镇(?!痛)|乡(?!村)|村(?!民)|[省市县](?!民)|区委|党工委|党委|居委会|同志|书记|主任))"
    r"|(?<![ \u3000])[0-9]{0,4}[ \u3000]{0,12}年[ \u3000]{1,12}月(?!月)(?:[ \u3000]{1,12}日)?"
    r"|(?:(?<=年)[ \u3000]{0,12}|[0-9]{1,2})月[ \u3000]{1,12}日(?![常均程用])|[（(][ \u3000]{1,20}[）)]"
    rf"|(?<=[{IDEOGRAPHS}])[ \u3000]{{2,20}}(?={_COUNTED}[{IDEOGRAPHS}，。；])",
    re.MULTILINE,
)
_BLANKS = " \u3000"
_PLACEHOLDER_SIGNS = (
    frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZn").union(["此处"])
    | beside("（(【[〔", "此这请待填插自社街单村活项公小负联部姓具点双某可根以略示举")
    | beside("….—－", "街社小镇乡村省市县区党居同书主")
    | beside("年月（(", _BLANKS)
    | beside(_BLANKS, _BLANKS)
)


@page_rule("PLN439", severity=Severity.WARNING, overridable=True, covers=True)
def placeholder_left(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """留着没填的空：A市B街道、……街道、N场、（此处填写姓名）、空着的年月日。

    Why:
        这些空要由使用者填，就该做成填空项，页面会标出来、能一次填好；否则会原样印进文件。
    Bad:
        在……街道党工委领导下，全年开展活动N场。
    Good:
        在{{街道}}党工委领导下，每季度开展一次活动。
    """
    for line, match in matches(page, PLACEHOLDER, holding=_PLACEHOLDER_SIGNS):
        words = match[0].strip()
        message = (
            f"“{words}”是没有填的空，见“{line.around(*match.span())}”"
            if words
            else f"这里空着没有填：“{line.around(*match.span())}”"
        )
        span = match.span() if len(words) > 2 else line.near(*match.span())
        yield line.problem(*span, message, "做成填空项，如 {{街道}}、{{姓名}}；是具体数目就写出来，写不出就换个说法")
