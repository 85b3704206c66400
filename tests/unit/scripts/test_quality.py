"""The measure of the rules: the same in every run, and not to be passed by silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from quality import clean_pages, main, misses, report, rules_of
from qualitybench import heldout, peers, words
from qualitybench.damages import DAMAGES, KINDS
from qualitybench.doing import Damage
from qualitybench.measuring import Check, Measured, Pair, Score, measure

from planlib.checking.rules import RULES
from planlib.inputs import read_inputs
from planlib.model.findings import Finding, Severity
from tests.support.library import LIBRARY


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """Two plans of the library and two made-up ones."""
    every = list(clean_pages(2, 1, LIBRARY))
    return [*every[:2], *every[-2:]]


@pytest.fixture(scope="module")
def check() -> Check:
    return rules_of(LIBRARY)


@pytest.fixture(scope="module")
def done(pages: list[str], check: Check) -> Measured:
    return measure(pages, check, seed=1)


def test_the_pages_have_no_findings(pages: list[str], check: Check) -> None:
    assert [check(page, "") for page in pages] == [[]] * 4


def test_nearly_every_damage_is_found_and_little_else_reported(done: Measured) -> None:
    assert all(score.injected for score in done.scores.values())
    total = Score()
    for kind in KINDS:
        total += done.of_kind(kind)
    assert total.recall >= 0.9
    assert total.precision >= 0.9


def test_a_checker_without_rules_finds_nothing(pages: list[str]) -> None:
    done = measure(pages[:1], lambda _, __: [], seed=1)
    assert all(score.recall == score.extra == 0 for score in done.scores.values())
    assert not any(done.found)
    assert len(list(misses(done))) == len(done.pairs)


def test_a_checker_that_reports_everything_is_not_precise(pages: list[str]) -> None:
    def check(text: str, _: str) -> list[Finding]:
        lines = range(1, text.count("\n") + 2)
        return [Finding("a.md", line, 0, "PLN411", f"{text}{'甲' * line}", "", Severity.ERROR) for line in lines]

    done = measure(pages[:1], check, seed=1)
    assert done.of_kind("punctuation").precision < 0.2


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_damage_changes_a_page_at_the_line_it_names_and_always_alike(damage: Damage, pages: list[str]) -> None:
    assert set(damage.codes) <= set(RULES)
    assert damage.kind in KINDS
    for page in pages:
        damaged = damage.do(page, Random(1))
        assert damaged == damage.do(page, Random(1))
        if damaged:
            assert (damaged.text != page) != bool(damaged.beside)
            assert 1 <= damaged.line <= damaged.text.count("\n") + 1


MADE = (
    *(words.place_sentence, words.person, words.own_place, words.broken_number, words.gap, words.wrong_count),
    *(words.no_target, words.mojibake, words.contact, words.loose_year, words.impossible_time, words.leftover),
)


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_what_chance_puts_together_differs(make: Callable[[Random], str]) -> None:
    made = {make(Random(seed)) for seed in range(60)}
    assert len(made) >= 10
    assert all(text and "\n" not in text for text in made)


def test_a_list_of_another_length_is_one() -> None:
    for seed in range(50):
        text = words.wrong_count(Random(seed))
        said = text[len("重点抓好")]
        number = int(said) if said.isdigit() else "零一二三四五六七八九十".index(said)
        assert text.count("；") + 1 != number


def test_the_names_of_the_damages_differ() -> None:
    assert len({damage.name for damage in DAMAGES}) == len(DAMAGES)


def test_the_report_has_a_line_for_every_damage_and_every_kind(done: Measured) -> None:
    lines = report(done, undamaged=0).split("\n")
    assert len(lines) == len(DAMAGES) + len(KINDS) + 5
    assert [line.split("  ")[0] for line in lines[-len(KINDS) - 2 : -2]] == list(KINDS)
    assert lines[-1] == "findings on undamaged pages: 0"


def test_the_command_prints_the_report(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quality.DAMAGES", DAMAGES[:2])
    monkeypatch.setattr("qualitybench.measuring.DAMAGES", DAMAGES[:2])
    assert main(["--made", "0", "--root", str(LIBRARY), "--no-peers"]) == 0
    assert capsys.readouterr().out.splitlines()[-2].startswith("all ")


# Held-out pages

PAGE = """---
title: 社区环境计划
level: community
type: outline
---

## 整治环境 { #tasks data-kind="tasks" data-topics="environment" }

每月清扫一次。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages with a defect each, one of which no rule finds, and a good page."""
    (tmp_path / "defects").mkdir()
    (tmp_path / "good").mkdir()
    (tmp_path / "defects/01-marks.md").write_text(PAGE.replace("每月", "每月,"), "utf-8")
    (tmp_path / "defects/02.md").write_text(PAGE.replace("清扫一次", "清扫几次"), "utf-8")
    (tmp_path / "good/a.md").write_text(PAGE.replace("每月", "每个星期"), "utf-8")
    about = [
        {"file": "01-marks.md", "line": 9, "kind": "punctuation", "words": ",", "what": "half-width"},
        {"file": "defects/02.md", "line": 9, "kind": "sense", "words": "几次", "what": "vague"},
    ]
    (tmp_path / "defects.json").write_text(json.dumps(about), "utf-8")
    return tmp_path


def test_held_out_pages_are_scored_by_kind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pages", str(folder), "--root", str(LIBRARY)]) == 0
    out = capsys.readouterr().out
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line and line[0].isalpha()}
    assert rows["punctuation"] == ["1", "1", "100.0%", "0"]
    assert rows["sense"] == ["1", "0", "0.0%", "0"]
    assert rows["all"] == ["2", "1", "50.0%", "0"]
    assert "+ 01-marks.md:9 punctuation “,” half-width\n      9 PLN411 " in out
    assert "- 02.md:9 sense" in out
    assert "good pages: 1, with false alarms: 0\nfalse alarms: 0, errors among them: 0" in out


def test_a_defect_of_the_whole_page_may_be_reported_on_any_line(folder: Path) -> None:
    about = [{"file": "01-marks.md", "line": 1, "kind": "x", "words": "", "what": "", "any_line": True}]
    (folder / "defects.json").write_text(json.dumps(about), "utf-8")
    (one,) = heldout.defects(folder, heldout.looker(read_inputs(LIBRARY)))
    assert [found.code for found in one.reported] == ["PLN411"]
    assert one.elsewhere == 0


# Other checkers


def test_others_get_lines_without_what_only_this_library_knows() -> None:
    assert peers.plain("在{{社区|桃园社区}}和{{村}}") == "在桃园社区和村"
    assert peers.plain('## 目标 { #goals data-kind="goals" }') == "目标"


def test_what_others_claim_is_among_the_damages() -> None:
    names = {damage.name for damage in DAMAGES}
    assert all(set(claims) <= names for claims in peers.CLAIMS.values())


@pytest.mark.skipif(not peers.usable(), reason="the other checkers are not installed (make setup-bench)")
def test_others_report_a_half_width_mark_and_leave_a_right_line_alone() -> None:
    flags = peers.flagged(["加强领导,落实责任。", "加强领导，落实责任。"])
    assert flags["zhlint"] == flags["autocorrect"] == [True, False]
    assert flags["textlint"][1] is False
    pairs = [Pair("punctuation", "half-width mark", "加强领导，落实责任。", "加强领导,落实责任。")]
    row = next(line for line in peers.table(pairs, [True]).splitlines() if line.startswith("zhlint, all"))
    assert row.split() == ["zhlint,", "all", "1", "100.0%", "100.0%", "0", "100.0%"]
