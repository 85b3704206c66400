"""Whatever stands in a page, topic, ledger or rules.yml gives findings: no traceback, in bounded time and memory.

First properties over generated texts, then the known ways to break a parser, each by name. What could hang runs in a
process of its own, with limits, so that a regression fails instead.
"""

from __future__ import annotations

import errno
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from planlib.checking.fixing import fix_text
from planlib.checking.reports import REPORTS
from planlib.checking.rules import RULES, run
from planlib.inputs import Inputs
from planlib.library import open_library
from planlib.model.findings import Finding, Severity
from planlib.model.page import Page, Runs
from planlib.model.plaintext import neutral_text
from planlib.notices.register import REGISTER_FILE, read_register
from planlib.reading.configuration import read_configuration
from planlib.reading.documents import read_document
from planlib.reading.files import MAX_BYTES, read_text
from planlib.reading.pages import read_page
from planlib.reading.strictyaml import YamlError, load
from planlib.reading.topics import read_topic
from planlib.sources.ledger import MAX_CHANGED, read_collection
from plansite.extension import PlanMarkdown
from tests.support.paths import FIXTURES, ROOT

if TYPE_CHECKING:
    from tests.support.repo import Repo

ATTACK_FIXTURES = FIXTURES / "attacks"

PAGE = "docs/plans/x.md"
TOPIC = "docs/topics/x.md"
DOCUMENT = "docs/guide/x.md"

# ---------------------------------------------------------------------------------------------------------------------
# Texts to try

FRAGMENTS: dict[str, list[str]] = json.loads((ATTACK_FIXTURES / "fragments.json").read_text("utf-8"))
characters = st.characters(exclude_categories=["Cs"])
anything = st.text(characters, max_size=200)


def soup(*groups: str, size: int = 30) -> st.SearchStrategy[str]:
    """Texts made of fragments, and now and then of any characters."""
    words = st.sampled_from([fragment for group in groups for fragment in FRAGMENTS[group]])
    return st.lists(words | words | words | st.text(characters, max_size=4), max_size=size).map("".join)


FRONT = """---
plan: 1
title: 计划
level: village
type: plan
opening: {kind: background, topics: [morality]}
---
制定本计划。

## 主要任务 { #tasks data-kind="tasks" data-topics="environment" }

清扫楼道。

"""
bodies = soup("markdown", "chinese", "odd")
fronts = soup("yaml", "chinese", "odd", size=12)
pages = st.one_of(
    anything,
    bodies,
    bodies.map(FRONT.__add__),
    soup("markdown", "chinese").map(FRONT.__add__),
    st.tuples(fronts, bodies).map(lambda parts: f"---\n{parts[0]}\n---\n{parts[1]}"),
    st.tuples(fronts, bodies).map(lambda parts: FRONT.replace("---\n制", f"{parts[0]}\n---\n制", 1) + parts[1]),
)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])

fuzz = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


class World:
    """The vocabulary and topics of the small repository: what a page is judged within."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = replace(inputs, pages=(), documents=(), collections={})

    def findings(self, texts: dict[str, str], **changes: Any) -> list[Finding]:
        """What the rules say; `texts` are the files that they are about, and the findings must be sound for them."""
        return sound(run(replace(self.inputs, **changes)), texts)

    def judge(self, text: str) -> list[Finding]:
        """What the rules say of a plan page, with the mends that they propose tried out."""
        findings = self.findings({PAGE: text}, pages=(read_page(PAGE, text),))
        fix_text(text, (finding for finding in findings if finding.path == PAGE))
        return findings


@pytest.fixture(scope="module")
def world(clean: Repo) -> World:
    return World(clean.inputs())


def as_read(text: str) -> str:
    """The text of a file, in which U+000D ends a line too."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def sound(findings: list[Finding], texts: dict[str, str]) -> list[Finding]:
    """Assert what holds of all findings; `texts` are those of the files that were changed."""
    assert findings == sorted(findings)
    for finding in findings:
        assert finding.code in RULES
        assert finding.path
        assert finding.message.strip()
        assert finding.hint.strip()
        assert finding.line >= 1
        if finding.path in texts:
            lines = texts[finding.path].split("\n")
            assert finding.line <= len(lines), str(finding)
            assert 0 <= finding.column <= len(lines[finding.line - 1]) + 1, str(finding)
    for report in REPORTS.values():
        report(findings)
    return findings


