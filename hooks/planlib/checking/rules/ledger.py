"""PLN7: the audit. Source + ledger = pages, character for character."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from planlib.inputs import SOURCES, Inputs
from planlib.model.facts import Facts
from planlib.model.findings import Problem
from planlib.model.page import Page

from .registry import library_rule, page_rule


def _of_ledger(code: str, inputs: Inputs) -> Iterator[Problem]:
    for traced in inputs.traced.values():
        if traced.ledger_path in inputs.unread:
            continue
        for problem in traced.problems:
            if problem.code == code:
                yield replace(problem, path=traced.ledger_path)


def _of_page(code: str, page: Page, inputs: Inputs) -> Iterator[Problem]:
    audit = inputs.audits.get(page.slug)
    return (problem for problem in (audit.problems if audit else ()) if problem.code == code)


@library_rule("PLN701")
def repair_misplaced(inputs: Inputs) -> Iterator[Problem]:
    """校订账里的一条在原文里找不到，或者找到好几处。

    Why:
        重放不了的校订，证明不了什么。
    Bad:
        {line: 17, before: 道德, …}   （这一行有两处）
    Good:
        {line: 17, before: 公民道德, …}
    """
    yield from _of_ledger("PLN701", inputs)


@library_rule("PLN702")
def repair_overlapping(inputs: Inputs) -> Iterator[Problem]:
    """校订账里有两条改同一处。

    Why:
        结果会看先后而定。
    Bad:
        {line: 17, before: 弘杨, after: 弘扬, …}   （写了两遍）
    Good:
        {line: 17, before: 弘杨, after: 弘扬, …}   （只写一遍）
    """
    yield from _of_ledger("PLN702", inputs)


@page_rule("PLN703")
def source_lost(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """原文的一行，页面上没有，校订账里也没有。

    Why:
        收到的文字一点也不能丢。
    Bad:
        （从页面上删去原文的一个自然段）
    Good:
        （这个自然段在页面上，或者删去它记在校订账里）
    """
    yield from _of_page("PLN703", page, inputs)


@page_rule("PLN704")
def page_invented(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """页面和原文加校订账对不上。

    Why:
        不能凭空添改：改动要连同理由和依据记进校订账。
    Bad:
        （只在页面上改了一个词）
    Good:
        （改了词，校订账里也记了一条）
    """
    yield from _of_page("PLN704", page, inputs)


@page_rule("PLN705")
def number_different(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """原文印的编号和按位置推出来的不一样。

    Why:
        要么页面上的次序或层级不对，要么漏了项，校订账要说明。
    Bad:
        （原文是 5、，页面上是第二项）
    Good:
        {line: 145, before: 5、大力, after: 2、大力, kind: number, …}
    """
    yield from _of_page("PLN705", page, inputs)


@library_rule("PLN706")
def witness_silent(inputs: Inputs) -> Iterator[Problem]:
    """校订账说旁证在某一行，那一行却没有补进来的字。

    Why:
        补回来的字，要真的在所说的地方。
    Bad:
        {line: 386, …, witness: [9]}
    Good:
        {line: 386, …, witness: [253]}
    """
    yield from _of_ledger("PLN706", inputs)


@library_rule("PLN707")
def repair_malformed(inputs: Inputs) -> Iterator[Problem]:
    """校订账或其中一条的格式不对。

    Why:
        每一条要说清在哪里、改什么、属于哪一类、为什么、凭什么。
    Bad:
        {line: 17, before: 弘杨, after: 弘扬}
    Good:
        {line: 17, before: 弘杨, after: 弘扬, kind: typo, reason: 形近误字, evidence: 规范词形}
    """
    yield from _of_ledger("PLN707", inputs)


@library_rule("PLN708")
def source_unclaimed(inputs: Inputs) -> Iterator[Problem]:
    """原文的一行不属于任何页面，或者属于两个页面。

    Why:
        收到的每一行，要么在一个页面上，要么在校订账里。
    Bad:
        （两页是 [9, 35] 和 [41, 63]，第 39 行没有着落）
    Good:
        （两页是 [9, 35] 和 [39, 63]）
    """
    are_claims_known = inputs.are_claims_known
    for name, traced in inputs.traced.items():
        if name not in inputs.whole:
            continue
        yield from _overlaps(name, inputs)
        for lost in traced.lost if are_claims_known else ():
            words = f"“{lost.text}”"
            hint = "放到 source 含这一行的页面上，或者在校订账里记下删去"
            if lost.paragraphs > 1:
                words = f"第 {lost.first}–{lost.last} 行（{words}起，共 {lost.paragraphs} 个自然段）"
                hint = f"写一个 source 含 lines: [{lost.first}, {lost.last}] 的页面，或者在校订账里记下删去"
            yield Problem(lost.first, f"{words}不在任何页面上", hint, path=traced.path)


def _overlaps(name: str, inputs: Inputs) -> Iterator[Problem]:
    """The pages whose range reaches into that of another page."""
    claims = sorted(
        (found.first, found.last, page.path, page)
        for page, found in ((page, inputs.ranges[page.slug]) for page in inputs.claimants.get(name, ()))
    )
    holder: tuple[int, Facts] | None = None  # the last line that was claimed so far, and the page that claims it
    for first, last, _, page in claims:
        if holder and first <= holder[0] and page.slug != holder[1].slug:
            wrong, right = _to_blame(page, holder[1], inputs.traced[name].lacking)
            words = f"第 {first} 行" if min(last, holder[0]) == first else f"第 {first}–{min(last, holder[0])} 行"
            message = f"lines 含原文的{words}，{right.path} 也写成是它的"
            yield Problem(wrong.lines[2], message, "改正 lines，两页不要重叠", path=wrong.path)
        if not holder or last > holder[0]:
            holder = last, page


def _to_blame(page: Facts, holder: Facts, lacking: Container[str]) -> tuple[Facts, Facts]:
    """Of two pages that claim a line, the one that does not hold it, and the other; `holder`, where both or none do.
    lacking: the slugs of the pages on which lines of their range are missing."""
    if page.slug in lacking and holder.slug not in lacking:
        return page, holder
    return holder, page


@library_rule("PLN709")
def received_different(inputs: Inputs) -> Iterator[Problem]:
    """原文所出的文件不见了，或者文件、文字和校订账里记的不是同一份。

    Why:
        收到的东西是后面一切的凭据，要一个字节不差地留着。
    Bad:
        received: {file: 年度计划.docx, sha256: …, …}   （文件用 Word 打开又存过）
    Good:
        received: {file: 年度计划.docx, sha256: …, …}   （文件还是收到时的样子）
    """
    for name, traced in inputs.traced.items():
        if not (received := traced.received) or traced.path in inputs.unread:
            continue
        digest, file = inputs.digests[name], f"{SOURCES}/{received.file}"
        if digest != received.sha256:
            lack = "和校订账里记的 SHA-256 不一样" if digest else "不见了"
            hint = "把收到的原件放回来"
            yield Problem(received.line_of("sha256"), f"{file} {lack}", hint, path=traced.ledger_path)
        if traced.digest != received.text:
            message = f"{traced.path} 和从 {received.file} 取出的文字不一样"
            hint = "撤销改动，改在校订账里"
            yield Problem(received.line_of("text"), message, hint, path=traced.ledger_path)
