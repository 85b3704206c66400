"""What a plan page shows, read back from its HTML."""

from __future__ import annotations

from lxml import etree

from planlib.library import Library
from planlib.model.numbering import item_number
from planlib.model.plaintext import neutral_text, page_lines
from planlib.model.plan import Plan


def shown_lines(text: etree._Element) -> list[str]:
    """The lines of the text of a plan page, numbered as a browser does, without notes and the lines about sections."""
    lines = text.xpath(".//*[self::p or self::li or starts-with(name(), 'h')][not(parent::blockquote)]")
    return [_number(line) + _words(line) for line in lines if line.get("class") != "pl-about"]


def _number(line: etree._Element) -> str:
    return item_number(1 + len(line.xpath("preceding-sibling::li"))) if line.xpath("parent::ol") else ""


def _words(line: etree._Element) -> str:
    return "".join(line.xpath(".//text()[not(parent::a[@class='headerlink'])]"))


def read_lines(plan: Plan, library: Library) -> list[str]:
    """The lines that the page of a plan must show, in order."""
    fields = library.vocabulary.fields
    return [line.number + neutral_text(line.runs, fields) for line in page_lines(plan.page)]
