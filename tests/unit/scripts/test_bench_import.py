"""The measures of the importer's benchmark, on cases that can be counted by hand, and its own part on real files."""

from __future__ import annotations

import json
from pathlib import Path

from bench_import import SHARED, Score, made_up, own, score, squeezed, text_rows, total, word_plans

CASES = json.loads(SHARED.read_text("utf-8"))


def test_scores() -> None:
    assert score("aab", "abc") == Score(2, 3, 3)
    assert total([Score(1, 2, 1), Score(0, 0, 1)]) == Score(1, 2, 2)
    assert Score(1, 2, 2).f1 == 0.5
    assert Score(0, 0, 0).f1 == 1.0


def test_a_case_that_is_recognised_wrongly_lowers_the_figures() -> None:
    case = {"what": "", "text": ["社区工作计划", "一、党建", "学习。", "二、民生", "帮扶。"]}
    right = {"title": "社区工作计划", "headings": [[1, "一、", "党建"], [1, "二、", "民生"]]}
    wrong = {"title": "另一份计划", "headings": [[1, "一、", "党建"], [2, "（一）", "民生"], [1, "二、", "平安"]]}
    assert dict(text_rows([{**case, "plans": [right]}]))["headings, levels 1–2"].startswith("1.000 (2 of 2")
    rows = dict(text_rows([{**case, "plans": [wrong]}]))
    assert rows["headings, levels 1–2"].startswith("0.400 (1 of 3, 2 found)")
    assert rows["plans with their titles"].startswith("0.000")


def test_every_made_up_file_is_another_one_and_can_be_read(tmp_path: Path) -> None:
    made_up(CASES, tmp_path, 8)
    files = sorted(tmp_path.iterdir())
    assert len({file.read_bytes() for file in files}) == len(files) == 8
    assert {file.suffix for file in files} == {".docx", ".txt"}
    assert all(own([file]).texts[file.name] for file in files if file.suffix == ".docx")


def test_plans_are_made_in_each_form() -> None:
    plans = list(word_plans(CASES))
    assert len(plans) > 25
    files = {plans[0].file(form, more) for form in ("numbered", "styled", "bold") for more in ("", "又一段。")}
    assert len(files) == 6
    assert squeezed(r"\*\*一、 目标") == "一、目标"
