"""The search index holds every section under every gram of its own lines, and nothing else."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from planlib.contract import TITLE_LINE, Action, LineKind, LineMark, Row, Timeliness
from planlib.keeping.packing import pack as pack_value
from planlib.keeping.packing import unpack as unpack_value
from planlib.keeping.store import Store, Table
from planlib.library import Library, fields_of
from planlib.model.fields import references, split_runs
from planlib.model.page import topics_of
from planlib.model.plaintext import count_visible, own_lines, written
from planlib.model.plan import Plan
from planlib.model.simplified import simplified
from planlib.notices.matcher import Marker, in_units, masked
from planlib.publishing.labels import short_name
from planlib.publishing.search.folding import Folds, fold
from planlib.publishing.search.index import WHOLE_SIZE, Names, SearchIndex, Wordings, cuts, search_files
from planlib.publishing.search.packing import pack, pack_ranks, unpack, unpack_ranks
from planlib.publishing.search.parts import (
    Indexed,
    IndexPart,
    PartLines,
    SectionPart,
    index_part,
    indexed_of,
    put_together,
)
from planlib.publishing.search.pinyin import letters_of
from planlib.publishing.search.postings import Postings, Run, collect, cut_runs, grams_of
from planlib.publishing.search.runs import Runs
from planlib.publishing.urls import page_url, plan_uri
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
    for template in library.templates:
        plan = template.plan
        keys = [f"=topic:{topic}" for topic in topics_of(template.section)]
        keys += [f"=kind:{template.section.kind}", f"=plan:{plan.id}", f"=level:{plan.level}", f"=type:{plan.type}"]
        assert all(template.id in index.ids(key) for key in keys)
    assert sum(len(index.ids(f"=kind:{kind}")) for kind, _ in index.manifest["kinds"]) == len(library.templates)


def test_rows_stand_in_the_order_of_their_length_and_then_of_reading(library: Library, index: Index) -> None:
    position = {template.id: place for place, template in enumerate(library.templates)}
    order = [(found.row.characters, position[found.id]) for found in index.rows]
    assert order == sorted(order)


def test_a_row_holds_what_its_card_shows(library: Library, index: Index) -> None:
    assert len(index.rows) == len(library.templates) == index.manifest["sections"]
    for found in index.rows:
        row, template = found.row, library.template(found.id)
        plan, section = template.plan, template.section
        assert (
            f"{index.manifest['page'].replace('*', plan.id)}#{row.section}"
            == f"{page_url(plan_uri(plan))}#{section.id}"
        )
        assert (found.plan.title, found.plan.short_name) == (plan.title, short_name(plan))
        assert (found.plan.level, found.plan.type) == (plan.level, plan.type)
        assert (row.level, row.number, row.kind) == (section.level, section.number, section.kind)
        assert row.title == written(section.title)
        assert row.lines == [
            f"{line.number}\t{written(line.runs)}" if line.kind is LineKind.ITEM else written(line.runs)
            for line in own_lines(section)
            if line.kind is not LineKind.HEADING
        ]
        assert list(row.crumbs) == list(map(library.title, template.ancestors))
        assert row.topics == list(topics_of(section))
        assert row.characters == count_visible(library.text(section))
        assert list(row.fields) == list(fields_of(section))
        assert [mark.notice for mark in marks_under(index, row)] == [m.id for m in library.marks_under(template)]
        assert row.marks_under == len(marks_under(index, row))
        same, *others = library.wordings(found.id)
        names = [index.rows[max(rank, ~rank)].id for rank in row.variants]
        assert names == [name for group in (same, *others) for name in group]
        starts = [name for name, rank in zip(names, row.variants, strict=True) if rank >= 0]
        assert starts == [group[0] for group in others]
        assert [index.rows[rank].id for rank in row.children] == [f"{plan.id}/{one.id}" for one in section.children]


def marks_under(index: Index, row: Row) -> list[LineMark]:
    """The marks of a row and of all that stands under it."""
    return [*row.marks, *(mark for rank in row.children for mark in marks_under(index, index.rows[rank].row))]


def test_marks_stand_where_they_say(library: Library, index: Index) -> None:
    marker, checked = Marker(library.inputs.marked, library.inputs.day.year), 0
    for _, row in index.rows:
        for line, *span in row.marks:
            text = row.title if line == TITLE_LINE else row.lines[line].rpartition("\t")[2]
            marks = marker.marks(masked(split_runs(text)))
            assert tuple(span) in [in_units(mark, text) for mark in marks], (row.section, line)
            checked += 1
    assert checked > 100


def test_a_section_is_found_by_its_id(library: Library, index: Index) -> None:
    for template in library.templates:
        of_plan, called = index.ids(f"=plan:{template.plan.id}"), index.ids(f"=section:{template.section.id}")
        assert of_plan & called == {template.id}


def test_a_section_is_found_by_what_its_fields_stood_for(library: Library, index: Index) -> None:
    examples: defaultdict[str, set[str]] = defaultdict(set)
    for template in library.templates:
        for line in own_lines(template.section):
            for field in references(line.runs):
                if field.example:
                    examples[f"=example:{fold(field.example)}"].add(template.id)
    assert len(examples) > 10
    assert {key: index.ids(key) for keys in index.keys for key in keys if key.startswith("=example:")} == examples


def test_how_current_sections_are_can_be_looked_up(library: Library, index: Index) -> None:
    found = {value: index.ids(f"=timeliness:{value}") for value in Timeliness}
    assert all(found.values())
    assert sum(map(len, found.values())) == len(library.templates)
    assert found[Timeliness.NONE] == {found.id for found in index.rows if not found.row.marks_under}
    replaced = {one.id for one in index.rows if any(is_gone(library, mark) for mark in marks_under(index, one.row))}
    assert found[Timeliness.REPLACE] == replaced


def is_gone(library: Library, mark: LineMark) -> bool:
    return library.notices[mark.notice].action in (Action.REPLACE, Action.DELETE)


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
    assert index.value("~zhiyuan").split()[0] == "志愿", "a word in a longer one"
    assert "文明" in index.value("~wenming").split()


def test_the_words_in_most_plans_come_first(library: Library, parts: list[Part], index: Index) -> None:
    plans = Counter(typed.split()[1] for part, _ in parts for typed in set(part.letters.splitlines()))
    found = [plans[word] for word in index.value("~zy").split()]
    assert len(found) > 2
    assert found[0] > found[-1]
    assert all(before + 1 >= after for before, after in pairwise(found)), "the names of topics count too"


def test_the_words_of_the_titles_of_plans_are_found_by_pinyin(index: Index) -> None:
    for letters, word in (("jingshen", "精神"), ("jianshe", "建设"), ("jihua", "计划")):
        assert word in index.value(f"~{letters}").split()


def test_characters_that_are_taken_for_each_other_are_told(index: Index) -> None:
    groups = index.parts["alike"]
    for pair in ("令龄", "社设", "未末", "务物", "竟境"):
        assert any(set(pair) <= set(group) for group in groups), pair
    assert not any(set("愿福") <= set(group) for group in groups)


def test_pinyin_knows_how_a_character_is_read_in_a_word() -> None:
    assert letters_of(["重庆", "重要"], ()) == ["chongqing 重庆", "cq 重庆", "zhongyao 重要", "zy 重要"]


def test_pinyin_takes_words_of_two_to_eight_characters_from_between_the_marks() -> None:
    letters = {typed.split()[0] for typed in letters_of(["一、加强领导，抓落实（A组）"], ())}
    assert letters == {"jiaqianglingdao", "jqld", "zhualuoshi", "zls"}


def test_pinyin_takes_the_words_of_the_vocabulary_from_within_others() -> None:
    common = {"志愿", "志愿服务", "服务", "活动", "展志"}
    title = "扎实开展志愿服务活动推进文明"
    words = {typed.split()[1] for typed in letters_of([title], common)}
    assert words == common
    assert {typed.split()[1] for typed in letters_of(["志愿服务"], ())} == {"志愿服务"}


def test_two_builds_give_the_same_files_and_another_library_others(library: Library, index: Index) -> None:
    assert dict(search_files(library, whole_size=0)) == index.files
    other = Index(library, directory_urls=False)
    assert other.files != index.files
    assert other.manifest["page"] == "plans/*.html"


def test_the_table_holds_the_simplified_characters_in_use_only(index: Index) -> None:
    table = index.manifest["fold"]
    pairs = dict(zip(table[::2], table[1::2], strict=True))
    assert pairs["會"] == "会"
    assert pairs["著"] == "着"
    assert all(index.ids(new) for new in pairs.values())
    assert not pairs.keys() & set(pairs.values()), "what a character becomes stays as it is"


def test_the_same_words_in_other_characters_are_folded_into_each_other() -> None:
    for words in (
        "显著 显着 顯著",
        "台账 台帐 臺帳 台賬",
        "惟一 唯一",
        "瞭解 了解",
        "二〇〇八 二○○八",
        "村民 邨民",
        "沿着 沿著",
    ):
        assert len({fold(word) for word in words.split()}) == 1, words
    for words in ("工作 工做", "形象 形像", "身份 身分", "账目 帷幕", "慰藉 慰借"):
        assert len({fold(word) for word in words.split()}) == 2, words


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
    assert pack_ranks(array("I", vector["ranks"])) == vector["packed"]
    assert list(unpack_ranks(vector["packed"])) == vector["ranks"]
    assert all(before < rank for before, rank in pairwise(vector["ranks"]))


def test_keys_stand_in_the_order_of_the_shared_vectors() -> None:
    keys = vectors("order")
    assert keys == sorted(set(keys))


# An index that is kept while plans change


Part = tuple[IndexPart, PartLines]


@pytest.fixture(scope="module")
def parts(library: Library) -> list[Part]:
    return [part_of(library, plan) for plan in library.plans]


def part_of(library: Library, plan: Plan) -> Part:
    return index_part(plan, library.vocabulary, library.inputs.marks[plan.path], library.notices)


def names_of(library: Library, without: str = "") -> Names:
    topics = [topic for topic in library.topics.values() if topic.id != without]
    return Names.of(topics, library.vocabulary, directory_urls=True)


def update(index: SearchIndex, parts: Sequence[Part], names: Names, wordings: Wordings) -> None:
    """Have it be the index of these plans."""
    index.update([part for part, _ in parts], lambda plans: (parts[plan][1] for plan in plans), names, wordings)


def files_of(index: SearchIndex) -> dict[str, str]:
    return {uri: index.file(uri) for uri in index.uris()}


def sections_of(made: Part) -> list[SectionPart]:
    """What a part was put together from."""
    part, lines = made
    columns = (
        part.ids.split(),
        map(int, part.depths),
        part.characters,
        map(indexed_of, lines.indexed),
        map(bytes.decode, lines.rows),
    )
    return [SectionPart(*section) for section in zip(*columns, strict=True)]


def renamed(made: Part, plan: str) -> Part:
    """A part as of a copy of the plan."""
    sections = [
        section._replace(indexed=section.indexed._replace(keys=(*section.indexed.keys[:-2], f"=plan:{plan}")))
        for section in sections_of(made)
    ]
    return put_together(plan, made[0].row, sections, made[0].letters.splitlines())


def shortened(made: Part, random: Random) -> Part:
    """A part as of the plan without some of its text, and maybe with a character of its own."""
    sections = sections_of(made)
    at = random.randrange(len(sections))
    text = sections[at].indexed.text[random.randrange(9) :] + random.choice(("", "龘", "𠮷\n𠮷"))
    sections[at] = sections[at]._replace(indexed=sections[at].indexed._replace(text=text), characters=len(text))
    return put_together(made[0].plan, made[0].row, sections, made[0].letters.splitlines()[random.randrange(2) :])


def alone(name: str) -> tuple[tuple[str, ...], ...]:
    """A template of which there is no other wording."""
    return ((),)


@pytest.mark.parametrize("whole_size", [0, 1 << 20])
def test_an_index_that_was_changed_is_the_same_as_one_made_anew(
    library: Library, parts: list[Part], whole_size: int
) -> None:
    random = Random(1)
    now = [renamed(part, f"{part[0].plan}-{copy}") for copy in range(3) for part in parts]
    kept = SearchIndex(whole_size=whole_size)
    update(kept, now, names_of(library), alone)
    seen = {str(files_of(kept))}
    for step in range(40):
        at = random.randrange(len(now))
        match step % 4:
            case 0:
                now = [*now[:at], shortened(now[at], random), *now[at + 1 :]]
            case 1:
                now = [*now[:at], renamed(parts[0], f"new-{step}"), *now[at:]]
            case 2:
                now = [*now[:at], *now[at + 1 :]]
            case _:
                now = [now[-1], *now[:-1]]
        names = names_of(library, without="environment" if step % 3 else "")
        update(kept, now, names, alone)
        seen.add(str(files_of(kept)))
        anew = SearchIndex(whole_size=whole_size)
        update(anew, now, names, alone)
        assert files_of(kept) == files_of(anew)
    assert len(seen) > 40


@pytest.mark.parametrize("run_size", [1, 1000, 30_000])
def test_an_index_is_the_same_from_however_many_runs(library: Library, parts: list[Part], run_size: int) -> None:
    at_once, in_runs = SearchIndex(), SearchIndex(Runs(run_size=run_size))
    random = Random(run_size)
    now = [shortened(part, random) for part in parts]
    for index in (at_once, in_runs):
        update(index, now, names_of(library), library.wordings)
    assert files_of(in_runs) == files_of(at_once)


def test_runs_are_cut_by_what_sections_say() -> None:
    random = Random(1)
    digests, sizes = [random.getrandbits(64) for _ in range(5000)], [random.randrange(1, 4000) for _ in range(5000)]
    spans = cut_runs(digests, sizes, 100_000)
    assert [at for start, end in spans for at in range(start, end)] == list(range(5000))
    assert 50 < len(spans) < 200
    for at in range(0, 5000, 37):
        fewer = [*digests[:at], *digests[at + 1 :]]
        left = cut_runs(fewer, [*sizes[:at], *sizes[at + 1 :]], 100_000)
        before = {tuple(digests[start:end]) for start, end in spans}
        assert len(before - {tuple(fewer[start:end]) for start, end in left}) <= 2
    assert cut_runs([], []) == []
    assert cut_runs([1], [9]) == [(0, 1)]


def test_only_the_runs_that_changed_are_collected_again(
    library: Library, parts: list[Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = 0

    def counted(sections: Iterable[tuple[bytes, bytes]]) -> Run:
        nonlocal taken
        taken += 1
        return collect(sections)

    monkeypatch.setattr("planlib.publishing.search.runs.collect", counted)
    monkeypatch.setattr("planlib.processes.cores", lambda: 1)  # or it is not seen here

    def index_of(parts: Sequence[Part], table: Table[Run] | None) -> tuple[dict[str, str], int]:
        nonlocal taken
        taken, index = 0, SearchIndex(Runs(table, run_size=2000))
        update(index, parts, names_of(library), library.wordings)
        return files_of(index), taken

    def table() -> Table[Run]:
        return Store(tmp_path, "1").table("runs", 4, packed=True)

    first, number = index_of(parts, table())
    assert number > 20
    assert index_of(parts, table()) == (first, 0)
    changed = [shortened(parts[0], Random(1)), *parts[1:]]
    files, few = index_of(changed, table())
    assert files == index_of(changed, None)[0]
    assert 0 < few < number / 3
    damaged = next(tmp_path.glob("1/runs/*"))
    damaged.write_bytes(damaged.read_bytes()[:-9])
    assert index_of(changed, table())[0] == files


def test_the_numbers_of_grams_stand_for_them() -> None:
    for text in ("", "社", "社区", "社区文\n明a1", "𠮷", "a𠮷社区", "𠮷\n野𠮷𠮷"):
        expected = {gram for gram in grams_of(text) if "\n" not in gram}
        everywhere, _ = collected([Indexed(text, False, ())])
        assert everywhere == {key: [0] for key in expected}


def test_sections_are_collected_by_all_that_they_have() -> None:
    sections = [
        Indexed("一\n一二", True, ["=kind:a"]),
        Indexed("一二", False, ["=kind:a", "=kind:b"]),
        Indexed("", True, []),
    ]
    everywhere, in_heading = collected(sections)
    assert everywhere == {"一": [0, 1], "二": [0, 1], "一二": [0, 1], "=kind:a": [0, 1], "=kind:b": [1]}
    assert in_heading == {"一": [0]}


def collected(sections: Sequence[Indexed]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The lists of sections, in their order."""
    made = put_together("plan", "", [SectionPart("", 1, 0, section, "") for section in sections], ())
    lines = list(zip(made[1].indexed, made[1].rows, strict=True))
    runs = [(place, collect([line])) for place, line in enumerate(lines)]
    of_all = [(0, collect(lines))]
    by_section, at_once = lists_of(runs), lists_of(of_all)
    assert by_section == at_once
    return at_once


