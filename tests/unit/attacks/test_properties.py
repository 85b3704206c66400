"""Whatever stands in a page, topic, ledger, rules.yml or register gives findings, and no traceback."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planlib.library import open_library
from planlib.model.findings import Severity
from planlib.notices.register import REGISTER_FILE, read_register
from planlib.reading.configuration import read_configuration
from planlib.reading.documents import read_document
from planlib.reading.files import read_text
from planlib.reading.pages import read_page
from planlib.reading.strictyaml import YamlError, load
from planlib.reading.topics import read_topic
from planlib.sources.ledger import read_collection
from tests.support.fuzzing import (
    DOCUMENT,
    FRAGMENTS,
    FRONT,
    GOOD,
    PAGE,
    TOPIC,
    World,
    anything,
    as_read,
    bodies,
    encodings,
    fronts,
    fuzz,
    pages,
    soup,
    times,
)
from tests.support.paths import FIXTURES
from tests.support.repo import Repo


@given(pages)
@example("")
@example("---\n---\n")
@example('---\ntitle: "\x85\x85\x85"\nx: 1\n---\n')
@example('---\ntitle: "\u2028\u2028\u2028"\nx: 1\n---\n')
@example("2.")
@example("## \n\n> \n\n- \n\n1.\n\n---\n\n---\n")
@times(12)
def test_any_text_in_a_page_gives_findings(world: World, text: str) -> None:
    world.judge(as_read(text))


@given(st.binary(max_size=300) | st.tuples(pages, encodings).map(lambda pair: pair[0].encode(pair[1])))
@fuzz
def test_any_bytes_in_a_page_give_findings(world: World, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    root = tmp_path_factory.getbasetemp()
    (root / "x.md").write_bytes(data)
    file = read_text(root, "x.md")._replace(path=PAGE)
    findings = world.findings({}, pages=(read_page(PAGE, file.text),), files=(file,) if file.problem else ())
    assert any(finding.code == "PLN603" for finding in findings) == bool(file.problem)
    for finding in findings:
        assert finding.line <= len(data) + 1


@given(st.one_of(anything, bodies, st.tuples(fronts, bodies).map(lambda parts: f"---\n{parts[0]}\n---\n{parts[1]}")))
@fuzz
def test_any_text_in_a_topic_or_guide_page_gives_findings(world: World, text: str) -> None:
    text = as_read(text)
    world.findings(
        {TOPIC: text, DOCUMENT: text},
        topic_pages=(*world.inputs.topic_pages, read_topic(TOPIC, text)),
        documents=(read_document(TOPIC, text), read_document(DOCUMENT, text)),
    )


@given(
    st.one_of(anything, soup("yaml", "chinese", "odd"), fronts.map("title: 甲\nrepairs:\n- line: 3\n  ".__add__)),
    st.one_of(anything, soup("chinese", "odd"), st.just("甲\n\n为做好20xx年度工作，制定本计划。\n\n一、弘扬正气。\n")),
    pages,
)
@fuzz
def test_any_ledger_source_and_page_give_findings_and_an_account(
    world: World, ledger: str, source: str, text: str
) -> None:
    texts = {"sources/示例.txt": as_read(source), "sources/示例.ledger.yml": as_read(ledger), PAGE: as_read(text)}
    (source_path, source), (ledger_path, ledger), _ = texts.items()
    kinds = world.inputs.vocabulary.repairs
    collections = {"示例": read_collection("示例", source_path, source, ledger_path, ledger, kinds)}
    page = read_page(PAGE, texts[PAGE])
    world.findings(texts, collections=collections, pages=(page,))
    for account in replace(world.inputs, collections=collections, pages=(page,)).accounts.values():
        assert account.received == account.on_pages + account.numbers + account.removed + account.unaccounted


@given(st.one_of(anything, soup("yaml", "chinese", "odd"), fronts.map("severity:\n  ".__add__)))
@example("severity: {PLN413: [a]}")
@example("severity: {PLN413: {a: b}}")
@fuzz
def test_any_text_in_rules_yml_gives_findings(world: World, text: str) -> None:
    text = as_read(text)
    page = read_page(PAGE, FRONT + "“")
    world.findings({"rules.yml": text}, configuration=read_configuration(text), pages=(page,))


REGISTER = (FIXTURES / "repo/docs/notices.yml").read_text("utf-8")
LINES = REGISTER.split("\n")
patterns = st.text("甲乙(?:=!)[]{}0129,|n\\\\^-&四五普法'", max_size=30)


@given(
    st.one_of(
        anything,
        soup("yaml", "chinese", "odd"),
        st.lists(st.sampled_from(LINES), max_size=30).map("\n".join),
        st.tuples(st.sampled_from(LINES), soup("yaml", "chinese", size=4)).map(lambda pair: REGISTER.replace(*pair, 1)),
        patterns.map(lambda text: REGISTER.replace("“?四五”?普法\n", f"{json.dumps(text)}\n", 1)),
    )
)
@example(
    "- {id: [a], title: {a: b}, count: {year: a, number: [b], every: 0}, sources: [{title: 1}], replacements: [a]}"
)
@example(REGISTER.replace("until: '2005'", "until: '9999-99'").replace("review: '2029'", "review: '0000'"))
@example(REGISTER.replace("year: 2022, number: 20, every: 5", "year: 2022, number: -999999999999999999, every: 1"))
@example(REGISTER.replace("https://www.example.cn/2001", "https://[x"))
@fuzz
def test_any_text_in_the_register_gives_findings(world: World, text: str) -> None:
    text = as_read(text)
    page = read_page(PAGE, FRONT + "开展四五普法，党的十七大。\n")
    world.findings({REGISTER_FILE: text}, register=read_register(text), pages=(page,))


@given(st.one_of(anything, fronts, soup("yaml", size=60)), st.integers(1, 100))
@fuzz
def test_yaml_is_read_or_refused_on_a_line_of_its_own(text: str, first: int) -> None:
    text = as_read(text)
    try:
        value = load(text, first)
    except YamlError as problem:
        assert problem.message
        assert first <= problem.line <= first + text.count("\n")
    else:
        plain(value)


def plain(value: Any) -> None:
    """Assert that a value is made of nothing but lists, mappings and scalars of YAML's failsafe kinds."""
    if isinstance(value, dict):
        assert len(value.lines) == len(value)  # type: ignore[attr-defined]
        for key, item in value.items():
            assert type(key) is str
            plain(item)
    elif isinstance(value, list):
        for item in value:
            plain(item)
    else:
        assert value is None or type(value) in (str, int, bool)


