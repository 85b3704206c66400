"""The closed lists of words, and what is said about a word that is in none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planlib import contract
from planlib.contract import Action, FieldScope
from planlib.model.fields import Field
from planlib.reading.messages import nearest
from planlib.reading.vocabulary import (
    CHARACTERS_FILE,
    COMMON_FILE,
    COUNTIES_FILE,
    FIELDS_FILE,
    MISSPELLINGS_FILE,
    PLACES_FILE,
    SIMILAR_FILE,
    SKELETONS_FILE,
    SOUNDS_FILE,
    STRUCTURE_FILE,
    SYNONYMS_FILE,
    TERMS_FILE,
    WORDS_FILE,
    read_vocabulary,
)
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from tests.support.repo import Repo


def test_each_word_has_the_name_that_readers_see(repo: Repo) -> None:
    vocabulary = read_vocabulary(repo.root)
    assert vocabulary.kinds["tasks"] == "任务"
    assert vocabulary.levels["village"] == "村"
    assert vocabulary.types["outline"] == "要点"
    assert vocabulary.repairs["typo"] == "错字"


def test_every_file_of_the_vocabulary_is_read(repo: Repo) -> None:
    vocabulary = read_vocabulary(repo.root)
    assert vocabulary.problems == ()
    assert vocabulary.actions[Action.KEEP] == "照用"
    assert vocabulary.fields["村"] == Field("村", "村名", "××村", "带“村”字", FieldScope.SHARED)
    assert vocabulary.shapes["summary"].must == (("summary",),)
    assert vocabulary.levels_under == {0: (1,), 1: (2, 3), 2: (3,), 3: (4,), 4: ()}
    assert "GDP" in vocabulary.words.latin
    assert "老旧" in vocabulary.places.generic
    assert "昆山市" in vocabulary.counties
    assert "社" in vocabulary.characters
    assert vocabulary.misspellings["部暑"] == "部署"
    assert "社区" in vocabulary.common
    assert "己已巳" in vocabulary.similar
    assert [vocabulary.sounds[text] for text in ("调", "整", "调整")] == ["diao", "zheng", "tiao zheng"]
    assert ("黑板报", "墙报") in vocabulary.synonyms
    assert [slot.level for slot in vocabulary.skeletons[0].slots][:5] == [0, 1, 1, 1, 2]


LISTS = [COUNTIES_FILE, CHARACTERS_FILE, MISSPELLINGS_FILE, COMMON_FILE, SIMILAR_FILE, SOUNDS_FILE]
FILES = [TERMS_FILE, FIELDS_FILE, STRUCTURE_FILE, WORDS_FILE, PLACES_FILE, SYNONYMS_FILE, SKELETONS_FILE]
# By file, what is replaced in it, by what, and the lines of all findings that follow.
DAMAGES = [
    (TERMS_FILE, "  tasks: 任务\n", "", [2]),
    (TERMS_FILE, "  town: 乡镇", "  Town: 乡镇", [16]),
    (TERMS_FILE, "  town: 乡镇", "  town: 1", [16]),
    (TERMS_FILE, "  town: 乡镇", "  town:", [16]),
    (TERMS_FILE, "levels:", "level:", [12]),
    (TERMS_FILE, "  keep: 照用\n", "", [48]),
    (TERMS_FILE, "  keep: 照用", "  remove: 删除\n  keep: 照用", [54]),
    (TERMS_FILE, "  law: 法律", "  laws: 法律", [39]),
    (FIELDS_FILE, "label: 村名, ", "", [8]),
    (FIELDS_FILE, "hint: 带“村”字, scope: shared", "hint: 带“村”字, scope: everywhere", [8]),
    (FIELDS_FILE, "村: {", "'村|名': {", [8]),
    (FIELDS_FILE, "\n年份: {", "\n年: {", [1]),
    (STRUCTURE_FILE, "  3: [4]", "  3: [2]", [5]),
    (STRUCTURE_FILE, "  3: [4]", "  3: [5]", [9]),
    (STRUCTURE_FILE, "  4: []\n", "", [5]),
    (STRUCTURE_FILE, "  summary:", "  report:", [25]),
    (STRUCTURE_FILE, "must_not: []", "must_not: [summary]", [25]),
    (STRUCTURE_FILE, "must_not: []", "must_not: [summery]", [27]),
    (WORDS_FILE, "latin: [APP,", "latin: [APP, APP,", [4]),
    (WORDS_FILE, "latin: [APP,", "latin: [APP, 1,", [4]),
    (PLACES_FILE, "fixed: [北京时间, ", "fixed: [北京时间, '', ", [28]),
    (MISSPELLINGS_FILE, "部暑 部署", "部暑", [2]),
    (SYNONYMS_FILE, "- [黑板报, 墙报]", "- [黑板报]", [6]),
    (SYNONYMS_FILE, "- [黑板报, 墙报]", "- 黑板报", [6]),
    (SKELETONS_FILE, 'organisation: "{{村}}', 'organisation: "{{村庄}}', [9]),
    (SKELETONS_FILE, "    - {kind: goals, title: 工作目标}\n", "    - {title: 工作目标}\n", [14]),
    (SKELETONS_FILE, "  type: plan", "  type: report", [7]),
    (SKELETONS_FILE, "  type: outline", "  type: plan", [25]),
]


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize(
    "text", ["", "# 空\n", "[", "甲", "- 甲\n- 乙\n", "甲: 乙\n", "甲:\n", "{}", "[[]]", "- [甲, 乙]\n- \n"]
)
def test_a_broken_file_is_a_finding_on_it_and_nothing_else_is_reported(repo: Repo, path: str, text: str) -> None:
    repo.write(path, text)
    repo.edit("docs/plans/b.md", "level: village", "level: city")
    found = repo.findings()
    assert found
    assert all(finding.startswith(f"{path}:") and finding.endswith(" PLN110") for finding in found)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("text", ["", "# 空\n", "\n\n"])
def test_a_list_without_a_word_is_a_finding_on_it(repo: Repo, path: str, text: str) -> None:
    repo.write(path, text)
    assert repo.findings() == [f"{path}:1 PLN110"]


@pytest.mark.parametrize("path", [*FILES, *LISTS])
def test_a_file_that_is_missing_or_no_text_is_a_finding_on_it(repo: Repo, path: str) -> None:
    (repo.root / path).write_bytes(b"\xff")
    assert repo.findings() == [f"{path}:1 PLN110"]
    (repo.root / path).unlink()
    assert repo.findings() == [f"{path}:1 PLN110"]


@pytest.mark.parametrize("path", [*FILES, *LISTS])
def test_a_byte_order_mark_does_no_harm(repo: Repo, path: str) -> None:
    text = (repo.root / path).read_text("utf-8")
    (repo.root / path).write_text(text, "utf-8-sig")
    assert repo.findings() == []


@pytest.mark.parametrize(("path", "old", "new", "lines"), DAMAGES)
def test_each_mistake_is_a_finding_on_its_line(repo: Repo, path: str, old: str, new: str, lines: list[int]) -> None:
    text = (repo.root / path).read_text("utf-8")
    assert old in text
    repo.write(path, text.replace(old, new, 1))
    assert repo.findings() == [f"{path}:{line} PLN110" for line in lines]


def test_the_nearest_known_word_is_guessed_and_all_are_named() -> None:
    assert nearest("task", ["goals", "tasks"]) == "是不是 tasks？可以用的有：goals、tasks"
    assert nearest("xyz", ["goals", "tasks"]) == "可以用的有：goals、tasks"


def test_what_code_knows_by_name_is_there() -> None:
    vocabulary = read_vocabulary(ROOT)
    assert {contract.OPENING_KIND, contract.BODY_KIND, contract.SIGNATURE_KIND} <= set(vocabulary.kinds)
    known = {value for name, value in vars(contract).items() if name.endswith("_FIELD") and name[0] != "_"}
    assert known <= set(vocabulary.fields)
    assert list(vocabulary.notices) == list(contract.NoticeKind)
    assert list(vocabulary.actions) == list(contract.Action)
    assert list(vocabulary.confidence) == list(contract.Confidence)
