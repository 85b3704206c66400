"""What the build itself says to readers, in Chinese: names of things, and the words around them.

Everything else on the site comes from docs/, vocabulary/, theme/ and src/.
"""

from __future__ import annotations

from collections.abc import Sequence

from planlib.library import Library, Template
from planlib.model.numbering import numeral
from planlib.model.plan import Plan

_OTHER_QUOTES = str.maketrans("“”‘’", "‘’“”")
AMONG = 20  # characters of a collection's title before a plan's number
TEMPLATES_HEADING = "范文"
"""Over the templates of a topic."""

SECTION_LINK = "本段的链接"
"""The title of the # behind a heading; pages that are no plans have it from mkdocs.yml."""

TAKEN_OUT = "（移出正文）"
"""Where a repair leaves nothing of the source's words."""

TEMPLATES_SCHEMA_TITLE = "社区计划范文库：范文数据"
PLAN_DATA_SCHEMA_TITLE = "社区计划范文库：一份计划的数据"
REGISTER_SCHEMA_TITLE = "社区计划范文库：过时提法登记的数据"
DRAFT_SCHEMA_TITLE = "社区计划范文库：草稿文件"

INPUT_SCHEMA_TITLES = {
    "notices": "社区计划范文库：过时提法登记",
    "ledger": "社区计划范文库：校订记录",
    "plan": "社区计划范文库：计划的文首信息",
    "topic": "社区计划范文库：主题的文首信息",
}
"""Of the JSON Schemas of what editors write, by name."""

RULE_FAMILIES = {
    "PLN1": "文首信息",
    "PLN2": "结构",
    "PLN3": "类型、主题与填空项",
    "PLN4": "文字",
    "PLN5": "链接",
    "PLN6": "安全",
    "PLN7": "来源与校订",
    "PLN8": "过时提法登记",
    "PLN9": "过时提法",
}


def short_collection(title: str) -> str:
    """The title of a collection as it stands before a plan's number."""
    return title if len(title) <= AMONG else f"{title[: AMONG - 1]}…"


def plan_number(plan: Plan) -> str:
    """篇二: what the documents of one plan share. In a library of several collections 2025年工作计划 篇二, or, of one
    that holds nothing else, its title alone. Empty where the plan has no number: its title is all its name."""
    among = short_collection(plan.among)
    if plan.is_alone:
        return among
    if not plan.number:
        return ""
    return f"{among} 篇{numeral(plan.number)}".strip()


def short_name(plan: Plan) -> str:
    """篇二之一 for the first part of plan 2, 篇一 where a plan has one part; empty where it has no number."""
    return plan_number(plan) + (f"之{numeral(plan.part)}" if plan.part and plan.number and not plan.is_alone else "")


def plan_label(plan: Plan) -> str:
    """A plan in one line: 篇二之一　村精神文明建设年度工作计划; its title, where it has no number."""
    return "　".join(filter(None, (short_name(plan), plan.title)))


def template_label(template: Template, library: Library) -> str:
    """A template in one line, with its plan: 篇二之二《…》一、指导思想."""
    section, plan = template.section, template.plan
    return f"{short_name(plan)}《{plan.title}》{section.number}{library.title(section)}"


def quoted(text: str) -> str:
    """A text in quotation marks: those that it has are single ones then, and theirs double again (GB/T 15834)."""
    return f"“{text.translate(_OTHER_QUOTES)}”"


def family_title(code: str) -> str:
    """The title of the page on a family of rules, as PLN2."""
    return f"校验规则 {code}　{RULE_FAMILIES[code]}"


def variants_link(count: int) -> str:
    """The link to the other wordings of a section, by how many there are with its own."""
    return f"{count} 种写法"


def witness_lines(lines: Sequence[int]) -> str:
    """The lines of a source that prove a repair."""
    return f"本合集第 {'、'.join(map(str, lines))} 行"


def field_as_read(name: str, example: str | None) -> str:
    """A field in a ledger's words."""
    return f"〔{name}：{example}〕" if example else f"〔{name}〕"
