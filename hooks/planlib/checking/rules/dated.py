"""PLN9: phrases on plan pages that have run out, by the register of notices."""

from __future__ import annotations

from collections.abc import Iterator

from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import Page
from planlib.notices.register import Notice

from .prose import prose
from .registry import page_rule


@page_rule("PLN901", severity=Severity.INFO, overridable=True)
def phrase_dated(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中有过时的提法：已经结束的活动、被取代的法律。

    Why:
        照抄的人要知道。过时的提法登记在 docs/notices.yml 里，写明现在怎么说、出自哪里。网站会给读者标出来，
        不影响构建。
    Bad:
        开展“四五”普法宣传。
    Good:
        开展“九五”普法宣传。
    """
    marks = inputs.marks[page.path]
    if not marks:
        return
    for line in prose(page):
        for mark in marks.get(line.line, ()):
            notice = inputs.notice_by_id[mark.id]
            words = line.text[mark.start : mark.end]
            yield line.problem(mark.start, mark.end, f"“{words}”：{_what(notice)}", _hint(notice))


def _what(notice: Notice) -> str:
    return f"{notice.title}，到 {notice.until} 为止" if notice.until else notice.title


def _hint(notice: Notice) -> str:
    hint = notice.action.hint
    return f"{hint}：{notice.now}。{notice.note}" if notice.now else f"{hint}。{notice.note}"
