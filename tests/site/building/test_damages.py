"""Inputs beside the plans, damaged in every way: the check and the build say the same, and never throw."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from planlib.checking import cli
from planlib.library import open_library
from plansite.building import make_site
from tests.support.library import DAY

FILES = [
    "mkdocs.yml",
    "rules.yml",
    "docs/notices.yml",
    "docs/topics/environment.md",
    "docs/index.md",
    "vocabulary/fields.yml",
    "vocabulary/places.yml",
    "vocabulary/skeletons.yml",
    "vocabulary/structure.yml",
    "vocabulary/synonyms.yml",
    "vocabulary/terms.yml",
    "vocabulary/words.yml",
]


def parts(content: bytes) -> tuple[str, str, str]:
    """What stands before the YAML of a file, the YAML and what stands after it."""
    text = content.decode()
    if not text.startswith("---\n"):
        return "", text, ""
    front, end, body = text[4:].partition("---\n")
    return "---\n", front, end + body


def rewritten(content: bytes, change: Callable[[Any], Any]) -> bytes:
    before, text, after = parts(content)
    changed = change(yaml.safe_load(text))
    return f"{before}{yaml.safe_dump(changed, allow_unicode=True, sort_keys=False)}{after}".encode()


def without_first(node: Any) -> Any:
    if isinstance(node, dict):
        return dict(list(node.items())[1:])
    return [without_first(node[0]), *node[1:]] if isinstance(node[0], dict) else node[1:]


def other_shape(node: Any) -> Any:
    return [[key, value] for key, value in node.items()] if isinstance(node, dict) else {"all": node}


def deep_inside(node: Any) -> Any:
    """The first value that holds no others becomes a mapping."""
    if isinstance(node, dict) and node:
        first = next(iter(node))
        return {**node, first: deep_inside(node[first])}
    if isinstance(node, list) and node:
        return [deep_inside(node[0]), *node[1:]]
    return {"a": {"b": [node]}}


DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda content: None,
    "empty": lambda content: b"",
    "blank": lambda content: b"\n\n",
    "byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "utf-16": lambda content: content.decode().encode("utf-16"),
    "gbk": lambda content: content.decode().encode("gb18030"),
    "half of it": lambda content: content[: len(content) // 2],
    "a bracket": lambda content: "".join([*parts(content)[:2], "[\n", parts(content)[2]]).encode(),
    "a tab": lambda content: parts(content)[0].encode() + b"\ta: 1\n" + "".join(parts(content)[1:]).encode(),
    "old line ends": lambda content: content.replace(b"\n", b"\r"),
    "without its first key": lambda content: rewritten(content, without_first),
    "another shape": lambda content: rewritten(content, other_shape),
    "wrong deep inside": lambda content: rewritten(content, deep_inside),
    "nothing but null": lambda content: "".join((parts(content)[0], "~\n", parts(content)[2])).encode(),
}
HARMLESS = {"byte order mark"}
SIGNS = [b"[", b"{", b'"', b":", b"- ", b"\t", b"&a ", b"!!x ", b"\x00"]


def said(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What `make check` does."""
    capsys.readouterr()
    status = cli.main(["--root", str(root)])
    return status, capsys.readouterr().out


@pytest.mark.parametrize("path", FILES)
def test_check_and_build_agree_whatever_becomes_of_a_file(
    repository: Path, tmp_path: Path, path: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    whole = (repository / path).read_bytes()
    for name, damage in DAMAGES.items():
        content = damage(whole)
        if content is None:
            (repository / path).unlink()
        else:
            (repository / path).write_bytes(content)
        status, report = said(repository, capsys)
        failure = make_site(repository, tmp_path / "out", strict=True)
        assert status == (1 if failure else 0), f"{name}: {failure.text if failure else report}"
        if failure:
            assert failure.findings, f"{name}: {failure.text}"
            assert all(finding.place in report for finding in failure.findings), name
            # A page that is gone is missed where a link, a plan or the navigation names it.
            assert f"{path}:" in report or (name == "missing" and path.endswith(".md")), name
        if name in HARMLESS:
            assert not failure, name
        if name in ("missing", "empty", "gbk") and path not in ("rules.yml",):
            assert failure, name
        (repository / path).write_bytes(whole)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A file in which something has gone wrong somewhere."""
    lines = content.split(b"\n")
    at, line = chance.randrange(len(content)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        case 2:
            return content[:at] + chance.choice(SIGNS) + content[at:]
        case 3:
            return b"\n".join([*lines[:line], *lines[line + 1 :]])
    return b"\n".join([*lines[:line], b"  " + lines[line], *lines[line + 1 :]])


@pytest.mark.parametrize("path", FILES)
def test_no_mutation_of_a_file_throws(repository: Path, path: str) -> None:
    chance = random.Random(path)
    whole = (repository / path).read_bytes()
    for _ in range(12):
        (repository / path).write_bytes(mutated(whole, chance))
        opened = open_library(repository)
        assert (opened.library is None) == bool(opened.errors)
        assert all(finding.line >= 1 and finding.hint for finding in opened.findings)
