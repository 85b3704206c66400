"""The data of the compare view: what is in it, and that every repair stands where it says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from planlib.contract import LineKind, Mark, PlanLine, RepairSpan
from planlib.library import Library
from planlib.model.plaintext import page_lines, section_lines, squash, written
from planlib.publishing.compare import compare_files, pack_count, packs_of, plan_data, plan_json, says_something
from planlib.publishing.sizes import PLANS_A_PACK
from planlib.sources.ledger import Repair
from planlib.sources.replay import RepairedSpan

if TYPE_CHECKING:
    from tests.support.repo import Repo

CALL = re.compile(r'planLibraryData\("([^"]+)","",(.*)\)\n', re.DOTALL)


def read(lines: list[Any]) -> list[PlanLine]:
    """Lines as the browser reads them, which are cut before the lists that are empty."""
    assert all(line[-1] != [] for line in lines)
    return [
        PlanLine(LineKind(kind), number, text, [RepairSpan(*span) for span in spans], [Mark(*mark) for mark in marks])
        for kind, number, text, spans, marks in ([*line, [], []][:5] for line in lines)
    ]


def occurrences(part: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(part)})", text)]


def test_every_repair_on_a_page_stands_where_it_says(library: Library) -> None:
    """At each place stands what the repair put in, amid the words that its entry in the ledger gives around it. Where
    other repairs changed those words too, the nearest character on one side has to do."""
    whole = checked = 0
    for plan in library.plans:
        texts = {line.line: written(line.runs) for line in page_lines(plan.page)}
        for line, places in library.repair_spans(plan).items():
            for place in places:
                text, parts = texts[line], [squash(part) for part in place.repair.after.split("\n")]
                assert 0 <= place.start <= place.end <= len(text)
                put = squash(text[place.start : place.end])
                start = len(squash(text[: place.start]))
                stands = [
                    (part, at)
                    for part in parts
                    for at in occurrences(put, part)
                    if squash(text)[: start + len(put)].endswith(part[max(at - 1, 0) : at] + put)
                    or squash(text)[start:].startswith(put + part[at + len(put) : at + len(put) + 1])
                ]
                touched = [
                    one for one in places if one is not place and {one.start, one.end} & {place.start, place.end}
                ]
                assert stands or touched or not any(parts), (plan.id, line, place)
                assert any(put in part for part in parts), (plan.id, line, place)
                checked += 1
                whole += any(squash(text)[max(start - at, 0) :].startswith(part) for part, at in stands if part)
    assert checked > 400
    assert whole > 0.85 * checked


def test_every_repair_that_puts_words_on_a_page_has_its_place(library: Library) -> None:
    placed = {
        place.repair for plan in library.plans for found in library.repair_spans(plan).values() for place in found
    }
    for collection in library.inputs.collections.values():
        for repair in collection.repairs:
            if repair.kind not in ("number", "moved", "boilerplate", "residue"):
                assert repair in placed, repair


def test_the_known_repairs_of_a_line(library: Library) -> None:
    data = plan_data(library.plan_by_id["wm-7"], library)
    start, end = data["sections"]["tasks"]["lines"]
    (line,) = (line for line in data["lines"][start:end] if "二是深入" in line.text)
    (span,) = line.repairs
    assert [mark.notice for mark in line.marks][:1] == ["civic-morality-outline"]
    first, last, removed, repair = span
    assert (line.text[first:last], line.text[last : last + 3], removed) == ("二", "是深入", "三")
    kind, before, after, reason, proof = data["repairs"][repair]
    assert (kind, before, after) == (library.vocabulary.repairs["number"], "三是深入", "二是深入")
    assert reason and proof


def test_a_line_end_put_right_is_no_repair_of_wording() -> None:
    repair = Repair(line=1, before="荣\n\n辱", after="荣辱", kind="hard-wrap", reason="断行", evidence="词形")
    assert not says_something(RepairedSpan(3, 3, "\n\n", repair))
    assert says_something(RepairedSpan(3, 3, "。", repair))
    assert says_something(RepairedSpan(3, 4, "", repair))


def test_sections_are_ranges_of_the_lines_of_a_plan(library: Library) -> None:
    for plan in library.plans:
        data = plan_data(plan, library)
        for section in plan.page.walk():
            start, end = data["sections"][section.id]["lines"]
            lines = [(line.kind, line.number, written(line.runs)) for line in section_lines(section)]
            assert [line[:3] for line in data["lines"][start:end]] == lines


def test_the_data_of_a_small_plan(repo: Repo) -> None:
    text = (repo.root / "docs/plans/a.md").read_text("utf-8")
    repo.write(
        "docs/plans/c.md",
        "\n".join(line for line in text.split("\n") if "source:" not in line).replace("plan: 1", "plan: 3"),
    )
    library = repo.library()
    data = plan_data(library.plan_by_id["c"], library)
    assert data["url"] == "plans/c/"
    assert data["repairs"] == []
    text = "为做好{{年份}}年度{{社区|桃园社区}}工作，制定本计划。"
    assert data["lines"][0] == PlanLine(LineKind.PARAGRAPH, "", text, [], [])
    assert data["sections"]["opening"] == {
        "label": "篇三之二《社区年度计划》开头",
        "lines": (0, 1),
        "variants": [("a/opening", "篇一之二《社区年度计划》开头")],
    }
    assert plan_data(library.plan_by_id["c"], library, directory_urls=False)["url"] == "plans/c.html"


def test_a_file_is_a_call_with_its_own_name_and_the_plans_of_its_pack(library: Library) -> None:
    found: dict[str, Any] = {}
    for (uri, script), (pack, plans) in zip(compare_files(library), packs_of(library.plans).items(), strict=True):
        match = CALL.fullmatch(script)
        assert match
        assert f"{match[1]}.js" == uri == f"compare/data/{pack}.js"
        packed = json.loads(match[2])
        assert list(packed) == [plan.id for plan in plans]
        found |= packed
    assert len(found) == len(library.plans)
    for plan in library.plans:
        data = found[plan.id]
        assert read(data["lines"]) == plan_data(plan, library)["lines"]
        assert data == json.loads(json.dumps({**plan_data(plan, library), "lines": data["lines"]}))


def test_packs_are_as_many_as_a_power_of_two_and_of_few_plans() -> None:
    for plans in (0, 1, 8, 9, 12, 16, 17, 300, 1000, 10_000):
        packs = pack_count(plans)
        assert packs & packs - 1 == 0
        assert plans / packs <= PLANS_A_PACK
        assert packs == 1 or plans / packs > PLANS_A_PACK / 2


def test_a_plan_that_is_changed_changes_its_own_pack(repo: Repo) -> None:
    text = (repo.root / "docs/plans/b.md").read_text("utf-8")
    for number in range(3, 20):
        repo.write(f"docs/plans/p{number}.md", text.replace("plan: 2\n", f"plan: {number}\n"))
    before = dict(compare_files(repo.library()))
    repo.edit("docs/plans/p7.md", "- 清理沟渠。", "- 清理沟渠，种树。")
    library = repo.library()
    after = dict(compare_files(library))
    assert len(before) > 1
    packs = packs_of(library.plans)
    (changed,) = (pack for pack, plans in packs.items() if any(plan.id == "p7" for plan in plans))
    assert {uri for uri in before if before[uri] != after[uri]} == {f"compare/data/{changed}.js"}


def test_notices_stand_behind_the_repairs(repo: Repo) -> None:
    repo.edit("docs/plans/b.md", "- 清理沟渠。", "- {{村}}四五普法。")
    repo.edit("docs/plans/b.md", "美化村容", "四五普法和党的十七大")
    library = repo.library()
    lines = plan_data(library.plan_by_id["b"], library)["lines"]
    assert [line.marks for line in lines[:3]] == [
        [Mark(0, 4, "si-wu-pu-fa"), Mark(5, 10, "party-congress")],
        [Mark(5, 9, "si-wu-pu-fa")],
        [],
    ]
    written_lines = json.loads(plan_json(library.plan_by_id["b"], library))["lines"]
    assert written_lines[1] == ["item", "", "{{村}}四五普法。", [], [[5, 9, "si-wu-pu-fa"]]]
    assert len(written_lines[2]) == 3


@pytest.mark.parametrize("plan", ["wm-2b", "wm-5"])
def test_what_a_file_names_is_in_it(library: Library, plan: str) -> None:
    data = plan_data(library.plan_by_id[plan], library)
    used = {span.repair for line in data["lines"] for span in line.repairs}
    assert used == set(range(len(data["repairs"])))
    for section in data["sections"].values():
        for name, label in section["variants"]:
            assert name in library.template_by_id
            assert label
