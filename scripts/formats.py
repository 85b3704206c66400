"""Write src/importing/formats/knowledge.ts, the tables and patterns by which files are read, from planlib.importing.

    python scripts/formats.py [--check]

With --check nothing is written: exits 1, with the differences, if the file is not what would be written.

Each public constant of the modules below becomes a constant: a set a Set, a dictionary a Map, a pattern a RegExp. A
pattern must mean the same in both languages and run in every browser that the site is for.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from types import ModuleType
from typing import Any

import contract as of_contract

ROOT = of_contract.ROOT
from planlib.importing import received  # noqa: E402
from planlib.importing.formats import (  # noqa: E402
    base,
    headings,
    html,
    html_tree,
    package,
    plain,
    tables,
    word,
    word_lists,
    word_numbers,
    word_signs,
    word_styles,
)

MODULES = (
    received, base, plain, headings, tables, package, word, word_lists, word_numbers, word_signs, word_styles,
    html, html_tree,
)  # fmt: skip
TARGET = ROOT / "src/importing/formats/knowledge.ts"
HEAD = """\
// Written by scripts/formats.py from hooks/planlib/importing: change it there, and run the script.

/** The tables and patterns by which files are read. */
"""
# What Python and JavaScript read differently, or what some browsers cannot read at all.
_FOREIGN = re.compile(r"\(\?(?![:=!])|\\[sSdDwWbBAZ]|[*+?}]\+")


def typescript() -> str:
    """The text of the file. Raises TypeError for what has no form in TypeScript, ValueError for a name used twice."""
    constants = [constant for module in MODULES for constant in _constants(module)]
    names = [name for name, _, _ in constants]
    if len(set(names)) < len(names):
        raise ValueError(f"used twice: {sorted(name for name in set(names) if names.count(name) > 1)}")
    return "\n".join(
        (
            HEAD,
            *(
                f"{of_contract.comment(text)}export const {name} = {_constant(value)};\n"
                for name, value, text in constants
            ),
        )
    )


def _constants(module: ModuleType) -> Iterator[tuple[str, Any, str]]:
    """The public constants of a module, each with its docstring."""
    body = ast.parse(Path(module.__file__ or "").read_text("utf-8")).body
    for statement, text in of_contract.documented(body):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if re.fullmatch("[A-Z][A-Z0-9_]*", name):
                    yield name, getattr(module, name), text


def _constant(value: Any) -> str:
    return _value(value) + (" as const" if isinstance(value, tuple) else "")


def _value(value: Any) -> str:
    match value:
        case frozenset() | set():
            return f"new Set([{', '.join(map(_value, sorted(value)))}])"
        case dict():
            return f"new Map([{', '.join(f'[{_value(key)}, {_constant(inner)}]' for key, inner in value.items())}])"
        case tuple():
            return f"[{', '.join(map(_value, value))}]"
        case re.Pattern():
            return _pattern(value)
        case float():
            return repr(value)
    return of_contract.literal(value)


def _pattern(pattern: re.Pattern[str]) -> str:
    if _FOREIGN.search(pattern.pattern):
        raise TypeError(f"{pattern.pattern} does not mean the same in JavaScript")
    if pattern.flags & re.IGNORECASE and not pattern.flags & re.ASCII:
        raise TypeError(f"{pattern.pattern} takes more letters for the same than JavaScript")
    source = of_contract.literal(pattern.pattern.replace("/", r"\/")).replace("\\\\", "\\").replace('\\"', '"')[1:-1]
    return f"/{source}/{'i' if pattern.flags & re.IGNORECASE else ''}u"


def main(arguments: list[str] | None = None) -> int:
    """Write or check the file; returns the exit status."""
    parser = argparse.ArgumentParser(description="Write src/importing/formats/knowledge.ts from planlib.importing.")
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if the file is not as it should be")
    options = parser.parse_args(arguments)
    wanted = typescript()
    if not options.check:
        TARGET.write_text(wanted, "utf-8", newline="\n")
        return 0
    found = TARGET.read_text("utf-8") if TARGET.exists() else ""
    name = TARGET.relative_to(ROOT).as_posix()
    sys.stdout.writelines(unified_diff(found.splitlines(True), wanted.splitlines(True), name, f"{name} as written"))
    return int(found != wanted)


if __name__ == "__main__":
    sys.exit(main())
