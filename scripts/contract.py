"""Write src/contract.ts, what the browser must agree on with Python, from hooks/planlib/contract.py.

    python scripts/contract.py [--check]

With --check nothing is written: exits 1, with the differences, if the file is not what would be written.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from textwrap import wrap
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib import contract  # noqa: E402

TARGET = ROOT / "src/contract.ts"
WIDTH = 100  # as biome.json has it
HEAD = """\
// Written by scripts/contract.py from hooks/planlib/contract.py: change it there, and run the script.

/** What the browser and Python must agree on. */
"""


def typescript() -> str:
    """The text of src/contract.ts."""
    return "\n".join((HEAD, *_declarations()))


def _declarations() -> Iterator[str]:
    """The public declarations of the contract in their order, each with its docstring."""
    body = ast.parse(Path(contract.__file__).read_text("utf-8")).body
    for statement, after in zip(body, [*body[1:], None], strict=True):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) if not name.startswith("_"):
                yield _comment(_string(after)) + f"export const {name} = {_literal(getattr(contract, name))};\n"


def _string(statement: ast.stmt | None) -> str:
    """The string that a statement is, which documents the one before it; empty where it is another one."""
    match statement:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return text
    return ""


def _comment(text: str) -> str:
    lines = wrap(" ".join(text.split()), WIDTH - len("/**  */"))
    return "/** " + "\n * ".join(lines) + " */\n" if lines else ""


def _literal(value: Any) -> str:
    match value:
        case int():
            return f"{value:_}" if value >= 10_000 else str(value)
        case str():
            text = json.dumps(value, ensure_ascii=False)
            return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    raise TypeError(f"{value!r} has no form in TypeScript")


def main(arguments: list[str] | None = None) -> int:
    """Write or check the file; returns the exit status."""
    parser = argparse.ArgumentParser(description="Write src/contract.ts from hooks/planlib/contract.py.")
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
