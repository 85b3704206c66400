"""The automatic numbers of a Word file, counted as Word counts: they are not in its text, but on its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from .package import Package, child, children, value
from .word_numbers import printed
from .word_styles import Styles, is_on

LEVELS = 9
_PLACE = re.compile(r"%([1-9])(\.?)")  # a level without number takes the point behind it along
BULLETS = {"\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0b7": "•", "\uf076": "❖"}


class Level(NamedTuple):
    """A level of a list. restart: the level, from 1, whose numbers let it begin anew; None for the one above, 0 for
    none. style: of the paragraphs that stand at it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Instance:
    """What a numId stands for. starts: the levels that it lets begin anew, once."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Label(NamedTuple):
    """What stands before a paragraph. gap: between it and the words: tab, space or nothing. level: from 0."""

    text: str
    gap: str
    level: int
    is_bullet: bool


class Lists:
    """The lists of a file, counted from its first paragraph on."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        parts = package.related("numbering")
        root = package.root(parts[0]) if parts else None
        self._abstracts = {value(found, "abstractNumId") or "": found for found in children(root, "w:abstractNum")}
        self._nums = {value(found, "numId") or "": found for found in children(root, "w:num")}
        self._instances: dict[str, _Instance | None] = {}
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, properties: etree._Element | None) -> Label | None:
        """Count a paragraph, and say what stands before it; None where it is in no list."""
        identity, place = self._place(properties)
        instance = self._instance(identity)
        if instance is None:
            return None
        numbers = self._counted.setdefault(instance.abstract, [None] * LEVELS)
        if identity not in self._begun and place in instance.starts:
            self._begun.add(identity)
            numbers[place] = instance.starts[place] - 1
        self._count(numbers, instance.levels, place)
        level = instance.levels.get(place, Level())
        return Label(_text(level, numbers, instance.levels), level.suffix, place, level.form == "bullet")

    def _place(self, properties: etree._Element | None) -> tuple[str, int]:
        """The list (numId) and the level of a paragraph, its own or its styles'."""
        chain = [(style, child(of_style, "w:numPr")) for style, of_style in self._styles.paragraph_chain(properties)]
        identity = next((found for _, numbers in chain if (found := value(child(numbers, "w:numId"))) is not None), "0")
        if identity == "0":
            return "", 0
        depth = next((found for _, numbers in chain if (found := value(child(numbers, "w:ilvl"))) is not None), None)
        if depth is None:  # the levels of a list may say which of them belongs to a style
            depth = self._linked(identity, [style for style, _ in chain if style])
        return identity, min(whole(depth, 0), LEVELS - 1)

    def _linked(self, identity: str, styles: list[str]) -> str | None:
        """The level of a list that belongs to one of a paragraph's styles."""
        instance = self._instance(identity)
        places = {level.style: place for place, level in instance.levels.items()} if instance else {}
        return next((str(places[style]) for style in styles if style in places), None)

    def _instance(self, identity: str) -> _Instance | None:
        if identity not in self._instances:
            self._instances[identity] = self._read(identity)
        return self._instances[identity]

    def _read(self, identity: str) -> _Instance | None:
        num = self._nums.get(identity)
        if num is None:
            return None
        abstract = self._abstract(identity)
        found = self._abstracts.get(abstract)
        if found is None:
            return None
        levels = dict(_level(element) for element in children(found, "w:lvl"))
        starts: dict[int, int] = {}
        for override in children(num, "w:lvlOverride"):
            place = whole(value(override, "ilvl"), 0)
            if (own := child(override, "w:lvl")) is not None:
                levels[place] = _level(own)[1]
            if (start := value(child(override, "w:startOverride"))) is not None and place < LEVELS:
                starts[place] = whole(start, 1)
        return _Instance(abstract, levels, starts)

    def _abstract(self, identity: str) -> str:
        """The definition of a list; one that names a style (numStyleLink) is defined where that style's list is."""
        seen: set[str] = set()
        while identity not in seen:
            seen.add(identity)
            abstract = value(child(self._nums.get(identity), "w:abstractNumId")) or ""
            link = value(child(self._abstracts.get(abstract), "w:numStyleLink"))
            if not link:
                return abstract
            linked = (key for key, found in self._abstracts.items() if value(child(found, "w:styleLink")) == link)
            identity = self._styles.numbering_of_style(link)
            if identity not in self._nums:
                return next(linked, abstract)
        return abstract

    @staticmethod
    def _count(numbers: list[int | None], levels: dict[int, Level], place: int) -> None:
        for above in range(place):
            if numbers[above] is None:  # a list that begins at a deeper level shows the first number of those above
                numbers[above] = levels.get(above, Level()).start
        now = numbers[place]
        numbers[place] = levels.get(place, Level()).start if now is None else now + 1
        for below in range(place + 1, LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or (restart > 0 and place < restart):
                numbers[below] = None


def whole(text: str | None, otherwise: int) -> int:
    """A number from 0 to 99,999; another one where the text is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else otherwise


def _level(element: etree._Element) -> tuple[int, Level]:
    legal = child(element, "w:isLgl")
    restart = value(child(element, "w:lvlRestart"))
    return min(whole(value(element, "ilvl"), 0), LEVELS - 1), Level(
        start=whole(value(child(element, "w:start")), 0),
        form=_form(child(element, "w:numFmt")),
        text=value(child(element, "w:lvlText")) or "",
        suffix=value(child(element, "w:suff")) or "tab",
        restart=whole(restart, 0) if restart is not None else None,
        legal=legal is not None and is_on(legal),
        style=value(child(element, "w:pStyle")) or "",
    )


def _form(element: etree._Element | None) -> str:
    form = value(element) or "decimal"
    return "decimalZero" if form == "custom" and (value(element, "format") or "").startswith("01") else form


def _text(level: Level, numbers: list[int | None], levels: dict[int, Level]) -> str:
    if level.form == "bullet":
        return "".join(BULLETS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else sign) for sign in level.text)

    if level.form == "none" and len(_PLACE.findall(level.text)) > 1:
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        of_place = levels.get(place, Level())
        if of_place.form == "none":
            return match[2] if of_place is level else ""
        count = numbers[place]
        form = "decimal" if level.legal else of_place.form
        return printed(of_place.start if count is None else count, form) + match[2]

    return _PLACE.sub(number, level.text)
