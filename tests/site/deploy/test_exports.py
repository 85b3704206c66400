"""The exports: in a real PostgreSQL, and read as OpenSearch reads them, held against the site's own search."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from planlib.library import Library
from planlib.publishing.exports.opensearch import opensearch_documents, opensearch_index, opensearch_query
from planlib.publishing.exports.postgresql import escaped
from planlib.publishing.exports.sections import exported_sections, folds
from planlib.publishing.search.folding import fold
from tests.support.built import Site
from tests.support.engine import Answered, search_apart
from tests.support.library import LIBRARY
from tests.support.paths import FIXTURES, ROOT
from tests.support.postgresql import Database, postgresql

PLAIN = [
    "志愿服务",
    "文明",
    "党",
    "的",
    "20××",
    "１",
    "%",
    "志願服務",
    "ＡＢＣ",
    "社区 文明",
    "没有这样的话",
    "计划 -社区",
]
PLAIN += [
    "文明 家庭 -村",
    "精神文明 建设 活动",
    "领导 小组 组长",
    '"领导小组"',
    '"文明 家庭" 村',
    '-"文明家庭" 文明',
    "-的",
]
PLAIN += [
    "",
    "   ",
    "学雷锋",
    "未成年人",
    "志愿服务 -志愿服务",
    "精神文明建设 精神文明建设",
    "活动\u3000　社区",
    "著名",
    "顯著",
]
TYPED = [
    *PLAIN,
    "，",
    "“四有”",
    "志愿服务。",
    "志愿服务、未成年人",
    "志愿+服务",
    "志愿服务怎么写？",
    "一、",
    "（一）",
    "3.5",
    "-",
    "--",
    '"',
]
TYPED += [
    "a'b",
    "\\",
    "\\.",
    "$$",
    "'; DROP SCHEMA plan_library; --",
    "{文明}",
    "%_",
    "é",
    "e\u0301",
    "𠮷",
    "😀",
    "\u200b文明\u200b",
    "㎡",
    "½",
]


def queries(library: Library) -> list[str]:
    """What is typed, and stretches of the texts, alone, in twos and threes, and with something left out."""
    chosen = random.Random(16)
    lines = [line for one in exported_sections(library) for line in one.lines if len(line) > 12]

    def stretch(longest: int) -> str:
        line = chosen.choice(lines)
        start = chosen.randrange(len(line) - 2)
        return line[start : start + chosen.randint(1, longest)]

    return [
        *TYPED,
        *(stretch(3) for _ in range(60)),
        *(stretch(40) for _ in range(30)),
        *(f"{stretch(3)} {stretch(3)}" for _ in range(60)),
        *(f"{stretch(2)} {stretch(2)} {stretch(1)}" for _ in range(30)),
        *(f"{stretch(3)} -{stretch(2)}" for _ in range(40)),
        *(f"{stretch(2)} {stretch(1)} -{stretch(2)} -{stretch(1)}" for _ in range(20)),
    ]


@pytest.fixture(scope="module")
def answers(library: Library, tmp_path_factory: pytest.TempPathFactory) -> list[Answered]:
    answered = search_apart(library, queries(library), tmp_path_factory.mktemp("engine"))
    found = [one for one in answered if one.is_plain]
    assert sum(bool(one.ids) for one in found) > 150
    assert sum(bool(one.excluded) for one in found) > 50
    assert sum(len(one.terms) > 1 for one in found) > 80
    return found


def export(folder: Path, form: str, root: Path = LIBRARY) -> None:
    command = [sys.executable, str(ROOT / "scripts/export.py"), str(folder), "--for", form, "--root", str(root)]
    subprocess.run(command, check=True, capture_output=True)


# PostgreSQL


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("postgresql")
    export(folder, "postgresql")
    return folder / "library.sql"


@pytest.fixture(scope="module")
def database(script: Path) -> Iterator[Database]:
    """One into which the tests' library was loaded, twice, as when it is brought up to date."""
    with postgresql() as database:
        for _ in range(2):
            assert database.load(script) == ""
        yield database


