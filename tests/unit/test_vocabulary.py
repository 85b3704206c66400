"""The closed lists of words, and what is said about a word that is in none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planlib.fields import split_runs
from planlib.rules.structure import REQUIRED_KINDS
from planlib.strictyaml import YamlProblem
from planlib.vocabulary import load_vocabulary, nearest

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
        assert field.scope in ("user", "place")
        assert all((field.label, field.default, field.hint))


def test_every_type_says_which_kinds_it_needs(repo: Repo) -> None:
    vocabulary = load_vocabulary(repo.root)
    assert set(REQUIRED_KINDS) == set(vocabulary.types)
    needed = {kind for groups in REQUIRED_KINDS.values() for group in groups for kind in group}
    assert needed <= set(vocabulary.kinds)


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
