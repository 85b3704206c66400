"""PLN8: the register of notices, docs/notices.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planlib.contract import Action, Confidence
from planlib.inputs import Inputs
from planlib.model.fields import split_runs
from planlib.model.findings import Problem, Severity
from planlib.notices.dates import first_day, last_day
from planlib.notices.matcher import Mark, Marker, masked
from planlib.notices.patterns import NUMBER_TOKEN
from planlib.notices.register import REGISTER_FILE, Notice, due

from .registry import library_rule

PLEASE_CHECK = "请核"
FURTHEST_REVIEW = 10  # years; what is looked at less often is not looked at
_UNCERTAIN = (Confidence.LOW, Confidence.UNVERIFIED)


def _problem(notice: Notice, key: str, message: str, hint: str) -> Problem:
    return Problem(notice.line_of(key), f"“{notice.id}”这一条：{message}", hint, path=REGISTER_FILE)


def _read_problems(inputs: Inputs, code: str) -> Iterator[Problem]:
    """What reading the register found, of what one rule reports."""
    for problem in inputs.register.problems:
        if problem.code == code:
            yield replace(problem, path=REGISTER_FILE)


@library_rule("PLN801")
def notice_malformed(inputs: Inputs) -> Iterator[Problem]:
    """过时提法登记读不出来，或者一条少了项、多了不认识的项、值的格式不对。

    Why:
        漏写、拼错了就不起作用，读者得不到提示，还没人知道。
    Bad:
        - id: si-wu-pu-fa
          untill: 2005
    Good:
        - id: si-wu-pu-fa
          until: '2005'
    """
    yield from _read_problems(inputs, "PLN801")


@library_rule("PLN802")
def notice_word_unknown(inputs: Inputs) -> Iterator[Problem]:
    """一条的 kind、action 或 confidence 不是认识的词。

    Why:
        列表按这些词排序、计数，中文名称在 vocabulary/terms.yml。
    Bad:
        action: replaced
    Good:
        action: replace
    """
    yield from _read_problems(inputs, "PLN802")


@library_rule("PLN803")
def notice_id_wrong(inputs: Inputs) -> Iterator[Problem]:
    """一条的 id 不是小写字母、数字和连字符，或者两条的 id 相同。

    Why:
        id 是网站列表里的位置，也是发布的数据里的名字。
    Bad:
        id: 四五普法
    Good:
        id: si-wu-pu-fa
    """
    yield from _read_problems(inputs, "PLN803")
    seen: dict[str, int] = {}
    for notice in inputs.register.notices:
        first = seen.setdefault(notice.id, notice.line_of())
        if first != notice.line_of():
            yield _problem(notice, "id", f"和第 {first} 行的 id 相同", "给其中一条换个 id")


@library_rule("PLN804")
def notice_date_wrong(inputs: Inputs) -> Iterator[Problem]:
    """一条的日期不是日期，先止后起，核对日在将来，或者复核日远得像笔误。

    Why:
        提法过时没有、什么时候该复核，都从日期推出来。
    Bad:
        until: 2005年底
    Good:
        until: '2005-12'
    """
    yield from _read_problems(inputs, "PLN804")
    for notice in inputs.register.notices:
        first, last = first_day(notice.since), last_day(notice.until)
        if first and last and last < first:
            message = f"until（{notice.until}）比 from（{notice.since}）早"
            yield _problem(notice, "until", message, "改正其中一个")
        for source in notice.sources:
            if (checked := first_day(source.checked)) and checked > inputs.day:
                message = f"“{notice.id}”这一条：checked（{source.checked}）在将来"
                yield Problem(source.line_of("checked"), message, "写真正核对的那一天", path=REGISTER_FILE)
        review = first_day(notice.review)
        if review and review.year > inputs.day.year + FURTHEST_REVIEW:
            message = f"review（{notice.review}）远在 {FURTHEST_REVIEW} 年以后，像是笔误"
            yield _problem(notice, "review", message, f"写 {FURTHEST_REVIEW} 年以内的日子")


@library_rule("PLN805")
def pattern_invalid(inputs: Inputs) -> Iterator[Problem]:
    r"""一条的 pattern 或 except 看不懂。

    Why:
        构建（Python）和写计划（JavaScript）用同一个式子找，找到的要一样。所以只许用两边读法相同的：文字、|、(?:…)、(?=…)、
        (?!…)、[…]、?、{m}、{m,n}，{n} 代表数字，{y} 代表过去的年份。
    Bad:
        pattern: 第\d+届
    Good:
        pattern: 第{n}届
    """
    yield from _read_problems(inputs, "PLN805")


@library_rule("PLN806")
def example_wrong(inputs: Inputs) -> Iterator[Problem]:
    """一条在 matches 的例子里找不到，在 passes 的例子里却找到了；或者例子太少。

    Why:
        例子证明式子找的正是这一条说的，不会误伤还有效的。
    Bad:
        passes: [开展四五普法]
    Good:
        passes: [开展九五普法]
    """
    yield from _read_problems(inputs, "PLN806")
    for notice in inputs.register.notices:
        marker = Marker([notice])
        for key, examples in (("matches", notice.matches), ("passes", notice.passes)):
            for example in examples:
                found = _marks(marker, example)
                if key == "matches" and not found:
                    yield _problem(notice, key, f"在“{example}”里找不到", "改正式子或例子")
                elif key == "passes" and found:
                    words = example[found[0].start : found[0].end]
                    message = f"在“{example}”里不该找到，却找到了“{words}”"
                    yield _problem(notice, key, message, "改正式子，或者写进 except")


def _marks(marker: Marker, example: str) -> tuple[Mark, ...]:
    return marker.marks(masked(split_runs(example)))


@library_rule("PLN807")
def replacement_wrong(inputs: Inputs) -> Iterator[Problem]:
    """replacements 里的词式子找不到，或者换上的词又会被找到；或者 count 和式子对不上。

    Why:
        替换只给正好找到的词；要算的数字，式子里要用 {n} 标出位置。
    Bad:
        pattern: 四五普法
        replacements: {四五普法规划: 九五普法规划}
    Good:
        pattern: 四五普法(?:规划)?
        replacements: {四五普法规划: 九五普法规划}
    """
    for notice in inputs.register.notices:
        marker = Marker([notice])
        for words, new in notice.replacements.items():
            if [(mark.start, mark.end) for mark in _marks(marker, words)] != [(0, len(words))]:
                message = f"式子没有整个找到“{words}”"
                yield _problem(notice, "replacements", message, "改正词或式子")
            if _marks(marker, new):
                message = f"换上的“{new}”又会被找到"
                yield _problem(notice, "replacements", message, "写进 except，或改正式子")
        if bool(notice.count) != (NUMBER_TOKEN in notice.pattern):
            hint = f"count 和式子里的 {NUMBER_TOKEN} 要么都写，要么都不写"
            yield _problem(notice, "count", f"count 和 {NUMBER_TOKEN} 没有一起写", hint)


@library_rule("PLN808")
def notice_unfounded(inputs: Inputs) -> Iterator[Problem]:
    """一条没有出处又不说明，或者拿不准却没有请读者核对。

    Why:
        读者要看得到凭什么，能信几分。
    Bad:
        confidence: high   （没有 sources）
    Good:
        confidence: unverified
        note: 据记忆整理，请核。
    """
    yield from _read_problems(inputs, "PLN808")
    for notice in inputs.register.notices:
        if not notice.sources and notice.confidence is not Confidence.UNVERIFIED:
            hint = f"补上 sources，或者写 confidence: {Confidence.UNVERIFIED}"
            yield _problem(notice, "confidence", "没有出处", hint)
        if (notice.action is Action.CHECK or notice.confidence in _UNCERTAIN) and PLEASE_CHECK not in notice.note:
            message = f"拿不准，note 里却没有写“{PLEASE_CHECK}”"
            yield _problem(notice, "note", message, f"在 note 末尾写上“{PLEASE_CHECK}。”")


@library_rule("PLN809", severity=Severity.INFO, overridable=True)
def notice_due(inputs: Inputs) -> Iterator[Problem]:
    """一条到了该复核的日子。

    Why:
        法律和规划会变，每一条到时候要再看一遍。不影响构建。
    Bad:
        review: '2024-06'
    Good:
        review: '2028-06'
    """
    for notice in due(inputs.register.notices, inputs.day):
        hint = "再看一遍出处，改写 checked 和 review"
        yield _problem(notice, "review", f"{notice.review} 就该复核了", hint)
