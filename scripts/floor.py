"""What the oldest browsers that the site works in have not: the list of it, and the types that the code is checked by.

    python scripts/floor.py newer    write scripts/floor.json from npm's @mdn/browser-compat-data (`make floor`)
    python scripts/floor.py types    write .build/floor/lib.dom.d.ts for tsconfig.floor.json (`make lint`)

The floor is `browserslist` in package.json. An interface, member or global that one of those browsers came to later, or
never, is newer than the floor; floor.json keeps their names, and the names of what CSS has that is newer. In the types
that are written from TypeScript's own, what is newer may be undefined: code that does not look first is an error of the
type checker, at its line. What older browsers are given (src/browser/older.ts) is there for all.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "scripts/floor.json"
TYPES = ROOT / ".build/floor/lib.dom.d.ts"
OLDER = ROOT / "src/browser/older.ts"
DATA = "@mdn/browser-compat-data@8.1.9"

# Of type declarations: one with its members, a member on its line, and a line at the top.
_DECLARATION = re.compile(
    r"^(?P<head>(?:interface|declare var|declare namespace) (?P<name>\w+)[^\n]*\{\n)(?P<body>.*?)^(?P<end>\};?)$",
    re.MULTILINE | re.DOTALL,
)
_MEMBER = re.compile(
    r"^    (?P<readonly>readonly )?(?P<kind>[gs]et |var |function )?(?P<name>\w+)(?P<rest>[:(<].*)$", re.MULTILINE
)
_GLOBAL = re.compile(r"^declare (?:var|function) (\w+).*;\n", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Write what was asked for; returns the exit status: 2 for unusable arguments."""
    if arguments == ["newer"]:
        text = json.dumps(newer(_browser_data(), floor()), ensure_ascii=False, indent=1, sort_keys=True)
        # A list on a line, so that a new version of the data makes short differences.
        TARGET.write_text(re.sub(r'\n {3,}(?=")|(?<=")\n {2}(?=\])', " ", text) + "\n", "utf-8")
    elif arguments == ["types"]:
        TYPES.parent.mkdir(parents=True, exist_ok=True)
        TYPES.write_text(types(dom_types().read_text("utf-8"), known()), "utf-8")
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


def floor() -> dict[str, tuple[int, ...]]:
    """The oldest version of every browser, as package.json lists them."""
    entries = json.loads((ROOT / "package.json").read_text("utf-8"))["browserslist"]
    return {name: _version(version) for name, version in (entry.split() for entry in entries)}


def known() -> dict[str, Any]:
    """What floor.json has: `floor`, `interfaces`, `members` by interface, and of CSS `properties` and `selectors`."""
    read: dict[str, Any] = json.loads(TARGET.read_text("utf-8"))
    return read


# The list


def newer(data: dict[str, Any], oldest: dict[str, tuple[int, ...]]) -> dict[str, Any]:
    """What is newer than the oldest browsers. data: as @mdn/browser-compat-data has it. A static member keeps the
    `_static` that it has there."""
    interfaces, members = [], defaultdict(list)
    for name, entry in [*data["api"].items(), *data["javascript"]["builtins"].items()]:
        if _is_newer(entry, oldest):
            interfaces.append(name)
            if not name.startswith("HTML"):  # there are elements of tags that are not known, too
                continue
        for member, inner in entry.items():
            if not member.startswith("__") and member != name and _is_newer(inner, oldest):
                members[name].append(member)
    css = {
        kind: sorted(name for name, entry in data["css"][kind].items() if _is_newer(entry, oldest))
        for kind in ("properties", "selectors", "at-rules")
    }
    return {
        "data": DATA,
        "floor": {name: ".".join(map(str, version)) for name, version in oldest.items()},
        "interfaces": sorted(interfaces),
        "members": {name: sorted(found) for name, found in sorted(members.items())},
        "css": css,
    }


def _is_newer(entry: dict[str, Any], oldest: dict[str, tuple[int, ...]]) -> bool:
    """Whether one of the oldest browsers has not got something."""
    support = entry.get("__compat", {}).get("support")
    return support is not None and not all(_has(support.get(name), version) for name, version in oldest.items())


def _has(statements: Any, version: tuple[int, ...]) -> bool:
    """Whether a browser of a version has something, without a flag and by its own name."""
    every = statements if isinstance(statements, list) else [statements or {}]
    return any(
        not {"flags", "prefix", "alternative_name"} & set(one)
        and _known(one.get("version_added"))
        and _version(one["version_added"]) <= version
        and not (_known(one.get("version_removed")) and _version(one["version_removed"]) <= version)
        for one in every
    )


def _known(version: object) -> bool:
    return isinstance(version, str) and version != "preview"


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.removeprefix("≤").split("."))


def _browser_data() -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        command = ["npm", "install", "--silent", "--no-save", "--prefix", folder, DATA]
        subprocess.run(command, check=True)
        text = (Path(folder) / "node_modules" / DATA.rpartition("@")[0] / "data.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


# The types


def types(text: str, listed: dict[str, Any]) -> str:
    """TypeScript's types of the DOM, in which what is newer may be undefined."""
    later = set(listed["interfaces"])
    gone = {name: set(members) for name, members in listed["members"].items()}
    mixed = _mixed_in(text, gone)
    given = set(re.findall(r"^ +prototype\.(\w+) \?\?= ", OLDER.read_text("utf-8"), re.MULTILINE))

    def declaration(found: re.Match[str]) -> str:
        static = found["head"].startswith("declare")
        newer = (gone.get(found["name"]) or mixed.get(found["name"], set())) - given

        def member(line: re.Match[str]) -> str:
            is_newer = f"{line['name']}_static" in newer if static else line["name"] in newer
            return _optional(line) if is_newer else line[0]

        end = "} | undefined;" if static and found["name"] in later else found["end"]
        return f"{found['head']}{_MEMBER.sub(member, found['body'])}{end}"

    text = _DECLARATION.sub(declaration, text)
    return _GLOBAL.sub(lambda line: "" if line[1] in gone["Window"] | later else line[0], text)


def _optional(line: re.Match[str]) -> str:
    """A member that may be undefined. An accessor cannot be, and so becomes a property; a function goes."""
    name, rest = line["name"], line["rest"]
    match (line["kind"] or "").strip():
        case "set" | "function":
            return ""
        case "var":
            return f"    var {name}{rest.removesuffix(';')} | undefined;"
        case "get":
            rest = rest.removeprefix("()")
    return f"    {line['readonly'] or ''}{name}?{rest}"


def _mixed_in(text: str, gone: dict[str, set[str]]) -> dict[str, set[str]]:
    """The newer members of the interfaces that others are made of (ParentNode): the data has them with those others."""
    bases: dict[str, set[str]] = defaultdict(set)
    for head in re.finditer(r"^interface (\w+)(?:<[^{]*>)?(?: extends ([^{]+))? \{$", text, re.MULTILINE):
        bases[head[1]] |= {re.sub(r"<.*", "", name).strip() for name in (head[2] or "").split(",")}

    @cache
    def above(name: str) -> frozenset[str]:
        return frozenset(bases[name]).union(*(above(base) for base in bases[name] if base))

    found: dict[str, set[str]] = defaultdict(set)
    for name, members in gone.items():
        for base in above(name):
            if base not in gone:
                found[base] |= members
    return found


def dom_types() -> Path:
    """The file that the installed TypeScript has; it comes in a package a system."""

    def candidates() -> Iterator[Path]:
        for place in ("typescript/lib", "@typescript/*/lib"):
            yield from (ROOT / "node_modules").glob(f"{place}/lib.dom.d.ts")

    return next(candidates())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
