"""Contributed text against the built site: nothing of it becomes markup, script or a way to another host.

Every attack string is put into every position that a contributor controls. What the check refuses stops the build and
is done with; all the rest is built at once, with MkDocs, and each page is held against what the clean site is made of.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html
from playwright.sync_api import Browser, Page, Request

from planlib.checking.rules import RULES, run
from planlib.inputs import Inputs, read_inputs
from planlib.library import Library, open_library
from planlib.model.findings import Finding, Severity
from planlib.model.front_matter import FrontMatter
from planlib.model.page import Page as PlanPage
from planlib.model.page import Plan
from planlib.notices.register import read_register
from planlib.publishing.plan_page import page_markdown
from planlib.publishing.repairs import repair_rows
from planlib.publishing.templates import templates_json
from planlib.publishing.urls import page_url
from planlib.publishing.views import browse, cards, notices, plans
from planlib.publishing.views.topic import topic_templates
from planlib.reading.configuration import read_configuration
from planlib.reading.documents import read_document
from planlib.reading.pages import read_page
from planlib.reading.topics import read_topic
from planlib.sources.ledger import read_collection
from tests.support.built import Site, mkdocs_build
from tests.support.paths import FIXTURES, ROOT

ATTACK_FIXTURES = FIXTURES / "attacks"
ATTACKS: dict[str, str] = json.loads((ATTACK_FIXTURES / "strings.json").read_text("utf-8"))
REPOSITORY = ("docs", "hooks", "sources", "theme", "vocabulary", "mkdocs.yml", "rules.yml")

PLANS, TOPICS, DOCUMENTS = "docs/plans", "docs/topics", "docs/library"  # pages in them need no place in the navigation
HUB = "attack-hub"
CARRIER = "attack-carrier"

# ---------------------------------------------------------------------------------------------------------------------
# Where an attack string goes


def quoted(text: str) -> str:
    """A string as YAML writes it between double quotes."""
    return json.dumps(text, ensure_ascii=False)


PLAN = """---
plan: 9
title: %(title)s
level: %(level)s
type: plan
opening: {kind: %(kind)s, topics: [%(topic)s]}
%(front)s---
%(heading)s为做好{{年份}}年工作，制定本计划。

## 工作目标 { %(attributes)s }

%(body)s

## 主要任务 { #tasks data-kind="tasks" data-topics="environment" }

清扫楼道。
"""
GOALS = '#goals data-kind="goals" data-topics="theory"'


def plan(**parts: str) -> str:
    usual = {
        "title": "攻击测试计划",
        "level": "village",
        "kind": "background",
        "topic": "theory",
        "front": "",
        "heading": "",
        "attributes": GOALS,
        "body": "提高文明水平。",
    }
    return PLAN % (usual | parts)


def in_section(title: str, attributes: str = GOALS) -> str:
    return plan(body=f"提高文明水平。\n\n## {title} {{ {attributes.replace('#goals', '#more')} }}\n\n继续努力。")


TOPIC = """---
title: %(title)s
summary: %(summary)s
aliases: [%(alias)s]
related: [%(related)s]
---
%(body)s
"""


def topic(number: int, **parts: str) -> str:
    usual = {
        "title": f"攻击主题{number}",
        "summary": "攻击测试。",
        "alias": f"攻击别名{number}",
        "related": HUB,
        "body": "正文。",
    }
    return TOPIC % (usual | parts)


def document(body: str = "正文。", title: str = "攻击测试", front: str = "") -> str:
    return f"---\ntitle: {title}\n{front}---\n{body}\n"


LEDGER = """title: %(title)s
repairs:
- {line: 1, before: %(before)s, after: %(after)s, kind: typo, reason: %(reason)s, evidence: %(evidence)s}
"""
SOURCE = """%s
一、工作目标

提高文明水平。

二、主要任务

