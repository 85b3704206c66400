"""A library with a source, damaged in one place: every kind of loss and invention is found, where it is."""

from __future__ import annotations

import re

import pytest

from planlib.library import Opened
from planlib.sources.ledger import PERSONAL
from tests.support.library import LIBRARY
from tests.support.repo import Repo

NAME = "社区精神文明工作计划"
SOURCE, LEDGER = f"sources/{NAME}.txt", f"sources/{NAME}.ledger.yml"


def audit_findings(repo: Repo) -> list[str]:
    return [finding for finding in repo.findings() if " PLN7" in finding]


def paragraphs(path: str) -> list[int]:
    """The lines of a page's body (from 0) that hold text of the plan: no headings, notes or rules."""
    lines = (LIBRARY / path).read_text("utf-8").split("\n")
    body = lines.index("---", 1) + 1
    return [number for number in range(body, len(lines)) if lines[number] and not re.match("[#>-]", lines[number])]


def text_lines(lines: list[str]) -> list[int]:
    """The lines (from 1) of a page's body that hold text of the plan, headings included."""
    body = lines.index("---", 1) + 1
    return [number + 1 for number in range(body, len(lines)) if lines[number] and not re.match("[>-]", lines[number])]


PLACES = [("wm-1", 0), ("wm-2a", 3), ("wm-3a", -1), ("wm-4b", 5), ("wm-5", 12), ("wm-6", 2), ("wm-8", -1)]


@pytest.mark.parametrize(("plan", "index"), PLACES)
def test_a_paragraph_dropped_from_a_page_is_missed_where_it_stood(full_repo: Repo, plan: str, index: int) -> None:
    path = f"docs/plans/{plan}.md"
    lines = (LIBRARY / path).read_text("utf-8").split("\n")
    place = paragraphs(path)[index]
    del lines[place]
    full_repo.write(path, "\n".join(lines))
    after = [line for line in text_lines(lines) if line > place]
    assert audit_findings(full_repo) == [f"{path}:{after[0] if after else text_lines(lines)[-1]} PLN703"]


@pytest.mark.parametrize(("plan", "index"), PLACES)
@pytest.mark.parametrize("change", ["one character changed", "one character lost", "a sentence added"])
def test_a_changed_paragraph_is_found_on_its_line(full_repo: Repo, plan: str, index: int, change: str) -> None:
    path = f"docs/plans/{plan}.md"
    lines = (LIBRARY / path).read_text("utf-8").split("\n")
    place = paragraphs(path)[index]
    text = lines[place]
    middle = len(text) // 2
    lines[place] = {
        "one character changed": f"{text[:middle]}换{text[middle + 1 :]}",
        "one character lost": text[:middle] + text[middle + 1 :],
        "a sentence added": f"{text}这一句原文没有。",
    }[change]
    full_repo.write(path, "\n".join(lines))
    assert audit_findings(full_repo) == [f"{path}:{place + 1} PLN704"]


@pytest.mark.parametrize(("plan", "index"), PLACES)
def test_a_paragraph_added_to_a_page_is_found_on_its_line(full_repo: Repo, plan: str, index: int) -> None:
    path = f"docs/plans/{plan}.md"
    lines = (LIBRARY / path).read_text("utf-8").split("\n")
    place = paragraphs(path)[index]
    lines[place:place] = ["这一段原文没有。", ""]
    full_repo.write(path, "\n".join(lines))
    assert audit_findings(full_repo) == [f"{path}:{place + 1} PLN704"]


@pytest.mark.parametrize("plan", ["wm-2b", "wm-4a", "wm-7"])
def test_two_headings_in_each_other_s_place_are_found(full_repo: Repo, plan: str) -> None:
    path = f"docs/plans/{plan}.md"
    lines = (LIBRARY / path).read_text("utf-8").split("\n")
    one, other = [number for number, line in enumerate(lines) if line.startswith("## ")][:2]
    lines[one], lines[other] = lines[other], lines[one]
    full_repo.write(path, "\n".join(lines))
    found = audit_findings(full_repo)
    assert found
    assert {finding.split(":")[0] for finding in found} == {path}


