"""PLN4, characters that are taken for others: by their looks, by a wrong decoding, by a wrong keyboard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import Page
from planlib.reading.vocabulary import Vocabulary

from .characters import simplified
from .prose import DIGITS, IDEOGRAPHS, IS_IDEOGRAPH, Prose, beside, matches, prose, unusual, whole
from .registry import page_rule
from .segmented import tokens

# --- Letters for digits, letters of other alphabets, kana, dashes for 一 ----------------------------------------------

_COUNTED = "平余多年月日号个名户人次场件项条支份处元万亿千百米分秒小周天岁楼栋组期届届季度点%％"
_DIGITS = {
    "O": "0",
    "o": "0",
    "Q": "0",
    "l": "1",
    "I": "1",
    "|": "1",
    "i": "1",
    "Z": "2",
    "z": "2",
    "S": "5",
    "s": "5",
    "B": "8",
}
_LETTER_DIGITS = re.compile(
    rf"(?<![A-Za-z0-9.|])(?=[OolI|.]{{0,6}}[0-9])[0-9OolI|.]{{0,6}}[OolI|][0-9OolI|.]{{0,6}}(?=[{_COUNTED}])"
    r"|(?<![A-Za-z])(?<=[0-9])[OolI|ZSB]{1,2}(?=[0-9])"
    rf"|(?<![A-Za-z0-9])20[0-9OolI]{{2}}(?=年)|(?<=[{IDEOGRAPHS}，、。；：“（])[lI|](?=[0-9]{{1,3}}[{_COUNTED}])"
    r"|(?<![A-Za-z0-9])[Il|O](?=[0-9]{3,5}(?![0-9A-Za-z.]))"
    rf"|(?<=[{IDEOGRAPHS}])[Il|](?=[0-9]{{2,5}}[{IDEOGRAPHS}])"
    rf"|(?<=[{IDEOGRAPHS}，、；：“（])[1-9][0-9]{{0,3}}[Oo]{{1,3}}(?=[{IDEOGRAPHS}])"
)
_LIKE_DIGITS = re.compile("[OolI|ZSB]")
_SIGNS = {
    "℅": "%",
    "º": "°",
    "˚": "°",
    "∶": "：",
    "ˉ": "—",
    "‚": "，",
    "¸": "，",
    "˙": "·",
}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_ZERO = re.compile(
    "(?<=[一二三四五六七八九〇])[OoＯ○◯0](?=[一二三四五六七八九〇OoＯ○◯0]*(?:[一二三四五六七八九〇]|年))"
)
_ZERO_SIGNS = beside("一二三四五六七八九〇", "OoＯ○◯0")
_NO_LATIN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WITH_LATIN = re.compile(
    "(?<![A-Za-z])[A-Za-z]{0,30}[\u0370-\u03ff\u0400-\u052f][A-Za-z\u0370-\u03ff\u0400-\u052f]{0,40}"
)
_SYMBOLS = re.compile("[\u0370-\u03ff]")  # Greek letters that stand alone are symbols: α, β, Ω
_LATIN_OF = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕһԁӏԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοικρυχα",
    "ABESIJKMHOPCTYXaeopcyxijshdlqwABEZHIKMNOPTYXvoikpuxa",
)
_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff\uff66-\uff9f\u3105-\u312f\u31a0-\u31ef]+")
_HAN_OF = dict(zip("ニーロハエカタトミオヌチヘノㄧㄗㄖㄠㄚ", "二一口八工力夕卜三才又千八丿一卩日幺丫", strict=True))
_DASH_SIGN = re.compile("[－ー─–‐−—-]")
_DASH = re.compile(rf"(?<![－ー─–‐−—-])[－ー─–‐−—-](?=[{IDEOGRAPHS}])(?![－ー─–‐−—-])")
_DASHED_PAIR = re.compile(rf"(?<![－─–—-])[－─–—-][{IDEOGRAPHS}][－─–—-][{IDEOGRAPHS}](?![－─–—-])")
_BEFORE_DASH = re.compile(rf"(?:^|[，。；：、“（\n]|[{IDEOGRAPHS}])\Z")


@page_rule("PLN409", overridable=True, covers=True)
def look_alike(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一个字符被写成了看起来一样的另一个：数字里的字母、英文里的俄文或希腊字母、写成横线的“一”。

    Why:
        看着没错，实际上是另一个字符：搜不到，读屏软件念不出，导出后换了字体就露出来。多是文字识别或输入法造成的。
    Bad:
        组织5O名志愿者，关爱—老—小。
    Good:
        组织50名志愿者，关爱一老一小。
    """
    for line, match in matches(page, _LETTER_DIGITS, _LIKE_DIGITS):
        if any(letter in match[0] for letter in _DIGITS):
            new = "".join(_DIGITS.get(letter, letter) for letter in match[0])
            yield _replaced(line, *match.span(), new, "充当数字的字母")
    for line, match in matches(page, _ZERO, holding=_ZERO_SIGNS):
        yield _replaced(line, *match.span(), "〇", "充当“〇”的字符")
    for line, match in matches(page, _WITH_LATIN, _NO_LATIN):
        yield from _in_words(line, match)
    for line, match in matches(page, _SIGN, _SIGN):
        yield _replaced(line, *match.span(), _SIGNS[match[0]], "看着像常用符号的别的符号")
    for line, match in matches(page, _KANA, _KANA):
        yield _kana(line, match)
    for line in prose(page) if _DASH_SIGN.search(unusual(page)) else ():
        yield from _dashes(line)