清扫楼道。
"""


# Position → the page, given the attack string and a number that no other page has.
PAGES: dict[str, tuple[str, Callable[[str, int], str]]] = {
    "plan: title": (PLANS, lambda text, _: plan(title=quoted(text))),
    "plan: title without quotes": (PLANS, lambda text, _: plan(title=text)),
    "plan: level": (PLANS, lambda text, _: plan(level=quoted(text))),
    "plan: kind of the opening": (PLANS, lambda text, _: plan(kind=quoted(text))),
    "plan: topic of the opening": (PLANS, lambda text, _: plan(topic=quoted(text))),
    "plan: another key": (PLANS, lambda text, _: plan(front=f"{quoted(text)}: 1\n")),
    "plan: value of another key": (PLANS, lambda text, _: plan(front=f"description: {quoted(text)}\n")),
    "plan: source": (PLANS, lambda text, _: plan(front=f"source: {{collection: {quoted(text)}, lines: [1, 2]}}\n")),
    "plan: reason of an acceptance": (
        PLANS,
        lambda text, _: plan(
            front=f"accept: [{{rule: PLN435, words: '2012', reason: {quoted(text)}}}]\n", body="继续落实2012年的部署。"
        ),
    ),
    "plan: title above the text": (PLANS, lambda text, _: plan(heading=f"# {text}\n\n")),
    "plan: opening": (PLANS, lambda text, _: plan(heading=f"{text}\n\n")),
    "plan: heading": (PLANS, lambda text, _: in_section(f"工作{text}")),
    "plan: heading that is nothing else": (PLANS, lambda text, _: in_section(text)),
    "plan: id of a heading": (PLANS, lambda text, _: plan(attributes=GOALS.replace("goals", text, 1))),
    "plan: id of a heading in quotes": (
        PLANS,
        lambda text, _: plan(attributes=GOALS.replace("#goals", f'id="{text}"')),
    ),
    "plan: kind of a heading": (PLANS, lambda text, _: plan(attributes=GOALS.replace('"goals', f'"{text}'))),
    "plan: topics of a heading": (PLANS, lambda text, _: plan(attributes=GOALS.replace("theory", text))),
    "plan: attribute of a heading": (PLANS, lambda text, _: plan(attributes=f"{GOALS} {text}")),
    "plan: value of an attribute": (PLANS, lambda text, _: plan(attributes=f'{GOALS} title="{text}"')),
    "plan: in a paragraph": (PLANS, lambda text, _: plan(body=f"提高{text}水平。")),
    "plan: paragraph": (PLANS, lambda text, _: plan(body=text)),
    "plan: next line of a paragraph": (PLANS, lambda text, _: plan(body=f"提高文明水平。\n{text}")),
    "plan: list item": (PLANS, lambda text, _: plan(body=f"- {text}\n- 提高水平。")),
    "plan: numbered list item": (PLANS, lambda text, _: plan(body=f"1. {text}\n2. 提高水平。")),
    "plan: name of a field": (PLANS, lambda text, _: plan(body=f"提高{{{{{text}}}}}水平。")),
    "plan: example of a field": (PLANS, lambda text, _: plan(body=f"提高{{{{村|{text}}}}}水平。")),
    "plan: example of a field in a heading": (PLANS, lambda text, _: in_section(f"提高{{{{村|{text}}}}}水平")),
    "plan: editor's note": (PLANS, lambda text, _: plan(body=f"提高文明水平。\n\n> 编者注：{text}")),
    "plan: next line of a note": (PLANS, lambda text, _: plan(body=f"提高文明水平。\n\n> 编者注：甲。\n{text}")),
    "plan: closing": (
        PLANS,
        lambda text, _: plan(front="closing: {kind: signature}\n").rstrip() + f"\n\n---\n\n{text}\n",
    ),
    "topic: title": (TOPICS, lambda text, number: topic(number, title=quoted(text))),
    "topic: title without quotes": (TOPICS, lambda text, number: topic(number, title=f"{text} {number}")),
    "topic: summary": (TOPICS, lambda text, number: topic(number, summary=quoted(text))),
    "topic: alias": (TOPICS, lambda text, number: topic(number, alias=quoted(f"{text}{number}"))),
    "topic: related": (TOPICS, lambda text, number: topic(number, related=f"{HUB}, {quoted(text)}")),
    "topic: heading": (TOPICS, lambda text, number: topic(number, body=f"## 讲什么{text}\n\n正文。")),
    "topic: paragraph": (TOPICS, lambda text, number: topic(number, body=text)),
    "topic: list item": (TOPICS, lambda text, number: topic(number, body=f"- {text}\n- 乙")),
    "document: title": (DOCUMENTS, lambda text, _: document(title=quoted(text))),
    "document: title without quotes": (DOCUMENTS, lambda text, _: document(title=text)),
    "document: description": (DOCUMENTS, lambda text, _: document(front=f"description: {quoted(text)}\n")),
    "document: paragraph": (DOCUMENTS, lambda text, _: document(text)),
    "document: in a paragraph": (DOCUMENTS, lambda text, _: document(f"甲{text}乙")),
    "document: heading": (DOCUMENTS, lambda text, _: document(f"## 甲{text}")),
    "document: quote": (DOCUMENTS, lambda text, _: document(f"> {text}")),
    "document: table cell": (DOCUMENTS, lambda text, _: document(f"| 甲 | 乙 |\n|---|---|\n| {text} | 丙 |")),
    "document: text of a link": (DOCUMENTS, lambda text, _: document(f"[{text}](../index.md)")),
    "document: address of a link": (DOCUMENTS, lambda text, _: document(f"[甲]({text})")),
    "document: title of a link": (DOCUMENTS, lambda text, _: document(f'[甲](../index.md "{text}")')),
    "document: address of an image": (DOCUMENTS, lambda text, _: document(f"![甲]({text})")),
    "document: name of a fence": (DOCUMENTS, lambda text, _: document(f"```{text}\n甲\n```")),
    "ledger: words in the source": (PLANS, lambda text, number: sourced(number)),
    "ledger: words on the page": (PLANS, lambda text, number: sourced(number, text)),
    "ledger: title, reason and evidence": (PLANS, lambda text, number: sourced(number)),
}
WHOLE_PAGES = {"plan: whole page": PLANS, "document: whole page": DOCUMENTS, "topic: whole page": TOPICS}
POSITIONS = (*PAGES, *WHOLE_PAGES)


def sourced(number: int, text: str = "") -> str:
    source = f"source: {{collection: {collection_name(number)}, lines: [1, 9]}}\n"
    return plan(front=source).replace("为做好{{年份}}年工作，制定本计划。", f"为做好工作，{text}制定本计划。")


def collection_name(number: int) -> str:
    return f"攻击{number}"


def source_and_ledger(position: str, text: str) -> tuple[str, str]:
    """The text of a collection and of its ledger."""
    entry = {"before": "工作，错制定", "after": "工作，制定", "title": "攻击", "reason": "理由", "evidence": "依据"}
    opening = "为做好工作，错制定本计划。"
    if position == "ledger: words in the source":
        entry["before"] = f"工作，{text}制定"
        opening = f"为做好工作，{text}制定本计划。"
    elif position == "ledger: words on the page":
        entry["after"] = f"工作，{text}制定"
    else:
        entry |= {"title": text, "reason": text, "evidence": text}
    return SOURCE % f"{opening}\n", LEDGER % {key: quoted(value) for key, value in entry.items()}


@dataclass(frozen=True)
class Case:
    """A page of the attacked repository; `path` and all else that belongs to it are relative to the root."""

    position: str
    attack: str
    number: int
    path: str
    text: str
    more: tuple[tuple[str, str], ...] = ()

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        return ((self.path, self.text), *self.more)

    @property
    def addresses(self) -> list[str]:
        """The addresses of its pages, its own first."""
        return [page_url(path.removeprefix("docs/")) for path, _ in self.files if path.endswith(".md")]

    @property
    def name(self) -> str:
        return f"“{self.attack}”"


def cases() -> Iterator[Case]:
    number = 0
    for position, (folder, page) in PAGES.items():
        for attack, text in ATTACKS.items():
            number += 1
            more: tuple[tuple[str, str], ...] = ()
            if position.startswith("ledger"):
                name = f"sources/{collection_name(number)}"
                source, ledger = source_and_ledger(position, text)
                more = ((f"{name}.txt", source), (f"{name}.ledger.yml", ledger))
            elif position.startswith("topic: title"):  # it stands in the plans too, so each has one of its own
                more = ((f"{PLANS}/attack-{number}.md", carrier([f"attack-{number}"])),)
            yield Case(position, attack, number, f"{folder}/attack-{number}.md", page(text, number), more)
    for position, folder in WHOLE_PAGES.items():
        for file in sorted((ATTACK_FIXTURES / f"{position.partition(':')[0]}s").glob("*.md")):
            number += 1
            text = file.read_bytes().decode()
            yield Case(position, file.stem, number, f"{folder}/attack-{number}.md", text)


def reasons_together(group: Sequence[Case]) -> Iterator[Case]:
    years = [str(1900 + place) for place in range(len(group))]
    entries = (
        f"  - {{rule: PLN435, words: '{year}', reason: {quoted(ATTACKS[case.attack])}}}\n"
        for year, case in zip(years, group, strict=True)
    )
    body = "\n\n".join(f"继续落实{year}年的部署。" for year in years)
    yield replace(group[0], attack="all", text=plan(front="accept:\n" + "".join(entries), body=body))


def aliases_together(group: Sequence[Case]) -> Iterator[Case]:
    for start in range(0, len(group), 20):
        some = group[start : start + 20]
        words = ", ".join(quoted(f"{ATTACKS[case.attack]}{case.number}") for case in some)
        yield replace(some[0], attack=f"{start} and more", text=topic(some[0].number, alias=words))


def repairs_together(group: Sequence[Case]) -> Iterator[Case]:
    texts = [ATTACKS[case.attack] for case in group]
    name = f"sources/{collection_name(group[0].number)}"
    source = "".join(f"为做好工作，错制定第{place}项计划。\n" for place in range(len(group)))
    entry = "- {line: %d, before: 工作，错制定, after: 工作，制定, kind: typo, reason: %s, evidence: %s}\n"
    entries = (entry % (line, quoted(text), quoted(text)) for line, text in enumerate(texts, 1))
    ledger = f"title: {quoted(' '.join(texts))}\nrepairs:\n{''.join(entries)}"
    opening = "\n\n".join(f"为做好工作，制定第{place}项计划。" for place in range(len(group)))
    front = f"source: {{collection: {collection_name(group[0].number)}, lines: [1, {len(group) + 8}]}}\n"
    page = plan(front=front).replace("为做好{{年份}}年工作，制定本计划。", opening)
    files = ((f"{name}.txt", SOURCE % source), (f"{name}.ledger.yml", ledger))
    yield replace(group[0], attack="all", text=page, more=files)


# Positions where one page can hold many strings side by side; each string has been checked alone before.
TOGETHER: dict[str, Callable[[Sequence[Case]], Iterator[Case]]] = {
    "plan: reason of an acceptance": reasons_together,
    "topic: alias": aliases_together,
    "ledger: title, reason and evidence": repairs_together,
}


# ---------------------------------------------------------------------------------------------------------------------
# What the check says of a page


def as_read(text: str) -> str:
    """The text of a file, in which U+000D ends a line too."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Judge:
    """The rules, asked about pages that are put into the real repository instead of its own."""

    def __init__(self, root: Path) -> None:
        inputs = read_inputs(root)
        self.inputs = replace(inputs, pages=(), collections={}, documents=(), files=())

    def errors(self, cases: Sequence[Case]) -> Answers:
        """The findings that stop the build, by the path of the case that they are about."""
        owners = {path: case.path for case in cases for path, _ in case.files}
        found: Answers = {case.path: [] for case in cases}
        for finding in run(self._inputs(cases)):
            if finding.path in owners and finding.severity is Severity.ERROR:
                found[owners[finding.path]].append(finding)
        return found

    def derive(self, cases: Sequence[Case]) -> Answers:
        """Make of pages what the build makes of them: what the check lets pass must not end in a traceback."""
        inputs = self._inputs(cases)
        library = Library(inputs, tuple(typed(page, inputs) for page in inputs.pages))
        templates_json(library)
        cards.cards(library.templates, library, "notices/")
        notices.notice_rows(library)
        plans.plan_groups(library)
        browse.facets(library)
        for about in library.topics.values():
            topic_templates(about, library)
        for page in library.plans:
            cards.plan_card(page, library)
            repair_rows(library.repairs(page), library.vocabulary.repairs)
            page_markdown(page, library)
        return {case.path: [] for case in cases}

    def _inputs(self, cases: Sequence[Case]) -> Inputs:
        """All files of the cases, read; for topics also the pages that they need."""
        files = {path: as_read(text) for case in cases for path, text in case.files}
        topics = [case for case in cases if case.path.startswith(TOPICS)]
        if topics:
            files |= helpers(topics)
        kinds = self.inputs.vocabulary.repairs
        ledgers = [path for path in files if path.endswith(".ledger.yml")]
        collections = {
            (name := Path(path).name.removesuffix(".ledger.yml")): read_collection(
                name, source := f"sources/{name}.txt", files[source], path, files[path], kinds
            )
            for path in ledgers
        }
        return replace(
            self.inputs,
            pages=tuple(read_page(path, text) for path, text in files.items() if path.startswith(PLANS)),
            topic_pages=(
                *self.inputs.topic_pages,
                *(read_topic(path, text) for path, text in files.items() if path.startswith(TOPICS)),
            ),
            documents=tuple(
                read_document(path, text) for path, text in files.items() if path.startswith((TOPICS, DOCUMENTS))
            ),
            collections=collections,
        )