def lists_of(runs: Sequence[tuple[int, Run]]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """All lists of runs: those of texts and those of headings."""
    postings = Postings(runs)
    everywhere, in_heading = (
        {key: list(unpack_ranks(ranks)) for key, ranks in lists.packed("", "\U0010ffff").items()}
        for lists in (postings.everywhere, postings.in_heading)
    )
    assert postings.everywhere.counts == {key: len(ranks) for key, ranks in everywhere.items()}
    return everywhere, in_heading


def test_an_index_of_nothing_has_no_keys_and_no_texts(library: Library) -> None:
    index = SearchIndex()
    update(index, [], Names([], replace(library.vocabulary, synonyms=(), kinds={}), page=""), alone)
    assert list(index.uris()) == ["search/alike.js", "library/fields.js", "search/manifest.js"]
    index = SearchIndex(whole_size=-1)
    update(index, [], Names([], replace(library.vocabulary, synonyms=(), kinds={}), page=""), alone)
    assert list(index.uris()) == ["search/tree.js", "search/alike.js", "library/fields.js", "search/manifest.js"]


def test_the_children_of_a_section_stand_right_under_it(library: Library, parts: list[Part]) -> None:
    for plan, (part, _) in zip(library.plans, parts, strict=True):
        ids = part.ids.split()
        found = [[ids[child] for child in part.children(at)] for at in range(len(ids))]
        assert found == [[child.id for child in section.children] for section in plan.page.walk()]


def test_a_part_is_the_same_in_every_process(parts: list[Part], library: Library) -> None:
    assert [unpack_value(pack_value(made)) for made in parts] == parts
    assert [part_of(library, plan) for plan in library.plans] == parts
    assert len({part.digest for part, _ in parts}) == len(parts)


def test_a_part_takes_less_than_it_tells(parts: list[Part]) -> None:
    told = sum(sum(map(len, (*lines.rows, *lines.indexed))) + len(part.letters.encode()) for part, lines in parts)
    assert sum(len(pack_value(made)) for made in parts) < 0.6 * told


def test_a_small_library_comes_with_the_manifest_but_for_pinyin(library: Library, index: Index) -> None:
    whole = Index(library, whole_size=WHOLE_SIZE)
    assert sorted(whole.files) == ["library/fields.js", "search/alike.js", "search/keys/1.js", "search/manifest.js"]
    assert [(plan, row._replace(plan=0)) for plan, row in whole.rows] == [
        (plan, row._replace(plan=0)) for plan, row in index.rows
    ]
    assert whole.parts["tree"] == index.parts["tree"]
    values = {key: value for keys in index.keys for key, value in keys.items() if len(key) > 2}
    assert {key: value for keys in whole.keys for key, value in keys.items()} == values
    assert all(key.startswith("~") for key in whole.keys[1])
    assert not any(key.startswith("~") for key in whole.keys[0])


def test_files_are_cut_where_they_are_full() -> None:
    assert list(cuts([], 10)) == []
    assert list(cuts([99], 10)) == [0]
    assert list(cuts([99, 4, 6, 1, 11, 1], 10)) == [0, 1, 3, 4, 5]
