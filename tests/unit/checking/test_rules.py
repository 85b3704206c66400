"""Every rule, on what it refuses and on what comes near it.

Rules for single pages are tested on the pages in tests/fixtures: a page in fail/ says in its front matter, or in a file
NAME.expect beside it, which findings it must have (`# expect: PLN204:12`), and it has no others; one in pass/ has
none. Library rules are tested on small repositories, each of them the clean one with one thing changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planlib.checking.rules import RULES, Rule, Scope, run
from planlib.checking.rules.registry import library_rule, page_rule
from planlib.inputs import Inputs
from planlib.model.findings import Finding
from planlib.publishing.labels import RULE_FAMILIES
from planlib.reading.documents import read_document
from planlib.reading.files import read_text
from planlib.reading.pages import read_page
from tests.support.paths import FIXTURES, ROOT

if TYPE_CHECKING:
    from tests.support.repo import Repo

PASS = sorted((FIXTURES / "pass").glob("*.md"))
FAIL = sorted((FIXTURES / "fail").glob("*.md"))


# Page rules


def expected(fixture: Path) -> list[str]:
    """The findings that a fixture says it has, as CODE:LINE."""
    sidecar = fixture.with_suffix(".expect")
    if sidecar.exists():
        return sorted(sidecar.read_text("utf-8").split())
    comment = re.search(r"^# expect: (.+)$", fixture.read_text("utf-8"), re.MULTILINE)
    return sorted(comment[1].split()) if comment else []


def findings(fixture: Path, inputs: Inputs) -> list[Finding]:
    """What the rules for single pages report, without what the page accepts."""
    file = read_text(ROOT, fixture.relative_to(ROOT).as_posix())
    page = read_page(file.path, file.text)
    return [found for found in run(replace(inputs, pages=(page,))) if RULES[found.code].scope is not Scope.LIBRARY]


def found(fixture: Path, inputs: Inputs) -> list[str]:
    return sorted(f"{found.code}:{found.line}" for found in findings(fixture, inputs))


@pytest.mark.parametrize("fixture", FAIL, ids=lambda path: path.stem)
def test_a_page_in_fail_has_exactly_the_findings_that_it_states(fixture: Path, small: Inputs) -> None:
    assert found(fixture, small) == expected(fixture)


@pytest.mark.parametrize("fixture", PASS, ids=lambda path: path.stem)
def test_a_page_in_pass_has_no_findings(fixture: Path, small: Inputs) -> None:
    assert found(fixture, small) == []


@pytest.mark.parametrize("fixture", FAIL, ids=lambda path: path.stem)
def test_the_words_of_a_finding_stand_at_its_column_and_a_mend_at_its_own(fixture: Path, small: Inputs) -> None:
    lines = read_text(ROOT, fixture.relative_to(ROOT).as_posix()).text.split("\n")
    for finding in findings(fixture, small):
        line = lines[finding.line - 1]
        assert finding.column == 0 or line[finding.column - 1 :].startswith(finding.words)
        assert finding.fix is None or line[finding.fix.column - 1 :].startswith(finding.fix.old)


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
def test_no_front_matter_makes_a_rule_raise(
    front: dict[str, Any], source: dict[str, Any] | None, small: Inputs
) -> None:
    values = {**front, "source": source} if source else front
    text = f"---\n{json.dumps(values, ensure_ascii=False)}\n---\n开头\n\n## 甲 {{ #a }}\n\n***\n\n结尾\n"
    pages = tuple(read_page(f"docs/plans/{name}.md", text) for name in "xy")
    run(replace(small, pages=pages))


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
PIECES += [
    "一、",
    "□",
    "xxx",
    "\u200b",
    "<b>",
    "![a](b)",
    "*",
    "`",
    "小编",
    "编者注：",
    "正文",
    "\x00",
    "\t",
    "一是",
    "三是",
]
PIECES += ["“", "”", "‘", "《", "〈", "（", "）", '"', ",", "...", "與", "１", "在前洋小学", "2012年", "文明文明", "。"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_makes_a_rule_raise(small: Inputs, text: str) -> None:
    page = read_page("docs/plans/x.md", f"---\nsource: {{collection: 示例, lines: [3, 25]}}\n---\n{text}")
    document = read_document("docs/guide/x.md", text)
    for found in run(replace(small, pages=(page,), documents=(document,))):
        assert found.line >= 1
        assert found.message
        assert found.hint


# Library rules

A, B = "docs/plans/a.md", "docs/plans/b.md"
ENVIRONMENT, VOLUNTEERING = "docs/topics/environment.md", "docs/topics/volunteering.md"
CULTURE, MORALITY = "docs/topics/culture-sports.md", "docs/topics/morality.md"
SOURCE, LEDGER = "sources/示例.txt", "sources/示例.ledger.yml"
RULES_FILE = "rules.yml"
REGISTER = "docs/notices.yml"


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


@case("PLN109", "rules.yml:2 PLN109")
def severity_of_a_rule_that_does_not_exist(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity:\n  PLN999: off\n")


@case("PLN109", "rules.yml:1 PLN109")
def severity_of_a_family(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity: {PLN4: off}\n")


@case("PLN109", "rules.yml:2 PLN109", "rules.yml:3 PLN109", "rules.yml:4 PLN109")
def severity_that_is_none(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity:\n  PLN411: loud\n  PLN412: true\n  PLN413: [off]\n")


@case("PLN109", "rules.yml:1 PLN109")
def rules_file_with_a_misspelt_key(repo: Repo) -> None:
    repo.write(RULES_FILE, "severities: {PLN411: off}\n")


@case("PLN109", "rules.yml:1 PLN109")
def rules_file_that_is_a_list(repo: Repo) -> None:
    repo.write(RULES_FILE, "- PLN411\n")


@case("PLN109", "rules.yml:2 PLN109")
def rules_file_with_a_rule_twice(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity: {PLN411: off,\n PLN411: error}\n")


@case("PLN109", "rules.yml:2 PLN109", "rules.yml:3 PLN109")
def severity_of_rules_that_the_build_relies_on(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity:\n  PLN104: warning\n  PLN704: off\n")


@case("PLN109")
def severities_of_every_kind(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity: {PLN411: off, PLN412: warning, PLN434: error}\n")


@case("PLN109")
def rules_file_with_nothing_but_a_comment(repo: Repo) -> None:
    repo.write(RULES_FILE, "# nothing\n")


@case("PLN110", "vocabulary/terms.yml:47 PLN110")
def vocabulary_without_an_action(repo: Repo) -> None:
    repo.edit("vocabulary/terms.yml", "  delete: 删去\n", "")
    repo.write(RULES_FILE, "severity: {PLN999: off}\n")


@case("PLN110")
def vocabulary_with_another_type_of_document(repo: Repo) -> None:
    repo.edit("vocabulary/terms.yml", "  outline: 要点\n", "  outline: 要点\n  report: 报告\n")
    shape = "  report:\n    must: [[tasks]]\n    must_not: []\n    order: []\n"
    repo.append("vocabulary/structure.yml", shape)


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


@case("PLN306", "docs/topics/environment.md:1 PLN306")
def topic_page_without_front_matter(repo: Repo) -> None:
    repo.write(ENVIRONMENT, "# 环境卫生\n")


@case("PLN306", "docs/topics/environment.md:3 PLN306")
def topic_page_with_a_key_twice(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "title: 环境卫生\n", "title: 环境卫生\ntitle: 环境\n")


@case("PLN306", "docs/topics/environment.md:3 PLN306")
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


@case("PLN309", f"{ENVIRONMENT}:1 PLN306", f"{VOLUNTEERING}:1 PLN306")
def two_topics_that_cannot_be_read(repo: Repo) -> None:
    repo.write(ENVIRONMENT, "# 环境卫生\n")
    repo.write(VOLUNTEERING, "# 志愿服务\n")


@case("PLN306", "docs/topics/environment.md:2 PLN306")
def topic_page_with_a_blank_title(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "title: 环境卫生", "title: '  '")


@case("PLN309")
def alias_that_is_part_of_another(repo: Repo) -> None:
    repo.edit(VOLUNTEERING, "[义工]", "[义工, 环境]")


def write_on_a_topic_page(repo: Repo, text: str) -> None:
    """The text begins on line 11 of the page."""
    repo.append(ENVIRONMENT, f"\n{text}\n")


@case("PLN501", "docs/topics/environment.md:11 PLN501")
def link_to_a_page_that_is_not_there(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[志愿](volunteer.md)。")


@case("PLN501", "docs/topics/environment.md:11 PLN501", "docs/topics/environment.md:13 PLN501")
def links_to_an_address_and_to_a_folder(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[志愿](/topics/volunteering/)。\n\n- 见[计划](../plans/)。")


def write_a_guide(repo: Repo, text: str) -> None:
    """A page beside the plans, whose text begins on line 4."""
    repo.write("docs/guide.md", f"---\ntitle: 指南\n---\n{text}\n")


@case("PLN501", "docs/guide.md:4 PLN501")
def link_by_reference_to_a_page_that_is_not_there(repo: Repo) -> None:
    write_a_guide(repo, "见[志愿][1]。\n\n[1]: topics/volunteer.md")


@case("PLN501")
def links_to_pages_and_files(repo: Repo) -> None:
    repo.write("docs/指南.md", "---\ntitle: 指南\n---\n")
    repo.write("docs/topics/图.png", "")
    write_on_a_topic_page(repo, "见[志愿](volunteering.md)、[计划](../plans/a.md)和[图](图.png)。")
    write_on_a_topic_page(repo, "见[指南](<../指南.md>)或[指南](../%E6%8C%87%E5%8D%97.md)。")


@case("PLN501")
def links_within_a_page_and_in_code(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[上文](#x)和`[志愿](volunteer.md)`。")


@case("PLN502", "docs/topics/environment.md:11 PLN502")
def link_to_a_section_that_is_not_there(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[指导思想](../plans/a.md#guidence)。")


@case("PLN502")
def links_to_sections(repo: Repo) -> None:
    write_on_a_topic_page(
        repo, "见[指导思想](../plans/a.md#guidance)、[开头](../plans/a.md#opening)、[志愿](volunteering.md#x)。"
    )


@case("PLN503", *(f"docs/guide.md:{line} PLN503" for line in (4, 6, 8, 10, 12, 14)))
def links_of_other_schemes(repo: Repo) -> None:
    links = ["[甲](javascript:alert(1))", "[乙](JaVaScript&#58;alert(1))", "[丙](data:text/html,x)"]
    links += ["[丁](file:///etc/passwd)", "<vbscript:x>", "[戊](tel:110)"]
    write_a_guide(repo, "\n\n".join(links))


@case("PLN503")
def links_without_a_scheme_and_to_an_address_of_mail(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[志愿](volunteering.md?a:b)，写信给[社区](mailto:a@example.cn)；javascript:alert(1)")


@case("PLN504", *(f"docs/guide.md:{line} PLN504" for line in (4, 6, 8)))
def links_to_other_hosts(repo: Repo) -> None:
    write_a_guide(repo, "[甲](https://example.org/1)\n\n[乙](//example.org)\n\n<http://example.org>")


@case("PLN504")
def address_of_another_host_in_words(repo: Repo) -> None:
    write_on_a_topic_page(repo, "原文在 https://example.org/1，见`<https://example.org>`。")


@case("PLN603", "docs/plans/c.md:3 PLN603", "docs/plans/c.md:1 PLN101")
def plan_that_is_not_utf_8(repo: Repo) -> None:
    (repo.root / "docs/plans/c.md").write_bytes(b"---\nplan: 1\ntitle: " + "计划".encode("gbk") + b"\n---\n")


@case("PLN603", "docs/plans/c.md:1 PLN101", "docs/plans/c.md:1 PLN603", "docs/plans/c.md:1 PLN609")
def plan_outside_the_repository(repo: Repo) -> None:
    repo.rename(B, "../c.md")
    (repo.root / "docs/plans/c.md").symlink_to(repo.root.parent / "c.md")


@case(
    "PLN603",
    "docs/topics/morality.md:1 PLN306",
    "docs/topics/morality.md:1 PLN603",
)
def topic_too_large(repo: Repo) -> None:
    repo.append(MORALITY, "a" * 1_000_000)


@case("PLN603", "sources/示例.txt:1 PLN603")
def ledger_without_its_source(repo: Repo) -> None:
    repo.edit(A, "source: {collection: 示例, lines: [3, 25]}\n", "")
    repo.write(LEDGER, "repairs: []\n")
    (repo.root / SOURCE).unlink()


@case("PLN609", "docs/plans/b.md:1 PLN609")
def plan_that_is_a_link_within_the_repository(repo: Repo) -> None:
    repo.rename(B, "drafts/b.md")
    (repo.root / B).symlink_to(repo.root / "drafts/b.md")


@case("PLN603")
def plan_with_the_line_ends_of_windows(repo: Repo) -> None:
    text = (repo.root / B).read_text("utf-8")
    (repo.root / B).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())


@case("PLN604", *(f"docs/topics/environment.md:{line} PLN604" for line in (11, 13, 15)))
def raw_html_around_the_plans(repo: Repo) -> None:
    write_on_a_topic_page(repo, "清<b>扫</b>\n\n<script>alert(1)</script>\n\n<!-- 清扫 -->".replace("</b>", ""))


@case("PLN604")
def code_and_less_than_around_the_plans(repo: Repo) -> None:
    write_on_a_topic_page(repo, "3 < 5，`<b>`。\n\n```\n<script>\n```")


@case(
    "PLN605",
    "docs/topics/a.svg:1 PLN609",
    *(f"docs/topics/environment.md:{line} PLN605" for line in (11, 13, 15, 17, 19)),
)
def images_from_elsewhere(repo: Repo) -> None:
    repo.write("docs/topics/a.svg", "<svg/>")
    images = ["https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,AA==", "a.svg", "b.png"]
    write_on_a_topic_page(repo, "\n\n".join(f"![图]({image})" for image in images))


@case("PLN605")
def image_beside_the_page(repo: Repo) -> None:
    repo.write("docs/topics/a.png", "")
    write_on_a_topic_page(repo, "![图](a.png)")


@case("PLN607", "docs/plans/b.md:1 PLN607")
def plan_with_501_sections(repo: Repo) -> None:
    repo.append(B, "".join(section(number) for number in range(500)))


@case("PLN607", "docs/plans/b.md:13 PLN607")
def line_of_10001_characters(repo: Repo) -> None:
    repo.append(B, f"\n{'清' * 10_000}。\n")


@case("PLN607")
def plan_with_500_sections_and_a_line_of_10000_characters(repo: Repo) -> None:
    repo.append(B, "".join(section(number) for number in range(499)) + f"\n{'清' * 9_999}。\n")


@case("PLN608", "docs/a.md:1 PLN608", "docs/b.md:1 PLN608", "docs/c.md:2 PLN608", "docs/topics/index.md:1 PLN608")
def pages_without_a_plain_title(repo: Repo) -> None:
    repo.write("docs/a.md", "# 指南\n")
    repo.write("docs/b.md", "---\nhide: [toc]\n---\n")
    repo.write("docs/c.md", "---\ntitle: <b>指南</b>\n---\n")
    repo.write("docs/topics/index.md", "---\nhide: [toc]\n---\n")


@case("PLN608", *(f"docs/guide.md:{line} PLN608" for line in (3, 4, 5)))
def page_whose_front_matter_says_more_than_it_may(repo: Repo) -> None:
    repo.write("docs/guide.md", "---\ntitle: 指南\ntemplate: x.html\nhide: [header]\nredirect: x\n---\n")


@case("PLN608")
def page_with_a_title_a_template_and_hidden_parts(repo: Repo) -> None:
    repo.write("docs/guide.md", "---\ntitle: 指南（试行）\ntemplate: about.html\nhide: [toc, navigation]\n---\n")


@case("PLN609", "docs/guide/tool.html:1 PLN609", "docs/a.js:1 PLN609", "docs/assets/a.png:1 PLN609")
def files_that_would_be_published_unchecked(repo: Repo) -> None:
    for path in ("docs/guide/tool.html", "docs/a.js", "docs/assets/a.png"):
        repo.write(path, "")


@case("PLN609")
def pictures_beside_the_pages_and_files_elsewhere(repo: Repo) -> None:
    for path in ("docs/guide/a.png", "docs/topics/b.jpg", "docs/c.webp", "theme/a.js", "sources/notes.html"):
        repo.write(path, "")


def section(number: int) -> str:
    return f'\n## 清扫 {{ #s{number} data-kind="tasks" data-topics="environment" }}\n\n每月清扫一次。\n'


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
    repo.append(LEDGER, "- {line: 9, before: 弘扬, after: 发扬, kind: typo, reason: 误字, evidence: 词形}\n")
    repo.edit(LEDGER, "witness: [9]", "evidence: 词形")
    repo.edit(A, "弘扬正气", "发扬正气")


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


@case("PLN801", f"{REGISTER}:3 PLN801")
def register_that_is_no_yaml(repo: Repo) -> None:
    repo.write(REGISTER, "- id: a\n  title: 甲\n  title: 乙\n")


@case("PLN801", f"{REGISTER}:1 PLN801")
def register_that_is_no_list(repo: Repo) -> None:
    repo.write(REGISTER, "id: a\n")


@case("PLN801", f"{REGISTER}:1 PLN801", f"{REGISTER}:2 PLN801")
def notices_that_are_no_entries(repo: Repo) -> None:
    repo.write(REGISTER, "- 四五普法\n- [四五普法]\n")


@case("PLN801", f"{REGISTER}:1 PLN801", f"{REGISTER}:4 PLN801")
def notice_with_a_misspelt_key_and_without_another(repo: Repo) -> None:
    repo.edit(REGISTER, "  from: '2001'", "  since: '2001'")
    repo.edit(REGISTER, "  action: replace\n", "")


@case("PLN801", *(f"{REGISTER}:{line} PLN801" for line in (4, 9, 10, 15, 28)))
def notice_with_values_of_the_wrong_form(repo: Repo) -> None:
    repo.edit(REGISTER, "from: '2001'", "from: 2001")
    repo.edit(REGISTER, "pattern: “?四五”?普法\n", "pattern:\n")
    repo.edit(REGISTER, "except: “?四五”?普法以来", "except: [“?四五”?普法以来]")
    repo.edit(REGISTER, "passes: [开展“九五”普法, “四五”普法以来]", "passes: 开展“九五”普法")
    repo.edit(REGISTER, "count: {year: 2022, number: 20, every: 5}", "count: {year: 2022, number: 20, every: 0}")


@case("PLN801", f"{REGISTER}:12 PLN801", f"{REGISTER}:18 PLN801")
def notice_with_parts_of_the_wrong_form(repo: Repo) -> None:
    repo.edit(REGISTER, "    四五普法: 九五普法\n", "    四五普法: 95\n")
    repo.edit(REGISTER, "    - {title: “九五”普法规划, checked: '2026-11-23'}", "    - {title: “九五”普法规划}")


@case("PLN801", f"{REGISTER}:6 PLN801")
def notice_with_a_control_character(repo: Repo) -> None:
    repo.edit(REGISTER, "now: “九五”普法", 'now: "九五\\u0007普法"')


@case("PLN801")
def register_that_is_empty(repo: Repo) -> None:
    repo.write(REGISTER, "# nothing yet\n")


@case("PLN802", f"{REGISTER}:3 PLN802", f"{REGISTER}:7 PLN802", f"{REGISTER}:19 PLN802")
def notice_with_unknown_words(repo: Repo) -> None:
    repo.edit(REGISTER, "kind: programme\n  from: '2001'", "kind: program\n  from: '2001'")
    repo.edit(REGISTER, "action: replace", "action: replaced")
    repo.edit(REGISTER, "confidence: high", "confidence: sure")


@case("PLN802")
def notice_with_other_known_words(repo: Repo) -> None:
    repo.edit(REGISTER, "confidence: high", "confidence: medium")


@case("PLN803", f"{REGISTER}:1 PLN803", f"{REGISTER}:22 PLN803")
def notices_with_ids_that_are_none(repo: Repo) -> None:
    repo.edit(REGISTER, "id: si-wu-pu-fa", "id: 四五普法")
    repo.edit(REGISTER, "id: party-congress", "id: Party_congress")


@case("PLN803", f"{REGISTER}:34 PLN803")
def two_notices_with_one_id(repo: Repo) -> None:
    repo.edit(REGISTER, "id: dual-support", "id: party-congress")


@case("PLN803")
def notice_whose_id_has_digits(repo: Repo) -> None:
    repo.edit(REGISTER, "id: dual-support", "id: d2-support-9")


@case("PLN804", *(f"{REGISTER}:{line} PLN804" for line in (4, 5, 18, 20)))
def notice_with_days_that_do_not_exist(repo: Repo) -> None:
    repo.edit(REGISTER, "from: '2001'", "from: '2001-13'")
    repo.edit(REGISTER, "until: '2005'", "until: '2005-02-30'")
    repo.edit(REGISTER, "review: '2099-12'", "review: soon")
    repo.edit(
        REGISTER, "    - {title: “九五”普法规划, checked: '2026-11-23'}\n", "    - {title: 规划, checked: '26-11-23'}\n"
    )


@case("PLN804", f"{REGISTER}:5 PLN804")
def notice_that_ends_before_it_begins(repo: Repo) -> None:
    repo.edit(REGISTER, "until: '2005'", "until: '2000-12-31'")


@case("PLN804")
def notice_of_one_month(repo: Repo) -> None:
    repo.edit(REGISTER, "from: '2001'", "from: '2005-12-31'")


@case("PLN805", f"{REGISTER}:9 PLN805", f"{REGISTER}:10 PLN805")
def notice_whose_patterns_are_not_understood(repo: Repo) -> None:
    repo.edit(REGISTER, "pattern: “?四五”?普法\n", "pattern: “?四五”?普法.*\n")
    repo.edit(REGISTER, "except: “?四五”?普法以来", "except: (四五普法以来)")


@case("PLN805")
def notice_with_all_that_a_pattern_can_be(repo: Repo) -> None:
    pattern = "(?:“?四五”?|[^一-五]{1,2}四五)(?=普法|“)普法{1}(?!\\?)"
    repo.edit(REGISTER, "pattern: “?四五”?普法\n", f"pattern: '{pattern}'\n")


@case("PLN806", f"{REGISTER}:14 PLN806", f"{REGISTER}:15 PLN806")
def notice_with_examples_that_are_none(repo: Repo) -> None:
    repo.edit(REGISTER, "[开展四五普法教育, ", "[开展五五普法教育, ")
    repo.edit(REGISTER, "[开展“九五”普法, “四五”普法以来]\n", "[开展“四五”普法, “四五”普法以来]\n")


@case("PLN806", f"{REGISTER}:14 PLN806", f"{REGISTER}:15 PLN806")
def notice_with_too_few_examples(repo: Repo) -> None:
    repo.edit(REGISTER, "[开展四五普法教育, '“四五”普法规划']", "[开展四五普法教育]")
    repo.edit(REGISTER, "[开展“九五”普法, “四五”普法以来]", "[开展“九五”普法]")


@case("PLN806")
def notice_with_a_field_in_an_example(repo: Repo) -> None:
    repo.edit(REGISTER, "[开展四五普法教育, ", "['{{社区}}四五普法{{社区|四五普法}}', ")


@case("PLN807", *[f"{REGISTER}:11 PLN807"] * 3)
def notice_with_replacements_that_do_not_fit(repo: Repo) -> None:
    repo.edit(REGISTER, "    四五普法: 九五普法\n", "    四五普法规划: 九五普法\n    四五普法以来: 九五普法\n")
    repo.edit(REGISTER, "    “四五”普法: “九五”普法\n", "    “四五”普法: 新四五普法\n")


@case("PLN807", f"{REGISTER}:22 PLN807", f"{REGISTER}:39 PLN807")
def notices_whose_count_and_pattern_disagree(repo: Repo) -> None:
    repo.edit(REGISTER, "  count: {year: 2022, number: 20, every: 5}\n", "")
    repo.edit(REGISTER, "pattern: 双拥模范城\n", "pattern: 双拥模范城\n  count: {year: 1, number: 1, every: 1}\n")


@case("PLN807")
def notice_without_replacements(repo: Repo) -> None:
    repo.edit(REGISTER, "  replacements:\n    四五普法: 九五普法\n    “四五”普法: “九五”普法\n", "")


@case("PLN808", f"{REGISTER}:26 PLN808", f"{REGISTER}:31 PLN808")
def notices_without_source_and_without_doubt(repo: Repo) -> None:
    repo.edit(REGISTER, "每五年一次，写最近的一次。请核。", "每五年一次，写最近的一次。")
    repo.edit(
        REGISTER,
        "  confidence: unverified\n  review: '2099'\n\n- id: dual",
        "  confidence: low\n  review: '2099'\n\n- id: dual",
    )


@case("PLN808", f"{REGISTER}:17 PLN808")
def notice_whose_source_is_no_address(repo: Repo) -> None:
    repo.edit(REGISTER, "https://www.example.cn/2001", "javascript:alert(1)")


@case("PLN808", f"{REGISTER}:8 PLN808")
def notice_to_check_that_does_not_say_so(repo: Repo) -> None:
    repo.edit(REGISTER, "action: replace", "action: check")


@case("PLN808")
def notice_with_a_source_without_an_address(repo: Repo) -> None:
    repo.edit(REGISTER, ", url: 'https://www.example.cn/2001'", "")


@case("PLN809", f"{REGISTER}:20 PLN809")
def notice_that_was_due_years_ago(repo: Repo) -> None:
    repo.edit(REGISTER, "review: '2099-12'", "review: '2009-12-31'")


@case("PLN809")
def notice_that_is_due_in_years(repo: Repo) -> None:
    repo.edit(REGISTER, "review: '2099-12'", "review: '2199-12-31'")


@case("PLN809")
def notice_due_where_the_rule_is_off(repo: Repo) -> None:
    repo.edit(REGISTER, "review: '2099-12'", "review: '2009-12-31'")
    repo.write(RULES_FILE, "severity: {PLN809: off}\n")


def test_a_range_is_held_against_all_that_begin_before_its_end(repo: Repo) -> None:
    """The pages' lines are 3–25, 4–5 and 24–28: the first and the last overlap, although one stands between them."""
    give_b_a_source(repo, number=2, part=1, first=24)
    text = (repo.root / B).read_text("utf-8")
    repo.write("docs/plans/c.md", text.replace("plan: 2", "plan: 3").replace("[24, 28]", "[4, 5]"))
    claims = [found for found in run(repo.inputs()) if found.code == "PLN708"]
    assert [(found.path, found.message) for found in claims] == [
        (A, "line 24 of 示例 is also claimed by docs/plans/b.md"),
        (A, "line 4 of 示例 is also claimed by docs/plans/c.md"),
    ]


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


