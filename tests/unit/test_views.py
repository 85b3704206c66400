"""What cards show: fields with the neutral default as text, and the first words of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planlib import views
from planlib.fields import Field, split_runs
from planlib.views import OPENING_CHARACTERS, runs_html

if TYPE_CHECKING:
    from tests.unit.conftest import Repo

FIELDS = {"村": Field("村", "村名", "××村", "带“村”字", "user")}
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
        ("长，" + "长" * 100, "长，" + "长" * (OPENING_CHARACTERS - 2) + "……"),
        ("长" * (OPENING_CHARACTERS - 3) + "{{村}}" + "长", "长" * (OPENING_CHARACTERS - 3) + VILLAGE + "……"),
        ("长" * (OPENING_CHARACTERS - 2) + "{{村}}" + "长", "长" * (OPENING_CHARACTERS - 2) + "……"),
        ("{{村}}" + "长" * 100, VILLAGE + "长" * (OPENING_CHARACTERS - 3) + "……"),
    ],
)
def test_the_opening_is_cut_without_cutting_a_field(text: str, html: str) -> None:
    assert views._opening_html(split_runs(text), FIELDS) == html


def test_a_card_has_its_fields_marked_in_title_crumbs_opening_and_text(repo: Repo) -> None:
    repo.edit("docs/plans/b.md", "美化村容", "美化{{村|桃树村}}")
    card = views.card(repo.library().templates[0], repo.library())
    assert 'data-example="桃树村"' in card.title_html
    assert [(line.kind, line.level, line.number) for line in card.body][:2] == [
        ("heading", 1, "一、"),
        ("item", 0, ""),
    ]
    assert all("<" not in crumb for crumb in card.crumbs_html)
