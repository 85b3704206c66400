"""PLN4, spelling: words that are always wrong, and characters that were typed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import Page
from planlib.reading.vocabulary import Vocabulary

from .characters import simplified
from .prose import CLAUSE, IDEOGRAPHS, LONGEST_CLAUSE, Span, WordList, prose, whole
from .registry import page_rule
from .segmented import Token, tokens

_FINE = re.compile("不能自已|情不自已|难以自已|不能自己")


@page_rule("PLN441", severity=Severity.WARNING, overridable=True, covers=True)
def misspelling(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """词里有错别字。

    Why:
        错别字多是输入法或文字识别造成的。“怎么写都是错”的词列在 vocabulary/misspellings.txt，一行一个，左边是错的，
        右边是对的，可以自己添加；不成词、而换一个同音或形近的字就成词的，作为问题提出。
    Bad:
        按照街道党工委的统一部暑
    Good:
        按照街道党工委的统一部署
    """
    wrong, lexicon = inputs.vocabulary.misspellings, _lexicon(inputs.vocabulary)
    certain = _misspellings(inputs.vocabulary).on(page)
    for line in prose(page):
        taken: list[Span] = []
        for match in certain.finditer(line.plain) if certain else ():
            if not _FINE.match(line.plain, max(0, match.start() - 2)):
                taken.append(Span(*match.span()))
                right = wrong[match[0]]
                message = f"“{match[0]}”是错别字，见“{line.around(*match.span())}”"
                yield line.problem(*match.span(), message, f"写成“{right}”", line.fix(*match.span(), right))
        for clause in CLAUSE.finditer(line.plain):
            for start, end, meant in _doubtful_words(clause[0], lexicon):
                if start == 0 < clause.start() and line.plain[clause.start() - 1 : clause.start()].isascii():
                    continue  # 5日起, e家亲
                span = Span(clause.start() + start, clause.start() + end)
                if not any(span.start < other.end and other.start < span.end for other in taken):
                    words = line.plain[slice(*span)]
                    message = f"“{words}”不成词，见“{line.around(*span)}”"
                    yield line.problem(*span, message, f"是不是“{meant}”？不是，就在文首 accept 里写明")


@lru_cache(maxsize=1)
def _misspellings(vocabulary: Vocabulary) -> WordList:
    return WordList(vocabulary.misspellings)


# --- Words that may be wrong: a character that sounds or looks alike --------------------------------------------------

_SHORTEST_WRONG, _LONGEST_WRONG = 2, 3  # characters of what is looked at
_PLAIN_TAGS = "nvagzjbdft"  # parts of speech of what is left of a word that was typed wrongly


@dataclass(frozen=True, slots=True, eq=False)  # hashed as the object it is
class _Lexicon:
    """The words of plans by their sound without tones, and what each character may be taken for by its looks."""

    words: frozenset[str]
    by_sound: Mapping[str, tuple[str, ...]]
    similar: Mapping[str, frozenset[str]]
    sounds: Mapping[str, str]

    def meant(self, text: str) -> str:
        """The one word that a text is meant to be; empty where there is none, or more than one."""
        sound = sound_of(simplified(text), self.sounds)
        found = {word for word in self.by_sound.get(sound, ()) if _differ(word, text) == 1}
        for at, character in enumerate(text):
            for other in self.similar.get(character, ()):
                word = text[:at] + other + text[at + 1 :]
                if word in self.words:
                    found.add(word)
        return found.pop() if len(found) == 1 else ""


def _differ(one: str, other: str) -> int:
    """In how many places two texts differ."""
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))


def sound_of(text: str, sounds: Mapping[str, str]) -> str:
    """The syllables of a short text: of the longest words in it that have sounds of their own, and of each other
    character."""
    found, start = [], 0
    while start < len(text):
        end = next((end for end in range(len(text), start + 1, -1) if text[start:end] in sounds), start + 1)
        found.append(sounds.get(text[start:end], text[start:end]))
        start = end
    return " ".join(found)


@lru_cache(maxsize=1)
def _lexicon(vocabulary: Vocabulary) -> _Lexicon:
    words, sounds = vocabulary.common, vocabulary.sounds
    by_sound: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) <= _LONGEST_WRONG:
            by_sound[sound_of(word, sounds)].append(word)
    similar: defaultdict[str, set[str]] = defaultdict(set)
    for group in vocabulary.similar:
        for character in group:
            similar[character] |= set(group) - {character}
    return _Lexicon(
        words,
        {sound: tuple(found) for sound, found in by_sound.items()},
        {character: frozenset(others) for character, others in similar.items()},
        sounds,
    )


@lru_cache(maxsize=4096)  # plans have many clauses in common
def _doubtful_words(clause: str, lexicon: _Lexicon) -> tuple[tuple[int, int, str], ...]:
    words = tokens(clause)
    return tuple(_doubtful(clause, words, lexicon)) if any(map(_may_be_broken, words)) else ()


def _may_be_broken(word: Token) -> bool:
    """Whether a word may be the beginning or a part of what is left of one that was typed wrongly."""
    return not word.known or (len(word.text) == 1 and word.text not in _FREE and word.text not in _PARTICLES)


def _doubtful(clause: str, words: Sequence[Token], lexicon: _Lexicon) -> Iterator[tuple[int, int, str]]:
    """Where a clause has characters that make no word, and would with another one that sounds or looks alike: the
    place, and the word that may be meant."""
    place = 0
    while place < len(words):
        for count in (1, 2, 3):
            run = words[place : place + count]
            if len(run) < count or not _is_broken(run):
                continue
            start, end = run[0].start, run[-1].end
            meant = "" if clause[start:end] in lexicon.words else lexicon.meant(clause[start:end])
            if meant and _joins(clause, start, end, meant, len(words)):
                yield start, end, meant
                place += count - 1
                break
        place += 1


def _is_broken(run: Sequence[Token]) -> bool:
    """Whether these may be what is left of one word: a word that the dictionary lacks, or single characters."""
    text = "".join(word.text for word in run)
    if not _SHORTEST_WRONG <= len(text) <= _LONGEST_WRONG or set(text) & _PARTICLES:
        return False
    if set(text if len(run) > 1 else text[0]) & _FREE:
        return False
    if len(run) == 1:
        return not run[0].known and simplified(text) == text
    short = all(len(word.text) == 1 for word in run) or (
        len(text) == _LONGEST_WRONG and not all(word.known for word in run)
    )
    return short and all(word.tag[0] in _PLAIN_TAGS for word in run)


# Characters that are words by themselves as often as not: 把好事办实, 入脑入心.
_FREE = frozenset(
    "办讲入实先心看走做抓建学送问请教帮带说想写听吃住来去上下出开关收放发打选评奖树创争好新老大小多少高低重轻真全总正副主用能会可要有无是非前后内外中里时期日月年天"
)
_PARTICLES = frozenset(
    "之市县省镇乡的了和与在是为对以从到向由被把将让使给等及或而且也都就还又再不没很更最各每该本此其某这那我你他它们个一二三四五六七八九十两几"
)


def _joins(clause: str, start: int, end: int, meant: str, before: int) -> bool:
    """Whether the clause is cut into whole words when the word that is meant stands there, and into no more of them."""
    mended = tokens(clause[:start] + meant + clause[end:])
    return len(mended) <= before and any(word.start == start and word.text == meant for word in mended)


# --- Characters typed twice -------------------------------------------------------------------------------------------

_TWICE = re.compile(rf"([{IDEOGRAPHS}])\1")
_LONGER = re.compile(f"[{IDEOGRAPHS}]{{3,}}")
# Characters that are words of their own beside a word that begins or ends with them: 对对口单位, 办好好事, 在在职.
_OWN_WORDS = frozenset(
    "作对和在与为以的地得了是有把将从到向由被让使给用要会能可应不也都就还又再及或而且各每该本全新老大小多好上下中前后内外里来去做"
    "抓建办管学讲看走送问请教帮带一二三四五六七八九十百千万两几半这那哪此其之者所等等着过说想写听吃住行人家事天年月日点个名"
    "户件条项次场村镇乡街区市县社党团组队员长心情民主高低重轻真实正副总分成立入出开关收发打选评奖树创争"
)
_ENDINGS = frozenset("员区村镇乡")
_OBJECTS = frozenset("刺腿嘴手气心步天话苗舞歌球棋牌")
_OFFICES = tuple("副组站队主村班委")


@page_rule("PLN442", severity=Severity.WARNING, overridable=True, covers=True)
def character_doubled(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一个字打了两遍。

    Why:
        多打的一个字不成词，是键盘或粘贴的毛病。叠词（家家户户、常常）和前后两个词正好同字（人民民主）不算。
    Bad:
        持续提升升社区治理水平
    Good:
        持续提升社区治理水平
    """
    if not _TWICE.search(whole(page)):
        return
    for line in prose(page):
        for match in _LONGER.finditer(line.plain) if _TWICE.search(line.plain) else ():
            if len(match[0]) > LONGEST_CLAUSE or not _TWICE.search(match[0]):
                continue
            for at in _doubled(match[0]):
                start = match.start() + at
                message = f"“{line.plain[start] * 2}”像是多打了一个字，见“{line.around(start, start + 2)}”"
                once = line.plain[max(0, start - 2) : start + 1] + line.plain[start + 2 : start + 4]
                yield line.problem(*line.near(start, start + 2, 1), message, f"去掉一个：“{once}”")


