"""PLN4, characters: what collecting, masking and converting leave behind in Chinese text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import BlockKind, Page
from planlib.model.plaintext import written

from .prose import HAN, matches, prose, whole
from .registry import page_rule

_LOSS = re.compile("[□■�▢█▇▆▉▊▓▒░?]")
_LOST = re.compile(rf"(?=[□■�▢█▇▆▉▊▓▒░?])(?:[□■�▢█▇▆▉▊▓▒░]+|(?<=[{HAN}，、])[?]{{2,}}(?=[{HAN}]))")
_MASK = re.compile("[xX×＊*_＿○◯某△▲●◆◇☆★◎]")
_MASKED = re.compile(
    r"(?=[xX×＊*_＿○◯某△▲●◆◇☆★◎])(?:[xX×＊*_＿]{2,}|(?<![一二九])[○◯]{2,}"
    rf"|(?:^|(?<=[{HAN}，。；：、“《（〔]))(?!×[宽高]|[xX]光)[xX×＊*](?=[{HAN}”》）〕])"
    "|(?<=20\\d)[xX×＊*](?=年)|(?<=20)[xX×＊*](?=\\d年)|[△▲●◆◇☆★◎]{2,}"
    "|某{2,}|某(?=社区|街道|小区|单位|[省市区县乡镇村校](?![民域])))",
    re.MULTILINE,
)
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏ"  # with the accented ones that a wrong decoding leaves: æ•´
_LETTER = re.compile(f"[{_LETTERS}]")
# Words of two letters or more; letters with accents; and single small ones in the middle of the text or before a mark,
# but for x (a mask) and those that stand before a name: i志愿, e家亲.
_LATIN = re.compile(
    rf"(?<![{_LETTERS}&])(?<![A-Za-z]-)(?:[A-Za-z]-)*[{_LETTERS}]{{2,}}(?:-[A-Za-z]+)*"
    rf"|[À-ÖØ-öø-ɏ]|(?<=[{HAN}])[a-df-hj-wyz](?=[{HAN}])|(?<=[{HAN}”》）])[a-wyz](?=[，。；：、！？”）》]|$)"
    rf"|(?<=[，。；：、！？])[a-df-hj-wyz](?=[{HAN}，。；])",
    re.MULTILINE,
)
_ENGLISH = frozenset(
    "and the for of or to in is are was be on at by with from as an if it this that we our you".split()
)
_LONGEST_UNIT = 4  # letters beside a number are a unit or a model: 60 dB, 15mw, DN300
_INVISIBLE = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]+"
)
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ％]+(?:．[０-９％]+)*")
_COMPATIBILITY = re.compile("[\uf900-\ufaff\u2e80-\u2fdf\ue000-\uf8ff\ufe50-\ufe6b\uff61-\uff65\U0002f800-\U0002fa1f]")
_SYMBOL = (
    "[\u2190-\u21ff\u2300-\u23ff\u25b0-\u25b1\u2600-\u2604\u2607-\u27bf"
    "\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
# A picture with the invisible characters that colour it and join it to the next one.
_EMOJI = re.compile(rf"(?:{_SYMBOL}[\ufe0e\ufe0f\u200d\u20e3]*|[0-9#*]\ufe0f?\u20e3)+")
_BULLETS = re.compile("[➢➤✓✔➔➜➡❖◆●■√★▲►▶❶-➓]")


@page_rule("PLN401", overridable=True)
def lost_character(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中有 □ 或 �，那里丢了一个字。

    Why:
        照抄的人会把这个洞一起抄走。从别的本子里找到原字补上，有来源的记进校订账（lost-mark）。
    Bad:
        利用争创“文明家庭”□增强凝聚力。
    Good:
        利用争创“文明家庭”，增强凝聚力。
    """
    for line, match in matches(page, _LOST, _LOSS):
        message = f"这里丢了字：“{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, "从别的本子里找到原字补上；有来源的记进校订账（lost-mark）")


