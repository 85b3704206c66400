"""Contributed text in the register of notices."""

from __future__ import annotations

from pathlib import Path

from planlib.notices.register import read_register
from tests.support.attacks.cases import ATTACKS, plan, quoted
from tests.support.built import build_into


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
  review: '2029'
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
    pages = build_into(tmp_path / "site", repository).pages
    for number in alone:
        row = pages["notices/"].get_element_by_id(f"attack-{number}")
        names = {str(element.tag) for element in row.iter()}
        assert names <= {"tr", "th", "td", "ul", "li", "details", "summary", "a", "span"}
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
    assert summary
    assert {str(element.tag) for item in summary for element in item.iter()} == {"li", "a"}