# ---------------------------------------------------------------------------------------------------------------------
# Properties


@given(pages)
@example("")
@example("---\n---\n")
@example('---\ntitle: "\x85\x85\x85"\nx: 1\n---\n')
@example('---\ntitle: "\u2028\u2028\u2028"\nx: 1\n---\n')
@example("2.")
@example("## \n\n> \n\n- \n\n1.\n\n---\n\n---\n")
@settings(fuzz, max_examples=1200)
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
@example(REGISTER.replace("until: '2005'", "until: '9999-99'").replace("review: '2099'", "review: '0000'"))
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
@settings(fuzz, max_examples=200)
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


# ---------------------------------------------------------------------------------------------------------------------
# Markdown that two parsers read differently: the reader's CommonMark, and Python-Markdown, which renders the page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<div>\n甲。\n</div>\n", "0 PLN601"),
        ("甲<b>乙</b>。\n", "0 PLN601"),
        ("<!-- 甲 -->乙。\n", "0 PLN601"),
        ("<?甲\n\n乙?>\n", "0 PLN601"),
        ("<div\n\n甲。\n", "0 PLN606"),
        ("[甲][x]\n\n[x]: /y\n", "2 PLN606"),
        ("[x]: /y '甲\n乙'\n", "0 PLN606"),
        ("甲[^1]\n\n[^1]: 乙。\n", "2 PLN606"),
        ("*[甲]: 乙\n", "0 PLN606"),
        ("\t甲。\n", "0 PLN606"),
        ("1.\t甲。\n", "0 PLN606"),
        ("##\t目标 { #x }\n", "0 PLN606"),
        ("    甲。\n", "0 PLN606"),
        ("- 甲\n\n  乙。\n", "2 PLN606"),
        ("- 甲\n\n   - 乙。\n", "2 PLN606"),
        ("> 编者注：甲\n乙。\n", "0 PLN419"),
        ("- 甲\n乙。\n", "0 PLN419"),
        ("甲：\n- 乙。\n", "1 PLN606"),
        ("甲：\n2. 乙。\n", "1 PLN606"),
        ("1) 甲。\n", "0 PLN606"),
        ("+ 甲。\n", "0 PLN606"),
        ("3. 甲。\n", "0 PLN207"),
        ("1.\n2. 乙。\n", "0 PLN207"),
        ("#甲\n", "0 PLN606"),
        ("## 甲 ##\n", "0 PLN606"),
        ("甲\n===\n", "1 PLN606"),
        ("甲\n---\n", "0 PLN207"),
        ("甲  \n乙。\n", "0 PLN207"),
        ("甲\\\n乙。\n", "0 PLN207"),
        ("甲_乙_丙。\n", "0 PLN606"),
        ("甲|乙\n-|-\n丙|丁\n", "0 PLN419"),
        ("``甲`乙``。\n", "0 PLN606"),
        ("~~~\n甲。\n", "0 PLN606"),
        ("甲&amp;乙&#x41;。\n", "0 PLN606"),
        ("甲。\n{: #x }\n", "1 PLN606"),
        ("!!! note\n    甲。\n", "0 PLN606"),
        ("- #甲\n", "0 PLN606"),
        ("1. #甲\n", "0 PLN606"),
        ("> # 甲\n", "0 PLN207"),
        ("> 编者注：甲\n> \x1b乙。\n", "1 PLN405"),
        ("甲。\x0c\n", "0 PLN606"),
        ("\x1c甲。\n", "0 PLN606"),
        (" \u3000\n", "0 PLN606"),
    ],
)
def test_what_two_parsers_read_differently_is_refused(world: World, text: str, found: str) -> None:
    """found: how many lines below the first one, and the rule."""
    first = FRONT.count("\n") + 1
    assert found in {f"{finding.line - first} {finding.code}" for finding in world.judge(FRONT + text)}


REFUSED = ("PLN207", "PLN208", "PLN305", "PLN405", "PLN419", "PLN60")