MODULES = {
    "PLN1": ("front_matter",),
    "PLN2": ("structure",),
    "PLN3": ("topics",),
    "PLN4": ("characters", "punctuation", "wording"),
    "PLN5": ("links",),
    "PLN6": ("safety",),
    "PLN7": ("ledger",),
    "PLN8": ("register",),
    "PLN9": ("dated",),
}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_has_a_code_a_name_and_its_family_s_place(rule: Rule) -> None:
    assert re.fullmatch(r"PLN[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.family == rule.code[:4]
    assert rule.check.__module__ in [f"planlib.checking.rules.{module}" for module in MODULES[rule.family]]


def test_every_family_has_a_name_for_readers() -> None:
    assert set(RULE_FAMILIES) == {rule.family for rule in RULES.values()} == set(MODULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_has_something_that_fails_it_and_something_that_passes(rule: Rule) -> None:
    failing = {path.name[:6] for path in FAIL} | {item.code for item in CASES if item.findings}
    passing = {path.name[:6] for path in PASS} | {item.code for item in CASES if not item.findings}
    assert rule.code in failing
    assert rule.code in passing


def test_every_fixture_and_case_belongs_to_a_rule() -> None:
    assert {path.name[:6] for path in (*PASS, *FAIL)} | {item.code for item in CASES} == set(RULES)


# Examples that say in brackets what they are about cannot be tried out.
EXAMPLES = [
    rule
    for rule in RULES.values()
    if rule.family not in ("PLN1", "PLN3", "PLN7", "PLN8") and not rule.bad.startswith("(")
]
EXAMPLES = [rule for rule in EXAMPLES if rule.scope is not Scope.LIBRARY or rule.family == "PLN5" or "[" in rule.bad]


def reported(rule: Rule, text: str, inputs: Inputs) -> bool:
    """Whether a rule reports anything on a page with this text, or on a document with it."""
    front = "---\nplan: 1\ntitle: 年度计划\nlevel: community\ntype: plan\n---\n\n"
    page = read_page("docs/plans/wm-1.md", front + text.replace("\\u200b", "\u200b") + "\n")
    guidance = read_page("docs/plans/wm-1.md", "## 指导思想 { #guidance }\n")
    if rule.scope is Scope.PAGE:
        return any(rule.check(page, replace(inputs, pages=(page,))))
    folder = "docs" if rule.code == "PLN503" else "docs/topics"
    published = frozenset(["docs/guide/index.md", "docs/topics/figure.png", "docs/plans/wm-1.md"])
    document = read_document(f"{folder}/x.md", text)
    return any(rule.check(replace(inputs, pages=(guidance,), documents=(document,), published=published)))


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_a_rule_reports_its_bad_example_and_not_its_good_one(rule: Rule, small: Inputs) -> None:
    assert reported(rule, rule.bad, small)
    assert not reported(rule, rule.good, small)


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
    repo.edit(A, "坚持以居民为中心", "坚持与居民,为中心")
    repo.edit(ENVIRONMENT, "title: 环境卫生", "titel: 环境卫生")
    repo.edit(B, "level: village", "level: city")
    assert repo.findings() == [
        "docs/plans/a.md:18 PLN704",
        "docs/plans/a.md:18 PLN411",
        "docs/plans/b.md:4 PLN104",
        "docs/topics/environment.md:2 PLN306",
    ]
