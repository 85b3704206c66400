"""scripts/setup.py where there is no network, in a folder that was copied, and in one that cannot be written to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

NOWHERE = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull}
LOCK = "idna==3.10 --hash=sha256:" + "0" * 64 + "\n"


def set_up(root: Path, *before: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, str(root / "scripts/setup.py"), "check"]
    variables = {**os.environ, **NOWHERE, **environment}
    return subprocess.run(command, env=variables, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is set up, with nothing to be installed, and a program in its .venv."""
    root = tmp_path_factory.mktemp("origin") / "plans"
    (root / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts/setup.py", root / "scripts")
    (root / "requirements.txt").write_text("", "utf-8")
    done = set_up(root)
    assert done.returncode == 0, done.stderr
    program = root / ".venv/bin/hello"
    program.write_text(f"#!{root}/.venv/bin/python\nimport sys\nprint(sys.prefix)\n", "utf-8")
    program.chmod(0o755)
    return root


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """A copy of it, in another place."""
    shutil.copytree(folder, tmp_path / "我的 plans", symlinks=True)
    return tmp_path / "我的 plans"


def test_a_copied_folder_works_without_a_network(copied: Path) -> None:
    for name in ("我的 plans", "moved"):
        place = copied.rename(copied.with_name(name))
        done = set_up(place)
        assert (done.returncode, done.stderr) == (0, "")
        assert "复制或者移动" in done.stdout
        hello = subprocess.run([place / ".venv/bin/hello"], capture_output=True, check=True)
        assert hello.stdout == os.fsencode(place / ".venv\n")
        assert set_up(place).stdout == ""
        copied = place


def test_without_a_network_one_line_says_what_is_missing_and_what_to_do(copied: Path) -> None:
    (copied / "requirements.txt").write_text(LOCK, "utf-8")
    done = set_up(copied)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "requirements.txt" in done.stderr
    assert "接上网络，再运行一次" in done.stderr
    log = Path(done.stderr.rpartition("全部输出在 ")[2].strip())
    assert "idna" in log.read_text("utf-8")
    log.unlink()


def read_only(folder: Path) -> list[str]:
    """What to put before a command so that it cannot write into a folder."""
    if os.geteuid() != 0:
        folder.chmod(0o555)
        return []
    mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    before = ["unshare", "-m", "sh", "-c", mount, str(folder)]
    if not shutil.which("unshare") or subprocess.run([*before, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine cannot make a folder read-only")
    return before


def test_a_folder_that_cannot_be_written_to_works_as_it_is_or_says_what_to_do(copied: Path) -> None:
    before = read_only(copied)
    done = set_up(copied, *before)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    copied.chmod(0o755)
    (copied / "requirements.txt").write_text(LOCK, "utf-8")
    done = set_up(copied, *read_only(copied))
    copied.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "不能写入" in done.stderr