@given(soup("markdown", "chinese", size=6))
@example("甲。\n\n1. 乙。\n2. {{村|*丙*}}。\n\n> 编者注：丁。\n\n---\n\n戊。\n")
@settings(fuzz, max_examples=2000)
def test_what_is_not_refused_both_parsers_read_alike(world: World, text: str) -> None:
    text = FRONT + as_read(text)
    page = read_page(PAGE, text)
    findings = world.findings({PAGE: text}, pages=(page,))
    if any(finding.path == PAGE and finding.code.startswith(REFUSED) for finding in findings):
        return
    fields = world.inputs.vocabulary.fields
    site = Markdown(extensions=["attr_list", "tables", PlanMarkdown(fields)])
    html = site.convert("\n".join(page.lines[page.body_start :]))
    blocks = [block for block in ElementTree.fromstring(f"<x>{html}</x>").iter() if block.tag in BLOCKS]
    rendered = ["".join(block.itertext()).strip() for block in blocks]
    assert rendered == [neutral_text(runs, fields).strip() for runs in texts_of(page)]


BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li"}


def texts_of(page: Page) -> Iterator[Runs]:
    """All that a page prints, its notes included."""
    if page.heading:
        yield page.heading.runs
    for section in page.walk():
        if section.level:
            yield section.title
        yield from (block.runs for block in section.blocks)


# ---------------------------------------------------------------------------------------------------------------------
# Encodings and odd files


def page_file(repo: Repo, data: bytes) -> list[str]:
    """What the rules report about a page with these bytes, in the order of the report."""
    (repo.root / PAGE).write_bytes(data)
    return [f"{found.line} {found.code}" for found in run(repo.inputs()) if found.path == PAGE]


def test_a_page_that_nothing_is_wrong_with(repo: Repo) -> None:
    assert page_file(repo, GOOD.encode()) == []


GOOD = FRONT.rstrip() + "\n"


def test_invalid_utf_8_is_reported_at_its_line(repo: Repo) -> None:
    assert "8 PLN603" in page_file(repo, GOOD.encode().replace("制定".encode(), b"\xff\xfe\xc3\x28"))


@pytest.mark.parametrize("bad", [b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe5", b"\x80"])
def test_overlong_surrogate_and_cut_sequences_are_invalid(repo: Repo, bad: bytes) -> None:
    assert any("PLN603" in found for found in page_file(repo, GOOD.encode() + bad))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "gb18030"])
def test_another_encoding_is_refused(repo: Repo, encoding: str) -> None:
    assert page_file(repo, GOOD.encode(encoding)) != []


def test_crlf_reads_like_lf(repo: Repo) -> None:
    assert page_file(repo, GOOD.replace("\n", "\r\n").encode()) == []


def test_lone_cr_reads_like_lf(repo: Repo) -> None:
    assert page_file(repo, GOOD.replace("\n", "\r").encode()) == []


def test_a_byte_order_mark_is_no_part_of_the_text(repo: Repo) -> None:
    assert page_file(repo, GOOD.encode("utf-8-sig")) == []


def test_a_second_byte_order_mark_is(repo: Repo) -> None:
    assert any("PLN101" in found for found in page_file(repo, b"\xef\xbb\xbf" + GOOD.encode("utf-8-sig")))


@pytest.mark.parametrize("character", ["\0", "\u2028", "\x85", "\u202e", "\x1b", "\ufeff", "\x0b", "\x1c"])
@pytest.mark.parametrize("place", ["制定", "清扫", "主要任务", "title: 计划", "level: village"])
def test_an_unseen_character_is_reported_at_its_line(repo: Repo, character: str, place: str) -> None:
    line = GOOD[: GOOD.index(place)].count("\n") + 1
    found = page_file(repo, GOOD.replace(place, place + character, 1).encode())
    assert found
    assert any(int(finding.split()[0]) in (line, 1) for finding in found), found


def test_an_empty_file_and_one_of_white_space(repo: Repo) -> None:
    for data in (b"", b"\n", b" ", b"\0", b"\n" * 1000, b"\xef\xbb\xbf"):
        assert page_file(repo, data) != []