def helpers(topics: Sequence[Case]) -> dict[str, str]:
    """The pages that attacked topics need: one that they are related to, and a plan with sections about them."""
    carried = [Path(case.path).stem for case in topics if not case.more]
    return {
        f"{TOPICS}/{HUB}.md": hub(Path(case.path).stem for case in topics),
        f"{PLANS}/{CARRIER}.md": carrier([HUB, *carried]),
    }


def typed(page: PlanPage, inputs: Inputs) -> Plan:
    front = page.front
    assert isinstance(front, FrontMatter)
    source = inputs.ranges.get(page.slug)
    return Plan(page, front.plan, front.part or 0, front.title, front.level, front.type, source)


def hub(topics: Iterable[str]) -> str:
    """The topic that all attacked topics are related to, for a relation must go both ways."""
    return topic(0, related=", ".join(topics))


def carrier(topics: Sequence[str]) -> str:
    """A plan with sections of some attacked topics, for a topic must have some."""
    section = '## 任务%d { #task-%d data-kind="tasks" data-topics="%s" }\n\n清扫楼道。'
    sections = (section % (start, start, " ".join(topics[start : start + 3])) for start in range(0, len(topics), 3))
    return plan(body="提高文明水平。\n\n" + "\n\n".join(sections))


def accepting(case: Case, errors: Sequence[Finding]) -> Case | None:
    """The same page accepting, in its front matter, all that it is refused for; None where that is not possible."""
    if not case.path.startswith(PLANS) or any(not RULES[error.code].overridable for error in errors):
        return None
    wanted = sorted({(error.code, error.words) for error in errors})
    entries = "".join(f"  - {{rule: {code}, words: {quoted(words)}, reason: 原文如此}}\n" for code, words in wanted)
    text = case.text.replace("type: plan\n", f"type: plan\naccept:\n{entries}", 1)
    return replace(case, text=text, attack=f"{case.attack}, accepted")


