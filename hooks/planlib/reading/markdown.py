"""The one Markdown parser of the library: CommonMark, restricted to what a plan page may hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from sys import intern
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, heading, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from planlib.model.fields import FIELD


def _field(state: StateInline, silent: bool) -> bool:
    """Inline rule: a field is one token, so that a * or _ in its example is never read as emphasis."""
    match = FIELD.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("field", "", 0).content = match[0]
    state.pos = match.end()
    return True


class _Parser(MarkdownIt):
    """CommonMark in which, as in MkDocs, a link of any scheme (javascript: …) is a link, so that a rule reports it."""

    def validateLink(self, url: str) -> bool:
        return True


# HTML stays switched on so that raw HTML arrives as tokens of its own, which a rule reports with its line.
PARSER = _Parser("commonmark", {"html": True, "maxNesting": 20})
PARSER.inline.ruler.before("emphasis", "field", _field)
PARSER.core.ruler.disable("text_join")  # keeps escapes and entities as tokens of their own, for a rule to report

# Cuts a page into blocks and leaves their text alone: most paragraphs hold nothing that has to be looked for inside.
BLOCKS = MarkdownIt("commonmark", {"html": True, "maxNesting": 20})
BLOCKS.core.ruler.disable(["inline", "text_join"])


_OPENED, _CLOSED = Token("paragraph_open", "p", 1), Token("paragraph_close", "p", -1)


def _plain(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Block rule: what begins with a Chinese character or a field and has an empty line or the next item of its list
    behind it is a paragraph. Most blocks are, and this settles it before all other rules are tried on them."""
    start, after = state.bMarks[line] + state.tShift[line], line + 1
    first = state.src[start : start + 1]
    if not (first == "{" or first > "\x7f") or state.is_code_block(line):
        return False
    alone = after >= state.lineMax or state.isEmpty(after)
    if not alone and not (0 <= state.sCount[after] < state.blkIndent and list_block(state, after, end, True)):
        return False
    state.line = after
    text = mdTrim(state.src[start : state.eMarks[line]])
    state.tokens += (_OPENED, Token("inline", "", 0, map=[line, after], content=text, children=[]), _CLOSED)
    return True


BLOCKS.block.ruler.before("code", "plain", _plain)
BLOCKS.block.ruler.before("code", "heading_first", heading)
_MARKUP = re.compile(r"[\\`*_\[\]<>&!\n]")


class _State(StateInline):
    """Notes of each token on which line of the text it begins, from 0, as `meta["row"]`."""

    def __init__(self, src: str, env: dict[str, Any], tokens: list[Token]) -> None:
        super().__init__(src, PARSER, env, tokens)
        self._ends = [place for place, character in enumerate(src) if character == "\n"]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["row"] = bisect_left(self._ends, self.pos)
        return token


def _parse_inline(text: str, env: dict[str, Any]) -> list[Token]:
    """What `PARSER.inline.parse` does, with the lines noted."""
    state = _State(text, env, [])
    PARSER.inline.tokenize(state)
    for rule in PARSER.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


def parse_blocks(text: str) -> list[Token]:
    """The block tokens of a text; an inline token has children only where its text holds a character of markup."""
    env: dict[str, Any] = {}
    tokens = BLOCKS.parse(text, env)
    for token in tokens:
        if token.type == "inline" and _MARKUP.search(token.content):
            token.children = _parse_inline(token.content, env)
    return tokens


_ATTRIBUTES = re.compile(r"[ \t](\{[^{}]*\})[ \t]*$")
# The usual form, read directly: the general parser goes through it character by character.
_USUAL = re.compile(r'\{ #([a-z0-9-]+)((?: data-[a-z]+="[a-z0-9 -]*")*) \}')
# An attribute list that is none: with full-width braces, without one of them, without a space before it.
_BROKEN = re.compile(r"[ \t]{0,9}(?:[｛{][ \t]{0,9}[#＃][A-Za-z]|[｛{]?[ \t]{0,9}data-[a-z]{1,20}[ \t]{0,9}[=＝]).*$")
_PAIR = re.compile(r'(data-[a-z]+)="([^"]*)"')


def split_title(heading: str) -> str:
    """A heading without the attribute list at its end."""
    match = _ATTRIBUTES.search(heading)
    return heading[: match.start()].rstrip(" \t") if match else heading


def split_attributes(title: str) -> tuple[str, Mapping[str, str], bool]:
    """Take the attribute list off the end of a heading: `指导思想 { #guidance data-kind="guidance" }`.

    Returns the title, the attributes (with `id` for `#…`) and whether the list, if there is one, is well formed.
    """
    match = _ATTRIBUTES.search(title)
    if not match:
        broken = _BROKEN.search(title)
        return (title[: broken.start()].rstrip(), {}, False) if broken else (title, {}, True)
    title = title[: match.start()].rstrip(" \t")
    if usual := _USUAL.fullmatch(match[1]):
        pairs = {intern(name): intern(value) for name, value in _PAIR.findall(usual[2])}  # few, on every page the same
        return title, {"id": usual[1], **pairs}, True
    try:
        end, attributes = parse(match[1])
    except ParseError:
        return title, {}, False
    return title, attributes, end == len(match[1]) - 1
