"""What Python and the browser must agree on, and the file that the browser has it from."""

from __future__ import annotations

from pathlib import Path

import contract
import pytest


def test_the_browser_has_the_contract_as_it_is_declared(capsys: pytest.CaptureFixture[str]) -> None:
    assert contract.main(["--check"]) == 0, capsys.readouterr().out


def test_a_value_that_was_changed_by_hand_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(contract, "ROOT", tmp_path)
    monkeypatch.setattr(contract, "TARGET", tmp_path / "contract.ts")
    assert contract.main([]) == 0
    assert contract.main(["--check"]) == 0
    written = contract.TARGET.read_text("utf-8")
    contract.TARGET.write_text(written.replace("MAX_SECTIONS = 2000", "MAX_SECTIONS = 3000"), "utf-8")
    capsys.readouterr()
    assert contract.main(["--check"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert "-export const MAX_SECTIONS = 3000;" in told
    assert "+export const MAX_SECTIONS = 2000;" in told


def test_a_file_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contract, "ROOT", tmp_path)
    monkeypatch.setattr(contract, "TARGET", tmp_path / "contract.ts")
    assert contract.main(["--check"]) == 1
