"""The guide for editors: all that they may use and write is on it, its pictures are small, its examples true."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from planlib.checking.reports import text_report
from planlib.checking.rules import run
from planlib.inputs import read_inputs
from planlib.library import Library
from planlib.model.front_matter import Acceptance, FrontMatter, PartAbout, SourceRange, Todo
from planlib.model.record import Record
from planlib.reading.pages import read_page
from tests.support.paths import ROOT

PAGE = ROOT / "docs/guide/editing.md"
PICTURES = PAGE.parent / "pictures"
LARGEST = 60_000  # bytes of a picture
COMMANDS = ("audit", "check", "export", "import", "library", "new", "notices", "serve")


@pytest.fixture(scope="module")
def guide() -> str:
    return PAGE.read_text("utf-8")


def test_every_command_is_on_it(guide: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)
    assert {"serve", "check", "build", "offline", "package", "import", "library", "new"} <= set(targets)
    assert [target for target in targets if f"`make {target}" not in guide] == []
    variables = set(re.findall(r"\$\$([A-Z]+)\b", makefile)) - {"PWD", "PATH"} | {"PORT", "HOST"}
    assert [variable for variable in sorted(variables) if f"{variable}=" not in guide] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_script_is_on_it(name: str, guide: str) -> None:
    command = [sys.executable, str(ROOT / f"scripts/{name}.py"), "--help"]
    told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    options = set(re.findall(r"--[a-z-]+", told))
    rows = [line for line in guide.splitlines() if line.startswith(f"| `{name}.py")]
    assert rows
    where = guide if name == "check" else "".join((*rows, "--help"))
    assert [option for option in sorted(options) if option not in where] == []


@pytest.mark.parametrize("record", [FrontMatter, PartAbout, SourceRange, Acceptance, Todo])
def test_every_key_of_the_front_matter_is_on_it(record: type[Record], guide: str) -> None:
    rows = guide[guide.index("### 文首") : guide.index("### 标题")]
    assert [key for key in record.model_fields if f"`{key}`" not in rows] == []


def test_every_kind_level_and_type_is_on_it_with_its_name(library: Library, guide: str) -> None:
    vocabulary = library.vocabulary
    words = {**vocabulary.kinds, **vocabulary.levels, **vocabulary.types}
    assert [word for word, title in words.items() if f"`{word}` {title}" not in guide] == []


def test_the_pictures_are_described_used_and_small(guide: str) -> None:
    shown = dict(re.findall(r"!\[([^\]]*)\]\(pictures/([a-z]+\.png)\)", guide))
    files = sorted(PICTURES.iterdir())
    assert sorted(shown.values()) == [file.name for file in files]
    assert min(map(len, shown)) > 15
    assert 2 <= len(files) <= 4
    assert max(file.stat().st_size for file in files) <= LARGEST


def test_the_page_that_it_shows_is_right() -> None:
    """But for what is left out with ……, as its kind and topics fit."""
    text = PAGE.read_text("utf-8")
    example = next(block for block in re.findall(r"```markdown\n(.*?)```", text, re.DOTALL) if block.startswith("---"))
    example = example.replace("\n……\n", "\n坚持以人为本，结合实际开展工作。\n").replace("……", "")
    inputs = replace(read_inputs(ROOT), pages=(), collections={})
    path = "docs/plans/example.md"
    found = [one for one in run(replace(inputs, pages=(read_page(path, example),))) if one.path == path]
    assert [one for one in found if one.code not in ("PLN218", "PLN901")] == []


def test_the_finding_that_it_shows_is_as_the_check_prints_it(guide: str) -> None:
    text = "---\nplan: 50\ntitle: 社区计划\nlevel: community\ntype: outline\n---\n\n"
    text += '## 任务 { #tasks data-kind="tasks" data-topics="environment" }\n'
    text += "\n" * (41 - text.count("\n") - 1) + "做好宣传,引导居民。\n"
    path = "docs/plans/zhiyuan.md"
    inputs = replace(read_inputs(ROOT), pages=(read_page(path, text),), collections={})
    (line,) = [line for line in text_report(run(inputs)).splitlines() if line.startswith(path)]
    assert line in guide
