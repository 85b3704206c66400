"""scripts/floor.py: code that uses what the oldest browsers have not is told of by the type checker."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import floor
import pytest

from tests.support.paths import ROOT

# What came after the floor, in every way that it can be asked for; and what did not, or is looked for first.
NEWER = """\
element.checkVisibility();
dialog.showModal();
document.startViewTransition(() => {});
URL.canParse("");
AbortSignal.timeout(1);
crypto.randomUUID();
navigator.locks.request("", () => {});
new Highlight();
new CompressionStream("gzip");
new Blob().bytes();
[1].at(-1);
"".replaceAll("", "");
new Intl.Segmenter();
navigator.clipboard.write([new ClipboardItem({})]);
CSS.highlights.clear();
"""
OLD = """\
element.replaceChildren();
element.toggleAttribute("hidden");
if (dialog.showModal) dialog.showModal();
if (window.ClipboardItem) new window.ClipboardItem({});
if (typeof crypto.randomUUID === "function") crypto.randomUUID();
new ResizeObserver(() => {});
new Blob().text();
[..."".matchAll(/a/g)].flat();
URL.createObjectURL(new Blob());
"""
HEAD = "declare const element: HTMLElement; declare const dialog: HTMLDialogElement;\n"


def test_code_that_does_not_look_first_is_an_error_at_its_line(tmp_path: Path) -> None:
    types = tmp_path / "lib.dom.d.ts"
    types.write_text(floor.types(floor.dom_types().read_text("utf-8"), floor.known()), "utf-8")
    (tmp_path / "newer.ts").write_text(HEAD + NEWER, "utf-8")
    (tmp_path / "old.ts").write_text(HEAD + OLD, "utf-8")
    config = {
        "extends": str(ROOT / "tsconfig.json"),
        "compilerOptions": {"lib": ["es2020"], "moduleDetection": "force", "skipLibCheck": True},
        "include": [str(tmp_path)],
    }
    (tmp_path / "tsconfig.json").write_text(json.dumps(config), "utf-8")
    command = ["npx", "--no-install", "tsc", "--noEmit", "-p", str(tmp_path)]
    path = os.pathsep.join([str(ROOT / ".venv/bin"), os.environ["PATH"]])
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    told = re.findall(r"(\w+)\.ts\((\d+),", done.stdout)
    assert sorted({int(line) for _, line in told}) == [number + 2 for number in range(len(NEWER.splitlines()))]
    assert {name for name, _ in told} == {"newer"}, done.stdout


@pytest.mark.parametrize(
    ("support", "newer"),
    [
        ({"version_added": "80"}, False),
        ({"version_added": "≤80"}, False),
        ({"version_added": "14.1"}, False),
        ({"version_added": "81"}, True),
        ({"version_added": False}, True),
        ({"version_added": "preview"}, True),
        ({"version_added": "60", "version_removed": "80"}, True),
        ({"version_added": "60", "version_removed": "99"}, False),
        ({"version_added": "60", "flags": [{}]}, True),
        ({"version_added": "60", "prefix": "webkit"}, True),
        ([{"version_added": "99"}, {"version_added": "60", "alternative_name": "other"}], True),
        ([{"version_added": "99"}, {"version_added": "60", "version_removed": "90"}], False),
        ([], True),
    ],
)
def test_what_is_newer_is_what_one_of_the_oldest_browsers_has_not(support: object, newer: bool) -> None:
    entry = {"__compat": {"support": {"chrome": support, "safari": {"version_added": "1"}}}}
    data = {
        "api": {"Thing": {"part": entry, "__compat": {}}},
        "javascript": {"builtins": {}},
        "css": {"properties": {"gap": entry}, "selectors": {}, "at-rules": {}},
    }
    found = floor.newer(data, {"chrome": (80,), "safari": (15,)})
    assert found["members"] == ({"Thing": ["part"]} if newer else {})
    assert found["css"]["properties"] == (["gap"] if newer else [])


def test_the_list_was_made_for_the_floor_that_is_declared() -> None:
    assert floor.known()["floor"] == {name: ".".join(map(str, version)) for name, version in floor.floor().items()}
