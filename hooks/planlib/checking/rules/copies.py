"""PLN2, plans that are on two pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import BlockKind, Page
from planlib.model.plaintext import squash, written

from .registry import library_rule

SHORTEST = 20  # characters of a paragraph that tells
SAME = 0.8  # share of a page's paragraphs, by their characters, that stand on another one
MOST = 20  # pages that a paragraph may stand on and still tell


@library_rule("PLN219", severity=Severity.WARNING, overridable=True)
def text_copied(inputs: Inputs) -> Iterator[Problem]:
    """两个页面的文字相同，或者八成以上的段落相同。

    Why:
        同一份计划收了两遍，或者复制一份当底稿，还没有改。有来源的页面不算：原来的合集里本来就有重复的篇目。
    Bad:
        docs/plans/a.md 和 docs/plans/b.md 的正文一样，都没有 source
    Good:
        留下一份
    """
    where: defaultdict[str, list[Page]] = defaultdict(list)
    paragraphs = {page.path: _paragraphs(page) for page in inputs.pages}
    for page in inputs.pages:
        for text in paragraphs[page.path]:
            where[text].append(page)
    for page in inputs.pages:
        texts = paragraphs[page.path]
        if page.front.has_key("source") or not texts:
            continue
        shared: Counter[str] = Counter()
        for text in texts:
            for other in where[text] if len(where[text]) <= MOST else ():
                if other.path < page.path or (other is not page and other.front.has_key("source")):
                    shared[other.path] += len(text)
        if shared:
            path, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
            share = count / sum(map(len, texts))
            if share >= SAME:
                message = f"正文和 {path} " + ("一样" if share == 1 else f"有 {share:.0%} 一样")
                yield Problem(1, message, "留下一份；要当底稿，就先改好再放进来", path=page.path)


def _paragraphs(page: Page) -> frozenset[str]:
    texts = (
        squash(written(block.runs))
        for section in page.walk()
        for block in section.blocks
        if block.kind is not BlockKind.NOTE
    )
    return frozenset(text for text in texts if len(text) >= SHORTEST)
