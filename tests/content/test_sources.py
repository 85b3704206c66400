"""The real repository: clean, complete, and guarded against every kind of loss and invention."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from planlib.library import Library, Opened
from planlib.model.findings import Severity
from planlib.model.plaintext import count_visible
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from tests.support.repo import Repo

NAME = "社区精神文明工作计划"
SOURCE, LEDGER = f"sources/{NAME}.txt", f"sources/{NAME}.ledger.yml"

RECEIVED = {SOURCE: "afbe684536588be4f841d7f9f4e80d379d8c05f4f9365625d903acaaebf40dd0"}


def test_there_is_nothing_to_report_but_what_has_run_out(opened: Opened) -> None:
    assert [str(finding) for finding in opened.findings if finding.severity is not Severity.INFO] == []


def test_every_source_is_byte_for_byte_what_was_received() -> None:
    files = sorted((ROOT / "sources").glob("**/*.txt"))
    digests = {file.relative_to(ROOT).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    assert digests == RECEIVED


def test_every_character_received_is_accounted_for(opened: Opened) -> None:
    account = opened.inputs.accounts[NAME]
    assert account.received == count_visible((ROOT / SOURCE).read_text("utf-8")) == 20451
    assert account.received == account.on_pages + account.numbers + account.removed
    assert account.unaccounted == 0


def test_every_kind_of_repair_is_in_use_and_counted(opened: Opened) -> None:
    repaired = opened.inputs.accounts[NAME].repaired
    assert set(repaired) == set(opened.inputs.vocabulary.repairs)
    entries = sum(tally.entries for tally in repaired.values())
    assert entries == (ROOT / LEDGER).read_text("utf-8").count("\n- line: ")
    assert repaired["witness"].removed == 0
    assert repaired["hard-wrap"].inserted == 0
    assert repaired["boilerplate"].inserted == repaired["moved"].inserted == 0


TWINS = {
    "wm-1": (),
    "wm-2a": ("wm-4b",),
    "wm-2b": ("wm-7",),
    "wm-3a": ("wm-3b",),
    "wm-3b": ("wm-3a",),
    "wm-4a": (),
    "wm-4b": ("wm-2a",),
    "wm-4c": (),
    "wm-5": ("wm-8",),
    "wm-6": (),
    "wm-7": ("wm-2b",),
    "wm-8": ("wm-5",),
}


def test_the_collection_holds_twelve_documents(library: Library) -> None:
    plans = [plan for plan in library.plans if plan.source and plan.source.collection == NAME]
    assert [plan.id for plan in plans] == list(TWINS)
    assert [plan.number for plan in plans] == [1, 2, 2, 3, 3, 4, 4, 4, 5, 6, 7, 8]
    assert {plan.id: plan.type for plan in plans if plan.type != "plan"}["wm-3b"] == "summary"


def test_the_twins_of_the_collection_are_found(library: Library) -> None:
    assert {plan: found for plan, found in library.twins.items() if plan in TWINS} == TWINS


def test_the_variants_of_the_collection_are_found(library: Library) -> None:
    """Judged by hand: 48 pairs, of which these are between sections with other titles or of other lengths."""
    found = library.variants
    pairs = {(name, other) for name, others in found.items() for other in others if name < other}
    assert len(pairs) == 48
    assert all(name in found[other] for name, other in pairs)
    plans = {(name.split("/")[0], other.split("/")[0]) for name, other in pairs}
    assert plans == {("wm-2a", "wm-4b"), ("wm-2b", "wm-7"), ("wm-3a", "wm-3b"), ("wm-5", "wm-8")}
    other_sections = {(name, other) for name, other in pairs if name.split("/")[1] != other.split("/")[1]}
    assert other_sections == {("wm-3a/moral-education", "wm-3b/serve-residents")}
    for plan, twin in (("wm-7", "wm-2b"), ("wm-8", "wm-5")):
        for section in library.plan_by_id[plan].page.walk():
            assert found[f"{plan}/{section.id}"] == (f"{twin}/{section.id}",)


def test_the_groups_hold_every_section_that_has_variants(library: Library) -> None:
    groups = library.variant_groups
    assert {name for group in groups for name in group} == {name for name, others in library.variants.items() if others}
    assert all(name in groups[number] for name, number in library.group_of.items())
    assert all(group[1:] == library.variants[group[0]] for group in groups)


# Damage. Each test changes one thing in a copy of the repository and looks for the finding that says so.


def audit_findings(repo: Repo) -> list[str]:
    return [finding for finding in repo.findings() if " PLN7" in finding]


def paragraphs(path: str) -> list[int]:
    """The lines of a page's body (from 0) that hold text of the plan: no headings, notes or rules."""
    lines = (ROOT / path).read_text("utf-8").split("\n")
    body = lines.index("---", 1) + 1
    return [number for number in range(body, len(lines)) if lines[number] and not re.match("[#>-]", lines[number])]


