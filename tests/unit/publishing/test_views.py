"""What cards show: fields with the neutral default as text, and the first words of a text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from planlib.contract import SNIPPET_CHARACTERS, FieldScope
from planlib.library import Library
from planlib.model.fields import Field, split_runs
from planlib.model.plaintext import count_visible
from planlib.notices.matcher import Mark
from planlib.publishing.marks import pieces, pieces_html, runs_html
from planlib.publishing.plans import plans_data, plans_script
from planlib.publishing.sizes import HOME_PLANS, TEMPLATES_A_KIND
from planlib.publishing.views import cards, home, notices, plan, plans, topic, topics

if TYPE_CHECKING:
    from tests.support.repo import Repo

FIELDS = {"村": Field("村", "村名", "××村", "带“村”字", FieldScope.SHARED)}
VILLAGE = '<span class="pl-field" data-field="村" title="填空项：村名">××村</span>'


def test_a_field_shows_its_default_and_carries_the_words_of_the_source() -> None:
    assert runs_html(split_runs("在{{村}}<口>"), FIELDS) == f"在{VILLAGE}&lt;口&gt;"
    assert runs_html(split_runs('{{村|"桃"\'树}}'), FIELDS) == (
        '<span class="pl-field" data-field="村" data-example="&quot;桃&quot;&#x27;树" title="填空项：村名">××村</span>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("短{{村}}。", f"短{VILLAGE}。"),
        ("长" * 60 + "，" + "长" * 60, "长" * 60 + "……"),
        ("长，" + "长" * 100, "长，" + "长" * (SNIPPET_CHARACTERS - 2) + "……"),
        ("长" * (SNIPPET_CHARACTERS - 3) + "{{村}}" + "长", "长" * (SNIPPET_CHARACTERS - 3) + VILLAGE + "……"),
        ("长" * (SNIPPET_CHARACTERS - 2) + "{{村}}" + "长", "长" * (SNIPPET_CHARACTERS - 2) + "……"),
        ("{{村}}" + "长" * 100, VILLAGE + "长" * (SNIPPET_CHARACTERS - 3) + "……"),
    ],
)
def test_the_opening_is_cut_without_cutting_a_field(text: str, html: str) -> None:
    assert cards._opening_html(list(pieces(split_runs(text), ())), FIELDS, "") == html


def mark(start: int, end: int, inner: str) -> tuple[Mark, str]:
    """A mark, and the HTML of it."""
    return Mark(start, end, "x"), f'<a class="pl-dated" href="../notices/#x" data-notice="x">{inner}</a>'


@pytest.mark.parametrize(
    ("text", "marks", "html"),
    [
        ("甲<乙>丙", [mark(1, 4, "&lt;乙&gt;")], "甲{}丙"),
        ("甲乙", [mark(0, 1, "甲"), mark(1, 2, "乙")], "{}{}"),
        ("甲{{村}}乙丙", [mark(0, 7, f"甲{VILLAGE}乙")], "{}丙"),
        ("甲{{村}}乙", [mark(0, 3, f"甲{VILLAGE}"), mark(5, 7, "乙")], "{}{}"),
        ("甲{{村}}乙", [mark(3, 7, f"{VILLAGE}乙")], "甲{}"),
        ("{{村}}甲", [mark(5, 6, "甲")], f"{VILLAGE}{{}}"),
    ],
)
def test_a_mark_is_a_link_that_no_field_is_cut_by(text: str, marks: list[tuple[Mark, str]], html: str) -> None:
    found = pieces(split_runs(text), [mark for mark, _ in marks])
    assert pieces_html(found, FIELDS, "../notices/") == html.format(*(inner for _, inner in marks))


def test_an_opening_is_cut_within_a_mark() -> None:
    whole, html = mark(SNIPPET_CHARACTERS - 1, SNIPPET_CHARACTERS + 3, "长")
    found = list(pieces(("长" * 100,), [whole]))
    assert cards._opening_html(found, FIELDS, "../notices/") == "长" * (SNIPPET_CHARACTERS - 1) + html + "……"


def test_a_card_and_a_plan_say_how_much_of_them_has_run_out(repo: Repo) -> None:
    repo.edit("docs/plans/b.md", "- 清理沟渠。", "- “四五”普法，四五普法。")
    repo.edit("docs/plans/b.md", "美化村容", "学习党的十七大，四五普法")
    library = repo.library()
    card = cards.card(library.templates[0], library, "notices/")
    assert card.dated == 4
    assert "pl-dated" not in card.title_html
    assert card.opening_html.count('<a class="pl-dated"') == 2
    assert sum(line.html.count('<a class="pl-dated"') for line in card.body) == 4
    phrases = plan.dated_phrases(library.plan_by_id["b"], library)
    assert [(phrase.words, phrase.count, phrase.to_do, phrase.anchor) for phrase in phrases] == [
        ("党的十七大", 1, "补填", "village"),
        ("四五普法", 2, "替换", "village"),
        ("“四五”普法", 1, "替换", "village"),
    ]


def test_the_list_of_notices_is_in_order_and_leads_to_the_first_places(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.edit("docs/plans/b.md", "- 清理沟渠。", "- “四五”普法，四五普法。")
    repo.append("docs/plans/b.md", '\n## 普法 { #law data-kind="tasks" data-topics="morality" }\n\n四五普法。\n')
    monkeypatch.setattr(notices, "OCCURRENCES", 1)
    rows = notices.notice_rows(repo.library())
    assert [(row.notice.id, row.is_marked, row.action, row.count) for row in rows] == [
        ("si-wu-pu-fa", True, "替换", 3),
        ("plan-ahead", False, "更新", 0),
        ("party-congress", True, "补填", 0),
        ("dual-support", False, "照用", 0),
    ]
    (place,) = rows[0].occurrences
    assert (place.uri, place.anchor, rows[0].more) == ("plans/b.md", "village", "“四五”普法")
    assert place.label.endswith("》一、美化村容")


def test_a_card_has_its_fields_marked_in_title_crumbs_opening_and_text(repo: Repo) -> None:
    repo.edit("docs/plans/b.md", "美化村容", "美化{{村|桃树村}}")
    card = cards.card(repo.library().templates[0], repo.library(), "notices/")
    assert 'data-example="桃树村"' in card.title_html
    assert [(line.kind, line.level, line.number) for line in card.body][:2] == [
        ("heading", 1, "一、"),
        ("item", 0, ""),
    ]
    assert all("<" not in crumb for crumb in card.crumbs_html)


def test_plans_without_a_number_are_groups_of_their_own_after_the_others(repo: Repo) -> None:
    text = (repo.root / "docs/plans/b.md").read_text("utf-8")
    for name in ("c", "d"):
        repo.write(f"docs/plans/{name}.md", text.replace("plan: 2\n", ""))
    groups = plans.plan_groups((library := repo.library()).plans, library)
    assert [(group.title, [card.plan.id for card in group.cards]) for group in groups][-2:] == [
        ("", ["c"]),
        ("", ["d"]),
    ]
    assert all(group.title for group in groups[:-2])


def test_a_topic_begins_with_what_can_be_used_as_it_is(repo: Repo) -> None:
    text = (repo.root / "docs/plans/b.md").read_text("utf-8")
    head, front, _ = text.split("---\n", 2)
    sections = """
