"""Measure how many damages the rules find, and what else they report, on real plans and made-up ones.

    python scripts/quality.py [--pages N] [--seed N] [--root REPOSITORY]

Every kind of damage is done to every page where it can be done, once, at a place that the seed decides. It is found if
a rule that is right for it reports the line where it stands. A finding on any other line is extra: a consequence of the
damage at best, a false alarm at worst. Pages without damage must have no findings; the exit status is 1 if they have.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from benchmark_pages import make_page  # noqa: E402

from planlib.checking.rules import run  # noqa: E402
from planlib.inputs import read_inputs  # noqa: E402
from planlib.model.findings import Finding  # noqa: E402
from planlib.notices.register import Register  # noqa: E402
from planlib.reading.pages import read_page  # noqa: E402

PATH = "docs/plans/measured.md"
Check = Callable[[str], list[Finding]]


class Damaged(NamedTuple):
    """A page after a damage. line: where it stands now, from 1."""

    text: str
    line: int


Do = Callable[[str, Random], Damaged | None]


@dataclass(frozen=True)
class Damage:
    """A kind of damage. codes: the rules that are right to report it. do: None where a page has no place for it."""

    name: str
    codes: tuple[str, ...]
    do: Do


_HAN = "[\u4e00-\u9fff]"
_HEADING = re.compile(r"#{2,5} .*\}")
_PARAGRAPH = re.compile(rf"{_HAN}.{{20,}}。")
# What may not be looked into for a place: fields and what stands inside quotation marks or 《 》.
_CLOSED = re.compile(r"\{\{.*?\}\}|“[^”]*”|《[^》]*》")
_BETWEEN = re.compile(rf"(?<={_HAN})(?={_HAN})")


def _changed(lines: list[str], index: int, *new: str) -> Damaged:
    """The page with other lines in place of one."""
    return Damaged("\n".join((*lines[:index], *new, *lines[index + 1 :])), index + 1)


def _one_line(pattern: re.Pattern[str], change: Callable[[str, Random], str | None]) -> Do:
    """Change one of the lines that a pattern matches whole, but for the front matter and the closing part."""

    def do(text: str, random: Random) -> Damaged | None:
        lines = text.split("\n")
        begin = lines.index("---", 1)
        end = lines.index("---", begin + 1) if "---" in lines[begin + 1 :] else len(lines)
        places = [index for index in range(begin + 1, end) if pattern.fullmatch(lines[index])]
        for index in random.sample(places, len(places)):
            new = change(lines[index], random)
            if new is not None:
                return _changed(lines, index, *new.split("\n"))
        return None

    return do


def _put(*words: str) -> Do:
    """Put one of the words between two characters of a paragraph."""

    def change(line: str, random: Random) -> str | None:
        closed = _CLOSED.sub(lambda match: "〓" * len(match[0]), line)
        places = [match.start() for match in _BETWEEN.finditer(closed)]
        at = random.choice(places) if places else 0
        return f"{line[:at]}{random.choice(words)}{line[at:]}" if at else None

    return _one_line(_PARAGRAPH, change)


def _paragraph(pattern: str, new: str) -> Do:
    """Replace one place in a paragraph; `new` as in re.sub."""

    def change(line: str, random: Random) -> str | None:
        places = list(re.finditer(pattern, line))
        if not places:
            return None
        match = random.choice(places)
        return f"{line[: match.start()]}{match.expand(new)}{line[match.end() :]}"

    return _one_line(_PARAGRAPH, change)


def _heading(pattern: str, new: str) -> Do:
    """Replace what matches in a heading."""
    return _one_line(_HEADING, lambda line, _: re.sub(pattern, new, line) if re.search(pattern, line) else None)


def _front(pattern: str, new: str, line: int = 0) -> Do:
    """Change the front matter. line: where this is reported, if not where it is."""

    def do(text: str, _: Random) -> Damaged | None:
        match = re.search(pattern, text, re.MULTILINE)
        if not match:
            return None
        at = text.count("\n", 0, match.start()) + 1 + match.expand(new).count("\n")
        return Damaged(text[: match.start()] + match.expand(new) + text[match.end() :], line or at)

    return do


def _number(text: str, random: Random) -> Damaged | None:
    """Type a number before a heading."""
    number = random.choice(("一、", "（二）", "3.", "（4）", "5、", "①", "6）", "第一、", "1.1 "))
    return _heading(r"(?<=# )(?=\S)", number)(text, random)


def _same_id(text: str, _: Random) -> Damaged | None:
    """Give the last heading the id of the first."""
    lines = text.split("\n")
    ids = [(index, match[0]) for index, line in enumerate(lines) if (match := re.search(r"\{ #[a-z0-9-]+", line))]
    first, (index, last) = ids[0][1], ids[-1]
    return _changed(lines, index, lines[index].replace(last, first)) if first != last else None


def _deeper(text: str, _: Random) -> Damaged | None:
    """Put the first heading two levels down, where none stands under it."""
    lines = text.split("\n")
    headings = [index for index, line in enumerate(lines) if _HEADING.fullmatch(line)]
    if len(headings) < 2 or lines[headings[1]].startswith("###"):
        return None
    return _changed(lines, headings[0], f"##{lines[headings[0]]}")


def _pasted(text: str, random: Random) -> Damaged | None:
    """Paste a long paragraph at the end of another section."""
    lines = text.split("\n")
    headings = [index for index, line in enumerate(lines) if _HEADING.fullmatch(line)]
    places = [index for index, line in enumerate(lines) if _PARAGRAPH.fullmatch(line)]
    for index in random.sample(places, len(places)):
        later = [heading for heading in headings if heading > index]
        if len(lines[index]) >= 60 and len(later) > 1 and not _HEADING.fullmatch(lines[later[1] - 2]):
            return _changed(lines, later[1] - 1, "", lines[index], "")._replace(line=later[1] + 1)
    return None


def _doubled(line: str, random: Random) -> str | None:
    """Say the first word of a clause twice."""
    words = re.finditer(rf"(?<=[，。；、])(?![一二三四五六七八九十第])({_HAN}{{2}})(?={_HAN})", line)
    places = [match for match in words if len(set(match[1])) > 1]
    match = random.choice(places) if places else None
    return f"{line[: match.end()]}{line[match.start() :]}" if match else None


DAMAGES = (
    Damage("front matter: key twice", ("PLN101",), _front(r"^(title: .*)$", r"\1\n\1")),
    Damage("front matter: anchor", ("PLN101",), _front("^level: ", "level: &a ")),
    Damage("front matter: key lost", ("PLN102",), _front(r"^type: .*\n", "", line=1)),
    Damage("front matter: key misspelt", ("PLN103",), _front("^level: ", "levle: ")),
    Damage("front matter: value unknown", ("PLN104",), _front("^level: .*$", "level: city")),
    Damage("front matter: markup in title", ("PLN104",), _front("^title: (.*)$", r"title: <b>\1</b>")),
    Damage("front matter: mask in title", ("PLN402",), _front("^title: ", "title: xx")),
    Damage("front matter: site in title", ("PLN431",), _front("^(title: .*)$", r"\1（精选5篇）")),
    Damage("heading: level", ("PLN201",), _deeper),
    Damage("heading: id lost", ("PLN202",), _heading(r" #[a-z0-9-]+", "")),
    Damage("heading: id twice", ("PLN203",), _same_id),
    Damage("heading: typed number", ("PLN204",), _number),
    Damage("heading: kind unknown", ("PLN301",), _heading(r'data-kind="', 'data-kind="x')),
    Damage("heading: topic unknown", ("PLN302",), _heading(r'data-topics="', 'data-topics="x')),
    Damage("heading: attribute unknown", ("PLN208",), _heading(r" \}$", r' onclick="x" }')),
    Damage("heading: stop", ("PLN421",), _heading(r"(?<=[^？！。：；]) \{ #", "。 { #")),
    Damage("heading: no space", ("PLN606",), _heading("^(#+) ", r"\1")),
    Damage("paragraph: typed number", ("PLN204",), _paragraph("^", "②")),
    Damage(
        "note without its label", ("PLN209",), _one_line(re.compile("> 编者注：.*"), lambda line, _: f"> {line[6:]}")
    ),
    Damage("field unknown", ("PLN304",), _put("{{街办}}")),
    Damage("field malformed", ("PLN305",), _put("{社区}", "{{社区}", "｛｛社区｝｝")),
    Damage("character lost", ("PLN401",), _put("□", "\ufffd", "▇", "??")),
    Damage("mask", ("PLN402",), _put("xxx", "XX", "××", "**", "__", "某某", "△△")),
    Damage("Latin word", ("PLN403",), _put("and", "the", "ofthe")),
    Damage("traditional character", ("PLN404",), _put("與", "實", "後勤", "這")),
    Damage("invisible character", ("PLN405",), _put("\u200b", "\ufeff", "\u00ad")),
    Damage("full-width digit", ("PLN406",), _put("１２", "８０％")),
    Damage("stand-in character", ("PLN407",), _put("⽂", "\ue000", "﹑")),
    Damage("particle twice", ("PLN408",), _paragraph("(?<=[^目标的])的(?=[^的确])", "的的")),
    Damage("half-width mark", ("PLN411",), _paragraph(rf"(?<={_HAN})，(?={_HAN})", ",")),
    Damage("space", ("PLN412",), _put(" ", "\u3000", "  ")),
    Damage("mark without partner", ("PLN413",), _paragraph(r"”|“|》|《", "")),
    Damage("mark turned round", ("PLN413",), _paragraph(r"“([^“”]*)”", r"”\1“")),
    Damage("marks nested", ("PLN414",), _paragraph(r"“([^“”‘’]{4,})”", r"“学习“\1”精神”")),
    Damage("straight marks", ("PLN415",), _paragraph(r"“([^“”]*)”", r'"\1"')),
    Damage("mark twice", ("PLN416",), _paragraph("，", "，，")),
    Damage("dots", ("PLN417",), _put("......", "。。。", "···")),
    Damage("end lost", ("PLN418",), _paragraph("。$", "")),
    Damage("paragraph cut in two", ("PLN418",), _put("\n\n")),
    Damage("line wrapped", ("PLN419",), _put("\n")),
    Damage("beginning lost", ("PLN420",), _paragraph("^.{3,12}?(?=[，、；])", "")),
    Damage("site's words", ("PLN431",), _paragraph("$", "更多范文请关注本站。")),
    Damage("word twice", ("PLN432",), _one_line(_PARAGRAPH, _doubled)),
    Damage("words said again", ("PLN432",), _paragraph(rf"(?<=[，；])({_HAN}{{5,12}})，", r"\1，\1，")),
    Damage("series with a hole", ("PLN433",), _paragraph("$", "第一，加强领导；第三，抓好落实。")),
    Damage("place", ("PLN434",), _put("走访荣芳里社区", "宣传厦门经验", "在殿前街道党工委领导下")),
    Damage("year", ("PLN435",), _put("2016年", "二〇一六年", "16年度", "2016—2020年", "一九九八年")),
    Damage("paragraph pasted twice", ("PLN436",), _pasted),
    Damage("HTML", ("PLN601",), _put("<b>好</b>", "<!-- x -->")),
    Damage("image", ("PLN602",), _put("![图](a.png)")),
    Damage("link", ("PLN606", "PLN207"), _put("[好](javascript:alert)", "[好](https://a.cn)", "<https://a.cn>")),
    Damage("Markdown that parsers read differently", ("PLN606",), _put("\t", "&nbsp;", "\\", "`")),
    Damage("indented line", ("PLN606",), _paragraph("^", "　　")),
)


@dataclass
class Score:
    """What became of one kind of damage."""

    injected: int = 0
    found: int = 0
    extra: int = 0

    @property
    def recall(self) -> float:
        """The share of the injected damages that was found, 0 to 1."""
        return self.found / self.injected if self.injected else 0.0


def measure(pages: Iterable[str], check: Check, seed: int) -> dict[str, Score]:
    """Do every kind of damage to every page, and count what a checker finds."""
    scores = {damage.name: Score() for damage in DAMAGES}
    for number, page in enumerate(pages):
        for damage in DAMAGES:
            damaged = damage.do(page, Random(f"{seed} {number} {damage.name}"))
            if damaged is None:
                continue
            findings, score = check(damaged.text), scores[damage.name]
            score.injected += 1
            score.found += any((f.line, f.code in damage.codes) == (damaged.line, True) for f in findings)
            score.extra += sum(found.line != damaged.line for found in findings)
    return scores


def clean_pages(made: int, seed: int, repository: Path) -> Iterator[str]:
    """A repository's plans without their sources, whose audit would find every change, and so many made-up ones."""
    for file in sorted((repository / "docs/plans").glob("*.md")):
        if file.name != "index.md":
            yield re.sub(r"\nsource: .*", "", file.read_text("utf-8"), count=1)
    for index in range(made):
        yield make_page(index, seed, repository).text(f"plan: {index + 1}")


