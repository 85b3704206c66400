"""Kinship: plans that are twins and sections that are variants of each other, while plans come, change and go."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlib.keeping.packing import pack, unpack
from planlib.variants.kinship import TWINS_LISTED, VARIANTS_LISTED, VARIANTS_REACH, Kinship
from planlib.variants.likeness import TWINS, VARIANTS, Likeness, Near
from planlib.variants.neighbours import Text
from planlib.variants.shingles import shingles
from planlib.variants.sketches import (
    KEYS,
    LEAST_TEXT,
    PLAN_BITS,
    SECTION_BITS,
    SectionText,
    sizes,
    sketch_plan,
)
from tests.support.prose import prose, reworded


def settled(plans: Mapping[str, Sequence[SectionText]]) -> Kinship:
    """What is found among plans, from nothing."""
    kinship = Kinship()
    for order, (name, sections) in enumerate(plans.items()):
        kinship.put(name, order, sketch_plan(sections))
    settle(kinship, plans)
    return kinship


def settle(kinship: Kinship, plans: Mapping[str, Sequence[SectionText]]) -> set[str]:
    """Have it settled with these plans."""
    return kinship.settle(
        lambda name: [section.words for section in plans[name]], lambda name: sketch_plan(plans[name])
    )


def section(words: str, name: str = "s", depth: int = 0, title: str = "") -> SectionText:
    return SectionText(name, depth, title, words)


def variants(texts: Mapping[str, str], title: str = "") -> dict[str, tuple[str, ...]]:
    """Of sections that are alone in their plans, by the plans' names."""
    found = settled({name: [section(text, title=title)] for name, text in texts.items()}).variants
    return {name: tuple(other.removesuffix("/s") for other in found[f"{name}/s"]) for name in texts}


