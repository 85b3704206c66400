"""Write src/contract.ts, what the browser must agree on with Python, from hooks/planlib/contract.py.

    python scripts/contract.py [--check]

With --check nothing is written: exits 1, with the differences, if the file is not what would be written.

A constant becomes a constant; an enum the list of its values and their type, and their labels, if they have some; a
typed dictionary an interface. A named tuple, which is a plain list in the data, becomes the type of that list, the
interface of what is in it, and the function that unpacks the one into the other.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from textwrap import wrap
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib import contract  # noqa: E402

TARGET = ROOT / "src/contract.ts"
WIDTH = 100  # as biome.json has it
HEAD = """\
// Written by scripts/contract.py from hooks/planlib/contract.py: change it there, and run the script.

/** What the browser and Python must agree on. */
"""
_TYPES = {"str": "string", "int": "number", "bool": "boolean", "None": "null"}


def typescript() -> str:
    """The text of src/contract.ts."""
    return "\n".join((HEAD, *_declarations()))


def _declarations() -> Iterator[str]:
    """The public declarations of the contract in their order, each with its docstring."""
    for statement, text in documented(ast.parse(Path(contract.__file__).read_text("utf-8")).body):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) if not name.startswith("_"):
                yield f"{comment(text)}export const {name} = {literal(getattr(contract, name))};\n"
            case ast.ClassDef(name=name, bases=[ast.Name(id="StrEnum" | "_Labelled")]) if not name.startswith("_"):
                yield comment(ast.get_docstring(statement)) + _enum(name)
            case ast.ClassDef(bases=[ast.Name(id="TypedDict")]):
                yield comment(ast.get_docstring(statement)) + _interface(statement.name, _keys(statement))
            case ast.ClassDef(bases=[ast.Name(id="NamedTuple")]):
                yield comment(ast.get_docstring(statement)) + _tuple(statement.name, _keys(statement))


class _Key(NamedTuple):
    """A key of a dictionary, or a place of a tuple. default: what it is where the tuple ends before it, as TypeScript;
    empty where the tuple may not."""

    name: str
    annotation: ast.expr
    default: str
    text: str


def _keys(statement: ast.ClassDef) -> list[_Key]:
    return [
        _Key(name, annotation, literal(ast.literal_eval(value)) if value else "", text)
        for inner, text in documented(statement.body)
        if isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name)
        for name, annotation, value in [(inner.target.id, inner.annotation, inner.value)]
    ]


def documented(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Statements, each with the string that follows it, if any."""
    for statement, after in zip(body, [*body[1:], None], strict=True):
        match after:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield statement, text
            case _:
                yield statement, ""


def _enum(name: str) -> str:
    members = list(getattr(contract, name))
    values = ", ".join(literal(member.value) for member in members)
    lines = f"export const {name} = [{values}] as const;\nexport type {name} = (typeof {name})[number];\n"
    if not hasattr(members[0], "label"):
        return lines
    labels = "".join(f"  {member.value}: {literal(member.label)},\n" for member in members)
    return f"{lines}export const {name.upper()}_LABELS: Record<{name}, string> = {{\n{labels}}};\n"


def _interface(name: str, keys: list[_Key]) -> str:
    lines = [f"{comment(key.text, '  ')}  {key.name}: {_type(key.annotation)};\n" for key in keys]
    return f"export interface {name} {{\n{''.join(lines)}}}\n"


def _tuple(name: str, keys: list[_Key]) -> str:
    names = [_camel(key.name) for key in keys]
    fields = [key._replace(name=name) for key, name in zip(keys, names, strict=True)]
    places = [f"  {_camel(key.name)}{'?' * bool(key.default)}: {_type(key.annotation)},\n" for key in keys]
    taken = [f"{name} = {key.default}" if key.default else name for key, name in zip(keys, names, strict=True)]
    given = [_unpacked(key.annotation, name) for key, name in zip(keys, names, strict=True)]
    record = _interface(name, fields)
    for nested in _tuples():
        record = re.sub(rf"\b{nested}Tuple\b", nested, record)
    return (
        f"{record}export type {name}Tuple = [\n{''.join(places)}];\n"
        f"export function unpack{name}([{', '.join(taken)}]: {name}Tuple): {name} {{\n"
        f"  return {{ {', '.join(given)} }};\n}}\n"
    )


def _unpacked(annotation: ast.expr, name: str) -> str:
    match annotation:
        case ast.Subscript(slice=ast.Name(id=inner)) if inner in _tuples():
            return f"{name}: {name}.map(unpack{inner})"
    return name


def _tuples() -> set[str]:
    """The names of the named tuples."""
    found = ((name, value) for name, value in vars(contract).items() if isinstance(value, type))
    return {name for name, value in found if issubclass(value, tuple) and hasattr(value, "_fields")}


def _type(annotation: ast.expr) -> str:
    """An annotation as TypeScript, as the data has it."""
    match annotation:
        case ast.Constant(value=None):
            return "null"
        case ast.Name(id=name):
            return _TYPES.get(name) or (f"{name}Tuple" if name in _tuples() else name)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return f"{_type(left)} | {_type(right)}"
        case ast.Subscript(value=ast.Name(id="Sequence"), slice=item):
            return f"{_type(item)}[]"
        case ast.Subscript(value=ast.Name(id="Mapping"), slice=ast.Tuple(elts=[key, value])):
            return f"Record<{_type(key)}, {_type(value)}>"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=items)):
            return f"[{', '.join(map(_type, items))}]"
    raise TypeError(f"{ast.unparse(annotation)} has no form in TypeScript")


def literal(value: Any) -> str:
    """A number, a string or a tuple of them as TypeScript. Raises TypeError for anything else."""
    match value:
        case int():
            return f"{value:_}" if value >= 10_000 else str(value)
        case str():
            text = json.dumps(value, ensure_ascii=False)
            return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
        case tuple():
            return f"[{', '.join(map(literal, value))}]"
    raise TypeError(f"{value!r} has no form in TypeScript")


def _camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name)


def comment(text: str | None, indent: str = "") -> str:
    """A docstring as a comment, with its line end; nothing for an empty one."""
    lines = wrap(" ".join((text or "").split()), WIDTH - len(f"{indent}/**  */"))
    return f"{indent}/** " + f"\n{indent} * ".join(lines) + " */\n" if lines else ""


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