def _replaced(line: Prose, start: int, end: int, new: str, what: str) -> Problem:
    old = line.plain[start:end]
    message = f"“{old}”里有{what}，见“{line.around(start, end)}”"
    return line.problem(start, end, message, f"写成“{new}”", line.fix(start, end, new))


def _in_words(line: Prose, match: re.Match[str]) -> Iterator[Problem]:
    word = match[0]
    if len(word) == 1 and _SYMBOLS.match(word):
        return
    if re.fullmatch("μ[a-zA-Z]{1,2}|[ΔΩαβγδεπσφω][A-Za-z0-9]{0,2}", word):
        return
    new = word.translate(_LATIN_OF)
    alphabets = ("西里尔字母" if letter >= "\u0400" else "希腊字母" for letter in word if letter > "\u0370")
    names = "、".join(dict.fromkeys(alphabets))
    if new.isascii():
        yield _replaced(line, *match.span(), new, f"看着像英文字母的{names}")
    else:
        message = f"“{word}”里有{names}，见“{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, "核对原文，改成中文或英文字母")


def _kana(line: Prose, match: re.Match[str]) -> Problem:
    new = "".join(_HAN_OF.get(character, character) for character in match[0])
    if new != match[0] and not _KANA.search(new):
        return _replaced(line, *match.span(), new, "看着像汉字的假名或注音符号")
    message = f"“{match[0]}”是日文假名或注音符号，见“{line.around(*match.span())}”"
    return line.problem(*match.span(), message, "改成汉字，如“の”写“的”")


def _dashes(line: Prose) -> Iterator[Problem]:
    """A dash that stands for 一: —老—小, 进—步, —是."""
    taken: set[int] = set()
    for match in _DASHED_PAIR.finditer(line.plain):
        start, end = match.span()
        new = f"一{match[0][1]}一{match[0][3]}"
        taken |= {start, start + 2}
        yield _replaced(line, start, end, new, "写成横线的“一”")
    for match in _DASH.finditer(line.plain):
        start = match.start()
        if start in taken or not _BEFORE_DASH.search(line.plain[:start]):
            continue
        if word := _word_with_one(line.plain, start):
            yield _replaced(
                line, *word, line.plain[word[0] : word[1]].replace(line.plain[start], "一"), "写成横线的“一”"
            )


_STARTS = re.compile(
    "一(?:是|些|批|名|个|次|定|起|样|切|律|致|线|体|站|直|般|方面|系列|季度|月|年|对一|岗|支|条|项|户|网|把|份|套|面|号)"
)


