"""The stages of planlib import in one direction only, as pyproject.toml declares it for import-linter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the hooks of a repository, whose pyproject.toml says what may import what."""
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks")}
    command = [sys.executable, "-c", LINT, "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_no_stage_imports_a_later_one() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("planlib/contract.py", "import planlib.model.page\n"),
        ("planlib/model/page.py", "import planlib.reading.files\n"),
        ("planlib/reading/pages.py", "import planlib.checking.rules\n"),
        ("planlib/notices/dates.py", "import planlib.sources.ledger\n"),
        ("planlib/checking/reports.py", "import planlib.library\n"),
        ("planlib/library.py", "import planlib.publishing.urls\n"),
        ("planlib/publishing/search/index.py", "import planlib.publishing.views.cards\n"),
        ("planlib/publishing/compare.py", "import planlib.publishing.views.plan\n"),
        ("planlib/publishing/urls.py", "import plansite.site\n"),
        ("planlib/inputs.py", "import mkdocs.utils\n"),
    ],
)
def test_an_import_that_runs_back_is_reported(tmp_path: Path, module: str, line: str) -> None:
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file = tmp_path / "hooks" / module
    file.write_text(file.read_text("utf-8") + f"\n\n{line}", "utf-8")
    result = lint(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout


def test_every_package_of_planlib_is_in_a_layer() -> None:
    """A stage that is not declared would be held to nothing."""
    declared = (ROOT / "pyproject.toml").read_text("utf-8")
    planlib = ROOT / "hooks/planlib"
    found = [path for path in planlib.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    for path in found:
        assert path.stem == "__init__" or f"planlib.{path.stem}" in declared.partition('name = "Nothing')[0], path
