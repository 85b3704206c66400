"""What an import did: as JSON for programs, a line a file, and as text for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from planlib.sources.ledger import PERSONAL

from .importer import Imported
from .page_draft import ImportedPage
from .plan_page import LineRole

_JOINS = {
    "goes-on": "下一行以标点开头",
    "full-line": "按固定宽度折行",
    "open": "句子或括号没有完",
    "number": "编号单独成行",
    "no-end": "行末没有标点，句子没有完",
}


def json_report(file: str, imported: Imported) -> str:
    """One object, on one line."""
    found = imported.recognised
    return json.dumps(
        {
            "file": file,
            "plans": [_plan(page) for page in imported.pages],
            "removed": [
                {"line": item.line, "text": item.text, "reason": item.reason, "rule": item.rule}
                for item in found.removed
            ],
            "losses": [{"line": loss.line, "text": loss.text} for loss in imported.received.losses],
            "joined": [{"line": item.line, "reason": _JOINS[item.rule], "rule": item.rule} for item in found.joined],
            "repairs": list(imported.repairs),
            "duplicates": [
                {"line": known.line, "title": known.title, "same": known.same.id, "share": known.same.share}
                for known in imported.duplicates
            ],
            "questions": [{"line": item.line, "text": item.text, "doubt": item.doubt} for item in imported.questions],
            "problems": list(imported.problems),
        },
        ensure_ascii=False,
    )


def _plan(page: ImportedPage) -> dict[str, Any]:
    return {
        "title": page.document.title,
        "page": page.path,
        "level": page.level,
        "type": page.type,
        "lines": [page.document.first, page.document.last],
        "rule": page.document.rule,
        "headings": list(_headings(page)),
        "text": page.document.text,
    }


def _headings(page: ImportedPage) -> Iterator[dict[str, Any]]:
    meanings = page.meanings
    by_line = {line.line: line for line in page.lines if line.role is LineRole.HEADING}
    for paragraph in page.document.paragraphs:
        entry = paragraph.entry
        if not entry.level:
            continue
        line = by_line.get(paragraph.first)
        kind, *topics = meanings.get(line.id, (None,)) if line else (None,)
        yield {
            "level": entry.level,
            "number": entry.number.text if entry.number else "",
            "title": entry.title,
            "rule": entry.rule,
            "line": paragraph.first,
            "kind": kind.word if kind else "",
            "topics": [topic.word for topic in topics if topic],
            "confidence": {item.word: item.confidence for item in (kind, *topics) if item},
            "because": {item.word: list(item.because) for item in (kind, *topics) if item and item.because},
        }


_RULES = {
    "number-line": "编号独占一行",
    "number-run-in": "编号后接正文",
    "number-run": "同一组编号",
    "form": "样式或字体",
    "known-words": "常用的标题",
    "period": "时间段",
    "short-line": "独占一行的短句",
}


def text_report(file: str, imported: Imported, names: Mapping[str, str]) -> str:
    """For people: what was found, what was left out, and what to look at. names: of kinds and topics, in Chinese."""
    found = imported.recognised
    lines = [f"{file}：{len(imported.pages)} 份计划，{len(imported.repairs)} 处校订"]
    for page in imported.pages:
        headings = sum(line.role is LineRole.HEADING for line in page.lines)
        lines.append(
            f"  {page.path}  {page.title}（{headings} 个标题，原文第 {page.document.first}—{page.document.last} 行）"
        )
        lines += [_heading_line(heading, names) for heading in _headings(page)]
    if found.joined:
        lines.append(
            f"  接好断行 {len(found.joined)} 处：第 {'、'.join(str(item.line) for item in found.joined[:20])} 行"
        )
    if found.removed:
        lines.append(f"  移出 {len(found.removed)} 处：")
        lines += [f"    第 {item.line} 行（{item.reason}）{_short(item.text)}" for item in found.removed]
    if losses := imported.received.losses:
        lines.append(f"  原文件里有 {len(losses)} 处没有照原样列入：")
        lines += [f"    第 {loss.line} 行 {loss.text}" for loss in losses]
    if personal := sum(repair["kind"] == PERSONAL for repair in imported.repairs):
        lines.append(f"  个人信息 {personal} 处改作填空项，不列入页面；收到的原文里仍有，请不要公开 sources 文件夹")
    if imported.duplicates:
        lines.append(f"  库里已有相同或相近的 {len(imported.duplicates)} 段：")
        lines += [
            f"    第 {known.line} 行 {known.title or '（开头）'}，与 {known.same.id} 相同 {known.same.share:.0%}"
            for known in imported.duplicates
        ]
    if imported.questions:
        lines.append(f"  请看一看（{len(imported.questions)} 处，最拿不准的在前）：")
        lines += [f"    第 {item.line} 行 {item.text}" for item in imported.questions]
    lines += [f"  没有写入：{problem}" for problem in imported.problems]
    return "\n".join(lines)


def _heading_line(heading: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """第 5 行　一、主要任务（编号独占一行）：任务 90%，凭“任务”；环境卫生 74%，凭“楼道”"""
    guesses = []
    for word, confidence in heading["confidence"].items():
        because = "、".join(f"“{words}”" for words in heading["because"].get(word, ()))
        guesses.append(f"{names.get(word, word)} {confidence:.0%}{f'，凭{because}' if because else ''}")
    title = f"{'　' * heading['level']}{heading['number']}{heading['title']}"
    return f"    第 {heading['line']} 行{title}（{_RULES[heading['rule']]}）：{'；'.join(guesses) or '作列表项'}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:24]}……{text[-12:]}"