def _word_with_one(text: str, place: int) -> tuple[int, int] | None:
    """The word around a place that the dictionary has when 一 stands there; None where it has none. Between two nouns
    a dash says from … to (社区—网格)."""
    start = place
    while start and IS_IDEOGRAPH.match(text[start - 1]):
        start -= 1
    end = place + 1
    while end < len(text) and IS_IDEOGRAPH.match(text[end]):
        end += 1
    clause = f"{text[start:place]}一{text[place + 1 : end]}"
    at = place - start
    for word in tokens(clause):
        is_word = word.start <= at < word.end and len(word.text) > 1 and word.known
        if is_word and (word.start < at or (at == 0 and _STARTS.match(clause))):
            return start + word.start, start + word.end
    return None


# --- Wrong decodings --------------------------------------------------------------------------------------------------

_KNOWN_GARBAGE = re.compile("锟斤拷|[锟斤拷]{2,}|烫{2,}|屯{3,}|锘[^\n]?")
_LEFT = "锟斤拷烫屯锘"  # what wrong decodings leave
_LIKELY = re.compile(f"[{_LEFT}\u00a1-\u00ff{IDEOGRAPHS}]")
LONGEST_GARBAGE = 120  # characters that are taken back at a time
# What UTF-8 looks like when it is read as a Western encoding: each character became two or three of these.
_WESTERN = re.compile("[\u00a0-\u00ffŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{2,}")
_RARE_RUN = re.compile(f"[{IDEOGRAPHS}\ue000-\uf8ff€]{{2,}}")


