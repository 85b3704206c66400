r"""Write src/importing/patterns.ts, what the browser's recogniser knows, from modules of planlib.

    python scripts/patterns.py [--check]

With --check nothing is written: exits 1, with the differences, if the file is not what would be written.

Of each module every constant goes there: figures, words, lists and tables of them, and regular expressions, which
are put into JavaScript's (flag u). These know no possessive repetition, and the oldest browsers no look behind: the one
becomes a plain repetition, the other cannot be written and is an error. Who reads the file puts Python's white space in
the place of \s.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from enum import IntEnum
from pathlib import Path
from types import ModuleType
from typing import Any

sre = importlib.import_module("re._constants")
parser = importlib.import_module("re._parser")

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

TARGET = ROOT / "src/importing/patterns.ts"
MODULES = (
    *(f"importing.{name}" for name in ("lines", "noise", "numbers", "boundaries", "joining", "outline", "recognise")),
    "model.kinds",
)
HEAD = """\
// Written by scripts/patterns.py from hooks/planlib/importing and model/kinds.py: change it there, and run the script.

/** What the recogniser knows, the same in the browser and in Python. Regular expressions are without flags. */
"""
_CLASSES = {
    sre.CATEGORY_DIGIT: r"\p{Nd}",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_WORD: r"\p{L}\p{N}_",
}
_NEGATED = {sre.CATEGORY_NOT_DIGIT: sre.CATEGORY_DIGIT, sre.CATEGORY_NOT_SPACE: sre.CATEGORY_SPACE}
_AT = {
    sre.AT_BEGINNING: "^",
    sre.AT_BEGINNING_STRING: "^",
    sre.AT_END: "$",
    sre.AT_END_STRING: "$",
}


def typescript() -> str:
    """The text of src/importing/patterns.ts."""
    return "\n".join((HEAD, *map(_module, MODULES)))


def _module(name: str) -> str:
    module = importlib.import_module(f"planlib.{name}")
    constants = [*_enums(module), *_constants(module)]
    lines = "".join(f"  {key}: {literal},\n" for key, literal in constants)
    return f"export const {name.rsplit('.', maxsplit=1)[-1]} = {{\n{lines}}} as const;\n"


def _enums(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The enums of whole numbers that a module defines itself, as tables by name."""
    for name, value in vars(module).items():
        if isinstance(value, type) and issubclass(value, IntEnum) and value.__module__ == module.__name__:
            yield name, _literal({member.name: member.value for member in value})


