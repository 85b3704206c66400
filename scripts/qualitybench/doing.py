"""How a page is damaged: ways to change a place that chance decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import NamedTuple

from .words import COMMON, OF_KIND, OF_TOPIC, Make, own_place


class Damaged(NamedTuple):
    """A page after a damage. line: where it stands now, from 1. beside: another page of the library, if that is what
    the damage is about."""

    text: str
    line: int
    beside: str = ""


Do = Callable[[str, Random], Damaged | None]


@dataclass(frozen=True)
class Damage:
    """What may happen to a page. codes: the rules that are right to report it. do: None where a page has no place for
    it. kind: what the table sums it up under."""

    name: str
    codes: tuple[str, ...]
    do: Do
    kind: str = ""


HAN = "[\u4e00-\u9fff]"
HEADING = re.compile(r"#{2,5} .*\}")
PARAGRAPH = re.compile(rf"{HAN}.{{20,}}。")
# What may not be looked into for a place: fields and what stands inside quotation marks or 《 》.
CLOSED = re.compile(r"\{\{.*?\}\}|“[^”]*”|《[^》]*》")
BETWEEN = re.compile(rf"(?<={HAN})(?={HAN})")


def changed(lines: list[str], index: int, *new: str) -> Damaged:
    """The page with other lines in place of one."""
    return Damaged("\n".join((*lines[:index], *new, *lines[index + 1 :])), index + 1)


def one_line(pattern: re.Pattern[str], change: Callable[[str, Random], str | None]) -> Do:
    """Change one of the lines that a pattern matches whole, but for the front matter and the closing part."""

    def do(text: str, random: Random) -> Damaged | None:
        lines = text.split("\n")
        begin = lines.index("---", 1)
        end = lines.index("---", begin + 1) if "---" in lines[begin + 1 :] else len(lines)
        places = [index for index in range(begin + 1, end) if pattern.fullmatch(lines[index])]
        for index in random.sample(places, len(places)):
            new = change(lines[index], random)
            if new is not None:
                return changed(lines, index, *new.split("\n"))
        return None

    return do


def put(*words: str) -> Do:
    """Put one of the words between two characters of a paragraph."""

    def change(line: str, random: Random) -> str | None:
        closed = CLOSED.sub(lambda match: "〓" * len(match[0]), line)
        places = [match.start() for match in BETWEEN.finditer(closed)]
        at = random.choice(places) if places else 0
        return f"{line[:at]}{random.choice(words)}{line[at:]}" if at else None

    return one_line(PARAGRAPH, change)


def paragraph(pattern: str, new: str) -> Do:
    """Replace one place in a paragraph; `new` as in re.sub."""

    def change(line: str, random: Random) -> str | None:
        places = list(re.finditer(pattern, line))
        if not places:
            return None
        match = random.choice(places)
        return f"{line[: match.start()]}{match.expand(new)}{line[match.end() :]}"

    return one_line(PARAGRAPH, change)


def heading(pattern: str, new: str) -> Do:
    """Replace what matches in a heading."""
    return one_line(HEADING, lambda line, _: re.sub(pattern, new, line) if re.search(pattern, line) else None)


def front(pattern: str, new: str, line: int = 0) -> Do:
    """Change the front matter. line: where this is reported, if not where it is."""

    def do(text: str, _: Random) -> Damaged | None:
        match = re.search(pattern, text, re.MULTILINE)
        if not match:
            return None
        at = text.count("\n", 0, match.start()) + 1 + match.expand(new).count("\n")
        return Damaged(text[: match.start()] + match.expand(new) + text[match.end() :], line or at)

    return do


def number(text: str, random: Random) -> Damaged | None:
    """Type a number before a heading."""
    number = random.choice(("一、", "（二）", "3.", "（4）", "5、", "①", "6）", "第一、", "1.1 "))
    return heading(r"(?<=# )(?=\S)", number)(text, random)


def same_id(text: str, _: Random) -> Damaged | None:
    """Give the last heading the id of the first."""
    lines = text.split("\n")
    ids = [(index, match[0]) for index, line in enumerate(lines) if (match := re.search(r"\{ #[a-z0-9-]+", line))]
    first, (index, last) = ids[0][1], ids[-1]
    return changed(lines, index, lines[index].replace(last, first)) if first != last else None


def deeper(text: str, _: Random) -> Damaged | None:
    """Put the first heading two levels down, where none stands under it."""
    lines = text.split("\n")
    headings = [index for index, line in enumerate(lines) if HEADING.fullmatch(line)]
    if len(headings) < 2 or lines[headings[1]].startswith("###"):
        return None
    return changed(lines, headings[0], f"##{lines[headings[0]]}")


def pasted(text: str, random: Random) -> Damaged | None:
    """Paste a long paragraph at the end of another section."""
    lines = text.split("\n")
    headings = [index for index, line in enumerate(lines) if HEADING.fullmatch(line)]
    places = [index for index, line in enumerate(lines) if PARAGRAPH.fullmatch(line)]
    for index in random.sample(places, len(places)):
        later = [heading for heading in headings if heading > index]
        if len(lines[index]) >= 60 and len(later) > 1 and not HEADING.fullmatch(lines[later[1] - 2]):
            return changed(lines, later[1] - 1, "", lines[index], "")._replace(line=later[1] + 1)
    return None


def doubled(line: str, random: Random) -> str | None:
    """Say the first word of a clause twice."""
    words = re.finditer(rf"(?<=[，。；、])(?![一二三四五六七八九十第])({HAN}{{2}})(?={HAN})", line)
    places = [match for match in words if len(set(match[1])) > 1]
    match = random.choice(places) if places else None
    return f"{line[: match.end()]}{line[match.start() :]}" if match else None


def _in_paragraph(change: Callable[[str, str], str], make: Make) -> Do:
    return one_line(PARAGRAPH, lambda line, random: change(line, make(random)))


def clause(make: Make) -> Do:
    """End a paragraph with another clause."""
    return _in_paragraph(lambda line, words: f"{line[:-1]}，{words}。", make)


def sentence(make: Make) -> Do:
    """End a paragraph with another sentence, which has its own mark at the end."""
    return _in_paragraph(lambda line, words: f"{line}{words}", make)


def alone(make: Make) -> Do:
    """Put a line before a paragraph, as a paragraph of its own."""

    return _in_paragraph(lambda line, words: f"{words}\n\n{line}", make)


def one_of(words: tuple[str, ...] | list[str]) -> Make:
    """Chooses."""
    return lambda random: random.choice(words)


def in_heading(make: Make, pattern: str = r"(?<=# )(?=\S)") -> Do:
    """Put words into a heading, before it unless a pattern says where."""
    return lambda text, random: heading(pattern, make(random).replace("\\", r"\\"))(text, random)


def in_title(make: Make) -> Do:
    """Put words behind the title in the front matter."""
    return lambda text, random: front("^(title: .*)$", rf"\g<1>{make(random)}")(text, random)


def in_field(make: Make) -> Do:
    """Put a character inside the example of a field."""

    def change(line: str, random: Random) -> str | None:
        at = re.search(r"(?<=\|)[^|{}]{2,}(?=\}\})", line)
        return f"{line[: at.start() + 1]}{make(random)}{line[at.start() + 1 :]}" if at else None

    return one_line(PARAGRAPH, change)


def doubled_character(line: str, random: Random) -> str | None:
    """Type the second character of a common word twice."""
    closed = CLOSED.sub(lambda match: "〓" * len(match[0]), line)
    places = [match.end() for word in COMMON for match in re.finditer(word, closed)]
    at = random.choice(places) if places else 0
    return f"{line[:at]}{line[at - 1]}{line[at:]}" if at else None


def letter_before_mark(line: str, random: Random) -> str | None:
    """Leave a letter before a mark."""
    places = [match.start() for match in re.finditer(rf"(?<={HAN})[，。；]", line)]
    at = random.choice(places) if places else 0
    return f"{line[:at]}{random.choice('abdefghjkmnpqrstuvwyz')}{line[at:]}" if at else None


def corner_marks(line: str, random: Random) -> str | None:
    """Use Japanese marks."""
    marks = random.choice(("「」", "『』", "﹁﹂", "〝〞"))
    changed_line = re.sub(r"“([^“”]*)”", rf"{marks[0]}\1{marks[1]}", line, count=1)
    return changed_line if changed_line != line else None


# Headings and sections

_WHOLE = re.compile(r"(#{2,5}) (.*?) (\{ #[a-z0-9-]+ data-kind=\"([a-z]+)\"(?: data-topics=\"[a-z -]+\")? \})")


class _Section(NamedTuple):
    """A section's heading. at: the index of its line. end: of the next heading of its level or above, or of the end."""

    at: int
    end: int
    level: int
    title: str
    about: str
    kind: str