@page_rule("PLN410", severity=Severity.WARNING, overridable=True, covers=True)
def garbled(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文字是乱码，或者用了《通用规范汉字表》以外的生僻字。

    Why:
        文件用错误的编码打开又保存，“社区”就成了“绀惧尯”。能还原的给出原文；还原不了的，是通用规范汉字表八千一百零五字
        以外的字，多半是乱码，也可能是人名、地名用字，那就在文首 accept 里写明。
    Bad:
        绀惧尯灞呮皯
    Good:
        社区居民
    """
    usual = inputs.vocabulary.characters
    sound = _sound(inputs.vocabulary)
    for line in prose(page) if _is_suspect(whole(page), sound) else ():
        taken: list[range] = []
        if not _is_suspect(line.plain, sound):
            continue
        for start, end, original in _decoded(line.plain, usual):
            taken.append(range(start, end))
            message = f"“{line.plain[start:end]}”是乱码，见“{line.around(start, end)}”"
            yield line.problem(start, end, message, f"原文是“{original}”", line.fix(start, end, original))
        for match in _WESTERN.finditer(line.plain):
            if original := _from_western(match[0]):
                taken.append(range(*match.span()))
                message = f"“{match[0]}”是乱码，见“{line.around(*match.span())}”"
                fix = line.fix(*match.span(), original)
                yield line.problem(*match.span(), message, f"原文是“{original}”", fix)
        for match in _KNOWN_GARBAGE.finditer(line.plain):
            if not any(match.start() in done for done in taken):
                taken.append(range(*match.span()))
                message = f"“{match[0]}”是乱码，见“{line.around(*match.span())}”"
                yield line.problem(*match.span(), message, "用正确的编码重新打开原文件，把这一处补上")
        rare = re.finditer(f"[{IDEOGRAPHS}]+", line.plain)
        for run in rare:
            yield from _rare(line, run, usual, taken)


@lru_cache(maxsize=1)
def _sound(vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.characters.difference(_LEFT)


def _is_suspect(text: str, sound: frozenset[str]) -> bool:
    """Whether a text is looked at: it has an ideograph that is not usual, or what wrong decodings leave. As a pattern,
    thousands of characters take longer to compile than all pages of a day to be looked through."""
    return any(map(_LIKELY.match, set(text) - sound))


def _rare(line: Prose, run: re.Match[str], usual: frozenset[str], taken: list[range]) -> Iterator[Problem]:
    odd = [at for at in range(*run.span()) if line.plain[at] not in usual and not any(at in done for done in taken)]
    odd = [at for at in odd if simplified(line.plain[at]) == line.plain[at]]
    if odd:
        start, end = odd[0], odd[-1] + 1
        message = (
            f"“{line.plain[start:end]}”里有通用规范汉字表以外的字，像是乱码或识别错误，见“{line.around(start, end)}”"
        )
        yield line.problem(start, end, message, "核对原文；确是人名、地名用字，就在文首 accept 里写明")


def _decoded(text: str, usual: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """What was UTF-8 and was read as GBK: where it stands, and what it says. Only where all of it can be taken back, is
    made of usual characters and was not so before, is it certain."""
    for match in _RARE_RUN.finditer(text):
        if usual.issuperset(match[0]):
            continue
        start = match.start()
        while start < match.end():
            end, original = _original(text[start : min(match.end(), start + LONGEST_GARBAGE)], usual)
            if end:
                yield start, start + end, original
            start += end or 1


def _from_western(run: str) -> str:
    """What a run says that was UTF-8 and was read as a Western encoding; empty where it was not."""
    for encoding in ("cp1252", "latin-1"):
        try:
            original = run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if not original.isascii() and len(original) < len(run):
            return original
    return ""


def _original(run: str, usual: frozenset[str]) -> tuple[int, str]:
    """The longest beginning of a run that was decoded wrongly, and what it says; 0 where there is none."""
    data = run.encode("gbk", "replace")
    while len(data) > 3:  # two characters or more
        try:
            original = data.decode("utf-8")
        except UnicodeDecodeError as error:
            data = data[: error.start - error.start % 2]
            continue
        end = len(data.decode("gbk", "replace"))
        if len(original) > 1 and not usual.issuperset(run[:end]) and all(_is_usual(each, usual) for each in original):
            return end, original
        break
    return 0, ""


def _is_usual(character: str, usual: frozenset[str]) -> bool:
    return character in usual or unicodedata.category(character).startswith(("P", "N"))


# --- Numbers and quotation marks --------------------------------------------------------------------------------------

_POINT = re.compile(r"(?<=[0-9])[．。](?=[0-9])(?![0-9]+[．。、])")
_POINT_SIGNS, _THOUSANDS_SIGNS = beside(DIGITS, "．。"), beside("，", DIGITS)
_THOUSANDS = re.compile(r"(?<![0-9.，])[1-9][0-9]{0,2}(?:，[0-9]{3})+(?![0-9，])")


@page_rule("PLN422", overridable=True, covers=True)
def number_broken(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """数字里用了全角的小数点或千分号，或者夹着句号。

    Why:
        数字里的小数点、千分号用半角（GB/T 15835）；写成全角，就被读成两个数。
    Bad:
        筹资1，200元，修路1．2公里。
    Good:
        筹资1200元，修路1.2公里。
    """
    for line, match in matches(page, _POINT, holding=_POINT_SIGNS):
        start = _number_start(line.plain, match.start())
        if re.match(r"(?:19|20)\d\d\Z", line.plain[start : match.start()]):
            continue  # a date, of which another rule tells
        end = match.end() + len(re.match("[0-9]*", line.plain[match.end() :])[0])  # type: ignore[index]
        message = f"“{line.plain[start:end]}”里的小数点不对，见“{line.around(start, end)}”"
        new = f"{line.plain[start : match.start()]}.{line.plain[match.end() : end]}"
        yield line.problem(start, end, message, f"写成“{new}”", line.fix(*match.span(), "."))
    for line, match in matches(page, _THOUSANDS, holding=_THOUSANDS_SIGNS):
        new = match[0].replace("，", "")
        message = f"“{match[0]}”里的千分号是全角逗号，读起来像两个数，见“{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, f"是一个数就写“{new}”；是两个数就用顿号隔开")


def _number_start(text: str, end: int) -> int:
    start = end
    while start and text[start - 1].isdecimal():
        start -= 1
    return start


_CORNER = re.compile("[「」『』﹁﹂﹃﹄｢｣]")
_CORNERS = str.maketrans("「」『』﹁﹂﹃﹄｢｣", "“”‘’“”‘’“”")


@page_rule("PLN423", overridable=True)
def corner_quote(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """用了「」『』作引号。

    Why:
        横排的简体中文用“ ”和‘ ’（GB/T 15834）；「」是直排和繁体中文的引号。
    Bad:
        开展「文明家庭」评选。
    Good:
        开展“文明家庭”评选。
    """
    for line, match in matches(page, _CORNER, _CORNER):
        new = match[0].translate(_CORNERS)
        message = f"“{match[0]}”不是横排简体中文的引号，见“{line.around(*match.span())}”"
        yield line.problem(*line.near(*match.span()), message, f"写成{new}", line.fix(*match.span(), new))
