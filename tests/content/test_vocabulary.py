"""The words, shapes and skeletons that editors keep, which must fit each other and the documents."""

from __future__ import annotations

from pypinyin import lazy_pinyin

from planlib.checking.rules.spelling import sound_of
from planlib.library import Library
from planlib.model.fields import references, split_runs
from planlib.model.page import topics_of
from planlib.reading.skeletons import Skeleton


def test_each_level_has_a_skeleton_for_a_plan_and_for_an_outline(library: Library) -> None:
    vocabulary = library.vocabulary
    found = [(skeleton.level, skeleton.type) for skeleton in vocabulary.skeletons]
    assert found == [(level, type_) for level in vocabulary.levels for type_ in ("plan", "outline")]


def test_words_and_characters_sound_as_pypinyin_has_them(library: Library) -> None:
    """Else `make wordlists` has not been run after a word was added."""
    vocabulary = library.vocabulary
    for text in (*vocabulary.characters, *vocabulary.common):
        assert sound_of(text, vocabulary.sounds) == " ".join(lazy_pinyin(text)), text


def _skeletons(library: Library) -> list[Skeleton]:
    return list(library.vocabulary.skeletons)


def test_skeletons_have_the_declared_structure(library: Library) -> None:
    """What the check-up would find missing or out of order in a skeleton is not in it."""
    for skeleton in _skeletons(library):
        shape = library.vocabulary.shapes[skeleton.type]
        kinds = [slot.kind for slot in skeleton.slots]
        assert all(set(group) & set(kinds) for group in shape.must)
        assert not set(kinds) & set(shape.must_not)
        rank = {kind: place for place, group in enumerate(shape.order) for kind in group}
        top = [rank[slot.kind] for slot in skeleton.slots if slot.level <= 1]
        assert top == sorted(top)


def test_skeletons_name_known_topics_kinds_and_fields(library: Library) -> None:
    vocabulary = library.vocabulary
    for skeleton in _skeletons(library):
        for slot in skeleton.slots:
            assert slot.kind in vocabulary.kinds
            assert set(slot.topics) <= set(library.topics)
        for text in (skeleton.title, skeleton.organisation, skeleton.date):
            assert {ref.name for ref in references(split_runs(text))} <= set(vocabulary.fields)


def test_the_library_has_a_template_for_every_slot(library: Library) -> None:
    for skeleton in _skeletons(library):
        for slot in skeleton.slots:
            fitting = [
                template.id
                for template in library.templates
                if template.section.kind == slot.kind
                and (not slot.topics or set(topics_of(template.section)) & set(slot.topics))
            ]
            assert fitting, (skeleton.level, skeleton.type, slot)