@given(soup("markdown", "chinese", "odd", "yaml"))
@times(2)
def test_a_finding_is_one_line_without_control_characters(world: World, text: str) -> None:
    """A message that could break its line would forge findings, or commands to the machine that runs the check."""
    text = as_read(text)
    page = f"---\n{json.dumps(text)}: 1\nlevel: {json.dumps(text)}\n---\n{text}"
    topic = f"---\ntitle: {json.dumps(text)}\nsummary: 甲\nrelated: [x]\n---\n"
    findings = world.findings(
        {},
        pages=(read_page(PAGE, page),),
        documents=(read_document(DOCUMENT, text),),
        topic_pages=(*world.inputs.topic_pages, read_topic(TOPIC, topic)),
    )
    for finding in findings:
        shown = f"{finding.message} {finding.hint}"
        assert not [character for character in shown if character < " " or "\x7f" <= character <= "\x9f"]


def test_what_the_rules_let_pass_can_be_opened(repo: Repo) -> None:
    """The pages that all cases start from are good ones, so that their findings come from what was added."""
    repo.write(PAGE, GOOD)
    opened = open_library(repo.root)
    assert [finding for finding in opened.findings if finding.severity is Severity.ERROR] == []
    assert opened.library


def test_every_fragment_alone_gives_findings(world: World) -> None:
    for fragment in (fragment for group in FRAGMENTS.values() for fragment in group):
        for text in (fragment, FRONT + fragment, f"---\n{fragment}\n---\n", f"---\n{fragment}"):
            world.judge(as_read(text))