@page_rule("PLN402", overridable=True)
def masked_word(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中用 xxx、××、**、__、某社区遮住了一个词，没有做成填空项。

    Why:
        这个词要由使用者填，所以应当是填空项；xxx 也可能是坏掉的引号。
    Bad:
        为**社区居民营造良好环境。
    Good:
        为{{社区}}居民营造良好环境。
    """
    for line, match in matches(page, _MASKED, _MASK):
        message = f"“{match[0]}”遮住了一个词，见“{line.around(*match.span())}”"
        hint = "做成填空项，如 {{社区}}；如果 xxx 是坏掉的引号，就改回“ ”"
        yield line.problem(*match.span(), message, hint)


@page_rule("PLN403", severity=Severity.WARNING, overridable=True)
def latin_word(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中夹着不该有的英文字母。

    Why:
        机器转换会把“和”变成 and，会在标点前漏下一个字母。大写开头的词（ChatGPT、Vlog）、缩写、单位、品牌和
        vocabulary/words.yml 里列出的词不算。
    Bad:
        把思想 and 行动统一起来，整理档案j。
    Good:
        把思想和行动统一起来，整理档案。
    """
    for line, match in matches(page, _LATIN, _LETTER):
        word = match[0]
        if _MASKED.fullmatch(word) or _is_known(word, inputs) or _is_unit(line.plain, match):
            continue
        message = f"“{word}”像是多出来的英文，见“{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, "改成中文，或删去；确实要用，就加进 vocabulary/words.yml 的 latin")


def _is_known(word: str, inputs: Inputs) -> bool:
    """Whether a Latin word may stand in Chinese text: names and abbreviations have a capital letter, but for words of
    English sentences."""
    known = inputs.vocabulary.words.latin
    if word in known or word.lower() in known:
        return True
    return any(map(str.isupper, word)) and word.isascii() and word.lower() not in _ENGLISH


def _is_unit(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(" ")[-1:], text[match.end() : match.end() + 1]
    return len(match[0]) <= _LONGEST_UNIT and (before.isdecimal() or after.isdecimal())


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


# 著 is 着 behind a verb, and itself in 著名, 显著; OpenCC leaves it.
_VERB_MARK = re.compile(r"(?<=[随跟沿朝向本带接看有意味绕意存藏走想说])著(?![名作书述称录者])")


def simplified(text: str) -> str:
    """The text in simplified characters, each in the place of the traditional one."""
    converted = _converter().convert(text)
    return _VERB_MARK.sub("着", converted) if "著" in converted else converted


@page_rule("PLN404", overridable=True)
def traditional_character(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """简体文章里夹着繁体字。

    Why:
        多是转换没有转干净。哪个字是繁体由 OpenCC 按词判断，乾坤、于氏不会误报；“随著”的“著”也查。
    Bad:
        促进人與人之间的沟通。
    Good:
        促进人与人之间的沟通。
    """
    if simplified(whole(page)) == whole(page):
        return
    for line in prose(page):
        converted = simplified(line.plain)
        if len(converted) != len(line.plain):
            continue
        for position, (old, new) in enumerate(zip(line.plain, converted, strict=True)):
            if old != new and not _COMPATIBILITY.match(old):
                message = f"“{old}”是繁体字，见“{line.around(position, position + 1)}”"
                place = (position, position + 1)
                yield line.problem(*place, message, f"写成“{new}”", line.fix(*place, new))


@page_rule("PLN405")
def invisible_character(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中有看不见的字符：控制字符、零宽空格、文字方向符号、空白的谚文和盲文字符。

    Why:
        搜索和复制会因此出错，还能让文字显示得和实际不一样。填空项的例子里也查。
    Bad:
        文明\\u200b社区
    Good:
        文明社区
    """
    if not _INVISIBLE.search(page.text):
        return
    for line in prose(page):
        for match in _INVISIBLE.finditer(_EMOJI.sub(lambda emoji: "。" * len(emoji[0]), line.text)):
            shown = _INVISIBLE.sub("", line.around(*match.span()))
            message = f"有看不见的字符 {_names(match)}，见“{shown}”"
            yield line.problem(*match.span(), message, "删去它", line.fix(*match.span(), ""))
    for note in (block for section in page.walk() for block in section.blocks if block.kind is BlockKind.NOTE):
        for number, text in enumerate(written(note.runs).split("\n"), note.line):
            for match in _INVISIBLE.finditer(text):
                yield Problem(number, f"编者注里有看不见的字符 {_names(match)}", "删去它", words=match[0])


def _names(match: re.Match[str]) -> str:
    return "、".join(f"U+{ord(character):04X}" for character in dict.fromkeys(match[0]))


@page_rule("PLN406", overridable=True)
def full_width_letter(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """数字、字母或百分号是全角的。

    Why:
        数字用半角（GB/T 15835）；全角的搜不到。
    Bad:
        创建面达到８０％以上。
    Good:
        创建面达到80%以上。
    """
    for line, match in matches(page, _FULL_WIDTH, _FULL_WIDTH):
        plain = unicodedata.normalize("NFKC", match[0])
        fix = line.fix(*match.span(), plain)
        yield line.problem(*match.span(), f"“{match[0]}”是全角的", f"写成“{plain}”", fix)


@page_rule("PLN407", overridable=True)
def compatibility_character(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中有替代字形、自造字，或者表情和装饰符号。

    Why:
        替代字形看着和常用字一样，却是另一个字：搜不到，换了字体就没有。从 PDF 里复制的文字常有。表情和装饰符号
        （✅、➤）公文不用。
    Bad:
        ⽂明社区
    Good:
        文明社区
    """
    for line, match in matches(page, _COMPATIBILITY, _COMPATIBILITY):
        plain = unicodedata.normalize("NFKC", match[0])
        known = plain != match[0]
        message = f"“{match[0]}”（U+{ord(match[0]):04X}）是替代字形，见“{line.around(*match.span())}”"
        hint = f"写成“{plain}”" if known else "换成本来的字"
        fix = line.fix(*match.span(), plain) if known else None
        yield line.problem(*match.span(), message, hint, fix)
    for line, match in matches(page, _EMOJI, _EMOJI):
        if match.start() or not _BULLETS.match(match[0]):  # another rule tells of bullets
            message = f"“{match[0]}”是表情或装饰符号，见“{line.around(*match.span())}”"
            yield line.problem(*match.span(), message, "公文不用，删去它")


# Without what is right: 目的的, 的的确确, 为了了解, 地地道道, 值得得到, 是是非非, 和和美美, 实实在在, 在在职党员中.
_PARTICLES = re.compile(r"([的了地得是和在与及])\1")
_DOUBLED_PARTICLE = re.compile(
    "(?=([的了地得是和在与及])\\1)(?:(?<![目标])的的(?![确士])|了了(?![解之])|(?<![各基当阵场])地地(?![道方区址])"
    "|得得(?![到出失当力])|(?<!求)是是(?![非否])|和和(?![谐平睦美气])|(?<![现实存内外潜])在在(?![职校建编岗])|与与(?!会)|及及(?![时早格]))"
)


@page_rule("PLN408", severity=Severity.WARNING, overridable=True)
def particle_doubled(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """助词连着打了两个：的的、了了、是是。

    Why:
        键盘的毛病。
    Bad:
        提高居民的的素质。
    Good:
        提高居民的素质。
    """
    for line, match in matches(page, _DOUBLED_PARTICLE) if _PARTICLES.search(whole(page)) else ():
        message = f"“{match[0]}”多了一个字，见“{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, f"只留一个“{match[0][0]}”")
