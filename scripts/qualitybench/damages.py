"""What is done to pages, by kind, with the rules that are right to report it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmark_pages import make_page

from . import words
from .doing import (
    HAN,
    PARAGRAPH,
    Damage,
    alone,
    clause,
    copied,
    corner_marks,
    deeper,
    doubled,
    doubled_character,
    front,
    heading,
    in_field,
    in_heading,
    in_title,
    letter_before_mark,
    number,
    number_without_mark,
    one_line,
    one_of,
    own_name_bare,
    paragraph,
    pasted,
    put,
    same_id,
    same_title,
    sentence,
    single_section,
    taken_by,
    wrong_kind,
    wrong_topic,
)

_ROOT = Path(__file__).resolve().parent.parent.parent


def _other(random: Random) -> str:
    """A made-up page that shares next to nothing with another one."""
    return make_page(random.randrange(10**6), random.randrange(10**6), _ROOT).text("plan: 1")


_BY_KIND: dict[str, tuple[Damage, ...]] = {
    "structure": (
        Damage("heading: level", ("PLN201",), deeper),
        Damage("heading: id lost", ("PLN202",), heading(r" #[a-z0-9-]+", "")),
        Damage("heading: id twice", ("PLN203",), same_id),
        Damage("heading: kind unknown", ("PLN301",), heading(r'data-kind="', 'data-kind="x')),
        Damage("heading: topic unknown", ("PLN302",), heading(r'data-topics="', 'data-topics="x')),
        Damage("heading: attribute unknown", ("PLN208",), heading(r" \}$", r' onclick="x" }')),
        Damage("heading: no space", ("PLN606",), heading("^(#+) ", r"\1")),
        Damage(
            "note without its label", ("PLN209",), one_line(re.compile("> 编者注：.*"), lambda line, _: f"> {line[6:]}")
        ),
        Damage("field unknown", ("PLN304",), put("{{街办}}")),
        Damage("field malformed", ("PLN305",), put("{社区}", "{{社区}", "｛｛社区｝｝")),
        Damage("paragraph cut in two", ("PLN418",), put("\n\n")),
        Damage("line wrapped", ("PLN419",), put("\n")),
        Damage("beginning lost", ("PLN420",), paragraph("^.{3,12}?(?=[，、；])", "")),
        Damage("paragraph pasted twice", ("PLN436",), pasted),
        Damage("HTML", ("PLN601",), put("<b>好</b>", "<!-- x -->")),
        Damage("image", ("PLN602",), put("![图](a.png)")),
        Damage("link", ("PLN606", "PLN207"), put("[好](javascript:alert)", "[好](https://a.cn)", "<https://a.cn>")),
        Damage("Markdown that parsers read differently", ("PLN606",), put("\t", "&nbsp;", "\\", "`")),
        Damage("indented line", ("PLN606",), paragraph("^", "　　")),
        Damage("title: leftovers", ("PLN214",), in_title(words.leftover)),
        Damage("heading: as its sibling", ("PLN215",), same_title),
        Damage("heading: a whole paragraph", ("PLN216", "PLN421"), in_heading(one_of(words.LONG), r"(?= \{ #)")),
        Damage("heading: lost its #", ("PLN217",), alone(one_of(words.LOST_HEADINGS))),
        Damage("section: all alone", ("PLN218",), single_section),
        Damage("section: another kind", ("PLN310",), wrong_kind),
        Damage("section: another topic", ("PLN311",), wrong_topic),
        Damage("library: page copied", ("PLN219",), copied),
        Damage("library: number taken", ("PLN210",), taken_by(_other)),
    ),
    "numbers": (
        Damage("heading: typed number", ("PLN204",), number),
        Damage("paragraph: typed number", ("PLN204",), paragraph("^", "②")),
        Damage("series with a hole", ("PLN433",), paragraph("$", "第一，加强领导；第三，抓好落实。")),
        Damage("heading: number without a mark", ("PLN204",), number_without_mark),
        Damage("heading: number with a label", ("PLN204",), in_heading(one_of(words.TYPED))),
        Damage("list with a gap", ("PLN433",), sentence(words.gap)),
        Damage("list of another length", ("PLN443",), sentence(words.wrong_count)),
        Damage("reference to nothing", ("PLN444",), sentence(words.no_target)),
        Damage("number broken", ("PLN422", "PLN417"), clause(words.broken_number)),
    ),
    "characters": (
        Damage("character lost", ("PLN401",), put("□", "\ufffd", "▇", "??")),
        Damage("Latin word", ("PLN403",), put("and", "the", "ofthe")),
        Damage("traditional character", ("PLN404",), put("與", "實", "後勤", "這")),
        Damage("invisible character", ("PLN405",), put("\u200b", "\ufeff", "\u00ad")),
        Damage("full-width digit", ("PLN406",), put("１２", "８０％")),
        Damage("stand-in character", ("PLN407",), put("⽂", "\ue000", "﹑")),
        Damage("particle twice", ("PLN408",), paragraph("(?<=[^目标的])的(?=[^的确])", "的的")),
        Damage("word twice", ("PLN432",), one_line(PARAGRAPH, doubled)),
        Damage("words said again", ("PLN432",), paragraph(rf"(?<=[，；])({HAN}{{5,12}})，", r"\1，\1，")),
        Damage("look-alike", ("PLN409", "PLN406", "PLN403", "PLN407"), clause(one_of(words.LOOKALIKES))),
        Damage("character twice", ("PLN442", "PLN432"), one_line(PARAGRAPH, doubled_character)),
        Damage("traditional in a word", ("PLN404",), put(*words.TRADITIONAL)),
        Damage("emoji or dingbat", ("PLN407", "PLN204"), put(*words.EMOJI)),
        Damage("invisible character of other kinds", ("PLN405", "PLN101", "PLN104"), put(*words.INVISIBLE)),
        Damage("invisible in a field", ("PLN405", "PLN305"), in_field(one_of(words.INVISIBLE))),
        Damage("mojibake", ("PLN410", "PLN403", "PLN401"), clause(words.mojibake)),
        Damage("letter before a mark", ("PLN403",), one_line(PARAGRAPH, letter_before_mark)),
        Damage("misspelling", ("PLN441",), clause(one_of(words.MISSPELT))),
    ),
    "punctuation": (
        Damage("heading: stop", ("PLN421",), heading(r"(?<=[^？！。：；]) \{ #", "。 { #")),
        Damage("half-width mark", ("PLN411",), paragraph(rf"(?<={HAN})，(?={HAN})", ",")),
        Damage("space", ("PLN412",), put(" ", "\u3000", "  ")),
        Damage("mark without partner", ("PLN413",), paragraph(r"”|“|》|《", "")),
        Damage("mark turned round", ("PLN413",), paragraph(r"“([^“”]*)”", r"”\1“")),
        Damage("marks nested", ("PLN414",), paragraph(r"“([^“”‘’]{4,})”", r"“学习“\1”精神”")),
        Damage("straight marks", ("PLN415",), paragraph(r"“([^“”]*)”", r'"\1"')),
        Damage("mark twice", ("PLN416",), paragraph("，", "，，")),
        Damage("dots", ("PLN417",), put("......", "。。。", "···")),
        Damage("end lost", ("PLN418",), paragraph("。$", "")),
        Damage(
            "stop on both sides of a mark",
            ("PLN416",),
            sentence(one_of(("做到“人人参与。”。", "落实“谁主管，谁负责。”。"))),
        ),
        Damage("corner marks", ("PLN423",), one_line(PARAGRAPH, corner_marks)),
    ),
    "residue": (
        Damage("mask", ("PLN402",), put("xxx", "XX", "××", "**", "__", "某某", "△△")),
        Damage("site's words", ("PLN431",), paragraph("$", "更多范文请关注本站。")),
        Damage("telephone, QQ or mail", ("PLN438",), sentence(words.contact)),
        Damage("site's lines", ("PLN431",), alone(one_of(words.SITE_LINES))),
        Damage("placeholder", ("PLN439", "PLN402"), clause(one_of(words.PLACEHOLDERS))),
    ),
    "names": (
        Damage("place", ("PLN434",), put("走访荣芳里社区", "宣传厦门经验", "在殿前街道党工委领导下")),
        Damage("place or organisation", ("PLN434",), clause(words.place_sentence)),
        Damage("person", ("PLN437", "PLN434"), clause(words.person)),
        Damage("own name without its field", ("PLN434",), own_name_bare),
        Damage(
            "place in the title",
            ("PLN434",),
            lambda text, random: front("^title: ", f"title: {words.own_place(random)}")(text, random),
        ),
    ),
    "time": (
        Damage("year", ("PLN435",), put("2016年", "二〇一六年", "16年度", "2016—2020年", "一九九八年")),
        Damage("year in other forms", ("PLN435",), clause(words.loose_year)),
        Damage("day or hour that is none", ("PLN445",), clause(words.impossible_time)),
    ),
    "front matter": (
        Damage("front matter: key twice", ("PLN101",), front(r"^(title: .*)$", r"\1\n\1")),
        Damage("front matter: anchor", ("PLN101",), front("^level: ", "level: &a ")),
        Damage("front matter: key lost", ("PLN102",), front(r"^type: .*\n", "", line=1)),
        Damage("front matter: key misspelt", ("PLN103",), front("^level: ", "levle: ")),
        Damage("front matter: value unknown", ("PLN104",), front("^level: .*$", "level: city")),
        Damage("front matter: markup in title", ("PLN104",), front("^title: (.*)$", r"title: <b>\1</b>")),
        Damage("front matter: mask in title", ("PLN402",), front("^title: ", "title: xx")),
        Damage("front matter: site in title", ("PLN431",), front("^(title: .*)$", r"\1（精选5篇）")),
    ),
}
KINDS = tuple(_BY_KIND)
DAMAGES = tuple(replace(damage, kind=kind) for kind, damages in _BY_KIND.items() for damage in damages)