## 普法 { #dated data-kind="tasks" data-topics="environment" }

四五普法要从年初抓到年末，逐户送资料，逐组办讲座，年底评比。

## 绿化 { #parent data-kind="tasks" data-topics="environment" }

### 种树 { #trees data-kind="tasks" data-topics="environment" }

春天在村口和河边各种一百棵树，专人浇水，死一棵补一棵。

### 养花 { #flowers data-kind="tasks" data-topics="environment" }

家家门前养花，每月评一次最美庭院，评上的挂牌。
"""
    for number in (3, 4):
        page = front.replace("plan: 2", f"plan: {number}").replace("title: ", f"title: 第{number}份")
        repo.write(f"docs/plans/p{number}.md", f"{head}---\n{page}---\n{sections}")
    library = repo.library()
    found = [template.id for template in topic.templates_to_use(library.topics["environment"], "tasks", library)]
    mine = [name for name in found if name.startswith("p")]
    assert mine == ["p3/trees", "p3/flowers", "p3/parent", "p3/dated"]
    (run,) = (run for run in topic.kind_runs(library.topics["environment"], library, "") if run.kind == "tasks")
    assert [card.id for card in run.cards] == found[:TEMPLATES_A_KIND]
    assert run.total == library.found_counts["environment", "tasks"]


def test_the_list_of_plans_takes_few_bytes_each(library: Library) -> None:
    data = plans_data(library)
    assert [row.id for row in data["plans"]] == [plan.id for plan in library.plans]
    assert len(plans_script(library).encode()) / len(library.plans) <= 110  # with the names that all share
    assert data["url"] == "plans/*/"
    assert plans_data(library, directory_urls=False)["url"] == "plans/*.html"


def test_a_row_of_home_says_what_its_plan_says_itself(library: Library) -> None:
    for one in library.plans:
        row = home.plan_row(one, library)
        assert row.dated == sum(phrase.count for phrase in plan.dated_phrases(one, library))
        assert [part.start for part in row.strip] == [
            sum(part.length for part in row.strip[:number]) for number in range(len(row.strip))
        ]
        assert sum(part.length for part in row.strip) == row.characters
        assert not any(left.kind == right.kind for left, right in pairwise(row.strip))
        assert {part.kind for part in row.strip} == {section.kind for section in one.page.walk()}


def test_home_is_bounded_and_its_pictures_are_of_what_has_not_run_out(library: Library, repo: Repo) -> None:
    shown = home.context(library)
    assert len(shown["plans"]) == min(HOME_PLANS, len(library.plans))
    pictures = shown["pictures"]
    (chosen,) = (one for one in library.templates if one.section.number + library.title(one.section) == pictures.title)
    assert not library.marks_under(chosen)
    assert pictures.opening.removesuffix("……") in library.text(chosen.section).replace("\n", "")
    assert len(pictures.lines) <= home.PICTURE_LINES
    assert len(pictures.fields) <= home.PICTURE_FIELDS
    assert home.pictures(repo.library()) is None  # nothing there is long enough


@pytest.mark.parametrize(
    ("since", "until", "span"),
    [
        ("", "", None),
        ("2001", "2005", (12, 60)),
        ("2016-03", "2016-03-31", (194, 1)),
        ("1996-10", "2001", (0, 24)),
        ("", "2000", (0, 12)),
        ("2026", "2030", (312, 10)),  # not over yet: up to today
        ("2020-05", "", (244, 78)),
        ("1980", "1990", (0, 1)),  # before all that is drawn: still to be seen
        ("2031", "", (321, 1)),
    ],
)
def test_the_time_of_a_phrase_is_drawn_from_2000_to_today(
    library: Library, since: str, until: str, span: tuple[int, int] | None
) -> None:
    notice = next(iter(library.notices.values())).model_copy(update={"since": since, "until": until})
    assert notices.span_of(notice, date(2026, 11, 28)) == span


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("文明社区创建规划", "文明社区创建规划"),
        ("文明社区创建规划（另一版本）", "文明社区创建规划（另一版本）"),
        ("社区精神文明建设工作计划（道德建设与志愿服务）", "道德建设与志愿服务"),
        ("关于进一步加强全区社区精神文明建设的工作计划", "关于进一步加强全区社区精神…"),
    ],
)
def test_a_long_title_is_short_over_its_column(title: str, short: str) -> None:
    assert topics.short_title(title) == short


def test_a_topic_is_as_long_as_the_sections_that_name_it_each_character_once(library: Library) -> None:
    columns = topics.matrix_columns(library)
    rows = topics.matrix(columns, library)
    for row in rows:
        for cell in row.cells:
            sections = [
                one.section
                for one in library.templates
                if one.plan.id == cell.column.value
                and row.topic.id in one.section.topics
                and not any(row.topic.id in above.topics for above in one.ancestors)
            ]
            assert cell.characters == sum(count_visible(library.text(section)) for section in sections)
        assert row.characters == sum(cell.characters for cell in row.cells)
