"""PLN2, plans that are on two pages."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from itertools import compress

from planlib.inputs import Inputs
from planlib.model.facts import Facts
from planlib.model.findings import Problem, Severity

from .registry import library_rule

SAME = 0.8  # share of a page's paragraphs, by their characters, that stand on another one
MOST = 20  # pages that a paragraph may stand on and still tell


@library_rule("PLN219", severity=Severity.WARNING, overridable=True)
def text_copied(inputs: Inputs) -> Iterator[Problem]:
    """两个页面的文字相同，或者八成以上的自然段相同。

    Why:
        同一份计划收了两遍，或者复制一份当底稿，还没有改。有来源的页面不算：原来的合集里本来就有重复的计划。
    Bad:
        docs/plans/a.md 和 docs/plans/b.md 的正文一样，都没有 source
    Good:
        留下一份
    """
    counts = Counter(array("Q", b"".join(page.paragraphs for page in inputs.facts)))
    told = {text for text, count in counts.items() if 1 < count <= MOST}
    suspects = [page for page in inputs.facts if not page.has_source and _stands_elsewhere(page, told)]
    wanted = told.intersection(text for page in suspects for text in page.paragraph_digests())
    where: defaultdict[int, list[Facts]] = defaultdict(list)
    for page in inputs.facts if wanted else ():
        for text in wanted.intersection(page.paragraph_digests()):
            where[text].append(page)
    for page in suspects:
        lengths = dict(zip(page.paragraph_digests(), page.paragraph_lengths(), strict=True))
        shared: Counter[str] = Counter()
        for text in wanted.intersection(lengths):
            for other in where[text]:
                if other.path < page.path or (other is not page and other.has_source):
                    shared[other.path] += lengths[text]
        if shared:
            path, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
            share = count / sum(lengths.values())
            if share >= SAME:
                message = f"正文和 {path} " + ("一样" if share == 1 else f"有 {share:.0%} 一样")
                yield Problem(1, message, "留下一份；要当底稿，就先改好再放进来", path=page.path)


def _stands_elsewhere(page: Facts, told: Set[int]) -> bool:
    """Whether all other pages together have enough of a page. told: the paragraphs that stand on several."""
    lengths = page.paragraph_lengths()
    repeated = sum(compress(lengths, map(told.__contains__, page.paragraph_digests())))
    return repeated > 0 and repeated >= SAME * sum(lengths)