# (kind, line of the source, beginning of `before`, what is found on the lines with these words)
ENTRIES = [
    ("moved", 3, "最新社区", [f"PLN708 {SOURCE} 最新社区精神文明工作计划(通用8篇)"]),
    ("moved", 173, "【篇二】", [f"PLN708 {SOURCE} 【篇二】"]),
    ("moved", 376, "社区精神", [f"PLN708 {SOURCE} 社区精神文明工作计划篇八"]),
    ("boilerplate", 315, "共2页", [f"PLN708 {SOURCE} 共2页，当前第1页12"]),
    ("boilerplate", 243, "下面是", ["PLN704 docs/plans/wm-5.md 以社区综合管理服务为重点"]),
    ("field", 9, "20xx年", ["PLN704 docs/plans/wm-1.md 为了做好{{年份}}年度"]),
    ("field", 175, "利民", ["PLN704 docs/plans/wm-4b.md {{年份}}年，是党的"]),
    ("field", 121, "2011年", ["PLN704 docs/plans/wm-3a.md {{日期|2011年12月20日}}"]),
    ("quotes", 23, "开展xxx关爱", ["PLN704 docs/plans/wm-1.md 利用争创“文明家庭”"]),
    (
        "heading",
        17,
        "加大宣传",
        ["PLN704 docs/plans/wm-1.md #moral-education", "PLN704 docs/plans/wm-1.md 村民道德深入开展教育，"],
    ),
    (
        "heading",
        265,
        "工作网络",
        ["PLN704 docs/plans/wm-5.md #network", "PLN704 docs/plans/wm-5.md 建立社区各类组织、"],
    ),
    ("heading", 67, "以高举", ["PLN704 docs/plans/wm-2b.md #guidance"]),
    ("lost-mark", 17, "赌博□", ["PLN704 docs/plans/wm-1.md 村民道德深入开展教育，"]),
    ("typo", 408, "切买", ["PLN704 docs/plans/wm-8.md 一是抓好重大活动"]),
    (
        "hard-wrap",
        219,
        "日平台",
        ["PLN703 docs/plans/wm-4c.md 在{{上年份}}年", "PLN704 docs/plans/wm-4c.md 在{{上年份}}年"],
    ),
    ("residue", 43, "思想 and", ["PLN704 docs/plans/wm-2a.md 充分利用市民文明学校，有计划"]),
    ("residue", 370, "- 4、", ["PLN704 docs/plans/wm-7.md 4. 深入开展“婚育新风"]),
    ("witness", 386, "科学发展观", ["PLN704 docs/plans/wm-8.md 以邓小平理论"]),
    ("number", 163, "4、建", ["PLN705 docs/plans/wm-4a.md 3. 建立双拥"]),
    ("number", 71, "一、要抓好", ["PLN704 docs/plans/wm-2b.md 一要抓好政治理论学习"]),
    ("spinner", 209, "个性要", ["PLN704 docs/plans/wm-4b.md 社区民政专干"]),
]


def ledger_entries() -> tuple[str, list[str]]:
    """The ledger's head, and the text of each entry."""
    head, *entries = re.split(r"^(?=- line: )", (LIBRARY / LEDGER).read_text("utf-8"), flags=re.MULTILINE)
    return head, entries


def at_words(finding: str) -> str:
    """`CODE path words` as `path:line CODE`, by the one line of the file that holds the words."""
    code, path, words = finding.split(" ", 2)
    lines = (LIBRARY / path).read_text("utf-8").split("\n")
    (line,) = [number for number, text in enumerate(lines, 1) if words in text]
    return f"{path}:{line} {code}"


@pytest.mark.parametrize(("kind", "line", "before", "found"), ENTRIES)
def test_a_deleted_ledger_entry_is_missed_where_it_took_effect(
    full_repo: Repo, kind: str, line: int, before: str, found: list[str]
) -> None:
    head, entries = ledger_entries()
    (index,) = [
        number
        for number, entry in enumerate(entries)
        if re.match(rf"- line: {line}\n  before: ['\"]?{re.escape(before)}", entry) and f"  kind: {kind}\n" in entry
    ]
    del entries[index]
    full_repo.write(LEDGER, head + "".join(entries))
    assert audit_findings(full_repo) == sorted(map(at_words, found))


def test_every_kind_of_entry_is_deleted_above(opened: Opened) -> None:
    assert {kind for kind, *_ in ENTRIES} == set(opened.inputs.vocabulary.repairs) - {PERSONAL}  # only imports have it


@pytest.mark.parametrize("index", range(4, len(ledger_entries()[1]), 13))
def test_no_entry_of_the_ledger_is_idle(full_repo: Repo, opened: Opened, index: int) -> None:
    head, entries = ledger_entries()
    line = opened.inputs.collections[NAME].repairs[index].line
    assert entries[index].startswith(f"- line: {line}\n")
    del entries[index]
    full_repo.write(LEDGER, head + "".join(entries))
    pages = {page.slug: page.path for page in opened.inputs.pages}
    holders = [pages[slug] for slug, range_ in opened.inputs.ranges.items() if range_.first <= line <= range_.last]
    assert {finding.split(":")[0] for finding in audit_findings(full_repo)} == set(holders or [SOURCE])


@pytest.mark.parametrize("index", [0, 40, 160, -1])
def test_an_entry_that_stands_twice_is_found(full_repo: Repo, index: int) -> None:
    head, entries = ledger_entries()
    full_repo.write(LEDGER, head + "".join(entries) + entries[index])
    added = f"{head}{''.join(entries)}".count("\n") + 1
    assert set(audit_findings(full_repo)) == {f"{LEDGER}:{added} PLN702"}


def test_a_line_more_in_the_source_is_missed_on_the_page_that_claims_it(full_repo: Repo) -> None:
    lines = (LIBRARY / SOURCE).read_text("utf-8").split("\n")
    assert lines[9] == ""
    lines[9] = "收到时没有的一行"
    full_repo.write(SOURCE, "\n".join(lines))
    assert audit_findings(full_repo) == [at_words("PLN703 docs/plans/wm-1.md #guidance")]


def test_a_line_more_at_the_end_of_the_source_is_on_no_page(full_repo: Repo) -> None:
    full_repo.append(SOURCE, "\n收到时没有的一行")
    last = (LIBRARY / SOURCE).read_text("utf-8").count("\n") + 2
    assert audit_findings(full_repo) == [f"{SOURCE}:{last} PLN708"]


def test_a_document_left_out_leaves_its_lines_on_no_page(full_repo: Repo) -> None:
    (full_repo.root / "docs/plans/wm-6.md").unlink()
    found = audit_findings(full_repo)
    assert found[0] == f"{SOURCE}:323 PLN708"
    assert {finding.split(":")[0] for finding in found} == {SOURCE}
