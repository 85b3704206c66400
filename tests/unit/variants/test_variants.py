"""Twins and variants: documents and sections that share much of their text, and nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlib.variants import variants as variants_module
from planlib.variants.shingles import shingles
from planlib.variants.twins import CROWDED, OVERLAP, SHINGLE, overlap, twins
from planlib.variants.variants import CANDIDATES, LEAST_TEXT, LISTED, NEIGHBOURS, SIMILAR, similarity, variants


def prose(seed: int, length: int = 400) -> str:
    """Text that shares nothing with that of another seed."""
    return "".join(random.Random(seed).choices([chr(code) for code in range(0x4E00, 0x6000)], k=length))


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


# Variants


def found(texts: dict[str, str], parents: dict[str, str] | None = None, title: str = "") -> dict[str, tuple[str, ...]]:
    return variants(dict.fromkeys(texts, title), texts.__getitem__, parents or {})


def reworded(text: str, every: int) -> str:
    return "".join("改" if position % every == 0 else mark for position, mark in enumerate(text))


def test_the_similarity_is_the_share_of_all_shingles() -> None:
    assert similarity("甲乙丙丁戊", "甲乙丙丁己") == 1 / 3
    assert similarity("甲乙丙丁", "甲乙丙丁") == 1.0
    assert similarity("甲乙丙", "甲乙丙") == similarity("", "") == 0.0


def test_sections_with_nearly_the_same_text_are_variants() -> None:
    text = prose(1, 150)
    texts = {"a": text, "b": reworded(text, 30), "c": prose(2, 150)}
    assert found(texts) == {"a": ("b",), "b": ("a",), "c": ()}


def test_the_nearest_variant_comes_first_and_then_the_order_of_the_library() -> None:
    text = prose(1, 200)
    texts = {"a": text, "b": reworded(text, 11), "c": reworded(text, 40), "e": text, "d": text}
    assert found(texts)["a"] == ("e", "d", "c", "b")


def test_a_part_of_a_much_longer_section_is_no_variant() -> None:
    assert found({"a": prose(1, 100), "b": prose(1, 100) + prose(2, 300)}) == {"a": (), "b": ()}


@pytest.mark.parametrize(("length", "listed"), [(LEAST_TEXT - 1, False), (LEAST_TEXT, True)])
def test_a_section_that_says_little_has_no_variants(length: int, listed: bool) -> None:
    text = prose(1, length)
    assert found({"a": text, "b": text})["a"] == (("b",) if listed else ())


def test_titles_alone_make_no_variants() -> None:
    title = prose(9, 40)
    for length in (20, 39, 40, 41, 80):
        texts = {"a": title + prose(1, length), "b": title + prose(2, length)}
        assert found(texts, title=title) == {"a": (), "b": ()}, length


def test_groups_do_not_chain() -> None:
    """b is between a and c, which have too little in common."""
    one, two, three = prose(1, 100), prose(2, 100), prose(3, 100)
    texts = {"a": prose(1, 40) + two + one, "b": prose(1, 40) + two + three, "c": prose(6, 40) + two[50:] + three}
    assert similarity(texts["a"], texts["b"]) > SIMILAR
    assert similarity(texts["b"], texts["c"]) > SIMILAR
    assert similarity(texts["a"], texts["c"]) < SIMILAR
    assert found(texts) == {"a": ("b",), "b": ("c", "a"), "c": ("b",)}


def test_a_section_is_no_variant_of_the_one_that_holds_it() -> None:
    """Compared are sections with all that stands under them: "plan" has hardly any text beside its one section."""
    texts = {"plan": "主要任务", "plan/only": prose(1, 100)}
    assert found(texts, {"plan/only": "plan"}) == {"plan": (), "plan/only": ()}


def test_of_sections_in_each_other_only_the_nearest_is_a_variant() -> None:
    texts = {"x": prose(1, 60), "x/y": prose(2, 90), "u": prose(1, 60), "u/v": reworded(prose(2, 90), 30)}
    nested = {"x/y": "x", "u/v": "u"}
    assert similarity(texts["x"] + texts["x/y"], texts["u/v"]) > SIMILAR
    assert found(texts, nested) == {"x": ("u",), "x/y": ("u/v",), "u": ("x",), "u/v": ("x/y",)}


def test_a_crowd_costs_a_fixed_number_of_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def count(place: int, candidates: set[int], *rest: object) -> list[tuple[float, int]]:
        nonlocal compared
        compared += len(candidates)
        return original(place, candidates, *rest)  # type: ignore[arg-type]

    original = variants_module._verified
    monkeypatch.setattr(variants_module, "_verified", count)
    text = prose(1, 150)
    dice = random.Random(1)
    texts = {str(number): reworded(text, dice.randrange(15, 60)) for number in range(600)}
    listed = found(texts)
    assert compared <= len(texts) * (CANDIDATES + 2 * NEIGHBOURS)
    assert {len(names) for names in listed.values()} <= set(range(4, LISTED + 1))


@given(st.lists(st.tuples(st.sampled_from(range(4)), st.integers(5, 60)), min_size=1, max_size=8))
def test_what_is_listed_is_verified_and_a_small_library_has_all_of_it(made: list[tuple[int, int]]) -> None:
    texts = {str(number): reworded(prose(seed, 60), every) for number, (seed, every) in enumerate(made)}
    listed = found(texts)
    for name, text in texts.items():
        near = {other for other in texts if other != name and similarity(text, texts[other]) >= SIMILAR + 0.2}
        assert near <= set(listed[name])
        assert all(similarity(text, texts[other]) >= SIMILAR - 0.2 for other in listed[name])
        assert all(name in listed[other] for other in listed[name])


def test_long_sections_are_compared_by_their_sketches() -> None:
    text = prose(1, 3000)
    texts = {"a": text, "b": reworded(text, 25), "c": prose(2, 2000) + text[:1000]}
    assert found(texts) == {"a": ("b",), "b": ("a",), "c": ()}
