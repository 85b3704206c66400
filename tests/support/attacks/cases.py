"""Where an attack string goes: every position that a contributor controls, and the files that carry it there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planlib.publishing.urls import page_url
from tests.support.paths import FIXTURES

ATTACK_FIXTURES = FIXTURES / "attacks"
ATTACKS: dict[str, str] = json.loads((ATTACK_FIXTURES / "strings.json").read_text("utf-8"))
PLANS, TOPICS, DOCUMENTS = "docs/plans", "docs/topics", "docs/library"  # pages in them need no place in the navigation
HUB = "attack-hub"
CARRIER = "attack-carrier"


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


def hub(topics: Iterable[str]) -> str:
    """The topic that all attacked topics are related to, for a relation must go both ways."""
    return topic(0, related=", ".join(topics))


def carrier(topics: Sequence[str], number: int = 0) -> str:
    """A plan with sections of some attacked topics, for a topic must have some."""
    section = '## 任务%d { #task-%d data-kind="tasks" data-topics="%s" }\n\n清扫楼道。'
    sections = (section % (start, start, " ".join(topics[start : start + 3])) for start in range(0, len(topics), 3))
    return _numbered(plan(body="提高文明水平。\n\n" + "\n\n".join(sections)), number)


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


def _numbered(text: str, number: int) -> str:
    """A plan with a number of its own, so that no two collide."""
    return text.replace("plan: 9\n", f"plan: {number + 10}\n", 1)


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
                more = ((f"{PLANS}/attack-{number}.md", carrier([f"attack-{number}"], number)),)
            yield Case(
                position, attack, number, f"{folder}/attack-{number}.md", _numbered(page(text, number), number), more
            )
    for position, folder in WHOLE_PAGES.items():
        for file in sorted((ATTACK_FIXTURES / f"{position.partition(':')[0]}s").glob("*.md")):
            number += 1
            text = file.read_bytes().decode()
            yield Case(position, file.stem, number, f"{folder}/attack-{number}.md", text)


def reasons_together(group: Sequence[Case]) -> Iterator[Case]:
    years = [str(2000 + place) for place in range(len(group))]
    entries = (
        f"  - {{rule: PLN435, words: '{year}', reason: {quoted(ATTACKS[case.attack])}}}\n"
        for year, case in zip(years, group, strict=True)
    )
    body = "\n\n".join(f"继续落实{year}年的部署。" for year in years)
    page = plan(front="accept:\n" + "".join(entries), body=body)
    yield replace(group[0], attack="all", text=_numbered(page, group[0].number))


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
    yield replace(group[0], attack="all", text=_numbered(page, group[0].number), more=files)


# Positions where one page can hold many strings side by side; each string has been checked alone before.
TOGETHER: dict[str, Callable[[Sequence[Case]], Iterator[Case]]] = {
    "plan: reason of an acceptance": reasons_together,
    "topic: alias": aliases_together,
    "ledger: title, reason and evidence": repairs_together,
}
