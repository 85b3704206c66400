"""Every rule, on what it refuses and on what comes near it.

Page rules are tested on the pages in tests/fixtures: a page in fail/ says in its front matter, or in a file
NAME.expect beside it, which findings it must have (`# expect: PLN204:12`), and it has no others; one in pass/ has
none. Library rules are tested on small repositories, each of them the clean one with one thing changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planlib.files import read_text
from planlib.inputs import Inputs
from planlib.reader import read_page
from planlib.rules import RULES, Rule, Scope, run
from planlib.rules.registry import library_rule, page_rule

if TYPE_CHECKING:
    from tests.unit.conftest import Repo

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests/fixtures"
PASS = sorted((FIXTURES / "pass").glob("*.md"))
FAIL = sorted((FIXTURES / "fail").glob("*.md"))
PAGE_RULES = {code: rule for code, rule in RULES.items() if rule.scope is Scope.PAGE}


# Page rules


def expected(fixture: Path) -> list[str]:
    """The findings that a fixture says it has, as CODE:LINE."""
    sidecar = fixture.with_suffix(".expect")
    if sidecar.exists():
        return sorted(sidecar.read_text("utf-8").split())
    comment = re.search(r"^# expect: (.+)$", fixture.read_text("utf-8"), re.MULTILINE)
    return sorted(comment[1].split()) if comment else []


def found(fixture: Path, inputs: Inputs) -> list[str]:
    """The findings of all page rules, as CODE:LINE."""
    file = read_text(ROOT, fixture.relative_to(ROOT).as_posix())
    page = read_page(file.path, file.text)
    inputs = replace(inputs, pages=(page,))
    return sorted(f"{code}:{problem.line}" for code, rule in PAGE_RULES.items() for problem in rule.check(page, inputs))


@pytest.mark.parametrize("fixture", FAIL, ids=lambda path: path.stem)
def test_a_page_in_fail_has_exactly_the_findings_that_it_states(fixture: Path, repo: Repo) -> None:
    assert found(fixture, repo.inputs()) == expected(fixture)


@pytest.mark.parametrize("fixture", PASS, ids=lambda path: path.stem)
def test_a_page_in_pass_has_no_findings(fixture: Path, repo: Repo) -> None:
    assert found(fixture, repo.inputs()) == []


@pytest.mark.parametrize("fixture", FAIL, ids=lambda path: path.stem)
def test_a_page_in_fail_has_a_finding_of_the_rule_in_its_name(fixture: Path) -> None:
    assert any(item.startswith(f"{fixture.name[:6]}:") for item in expected(fixture))


def test_every_sidecar_belongs_to_a_page() -> None:
    assert all(path.with_suffix(".md").exists() for path in FIXTURES.glob("*/*.expect"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.text("ab一 <{\n", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab一", max_size=3), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["plan", "part", "title", "level", "type", "opening", "closing", "source", "other"])
SOURCES = st.fixed_dictionaries(
    {"collection": st.just("示例") | VALUES, "lines": st.lists(VALUES, max_size=3) | VALUES}
)


@example(front={"plan": [1]}, source={"collection": "示例", "lines": [3, 25]})
@given(front=st.dictionaries(KEYS, VALUES), source=st.none() | SOURCES)
def test_no_front_matter_makes_a_rule_raise(front: dict[str, Any], source: dict[str, Any] | None, clean: Repo) -> None:
    page = read_page("docs/plans/x.md", "---\nplan: 1\n---\n开头\n\n## 甲 { #a }\n\n***\n\n结尾\n")
    values = {**front, "source": source} if source else front
    page = replace(page, front=values)
    run(replace(clean.inputs(), pages=(page, replace(page, path="docs/plans/y.md", slug="y"))))


PIECES = [
    "# ",
    "## ",
    "###### ",
    "- ",
    "1. ",
    "> ",
    "***\n",
    "\n",
    "{{村}}",
    "{{x|*",
    "}}",
    "{",
    " { #a }",
    " { data-kind='x' }",
]
PIECES += ["一、", "□", "xxx", "\u200b", "<b>", "![a](b)", "*", "`", "小编", "编者注：", "正文"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_makes_a_rule_raise(clean: Repo, text: str) -> None:
    page = read_page("docs/plans/x.md", f"---\nsource: {{collection: 示例, lines: [3, 25]}}\n---\n{text}")
    for found in run(replace(clean.inputs(), pages=(page,))):
        assert found.line >= 1
        assert found.message
        assert found.hint


# Library rules

A, B = "docs/plans/a.md", "docs/plans/b.md"
ENVIRONMENT, VOLUNTEERING = "docs/topics/environment.md", "docs/topics/volunteering.md"
CULTURE, MORALITY = "docs/topics/culture-sports.md", "docs/topics/morality.md"
SOURCE, LEDGER = "sources/示例.txt", "sources/示例.ledger.yml"


@dataclass(frozen=True)
class Case:
    code: str
    damage: Callable[[Repo], None]
    findings: tuple[str, ...]


CASES: list[Case] = []


def case(code: str, *findings: str) -> Callable[[Callable[[Repo], None]], Callable[[Repo], None]]:
    """A change to the clean repository, and all the findings that it then has (`path:line CODE`)."""

    def register(damage: Callable[[Repo], None]) -> Callable[[Repo], None]:
        CASES.append(Case(code, damage, findings))
        return damage

    return register


@case("PLN210", "docs/plans/b.md:1 PLN210")
def two_plans_with_one_file_name_in_two_folders(repo: Repo) -> None:
    repo.write("docs/plans/2024/b.md", (repo.root / B).read_text("utf-8"))


def give_b_a_source(repo: Repo, number: int, part: int, first: int) -> None:
    """Put the text of the second plan at the end of the source, from line 26 on."""
    repo.append(SOURCE, "美化村容\n清理沟渠。\n种树。\n")
    repo.edit(B, "在{{村}}口种树。", "种树。")
    source = f"source: {{collection: 示例, lines: [{first}, 28]}}"
    repo.edit(B, "plan: 1\n", f"plan: {number}\npart: {part}\n{source}\n")


@case("PLN210", "docs/plans/b.md:2 PLN210")
def two_plans_of_one_collection_with_one_number_and_part(repo: Repo) -> None:
    give_b_a_source(repo, number=1, part=2, first=26)


@case("PLN210")
def two_parts_of_one_plan(repo: Repo) -> None:
    give_b_a_source(repo, number=1, part=3, first=26)


@case("PLN210")
def two_plans_with_one_number_but_no_source(repo: Repo) -> None:
    repo.write("docs/plans/c.md", (repo.root / B).read_text("utf-8"))


@case("PLN213", "docs/plans/B 1.md:1 PLN213")
def plan_whose_name_is_no_id(repo: Repo) -> None:
    repo.rename(B, "docs/plans/B 1.md")


@case("PLN213", "docs/plans/年度计划.md:1 PLN213")
def plan_with_a_chinese_name(repo: Repo) -> None:
    repo.rename(B, "docs/plans/年度计划.md")


@case("PLN213")
def plan_named_with_digits_and_hyphens(repo: Repo) -> None:
    repo.rename(B, "docs/plans/wm-2a-x.md")


@case("PLN306", "docs/topics/environment.md:1 PLN306", "docs/topics/volunteering.md:5 PLN307")
def topic_page_without_front_matter(repo: Repo) -> None:
    repo.write(ENVIRONMENT, "# 环境卫生\n")


@case("PLN306", "docs/topics/environment.md:3 PLN306", "docs/topics/volunteering.md:5 PLN307")
def topic_page_with_a_key_twice(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "title: 环境卫生\n", "title: 环境卫生\ntitle: 环境\n")


@case("PLN306", "docs/topics/environment.md:1 PLN306", "docs/topics/environment.md:3 PLN306")
def topic_page_with_a_misspelt_key(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "summary: ", "sumary: ")


@case("PLN306", "docs/topics/environment.md:2 PLN306", "docs/topics/environment.md:3 PLN306")
def topic_page_with_markup_in_its_title_and_summary(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "title: 环境卫生", "title: <b>环境卫生</b>")
    repo.edit(ENVIRONMENT, "summary: 清扫保洁和绿化。", "summary: '{{社区}}清扫'")


@case("PLN306", "docs/topics/environment.md:2 PLN306", "docs/topics/environment.md:4 PLN306")
def topic_page_with_numbers_for_words(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "title: 环境卫生", "title: 2024")
    repo.edit(ENVIRONMENT, "[环保, 绿化]", "[环保, 2024]")


@case("PLN306", "docs/topics/environment.md:4 PLN306")
def topic_page_with_a_word_for_a_list(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[环保, 绿化]", "环保")


@case("PLN306", "docs/topics/environment.md:4 PLN306")
def topic_page_with_twenty_one_aliases(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[环保, 绿化]", f"[{', '.join(f'别名{number}' for number in range(21))}]")


@case("PLN306")
def topic_page_with_twenty_aliases(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[环保, 绿化]", f"[{', '.join(f'别名{number}' for number in range(20))}]")


@case("PLN306")
def topic_page_without_aliases(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "aliases: [环保, 绿化]\n", "")


@case("PLN307", "docs/topics/environment.md:5 PLN307", "docs/topics/volunteering.md:5 PLN307")
def related_topic_misspelt(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[volunteering]", "[volunteer]")


@case("PLN307", "docs/topics/environment.md:5 PLN307")
def topic_related_to_itself(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[volunteering]", "[volunteering, environment]")


@case("PLN307", "docs/topics/environment.md:5 PLN307")
def related_topic_that_does_not_name_it_back(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[volunteering]", "[volunteering, morality]")


@case("PLN307")
def topics_related_both_ways(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[volunteering]", "[volunteering, morality]")
    repo.edit(MORALITY, "[culture-sports]", "[culture-sports, environment]")


@case("PLN308", "docs/topics/culture-sports.md:1 PLN308")
def topic_that_no_section_names(repo: Repo) -> None:
    repo.edit(A, "volunteering culture-sports", "volunteering")


@case("PLN308")
def topic_that_only_an_opening_names(repo: Repo) -> None:
    repo.edit(A, "topics: [morality]", "topics: [culture-sports]")
    repo.edit(A, "volunteering culture-sports", "volunteering")


@case("PLN309", "docs/topics/volunteering.md:4 PLN309")
def one_alias_of_two_topics(repo: Repo) -> None:
    repo.edit(VOLUNTEERING, "[义工]", "[义工, 绿化]")


@case("PLN309", "docs/topics/volunteering.md:2 PLN309")
def one_title_of_two_topics(repo: Repo) -> None:
    repo.edit(VOLUNTEERING, "title: 志愿服务", "title: 环境卫生")


@case("PLN309", "docs/topics/volunteering.md:4 PLN309")
def alias_that_is_the_title_of_another_topic(repo: Repo) -> None:
    repo.edit(VOLUNTEERING, "[义工]", "[义工, 文化体育]")


@case("PLN309")
def alias_that_is_part_of_another(repo: Repo) -> None:
    repo.edit(VOLUNTEERING, "[义工]", "[义工, 环境]")


@case("PLN603", "docs/plans/c.md:3 PLN603", "docs/plans/c.md:1 PLN101")
def plan_that_is_not_utf_8(repo: Repo) -> None:
    (repo.root / "docs/plans/c.md").write_bytes(b"---\nplan: 1\ntitle: " + "计划".encode("gbk") + b"\n---\n")


@case("PLN603", "docs/plans/c.md:1 PLN101", "docs/plans/c.md:1 PLN603")
def plan_outside_the_repository(repo: Repo) -> None:
    repo.rename(B, "../c.md")
    (repo.root / "docs/plans/c.md").symlink_to(repo.root.parent / "c.md")


@case(
    "PLN603",
    "docs/topics/morality.md:1 PLN306",
    "docs/topics/morality.md:1 PLN603",
    "docs/topics/culture-sports.md:4 PLN307",
)
def topic_too_large(repo: Repo) -> None:
    repo.append(MORALITY, "a" * 1_000_000)


@case("PLN603", "sources/示例.txt:1 PLN603")
def ledger_without_its_source(repo: Repo) -> None:
    repo.edit(A, "source: {collection: 示例, lines: [3, 25]}\n", "")
    repo.write(LEDGER, "repairs: []\n")
    (repo.root / SOURCE).unlink()


@case("PLN603")
def plan_that_is_a_link_within_the_repository(repo: Repo) -> None:
    repo.rename(B, "drafts/b.md")
    (repo.root / B).symlink_to(repo.root / "drafts/b.md")


@case("PLN603")
def plan_with_the_line_ends_of_windows(repo: Repo) -> None:
    text = (repo.root / B).read_text("utf-8")
    (repo.root / B).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())


@case("PLN701", "sources/示例.ledger.yml:63 PLN701")
def repair_whose_words_are_not_on_the_line(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 19, before: 宏扬, after: 弘扬, kind: typo, reason: 误字, evidence: 词形}\n")


@case("PLN701", "sources/示例.ledger.yml:63 PLN701")
def repair_whose_words_stand_twice_on_the_line(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 19, before: 志愿, after: 自愿, kind: typo, reason: 误字, evidence: 词形}\n")


@case("PLN701", "sources/示例.ledger.yml:63 PLN701")
def repair_beyond_the_end(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 99, before: 志愿, after: 自愿, kind: typo, reason: 误字, evidence: 词形}\n")


@case("PLN701")
def repair_whose_words_stand_again_on_another_line(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 9, before: 弘扬, after: 弘揚, kind: typo, reason: 误字, evidence: 词形}\n")
    repo.edit(LEDGER, "witness: [9]", "evidence: 词形")
    repo.edit(A, "弘扬正气", "弘揚正气")


@case("PLN702", "sources/示例.ledger.yml:63 PLN702")
def one_repair_twice(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 19, before: 弘杨, after: 弘扬, kind: typo, reason: 误字, evidence: 词形}\n")


@case("PLN702")
def two_repairs_of_neighbouring_characters(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 19, before: 杨志, after: 杨自, kind: typo, reason: 误字, evidence: 词形}\n")
    repo.edit(A, "弘扬志愿精神", "弘扬自愿精神")


@case("PLN706", "sources/示例.ledger.yml:39 PLN706")
def witness_without_the_words(repo: Repo) -> None:
    repo.edit(LEDGER, "witness: [9]", "witness: [11]")


@case("PLN706")
def one_witness_of_several_that_has_the_words(repo: Repo) -> None:
    repo.edit(LEDGER, "witness: [9]", "witness: [11, 9]")


@case("PLN707", "docs/plans/a.md:29 PLN704", "sources/示例.ledger.yml:39 PLN707")
def repair_without_evidence(repo: Repo) -> None:
    repo.edit(LEDGER, "  witness: [9]\n", "")


@case("PLN707", "sources/示例.ledger.yml:1 PLN707")
def ledger_without_repairs(repo: Repo) -> None:
    repo.edit(A, "source: {collection: 示例, lines: [3, 25]}\n", "")
    repo.write(SOURCE, "\n")
    repo.write(LEDGER, "title: 示例合集\n")


@case("PLN707")
def repair_with_both_witness_and_evidence(repo: Repo) -> None:
    repo.edit(LEDGER, "  witness: [9]\n", "  witness: [9]\n  evidence: 词形\n")


@case("PLN708", "sources/示例.txt:1 PLN708")
def line_that_is_neither_on_a_page_nor_in_the_ledger(repo: Repo) -> None:
    repo.edit(LEDGER, "  before: 示例合集\n", "  before: 示例合\n")


@case("PLN708", "docs/plans/a.md:1 PLN708")
def line_that_two_pages_claim(repo: Repo) -> None:
    give_b_a_source(repo, number=2, part=1, first=25)


@case("PLN708", "sources/另集.txt:1 PLN708", "sources/另集.txt:3 PLN708")
def collection_that_no_page_names(repo: Repo) -> None:
    repo.write("sources/另集.txt", "甲\n\n乙\n")
    repo.write("sources/另集.ledger.yml", "repairs: []\n")


@case("PLN708")
def two_pages_side_by_side(repo: Repo) -> None:
    give_b_a_source(repo, number=2, part=1, first=26)


@case("PLN708")
def lines_of_which_only_blank_ones_are_on_no_page(repo: Repo) -> None:
    repo.edit(A, "lines: [3, 25]", "lines: [2, 24]")


def name(item: Case) -> str:
    return f"{item.code}-{'fail' if item.findings else 'pass'}-{item.damage.__name__}"


@pytest.mark.parametrize("item", CASES, ids=name)
def test_a_repository_has_exactly_these_findings(item: Case, repo: Repo) -> None:
    item.damage(repo)
    assert sorted(repo.findings()) == sorted(item.findings)


def test_the_clean_repository_has_none(repo: Repo) -> None:
    assert repo.findings() == []


def test_a_source_without_a_ledger_is_not_overlooked(repo: Repo) -> None:
    repo.write("sources/另集.txt", "甲\n")
    assert repo.findings()


def test_two_topic_pages_with_one_file_name_do_not_hide_each_other(repo: Repo) -> None:
    repo.write("docs/topics/old/environment.md", (repo.root / ENVIRONMENT).read_text("utf-8").replace("环", "还"))
    assert repo.findings()


# The registry


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_is_documented(rule: Rule) -> None:
    for part in (rule.summary, rule.why, rule.bad, rule.good):
        assert part.strip()
    assert "\n" not in rule.summary
    assert rule.summary.endswith(".")
    assert rule.bad != rule.good


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_has_a_code_a_name_and_its_family_s_place(rule: Rule) -> None:
    assert re.fullmatch(r"PLN[1-7]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    families = {"1": "front_matter", "2": "structure", "3": "topics", "4": "text", "6": "safety", "7": "ledger"}
    assert rule.check.__module__ == f"planlib.rules.{families[rule.code[3]]}"
    assert rule.family == rule.code[:4]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_has_something_that_fails_it_and_something_that_passes(rule: Rule) -> None:
    failing = {path.name[:6] for path in FAIL} | {item.code for item in CASES if item.findings}
    passing = {path.name[:6] for path in PASS} | {item.code for item in CASES if not item.findings}
    assert rule.code in failing
    assert rule.code in passing


def test_every_fixture_and_case_belongs_to_a_rule() -> None:
    assert {path.name[:6] for path in (*PASS, *FAIL)} == set(PAGE_RULES)
    assert {item.code for item in CASES} == set(RULES) - set(PAGE_RULES)


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def undocumented(page: Any, inputs: Any) -> Any:
    """A rule without its parts."""


def test_a_rule_without_its_parts_is_not_registered() -> None:
    before = dict(RULES)
    with pytest.raises(KeyError):
        page_rule("PLN999")(undocumented)
    assert before == RULES


@pytest.mark.parametrize("register", [page_rule, library_rule])
def test_a_code_is_registered_once(register: Callable[[str], Callable[[Any], Any]]) -> None:
    with pytest.raises(ValueError, match="PLN101"):
        register("PLN101")(undocumented)


def test_findings_of_all_rules_come_sorted_by_place(repo: Repo) -> None:
    repo.edit(A, "坚持以居民为中心", "坚持**以居民为中心")
    repo.edit(ENVIRONMENT, "title: 环境卫生", "titel: 环境卫生")
    repo.edit(B, "level: village", "level: city")
    assert repo.findings() == [
        "docs/plans/a.md:18 PLN401",
        "docs/plans/a.md:18 PLN704",
        "docs/plans/b.md:4 PLN104",
        "docs/topics/environment.md:1 PLN306",
        "docs/topics/environment.md:2 PLN306",
    ]
