"""The search index holds every section under every gram of its own lines, and nothing else."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from planlib.contract import TITLE_LINE, Action, LineKind, LineMark, Row, Timeliness
from planlib.library import Library
from planlib.model.fields import split_runs
from planlib.model.plaintext import own_lines, written
from planlib.model.simplified import simplified
from planlib.notices.matcher import Marker, in_units, masked
from planlib.publishing.labels import short_name
from planlib.publishing.search.folding import Folds, fold
from planlib.publishing.search.index import search_files, shard_of
from planlib.publishing.search.packing import pack, pack_ranks, unpack, unpack_ranks
from planlib.publishing.search.pinyin import by_letters
from planlib.publishing.templates import templates_data
from tests.support.index import Index, check_grams, own_texts
from tests.support.paths import FIXTURES

VECTORS = FIXTURES / "search"


def vectors(name: str) -> Any:
    """What both sides of the search must agree on; tests/front reads the same files."""
    return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def index(library: Library) -> Index:
    return Index(library)


def test_every_gram_leads_to_exactly_the_sections_that_hold_it(library: Library, index: Index) -> None:
    check_grams(library, index)


def test_headings_are_told_from_text(library: Library, index: Index) -> None:
    titles = {t.id: fold(t.section.number + library.title(t.section)) for t in library.templates if t.section.level}
    for gram in ("工作", "一", "文明", "、"):
        assert index.ids(gram, heading=True) == {name for name, title in titles.items() if gram in title}


def test_what_sections_are_can_be_looked_up_like_grams(library: Library, index: Index) -> None:
    for template in templates_data(library)["templates"]:
        plan = library.plan_by_id[template["plan"]]
        keys = [f"=topic:{topic}" for topic in template["topics"]]
        keys += [f"=kind:{template['kind']}", f"=plan:{plan.id}", f"=level:{plan.level}", f"=type:{plan.type}"]
        assert all(template["id"] in index.ids(key) for key in keys)
    assert sum(len(index.ids(f"=kind:{kind}")) for kind, _ in index.manifest["kinds"]) == len(library.templates)


def test_rows_stand_in_the_order_of_their_length_and_then_of_reading(library: Library, index: Index) -> None:
    position = {template.id: place for place, template in enumerate(library.templates)}
    order = [(row.characters, position[row.id]) for row in index.rows]
    assert order == sorted(order)
    assert [row.characters for row in index.rows] == sorted(
        t["characters"] for t in templates_data(library)["templates"]
    )


def test_a_row_holds_what_its_card_shows(library: Library, index: Index) -> None:
    data = {template["id"]: template for template in templates_data(library)["templates"]}
    assert len(index.rows) == len(data) == index.manifest["sections"]
    for row in index.rows:
        template = data[row.id]
        assert f"{row.page}#{row.id.partition('/')[2]}" == template["url"]
        assert row.level == template["level"]
        assert row.number == template["number"]
        assert row.title == written(_section(library, row.id).title)
        assert row.lines == [
            f"{line.number}\t{written(line.runs)}" if line.kind is LineKind.ITEM else written(line.runs)
            for line in own_lines(_section(library, row.id))
            if line.kind is not LineKind.HEADING
        ]
        assert row.short_name == short_name(library.plan_by_id[template["plan"]])
        assert [row.plan, *row.crumbs] == template["breadcrumb"]
        assert row.kind == template["kind"]
        assert row.topics == template["topics"]
        assert row.characters == template["characters"]
        assert row.fields == template["fields"]
        assert list(dict.fromkeys(mark.notice for mark in marks_under(index, row))) == template["notices"]
        assert row.marks_under == len(marks_under(index, row))
        variants = [index.rows[rank].id for rank in row.variants]
        assert variants == list(library.variants[row.id])
        children = [index.rows[rank].id for rank in row.children]
        assert children == [f"{template['plan']}/{child.id}" for child in _section(library, row.id).children]
        plan = library.plan_by_id[template["plan"]]
        assert (row.plan_level, row.plan_type) == (plan.level, plan.type)


def marks_under(index: Index, row: Row) -> list[LineMark]:
    """The marks of a row and of all that stands under it."""
    return [*row.marks, *(mark for rank in row.children for mark in marks_under(index, index.rows[rank]))]


def test_marks_stand_where_they_say(library: Library, index: Index) -> None:
    marker, checked = Marker(library.inputs.marked, library.inputs.day.year), 0
    for row in index.rows:
        for line, *span in row.marks:
            text = row.title if line == TITLE_LINE else row.lines[line].rpartition("\t")[2]
            marks = marker.marks(masked(split_runs(text)))
            assert tuple(span) in [in_units(mark, text) for mark in marks], (row.id, line)
            checked += 1
    assert checked > 100


def test_how_current_sections_are_can_be_looked_up(library: Library, index: Index) -> None:
    found = {value: index.ids(f"=timeliness:{value}") for value in Timeliness}
    assert all(found.values())
    assert sum(map(len, found.values())) == len(library.templates)
    assert found[Timeliness.NONE] == {row.id for row in index.rows if not row.marks_under}
    replaced = {row.id for row in index.rows if any(is_gone(library, mark) for mark in marks_under(index, row))}
    assert found[Timeliness.REPLACE] == replaced


def is_gone(library: Library, mark: LineMark) -> bool:
    return library.notices[mark.notice].action in (Action.REPLACE, Action.DELETE)


def _section(library: Library, name: str) -> Any:
    return next(template.section for template in library.templates if template.id == name)


def test_the_tree_tells_ranks_and_parents(library: Library, index: Index) -> None:
    tree = index.parts["tree"]
    characters = list(unpack(tree["characters"]))
    ranked = sorted(range(len(characters)), key=characters.__getitem__)
    assert [library.templates[position].id for position in ranked] == [row.id for row in index.rows]
    assert [int(depth) for depth in tree["depths"]] == [
        len(template.ancestors) + 1 if template.section.level else 0 for template in library.templates
    ]
    assert list(unpack(tree["plans"])) == [sum(1 for _ in plan.page.walk()) for plan in library.plans]


def test_pinyin_and_initials_lead_to_words(index: Index) -> None:
    assert "志愿服务" in index.value("~zyfw").split()
    assert "志愿服务" in index.value("~zhiyuanfuwu").split()
    assert "环保" in index.value("~hb").split()
    assert index.value("~zzzz") == ""


def test_pinyin_knows_how_a_character_is_read_in_a_word() -> None:
    assert by_letters(["重庆", "重要"]) == {
        "chongqing": ["重庆"],
        "cq": ["重庆"],
        "zhongyao": ["重要"],
        "zy": ["重要"],
    }


def test_pinyin_takes_words_of_two_to_eight_characters_from_between_the_marks() -> None:
    assert set(by_letters(["一、加强领导，抓落实（A组）"])) == {"jiaqianglingdao", "jqld", "zhualuoshi", "zls"}


def test_two_builds_give_the_same_files_and_another_library_another_build(library: Library, index: Index) -> None:
    assert dict(search_files(library)) == index.files
    other = Index(library, directory_urls=False)
    assert other.build != index.build
    assert other.rows[0].page.endswith(".html")


def test_the_table_holds_the_simplified_characters_in_use_only(index: Index) -> None:
    table = index.manifest["fold"]
    pairs = dict(zip(table[::2], table[1::2], strict=True))
    assert pairs["會"] == "会"
    assert all(index.ids(new) for new in pairs.values())
    assert all(simplified()[old] == new for old, new in pairs.items())


def test_simplified_text_stays_as_it_is(library: Library) -> None:
    text = "".join(line for lines in own_texts(library).values() for line in lines)
    assert {character: simplified()[character] for character in text if character in simplified()} == {}


@pytest.mark.parametrize("vector", vectors("folding")["vectors"])
def test_folding_keeps_to_the_shared_vectors(vector: dict[str, str]) -> None:
    table = vectors("folding")["table"]
    folds = Folds(dict(zip(table[::2], table[1::2], strict=True)))
    assert fold(vector["text"], folds) == vector["folded"]


@pytest.mark.parametrize("vector", vectors("packing")["numbers"])
def test_numbers_are_packed_as_the_shared_vectors_say(vector: dict[str, Any]) -> None:
    assert pack(vector["numbers"]) == vector["packed"]
    assert list(unpack(vector["packed"])) == vector["numbers"]


@pytest.mark.parametrize("vector", vectors("packing")["ranks"])
def test_ranks_are_packed_as_the_shared_vectors_say(vector: dict[str, Any]) -> None:
    assert pack_ranks(vector["ranks"]) == vector["packed"]
    assert list(unpack_ranks(vector["packed"])) == vector["ranks"]
    assert all(before < rank for before, rank in pairwise(vector["ranks"]))


@pytest.mark.parametrize("vector", vectors("shards"))
def test_a_key_is_in_the_shard_of_the_shared_vectors(vector: dict[str, Any]) -> None:
    assert shard_of(vector["key"], vector["shards"]) == vector["shard"]


def test_keys_spread_over_the_shards() -> None:
    grams = [chr(0x4E00 + a) + chr(0x5E00 + b) for a in range(40) for b in range(40)]
    sizes = [0] * 64
    for gram in grams:
        sizes[shard_of(gram, 64)] += 1
    assert max(sizes) < 3 * len(grams) / 64