# ---------------------------------------------------------------------------------------------------------------------
# The attacked site


@dataclass
class Attacked:
    """survivors: the cases that were built. passed, refused: how many the check let pass and refused, by position.
    crashed: those that ended in a traceback, with its last line. stopped: those that only the build refused. warned:
    those that only a strict build refuses, for MkDocs warns of them."""

    root: Path
    survivors: list[Case] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    crashed: list[tuple[Case, str]] = field(default_factory=list)
    stopped: list[tuple[Case, str]] = field(default_factory=list)
    warned: list[Case] = field(default_factory=list)

    @functools.cached_property
    def site(self) -> Site:
        return Site(self.root / "site")


def copy_repository(root: Path) -> None:
    for name in REPOSITORY:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, root / name)
    shutil.copytree(ROOT / ".build/assets", root / ".build/assets")


def write(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    result = Attacked(tmp_path_factory.mktemp("attacked") / "repository")
    copy_repository(result.root)
    judge = Judge(result.root)
    for folder in (PLANS, TOPICS, DOCUMENTS):
        sift([case for case in cases() if case.path.startswith(folder)], judge, result)
    result.passed = Counter(case.position for case in result.survivors)
    for position, join in TOGETHER.items():
        group = [case for case in result.survivors if case.position == position]
        result.survivors = [case for case in result.survivors if case.position != position]
        result.survivors += join(group) if group else ()
    set_up(result)
    errors = Counter(finding.path for finding in open_library(result.root).errors)
    assert not errors, f"refused together, though not alone: {errors}"
    build(result)
    return result


Answers = dict[str, list[Finding]]


def sift(group: Sequence[Case], judge: Judge, result: Attacked) -> None:
    """Sort cases by what the check says of them; what is refused may be accepted by its own front matter."""
    errors = attempt(group, judge.errors, result)
    passed = [case for case in group if errors.get(case.path) == []]
    retried = [other for case in group if errors.get(case.path) and (other := accepting(case, errors[case.path]))]
    errors = attempt(retried, judge.errors, result)
    passed += [case for case in retried if errors.get(case.path) == []]
    derived = attempt(passed, judge.derive, result)
    result.survivors += [case for case in passed if case.path in derived]
    known = {case.path for case in (*passed, *(case for case, _ in result.crashed))}
    result.refused.update(case.position for case in group if case.path not in known)


def attempt(cases: Sequence[Case], ask: Callable[[Sequence[Case]], Answers], result: Attacked) -> Answers:
    """Ask about all cases at once, and where that ends in a traceback about each, to tell which it was."""
    try:
        return ask(cases)
    except Exception:
        answers: Answers = {}
        for case in cases:
            try:
                answers |= ask([case])
            except Exception:
                result.crashed.append((case, traceback.format_exc().splitlines()[-1]))
        return answers


def set_up(result: Attacked) -> None:
    """Write all cases, and the two pages that the attacked topics need."""
    for case in result.survivors:
        for path, text in case.files:
            write(result.root, path, text)
    join_topics(result)


def join_topics(result: Attacked) -> None:
    topics = [case for case in result.survivors if case.path.startswith(TOPICS)]
    for path, text in helpers(topics).items() if topics else ():
        write(result.root, path, text)


def remove(result: Attacked, cases: Iterable[Case]) -> None:
    for case in cases:
        result.survivors.remove(case)
        for path, _ in case.files:
            (result.root / path).unlink()
    join_topics(result)


# Renders every plan page as the build does, so that not each one that does not render costs a build.
RENDER = """
import json, logging, sys, traceback
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page
config = load_config("mkdocs.yml")
config = config.plugins.on_config(config)
files = get_files(config)
files = config.plugins.on_files(files, config=config)
logging.disable()
problems = {}
for file in files.documentation_pages():
    if not file.src_uri.startswith("plans/"):
        continue
    try:
        page = Page(None, file, config)
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(page.markdown, page=page, config=config, files=files)
        page.render(config, files)
        config.plugins.on_page_content(page.content, page=page, config=config, files=files)
    except Exception as error:
        kind = "stopped" if type(error).__name__ == "PluginError" else "crashed"
        problems[file.src_uri] = [kind, f"{type(error).__name__}: {error}"]
print(json.dumps(problems))
"""


def build(result: Attacked) -> None:
    by_uri = {path.removeprefix("docs/"): case for case in result.survivors for path, _ in case.files}
    problems = {by_uri[uri]: problem for uri, problem in rendering_problems(result.root).items()}
    remove(result, problems)
    for case, (kind, message) in problems.items():
        (result.crashed if kind == "crashed" else result.stopped).append((case, message))
    for _ in range(10):
        built = mkdocs_build(result.root)
        if built.returncode == 0 or "strict mode" in built.stdout + built.stderr:
            break
        failed = re.findall(r"Error (?:reading|building) page '([^']+)'", built.stderr)
        assert failed and failed[0] in by_uri, built.stderr[-3000:]
        result.crashed.append((by_uri[failed[0]], built.stderr.strip().splitlines()[-1]))
        remove(result, [by_uri[failed[0]]])
    # A warning stops a strict build, but only at its end: the pages are there.
    for uri in set(re.findall(r"WARNING .*?Doc file '([^']+)'", built.stderr)) & set(by_uri):
        result.survivors.remove(by_uri[uri])
        result.warned.append(by_uri[uri])


def rendering_problems(root: Path) -> dict[str, tuple[str, str]]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", RENDER]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    problems: dict[str, tuple[str, str]] = json.loads(done.stdout.splitlines()[-1])
    return problems


# ---------------------------------------------------------------------------------------------------------------------
# What a page may be made of

ACTIVE = (
    *("script", "style", "link", "meta", "base", "title", "template", "noscript"),
    *("iframe", "frame", "object", "embed", "applet", "portal"),
    *("img", "image", "picture", "source", "video", "audio", "track", "svg", "math", "use"),
    *("form", "input", "button", "select", "textarea", "dialog", "marquee"),
)
MARKDOWN = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "hr"),
        *("br", "a", "span", "div", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "nav", "label"),
    )
)
# What plan content may carry, and what links, permalinks and lists have.
ATTRIBUTES = frozenset(("id", "data-kind", "data-level", "data-topics", "class", "data-field", "data-example", "title"))
MORE_ATTRIBUTES = frozenset((("a", "href"), ("ol", "start")))
ADDRESSES = frozenset(
    ("href", "src", "action", "formaction", "data", "poster", "srcset", "cite", "background", "ping", "xlink:href")
)
PAGER = {("nav", "aria-label"), ("a", "rel")}  # the clean site is too small to have one
CLASS = re.compile(r"language-[\w#.+-]+|toc")


