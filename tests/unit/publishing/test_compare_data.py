"""The repairs that the compare view explains: which are in its data, and that each stands where it says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from planlib.contract import TITLE_LINE, PlanRepairs, RepairNote, RepairSpan
from planlib.library import Library
from planlib.model.plaintext import own_lines, page_lines, squash, written
from planlib.model.plan import Plan
from planlib.publishing.compare import (
    pack_count,
    pack_of,
    packs_of,
    plan_repairs,
    repaired_plans,
)
from planlib.publishing.search.index import search_files
from planlib.publishing.sizes import PLANS_A_PACK
from planlib.sources.ledger import Repair
from planlib.sources.replay import RepairedSpan
from tests.support.derived import compare_files
from tests.support.paths import FIXTURES

if TYPE_CHECKING:
    from tests.support.repo import Repo

CALL = re.compile(r'planLibraryData\("([^"]+)",(.*)\)\n', re.DOTALL)


def read(data: Any) -> PlanRepairs:
    """The repairs of a plan as the browser reads them."""
    return {
        "repairs": [RepairNote(*note) for note in data["repairs"]],
        "spans": [RepairSpan(*span) for span in data["spans"]],
    }


def line_of(span: RepairSpan, plan: Plan) -> str:
    """The text of the line that a repair stands in, as the row of its section has it."""
    (section,) = (one for one in plan.page.walk() if one.id == span.section)
    lines = [written(line.runs) for line in own_lines(section)]
    return lines[span.line - TITLE_LINE if section.level else span.line]


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
    plan = library.plan_by_id["wm-7"]
    data = plan_repairs(plan, library)
    (span,) = (one for one in data["spans"] if line_of(one, plan)[one.start : one.end + 3] == "二是深入")
    assert (span.removed, span.end - span.start) == ("三", 1)
    kind, before, after, reason, proof = data["repairs"][span.repair]
    assert (kind, before, after) == (library.vocabulary.repairs["number"], "三是深入", "二是深入")
    assert reason and proof


def test_spans_are_those_of_the_ledger_that_change_wording_in_reading_order(library: Library) -> None:
    in_titles = 0
    for plan in library.plans:
        found = plan_repairs(plan, library)
        lines = [line for section in plan.page.walk() for line in own_lines(section)]
        placed = library.repair_spans(plan)
        expected = [
            (written(line.runs), span.start, span.end, squash(span.removed), span.repair.reason)
            for line in lines
            for span in placed.get(line.line, ())
            if span.changes_wording
        ]
        spans = found["spans"]
        assert expected == [
            (line_of(span, plan), span.start, span.end, span.removed, found["repairs"][span.repair].reason)
            for span in spans
        ]
        in_titles += sum(span.line == TITLE_LINE for span in spans)
        assert {span.repair for span in spans} == set(range(len(found["repairs"])))
    assert in_titles > 10


def test_a_line_end_put_right_is_no_repair_of_wording() -> None:
    repair = Repair(line=1, before="荣\n\n辱", after="荣辱", kind="hard-wrap", reason="断行", evidence="词形")
    assert not RepairedSpan(3, 3, "\n\n", repair).changes_wording
    assert RepairedSpan(3, 3, "。", repair).changes_wording
    assert RepairedSpan(3, 4, "", repair).changes_wording


@pytest.mark.parametrize("vector", json.loads((FIXTURES / "compare/packs.json").read_text("utf-8")))
def test_a_plan_is_in_the_pack_of_the_shared_vectors(vector: dict[str, Any]) -> None:
    assert pack_of(vector["plan"], vector["packs"]) == vector["pack"]


def test_a_file_is_a_call_with_its_own_name_and_the_repairs_of_its_pack(library: Library) -> None:
    found: dict[str, Any] = {}
    packs = packs_of(library.plans)
    for pack, (uri, text) in enumerate(compare_files(library).items()):
        match = CALL.fullmatch(text)
        assert match
        assert f"{match[1]}.js" == uri == f"compare/data/{pack}.js"
        packed = json.loads(match[2])
        assert list(packed) == [plan.id for plan in packs[pack]]
        found |= packed
    assert len(found) == len(library.plans)
    for plan in library.plans:
        assert read(found[plan.id]) == plan_repairs(plan, library)


def test_a_plan_without_repairs_is_in_no_pack(repo: Repo) -> None:
    text = (repo.root / "docs/plans/b.md").read_text("utf-8")
    unsourced = "\n".join(line for line in text.split("\n") if "source:" not in line)
    for number in range(3, 40):
        repo.write(f"docs/plans/p{number}.md", unsourced.replace("plan: 2\n", f"plan: {number}\n"))
    library = repo.library()
    repaired = {plan.id for plan in repaired_plans(library)}
    assert repaired and repaired <= {"a", "b"}
    (text,) = compare_files(library).values()
    match = CALL.fullmatch(text)
    assert match
    assert set(json.loads(match[2])) == repaired


def test_a_library_without_repairs_has_no_packs(repo: Repo) -> None:
    for name in ("a", "b"):
        text = (repo.root / f"docs/plans/{name}.md").read_text("utf-8")
        repo.write(f"docs/plans/{name}.md", "\n".join(line for line in text.split("\n") if "source:" not in line))
    for source in (repo.root / "sources").iterdir():
        source.unlink()
    assert compare_files(repo.library()) == {}


def test_packs_are_as_many_as_a_power_of_two_and_of_few_plans() -> None:
    assert pack_count(0) == 0
    for plans in (1, 8, 9, 12, 16, 17, 300, 1000, 10_000):
        packs = pack_count(plans)
        assert packs & packs - 1 == 0
        assert plans / packs <= PLANS_A_PACK
        assert packs == 1 or plans / packs > PLANS_A_PACK / 2


def test_every_pack_that_a_plan_may_be_in_is_there(library: Library) -> None:
    plans = library.plans[:PLANS_A_PACK] * 3
    packs = packs_of(plans)
    assert len(packs) == pack_count(len(plans)) > 1
    for pack, held in enumerate(packs):
        assert held == [plan for plan in plans if pack_of(plan.id, len(packs)) == pack]


def test_no_text_of_a_plan_is_carried_twice(library: Library) -> None:
    """Long lines are in one data file of those that the site's own scripts load."""
    rows = "".join(text for _, text in search_files(library))
    packs = "".join(compare_files(library).values())
    for plan in library.plans:
        long = max((written(line.runs) for line in page_lines(plan.page)), key=len)
        assert json.dumps(long, ensure_ascii=False) in rows
        assert long not in packs