def quoted(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def array(texts: Sequence[str]) -> str:
    return f"ARRAY[{','.join(map(quoted, texts))}]::text[]"


def found_by(database: Database, calls: Sequence[str]) -> list[list[str]]:
    """The ids that each call finds, in order."""
    said = database.run("".join(f"SELECT coalesce(json_agg(id ORDER BY place), '[]') FROM {call};\n" for call in calls))
    return [json.loads(line) for line in said.split("\n")[:-1]]


def test_postgresql_finds_what_the_site_finds_in_its_order(database: Database, answers: list[Answered]) -> None:
    calls = [f"plan_library.find({array(one.terms)}, {array(one.excluded)}, {quoted(one.phrase)})" for one in answers]
    for one, ids in zip(answers, found_by(database, calls), strict=True):
        assert ids == one.ids, one


def test_postgresql_takes_plain_queries_apart_as_the_site_does(database: Database, answers: list[Answered]) -> None:
    plain = [one for one in answers if one.query in PLAIN]
    for one, ids in zip(
        plain, found_by(database, [f"plan_library.search({quoted(one.query)})" for one in plain]), strict=True
    ):
        assert ids == one.ids, one


def test_postgresql_folds_as_the_site_does(database: Database) -> None:
    vectors = json.loads((FIXTURES / "search/folding.json").read_text("utf-8"))
    characters = "".join(chr(code) for code in range(0x20, 0x30000, 7) if not 0xD800 <= code < 0xE000)
    texts = [*(vector["text"] for vector in vectors["vectors"]), characters, "".join(folds())]
    calls = (f"plan_library.fold({quoted(text)})" for text in texts)
    # In hexadecimal digits: psql leaves U+10FFFF out of what it prints.
    said = database.run("".join(f"SELECT encode(convert_to({call}, 'UTF8'), 'hex');\n" for call in calls))
    assert [bytes.fromhex(line).decode() for line in said.split("\n")[:-1]] == [fold(text) for text in texts]


def test_postgresql_has_every_text_as_it_is(database: Database, library: Library) -> None:
    columns = "id, plan, title, kind, array_to_json(topics), timeliness, url, characters, array_to_json(above), lines"
    said = database.run(f"SELECT json_build_array({columns}) FROM plan_library.sections ORDER BY number;")
    expected = [
        [
            one.id,
            one.plan,
            one.title,
            one.kind,
            [*one.topics],
            one.timeliness,
            one.url,
            one.characters,
            [*one.above],
            text,
        ]
        for one in exported_sections(library)
        for text in ["\n".join(one.lines)]
    ]
    assert [json.loads(line) for line in said.split("\n")[:-1]] == expected


def test_a_new_export_keeps_views_and_an_export_that_fails_changes_nothing(database: Database, script: Path) -> None:
    database.run("CREATE VIEW mine AS SELECT id, lines FROM plan_library.sections;")
    before = database.run("SELECT * FROM mine ORDER BY id;")
    broken = script.read_text("utf-8").replace("\n0\twm-", "\nzero\twm-", 1)
    with pytest.raises(AssertionError, match="zero"):
        database.run(broken)
    assert database.run("SELECT * FROM mine ORDER BY id;") == before
    database.load(script)
    assert database.run("SELECT * FROM mine ORDER BY id;") == before
    database.run("DROP VIEW mine;")


UNTRUSTED = ["\\.", "a\tb", "\\N", "a\nb\r\\x41", "';--", "\\\\.\\", '{"a"}', "$$", ":name", "\x0b\x7f\u2028𠮷"]


def test_what_a_text_holds_stays_text(database: Database) -> None:
    rows = "".join(f"{number}\t{escaped(text)}\n" for number, text in enumerate(UNTRUSTED))
    sql = f"CREATE TEMP TABLE t (n int, text text);\nCOPY t FROM stdin;\n{rows}\\.\n"
    said = database.run(f"{sql}SELECT to_json(text) FROM t ORDER BY n;\n")
    assert [json.loads(line) for line in said.split("\n")[:-1]] == UNTRUSTED
    with pytest.raises(ValueError, match="U\\+0000"):
        escaped("a\0b")


# OpenSearch: what its documentation says of mappings, n-grams, phrases and nested documents, done here


def grams(text: str, settings: Mapping[str, Any], analyzer: str) -> list[str]:
    """The tokens of a text, one a position: as the n-gram tokenizer gives them, behind the mapping character filter."""
    table: dict[str, str] = {}
    for name in settings["analysis"]["analyzer"][analyzer].get("char_filter", ()):
        table |= dict(_unescaped(line).split(" => ") for line in settings["analysis"]["char_filter"][name]["mappings"])
    folded = "".join(table.get(one, one) for one in text)
    (tokenizer,) = settings["analysis"]["tokenizer"].values()
    sizes = range(tokenizer["min_gram"], tokenizer["max_gram"] + 1)
    return [folded[at : at + size] for at in range(len(folded)) for size in sizes if at + size <= len(folded)]


def _unescaped(line: str) -> str:
    return line.encode("ascii").decode("unicode-escape").encode("utf-16", "surrogatepass").decode("utf-16")


class Index:
    """Documents, and what a query finds of them."""

    def __init__(self, index: Mapping[str, Any]) -> None:
        self._settings = index["settings"]
        self._field = index["mappings"]["properties"]["own"]  # the others are like it
        self._known: dict[tuple[str, str], list[str]] = {}

    def _grams(self, text: str, use: str) -> list[str]:
        if (text, use) not in self._known:
            self._known[text, use] = grams(text, self._settings, self._field[use])
        return self._known[text, use]

    def matches(self, query: Mapping[str, Any], document: Mapping[str, Any], path: str = "") -> bool:
        """path: of the nested document that this is."""
        ((kind, body),) = query.items()
        if kind == "match_all":
            return True
        if kind == "match_phrase":
            ((field, text),) = body.items()
            wanted = self._grams(text, "search_analyzer")
            return any(_runs(wanted, self._grams(line, "analyzer")) for line in document[field.removeprefix(path)])
        if kind == "nested":
            inner = f"{body['path']}."
            return any(self.matches(body["query"], one, inner) for one in document[body["path"]])
        assert kind == "bool"
        must = [*body.get("must", ()), *body.get("filter", ())]
        should = [self.matches(one, document, path) for one in body.get("should", ())]
        return (
            all(self.matches(one, document, path) for one in must)
            and not any(self.matches(one, document, path) for one in body.get("must_not", ()))
            and sum(should) >= body.get("minimum_should_match", 0)
        )


def _runs(wanted: list[str], tokens: list[str]) -> bool:
    return any(tokens[at : at + len(wanted)] == wanted for at in range(len(tokens) - len(wanted) + 1))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("opensearch")
    export(folder, "opensearch")
    return folder


def test_the_bulk_file_names_a_document_and_gives_it_line_by_line(exported: Path, library: Library) -> None:
    text = (exported / "sections.ndjson").read_text("utf-8")
    assert text.endswith("}\n")
    assert "\r" not in text
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    actions, documents = lines[::2], lines[1::2]
    sections = list(exported_sections(library))
    assert actions == [{"index": {"_id": one.id}} for one in sections]
    assert [one["lines"] for one in documents] == [list(one.lines) for one in sections]
    pieces = list(opensearch_documents(library))
    assert "".join(pieces) == text
    assert len(pieces) == len(library.plans)
    assert all(piece.startswith('{"index"') and piece.endswith("}\n") for piece in pieces)


def test_every_key_of_a_document_is_mapped(exported: Path) -> None:
    index = json.loads((exported / "index.json").read_text("utf-8"))
    assert index == opensearch_index()
    properties = index["mappings"]["properties"]
    for line in (exported / "sections.ndjson").read_text("utf-8").split("\n")[:-1][1::2]:
        document = json.loads(line)
        assert document.keys() == properties.keys()
        for below in document["below"]:
            assert below.keys() == properties["below"]["properties"].keys()
    analysis = index["settings"]["analysis"]
    for field in (properties["own"], properties["whole"], properties["below"]["properties"]["whole"]):
        for use in ("analyzer", "search_analyzer"):
            analyzer = analysis["analyzer"][field[use]]
            assert analyzer["tokenizer"] in analysis["tokenizer"]
            assert set(analyzer.get("char_filter", ())) <= set(analysis["char_filter"])


def test_its_mapping_filter_folds_each_character_as_the_site_does_and_leaves_what_is_folded() -> None:
    (filter_,) = opensearch_index()["settings"]["analysis"]["char_filter"].values()
    assert all(line.isascii() for line in filter_["mappings"])
    table = dict(_unescaped(line).split(" => ") for line in filter_["mappings"])
    assert table.items() <= folds().items()
    assert len(folds()) - len(table) <= 1  # 薴 is 苧, and 苧 is 苎
    assert {"願": "愿", "Ａ": "a", "\u3000": " ", "\u200b": ""}.items() <= table.items()
    assert not set("".join(table.values())) & table.keys()


def test_opensearch_finds_what_the_site_finds(exported: Path, answers: list[Answered]) -> None:
    index = Index(json.loads((exported / "index.json").read_text("utf-8")))
    documents = list(map(json.loads, (exported / "sections.ndjson").read_text("utf-8").split("\n")[:-1][1::2]))
    for one in answers[::4]:
        body = opensearch_query(one.terms, one.excluded)
        found = [document["id"] for document in documents if index.matches(body["query"], document)]
        assert sorted(found) == sorted(one.ids), one


# What the guide says


def example(site: Site, start: str) -> str:
    """The code block of the guide that begins so."""
    blocks = [code.text_content() for code in site.pages["guide/data/"].cssselect("pre code")]
    (found,) = [block for block in blocks if block.startswith(start)]
    return str(found)


def test_the_queries_of_the_guide_for_postgresql_run(site: Site, database: Database) -> None:
    sql = example(site, "-- ")
    assert sql.count("SELECT ") == 3
    database.run(sql)


def test_the_query_of_the_guide_for_opensearch_is_the_one_that_is_tried_here(site: Site) -> None:
    assert json.loads(example(site, '{\n  "query"')) == opensearch_query(["志愿服务", "未成年人"], ["企业"])