def text_lines(lines: list[str]) -> list[int]:
    """The lines (from 1) of a page's body that hold text of the plan, headings included."""
    body = lines.index("---", 1) + 1
    return [number + 1 for number in range(body, len(lines)) if lines[number] and not re.match("[>-]", lines[number])]


PLACES = [("wm-1", 0), ("wm-2a", 3), ("wm-3a", -1), ("wm-4b", 5), ("wm-5", 12), ("wm-6", 2), ("wm-8", -1)]


@pytest.mark.parametrize(("plan", "index"), PLACES)
def test_a_paragraph_dropped_from_a_page_is_missed_where_it_stood(real_repo: Repo, plan: str, index: int) -> None:
    path = f"docs/plans/{plan}.md"
    lines = (ROOT / path).read_text("utf-8").split("\n")
    place = paragraphs(path)[index]
    del lines[place]
    real_repo.write(path, "\n".join(lines))
    after = [line for line in text_lines(lines) if line > place]
    assert audit_findings(real_repo) == [f"{path}:{after[0] if after else text_lines(lines)[-1]} PLN703"]


@pytest.mark.parametrize(("plan", "index"), PLACES)
@pytest.mark.parametrize("change", ["one character changed", "one character lost", "a sentence added"])
def test_a_changed_paragraph_is_found_on_its_line(real_repo: Repo, plan: str, index: int, change: str) -> None:
    path = f"docs/plans/{plan}.md"
    lines = (ROOT / path).read_text("utf-8").split("\n")
    place = paragraphs(path)[index]
    text = lines[place]
    middle = len(text) // 2
    lines[place] = {
        "one character changed": f"{text[:middle]}换{text[middle + 1 :]}",
        "one character lost": text[:middle] + text[middle + 1 :],
        "a sentence added": f"{text}这一句原文没有。",
    }[change]
    real_repo.write(path, "\n".join(lines))
    assert audit_findings(real_repo) == [f"{path}:{place + 1} PLN704"]


@pytest.mark.parametrize(("plan", "index"), PLACES)
def test_a_paragraph_added_to_a_page_is_found_on_its_line(real_repo: Repo, plan: str, index: int) -> None:
    path = f"docs/plans/{plan}.md"
    lines = (ROOT / path).read_text("utf-8").split("\n")
    place = paragraphs(path)[index]
    lines[place:place] = ["这一段原文没有。", ""]
    real_repo.write(path, "\n".join(lines))
    assert audit_findings(real_repo) == [f"{path}:{place + 1} PLN704"]


@pytest.mark.parametrize("plan", ["wm-2b", "wm-4a", "wm-7"])
def test_two_headings_in_each_other_s_place_are_found(real_repo: Repo, plan: str) -> None:
    path = f"docs/plans/{plan}.md"
    lines = (ROOT / path).read_text("utf-8").split("\n")
    one, other = [number for number, line in enumerate(lines) if line.startswith("## ")][:2]
    lines[one], lines[other] = lines[other], lines[one]
    real_repo.write(path, "\n".join(lines))
    found = audit_findings(real_repo)
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
    head, *entries = re.split(r"^(?=- line: )", (ROOT / LEDGER).read_text("utf-8"), flags=re.MULTILINE)
    return head, entries