def _constants(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The constants that a module defines itself, as TypeScript; parts of patterns are in the patterns."""
    source = Path(str(module.__file__)).read_text("utf-8")
    for match in re.finditer(r"^(_?[A-Z][A-Z0-9_]*)(?::[^=\n]+)? = ", source, re.MULTILINE):
        value = getattr(module, match[1])
        if not _is_part(match[1], source):
            yield match[1].lstrip("_"), _literal(value)


def _is_part(name: str, source: str) -> bool:
    """Whether a word is used in nothing but the making of patterns."""
    return f"{{{name}}}" in source and not re.search(rf"(?<![{{\w]){name}(?! = |\w|:)", source)


def _literal(value: object) -> str:
    match value:
        case re.Pattern():
            return _text(javascript(value))
        case bool() | float():
            return json.dumps(value)
        case IntEnum():
            return str(value.value)
        case int():
            return f"{value:_}" if value >= 10_000 else str(value)
        case str():
            return _text(value)
        case tuple():
            return f"[{', '.join(map(_literal, value))}]"
        case Mapping():
            return f"{{ {', '.join(f'{_key(key)}: {_literal(item)}' for key, item in value.items())} }}"
    raise TypeError(f"{value!r} has no form in TypeScript")


def _key(key: object) -> str:
    return str(key.value) if isinstance(key, IntEnum) else _text(str(key))


def _text(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in quoted)


def javascript(pattern: re.Pattern[str]) -> str:
    """A regular expression as JavaScript writes it, for the flag u. Raises `ValueError` for what that cannot say."""
    return _sequence(parser.parse(pattern.pattern, pattern.flags), ignore_case=bool(pattern.flags & re.IGNORECASE))


def _sequence(items: Any, *, ignore_case: bool) -> str:
    return "".join(_item(code, value, ignore_case) for code, value in items)


def _item(code: Any, value: Any, ignore_case: bool) -> str:
    match code:
        case sre.LITERAL:
            return _character(value, ignore_case)
        case sre.NOT_LITERAL:
            return f"[^{_escaped(value)}]"
        case sre.ANY:
            return r"[^\n]"
        case sre.AT:
            return _AT[value]
        case sre.IN:
            return _class(value, ignore_case)
        case sre.BRANCH:
            return f"(?:{'|'.join(_sequence(branch, ignore_case=ignore_case) for branch in value[1])})"
        case sre.MAX_REPEAT | sre.POSSESSIVE_REPEAT | sre.MIN_REPEAT:
            least, most, inner = value
            return f"{_one(inner, ignore_case)}{_times(least, most)}{'?' if code is sre.MIN_REPEAT else ''}"
        case sre.SUBPATTERN:
            group, added, _removed, inner = value
            text = _sequence(inner, ignore_case=ignore_case or bool(added & re.IGNORECASE))
            return f"({text})" if group else f"(?:{text})"
        case sre.ASSERT | sre.ASSERT_NOT if value[0] > 0:
            return f"(?{'=' if code is sre.ASSERT else '!'}{_sequence(value[1], ignore_case=ignore_case)})"
        case sre.GROUPREF:
            return rf"\{value}"
    raise ValueError(f"{code} has no form in JavaScript")


def _one(inner: Any, ignore_case: bool) -> str:
    """Something to be repeated, in brackets where it is more than one thing."""
    text = _sequence(inner, ignore_case=ignore_case)
    single = len(inner) == 1 and inner[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN, sre.SUBPATTERN)
    return text if single else f"(?:{text})"


def _times(least: int, most: Any) -> str:
    match least, most:
        case 0, sre.MAXREPEAT:
            return "*"
        case 1, sre.MAXREPEAT:
            return "+"
        case 0, 1:
            return "?"
        case _, sre.MAXREPEAT:
            return f"{{{least},}}"
    return f"{{{least}}}" if least == most else f"{{{least},{most}}}"


def _character(code: int, ignore_case: bool) -> str:
    character = chr(code)
    if ignore_case and character.lower() != character.upper():
        return f"[{character.lower()}{character.upper()}]"
    return rf"\{character}" if character in r"\^$.*+?()[]{}|/" else character


def _escaped(code: int) -> str:
    character = chr(code)
    return rf"\{character}" if character in r"\^]-[" else character


def _class(members: Any, ignore_case: bool) -> str:
    parts: list[str] = []
    negated = members[0] == (sre.NEGATE, None)
    for code, value in members[negated:]:
        match code:
            case sre.LITERAL:
                character = chr(value)
                both = dict.fromkeys((character.lower(), character.upper())) if ignore_case else (character,)
                parts += (_escaped(ord(each)) for each in both)
            case sre.RANGE:
                parts.append(f"{_escaped(value[0])}-{_escaped(value[1])}")
            case sre.CATEGORY if value in _CLASSES:
                parts.append(_CLASSES[value])
            case sre.CATEGORY if value in _NEGATED and len(members) == 1:
                return f"[^{_CLASSES[_NEGATED[value]]}]"
            case _:
                raise ValueError(f"{code} {value} has no form in JavaScript")
    return f"[{'^' if negated else ''}{''.join(parts)}]"


def main(arguments: list[str] | None = None) -> int:
    """Write or check the file; returns the exit status."""
    options = argparse.ArgumentParser(description="Write src/importing/patterns.ts from hooks/planlib/importing.")
    options.add_argument(
        "--check", action="store_true", help="write nothing, exit 1 if the file is not as it should be"
    )
    wanted = typescript()
    if not options.parse_args(arguments).check:
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(wanted, "utf-8", newline="\n")
        return 0
    found = TARGET.read_text("utf-8") if TARGET.exists() else ""
    name = TARGET.relative_to(ROOT).as_posix()
    sys.stdout.writelines(unified_diff(found.splitlines(True), wanted.splitlines(True), name, f"{name} as written"))
    return int(found != wanted)


if __name__ == "__main__":
    sys.exit(main())