def test_a_page_of_ten_megabytes_is_refused_by_its_size(repo: Repo) -> None:
    found = page_file(repo, GOOD.encode() + "社区\n".encode() * 1_500_000)
    assert "1 PLN603" in found
    assert len(found) < 5


def test_a_page_is_read_up_to_the_limit_and_not_beyond(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"a" * MAX_BYTES)
    assert read_text(tmp_path, "x.md").problem is None
    (tmp_path / "x.md").write_bytes(b"a" * (MAX_BYTES + 1))
    assert read_text(tmp_path, "x.md").problem


def test_a_link_to_a_file_outside_is_refused(repo: Repo) -> None:
    (repo.root / PAGE).symlink_to("/etc/passwd")
    assert f"{PAGE}:1 PLN603" in repo.findings()
    assert all("root:" not in str(finding) for finding in run(repo.inputs()))


@pytest.mark.parametrize("folder", ["docs/plans/more", "docs/topics/more", "docs/more", "sources/more"])
def test_a_link_to_a_folder_outside_is_refused(repo: Repo, tmp_path: Path, folder: str) -> None:
    """MkDocs follows it, and would publish what lies there."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/x.md").write_text(GOOD, "utf-8")
    (tmp_path / "outside/x.txt").write_text("root:", "utf-8")
    (repo.root / folder).symlink_to(tmp_path / "outside")
    assert f"{folder}:1 PLN609" in repo.findings()


def test_a_link_to_a_file_of_the_docs_that_is_no_page_is_refused(repo: Repo) -> None:
    (repo.root / "docs/secret.png").symlink_to("/etc/passwd")
    assert repo.findings() == ["docs/secret.png:1 PLN609"]


def test_a_link_that_leads_to_itself_is_refused(repo: Repo) -> None:
    (repo.root / PAGE).symlink_to("x.md")
    assert f"{PAGE}:1 PLN603" in repo.findings()


def test_links_that_lead_to_each_other_are_refused(repo: Repo) -> None:
    (repo.root / "docs/plans/one").symlink_to("two")
    (repo.root / "docs/plans/two").symlink_to("one")
    assert {"docs/plans/one:1 PLN609", "docs/plans/two:1 PLN609"} <= set(repo.findings())


def test_a_folder_that_links_to_its_parent_is_refused(repo: Repo) -> None:
    (repo.root / "docs/plans/again").symlink_to(".")
    assert repo.findings() == ["docs/plans/again:1 PLN609"]


def test_a_link_to_nowhere_is_a_finding(repo: Repo) -> None:
    (repo.root / PAGE).symlink_to("nowhere.md")
    assert f"{PAGE}:1 PLN603" in repo.findings()


def test_a_folder_with_the_name_of_a_page_is_no_page(repo: Repo) -> None:
    (repo.root / PAGE).mkdir()
    assert repo.findings() == []


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", path)  # root may read any file

    (tmp_path / "x.md").write_text(GOOD, "utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    problem = read_text(tmp_path, "x.md").problem
    assert problem
    assert "Permission denied" in problem.message


def test_a_file_that_vanishes_is_a_finding(tmp_path: Path) -> None:
    assert read_text(tmp_path, "gone.md").problem


@pytest.mark.parametrize("name", [b"\xff.md", b"a\nb.md", b"a\x1bb.md", b" .md", b"-.md", b"\xe7\xa4\xbe.md"])
def test_any_file_name_is_a_finding_in_every_format(repo: Repo, name: bytes) -> None:
    (repo.root / "docs/plans" / os.fsdecode(name)).write_text(GOOD, "utf-8")
    findings = sound(run(repo.inputs()), {})
    assert findings
    for report in REPORTS.values():
        assert report(findings).encode()
    assert len(REPORTS["text"](findings).split("\n")) == len(findings)


def test_any_file_name_can_be_printed_with_its_account(repo: Repo) -> None:
    name = os.fsdecode(b"\xff\n\x1b")
    repo.write(f"sources/{name}.txt", "甲\n")
    repo.write(f"sources/{name}.ledger.yml", "repairs: []\n")
    done = command(repo.root)
    assert done.returncode == 1, done.stderr
    assert "\\udcff\\u000a\\u001b.txt:1: PLN708" in done.stdout
    assert "\\udcff\\u000a\\u001b: 1 characters received" in done.stdout


def command(root: Path, *options: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
    check = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(root), *options]
    return subprocess.run(check, capture_output=True, text=True, errors="replace", timeout=seconds, check=False)


# ---------------------------------------------------------------------------------------------------------------------
# Size and depth: in a process of its own, which stops after SECONDS of computing on one case, or at MEMORY

SECONDS = 10
MEMORY = 1 << 30


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def apart(script: str, *arguments: object, seconds: float) -> Any:
    """What a script beside the fixtures prints when it is run with limits."""
    done = subprocess.run(
        [sys.executable, str(ATTACK_FIXTURES / script), str(ROOT / "hooks"), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        preexec_fn=limit_memory,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def failures(repo: Repo, folder: Path, cases: Mapping[str, Callable[[Path], None]]) -> list[str]:
    """Check files or repositories, each created by its case; what failed, or took too long, and where."""
    folder.mkdir()
    for name, create in cases.items():
        create(folder / name)
    patience = 60 + 5 * SECONDS * len(cases)  # others compute too
    outcomes: dict[str, Any] = apart("check_apart.py", repo.root, folder, SECONDS, seconds=patience)
    assert set(outcomes) == set(cases)
    return [f"{name}: {outcome or 'no finding'}" for name, outcome in outcomes.items() if isinstance(outcome, str)]


def a_page(text: str) -> Callable[[Path], None]:
    def create(path: Path) -> None:
        data = text.encode()
        assert len(data) <= MAX_BYTES, f"{path.name} would not be read at all"
        path.with_suffix(".md").write_bytes(data)

    return create


def numbered(form: str, count: int) -> str:
    return "".join(form % number for number in range(count))


def front(lines: str) -> str:
    return FRONT.replace("plan: 1\n", f"plan: 1\n{lines}", 1)


LETTERS = [chr(97 + place) for place in range(26)]
WORDS = " ".join(f"{a}{b}{c}{d}" for a in LETTERS for b in LETTERS for c in LETTERS for d in LETTERS[:11])

HEAVY: dict[str, dict[str, str]] = {
    "headings": {
        "100000 headings": FRONT + "## a\n" * 100_000,
        "40000 headings of all levels": FRONT + "# a\n## b\n### c\n#### d\n##### e\n" * 8000,
        "15000 headings with attributes": FRONT + numbered('## a { #a%d data-kind="k" data-topics="t" }\n', 15_000),
        "a heading with 50000 topics": FRONT + f'## a {{ #a data-topics="{numbered("t%d ", 50_000)}" }}\n',
        "1500 sections alike": FRONT
        + numbered("## 甲 { #a%d }\n\n" + "开展文明创建活动，提高居民素质。" * 10 + "\n\n", 1500),
    },
    "nesting": {
        "20000 nested quotes": FRONT + ">" * 20_000 + "甲",
        "20000 nested quotes with spaces": FRONT + "> " * 20_000 + "甲",
        "20000 nested lists": FRONT + "- " * 20_000 + "甲",
        "20000 nested numbered lists": FRONT + "1. " * 20_000 + "甲",
        "lists indented ever deeper": FRONT + "".join("  " * depth + "- 甲\n" for depth in range(900)),
        "quotes ever deeper": FRONT + "".join(">" * depth + "甲\n" for depth in range(1300)),
        "20000 nested brackets": FRONT + "[" * 20_000 + "]" * 20_000,
        "20000 links opened": FRONT + "[a](" * 20_000,
        "20000 images opened": FRONT + "![" * 20_000 + "a",
        "20000 braces": FRONT + "{{" * 20_000,
        "50000 stars": FRONT + "*a " * 50_000,
        "50000 underscores": FRONT + "a_" * 50_000,
        "stars and underscores": FRONT + "*a_ " * 30_000,
        "code marks ever longer": FRONT + "".join("`" * count + " " for count in range(800)),
    },
    "blocks": {
        "50000 paragraphs": FRONT + "甲\n\n" * 50_000,
        "100000 lines of one paragraph": FRONT + "甲\n" * 100_000,
        "30000 tables": FRONT + "|a|b|\n|-|-|\n" * 30_000,
        "50000 notes": FRONT + "> 甲\n\n" * 50_000,
        "50000 items": FRONT + "- 甲\n" * 50_000,
        "50000 fences": FRONT + "```\n" * 50_000,
        "50000 tags": FRONT + "<a " * 50_000,
        "50000 comments opened": FRONT + "<!-- " * 50_000,
        "20000 references": FRONT + numbered("[x%d]: a\n", 20_000) + "[a][x1]" * 20_000,
    },
    "lines": {
        "a line of 1 MB": FRONT + "中" * 330_000,
        "a line of other words": FRONT + WORDS,
        "a line of spaces": FRONT + "中" + " " * 900_000 + "中",
        "a line of wide spaces": FRONT + "\u3000" * 300_000 + "x",
        "a heading of spaces": FRONT + "## a" + " " * 900_000 + "b",
        "a heading of tabs": FRONT + "## a" + "\t" * 900_000 + "b",
        "a line of masks": FRONT + "某" * 300_000,
        "a line of traditional characters": FRONT + "與" * 100_000,
        "a line of places": FRONT + "在东方社区" * 60_000,
        "a line of doubled words": FRONT + "文明" * 150_000,
        "a line of digits": FRONT + "1" * 900_000,
        "a line of series": FRONT + "一是二是三是" * 30_000,
    },
    "marks and fields": {
        "50000 quotation marks": FRONT + "“" * 50_000,
        "50000 inner quotation marks": FRONT + "‘" * 50_000,
        "50000 marks that do not fit": FRONT + "“" * 25_000 + "》" * 25_000,
        "50000 marks of two kinds": FRONT + "《“" * 25_000,
        "50000 straight quotation marks": FRONT + '中"' * 50_000,
        "50000 brackets": FRONT + "(中" * 50_000,
        "100000 commas": FRONT + "，" * 100_000,
        "50000 fields": FRONT + "{{村}}" * 50_000,
        "50000 unknown fields": FRONT + numbered("{{a%d}}", 50_000),
        "25000 examples and much text": FRONT + numbered("{{村|甲%d}}", 25_000) + "甲乙" * 50_000,
    },
    "front matter": {
        "18000 acceptances": front("accept:\n" + numbered("- {rule: PLN413, words: w%d, reason: r}\n", 18_000))
        + "“\n\n" * 20_000,
        "50000 keys": front(numbered("key%d: a\n", 50_000)),
        "lists in lists": "---\n" + "[" * 900_000 + "\n---\n",
        "lists in lists on lines": "---\n" + "[\n" * 400_000 + "\n---\n",
        "mappings in mappings": "---\n" + "{" * 900_000 + "\n---\n",
        "mappings with keys in mappings": "---\n" + "{a: " * 200_000 + "\n---\n",
        "dashes in dashes": "---\n" + "- " * 400_000 + "\n---\n",
        "question marks": "---\n" + "? " * 400_000 + "\n---\n",
        "keys indented ever deeper": "---\n" + "".join(" " * depth + "a:\n" for depth in range(1300)) + "\n---\n",
        "a bomb of aliases": front("a: &a [x, x]\n" + numbered("b%d: &b [*a, *a]\n", 10_000)),
        "40000 anchors": front(numbered("a%d: &a x\n", 40_000)),
        "a huge number": "---\nplan: " + "9" * 900_000 + "\n---\n",
        "a long string of line breaks": '---\ntitle: "' + "\\n" * 400_000 + '"\n---\n',
        "a long folded string": "---\ntitle: >\n" + "  x\n\n" * 100_000 + "\n---\n",
        "200000 directives": "---\n" + "%a\n" * 200_000 + "---\n",
    },
}


@pytest.mark.parametrize("group", HEAVY)
def test_large_and_deep_pages_are_judged_in_bounded_time_and_memory(clean: Repo, tmp_path: Path, group: str) -> None:
    failed = failures(clean, tmp_path / "cases", {name: a_page(text) for name, text in HEAVY[group].items()})
    assert not failed, "\n".join(failed)


def a_repository(small: Path, source: str, ledger: str, page: str) -> Callable[[Path], None]:
    def create(path: Path) -> None:
        shutil.copytree(small, path)
        for name, text in (("sources/大.txt", source), ("sources/大.ledger.yml", ledger), (PAGE, page)):
            data = text.encode()
            assert len(data) <= MAX_BYTES, f"{name} would not be read at all"
            (path / name).write_bytes(data)

    return create


SOURCED = front("source: {collection: 大, lines: [1, 30000]}\n")
ENTRY = "- {line: %d, before: %s, after: %s, kind: typo, reason: 甲, witness: [%s]}\n"
LEDGERS: dict[str, tuple[str, str, str]] = {
    "20000 lines alike": ("甲\n\n" * 20_000, "repairs: []\n", SOURCED + "甲\n\n" * 20_000),
    "20000 lines, none alike": (numbered("甲%d\n\n", 20_000), "repairs: []\n", SOURCED + numbered("乙%d\n\n", 20_000)),
    "500 lines that fit in many ways": (
        "甲\n乙\n" * 250,
        "repairs: []\n",
        SOURCED + "乙\n\n甲\n\n丙\n\n" * 166,
    ),
    "10000 lines that fit in many ways": (
        "甲\n乙\n" * 5000,
        "repairs: []\n",
        SOURCED + "乙\n\n甲\n\n丙\n\n" * 3000,
    ),
    "600 repairs that fit in many ways": (
        ("甲乙" * (MAX_CHANGED // 2) + "\n") * 600,
        "repairs:\n"
        + "".join(
            ENTRY % (line, "甲乙" * (MAX_CHANGED // 2), "乙甲丙" * (MAX_CHANGED // 3), "1") for line in range(1, 601)
        ),
        SOURCED,
    ),
    "8000 repairs with witnesses": (
        numbered("甲%d乙\n", 20_000),
        "repairs:\n" + "".join(ENTRY % (line, "乙", "丙丁", "20000") for line in range(1, 8001)),
        SOURCED,
    ),
    "8000 repairs of one line": ("甲乙" * 8000, "repairs:\n" + ENTRY % (1, "甲乙", "丙", "1") * 8000, SOURCED),
    "a repair of 50000 characters": (
        "甲乙" * 25_000,
        f"repairs:\n{ENTRY % (1, '甲乙' * 25_000, '乙甲丙' * 25_000, '1')}",
        SOURCED,
    ),
    "a repair that is everywhere": ("甲" * 200_000, f"repairs:\n{ENTRY % (1, '甲' * 100_000, '乙', '1')}", SOURCED),
    "100000 witnesses": (
        "甲\n" * 3000,
        f"repairs:\n{ENTRY % (1, '甲', '乙', ', '.join(['1'] * 100_000))}",
        SOURCED,
    ),
}


def test_large_ledgers_are_replayed_in_bounded_time_and_memory(clean: Repo, tmp_path: Path) -> None:
    cases = {name: a_repository(clean.root, *texts) for name, texts in LEDGERS.items()}
    failed = failures(clean, tmp_path / "cases", cases)
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("path", [PAGE, "docs/x.png", "sources/x.txt"])
def test_a_pipe_in_place_of_a_file_does_not_hang(repo: Repo, path: str) -> None:
    (repo.root / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(repo.root / path)
    try:
        done = command(repo.root, seconds=5)
    except subprocess.TimeoutExpired:
        pytest.fail("the check waits for somebody to write into the pipe")
    assert f"{path}:1: PLN609" in done.stdout


# ---------------------------------------------------------------------------------------------------------------------
# Regular expressions


def test_no_regular_expression_blows_up(clean: Repo) -> None:
    result = apart("match_apart.py", clean.root, seconds=240)
    assert len(result["places"]) > 60
    written = {path for folder in ("planlib", "plansite") for path in (ROOT / "hooks" / folder).rglob("*.py")}
    named = {place.partition(":")[0] for place in result["places"]}
    assert named == {path.name for path in written if re.search(r"\bre\.[a-z]+\(", path.read_text("utf-8"))}
    assert not result["slow"], "\n".join(f"{place}: {texts}" for place, texts in result["slow"].items())


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