def page_kind(address: str) -> str:
    """The template of a page; further pages of a list are of the kind of the first."""
    folder, _, rest = address.partition("/")
    if not rest:
        return address
    if re.fullmatch(r"(?:page-\d+/)", rest):
        return f"{folder}/"
    return f"{folder}/*" if folder in ("plans", "topics") else "document"


@dataclass
class Inventory:
    """What the clean site is made of, by kind of page."""

    tags: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    pairs: defaultdict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(PAGER.copy))
    classes: set[str] = field(default_factory=lambda: {"pl-pager"})
    ids: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)  # addresses on other hosts, which the list of notices links to

    def add(self, address: str, page: html.HtmlElement) -> None:
        kind = page_kind(address)
        self.tags[kind] |= tag_counts(page)
        for element in elements(page):
            self.pairs[place(kind, element)].update((str(element.tag), str(name)) for name in element.attrib)
            self.classes.update((element.get("class") or "").split())
            self.ids.add(element.get("id") or "")
            if page_kind(address) == "notices/" and leads_away(element.get("href") or ""):
                self.sources.add(str(element.get("href")))
            if element.tag == "script":
                self.scripts.add(script_text(element))

    def offences(self, address: str, page: html.HtmlElement) -> Iterator[str]:
        kind = page_kind(address)
        usual = self.tags[kind]
        for tag, count in (tag_counts(page) - usual).items():
            if tag in ACTIVE or not (tag in usual or tag in MARKDOWN):
                yield f"{count} more <{tag}>"
        for comment in page.iter(etree.Comment, etree.ProcessingInstruction):
            yield f"a comment: {etree.tostring(comment)[:60]!r}"
        for element in elements(page):
            yield from (f"<{element.tag!s} {offence}>" for offence in self._element(kind, element))
        ids = Counter(element.get("id") for element in elements(page) if element.get("id"))
        yield from (f"the id {name} {count} times" for name, count in ids.items() if count > 1)

    def _element(self, kind: str, element: html.HtmlElement) -> Iterator[str]:
        tag = str(element.tag)
        for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
            content = tag in MARKDOWN and (name in ATTRIBUTES or (tag, name) in MORE_ATTRIBUTES)
            usual = (tag, name) in self.pairs[place(kind, element)]
            if not (content or usual) or not self._usual(name, value):
                yield f"{name}={value[:60]!r}"
        if tag == "script" and script_text(element) not in self.scripts:
            yield f"text={(element.text or '')[:60]!r}"

    def _usual(self, name: str, value: str) -> bool:
        if name == "class":
            return all(word in self.classes or CLASS.fullmatch(word) for word in value.split())
        if name == "id":  # the theme's own begin so, and its script looks them up
            return not value.startswith("__") or value in self.ids
        return name not in ADDRESSES or not leads_away(value) or value in self.sources


def place(kind: str, element: html.HtmlElement) -> str:
    """Where an element stands: in the text of a page of some kind, or in what the theme puts around every text."""
    return kind if next(element.iterancestors("article"), None) is not None else "around"


