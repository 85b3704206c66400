"""What sites and word processors put around a plan and into it: whole lines, and sentences in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import NamedTuple

from .lines import stripped
from .numbers import is_number


class Noise(NamedTuple):
    """A stretch of a line that is no part of a plan. start, end: within the line. reason: for the editor. rule: which
    of the rules here saw it."""

    start: int
    end: int
    reason: str
    rule: str


RECOMMENDATION = "recommendation"
_DASHES = "-—–－~·•"
_N = r"[0-9０-９一二三四五六七八九十]{1,3}"
_W = "[^，。；！？,;!?]"  # no mark of a sentence
_KEYS = (
    "(?:文章|本文|稿件|信息|新闻|内容)?(?:来源|出处)|稿源|(?:发布|更新|发表|整理|上传|创建|生成|录入|添加)(?:时间|日期)|文章作者|作者|编辑|责编|责任编辑|校对|投稿人?|发布[者人]"
    "|上传[者人]|贡献者|录入|撰稿|供稿|通讯员|索引号|(?:信息|主题|体裁|组配)分类|(?:发布|发文)机构|公开(?:方式|范围|时限|形式|类型)|文档编号|(?:文档|文件)(?:大小|格式|类型)|下载(?:积分|次数|量)"
    "|所需(?:财富值|积分|金币)|(?:文章|内容)?(?:标签|关键[词字])|TAGS?|Tags?|推荐词|相关专题|网站标识码|技术支持"
)
# A whole line that is this, or begins so where nothing of a plan can follow.
_LINES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (rule, reason, re.compile(rf"\A(?:{pattern})"))
    for rule, reason, pattern in (
        (
            "page-number",
            "页码",
            rf"[{_DASHES}\s]*+第?\s*+\d{{1,3}}\s*+(?:页(?:[{_DASHES}\s]*[{_DASHES}])?|[{_DASHES}\s]*[{_DASHES}])$",
        ),
        (
            "page-number",
            "页码",
            rf"(?:第\s*+{_N}\s*+页\s*+[,，/]?\s*+)?[(（]?共\s*+{_N}\s*+页[)）]?(?:[,，]?\s*+(?:当前)?第\s*+{_N}\s*+页)?[\d\s]*$",
        ),
        (
            "page-number",
            "页码",
            rf"第\s*+{_N}\s*+页$|\d{{1,3}}\s*+/\s*+\d{{1,3}}$|(?i:page)(?![A-Za-z]).{{0,30}}$|.{{0,10}}MERGEFORMAT",
        ),
        (
            "page-number",
            "页码",
            rf"[(（【\[]?(?:本文|全文|文档)?共\s*+{_N}\s*+页{_W}{{0,4}}[，,]{_W}{{0,12}}[)）】\]]?$|[(（【\[]?内容未完.{{0,16}}$",
        ),
        ("page-number", "单独成行的数字，是页码或编号", r"(?:[一二三四五六七八九十]{1,3}|\d{1,3})$"),
        (
            "navigation",
            "网页导航",
            r"(?:您的?|您现在的?|你)?(?:当前)?位置\s*+[:：]|首页\s*+[>＞»/|]|.{0,40}[>＞»]\s*+\S{2,12}\s*+[>＞»]",
        ),
        (
            "navigation",
            "网页导航",
            r"(?:上|下)一[篇页章](?:[:：]|$)|(?:返回|回到)(?:首页|顶部|列表|目录|上页)$|(?:首页|尾页|末页|上一页|下一页)(?:\s|$)",
        ),
        ("navigation", "网页导航", r"(?:手机版|电脑版|触屏版|网站地图|加入收藏|设为首页|登录|注册|搜索|首页|更多)$"),
        (
            "navigation",
            "网页导航",
            r"(?:[【\[]?(?:打印|关闭|收藏|分享|返回|顶部|纠错|复制链接|收起|展开|点赞|举报|评论|本页|窗口|打印本页|关闭窗口)[】\]]?[\s|｜]*+){2,6}$"
            r"|分享[到至][:：]?(?:\s*+(?:微信|微博|QQ|QQ空间|朋友圈|豆瓣|好友)){0,6}$",
        ),
        (
            "navigation",
            "网页导航",
            rf"(?:您)?还可以输入\s*+\d+\s*+字|(?:发表|我要|查看|全部|最新|热门|暂无|网友)(?:评论|留言)$|登录后{_W}{{0,6}}(?:评论|留言)$|(?:点击)?加载(?:更多|中)[.…。]*$"
            rf"|(?:微信|手机)?扫(?:一扫|码|描){_W}{{0,14}}(?:打开|关注|阅读|浏览|分享|下载|页|二维码)$",
        ),
        ("contents", "目录", r"目[ \t\u3000]*录$|.{2,40}?(?:[.．·…]{2}[.．·… ]{1,99}|\t)\d{1,3}$"),
        (
            "metadata",
            "网页的来源、时间、标签",
            rf"(?:{_KEYS})\s*+[:：](?!于)|[(（【\[](?:责任编辑|责编|编辑|供稿|通讯员)\s*+[:：]?\s*+\S{{0,8}}[)）】\]]$"
            r"|(?:时间|日期)\s*+[:：]\s*+\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s*+(?:\d{1,2}:\d{2}|来源|作者|浏览|点击|阅读)"
            r"|(?:点击|浏览|阅读|访问|查看|人气|评论|字数)(?:次数|量|数)?\s*+(?:[:：]\s*+[(（]?\d|[(（]\d|\d{1,9}\s*+[次人字]?$)"
            rf"|(?:分类|栏目|所属|专题)\s*+[:：]{_W}{{1,20}}$|(?:字号|字体)\s*+[:：]|【\s*+字[号体]|评分\s*+[:：]?\s*+\d"
            r"|\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s+\d{1,2}:\d{2}",
        ),
        (
            RECOMMENDATION,
            "推荐链接",
            r"【?(?:相关|热门|推荐|精彩|最新|延伸|拓展|扩展|更多|猜你|您可能|你可能|随机|本类|同类|看过|优秀)"
            r"(?:推荐|文章|阅读|内容|链接|标签|访问|资讯|范文|热搜|搜索|喜欢|感兴趣|相关|本文|文档|资料|导读|精选|的){1,4}(?:[:：\s>》】]|$)"
            rf"|[【\[]?{_W}{{2,40}}(?:相关|推荐|精选)(?:文章|阅读|范文|链接)[】\]]?[:：]?$|推荐访问|(?:看了|阅读了?)(?:本文|该文|此文).{{0,10}}(?:还|也)"
            r"|本文(?:地址|链接|网址|标题|关键|由|来自|来源|仅|已影响|已被)"
            r"|以上(?:就)?是.{0,60}(?:全部内容|相关内容|希望|内容了|分享)|.{0,30}(?:更多|全部|剩余)(?:内容|精彩|文章|范文).{0,14}(?:请|点击|访问|关注|查看|在)"
            r"|更多.{2,30}(?:范文|文章|资讯|文档).{0,6}请",
        ),
        (
            "download",
            "下载和阅读提示",
            rf"(?:点击|扫码|立即|免费|一键|付费|完整)?(?:下载|收藏|复制|打印|查看|展开|阅读)(?:本文|该文|文档|全文|全部|地址|链接|更多|原文|文章|本页|剩余|[Ww]ord|WORD|doc|PDF){_W}{{0,10}}$"
            rf"|(?:点击|扫码|立即|免费|一键)(?:下载|阅读|查看|收藏|复制){_W}{{0,14}}$|{_W}{{0,20}}(?:剩余|余下|其余)\s*+\d{{0,3}}%?\s*+(?:未读|内容未读|页未读){_W}{{0,12}}$"
            r"|[\"“《]?.{0,40}(?:全文|内容).{0,10}(?:未完全显示|未显示完|未能?完全|请访问下一页)|(?:本文|本资料|该文档|此文档|本文档)(?:共|为|是|由|格式|大小|类型|可)"
            rf"|{_W}{{0,12}}(?:文档|资料)(?:下载|预览|大全|网|助手){_W}{{0,6}}$|转码工具{_W}{{0,14}}$"
            r"|\d{1,2}[.、]?\s*+\d?、?\s*+(?:下载文档前|[\"“]仅部分预览|如文档侵犯|本站|部分文档|如果?您|此文档|该文档)"
            r"|\S{0,30}\.(?:docx?|pdf|wps|rar|zip|txt)(?:\s.{0,20})?$",
        ),
        (
            "download",
            "文档网站的页眉页脚",
            r"(?=.{0,40}(?:下载|文档|[Ww]ord|WORD|范文|范例|可编辑|精品))(?=.{4,40}$)(?:精品|优秀|最新|完美|学习|可编辑|[Ww]ord|WORD|资料|文档|范文|范例|指导|参考|欢迎|下载|感谢|支持"
            r"|可修改|修改|格式|编辑|整理|分享|专业|推荐|实用|模板|完整版|免费|仅供|供|版|[-、|\s．.]){2,14}$",
        ),
        (
            "notice",
            "网站声明",
            r"(?:免责|版权|特别|郑重|侵权)?(?:声明|提示|说明)\s*+[:：].{0,120}(?:来自网络|来自互联网|来源于|侵权|版权|转载|删除|本站|仅供参考)|温馨提示\s*+[:：].{0,60}(?:下载|文档|本站|浏览)"
            r"|版权(?:所有|归|声明)|(?i:copyright)|©|.{0,8}ICP备|.{0,10}网安备"
            r"|.{0,40}(?:如有侵权|侵权|侵犯).{0,30}(?:删除|联系|处理|告知)|(?:未经|禁止|严禁).{0,12}(?:授权|允许|许可|转载).{0,20}$|.{0,10}转载.{0,4}(?:注明|联系).{0,12}$"
            rf"|{_W}{{0,20}}(?:关注|搜索|扫描?){_W}{{0,12}}(?:公众号|二维码|微信|客户端|小程序){_W}{{0,16}}$|{_W}{{0,12}}(?:人工客服|在线客服|联系客服)|(?:客服)(?:热线|QQ|微信|电话)\s*+[:：]",
        ),
        (
            "picture",
            "图片说明",
            rf"(?:文章图片|图片来源|配图|图片|点击图片|图\d*)\s*+\d{{0,2}}(?:[:：].{{0,20}})?$"
            rf"|[(（]?(?:图片|文章|内容|资料)来(?:源于|自){_W}{{0,12}}[)）]?$|图\s?\d{{1,2}}[ \u3000:：]{_W}{{2,24}}$",
        ),
        (
            "hidden",
            "网页隐藏的字数",
            r"(?!.*措施$)[（(【\[]?(?:此处|以下|中间)?(?:隐藏|省略|略去|此处省略)\s*+\d*\s*+(?:字|行|部分)?(?:内容)?.{0,6}[)）】\]]?$",
        ),
        (
            "rule-line",
            "分隔线",
            r"[-=_*~—─]{3,}$|:?-{3,}:?(?:；:?-{3,}:?)*$|[(（【](?:完|全文完|完结|END|end|篇首语|导语|导读|摘要|编者按)[)）】]$",
        ),
        ("picture", "图片说明", r"[\w.-]{1,40}\.(?:png|jpe?g|gif|bmp|webp)$"),
        (
            "viewer",
            "文档网站的页面文字",
            r".{0,50}_第\d{1,3}页$|已阅读\s*+\d+\s*+页|文档简介$|(?:展开|收起)(?:全文|全部)?$|\d+\s*+/\s*+\d+\s*+页?$",
        ),
        ("address", "网址", r"(?:https?://|www\.)\S+$|[\w.-]+\.(?:com|cn|net|org)(?:\.cn)?/?$"),
        (
            "editor",
            "小编的话",
            r".{0,80}(?:小编|本站(?!在)|本网(?!格)|我站(?!在)|网友(?:分享|投稿|整理|提供)|范文网|文秘网|计划网|文库网)",
        ),
        (
            "editor",
            "小编的话",
            r"(?=.{0,160}(?:范文|计划|总结|方案|文章|内容|资料|模板|相关|参考))(?:下面|以下|接下来|这里|今天|本文|此处|那么|现在)?.{0,40}(?:为大家|给大家|供大家|供您|为您|与大家|给您|跟大家|和大家)"
            r".{0,12}(?:参考|整理|带来|分享|准备|收集|精选|提供|推荐|介绍|搜集|借鉴)",
        ),
        (
            "editor",
            "小编的话",
            r"(?!.*[工作实]$).{0,40}(?:欢迎|供大家|供您|仅供|以供)(?:大家|您)?(?:阅读|参考|借鉴|查阅|收藏|下载).{0,30}$",
        ),
        (
            "editor",
            "小编的话",
            r".{0,60}希望.{0,12}(?:对|能|可以|给).{0,6}(?:您|你|大家|读者).{0,14}(?:帮助|参考|喜欢|启发|收获|有用)",
        ),
        (
            "editor",
            "小编的话",
            r".{0,60}(?:计划|总结|方案|范文|文章)(?:怎么写|该怎么写|如何写|应该怎么|到底怎么|要怎么写|怎样写|是什么样).{0,20}[?？呢吧]",
        ),
        ("editor", "小编的话", r".{0,40}(?:一起来看看|一起来了解|快来看看|赶紧看看|不妨看看|来看看吧|一起看看)"),
    )
)
# Sentences inside a paragraph, from the mark before to their own.
_SPACED = re.compile(r"(?:[\u4e00-\u9fff][ \u3000]{1,3}){3,60}[\u4e00-\u9fff](?![\u4e00-\u9fff])")
_BLANKS = re.compile(r"[ \u3000]+")
_PAGE = re.compile(r"\d{1,3}$")
_TABS = re.compile(r"[ \u3000]{0,9}\t[ \t\u3000]*")
# Controls, directions, joiners and characters of private use, which have no look, or one in their own font only.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ue000-\uf8ff]+"
)
_MARKUP = re.compile(r"^(?:#{1,6}|>)[ \t\u3000]+")
_STARS = re.compile(r"\*{2,}")
_ROW = re.compile(r"^\|.{0,2000}\|$")
_BAR = re.compile(r"[ \t\u3000]{0,99}\|[ \t\u3000]{0,99}")
_ENTITY = re.compile(r"&(?:([A-Za-z]{2,8})|#([0-9]{2,5})|#x([0-9A-Fa-f]{2,4}));")
_ENTITIES = {name: chr(code) for name, code in name2codepoint.items()}
_SENTENCE = re.compile(r"[^。！？!?；]*[。！？!?；]?")
_IN_TEXT = re.compile(
    r"小编|本站(?:为|提供|整理|收集|小编|编辑|原创)|欢迎(?:阅读|大家阅读|参考|借鉴|大家参考)|希望(?:对|能对|能给|大家能|能让)(?:您|你|大家)|(?:供(?:大家|您)|仅供)(?:参考|借鉴)[。！]"
    r"|为(?:大家|您)整理|一起来看看|以上(?:就)?是.{0,30}(?:全部内容|相关内容)|范文网|文秘网|工作计划网|感谢(?:您的)?阅读|当前网页未|(?:点击|免费)下载|更多.{0,10}请(?:关注|点击|访问)"
)
_INSERTED = re.compile(
    r"[（(【\[](?:此处|以下|中间)?(?:隐藏|省略)\s*+\d+\s*+(?:个?字|行)[)）】\]]?|此处隐藏\s*+\d+\s*+个?字"
    r"|(?:https?://|www\.)[A-Za-z0-9./?=&_%-]+|[（(]?来源\s*+[:：]\s*+\S{2,12}网[)）]?|【?[\w\u4e00-\u9fff]{2,6}(?:文库|范文网|文秘网|文档网|资料网)】?(?:www\.[A-Za-z0-9.]+)?"
)


def whole_line(text: str) -> Noise | None:
    """What makes a whole line noise; None where it may be part of a plan."""
    for rule, reason, pattern in _LINES:
        if pattern.match(text):
            return Noise(0, len(text), reason, rule)
    return None


def talk(text: str) -> Iterator[Noise]:
    """Sentences in a line that are a site's words, in order."""
    for sentence in _SENTENCE.finditer(text):
        if sentence[0] and _IN_TEXT.search(sentence[0]):
            yield Noise(*sentence.span(), "小编的话", "editor")


