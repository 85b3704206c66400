"""The measure of the rules: the same in every run, and not to be passed by silence."""

from __future__ import annotations

from random import Random

import pytest
from quality import DAMAGES, Check, Damage, clean_pages, main, measure, report, rules_of

from planlib.checking.rules import RULES
from tests.support.library import LIBRARY


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """Two plans of the library and two made-up ones."""
    every = list(clean_pages(2, 1, LIBRARY))
    return [*every[:2], *every[-2:]]


@pytest.fixture(scope="module")
def check() -> Check:
    return rules_of(LIBRARY)


def test_the_pages_have_no_findings_and_nearly_every_damage_is_found(pages: list[str], check: Check) -> None:
    assert [check(page) for page in pages] == [[]] * 4
    scores = measure(pages, check, seed=1)
    assert all(score.injected for score in scores.values())
    assert sum(score.found for score in scores.values()) >= 0.95 * sum(score.injected for score in scores.values())


def test_a_checker_without_rules_finds_nothing(pages: list[str]) -> None:
    scores = measure(pages, lambda _: [], seed=1).values()
    assert all(score.injected and score.recall == score.extra == 0 for score in scores)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_damage_changes_a_page_at_the_line_it_names_and_always_alike(damage: Damage, pages: list[str]) -> None:
    assert set(damage.codes) <= set(RULES)
    for page in pages:
        damaged = damage.do(page, Random(1))
        assert damaged == damage.do(page, Random(1))
        if damaged:
            assert damaged.text != page
            assert 1 <= damaged.line <= damaged.text.count("\n") + 1


def test_the_names_of_the_damages_differ() -> None:
    assert len({damage.name for damage in DAMAGES}) == len(DAMAGES)


def test_the_report_has_a_line_for_every_damage(pages: list[str], check: Check) -> None:
    lines = report(measure(pages[:1], check, seed=1), undamaged=0).split("\n")
    assert len(lines) == len(DAMAGES) + 3
    assert lines[-1] == "findings on undamaged pages: 0"


def test_the_command_prints_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pages", "0", "--root", str(LIBRARY)]) == 0
    assert capsys.readouterr().out.splitlines()[-2].startswith("all ")