def twins(texts: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return settled({name: [section(text)] for name, text in texts.items()}).twins


def similarity(left: str, right: str, measure: Likeness = VARIANTS) -> float:
    return measure.exact(shingles(left, measure.shingle), shingles(right, measure.shingle))


def test_the_similarity_is_the_share_of_all_shingles() -> None:
    assert similarity("甲乙丙丁戊", "甲乙丙丁己") == 1 / 3
    assert similarity("甲乙丙丁", "甲乙丙丁") == 1.0
    assert similarity("甲乙丙", "甲乙丙") == similarity("", "") == 0.0


def test_the_overlap_is_the_share_of_the_smaller_set() -> None:
    text = prose(1, 100)
    assert similarity(text, text + prose(2), TWINS) == similarity(prose(2) + text, text, TWINS) == 1.0


@pytest.mark.parametrize(("bits", "count"), [(SECTION_BITS, 50), (SECTION_BITS, 500), (PLAN_BITS, 4000)])
def test_a_bit_map_tells_how_many_hashes_set_it(bits: int, count: int) -> None:
    dice = random.Random(count)
    filled = len({dice.randrange(bits) for _ in range(count)})
    assert sizes(bits)[filled] == pytest.approx(count, rel=0.05)


# Sections


def test_sections_with_nearly_the_same_text_are_variants() -> None:
    text = prose(1, 150)
    assert variants({"a": text, "b": reworded(text, 30), "c": prose(2, 150)}) == {"a": ("b",), "b": ("a",), "c": ()}


def test_the_nearest_variant_comes_first_and_then_the_order_of_the_library() -> None:
    text = prose(1, 200)
    texts = {"a": text, "b": reworded(text, 11), "c": reworded(text, 40), "e": text, "d": text}
    assert variants(texts)["a"] == ("e", "d", "c", "b")


def test_a_part_of_a_much_longer_section_is_no_variant_but_its_plan_is_a_twin() -> None:
    texts = {"a": prose(1, 150), "b": prose(2, 250) + prose(1, 150) + prose(3, 250)}
    assert variants(texts) == {"a": (), "b": ()}
    assert twins(texts) == {"a": ("b",), "b": ("a",)}


@pytest.mark.parametrize(("length", "listed"), [(LEAST_TEXT - 1, False), (LEAST_TEXT, True)])
def test_a_section_that_says_little_has_no_variants(length: int, listed: bool) -> None:
    text = prose(1, length)
    assert variants({"a": text, "b": text})["a"] == (("b",) if listed else ())


def test_titles_alone_make_no_variants() -> None:
    title = prose(9, 40)
    for length in (20, 39, 40, 41, 80):
        texts = {"a": title + prose(1, length), "b": title + prose(2, length)}
        assert variants(texts, title) == {"a": (), "b": ()}, length


def test_groups_do_not_chain() -> None:
    """b is between a and c, which have too little in common."""
    one, two, three = prose(1, 100), prose(2, 100), prose(3, 100)
    texts = {"a": prose(1, 40) + two + one, "b": prose(1, 40) + two + three, "c": prose(6, 40) + two[50:] + three}
    assert similarity(texts["a"], texts["b"]) > VARIANTS.least
    assert similarity(texts["b"], texts["c"]) > VARIANTS.least
    assert similarity(texts["a"], texts["c"]) < VARIANTS.least
    assert variants(texts) == {"a": ("b",), "b": ("c", "a"), "c": ("b",)}


def test_a_section_is_no_variant_of_the_one_that_holds_it() -> None:
    """Compared are sections with all that stands under them: the first has hardly any text beside its one section."""
    found = settled({"p": [section("主要任务", "tasks"), section(prose(1, 100), "only", 1)]})
    assert found.variants == {"p/tasks": (), "p/only": ()}


def test_of_sections_in_each_other_only_the_nearest_is_a_variant() -> None:
    text = prose(2, 90)
    found = settled(
        {
            "a": [section(prose(1, 60), "x"), section(text, "y", 1)],
            "b": [section(prose(1, 60), "x"), section(reworded(text, 30), "y", 1)],
        }
    )
    assert similarity(prose(1, 60) + text, reworded(text, 30)) > VARIANTS.least
    assert found.variants == {"a/x": ("b/x",), "a/y": ("b/y",), "b/x": ("a/x",), "b/y": ("a/y",)}


def test_long_sections_are_compared_by_their_sketches() -> None:
    text = prose(1, 3000)
    texts = {"a": text, "b": reworded(text, 25), "c": prose(2, 2000) + text[:1000]}
    assert variants(texts) == {"a": ("b",), "b": ("a",), "c": ()}


def test_texts_that_fill_their_sketches_are_compared_in_full() -> None:
    texts = {"a": prose(1, 60_000), "b": prose(2, 60_000)[:-400] + prose(1, 60_000)[:400], "c": prose(1, 60_000)}
    assert variants(texts)["a"] == ("c",)


@given(st.lists(st.tuples(st.sampled_from(range(4)), st.integers(5, 60)), min_size=1, max_size=VARIANTS_REACH + 1))
def test_what_is_listed_is_verified_and_a_small_library_has_all_of_it(made: list[tuple[int, int]]) -> None:
    texts = {str(number): reworded(prose(seed, 60), every) for number, (seed, every) in enumerate(made)}
    listed = variants(texts)
    for name, text in texts.items():
        near = {other for other in texts if other != name and similarity(text, texts[other]) >= VARIANTS.least + 0.2}
        assert near <= set(listed[name])
        assert all(similarity(text, texts[other]) >= VARIANTS.least - 0.2 for other in listed[name])
        assert all(name in listed[other] for other in listed[name])


# Plans


def test_plans_with_the_same_text_are_twins_and_the_nearest_comes_first() -> None:
    text = prose(1)
    found = twins({"a": text, "b": text[:300] + prose(2, 300), "c": text, "d": text[:200] + prose(3, 300)})
    assert found["a"] == ("c", "b", "d")


def test_a_phrase_that_two_plans_share_makes_no_twins() -> None:
    phrase = "以邓小平理论和三个代表重要思想科学发展观为指导全面贯彻落实党的会议精神"
    assert twins({"a": prose(1) + phrase, "b": phrase + prose(2)}) == {"a": (), "b": ()}


def test_short_plans_are_compared_in_full_where_the_sample_leaves_it_in_doubt() -> None:
    shared = prose(1, 150)
    for own, alike in ((150, True), (300, False)):
        texts = {"a": shared + prose(2, own), "b": prose(3, own) + shared}
        assert (similarity(texts["a"], texts["b"], TWINS) >= TWINS.least) is alike
        assert twins(texts) == ({"a": ("b",), "b": ("a",)} if alike else {"a": (), "b": ()})


def test_texts_too_short_for_a_shingle_have_no_twins() -> None:
    assert twins({"a": "短文", "b": "短文", "c": ""}) == {"a": (), "b": (), "c": ()}
    assert twins({}) == {}


def test_a_crowd_costs_a_fixed_number_of_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    original = Likeness.near

    def count(measure: Likeness, text: Text, others: Iterable[Text]) -> list[Near]:
        nonlocal compared
        others = list(others)
        compared += len(others)
        return original(measure, text, others)

    monkeypatch.setattr(Likeness, "near", count)
    dice = random.Random(1)
    texts = {str(number): reworded(prose(1, 150), dice.randrange(15, 60)) for number in range(600)}
    found = settled({name: [section(text)] for name, text in texts.items()})
    assert compared <= 2 * len(texts) * KEYS * VARIANTS_REACH  # of sections and of plans, each pair once
    assert {len(names) for names in found.variants.values()} <= set(range(4, VARIANTS_LISTED + 1))
    assert max(map(len, found.twins.values())) == TWINS_LISTED


# While plans come, change and go


PIECES = [prose(seed, 70) for seed in range(5)]


def made_up(dice: random.Random) -> list[SectionText]:
    """A plan of a few sections, some in others, of pieces that many plans have; some are long, some say little."""
    sections: list[SectionText] = []
    depth = -1
    for number in range(dice.randrange(1, 6)):
        depth = dice.randrange(min(depth + 1, 2) + 1)
        pieces = dice.choices(PIECES, k=dice.choice((0, 1, 1, 1, 2, 12)))
        words = "".join(reworded(piece, dice.randrange(6, 60)) for piece in pieces)
        sections.append(SectionText(f"s{number}", depth, "标题", "标题" + words))
    return sections


def wordings(kinship: Kinship) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Of all sections; each has its variants in them, in their order but for what says the same."""
    found = {name: kinship.wordings(name) for name in kinship.variants}
    for name, groups in found.items():
        assert sorted(chain.from_iterable(groups)) == sorted(kinship.variants[name])
        assert kinship.wording_count(name) == len(groups)
    return found


def outcome(kinship: Kinship, plan: str) -> tuple[object, ...]:
    """All that is found of a plan and its sections."""
    of_sections = {name: found for name, found in kinship.variants.items() if found and name.startswith(f"{plan}/")}
    return kinship.twins.get(plan, ()), of_sections


@pytest.mark.parametrize("seed", range(12))
def test_what_is_found_depends_on_the_plans_alone_and_what_changes_is_told(seed: int) -> None:
    dice = random.Random(seed)
    kinship, plans, orders = Kinship(), dict[str, list[SectionText]](), dict[str, int]()
    names = [f"p{number}" for number in range(dice.choice((4, 12, 40)))]
    for _ in range(60):
        before = {name: outcome(kinship, name) for name in names}
        for name in dice.choices(names, k=dice.choice((1, 1, 1, 2, 8))):
            if name in plans and dice.random() < 0.3:
                del plans[name]
                kinship.remove(name)
                continue
            if name in plans and dice.random() < 0.6:  # a small change
                at = dice.randrange(len(plans[name]))
                part = plans[name][at]
                plans[name][at] = part._replace(words=part.words + dice.choice(PIECES)[:9])
            else:
                plans[name] = made_up(dice)
            if name not in orders or dice.random() < 0.1:
                orders[name] = dice.randrange(20)
            kinship.put(name, orders[name], sketch_plan(plans[name]))
        changed = settle(kinship, plans)
        fresh = Kinship()
        for name in dice.sample(sorted(plans), len(plans)):
            fresh.put(name, orders[name], sketch_plan(plans[name]))
        settle(fresh, plans)
        assert kinship.twins == fresh.twins
        assert kinship.variants == fresh.variants
        assert wordings(kinship) == wordings(fresh)
        assert changed == {name for name in plans if outcome(kinship, name) != before[name]}
        if dice.random() < 0.3:  # another run
            kinship = restored(kinship, plans)


def restored(kinship: Kinship, plans: Mapping[str, Sequence[SectionText]]) -> Kinship:
    """What another run knows, which has the results of this one."""
    again = Kinship.restore(unpack(pack(kinship.results())))
    assert again.plans() == plans.keys()
    assert again.settle(pytest.fail, pytest.fail) == set()
    assert (again.twins, again.variants) == (kinship.twins, kinship.variants)
    return again


@pytest.mark.parametrize("seed", range(12))
def test_a_run_that_goes_on_from_results_finds_what_one_from_nothing_does(seed: int) -> None:
    dice = random.Random(seed)
    names = [f"p{number}" for number in range(dice.choice((4, 12, 40)))]
    plans = {name: made_up(dice) for name in names}
    results, standing = pack(settled(plans).results()), list(enumerate(plans.items()))
    for _ in range(12):
        for name in dice.sample(names, dice.choice((0, 1, 1, 2, len(names)))):
            plans.pop(name, None)
            if dice.random() < 0.7:
                plans[name] = made_up(dice)
        kinship = Kinship.restore(unpack(results))
        for name in kinship.plans() - plans.keys():
            kinship.remove(name)
        now = list(enumerate(plans.items()))
        for order, (name, sections) in now:
            if (order, (name, sections)) not in standing or dice.random() < 0.1:
                kinship.put(name, order, sketch_plan(sections))
        settle(kinship, plans)
        fresh = settled(plans)
        assert (kinship.twins, kinship.variants) == (fresh.twins, fresh.variants)
        assert wordings(kinship) == wordings(fresh)
        if dice.random() < 0.5:
            results, standing = pack(kinship.results()), now


def test_a_section_that_stands_elsewhere_now_is_seen_by_those_that_it_is_like() -> None:
    """Nothing that is compared has other words than before."""
    one, two = prose(1, 60), prose(2, 150)
    plans = {"p": [section(one + two, "t")], "q": [section(one, "y"), section(two, "x", 1)]}
    kinship = settled(plans)
    assert list(kinship.variants["p/t"]) == ["q/y"]
    plans["q"] = [section(one + two, "y"), section(two, "x")]
    kinship.put("q", 1, sketch_plan(plans["q"]))
    assert "p" in settle(kinship, plans)
    assert kinship.variants == settled(plans).variants
    assert list(kinship.variants["p/t"]) == ["q/y", "q/x"]


def test_nothing_changes_where_nothing_is_said_anew() -> None:
    plans = {"a": [section(prose(1))], "b": [section(prose(1))]}
    kinship = settled(plans)
    kinship.put("a", 0, sketch_plan(plans["a"]))
    assert kinship.settle(pytest.fail, pytest.fail) == set()


def test_a_sketch_is_small_and_the_same_wherever_it_is_made() -> None:
    sections = made_up(random.Random(3))
    sketch = sketch_plan(sections)
    packed = pickle.dumps(sketch)
    assert pickle.loads(packed) == sketch
    assert len(packed) <= 6000
    assert sketch.whole.mark == 0 or sketch.whole.keys
