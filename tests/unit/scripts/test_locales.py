"""Every script, as an editor's terminal is: GBK, C, or one that has no Chinese at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.library import LIBRARY
from tests.support.paths import ROOT

SCRIPTS = {
    "check": ["--notices", "--root", str(LIBRARY)],
    "audit": ["--root", str(LIBRARY)],
    "notices": ["--within", "4000", "--root", str(LIBRARY)],
    "import": ["计划.txt", "--dry-run", "--into", str(LIBRARY)],
    "export": ["out", "--root", str(LIBRARY)],
}
TERMINALS = [
    pytest.param({"PYTHONIOENCODING": "gbk"}, "gbk", id="gbk"),
    pytest.param({"LC_ALL": "C"}, "utf-8", id="C"),
    pytest.param({"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "utf-8", id="POSIX"),
    pytest.param({"LC_ALL": "zh_CN.GBK"}, "gbk", id="zh_CN.GBK"),
    pytest.param({"PYTHONIOENCODING": "latin-1"}, "utf-8", id="latin-1"),
]


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the machine has a GBK locale: the variables that lead to it."""
    folder = tmp_path_factory.mktemp("locales")
    command = ["localedef", "-i", "zh_CN", "-f", "GBK", str(folder / "zh_CN.GBK")]
    try:
        made = subprocess.run(command, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        made = False
    return {"LOCPATH": str(folder)} if made else {}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(("variables", "encoding"), TERMINALS)
def test_a_script_prints_what_the_terminal_reads(
    script: str, variables: dict[str, str], encoding: str, locales: dict[str, str], tmp_path: Path
) -> None:
    if variables.get("LC_ALL") == "zh_CN.GBK":
        if not locales:
            pytest.skip("this machine cannot make a GBK locale")
        variables = {**variables, **locales}
    (tmp_path / "计划.txt").write_text("2025年工作计划\n一、总体要求\n为民服务㊣𠮷。\n", "utf-8")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON", "LANG"))}
    command = [sys.executable, str(ROOT / f"scripts/{script}.py"), *SCRIPTS[script]]
    done = subprocess.run(command, cwd=tmp_path, env={**plain, **variables}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    shown = (done.stdout + done.stderr).decode(encoding)
    if script in ("check", "import"):
        assert "计划" in shown
    assert "Traceback" not in shown
