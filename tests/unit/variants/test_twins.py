"""Twins: texts of one page that share much of their wording, and nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlib.variants.shingles import shingles
from planlib.variants.twins import CROWDED, OVERLAP, SHINGLE, overlap, twins
from tests.support.prose import prose


def test_shingles_are_all_runs_of_a_fixed_length() -> None:
    text = "一二三四五六七八九十"
    assert shingles(text, SHINGLE) == {text[0:SHINGLE], text[1 : SHINGLE + 1], text[2 : SHINGLE + 2]}
    assert shingles(text[: SHINGLE - 1], SHINGLE) == frozenset()


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [("ab", "ab", 1.0), ("ab", "abcd", 1.0), ("abc", "cde", 1 / 3), ("ab", "cd", 0.0), ("", "ab", 0.0)],
)
def test_the_overlap_is_the_share_of_the_smaller_set(left: str, right: str, share: float) -> None:
    assert overlap(frozenset(left), frozenset(right)) == share
    assert overlap(frozenset(right), frozenset(left)) == share


def test_two_documents_with_the_same_text_are_twins() -> None:
    assert twins({"a": prose(1), "b": prose(1), "c": prose(2)}) == {"a": ("b",), "b": ("a",), "c": ()}


def test_a_part_of_a_longer_document_is_its_twin() -> None:
    assert twins({"a": prose(1), "b": prose(2) + prose(1) + prose(3)}) == {"a": ("b",), "b": ("a",)}


def test_a_changed_word_here_and_there_leaves_twins() -> None:
    text = prose(1)
    changed = "".join("改" if position % 40 == 0 else mark for position, mark in enumerate(text))
    assert twins({"a": text, "b": changed})["a"] == ("b",)


def test_documents_that_share_less_than_the_threshold_are_candidates_but_no_twins() -> None:
    shared = prose(1, 150)
    texts = {"a": shared + prose(2, 350), "b": prose(3, 350) + shared}
    share = overlap(shingles(texts["a"], SHINGLE), shingles(texts["b"], SHINGLE))
    assert OVERLAP / 2 < share < OVERLAP
    assert twins(texts) == {"a": (), "b": ()}


def test_the_nearest_twin_comes_first() -> None:
    text = prose(1)
    found = twins({"a": text, "b": text[:300] + prose(2, 300), "c": text, "d": text[:200] + prose(3, 300)})
    assert found["a"] == ("c", "b", "d")


def test_twins_that_are_equally_near_come_by_name() -> None:
    assert twins({"d": prose(1), "c": prose(1), "a": prose(1), "b": prose(1)})["c"] == ("a", "b", "d")


def test_a_phrase_that_two_documents_share_makes_no_twins() -> None:
    phrase = "以邓小平理论和三个代表重要思想科学发展观为指导全面贯彻落实党的会议精神"
    assert twins({"a": prose(1) + phrase, "b": phrase + prose(2)}) == {"a": (), "b": ()}


def test_stock_text_of_many_documents_makes_no_twins() -> None:
    stock = prose(0, 200)
    texts = {f"{number:02}": stock + prose(number, 40) for number in range(1, CROWDED + 2)}
    assert set(twins(texts).values()) == {()}
    texts.popitem()
    assert set(map(len, twins(texts).values())) == {CROWDED - 1}


def test_texts_too_short_for_a_shingle_have_no_twins() -> None:
    assert twins({"a": "短文", "b": "短文", "c": ""}) == {"a": (), "b": (), "c": ()}
    assert twins({}) == {}


@given(st.lists(st.sampled_from(range(4)), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_twins_are_mutual_and_do_not_depend_on_the_order(seeds: list[int], dice: random.Random) -> None:
    texts = {str(number): prose(seed, 60) for number, seed in enumerate(seeds)}
    found = twins(texts)
    assert list(found) == list(texts)
    assert all(name in found[other] for name in found for other in found[name])
    shuffled = list(texts.items())
    dice.shuffle(shuffled)
    assert twins(dict(shuffled)) == found
