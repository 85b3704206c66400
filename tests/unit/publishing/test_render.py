"""The Markdown that MkDocs gets, and the text read back from its HTML."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest

from planlib.library import Library
from planlib.publishing.plan_page import expected_text, marked_html, page_markdown, rendered_text

if TYPE_CHECKING:
    from tests.support.repo import Repo

A = "docs/plans/a.md"


def markdown(library: Library, plan: str = "a") -> list[str]:
    plans = {item.id: item for item in library.plans}
    return page_markdown(plans[plan], library).split("\n")


def test_headings_are_numbered_and_nested_without_a_gap(repo: Repo) -> None:
    headings = [line for line in markdown(repo.library()) if line.startswith("#")]
    assert headings == [
        '## 一、指导思想 { #guidance data-kind="guidance" data-level="1" data-topics="morality" }',
        '## 二、主要任务 { #tasks data-kind="tasks" data-level="1" }',
        '### 1.整治环境 { #clean data-kind="tasks" data-level="3" data-topics="environment" }',
        '### 2.志愿服务 { #help data-kind="tasks" data-level="3" data-topics="volunteering culture-sports" }',
    ]


def test_heading_marks_follow_the_depth_at_all_four_levels(repo: Repo) -> None:
    repo.write(
        "docs/plans/b.md",
        "---\nplan: 2\ntitle: 要点\nlevel: village\ntype: outline\n---\n"
        '## 甲 { #a data-kind="tasks" }\n'
        '### 乙 { #b data-kind="tasks" }\n'
        '#### 丙 { #c data-kind="tasks" }\n'
        '##### 丁 { #d data-kind="tasks" data-topics="environment" }\n戊。\n',
    )
    headings = [line.split(" {")[0] for line in markdown(repo.library(), "b") if line.startswith("#")]
    assert headings == ["## 一、甲", "### （一）乙", "#### 1.丙", "##### （1）丁"]


def test_fields_in_a_heading_stay_as_written(repo: Repo) -> None:
    repo.edit("docs/plans/b.md", "美化村容", "美化{{村|桃树村}}")
    assert any("一、美化{{村|桃树村}} {" in line for line in markdown(repo.library(), "b"))


def test_under_a_heading_stands_its_kind_and_its_topics_as_links(repo: Repo) -> None:
    lines = markdown(repo.library())
    place = next(number for number, line in enumerate(lines) if "#help" in line)
    assert lines[place + 1 : place + 6] == [
        "",
        "任务 [志愿服务](../topics/volunteering.md){ .pl-topic } [文化体育](../topics/culture-sports.md){ .pl-topic }",
        "{: .pl-about }",
        "",
        "弘扬志愿精神，组织居民上门服务。",
    ]


def test_a_heading_without_topics_shows_those_of_the_sections_under_it(repo: Repo) -> None:
    lines = markdown(repo.library())
    place = next(number for number, line in enumerate(lines) if "#tasks" in line)
    assert [word.split("/")[-1] for word in lines[place + 2].split(".md")[:-1]] == [
        "environment",
        "volunteering",
        "culture-sports",
    ]


def test_the_opening_begins_with_a_line_that_carries_its_anchor(repo: Repo) -> None:
    lines = markdown(repo.library())
    place = lines.index("为做好{{年份}}年度{{社区|桃园社区}}工作，制定本计划。")
    assert lines[place - 3 : place] == [
        "背景 [思想道德](../topics/morality.md){ .pl-topic }",
        '{: #opening data-kind="background" data-level="0" .pl-about }',
        "",
    ]


def test_the_closing_begins_with_such_a_line_in_place_of_the_rule(repo: Repo) -> None:
    lines = markdown(repo.library())
    place = lines.index("{{落款单位}}")
    assert lines[place - 3 : place] == [
        "落款",
        '{: #closing data-kind="signature" data-level="0" .pl-about }',
        "",
    ]
    assert "---" not in lines


def test_topic_links_fit_a_page_in_a_folder(repo: Repo) -> None:
    repo.rename(A, "docs/plans/2024/a.md")
    assert any("](../../topics/morality.md)" in line for line in markdown(repo.library()))


def test_the_front_matter_is_left_out_and_the_text_left_alone(repo: Repo) -> None:
    lines = markdown(repo.library())
    authored = (repo.root / A).read_text("utf-8").split("---\n", 2)[2].split("\n")
    text = [line for line in authored if line and not line.startswith(("#", "---"))]
    assert [line for line in lines if line in text] == text
    assert not any(line.startswith("source:") for line in lines)


def test_blanks_after_the_closing_fence_do_no_harm(repo: Repo) -> None:
    before = markdown(repo.library())
    repo.edit(A, "lines: [3, 25]}\n---\n", "lines: [3, 25]}\n--- \n")
    assert markdown(repo.library()) == before


def test_the_page_must_show_numbers_and_neutral_defaults(repo: Repo) -> None:
    library = repo.library()
    assert expected_text(library.plans[1].page, library) == [
        "为做好20××年度××社区工作，制定本计划。",
        "一、指导思想",
        "坚持以居民为中心，弘扬正气。",
        "二、主要任务",
        "1.整治环境",
        "1.清扫楼道。",
        "2.种植花木。",
        "2.志愿服务",
        "弘扬志愿精神，组织居民上门服务。",
        "××社区居民委员会",
        "20××年×月×日",
    ]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", []),
        ("<p>甲</p>", ["甲"]),
        ("<h1>甲</h1><h2 id='a'>一、乙</h2><h6>丙</h6>", ["甲", "一、乙", "丙"]),
        ("<p>甲 &lt; 乙 &amp; 丙&#8221;</p>", ["甲 < 乙 & 丙”"]),
        ("<p>\n甲\n</p>\n\n<p>乙</p>", ["甲", "乙"]),
        ("<p>在<span class='pl-field'>××村</span>口</p>", ["在××村口"]),
        ("<h2>一、甲<a class='headerlink' href='#a'>¶</a></h2>", ["一、甲"]),
        ("<h2>甲</h2><p class='x pl-about'>任务 <a class='pl-topic'>环境</a></p><p>乙</p>", ["甲", "乙"]),
        ("<p>甲</p><blockquote><p>编者注：<em>乙</em></p><p>丙</p></blockquote><p>丁</p>", ["甲", "丁"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        ("<ol><li>甲</li><li>乙</li></ol><p>丙</p><ol><li>丁</li></ol>", ["1.甲", "2.乙", "丙", "1.丁"]),
        ("<ol>\n<li>\n<p>甲</p>\n</li>\n<li>\n<p>乙</p>\n</li>\n</ol>", ["1.甲", "2.乙"]),
        ("<ol><li>甲</li></ol><ul><li>乙</li></ul><ol><li>丙</li></ol>", ["1.甲", "乙", "1.丙"]),
        ("<div>不算</div>也不算<table><td>不算</td></table><p>甲</p>", ["甲"]),
        ("<p>甲<br>乙</p>", ["甲乙"]),
        ("<p></p><p>甲</p>", ["", "甲"]),
    ],
)
def test_the_lines_are_read_from_the_html(html: str, lines: list[str]) -> None:
    assert rendered_text(html) == lines


def test_a_page_rendered_by_hand_reads_as_expected(repo: Repo) -> None:
    library = repo.library()
    html = """
    <p class="pl-about" id="opening">背景 <a class="pl-topic" href="#">思想道德</a></p>
    <p>为做好<span>20××</span>年度<span>××社区</span>工作，制定本计划。</p>
    <blockquote><p>编者注：这一页只供测试。</p></blockquote>
    <h2 id="guidance">一、指导思想<a class="headerlink" href="#guidance">¶</a></h2>
    <p class="pl-about">指导思想 <a class="pl-topic" href="#">思想道德</a></p>
    <p>坚持以居民为中心，弘扬正气。</p>
    <h2 id="tasks">二、主要任务</h2>
    <h3 id="clean">1.整治环境</h3>
    <ol><li>清扫楼道。</li><li>种植花木。</li></ol>
    <h3 id="help">2.志愿服务</h3>
    <p>弘扬志愿精神，组织居民上门服务。</p>
    <p class="pl-about" id="closing">落款</p>
    <p>××社区居民委员会</p>
    <p>20××年×月×日</p>
    """
    assert rendered_text(html) == expected_text(library.plans[1].page, library)


# Marks


B = "docs/plans/b.md"
FIELD = '<span class="pl-field" data-field="村">××村</span>'


@pytest.mark.parametrize(
    ("heading", "text", "html"),
    [
        ("甲", "四五普法，“乙”。", "<h2>一、甲</h2><p>[四五普法]，&ldquo;乙&#8221;。</p>"),
        ("四五普法", "乙。", '<h2 id="x">一、[四五普法]<a class="headerlink" href="#x">#</a></h2><p>乙。</p>'),
        ("普四五普法", "四五普法四五普法。", "<h2>一、普[四五普法]</h2><p>\n[四五普法][四五普法]。\n</p>"),
        ("甲", "- 乙。\n- “四五”普法。", "<h2>一、甲</h2><ul><li>乙。</li>\n<li><p>[“四五”普法]。</p></li></ul>"),
        ("甲", "1. 四五普法。", '<h2>一、甲</h2><p class="pl-about">四五普法</p><ol><li>[四五普法]。</li></ol>'),
        ("甲", "> 编者注：四五普法\n\n乙。", "<h2>一、甲</h2><blockquote><p>四五普法</p></blockquote><p>乙。</p>"),
        ("甲", "四五普法{{村}}四五普法。", f"<h2>一、甲</h2><p>[四五普法]{FIELD}[四五普法]。</p>"),
        ("甲", "{{村}}党的十七大。", f"<h2>一、甲</h2><p>{FIELD}[党的十七大]。</p>"),
    ],
)
def test_marks_are_put_into_the_html_of_a_page(repo: Repo, heading: str, text: str, html: str) -> None:
    marked = html.replace("[四五普法]", mark("四五普法")).replace("[“四五”普法]", mark("“四五”普法"))
    marked = marked.replace("[党的十七大]", mark("党的十七大", "party-congress"))
    repo.write(
        B,
        "---\nplan: 2\ntitle: 要点\nlevel: village\ntype: outline\n---\n"
        f'## {heading} {{ #x data-kind="tasks" data-topics="environment" }}\n\n{text}\n',
    )
    library = repo.library()
    plain = html.replace("[", "").replace("]", "")
    assert marked_html(plain, library.plan_by_id["b"], library, "../notices/") == unescape(marked)


def mark(words: str, name: str = "si-wu-pu-fa") -> str:
    return f'<a class="pl-dated" href="../notices/#{name}" data-notice="{name}">{words}</a>'


def test_a_page_without_marks_stays_as_it_is(repo: Repo) -> None:
    library = repo.library()
    html = "<p>甲<br>&nbsp;乙</p>"
    assert marked_html(html, library.plan_by_id["b"], library, "../notices/") == html


def test_a_mark_that_has_a_part_of_a_field_takes_in_all_of_it(repo: Repo) -> None:
    repo.edit("docs/notices.yml", "pattern: “?四五”?普法\n", "pattern: 四五[^，]{0,3}普法|四五[^，]{3}\n")
    repo.edit("docs/notices.yml", "  replacements:\n    四五普法: 九五普法\n    “四五”普法: “九五”普法\n", "")
    repo.edit("docs/notices.yml", "matches: [开展四五普法教育, '“四五”普法规划']", "matches: [四五普法, 四五的普法]")
    repo.edit(B, "- 清理沟渠。", "- 开展四五{{村}}普法。")
    library = repo.library()
    html = f"<h2>一、美化村容</h2><ul><li>开展四五{FIELD}普法。</li><li>在{FIELD}口种树。</li></ul>"
    marked = marked_html(html, library.plan_by_id["b"], library, "../notices/")
    assert mark(f"四五{FIELD}") in marked
    assert rendered_text(marked) == rendered_text(html)