def rules_of(repository: Path) -> Check:
    """Runs all rules over one page, with a repository's vocabulary and topics; what has run out is no damage."""
    inputs = read_inputs(repository)
    inputs = replace(inputs, pages=(), documents=(), files=(), collections={}, register=Register())

    def check(text: str) -> list[Finding]:
        found = run(replace(inputs, pages=(read_page(PATH, text),)))
        return [finding for finding in found if finding.path == PATH]

    return check


def report(scores: dict[str, Score], undamaged: int) -> str:
    """The table, the sums, and what was reported on undamaged pages."""
    total = Score(*(sum(getattr(score, key) for score in scores.values()) for key in ("injected", "found", "extra")))
    rows = [*scores.items(), ("all", total)]
    lines = [f"{'damage':40}{'injected':>9}{'found':>7}{'recall':>8}{'extra':>7}"]
    lines += [f"{name:40}{s.injected:9}{s.found:7}{s.recall:8.1%}{s.extra:7}" for name, s in rows]
    return "\n".join((*lines, f"findings on undamaged pages: {undamaged}"))


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure how many damages the rules find.")
    parser.add_argument("--pages", type=int, default=40, help="how many made-up pages, beside the repository's")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other pages and places")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository to measure on")
    options = parser.parse_args(arguments)
    pages, check = list(clean_pages(options.pages, options.seed, options.root)), rules_of(options.root)
    undamaged = sum(len(check(page)) for page in pages)
    print(report(measure(pages, check, options.seed), undamaged))
    return 1 if undamaged else 0


if __name__ == "__main__":
    sys.exit(main())
