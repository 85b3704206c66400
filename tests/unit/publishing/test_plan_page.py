"""The text of a plan page as HTML, and its table of contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from planlib.inputs import Inputs
from planlib.library import Library
from planlib.model.facts import facts_of
from planlib.model.front_matter import PartialFrontMatter
from planlib.model.numbering import item_number, section_number
from planlib.model.page import Block, BlockKind, FieldRef, Page, Runs, Section
from planlib.model.plan import Plan
from planlib.publishing.plan_page import plan_html, plan_toc
from tests.support.attacks.inventory import leads_away
from tests.support.shown import read_lines, shown_lines

if TYPE_CHECKING:
    from tests.support.repo import Repo

B = "docs/plans/b.md"
FRONT = "---\nplan: 2\ntitle: 要点\nlevel: village\ntype: outline\n---\n"


def html(library: Library, plan: str = "a", *, directory_urls: bool = True) -> list[str]:
    """The lines of the HTML."""
    return plan_html(library.plan_by_id[plan], library, directory_urls=directory_urls).split("\n")


def text_html(repo: Repo, text: str, heading: str = "甲") -> list[str]:
    """What becomes of a text under the one heading of a page, without the heading and the line about it."""
    repo.write(B, f'{FRONT}## {heading} {{ #x data-kind="tasks" data-topics="environment" }}\n\n{text}\n')
    return html(repo.library(), "b")[2:]


def test_a_whole_page(repo: Repo) -> None:
    link = '<a class="headerlink" href="#{0}" title="本段的链接">#</a>'.format
    topic = '<a class="pl-topic" href="../../topics/{}/">{}</a>'.format
    morality, environment = topic("morality", "思想道德"), topic("environment", "环境卫生")
    helping = f"{topic('volunteering', '志愿服务')} {topic('culture-sports', '文化体育')}"
    field = '<span class="pl-field" data-field="{}"{} title="填空项：{}">{}</span>'.format
    year = field("年份", "", "年份", "20××")
    community = field("社区", ' data-example="桃园社区"', "社区名称", "××社区")
    signed = field("落款单位", "", "落款单位", "××社区居民委员会")
    date = field("日期", ' data-example="2024年1月5日"', "落款日期", "20××年×月×日")
    assert html(repo.library()) == [
        f'<p class="pl-about" id="opening" data-kind="background" data-level="0">背景 {morality}</p>',
        f"<p>为做好{year}年度{community}工作，制定本计划。</p>",
        "<blockquote>",
        "<p>编者注：这一页只供测试。</p>",
        "</blockquote>",
        '<h2 id="guidance" data-kind="guidance" data-level="1" data-topics="morality">'
        f"一、指导思想{link('guidance')}</h2>",
        f'<p class="pl-about">指导思想 {morality}</p>',
        "<p>坚持以居民为中心，弘扬正气。</p>",
        f'<h2 id="tasks" data-kind="tasks" data-level="1">二、主要任务{link("tasks")}</h2>',
        f'<p class="pl-about">任务 {environment} {helping}</p>',
        f'<h3 id="clean" data-kind="tasks" data-level="3" data-topics="environment">1.整治环境{link("clean")}</h3>',
        f'<p class="pl-about">任务 {environment}</p>',
        "<ol>",
        "<li>清扫楼道。</li>",
        "<li>种植花木。</li>",
        "</ol>",
        '<h3 id="help" data-kind="tasks" data-level="3" data-topics="volunteering culture-sports">'
        f"2.志愿服务{link('help')}</h3>",
        f'<p class="pl-about">任务 {helping}</p>',
        "<p>弘扬志愿精神，组织居民上门服务。</p>",
        '<p class="pl-about" id="closing" data-kind="signature" data-level="0">落款</p>',
        f"<p>{signed}</p>",
        f"<p>{date}</p>",
    ]


def test_a_title_in_the_text_is_no_heading(repo: Repo) -> None:
    repo.edit(B, "\n## 美化", "\n# {{年份}}年要点\n\n## 美化")
    year = '<span class="pl-field" data-field="年份" title="填空项：年份">20××</span>'
    assert html(repo.library(), "b")[0] == f'<p class="pl-title">{year}年要点</p>'


def test_headings_rank_by_their_depth_and_the_table_of_contents_with_them(repo: Repo) -> None:
    repo.write(
        B,
        f"{FRONT}"
        '## 甲 { #a data-kind="tasks" }\n'
        '#### 乙 { #b data-kind="tasks" }\n'
        '##### 丙{{村|桃树村}} { #c data-kind="tasks" data-topics="environment" }\n丁。\n'
        '## 戊 & 己 { #d data-kind="tasks" data-topics="environment" }\n庚。\n',
    )
    library = repo.library()
    headings = [line.split("<a ")[0] for line in html(library, "b") if line.startswith("<h")]
    assert [(line[:3], line.partition(">")[2]) for line in headings] == [
        ("<h2", "一、甲"),
        ("<h3", "1.乙"),
        ("<h4", '（1）丙<span class="pl-field" data-field="村" data-example="桃树村" title="填空项：村名">××村</span>'),
        ("<h2", "二、戊 &amp; 己"),
    ]
    inner = {"level": 4, "id": "c", "name": "（1）丙××村", "children": []}
    assert plan_toc(library.plan_by_id["b"], library) == [
        {"level": 2, "id": "a", "name": "一、甲", "children": [
            {"level": 3, "id": "b", "name": "1.乙", "children": [inner]},
        ]},
        {"level": 2, "id": "d", "name": "二、戊 &amp; 己", "children": []},
    ]  # fmt: skip


def test_parts_without_a_heading_are_not_in_the_table_of_contents(repo: Repo) -> None:
    library = repo.library()
    assert [entry["id"] for entry in plan_toc(library.plan_by_id["a"], library)] == ["guidance", "tasks"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- 甲。\n- 乙。", ["<ul>", "<li>甲。</li>", "<li>乙。</li>", "</ul>"]),
        ("- 甲。\n\n- 乙。", ["<ul>", "<li>甲。</li>", "<li>乙。</li>", "</ul>"]),
        ("- 甲。\n\n1. 乙。", ["<ul>", "<li>甲。</li>", "</ul>", "<ol>", "<li>乙。</li>", "</ol>"]),
        (
            "1. 甲。\n2. 乙。\n\n- 丙。",
            ["<ol>", "<li>甲。</li>", "<li>乙。</li>", "</ol>", "<ul>", "<li>丙。</li>", "</ul>"],
        ),
        (
            "1. 甲。\n\n乙。\n\n1. 丙。",
            ["<ol>", "<li>甲。</li>", "</ol>", "<p>乙。</p>", "<ol>", "<li>丙。</li>", "</ol>"],
        ),
        ("甲。\n\n乙。", ["<p>甲。</p>", "<p>乙。</p>"]),
        (
            "> 编者注：甲。\n\n> 编者注：乙。\n\n丙。",
            ["<blockquote>", "<p>编者注：甲。</p>", "<p>编者注：乙。</p>", "</blockquote>", "<p>丙。</p>"],
        ),
        ("甲 & 乙 * 丙。", ["<p>甲 &amp; 乙 * 丙。</p>"]),
    ],
)
def test_blocks_stand_in_their_elements(repo: Repo, text: str, lines: list[str]) -> None:
    assert text_html(repo, text) == lines


def test_addresses_fit_the_place_of_the_page_and_the_form_of_addresses(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", "四五普法。")
    flat = "\n".join(html(repo.library(), "b", directory_urls=False))
    assert 'href="../topics/environment.html"' in flat
    assert 'href="../notices.html#si-wu-pu-fa"' in flat
    repo.rename(B, "docs/plans/2024/b.md")
    deep = "\n".join(html(repo.library(), "b"))
    assert 'href="../../../topics/environment/"' in deep
    assert 'href="../../../notices/#si-wu-pu-fa"' in deep


def test_a_section_with_variants_leads_to_them(repo: Repo) -> None:
    words = "组织居民清扫楼道，清理楼道里堆放的杂物，疏通小区里的下水道，修剪绿地里的花木，劝导居民分类投放垃圾。"
    heading = '## 整治 { #too data-kind="tasks" data-topics="environment" }'
    repo.edit(B, "- 清理沟渠。\n- 在{{村}}口种树。", f"{words}\n\n{heading}\n\n每天{words}")
    library = repo.library()
    assert library.variants["b/village"] == ("b/too",)
    assert '<a class="pl-variants" href="../../compare/?of=b/village">2 种写法</a>' in html(library, "b")[1]


def test_what_says_the_same_is_no_other_wording(repo: Repo) -> None:
    words = "组织居民清扫楼道，清理楼道里堆放的杂物，疏通小区里的下水道，修剪绿地里的花木，劝导居民分类投放垃圾。"
    heading = '## 美化村容 { #too data-kind="tasks" data-topics="environment" }'
    repo.edit(B, "- 清理沟渠。\n- 在{{村}}口种树。", f"{words}\n\n{heading}\n\n{words}")
    library = repo.library()
    assert library.wordings("b/village") == (("b/too",),)
    assert "pl-variants" not in "".join(html(library, "b"))


# Marks

FIELD = '<span class="pl-field" data-field="村" title="填空项：村名">××村</span>'


def mark(words: str, name: str = "si-wu-pu-fa") -> str:
    return f'<a class="pl-dated" href="../../notices/#{name}" data-notice="{name}">{words}</a>'


OLD = mark("四五普法")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("四五普法，“乙”。", [f"<p>{OLD}，“乙”。</p>"]),
        ("四五普法四五普法。", [f"<p>{OLD}{OLD}。</p>"]),
        ("- 乙。\n- “四五”普法。", ["<ul>", "<li>乙。</li>", f"<li>{mark('“四五”普法')}。</li>", "</ul>"]),
        ("1. 四五普法。", ["<ol>", f"<li>{OLD}。</li>", "</ol>"]),
        ("> 编者注：四五普法\n\n乙。", ["<blockquote>", "<p>编者注：四五普法</p>", "</blockquote>", "<p>乙。</p>"]),
        ("四五普法{{村}}四五普法。", [f"<p>{OLD}{FIELD}{OLD}。</p>"]),
        ("{{村}}党的十七大。", [f"<p>{FIELD}{mark('党的十七大', 'party-congress')}。</p>"]),
    ],
)
def test_what_has_run_out_is_marked_but_not_in_notes(repo: Repo, text: str, lines: list[str]) -> None:
    assert text_html(repo, text) == lines


def test_what_has_run_out_is_marked_in_a_heading(repo: Repo) -> None:
    text_html(repo, "乙。", "普四五普法")
    assert f">一、普{OLD}<a class=" in html(repo.library(), "b")[0]


def test_a_mark_that_has_a_part_of_a_field_takes_in_all_of_it(repo: Repo) -> None:
    repo.edit("docs/notices.yml", "pattern: “?四五”?普法\n", "pattern: 四五[^，]{0,3}普法|四五[^，]{3}\n")
    repo.edit("docs/notices.yml", "  replacements:\n    四五普法: 九五普法\n    “四五”普法: “九五”普法\n", "")
    repo.edit("docs/notices.yml", "matches: [开展四五普法教育, '“四五”普法规划']", "matches: [四五普法, 四五的普法]")
    assert text_html(repo, "开展四五{{村}}普法。") == [f"<p>开展{mark(f'四五{FIELD}')}普法。</p>"]


# Whatever a plan says

KNOWN: dict[str, set[str]] = {
    **{f"h{rank}": {"id", "data-kind", "data-level", "data-topics"} for rank in range(2, 6)},
    "p": {"class", "id", "data-kind", "data-level"},
    "a": {"class", "href", "title", "data-notice"},
    "span": {"class", "data-field", "data-example", "title"},
    "blockquote": set(),
    "ol": set(),
    "ul": set(),
    "li": set(),
}

Contents = list[tuple[BlockKind, Runs, int]]
"""Blocks, each with its place in an ordered list, from 1, or 0."""

WORDS = ("四五普法", "“四五”普法", "<b>", "</p>", "<!--", "&amp;", "&#60;", "]]>", '"', "'", "`", "**", "[甲](x)", "{{")
words = st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=6)
fields = st.builds(FieldRef, st.sampled_from(["村", "年份"]) | words, st.none() | words)
texts: st.SearchStrategy[Runs] = st.lists(words | fields, max_size=5).map(tuple)
lists: st.SearchStrategy[Contents] = st.builds(
    lambda items, first: [(BlockKind.ITEM, runs, number * first) for number, runs in enumerate(items, 1)],
    st.lists(texts, min_size=1, max_size=3),
    st.integers(0, 1),
)
others = st.builds(lambda *block: [(*block, 0)], st.sampled_from([BlockKind.PARAGRAPH, BlockKind.NOTE]), texts)
contents = st.lists(lists | others, max_size=4).map(lambda groups: [block for group in groups for block in group])
outlines = st.lists(st.tuples(st.integers(1, 4), texts, contents), max_size=5)


def made(inputs: Inputs, *sections: Section, title: Block | None = None) -> tuple[Plan, Library]:
    """A plan that was not read from a file, and a library that has no other."""
    page = Page("docs/plans/x.md", "x", "", PartialFrontMatter(), (), title, sections, (), 0)
    facts = facts_of(page)._replace(plan=1, title="计划", level="village", type="plan")
    plan = Plan(facts, None, {page.path: page}.__getitem__)
    return plan, Library(replace(inputs, pages=(page,)), (plan,))


def section(level: int, title: Runs, inside: Contents, lines: Iterator[int], *children: Section) -> Section:
    """A section whose heading and blocks stand on the next of the lines."""
    line, number = next(lines), section_number(level, 1)
    blocks = tuple(Block(kind, runs, next(lines), item_number(place) if place else "") for kind, runs, place in inside)
    return Section(f"s{line}", level, title, number, "tasks", ("environment",), line, blocks, children)


def nested(outline: Sequence[tuple[int, Runs, Contents]], lines: Iterator[int]) -> Iterator[Section]:
    """Sections of these levels, each with those under it that follow."""
    while outline:
        (level, title, inside), *rest = outline
        end = next((place for place, (other, *_) in enumerate(rest) if other <= level), len(rest))
        yield section(level, title, inside, lines, *nested(rest[:end], lines))
        outline = rest[end:]


def test_a_list_that_begins_anew_is_another_list(small: Inputs) -> None:
    """No Markdown that is let through makes two in a row, but if one did, the numbers would be those of the model."""
    items: Contents = [(BlockKind.ITEM, (), place) for place in (1, 2, 1)]
    plan, library = made(small, section(1, ("甲",), items, count(1)))
    shown = "".join(plan_html(plan, library).split("\n")[2:])
    assert shown == "<ol><li></li><li></li></ol><ol><li></li></ol>"


@given(texts, contents, outlines)
def test_a_page_shows_exactly_what_was_read_in_known_elements_only(
    small: Inputs, title: Runs, opening: Contents, outline: Sequence[tuple[int, Runs, Contents]]
) -> None:
    lines = count(2)
    sections = (section(0, (), opening, lines), *nested(outline, lines))
    plan, library = made(small, *sections, title=Block(BlockKind.PARAGRAPH, title, 1))
    text = etree.fromstring(f"<div>{plan_html(plan, library)}</div>")  # throws at what is not well formed
    assert shown_lines(text) == read_lines(plan, library)
    for element in text.iterdescendants():
        assert {*element.keys()} <= KNOWN[str(element.tag)], element.tag
        assert not leads_away(element.get("href", ""))
