"""The collections, received as they are kept and accounted for to the last character; and the twelve documents."""

from __future__ import annotations

import hashlib
import re

import pytest

from planlib.library import Library, Opened
from planlib.model.findings import Severity
from planlib.model.page import Block, BlockKind, Section
from planlib.model.plaintext import count_visible
from planlib.sources.ledger import PERSONAL
from tests.support.paths import ROOT

NAME = "社区精神文明工作计划"
SOURCE, LEDGER = f"sources/{NAME}.txt", f"sources/{NAME}.ledger.yml"

RECEIVED = {SOURCE: "afbe684536588be4f841d7f9f4e80d379d8c05f4f9365625d903acaaebf40dd0"}


def test_there_is_nothing_to_report_but_what_has_run_out(opened: Opened) -> None:
    assert [str(finding) for finding in opened.findings if finding.severity is not Severity.INFO] == []


@pytest.mark.parametrize("path", RECEIVED)
def test_a_source_is_byte_for_byte_what_was_received(path: str) -> None:
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == RECEIVED[path]


def test_every_character_received_is_accounted_for(opened: Opened) -> None:
    for name, account in opened.inputs.accounts.items():
        assert account.received == count_visible((ROOT / f"sources/{name}.txt").read_text("utf-8")) > 0
        assert account.received == account.on_pages + account.numbers + account.removed
        assert account.unaccounted == 0
    assert opened.inputs.accounts[NAME].received == 20451


def test_every_kind_of_repair_is_in_use_and_counted(opened: Opened) -> None:
    repaired = opened.inputs.accounts[NAME].repaired
    assert set(repaired) == set(opened.inputs.vocabulary.repairs) - {PERSONAL}  # only imports have it
    entries = sum(tally.entries for tally in repaired.values())
    assert entries == (ROOT / LEDGER).read_text("utf-8").count("\n- line: ")
    assert repaired["witness"].removed == 0
    assert repaired["hard-wrap"].inserted == 0
    assert repaired["boilerplate"].inserted == repaired["moved"].inserted == 0


# A line of the source, words that are quoted from it, a document, another copy with its number, or plainly: none.
LOOKED_UP = re.compile(r"第\d+|“[^”]+”|《[^》]+》|[a-z0-9]+\.(?:cn|com|net) [a-z0-9]+|原文遮作 [2x×*_]|无他本")


def test_what_proves_a_repair_can_be_looked_up(opened: Opened) -> None:
    vague = {
        (repair.line, repair.evidence)
        for repair in opened.inputs.collections[NAME].repairs
        if not repair.witness and not LOOKED_UP.search(repair.evidence)
    }
    assert vague == set()


def _notes(blocks: tuple[Block, ...]) -> list[str]:
    return ["".join(map(str, block.runs)) for block in blocks if block.kind is BlockKind.NOTE]


def test_what_is_conjecture_is_said_to_be_on_its_page(opened: Opened, library: Library) -> None:
    conjectures = [one for one in opened.inputs.collections[NAME].repairs if one.evidence.startswith("推定")]
    assert len(conjectures) == 27
    for repair in conjectures:
        (plan,) = [one for one in library.plans if one.source and one.source.first <= repair.line <= one.source.last]
        notes = [note for section in plan.page.walk() for note in _notes(section.blocks)]
        assert any("推定" in note for note in notes), repair


def test_what_no_copy_is_known_to_read_is_conjecture(opened: Opened) -> None:
    """Words put back by analogy are called 推定; fields put nothing back, and numbers follow from where they stand."""
    silent = re.compile("没有他本的记录|无他本|只据|同一替换")
    asserted = {
        (repair.line, repair.evidence)
        for repair in opened.inputs.collections[NAME].repairs
        if repair.kind not in ("field", "number") and silent.search(repair.evidence)
        if not repair.evidence.startswith("推定：")
    }
    assert asserted == set()


def test_the_same_words_in_twins_have_the_same_notes(library: Library) -> None:
    def told(section: Section) -> tuple[object, list[str]]:
        text = [block.runs for block in section.blocks if block.kind is not BlockKind.NOTE]
        return (section.title, text), _notes(section.blocks)

    alike = 0
    for plan, twin in (("wm-2b", "wm-7"), ("wm-5", "wm-8")):
        others = {section.id: told(section) for section in library.plan_by_id[twin].page.walk()}
        for section in library.plan_by_id[plan].page.walk():
            words, notes = told(section)
            if section.kind != "background" and words == others[section.id][0]:  # where a page begins is its own
                assert notes == others[section.id][1], section.id
                alike += bool(notes)
    assert alike > 8


TWINS = {
    "wm-1": (),
    "wm-2a": ("wm-4b",),
    "wm-2b": ("wm-7",),
    "wm-3a": ("wm-3b",),
    "wm-3b": ("wm-3a",),
    "wm-4a": (),
    "wm-4b": ("wm-2a",),
    "wm-4c": (),
    "wm-5": ("wm-8",),
    "wm-6": (),
    "wm-7": ("wm-2b",),
    "wm-8": ("wm-5",),
}


def test_the_collection_holds_twelve_documents(library: Library) -> None:
    plans = [plan for plan in library.plans if plan.source and plan.source.collection == NAME]
    assert [plan.id for plan in plans] == list(TWINS)
    assert [plan.number for plan in plans] == [1, 2, 2, 3, 3, 4, 4, 4, 5, 6, 7, 8]
    assert {plan.id: plan.type for plan in plans if plan.type != "plan"}["wm-3b"] == "summary"


def test_the_twins_of_the_collection_are_found(library: Library) -> None:
    assert {plan: tuple(other for other in library.twins[plan] if other in TWINS) for plan in TWINS} == TWINS


def test_the_variants_of_the_collection_are_found(library: Library) -> None:
    """Judged by hand: 48 pairs, of which these are between sections with other titles or of other lengths."""
    found = {
        name: tuple(other for other in others if other.split("/")[0] in TWINS)
        for name, others in library.variants.items()
        if name.split("/")[0] in TWINS
    }
    pairs = {(name, other) for name, others in found.items() for other in others if name < other}
    assert len(pairs) == 48
    assert all(name in found[other] for name, other in pairs)
    plans = {(name.split("/")[0], other.split("/")[0]) for name, other in pairs}
    assert plans == {("wm-2a", "wm-4b"), ("wm-2b", "wm-7"), ("wm-3a", "wm-3b"), ("wm-5", "wm-8")}
    other_sections = {(name, other) for name, other in pairs if name.split("/")[1] != other.split("/")[1]}
    assert other_sections == {("wm-3a/moral-education", "wm-3b/serve-residents")}
    for plan, twin in (("wm-7", "wm-2b"), ("wm-8", "wm-5")):
        for section in library.plan_by_id[plan].page.walk():
            assert found[f"{plan}/{section.id}"] == (f"{twin}/{section.id}",)
