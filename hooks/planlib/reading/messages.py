"""What is said about an input that cannot be read as it stands: all the words of it, by the kind of mistake."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NamedTuple

from planlib.model.findings import Problem


class Message(NamedTuple):
    """What is wrong, and what to do; {words} in braces are filled in."""

    wrong: str
    hint: str


_ENTRY = "write {entry}"  # key and value as they should stand, such as lines: [9, 35]
_BLOCK = "begin the page with ---, the keys {keys}, and ---"
_YAML = "write plain keys, values and lists"

# The kinds of `records` are pydantic's own where it has one. Of these, {name} is the key with the one it stands under,
# {value} what stands there, {whole} what lacks a key, {known} the nearest known word and all of them.
MESSAGES = {
    # A file
    "outside": Message("the file lies outside the repository", "copy it in instead of linking"),
    "not_a_file": Message("the file is not a plain file", "copy its content into one"),
    "too_large": Message("the file has {bytes:,} bytes, more than {most:,}", "split it"),
    "unreadable": Message("the file cannot be read: {reason}", "check that it is a plain file that may be read"),
    "link_to_itself": Message("the file is a link that leads to itself", "copy the file in instead of linking"),
    "not_utf8": Message("the file is not UTF-8", "save it as UTF-8"),
    # YAML
    "yaml_character": Message("a character that YAML does not allow, {character}", "take it out"),
    "yaml_syntax": Message("this cannot be read as YAML: {reason}", _YAML),
    "yaml_documents": Message("more than one YAML document", "take out the line --- or ... between them"),
    "yaml_anchor": Message("anchors and aliases are not allowed", "write the value out, or put it in quotes"),
    "yaml_tag": Message("the tag {tag} is not allowed", "write the value without it, or put it in quotes"),
    "yaml_depth": Message("nested more than {most} deep", _YAML),
    "yaml_key": Message("a key must be a single word", _YAML),
    "yaml_merge": Message("merge keys are not allowed", "write the keys out"),
    "yaml_twice": Message("the key “{key}” stands twice", "take one of the two out"),
    "yaml_surrogate": Message("half a character (a surrogate)", "write the character itself"),
    # Front matter
    "no_front_matter": Message("the page does not begin with a front matter block", _BLOCK),
    "open_front_matter": Message("the front matter is not closed by a line ---", _BLOCK),
    # Records
    "empty": Message("{whole} is empty", "write {entry}"),
    "missing": Message("{whole} has no “{key}”", "add a line “{entry}”"),
    "blank": Message("{name} is empty", "write {entry}, or take it out"),
    "extra_forbidden": Message("unknown key {name}", "{known}"),
    "word_unknown": Message("{name} is {value}, which is not known", "{known}"),
    "number_unquoted": Message("{name} is a number and not text", "put it in quotes: {entry}"),
    "string_type": Message("{name} is {value} and not text", _ENTRY),
    "int_type": Message("{name} is {value} and not a whole number", _ENTRY),
    "greater_than_equal": Message("{name} is {value}, less than {ge}", "write {ge} or more"),
    "less_than_equal": Message("{name} is {value}, more than {le}", "write {le} or less"),
    "less_than": Message("{name} is {value}, which is too much", "write less than {lt}"),
    "not_a_list": Message("{name} is {value} and not a list", _ENTRY),
    "not_keys": Message("{name} is {value} and not keys with values", _ENTRY),
    "too_short": Message("{name} has {actual_length} entries, fewer than {min_length}", "add more"),
    "too_long": Message("{name} has {actual_length} entries, more than {max_length}", "keep those that matter most"),
    "string_too_long": Message("{name} is longer than {max_length} characters", "shorten it"),
    "wrong_form": Message("{name} is not of the right form: {value}", _ENTRY),
    "several_lines": Message("{name} is not one line of text", "write it on one line, without control characters"),
    "markup": Message("{name} holds markup: {value}", "take the marks of markup out: {marks}"),
    "line_range": Message("{name} is not a first and a last line", _ENTRY),
    # Ledgers
    "unchanged": Message("“before” and “after” are the same", "take the entry out"),
    "unproved": Message("neither “evidence” nor “witness” is given", "say what proves the repair"),
    "changes_much": Message("the entry changes {characters} characters, more than {most}", "make several of it"),
    # The register of notices
    "no_date": Message("{name} is {value}, which is no date", "write '2005', '2005-12' or '2005-12-31'"),
    "no_address": Message("{name} is {value}, no address of a page", "write one that begins with https:// or http://"),
    "pattern": Message("character {at} of {name}: {message}", "{hint}"),
    # The vocabulary
    "nothing_listed": Message("文件里一个词也没有", "恢复原来的文件：git checkout -- 文件名"),
    "words_missing": Message("{name} lacks “{words}”", "add a line for each"),
    "word_twice": Message("{name} has “{word}” twice", "take one of the two out"),
    "field_name": Message("{name} cannot be the name of a field", "write up to 20 characters, none of {{ }} | & < >"),
    "field_unknown": Message("{name} has the unknown field “{field}”", "{known}"),
    "must_and_must_not": Message("{name} must and must not have “{word}”", "take it out of one of the two"),
    "level_above": Message(
        "a heading of level {below} cannot stand under one of level {level}", "name deeper levels only"
    ),
    "slots_too_deep": Message("{name} has slots more than {most} deep", "take the deepest out"),
    "skeleton_twice": Message("line {line} has a skeleton of this level and type", "take one of the two out"),
    # The register as a whole, and mkdocs.yml
    "register_empty": Message(
        "时效登记里一条也没有：过时的提法都不会标出来",
        "恢复原来的 docs/notices.yml（比如 git checkout -- docs/notices.yml）",
    ),
    "nav_entry": Message("{name} 的每一项只写一个名称和一个页面", "写成 {entry} 这样，一项一行"),
    "markdown_extension": Message(
        "{name} 里的 {value} 不是网站用的 Markdown 扩展", "只保留 attr_list、tables 和 toc，照原来的样子写"
    ),
    "and_more": Message("{count} more mistakes of form", "correct those above first"),
}


def say(kind: str, at: int, /, *, code: str = "", **words: Any) -> Problem:
    """A problem on line `at`, in the words of its kind."""
    message = MESSAGES[kind]
    return Problem(at, message.wrong.format(**words), message.hint.format(**words), code=code)


def nearest(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the nearest known one, and all of them."""
    names = list(known)
    close = get_close_matches(word, names, n=1, cutoff=0.4)
    guess = f"did you mean “{close[0]}”? " if close else ""
    return f"{guess}Known: {', '.join(names)}"
