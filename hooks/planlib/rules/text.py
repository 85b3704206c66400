"""PLN4: text. What collecting, masking and converting leave behind in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..inputs import Inputs
from ..model import Page
from ..plaintext import page_lines
from .registry import Problem, page_rule

# One pattern a kind of noise, none of them able to backtrack.
_NOISE: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("a lost character", re.compile("[□■\ufffd]"), "restore the mark, and record it as lost-mark"),
    ("a masked word", re.compile(r"[xX×*＊_]{2,}|[*＊]|[×](?=[\u4e00-\u9fff])"), "make it a field"),
    (
        "a machine's word",
        re.compile(r"(?<=[\u4e00-\u9fff] )(?:and|or|the|of)(?= [\u4e00-\u9fff])"),
        "write it in Chinese",
    ),
    (
        "a control character",
        re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028-\u202e\ufeff]"),
        "delete it",
    ),
)

_BOILERPLATE = re.compile(
    "小编|本站|欢迎阅读|希望(?:对大家有所帮助|能让大家有所收获|大家能够喜欢)|下一页|共\\d+页|当前第\\d+页|未完全显示|网友投稿|"
    "推荐访问|免责声明|下载文档|工作计划网|工作计划频道|https?://|www\\."
)


@page_rule("PLN401")
def noise(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text holds what damage leaves behind: □, a masked word (xxx, **, ××), a machine's “and”, control characters.

    Why:
        Who copies it copies the damage. A masked name is a field; a lost mark is restored and recorded.
    Bad:
        为**社区居民营造环境，形成xxx文明家庭xxx□增强凝聚力。
    Good:
        为{{社区}}居民营造环境，形成“文明家庭”，增强凝聚力。
    """
    for line in page_lines(page):
        for run in line.runs:
            if not isinstance(run, str):
                continue
            for what, pattern, hint in _NOISE:
                for match in pattern.finditer(run):
                    around = run[max(0, match.start() - 6) : match.end() + 6]
                    yield Problem(line.line, f"{what}, “{match[0].strip()}”, in “{around}”", hint)


@page_rule("PLN402")
def boilerplate(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text holds words of the site that it was collected from.

    Why:
        They are not part of the plan.
    Bad:
        下面是本站小编带来的工作计划，希望对大家有所帮助。
    Good:
        为进一步做好创建工作，特制定本计划。
    """
    for line in page_lines(page):
        for run in line.runs:
            match = _BOILERPLATE.search(run) if isinstance(run, str) else None
            if match:
                hint = "take it out, and record it as boilerplate"
                yield Problem(line.line, f"site boilerplate “{match[0]}”", hint)
