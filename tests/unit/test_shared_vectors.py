"""What Python and the browser both do, held to the vectors that tests/front/vectors.test.ts reads too."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from typing import Any

import pytest

from planlib.checking.rules import RULES
from planlib.checking.rules.punctuation import pair_punctuation
from planlib.contract import WHITE_SPACE, FieldScope
from planlib.importing.formats.word_numbers import printed
from planlib.library import Library
from planlib.meaning import kind_of
from planlib.model.fields import Field, split_runs
from planlib.model.numbering import number_forms, section_number, split_typed
from planlib.model.page import FieldRef, Page
from planlib.model.plaintext import count_visible, neutral_text
from planlib.notices.matcher import masked, units
from planlib.notices.register import Count
from planlib.reading.pages import read_page
from planlib.reading.vocabulary import Shape
from tests.support.paths import FIXTURES


def vectors(name: str) -> Any:
    return json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))


def brief(vector: dict[str, Any]) -> str:
    return ascii(next(iter(vector.values())))[:40]


NUMBERING, STRUCTURE = vectors("numbering"), vectors("structure")


@pytest.mark.parametrize(("title", "kind"), vectors("kinds"), ids=ascii)
def test_a_heading_names_its_kind(title: str, kind: str) -> None:
    suggestion = kind_of(title, "", "plan")
    assert (suggestion.word, suggestion.confidence) == (kind, 0.9)


@pytest.mark.parametrize("vector", vectors("fields"), ids=brief)
def test_text_is_cut_at_its_fields(vector: dict[str, Any]) -> None:
    runs = [run if isinstance(run, str) else FieldRef(run["name"], run["example"]) for run in vector["runs"]]
    assert split_runs(vector["text"]) == tuple(runs)
    names = [run.name for run in runs if isinstance(run, FieldRef)]
    fields = {name: Field(name=name, label=name, default="×", hint="", scope=FieldScope.SHARED) for name in names}
    shown = "".join(run if isinstance(run, str) else "×" for run in runs)
    assert neutral_text(split_runs(vector["text"]), fields) == shown


@pytest.mark.parametrize("vector", NUMBERING["sections"], ids=lambda vector: f"{vector['level']}-{vector['ordinal']}")
def test_sections_are_numbered(vector: dict[str, Any]) -> None:
    assert section_number(vector["level"], vector["ordinal"]) == vector["number"]


@pytest.mark.parametrize("vector", NUMBERING["orders"], ids=brief)
def test_an_order_of_levels_is_numbered(vector: dict[str, Any]) -> None:
    page = page_of([("tasks", level) for level in vector["levels"]])
    assert [section.number for section in page.walk() if section.level] == vector["numbers"]


@pytest.mark.parametrize("vector", NUMBERING["typed"], ids=brief)
def test_a_typed_number_is_taken_off(vector: dict[str, Any]) -> None:
    number, rest = split_typed(vector["text"])
    assert (number, rest) == (vector["number"], vector["rest"])
    derived = {level for level in range(1, 5) for ordinal in range(1, 1000) if section_number(level, ordinal) == number}
    assert derived <= {vector["level"]}


@pytest.mark.parametrize("vector", NUMBERING["forms"], ids=brief)
def test_a_number_is_known_in_all_its_forms(vector: dict[str, Any]) -> None:
    assert number_forms(vector["number"]) == tuple(vector["forms"])


@pytest.mark.parametrize("vector", NUMBERING["counts"], ids=str)
def test_a_number_goes_up_with_the_years(vector: dict[str, int]) -> None:
    count = Count(year=vector["year"], number=vector["number"], every=vector["every"])
    assert count.in_year(vector["asked"]) == vector["found"]


@pytest.mark.parametrize("vector", vectors("visible"), ids=brief)
def test_visible_characters_are_counted(vector: dict[str, Any]) -> None:
    assert count_visible(vector["text"]) == vector["visible"]


def test_white_space_is_what_python_takes_for_it() -> None:
    declared = re.compile(f"[{WHITE_SPACE}]")
    for code in range(sys.maxunicode + 1):
        assert chr(code).isspace() is bool(declared.match(chr(code))), hex(code)


@pytest.mark.parametrize("vector", vectors("punctuation"), ids=brief)
def test_marks_without_a_partner_are_found(vector: dict[str, Any]) -> None:
    text = masked(split_runs(vector["text"]))
    assert [[units(text[:place]), text[place]] for place in pair_punctuation(text)[0]] == vector["unpaired"]


@pytest.mark.parametrize("vector", STRUCTURE["kinds"], ids=brief)
def test_kinds_are_held_against_the_shape(vector: dict[str, Any], library: Library) -> None:
    page = page_of(vector["sections"], vector["type"])
    missing = [
        re.findall(r"([a-z]+)（", problem.message.partition("要有一段是")[2])
        for problem in found("PLN206", page, library)
    ]
    assert missing == vector["missing"]
    assert places("PLN211", page, library) == vector["unwanted"]
    assert places("PLN212", page, library) == vector["disordered"]


@pytest.mark.parametrize("vector", STRUCTURE["levels"], ids=brief)
def test_levels_follow_each_other(vector: dict[str, Any], library: Library) -> None:
    page = page_of([("tasks", level) for level in vector["levels"]])
    assert places("PLN201", page, library, vector.get("under", STRUCTURE["under"])) == vector["misplaced"]


def page_of(sections: list[tuple[str, int]], type_: str = "plan") -> Page:
    """A page with these sections, by kind and level; level 0 at the beginning is the opening, and at the end the
    closing."""
    front = ["---", "plan: 1", "title: 计划", "level: village", f"type: {type_}"]
    body: list[str] = []
    for place, (kind, level) in enumerate(sections):
        if level:
            body.append(f'{"#" * (level + 1)} 题 {{ #s{place} data-kind="{kind}" }}\n\n文。')
        else:
            front.append(f"{'closing' if place else 'opening'}: {{kind: {kind}, topics: []}}")
            body.append("---\n\n文。" if place else "文。")
    return read_page("docs/plans/x.md", "\n".join([*front, "---", "", "\n\n".join(body), ""]))


def found(code: str, page: Page, library: Library, under: dict[str, list[int]] = STRUCTURE["under"]) -> Any:
    """What a rule finds on a page, by the structure of the vectors."""
    shapes = {name: Shape.model_validate(shape) for name, shape in STRUCTURE["shapes"].items()}
    levels_under = {int(level): tuple(levels) for level, levels in under.items()}
    vocabulary = replace(library.vocabulary, shapes=shapes, levels_under=levels_under)
    return RULES[code].check(page, replace(library.inputs, vocabulary=vocabulary))


def places(code: str, page: Page, library: Library, under: dict[str, list[int]] = STRUCTURE["under"]) -> list[int]:
    """Which sections of a page a rule finds something about."""
    lines = [section.line for section in page.walk()]
    return sorted(lines.index(problem.line) for problem in found(code, page, library, under))


WORD_NUMBERS = vectors("word-numbers")


@pytest.mark.parametrize("form", WORD_NUMBERS["printed"])
def test_numbers_are_printed_in_each_form_of_words(form: str) -> None:
    assert [printed(number, form) for number in WORD_NUMBERS["numbers"]] == WORD_NUMBERS["printed"][form]