def elements(page: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (element for element in page.iter() if isinstance(element.tag, str))


def tag_counts(page: html.HtmlElement) -> Counter[str]:
    """How many elements of each name; but for the boxes of the library's facets, which are as many as topics."""
    return Counter(str(element.tag) for element in elements(page) if element.get("type") != "checkbox")


def script_text(element: html.HtmlElement) -> str:
    """A script without what depends on how deep its page lies."""
    return re.sub(r'"(?:\.\./?)+|"\.?(?=assets)', '"', (element.text or "").replace('"."', '""')).strip()


def leads_away(address: str) -> bool:
    """Whether a browser finds a scheme or a host in an address."""
    plain = re.sub(r"[\t\r\n]", "", address).lstrip("".join(map(chr, range(33)))).replace("\\", "/")
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", plain))


@pytest.fixture(scope="module")
def clean(site: Site) -> Inventory:
    inventory = Inventory()
    for address, page in site.pages.items():
        inventory.add(address, page)
    return inventory


def report(lines: Iterable[str]) -> str:
    shown = list(lines)
    return "\n".join([f"{len(shown)}:", *shown[:40], *(["…"] if len(shown) > 40 else [])])


def summary(failed: Iterable[tuple[Case, str]]) -> str:
    """What went wrong by position and kind of error, each with one example."""
    groups: defaultdict[tuple[str, str], list[tuple[Case, str]]] = defaultdict(list)
    for case, message in failed:
        groups[case.position, message.partition(":")[0]].append((case, message))
    return report(
        f"{position}: {len(group)} times, as with {group[0][0].name}: {group[0][1]}"
        for (position, _), group in groups.items()
    )


# ---------------------------------------------------------------------------------------------------------------------
# The tests


def test_the_clean_site_has_nothing_that_is_looked_for(site: Site, clean: Inventory) -> None:
    for address, page in site.pages.items():
        assert list(clean.offences(address, page)) == [], address
    for pairs in clean.pairs.values():
        assert not [name for _, name in pairs if name.startswith("on") or name in ("style", "srcdoc", "formaction")]


def test_what_is_looked_for_is_found(clean: Inventory) -> None:
    """Each way that markup could take, put into a page by hand."""
    page = "<html><body><p class='md-grid' id='a'>甲</p>%s</body></html>"
    for bad in (
        "<script>alert(1)</script>",
        "<p onclick='x'>x</p>",
        "<p style='x'>x</p>",
        "<a href='java&#10;script:x'>x</a>",
        "<a href='&#1;javascript:x'>x</a>",
        "<a href='/\\evil.example'>x</a>",
        "<a href='//evil.example'>x</a>",
        "<a href='mailto:x@evil.example'>x</a>",
        "<img src='x.png' alt=''>" * 3,
        "<svg></svg>" * 9,
        "<meta http-equiv='refresh' content='0; url=//evil.example'>",
        "<p id='__new'>x</p>",
        "<p id='a'>x</p>",
        "<p class='nowhere'>x</p>",
        "<!-- x -->",
        "<blink>x</blink>",
        "<h2 tabindex='0'>x</h2>",
        "<h2 data-other='0'>x</h2>",
    ):
        assert list(clean.offences("plans/x/", html.fromstring(page % bad))), bad
    assert list(clean.offences("plans/x/", html.fromstring(page % "<h2 id='b' data-kind='goals'>x</h2>"))) == []


def test_most_attacks_are_refused_and_some_are_built(attacked: Attacked) -> None:
    """The other tests say nothing if no page with an attack in it is there to look at."""
    assert len(ATTACKS) > 100
    assert sum(attacked.refused.values()) > 2000
    for position in (
        "plan: reason of an acceptance",
        "ledger: title, reason and evidence",
    ):
        assert attacked.passed[position] > 20, position
    assert attacked.passed["plan: title"] > 0
    assert attacked.passed["topic: summary"] > 0
    for case in attacked.survivors:
        assert not set(case.addresses) - set(attacked.site.pages), case


@pytest.mark.parametrize("position", POSITIONS)
def test_no_markup_of_an_attack_gets_through(attacked: Attacked, clean: Inventory, position: str) -> None:
    offences = [
        f"{case.name}: {offence}"
        for case in attacked.survivors
        if case.position == position
        for address in case.addresses
        for offence in clean.offences(address, attacked.site.pages[address])
    ]
    assert not offences, report(offences)


def test_no_markup_of_an_attack_gets_into_the_pages_that_list_others(attacked: Attacked, clean: Inventory) -> None:
    own = {address for case in (*attacked.survivors, *attacked.warned) for address in case.addresses}
    offences = [
        f"{address or 'home'}: {offence}"
        for address, page in attacked.site.pages.items()
        if address not in own
        for offence in clean.offences(address, page)
    ]
    assert not offences, report(offences)


def test_no_attack_ends_in_a_traceback(attacked: Attacked) -> None:
    assert not attacked.crashed, summary(attacked.crashed)


def test_the_build_refuses_nothing_that_the_check_lets_pass(attacked: Attacked) -> None:
    """What can fail must fail in the check: with a line and a hint, and before the last good site is gone."""
    assert not attacked.stopped, summary(attacked.stopped)


def test_attacks_are_plain_strings_in_the_published_data(attacked: Attacked) -> None:
    text = (attacked.root / "site/library/templates.json").read_bytes().decode()
    data = json.loads(text)
    schema = json.loads((attacked.root / "site/library/templates.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", text)
    plans = {entry["id"]: entry for entry in data["plans"]}
    topics = {entry["id"]: entry for entry in data["topics"]}
    checked = 0
    for case in attacked.survivors:
        stem, text = Path(case.path).stem, ATTACKS.get(case.attack.removesuffix(", accepted"), "")
        if case.position == "plan: title":
            assert plans[stem]["title"] == text
        elif case.position == "topic: title":
            assert topics[stem]["title"] == text
        elif case.position == "topic: summary":
            assert topics[stem]["summary"] == text
        elif case.position == "topic: alias":
            assert topics[stem]["aliases"] == list(read_topic(case.path, case.text).aliases)
        else:
            continue
        checked += 1
    assert checked > 20
    for url in (entry["url"] for part in ("plans", "topics", "templates") for entry in data[part]):
        assert not leads_away(url), url


def test_the_site_map_is_xml_and_names_this_site_only(attacked: Attacked) -> None:
    tree = etree.parse(str(attacked.root / "site/sitemap.xml"), etree.XMLParser(resolve_entities=False))
    assert tree.docinfo.doctype == ""
    assert not [name for name in tree.getroot().itertext() if "evil.example" in name]


RULES_FILES = [
    *(f"severity: {{{quoted(text)}: off}}" for text in ATTACKS.values()),
    *(f"severity: {{PLN413: {quoted(text)}}}" for text in ATTACKS.values()),
    *(f"{quoted(text)}: {{PLN413: off}}" for text in ATTACKS.values()),
    "severity: {PLN413: [off]}",
    "severity: {PLN413: {off: off}}",
    "severity: [PLN413]",
    "severity: PLN413",
    "severity: &a {PLN413: off}",
    "severity: {PLN413: off, PLN413: error}",
    "[severity]",
    "severty: {PLN413: off}",
]


def test_whatever_stands_in_rules_yml_is_a_finding(site: Site) -> None:
    inputs = Judge(ROOT).inputs
    failures = []
    for text in RULES_FILES:
        try:
            found = run(replace(inputs, configuration=read_configuration(text)))
        except Exception as error:
            failures.append(f"{text}: {error!r}")
        else:
            if not any(finding.path == "rules.yml" for finding in found):
                failures.append(f"{text}: no finding")
    assert not failures, report(failures)


@pytest.mark.parametrize("family", ["PLN1", "PLN3", "PLN5", "PLN6", "PLN7"])
@pytest.mark.parametrize("level", ["off", "warning"])
def test_rules_that_the_build_relies_on_cannot_be_weakened(family: str, level: str) -> None:
    """A build without them would publish what nobody has read, or end in a traceback."""
    weak = "".join(f"  {code}: {level}\n" for code in RULES if code.startswith(family))
    inputs = Judge(ROOT).inputs
    found = run(replace(inputs, configuration=read_configuration(f"severity:\n{weak}")))
    assert [finding for finding in found if finding.path == "rules.yml" and finding.severity is Severity.ERROR]


# ---------------------------------------------------------------------------------------------------------------------
# Files that are no pages


@dataclass(frozen=True)
class Litter:
    """A file that a contributor adds. secret: what must not be found in the built site."""

    path: str
    text: str = ""
    target: str = ""
    secret: str = ""

    def put(self, root: Path) -> None:
        file = root / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if self.target:
            file.symlink_to(self.target.format(outside=root.parent / "outside"))
        else:
            file.write_text(self.text, "utf-8")


def page_with(secret: str) -> str:
    return f"---\ntitle: 文\n---\n[{secret}](javascript:alert(1))\n"


LITTER = {
    "an HTML file": Litter("docs/evil.html", "<script>secret01</script>", secret="secret01"),
    "an SVG image": Litter("docs/evil.svg", "<svg onload='secret02'/>", secret="secret02"),
    "a script": Litter("docs/evil.js", "secret03", secret="secret03"),
    "a style": Litter("docs/guide/evil.css", "secret04{}", secret="secret04"),
    "a page with another ending": Litter("docs/plans/evil.markdown", page_with("secret05"), secret="secret05"),
    "a topic with another ending": Litter("docs/topics/evil.mkd", page_with("secret06"), secret="secret06"),
    "a page with a capital ending": Litter("docs/plans/evil.MD", page_with("secret07"), secret="secret07"),
    "a page called README": Litter("docs/library/README.md", page_with("secret08"), secret="secret08"),
    "a page in place of a generated one": Litter("docs/library/page-2.md", page_with("secret09"), secret="secret09"),
    "an index among the plans": Litter("docs/plans/evil/index.md", page_with("secret10"), secret="secret10"),
    "a link to a file outside": Litter("docs/evil.txt", target="{outside}/secret11", secret="secret11"),
    "a link to an image outside": Litter("docs/evil.png", target="{outside}/secret13", secret="secret13"),
    "a link to a folder outside": Litter("docs/plans/outside", target="{outside}/folder", secret="secret14"),
    "a link to a page outside": Litter("docs/plans/evil-link.md", target="{outside}/secret12", secret="secret12"),
    "a link from among the sources": Litter("sources/evil.txt", target="{outside}/secret15", secret="secret15"),
}


class Littered:
    """Each piece of litter in the repository: what the check says, and, where it says nothing, what is built of it."""

    def __init__(self, folder: Path) -> None:
        outside = folder / "outside"
        (outside / "folder").mkdir(parents=True)
        for name in ("secret11", "secret12", "secret13", "folder/secret14", "secret15"):
            (outside / name).write_text(f"# {Path(name).name}\n", "utf-8")
        self.root = folder / "repository"
        copy_repository(self.root)
        self.refused: set[str] = set()
        for name, litter in LITTER.items():
            litter.put(self.root)
            if open_library(self.root).errors:
                self.refused.add(name)
                (self.root / litter.path).unlink()
        built = mkdocs_build(self.root)
        assert built.returncode == 0, built.stderr[-3000:]

    def published(self, litter: Litter) -> list[str]:
        site = self.root / "site"
        files = (file for file in site.rglob("*") if file.is_file())
        return [file.relative_to(site).as_posix() for file in files if litter.secret.encode() in file.read_bytes()]


@pytest.fixture(scope="module")
def littered(tmp_path_factory: pytest.TempPathFactory) -> Littered:
    return Littered(tmp_path_factory.mktemp("littered"))


@pytest.mark.parametrize("name", LITTER)
def test_only_pages_that_were_checked_are_published(littered: Littered, name: str) -> None:
    assert name in littered.refused or not littered.published(LITTER[name]), littered.published(LITTER[name])


def test_no_file_replaces_one_of_the_theme(site: Site, tmp_path: Path) -> None:
    """MkDocs copies the docs folder over the theme: a script of the same name would run on every page."""
    (script,) = (site.folder / "assets/javascripts").glob("bundle.*.js")
    name = script.relative_to(site.folder).as_posix()
    root = tmp_path / "repository"
    copy_repository(root)
    write(root, f"docs/{name}", "alert(1)")
    if not open_library(root).errors:
        built = mkdocs_build(root)
        assert built.returncode != 0 or digest(root / "site" / name) == digest(script)


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_link_that_leads_to_its_own_folder_is_a_finding(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    copy_repository(root)
    (root / "docs/plans/loop").symlink_to(".")
    assert open_library(root).errors


FRONT_MATTER = {
    "alias": "title: &a 文\nnote: *a",
    "bomb": "a: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]",
    "tag": "title: !!python/name:os.system",
    "key twice": "title: 文\ntitle: 字",
    "merge": "a: &a {title: 文}\n<<: *a",
    "not closed": "title: [",
    "template": "title: 文\ntemplate: 404.html",
    "unknown key": "title: 文\nrobots: none",
    "title that is a list": "title: [文]",
    "title with a tag": "title: <b>文</b>",
}


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_the_front_matter_of_a_guide_page_is_checked_too(name: str) -> None:
    """MkDocs reads it with a YAML of its own, and Material puts title and description into the page as they are."""
    text = f"---\n{FRONT_MATTER[name]}\n---\n正文。\n"
    case = Case("document", name, 0, f"{DOCUMENTS}/x.md", text)
    assert Judge(ROOT).errors([case])[case.path]


# ---------------------------------------------------------------------------------------------------------------------
# The same in a browser, whose parser is the one that counts


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def attacked_address(attacked: Attacked) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(attacked.root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


# Parses pages with the browser's own parser, without running them, and tells what in them could run or lead away.
PARSE = """async addresses => {
  const found = [];
  for (const [address, usual] of addresses) {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const here = new URL(address, location.href);
    const scripts = page.querySelectorAll("script").length;
    if (scripts !== usual) found.push(`${address}: ${scripts} scripts`);
    for (const element of page.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        let bad = /^on|^style$|^srcdoc$|^formaction$/.test(name);
        if (/^(href|src|action|data|poster|xlink:href)$/.test(name)) {
          try { bad ||= new URL(value, here).origin !== location.origin; } catch { continue; }
        }
        if (bad) found.push(`${address}: ${element.tagName} ${name}=${value}`);
      }
    }
  }
  return found;
}"""


@dataclass
class Watched:
    """A page in the browser, and what happened on it that should not."""

    page: Page
    events: list[str] = field(default_factory=list)

    def start(self, address: str) -> None:
        def requested(request: Request) -> None:
            if not request.url.startswith((address, "data:")):
                self.events.append(f"a request to {request.url}")

        def asked(dialog: Any) -> None:
            self.events.append(f"a dialog: {dialog.message}")
            dialog.dismiss()

        self.page.on("request", requested)
        self.page.on("dialog", asked)
        self.page.on("pageerror", lambda error: self.events.append(f"an error: {error}"))


def test_a_browser_finds_nothing_that_could_run(
    site: Site, clean: Inventory, attacked: Attacked, attacked_address: str, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(attacked_address)
    scripts = {kind: len(list(site.pages[kind].iter("script"))) for kind in ("404.html", "compare/")}
    addresses = [
        (quote(f"/{address}"), scripts["compare/" if address.startswith("compare/") else "404.html"])
        for address in attacked.site.pages
    ]
    found: list[str] = page.evaluate(PARSE, addresses)
    page.close()
    by_address = {f"/{address}": case for case in attacked.survivors for address in case.addresses}
    named = []
    for line in sorted(set(found) - {f"/notices/: A href={source}" for source in clean.sources}):
        case = by_address.get(line.partition(": ")[0])
        named.append(f"{case.position} {case.name} {line}" if case else line)
    assert not named, report(named)


def test_nothing_happens_in_a_browser(attacked: Attacked, attacked_address: str, browser: Browser) -> None:
    """Pages that show many attacks, and some with one each: opened, hovered over and focused."""
    some = [case.addresses[-1] for case in attacked.survivors[:: len(attacked.survivors) // 15]]
    addresses = ["", "library/", "plans/", "topics/", "about/", f"topics/{HUB}/", f"plans/{CARRIER}/", *some]
    watched = Watched(browser.new_page())
    watched.start(attacked_address)
    happened = []
    for address in addresses:
        watched.page.goto(attacked_address + address)
        watched.page.evaluate(
            """() => { for (const element of document.querySelectorAll("main *"))
              for (const name of ["mouseover", "mouseenter", "pointerenter", "focus"])
                element.dispatchEvent(new MouseEvent(name)); }"""
        )
        happened += [f"{address}: {event}" for event in watched.events]
        watched.events.clear()
    watched.page.close()
    assert not happened, report(happened)


# ---------------------------------------------------------------------------------------------------------------------
# The register of notices


def entry(number: int, text: str) -> str:
    """An entry of the register with an attack wherever it holds words for readers."""
    words = quoted(text)
    return f"""- id: attack-{number}
  title: {words}
  kind: law
  now: {words}
  action: replace
  note: {words}
  pattern: 攻击{number}号
  replacements: {{攻击{number}号: {words}}}
  matches: [攻击{number}号, 第攻击{number}号]
  passes: [攻击, 号]
  sources: [{{title: {words}, checked: '2026-11-23'}}]
  confidence: high
  review: '2099'
"""


def test_no_markup_of_the_register_gets_through(repository: Path, tmp_path: Path) -> None:
    register = repository / "docs/notices.yml"
    lines = [text for text in ATTACKS.values() if text.strip() and "\n" not in text]
    entries = [entry(number, text) for number, text in enumerate(lines)]
    alone = [number for number, text in enumerate(entries) if not read_register(text).problems]
    assert len(alone) > 90
    register.write_text("".join(entries[number] for number in alone), "utf-8")
    page = plan(body="\n\n".join(f"攻击{number}号。" for number in alone))
    (repository / "docs/plans/attacked.md").write_text(page, "utf-8")
    built = mkdocs_build(repository, "--site-dir", str(tmp_path / "site"))
    assert built.returncode == 0, built.stderr[-3000:]

    pages = Site(tmp_path / "site").pages
    for number in alone:
        row = pages["notices/"].get_element_by_id(f"attack-{number}")
        assert {str(element.tag) for element in row.iter()} <= {"tr", "th", "td", "ul", "li", "details", "summary", "a"}
        assert {name for element in row.iter() for name in element.attrib} <= {
            "id",
            "scope",
            "data-value",
            "class",
            "href",
        }
        shown = ["".join(cell.text_content().split()) for cell in row]
        words = "".join(lines[number].split())
        assert shown[0] == shown[4] == words
        assert shown[5] == f"{words}{words}（2026-11-23核对）"
    summary = pages["plans/attacked/"].cssselect(".pl-datedsum li")
    assert {str(element.tag) for item in summary for element in item.iter()} == {"li", "a"}
