"""The closed lists of words, and what is said about a word that is in none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planlib.model.fields import split_runs
from planlib.reading.messages import nearest
from planlib.reading.strictyaml import YamlProblem, load
from planlib.reading.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from tests.unit.conftest import Repo


def test_each_word_has_the_name_that_readers_see(repo: Repo) -> None:
    vocabulary = load_vocabulary(repo.root)
    assert vocabulary.kinds["tasks"] == "任务"
    assert vocabulary.levels["village"] == "村"
    assert vocabulary.types["outline"] == "要点"
    assert vocabulary.repairs["typo"] == "错字"


def test_every_field_can_be_written_on_a_page(repo: Repo) -> None:
    for name, field in load_vocabulary(repo.root).fields.items():
        assert field.name == name
        (ref,) = split_runs(f"{{{{{name}}}}}")
        assert not isinstance(ref, str)
        assert all((field.label, field.default, field.hint))


def test_every_type_has_a_shape_made_of_known_kinds(repo: Repo) -> None:
    vocabulary = load_vocabulary(repo.root)
    assert set(vocabulary.shapes) == set(vocabulary.types)
    for shape in vocabulary.shapes.values():
        needed = {kind for group in shape.must for kind in group}
        ordered = [kind for group in shape.order for kind in group]
        assert needed
        assert needed | set(shape.must_not) | set(ordered) <= set(vocabulary.kinds)
        assert not needed & set(shape.must_not)
        assert len(set(ordered)) == len(ordered)


def test_every_level_says_which_may_follow(repo: Repo) -> None:
    under = load_vocabulary(repo.root).levels_under
    assert set(under) == {0, 1, 2, 3, 4}
    assert all(level > above for above, levels in under.items() for level in levels)


def test_no_word_list_is_empty_or_holds_a_word_twice(repo: Repo) -> None:
    for path in ("vocabulary/words.yml", "vocabulary/places.yml"):
        for name, words in load((repo.root / path).read_text("utf-8")).items():
            assert words, name
            assert all(isinstance(word, str) and word.strip() for word in words), name
            assert len(set(words)) == len(words), (name, sorted({word for word in words if words.count(word) > 1}))


@pytest.mark.parametrize(
    ("text", "error"),
    [("kinds: {a: b", YamlProblem), ("kinds: {}\n", KeyError), ("", TypeError)],
)
def test_a_damaged_vocabulary_is_a_bug_and_raises(repo: Repo, text: str, error: type[Exception]) -> None:
    repo.write("vocabulary/terms.yml", text)
    with pytest.raises(error):
        load_vocabulary(repo.root)


def test_the_nearest_known_word_is_guessed_and_all_are_named() -> None:
    assert nearest("task", ["goals", "tasks"]) == "did you mean “tasks”? Known: goals, tasks"
    assert nearest("xyz", ["goals", "tasks"]) == "Known: goals, tasks"
