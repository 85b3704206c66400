"""What a paragraph or a run of a Word file is like, its own properties and those of its styles taken together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from .package import Package, child, children, name, value

OFF = {"0", "false", "off", "none"}
MAX_CHAIN = 50
"""Styles based on each other."""


def is_on(element: etree._Element) -> bool:
    """Whether a property that is on or off is on: <w:b/>, <w:b w:val="1"/>."""
    return (value(element) or "1").lower() not in OFF


class Styles:
    """The styles of a file, by their ids. Names say nothing: WPS numbers its ids, and users rename."""

    def __init__(self, package: Package) -> None:
        parts = package.related("styles")
        self._root = package.root(parts[0]) if parts else None
        self._styles = {value(style, "styleId") or "": style for style in children(self._root, "w:style")}
        themes = package.related("theme")
        self._theme = package.root(themes[0]) if themes else None

    @cached_property
    def usual(self) -> str:
        """The id of the style of paragraphs that name none."""
        for identity, style in self._styles.items():
            if value(style, "type") == "paragraph" and (value(style, "default") or "0").lower() not in OFF:
                return identity
        return ""

    def chain(self, identity: str | None) -> Iterator[tuple[str, etree._Element]]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while identity and identity in self._styles and identity not in seen and len(seen) < MAX_CHAIN:
            seen.add(identity)
            style = self._styles[identity]
            yield identity, style
            identity = value(child(style, "w:basedOn"))

    def paragraph_chain(self, properties: etree._Element | None) -> Iterator[tuple[str, etree._Element]]:
        """The properties (w:pPr) that hold for a paragraph, the strongest first, each with the id of its style."""
        if properties is not None:
            yield "", properties
        own = value(child(properties, "w:pStyle"))
        for identity, style in self.chain(own if own in self._styles else self.usual):
            if (of_style := child(style, "w:pPr")) is not None:
                yield identity, of_style

    def run_chain(
        self, paragraph: etree._Element | None, run: etree._Element | None
    ) -> Iterator[tuple[str, etree._Element]]:
        """The properties (w:rPr) that hold for a run, the strongest first, each with what it belongs to: the run, a
        character style, a paragraph style, the whole file."""
        if run is not None:
            yield "run", run
        for kind, identity in (
            ("character", value(child(run, "w:rStyle"))),
            ("paragraph", value(child(paragraph, "w:pStyle")) or self.usual),
        ):
            for _, style in self.chain(identity):
                if (of_style := child(style, "w:rPr")) is not None:
                    yield kind, of_style
        defaults = child(self._root, "w:docDefaults/w:rPrDefault/w:rPr")
        if defaults is not None:
            yield "file", defaults

    def toggled(self, paragraph: etree._Element | None, run: etree._Element | None, toggle: str) -> bool:
        """Whether a property that toggles (w:b, w:vanish) is on: a run's own decides; else one of the two styles has
        it, but not both."""
        found: dict[str, bool] = {}
        for kind, properties in self.run_chain(paragraph, run):
            if kind not in found and (element := child(properties, toggle)) is not None:
                found[kind] = is_on(element)
        if "run" in found:
            return found["run"]
        if "character" in found or "paragraph" in found:
            return found.get("character", False) != found.get("paragraph", False)
        return found.get("file", False)

    def font(self, paragraph: etree._Element | None, run: etree._Element | None) -> str:
        """The font of a run's Chinese characters; empty where none is named."""
        for _, properties in self.run_chain(paragraph, run):
            fonts = child(properties, "w:rFonts")
            if font := value(fonts, "eastAsia"):
                return font
            if theme := value(fonts, "eastAsiaTheme"):
                return self._theme_font(theme)
        return ""

    def _theme_font(self, theme: str) -> str:
        kind = "a:majorFont" if theme.startswith("major") else "a:minorFont"
        scheme = child(self._theme, f"a:themeElements/a:fontScheme/{kind}")
        named = next((face.get("typeface", "") for face in children(scheme, "a:ea")), "")
        simplified = (face.get("typeface", "") for face in children(scheme, "a:font") if face.get("script") == "Hans")
        return named or next(simplified, "")

    def size(self, paragraph: etree._Element | None, run: etree._Element | None) -> float:
        """The size of a run in points; 0 where none is given."""
        for _, properties in self.run_chain(paragraph, run):
            if (size := value(child(properties, "w:sz"))) and size.isascii() and size.isdecimal() and len(size) < 6:
                return int(size) / 2
        return 0

    def outline_level(self, properties: etree._Element | None) -> int:
        """A paragraph's outline level, 1–9; 0 for body text."""
        for _, of_style in self.paragraph_chain(properties):
            if level := value(child(of_style, "w:outlineLvl")):
                return int(level) + 1 if level in tuple("012345678") else 0
        return 0

    def first(self, properties: etree._Element | None, element: str) -> etree._Element | None:
        """The strongest element of a name (w:jc) among a paragraph's properties."""
        found = (child(of_style, element) for _, of_style in self.paragraph_chain(properties))
        return next((element for element in found if element is not None), None)

    def numbering_of_style(self, identity: str) -> str:
        """The list (numId) of a numbering style; empty where it has none."""
        style = self._styles.get(identity)
        return value(child(style, "w:pPr/w:numPr/w:numId")) or ""


def kinds_in(element: etree._Element) -> set[str]:
    """The names of all elements below one."""
    return {name(inner) for inner in element.iter()}
