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
# Words of two letters or more; letters with accents; and single small ones in the middle of the text, but for x (a
# mask) and those that stand before a name: i志愿, e家亲.
_LATIN = re.compile(
    rf"(?<![{_LETTERS}])(?<![A-Za-z]-)(?:[A-Za-z]-)*[{_LETTERS}]{{2,}}(?:-[A-Za-z]+)*"
    rf"|[À-ÖØ-öø-ɏ]|(?<=[{HAN}])[a-df-hj-wyz](?=[{HAN}])"
)
# An abbreviation in capitals (GIS, RCEP, REITs); what comes out of English sentences is none.
_ABBREVIATION = re.compile("(?!(?:AND|THE|FOR|OF|OR|TO|IN)$)[A-Z]{2,5}s?")
_LONGEST_UNIT = 4  # letters beside a number are a unit or a model: 60 dB, 15mw, DN300
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]+"
)
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ％]+(?:．[０-９％]+)*")
_COMPATIBILITY = re.compile(
    "[\uf900-\ufaff\u2e80-\u2fdf\ue000-\uf8ff\ufe50-\ufe6b\uff61-\uff65\U0001f300-\U0001faff\U0002f800-\U0002fa1f]"
)


@page_rule("PLN401", overridable=True)
def lost_character(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text holds □ or � where a character was lost.

    Why:
        Who copies the text copies the hole. Restore the character from another copy, and record it as lost-mark.
    Bad:
        利用争创“文明家庭”□增强凝聚力。
    Good:
        利用争创“文明家庭”，增强凝聚力。
    """
    for line, match in matches(page, _LOST, _LOSS):
        message = f"a lost character in “{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, "restore it, and record it as lost-mark")


@page_rule("PLN402", overridable=True)
def masked_word(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text holds a masked word (xxx, ××, **, __, 某社区) that is not a field.

    Why:
        A reader must fill it in, so it has to be a field; or it is a quotation mark that was turned into xxx.
    Bad:
        为**社区居民营造良好环境。
    Good:
        为{{社区}}居民营造良好环境。
    """
    for line, match in matches(page, _MASKED, _MASK):
        message = f"a masked word, “{match[0]}”, in “{line.around(*match.span())}”"
        hint = "make it a field, or restore the quotation marks that xxx stands for"
        yield line.problem(*match.span(), message, hint)


@page_rule("PLN403", overridable=True)
def latin_word(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text holds a Latin word that official texts do not use.

    Why:
        A machine left it there: “思想 and 行动”. Words that are used (APP, WiFi …) stand in vocabulary/words.yml.
    Bad:
        把思想 and 行动统一起来。
    Good:
        把思想和行动统一起来。
    """
    for line, match in matches(page, _LATIN, _LETTER):
        word = match[0]
        known = word in inputs.vocabulary.words.latin or _ABBREVIATION.fullmatch(word) or _is_unit(line.plain, match)
        if not known and not _MASKED.fullmatch(word):
            message = f"a Latin word, “{word}”, in “{line.around(*match.span())}”"
            yield line.problem(*match.span(), message, "write it in Chinese, or take it out")


def _is_unit(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(" ")[-1:], text[match.end() : match.end() + 1]
    return len(match[0]) <= _LONGEST_UNIT and (before.isdecimal() or after.isdecimal())


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@page_rule("PLN404", overridable=True)
def traditional_character(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A traditional character stands in simplified text.

    Why:
        It comes from a conversion that went wrong. What is traditional is decided by OpenCC, word by word, so that
        乾坤 and 于氏 stay.
    Bad:
        促进人與人之间的沟通。
    Good:
        促进人与人之间的沟通。
    """
    convert = _converter().convert
    if convert(whole(page)) == whole(page):
        return
    for line in prose(page):
        converted = convert(line.plain)
        if len(converted) != len(line.plain):
            continue
        for position, (old, new) in enumerate(zip(line.plain, converted, strict=True)):
            if old != new and not _COMPATIBILITY.match(old):
                message = f"a traditional character, “{old}”, in “{line.around(position, position + 1)}”"
                place = (position, position + 1)
                yield line.problem(*place, message, f"write “{new}”", line.fix(*place, new))


@page_rule("PLN405")
def invisible_character(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text holds a character that nobody sees: a control character, a zero-width space, a mark of direction.

    Why:
        It breaks search and copies, and can make text read otherwise than it is.
    Bad:
        文明\\u200b社区
    Good:
        文明社区
    """
    for line, match in matches(page, _INVISIBLE, _INVISIBLE):
        message = f"an invisible character, {_names(match)}, in “{_INVISIBLE.sub('', line.around(*match.span()))}”"
        yield line.problem(*match.span(), message, "delete it", line.fix(*match.span(), ""))
    for note in (block for section in page.walk() for block in section.blocks if block.kind is BlockKind.NOTE):
        for number, text in enumerate(written(note.runs).split("\n"), note.line):
            for match in _INVISIBLE.finditer(text):
                message = f"an invisible character, {_names(match)}, in an editor's note"
                yield Problem(number, message, "delete it", words=match[0])


def _names(match: re.Match[str]) -> str:
    return ", ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(match[0]))


@page_rule("PLN406", overridable=True)
def full_width_letter(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A digit, letter or percent sign is full-width.

    Why:
        Numbers are written with half-width digits (GB/T 15835); full-width ones are not found by a search for them.
    Bad:
        创建面达到８０％以上。
    Good:
        创建面达到80%以上。
    """
    for line, match in matches(page, _FULL_WIDTH, _FULL_WIDTH):
        plain = unicodedata.normalize("NFKC", match[0])
        fix = line.fix(*match.span(), plain)
        yield line.problem(*match.span(), f"full-width “{match[0]}”", f"write “{plain}”", fix)


@page_rule("PLN407", overridable=True)
def compatibility_character(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A character from a block for compatibility or private use stands in for an ordinary one.

    Why:
        It looks like the ordinary character and is another: search does not find it, fonts do not have it. Texts copied
        from PDF are full of them, those from chats of emoji.
    Bad:
        ⽂明社区
    Good:
        文明社区
    """
    for line, match in matches(page, _COMPATIBILITY, _COMPATIBILITY):
        plain = unicodedata.normalize("NFKC", match[0])
        known = plain != match[0]
        message = f"“{match[0]}” (U+{ord(match[0]):04X}) is a stand-in for an ordinary character"
        hint = f"write “{plain}”" if known else "write the character that is meant"
        fix = line.fix(*match.span(), plain) if known else None
        yield line.problem(*match.span(), message, hint, fix)


# Without what is right: 目的的, 的的确确, 为了了解, 地地道道, 值得得到, 是是非非, 和和美美, 实实在在, 在在职党员中.
_PARTICLES = re.compile(r"([的了地得是和在与及])\1")
_DOUBLED_PARTICLE = re.compile(
    "(?=([的了地得是和在与及])\\1)(?:(?<![目标])的的(?!确)|了了(?![解之])|(?<![各基当阵场])地地(?![道方区址])"
    "|得得(?![到出失当力])|(?<!求)是是(?![非否])|和和(?![谐平睦美气])|(?<![现实存内外潜])在在(?![职校建编岗])|与与(?!会)|及及(?![时早格]))"
)


@page_rule("PLN408", severity=Severity.WARNING, overridable=True)
def particle_doubled(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A particle stands twice in a row: 的的, 了了, 是是.

    Why:
        It is a slip of the keyboard.
    Bad:
        提高居民的的素质。
    Good:
        提高居民的素质。
    """
    for line, match in matches(page, _DOUBLED_PARTICLE) if _PARTICLES.search(whole(page)) else ():
        message = f"“{match[0]}” in “{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, "take one of the two out")