def _sections(lines: list[str]) -> list[_Section]:
    found = [(index, match) for index, line in enumerate(lines) if (match := _WHOLE.fullmatch(line))]
    last = lines.index("---", lines.index("---", 1) + 1) if lines.count("---") > 2 else len(lines)
    sections = []
    for place, (index, match) in enumerate(found):
        level = len(match[1]) - 1
        end = next((other for other, after in found[place + 1 :] if len(after[1]) - 1 <= level), last)
        sections.append(_Section(index, end, level, match[2], match[3], match[4]))
    return sections


def same_title(text: str, random: Random) -> Damaged | None:
    """Give a section the title of the one before it at its level."""
    lines = text.split("\n")
    sections = _sections(lines)
    pairs = [(a, b) for a in sections for b in sections if a.end == b.at and a.level == b.level]
    if not pairs:
        return None
    a, b = random.choice(pairs)
    return changed(lines, b.at, f"{'#' * (b.level + 1)} {a.title} {b.about}")


def single_section(text: str, random: Random) -> Damaged | None:
    """Lose all sections under one but the first."""
    lines = text.split("\n")
    sections = _sections(lines)
    groups = [
        (parent, below)
        for parent in sections
        if len(below := [s for s in sections if parent.at < s.at < parent.end and s.level == parent.level + 1]) > 1
    ]
    if not groups:
        return None
    parent, below = random.choice(groups)
    return Damaged("\n".join((*lines[: below[0].end], *lines[parent.end :])), below[0].at + 1)


