"""The strict subset of YAML: what it reads, what it refuses, and on which line."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from planlib.reading import strictyaml
from planlib.reading.strictyaml import MAX_DEPTH, Mapping, Sequence, YamlError, load


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("村", "村"),
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ("|\n  甲\n  乙\n", "甲\n乙\n"),
    ],
)
def test_a_scalar_is_text_a_whole_number_a_boolean_or_null(text: str, value: object) -> None:
    read = load(f"a: {text}")["a"]
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize("text", ["007", "1_000", "0x1F", "0o7", "1.5", "1e3", "yes", "off", "12:30", "2024-01-05"])
def test_what_yaml_versions_read_differently_stays_text(text: str) -> None:
    assert load(f"a: {text}") == {"a": text}


def test_a_whole_number_too_long_for_every_parser_stays_text() -> None:
    assert load("a: 123456789012345678") == {"a": 123456789012345678}
    assert load("a: 1234567890123456789") == {"a": "1234567890123456789"}


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@pytest.mark.parametrize("text", ['a: "\\uD800"', '"\\uDFFF": a', 'a: ["\\uD83D\\uDE00"]'])
def test_half_a_character_is_refused(monkeypatch: pytest.MonkeyPatch, loader: type, text: str) -> None:
    monkeypatch.setattr(strictyaml, "_LOADER", loader)
    with pytest.raises(YamlError) as caught:
        load(f"b: 1\n{text}")
    assert caught.value.line == 2


@pytest.mark.parametrize("character", ["\0", "\x1b", "\r", "\x85", "\u2028", "\u2029", "\ufeff", "\uffff", "\ud800"])
def test_a_character_that_yaml_reads_otherwise_is_refused_at_its_line(character: str) -> None:
    with pytest.raises(YamlError, match=f"U\\+{ord(character):04X}") as caught:
        load(f"a: 1\nb: x{character}y\nc: 2")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("text", "line"), [("0:\n0", 2), ("a: {", 1), ("a: {\n", 1), ("a: 1\nb: [\n\n", 2), ("a: '\n", 1)]
)
def test_a_problem_at_the_end_stands_on_the_last_line_that_holds_something(text: str, line: int) -> None:
    with pytest.raises(YamlError) as caught:
        load(text)
    assert caught.value.line == line


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "---\n"])
def test_an_empty_document_is_none(text: str) -> None:
    assert load(text) is None


def test_a_key_is_always_text() -> None:
    assert load("1: a\ntrue: b\nnull: c") == {"1": "a", "true": "b", "null": "c"}


def test_mappings_and_lists_remember_their_lines() -> None:
    data = load("# 注释\na: 1\n\nb:\n  - x\n  - y:\n      z: 2\n")
    assert isinstance(data, Mapping)
    assert (data.line, data.lines) == (2, {"a": 2, "b": 4})
    assert isinstance(data["b"], Sequence)
    assert (data["b"].line, data["b"].lines) == (5, [5, 6])
    assert (data["b"][1].line, data["b"][1].lines) == (6, {"y": 6})
    assert data["b"][1]["y"].lines == {"z": 7}


def test_lines_count_from_the_first_line_given() -> None:
    assert load("a: 1\nb: 2", first_line=10).lines == {"a": 10, "b": 11}
    with pytest.raises(YamlError) as caught:
        load("a: 1\na: 2", first_line=10)
    assert caught.value.line == 11


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\na: 2", 2, "“a”写了两遍"),
        ("a: 1\n'a': 2", 2, "“a”写了两遍"),
        ("a: {b: 1, b: 2}", 1, "“b”写了两遍"),
        ("a: &x 1", 1, "锚点、别名"),
        ("a: 1\nb: &x {c: 1}", 2, "锚点、别名"),
        ("a: 1\nb: *x", 2, "锚点、别名"),
        ("a: !!python/object:os.system 1", 1, "标签"),
        ("a: !x 1", 1, "标签 !x"),
        ("a: ! 1", 1, "标签 !"),
        ("- !!set {a}", 1, "标签"),
        ("a: 1\n<<: {b: 1}", 2, "合并"),
        ("? [a]\n: 1", 1, "项名要是一个词"),
        ("*x : 1", 1, "项名要是一个词"),
        ("a: 1\n---\nb: 2", 2, "多了一行 ---"),
        ("a: \x01", 1, "不许用的字符"),
    ],
)
def test_what_is_outside_the_subset_is_refused(text: str, line: int, message: str) -> None:
    with pytest.raises(YamlError) as caught:
        load(text)
    assert caught.value.line == line
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: c: d", 2), ("a: 1\n\tb: 2", 2), ("a: 1\n- 2", 2), ("a: 'x", 1), ("a: @x", 1)],
)
def test_what_is_no_yaml_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(YamlError) as caught:
        load(text)
    assert caught.value.line == line
    assert caught.value.message


@pytest.mark.parametrize("key", ["&x a", "!!str a", "!x a"])
def test_an_anchor_or_a_tag_on_a_key_is_refused(key: str) -> None:
    with pytest.raises(YamlError):
        load(f"{key}: 1")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_nesting_is_bounded(opening: str, closing: str) -> None:
    assert load(f"{opening * MAX_DEPTH}1{closing * MAX_DEPTH}")
    with pytest.raises(YamlError, match="套了"):
        load(f"{opening * (MAX_DEPTH + 1)}1{closing * (MAX_DEPTH + 1)}")


PLAIN_TEXT = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF, exclude_categories=["C", "Z"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18) + 1, 10**18 - 1) | PLAIN_TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(PLAIN_TEXT, inner),
    max_leaves=20,
)


@given(VALUES)
def test_what_json_writes_is_read_back(value: Any) -> None:
    assert load(json.dumps(value, ensure_ascii=False)) == value


@given(st.text() | st.text(alphabet="ab:-[]{}&*!|>#'\"%?,~ \n\t一"))
@example("a: &a [*a]")
@example("? ")
@example("%TAG ! !\n---\n!a")
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    try:
        load(text, first_line=5)
    except YamlError as problem:
        assert 5 <= problem.line <= 5 + len(text.splitlines())
        assert problem.message