def _doubled(clause: str) -> Iterator[int]:
    """Where a character stands twice and the clause has fewer words without one of the two."""
    words = tokens(clause)
    for first, second in pairwise(words):
        at = second.start
        if clause[at - 1] != clause[at] or _is_own(clause, first, second):
            continue
        once = tokens(clause[: at - 1] + clause[at:])
        beyond = int(min(len(first.text), len(second.text)) > 1)  # of two words, what is left has to be one: 志愿(愿)者
        if len(once) < len(words) and any(
            word.known and word.start <= at - 1 - beyond and at + beyond <= word.end and len(word.text) > 1
            for word in once
        ):
            yield at - 1


def _is_own(clause: str, first: Token, second: Token) -> bool:
    """Whether one of two neighbours is a word of one character (在在职, 办好好事), or holds an office (主任任组长)."""
    alone = next((word for word in (first, second) if len(word.text) == 1), None)
    if not alone:
        return False
    if (
        alone is first
        and len(second.text) == 2
        and (second.text[1] in _OBJECTS or tokens(second.text[1])[0].tag.startswith("n"))
    ):
        return True  # 唱唱歌, 浇浇水: a verb that is said twice, with its object
    if alone is second and alone.text in _ENDINGS:
        return False  # 队员员
    return alone.text in _OWN_WORDS or (alone.text == "任" and clause[alone.end : alone.end + 1] in _OFFICES)