def at_words(finding: str) -> str:
    """`CODE path words` as `path:line CODE`, by the one line of the file that holds the words."""
    code, path, words = finding.split(" ", 2)
    lines = (ROOT / path).read_text("utf-8").split("\n")
    (line,) = [number for number, text in enumerate(lines, 1) if words in text]
    return f"{path}:{line} {code}"


@pytest.mark.parametrize(("kind", "line", "before", "found"), ENTRIES)
def test_a_deleted_ledger_entry_is_missed_where_it_took_effect(
    real_repo: Repo, kind: str, line: int, before: str, found: list[str]
) -> None:
    head, entries = ledger_entries()
    (index,) = [
        number
        for number, entry in enumerate(entries)
        if re.match(rf"- line: {line}\n  before: ['\"]?{re.escape(before)}", entry) and f"  kind: {kind}\n" in entry
    ]
    del entries[index]
    real_repo.write(LEDGER, head + "".join(entries))
    assert audit_findings(real_repo) == sorted(map(at_words, found))


def test_every_kind_of_entry_is_deleted_above(opened: Opened) -> None:
    assert {kind for kind, *_ in ENTRIES} == set(opened.inputs.vocabulary.repairs)


@pytest.mark.parametrize("index", range(4, len(ledger_entries()[1]), 13))
def test_no_entry_of_the_ledger_is_idle(real_repo: Repo, opened: Opened, index: int) -> None:
    head, entries = ledger_entries()
    line = opened.inputs.collections[NAME].repairs[index].line
    assert entries[index].startswith(f"- line: {line}\n")
    del entries[index]
    real_repo.write(LEDGER, head + "".join(entries))
    pages = {page.slug: page.path for page in opened.inputs.pages}
    holders = [pages[slug] for slug, range_ in opened.inputs.ranges.items() if range_.first <= line <= range_.last]
    assert {finding.split(":")[0] for finding in audit_findings(real_repo)} == set(holders or [SOURCE])


@pytest.mark.parametrize("index", [0, 40, 160, -1])
def test_an_entry_that_stands_twice_is_found(real_repo: Repo, index: int) -> None:
    head, entries = ledger_entries()
    real_repo.write(LEDGER, head + "".join(entries) + entries[index])
    added = f"{head}{''.join(entries)}".count("\n") + 1
    assert set(audit_findings(real_repo)) == {f"{LEDGER}:{added} PLN702"}


def test_a_line_more_in_the_source_is_missed_on_the_page_that_claims_it(real_repo: Repo) -> None:
    lines = (ROOT / SOURCE).read_text("utf-8").split("\n")
    assert lines[9] == ""
    lines[9] = "收到时没有的一行"
    real_repo.write(SOURCE, "\n".join(lines))
    assert audit_findings(real_repo) == [at_words("PLN703 docs/plans/wm-1.md #guidance")]


def test_a_line_more_at_the_end_of_the_source_is_on_no_page(real_repo: Repo) -> None:
    real_repo.append(SOURCE, "\n收到时没有的一行")
    last = (ROOT / SOURCE).read_text("utf-8").count("\n") + 2
    assert audit_findings(real_repo) == [f"{SOURCE}:{last} PLN708"]


def test_a_document_left_out_leaves_its_lines_on_no_page(real_repo: Repo) -> None:
    (real_repo.root / "docs/plans/wm-6.md").unlink()
    found = audit_findings(real_repo)
    assert found[0] == f"{SOURCE}:323 PLN708"
    assert {finding.split(":")[0] for finding in found} == {SOURCE}