def wrong_kind(text: str, random: Random) -> Damaged | None:
    """Call a section by what another kind does."""
    lines = text.split("\n")
    sections = [s for s in _sections(lines) if s.level == 1]
    title, kind = random.choice(OF_KIND)
    if not sections:
        return None
    section = random.choice(sections)
    about = re.sub('data-kind="[a-z]+"', f'data-kind="{kind}"', section.about)
    return changed(lines, section.at, f"## {title} {about}")


def wrong_topic(text: str, random: Random) -> Damaged | None:
    """Add a section that is about something else than it says."""
    lines = text.split("\n")
    leaves = [s for s in _sections(lines) if "data-topics" in s.about and s.kind in ("tasks", "measures")]
    if not leaves:
        return None
    leaf = random.choice(leaves)
    title, words, topics = random.choice(OF_TOPIC)
    start = f'{"#" * (leaf.level + 1)} {title} {{ #wrong-topic data-kind="{leaf.kind}"'
    new = [f'{start} data-topics="{random.choice(topics)}" }}', "", words, ""]
    return Damaged("\n".join((*lines[: leaf.end], *new, *lines[leaf.end :])), leaf.end + 1)


def number_without_mark(text: str, random: Random) -> Damaged | None:
    """Type the Chinese number of a heading before it, without a mark."""
    lines = text.split("\n")
    sections = [s for s in _sections(lines) if s.level == 1]
    if len(sections) < 2:
        return None
    place = random.randrange(1, min(len(sections), 10))
    section = sections[place]
    number = "一二三四五六七八九十"[place]
    return changed(lines, section.at, f"## {number}{section.title} {section.about}")


def own_name_bare(text: str, random: Random) -> Damaged | None:
    """Name the page's own place in a field, and once without one."""
    name = own_place(random)
    field = next(field for field in ("社区", "村", "街道") if name.endswith(field))
    first = clause(lambda _: f"由{{{{{field}|{name}}}}}牵头")(text, random)
    return first and clause(lambda _: f"全面动员{name}居民参与")(first.text, random)


def copied(text: str, random: Random) -> Damaged | None:
    """Have nearly the same page in the library, under another title."""
    lines = text.split("\n")
    places = [index for index, line in enumerate(lines) if PARAGRAPH.fullmatch(line)]
    if len(places) < 8:
        return None
    lost = random.choice(places)
    beside = "\n".join((*lines[:lost], "把各项工作做好。", *lines[lost + 1 :]))
    beside = re.sub("^title: .*$", "title: 另一份工作计划", beside, count=1, flags=re.MULTILINE)
    return Damaged(text, 1, re.sub("^plan: .*$", "plan: 999", beside, count=1, flags=re.MULTILINE))


def number_taken(other: Callable[[Random], str], text: str, random: Random) -> Damaged | None:
    """Have another plan with the same number in the library. other: makes a page, of which the number is changed."""
    lines = text.split("\n")
    at = next((index for index, line in enumerate(lines) if line.startswith("plan: ")), None)
    if at is None or any(line.startswith("part: ") for line in lines):
        return None
    beside = re.sub("^plan: .*$", lines[at], other(random), count=1, flags=re.MULTILINE)
    return Damaged(text, at + 1, beside)


def taken_by(other: Callable[[Random], str]) -> Do:
    """`number_taken` with that other page."""
    return partial(number_taken, other)