def spaces(text: str) -> Iterator[tuple[int, int]]:
    """The gaps between characters that are set apart each: 指 导 思 想."""
    for match in _SPACED.finditer(text):
        for gap in _BLANKS.finditer(match[0]):
            yield match.start() + gap.start(), match.start() + gap.end()


def cells(text: str) -> Iterator[tuple[int, int, str]]:
    """The tabs of a line, and what stands there on a page: between the cells of a table's row a semicolon."""
    gaps = [match.span() for match in _TABS.finditer(text)]
    inner = [gap for gap in gaps if not is_number(text[: gap[0]])]
    if len(inner) == 1 and _PAGE.fullmatch(text[inner[0][1] :]):
        return  # a line of a table of contents
    for start, end in gaps:
        yield start, end, "；" if len(inner) > 1 and (start, end) in inner else " "


def insertions(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """What was put into a line, inside its sentences: start, end, what stands there rightly, the reason, the rule."""
    for match in _INVISIBLE.finditer(text):
        yield *match.span(), "", "看不见的字符", "invisible"
    for match in _INSERTED.finditer(text):
        yield *match.span(), "", "网页插入的字", "inserted"
    if markup := _MARKUP.match(text):
        yield *markup.span(), "", "Markdown 的标记", "markup"
    for match in _BAR.finditer(text) if _ROW.match(text) else ():
        is_inner = match.start() > 0 and match.end() < len(text)
        yield *match.span(), "；" if is_inner else "", "Markdown 的标记", "markup"
    for match in _STARS.finditer(text):
        start, end = match.span()
        if stripped(text[end : end + 1]):
            yield end - 2, end, "", "Markdown 的标记", "markup"
        elif end - start == 2 and stripped(text[:start][-1:]):
            yield start, end, "", "Markdown 的标记", "markup"
    for match in _ENTITY.finditer(text):
        if words := _character(match):
            yield *match.span(), words.replace("\u00a0", ""), "网页的字符代码", "entity"


def _character(entity: re.Match[str]) -> str:
    """The character that an entity stands for; empty for a name that is none, and for what no text holds."""
    name, decimal, hexadecimal = entity.groups()
    if name:
        return _ENTITIES.get(name, "")
    code = int(decimal) if decimal else int(hexadecimal, 16)
    is_text = 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code <= 0xFFFF
    return chr(code) if is_text else ""
