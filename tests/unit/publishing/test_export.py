"""library/templates.json: what is in it, that it fits its schema, and that two builds give the same bytes."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from planlib.library import Library
from planlib.model.fields import split_runs
from planlib.model.page import topics_of
from planlib.model.plaintext import count_visible, neutral_text
from planlib.notices.register import REGISTER_FILE, Notice
from planlib.publishing.register import notice_data, notices_script, register_json
from planlib.publishing.schemas import (
    TESTS,
    input_schema,
    input_schemas,
    templates_schema,
    templates_schema_json,
)
from planlib.publishing.urls import notice_url, page_url
from planlib.reading.front_matter import cut_front_matter
from planlib.reading.strictyaml import load
from planlib.sources.ledger import LEDGER_SUFFIX
from tests.support.derived import source_lines, templates_json
from tests.support.library import DAY, LIBRARY
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from tests.support.repo import Repo

A, B = "docs/plans/a.md", "docs/plans/b.md"
SCHEMA = Draft202012Validator(templates_schema())


def complaints(data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(data)]


def exported_data(library: Library, *, directory_urls: bool = True) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(templates_json(library, directory_urls=directory_urls))
    return data


def templates_of(library: Library, *, directory_urls: bool = True) -> dict[str, dict[str, Any]]:
    data = exported_data(library, directory_urls=directory_urls)
    return by_id([template for plan in data["plans"] for template in plan["templates"]])


def by_id(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in items}


# What is in it


def test_a_template_has_all_that_a_reader_needs_to_copy_it(repo: Repo) -> None:
    templates = templates_of(repo.library())
    assert templates["a/clean"] == {
        "id": "a/clean",
        "number": "1.",
        "title": "整治环境",
        "level": 3,
        "kind": "tasks",
        "topics": ["environment"],
        "text": "1.整治环境\n1.清扫楼道。\n2.种植花木。",
        "children": [],
        "characters": 20,
        "source_lines": [13, 17],
        "variants": [],
        "notices": [],
    }


def test_an_unheaded_part_has_a_title_and_no_number(repo: Repo) -> None:
    opening = templates_of(repo.library())["a/opening"]
    assert (opening["title"], opening["number"], opening["level"]) == ("开头", "", 0)
    assert opening["text"] == "为做好{{年份}}年度{{社区|桃园社区}}工作，制定本计划。"
    assert opening["characters"] == len("为做好20××年度××社区工作，制定本计划。")


def test_a_template_names_what_stands_under_it_and_says_its_own_lines_only(library: Library) -> None:
    templates = templates_of(library)
    fields = library.vocabulary.fields

    def whole(name: str) -> list[str]:
        template = templates[name]
        return [template["text"], *(line for child in template["children"] for line in whole(child))]

    for template in library.templates:
        text = neutral_text(split_runs("\n".join(whole(template.id))), fields)
        assert text == library.text(template.section)
        assert templates[template.id]["characters"] == count_visible(text)
        assert templates[template.id]["topics"] == list(topics_of(template.section))
        lines = source_lines(library, template)
        assert templates[template.id]["source_lines"] == (list(lines) if lines else None)


def test_a_plan_says_where_it_comes_from(repo: Repo) -> None:
    plans = by_id(exported_data(repo.library())["plans"])
    templates = plans["a"].pop("templates")
    assert [template["id"] for template in templates] == [t.id for t in repo.library().templates if t.plan.id == "a"]
    assert plans["a"] == {
        "id": "a",
        "number": 1,
        "part": 2,
        "title": "社区年度计划",
        "level": "community",
        "type": "plan",
        "url": "plans/a/",
        "characters": 108,
        "topics": ["morality", "environment", "volunteering", "culture-sports"],
        "twins": [],
        "source": {"collection": "示例", "lines": [3, 25]},
    }
    assert (plans["b"]["part"], plans["b"]["source"]) == (None, None)


def test_a_topic_says_what_it_is(repo: Repo) -> None:
    topics = by_id(exported_data(repo.library())["topics"])
    assert topics["environment"] == {
        "id": "environment",
        "title": "环境卫生",
        "summary": "清扫保洁和绿化。",
        "aliases": ["环保", "绿化"],
        "related": ["volunteering"],
        "url": "topics/environment/",
    }


def test_the_closed_lists_are_in_it_in_their_order(repo: Repo) -> None:
    data = exported_data(repo.library())
    assert data["kinds"][:2] == [{"id": "background", "title": "背景"}, {"id": "guidance", "title": "指导思想"}]
    assert [level["id"] for level in data["levels"]] == ["village", "community", "subdistrict", "town"]
    assert [kind["id"] for kind in data["types"]] == ["plan", "outline", "summary"]
    assert data["fields"][0] == {
        "name": "年份",
        "label": "年份",
        "default": "20××",
        "hint": "计划所写的年度，四位数字",
        "scope": "shared",
    }


def test_links_fit_a_site_without_directory_urls(repo: Repo) -> None:
    data = exported_data(repo.library(), directory_urls=False)
    assert by_id(data["plans"])["a"]["url"] == "plans/a.html"
    assert by_id(data["topics"])["environment"]["url"] == "topics/environment.html"


@pytest.mark.parametrize(
    ("uri", "directory", "file"),
    [
        ("index.md", "", "index.html"),
        ("library.md", "library/", "library.html"),
        ("plans/index.md", "plans/", "plans/index.html"),
        ("plans/wm-1.md", "plans/wm-1/", "plans/wm-1.html"),
        ("plans/2024/x.md", "plans/2024/x/", "plans/2024/x.html"),
    ],
)
def test_the_address_of_a_page_is_the_one_that_mkdocs_gives_it(uri: str, directory: str, file: str) -> None:
    assert page_url(uri) == directory
    assert page_url(uri, directory_urls=False) == file


# The schema


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(templates_schema())
    assert json.loads(templates_schema_json()) == templates_schema()


def test_the_data_of_a_library_fits_the_schema(library: Library) -> None:
    assert complaints(json.loads(templates_json(library))) == []
    assert complaints(exported_data(library, directory_urls=False)) == []


def objects(data: Any, path: tuple[str | int, ...] = ()) -> dict[str, tuple[str | int, ...]]:
    """One object of each kind in the data, by its place without the indexes."""
    found: dict[str, tuple[str | int, ...]] = {}
    if isinstance(data, dict):
        found["/".join(str(part) for part in path if isinstance(part, str))] = path
        for key, value in data.items():
            found.update(objects(value, (*path, key)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            found.update(objects(value, (*path, index)))
    return found


KINDS_OF_OBJECT = ["", "plans", "plans/templates", "plans/source", "topics", "kinds", "levels", "types", "fields"]


@pytest.fixture
def exported(repo: Repo) -> dict[str, Any]:
    return exported_data(repo.library())


def test_the_data_has_these_kinds_of_object(exported: dict[str, Any]) -> None:
    assert [kind for kind in objects(exported) if not kind.startswith("notices")] == KINDS_OF_OBJECT


def change(data: dict[str, Any], place: str, edit: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    changed: Any = copy.deepcopy(data)
    found = changed
    for part in objects(changed)[place]:
        found = found[part]
    edit(found)
    return dict(changed)


@pytest.mark.parametrize("place", KINDS_OF_OBJECT)
def test_the_schema_refuses_a_key_that_it_does_not_know(exported: dict[str, Any], place: str) -> None:
    assert complaints(exported) == []
    (complaint, *_) = complaints(change(exported, place, lambda found: found.update(extra=1)))
    assert "extra" in complaint or "not valid under any" in complaint


@pytest.mark.parametrize("place", KINDS_OF_OBJECT)
def test_the_schema_misses_every_key(exported: dict[str, Any], place: str) -> None:
    keys: list[str] = []
    change(exported, place, keys.extend)
    assert keys
    for key in keys:
        without = change(exported, place, lambda found, key=key: found.pop(key))  # type: ignore[misc]
        assert complaints(without), key


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        ("", "version", 2),
        ("", "kinds", []),
        ("plans", "id", "村计划"),
        ("plans", "id", "WM_1.a"),
        ("plans", "number", 0),
        ("plans", "part", 0),
        ("plans", "title", ""),
        ("plans", "topics", ["environment", "environment"]),
        ("plans/source", "lines", [1]),
        ("plans/source", "lines", [0, 1]),
        ("plans/source", "lines", [True, 1]),
        ("topics", "id", "Environment"),
        ("topics", "aliases", [""]),
        ("fields", "scope", "page"),
        ("plans/templates", "id", "a"),
        ("plans/templates", "id", "a/清扫"),
        ("plans/templates", "children", ["clean"]),
        ("plans/templates", "level", 5),
        ("plans/templates", "characters", -1),
        ("plans/templates", "text", ""),
        ("plans/templates", "source_lines", [1, 2, 3]),
        ("plans/templates", "variants", ["a"]),
        ("plans/templates", "variants", ["a/clean", "a/clean"]),
        ("plans/templates", "notices", ["si-wu-pu-fa", "si-wu-pu-fa"]),
        ("notices", "matches", ["甲", "乙"]),
        ("notices", "until", "2005年"),
        ("notices/sources", "url", "ftp://x"),
    ],
)
def test_the_schema_refuses_a_wrong_value(exported: dict[str, Any], place: str, key: str, value: object) -> None:
    assert complaints(change(exported, place, lambda found: found.update({key: value})))


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        ("plans", "id", "wm-1a-b"),
        ("plans", "number", 1),
        ("plans", "number", None),
        ("plans", "part", 1),
        ("plans/source", "lines", [1, 1]),
        ("topics", "aliases", []),
        ("plans/templates", "level", 0),
        ("plans/templates", "level", 4),
        ("plans/templates", "number", ""),
        ("plans/templates", "characters", 0),
        ("plans/templates", "source_lines", [1, 1]),
        ("plans/templates", "variants", ["b/village"]),
    ],
)
def test_the_schema_accepts_what_may_be(exported: dict[str, Any], place: str, key: str, value: object) -> None:
    assert complaints(change(exported, place, lambda found: found.update({key: value}))) == []


def chinese_plan_name(repo: Repo) -> None:
    repo.rename(B, "docs/plans/村要点.md")


def plan_name_with_a_blank(repo: Repo) -> None:
    repo.rename(B, "docs/plans/plan b.md")


def topic_name_in_capitals(repo: Repo) -> None:
    repo.rename("docs/topics/environment.md", "docs/topics/Environment.md")
    repo.edit("docs/topics/volunteering.md", "[environment,", "[Environment,")
    repo.edit(A, 'data-topics="environment"', 'data-topics="Environment"')
    repo.edit(B, 'data-topics="environment"', 'data-topics="Environment"')


def empty_alias(repo: Repo) -> None:
    repo.edit("docs/topics/volunteering.md", "[义工]", '[义工, ""]')


def related_topic_twice(repo: Repo) -> None:
    repo.edit("docs/topics/environment.md", "[volunteering]", "[volunteering, volunteering]")


def source_line_true(repo: Repo) -> None:
    repo.edit(A, "lines: [3, 25]", "lines: [true, 25]")


@pytest.mark.parametrize(
    "damage",
    [
        chinese_plan_name,
        plan_name_with_a_blank,
        topic_name_in_capitals,
        empty_alias,
        related_topic_twice,
        source_line_true,
    ],
)
def test_what_passes_the_rules_fits_the_schema(repo: Repo, damage: Callable[[Repo], None]) -> None:
    damage(repo)
    opened = repo.open()
    if opened.library:
        assert complaints(exported_data(opened.library)) == []


# Notices


def test_a_template_names_its_notices_in_the_order_of_their_first_place(repo: Repo) -> None:
    repo.edit(B, "- 清理沟渠。", "- 贯彻党的十七大精神，“四五”普法，党的十八大精神。")
    data = exported_data(repo.library())
    assert templates_of(repo.library())["b/village"]["notices"] == ["party-congress", "si-wu-pu-fa"]
    assert complaints(data) == []


def test_the_published_register_is_the_one_of_the_repository(repo: Repo, library: Library) -> None:
    for root, published in ((repo.root, repo.library()), (LIBRARY, library)):
        register = load((root / REGISTER_FILE).read_text("utf-8"))
        assert json.loads(register_json(published)) == register
        assert list(Draft202012Validator(input_schema("notices")).iter_errors(register)) == []
        assert exported_data(published)["notices"] == [
            {key: value for key, value in entry.items() if key not in TESTS} for entry in register
        ]


KEYS = {field.validation_alias or name: field.is_required() for name, field in Notice.model_fields.items()}


@pytest.mark.parametrize("key", KEYS)
def test_the_schema_of_the_register_misses_what_an_entry_must_have(repo: Repo, key: str) -> None:
    register = list(map(notice_data, repo.library().notices.values()))
    first = next(entry for entry in register if key in entry)
    del first[key]
    assert bool(list(Draft202012Validator(input_schema("notices")).iter_errors(register))) is KEYS[key]


def front_of(text: str) -> object:
    block = cut_front_matter(text).text
    assert block is not None
    return load(block)


NOTHING_RIGHT: list[object] = [None, {}, {"other": 1}, [{}]]


def test_what_editors_write_fits_the_published_schemas(repo: Repo) -> None:
    files = [file for file in sorted(repo.root.rglob("*")) if file.is_file()]
    texts = {file.relative_to(repo.root).as_posix(): file.read_text("utf-8") for file in files}
    written = {
        "notices": [load(texts[REGISTER_FILE])],
        "ledger": [load(text) for path, text in texts.items() if path.endswith(LEDGER_SUFFIX)],
        "plan": [front_of(text) for path, text in texts.items() if path.startswith("docs/plans/")],
        "topic": [front_of(text) for path, text in texts.items() if path.startswith("docs/topics/")],
    }
    schemas = {address: json.loads(make()) for address, make in input_schemas().items()}
    assert set(schemas) == {f"library/{name}.schema.json" for name in written}
    for name, inputs in written.items():
        validator = Draft202012Validator(schemas[f"library/{name}.schema.json"])
        validator.check_schema(validator.schema)
        assert inputs
        assert [list(validator.iter_errors(found)) for found in inputs] == [[]] * len(inputs)
        assert not any(validator.is_valid(wrong) for wrong in NOTHING_RIGHT)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("plan", {"plan": 1, "title": "甲*乙*", "level": "village", "type": "plan"}),
        ("plan", {"plan": 0, "title": "甲", "level": "village", "type": "plan"}),
        ("plan", {"plan": 1, "title": "甲", "level": "village", "type": "plan", "part": None}),
        ("plan", {"plan": 1, "title": "甲", "level": "village", "type": "plan", "source": {"collection": "甲"}}),
        ("topic", {"title": "甲", "summary": "乙", "related": []}),
        ("ledger", {"repairs": [{"line": 0, "before": "甲", "after": "", "kind": "typo", "reason": "误字"}]}),
    ],
)
def test_the_published_schemas_miss_nothing_of_form(name: str, wrong: object) -> None:
    assert list(Draft202012Validator(input_schema(name)).iter_errors(wrong))


def test_the_browser_gets_what_is_marked_with_numbers_written_out(repo: Repo) -> None:
    (call,) = re.findall(r'^planLibraryData\("library/notices",(.*)\)$', notices_script(repo.library()))
    data = json.loads(call)
    first, second, ahead = data["notices"]
    assert first == {
        "id": "si-wu-pu-fa",
        "title": "“四五”普法",
        "kind": "规划",
        "since": "2001",
        "until": "2005",
        "now": "“九五”普法",
        "action": "replace",
        "note": "第四个五年普法规划，二〇〇五年结束。",
        "pattern": "“?四五“?普法",
        "exception": "“?四五“?普法以来",
        "replacements": {"四五普法": "九五普法", "“四五“普法": "“九五”普法"},
        "count": None,
        "sources": [
            {"title": "全国人大常委会关于进一步开展法制宣传教育的决议", "url": "https://www.example.cn/2001"},
            {"title": "“九五”普法规划", "url": ""},
        ],
        "confidence": "high",
        "url": "notices/#si-wu-pu-fa",
    }
    assert (ahead["id"], ahead["until"]) == ("plan-ahead", "2098")  # which a draft for 2099 asks for
    assert (second["since"], second["until"], second["now"], second["replacements"]) == ("", "", "", {})
    assert second["count"] == {"year": 2022, "number": 20, "every": 5}
    assert second["pattern"] == "党(?:[0-9]{1,4}|[〇零一二三四五六七八九十百]{1,7})大(?!桥)"
    assert data["traditional"][::2] and set("黨橋") < set(data["traditional"][::2])
    assert set(data["traditional"][1::2]) <= set(
        "".join(entry["pattern"] + entry["exception"] for entry in data["notices"])
    )
    # What holds in the year of a draft is known to the browser alone.
    assert second["exception"] == ""
    assert notice_url("x", directory_urls=False) == "notices.html#x"


# The same bytes


def test_two_exports_of_one_repository_are_the_same(repo: Repo, library: Library) -> None:
    assert templates_json(repo.library()) == templates_json(repo.library())
    assert templates_json(library) == templates_json(library)


def test_the_json_is_readable_utf_8_that_ends_its_last_line(library: Library) -> None:
    text = templates_json(library)
    assert text.endswith("}\n")
    assert "精神文明" in text
    assert len(text.split("\n")) > len(library.templates)


SCRIPT = """
import hashlib, sys
from pathlib import Path
from planlib.publishing.schemas import templates_schema_json
from tests.support.derived import templates_json
from planlib.library import open_library
library = open_library(Path(sys.argv[1])).library
print(hashlib.sha256((templates_json(library) + templates_schema_json()).encode()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_bytes_do_not_depend_on_the_hash_seed(library: Library, seed: str) -> None:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT}",
        "SOURCE_DATE_EPOCH": DAY,
    }
    command = [sys.executable, "-c", SCRIPT, str(LIBRARY)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    here = (templates_json(library) + templates_schema_json()).encode()
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()
