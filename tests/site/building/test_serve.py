"""`make serve` as an editor works with it: with broken pages, changed files of every kind, a port that is taken."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.support.library import DAY
from tests.support.paths import ROOT

PATIENCE = 180  # seconds until a server that hangs is stopped
WM_1 = "docs/plans/wm-1.md"


class Served:
    """A running server, and what it prints."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.url = self._line(r"网站在 (http://\S+)")[1]

    def _line(self, pattern: str) -> re.Match[str]:
        assert self.process.stdout
        seen = []
        for line in self.process.stdout:
            seen.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError("".join(seen))

    def built(self) -> None:
        """Wait for the next build, which must succeed."""
        told = self._line(r"网站已更新|处要改|没有生成成功")
        assert told[0] == "网站已更新", told.string

    def refused(self) -> None:
        """Wait for the next build, which must fail."""
        told = self._line(r"网站已更新|处要改|没有生成成功")
        assert told[0] != "网站已更新", told.string

    def style(self) -> str:
        """The style of the pages that are shown, whose name holds a hash."""
        found = re.search(r'href="(\S+/site-\w+\.css)"', self.get("guide/"))
        assert found
        return self.get(f"guide/{found[1]}")

    def get(self, address: str = "") -> str:
        with urlopen(self.url + address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))


@contextmanager
def serving(root: Path, *options: str) -> Iterator[Served]:
    command = [sys.executable, str(root / "scripts/serve.py"), "--port", "0", *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": DAY}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment) as process:
        limit = threading.Timer(PATIENCE, process.kill)
        limit.start()
        try:
            yield Served(process)
        finally:
            limit.cancel()
            process.kill()


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def test_a_broken_page_shows_its_findings_below_the_last_good_pages_until_it_is_mended(
    repository: Path, page: Page
) -> None:
    with serving(repository) as server:
        server.built()
        page.goto(f"{server.url}plans/wm-1/")
        expect(page.locator(".plan-fault")).to_have_count(0)

        edit(repository, WM_1, "增强荣辱观念", "增强荣□观念")
        fault = page.locator("aside.plan-fault")
        expect(fault).to_contain_text(f"{WM_1}:")  # the browser has loaded anew by itself
        expect(fault).to_contain_text("PLN401")
        expect(fault.locator("li")).to_have_count(1)  # that it differs from its source follows from it
        expect(page.get_by_role("main")).to_contain_text("增强荣辱观念")
        page.goto(f"{server.url}library/")
        expect(fault).to_be_visible()
        expect(page.locator(".pl-card").first).to_be_visible()

        edit(repository, "rules.yml", "severity: {PLN218: off}", "severity: {PLN413: warning")
        expect(fault).to_contain_text("rules.yml:1")
        (repository / "rules.yml").write_text("severity: {PLN218: off}\n", "utf-8")
        edit(repository, WM_1, "增强荣□观念", "增强荣辱观念")
        expect(fault).to_have_count(0)


def test_where_the_first_build_fails_the_server_starts_and_shows_why(repository: Path, page: Page) -> None:
    edit(repository, WM_1, "level: village", "level: city")
    edit(repository, "docs/notices.yml", "kind: formulation", "kind: formulations")
    with serving(repository) as server:
        server.refused()
        page.goto(server.url)
        expect(page.locator("h1")).to_contain_text("有 2 处要改")
        expect(page.locator("main")).to_contain_text(f"{WM_1}:4")
        edit(repository, WM_1, "level: city", "level: village")
        expect(page.locator("h1")).to_contain_text("有 1 处要改")
        edit(repository, "docs/notices.yml", "kind: formulations", "kind: formulation")
        expect(page.locator(".pl-card, .pl-home, .md-content").first).to_be_visible()
        assert "plan-fault" not in server.get()


def test_the_last_site_of_make_build_is_shown_where_the_first_build_fails(repository: Path) -> None:
    (repository / ".build/previous-site").mkdir()  # a build was killed between its two moves
    (repository / ".build/previous-site/index.html").write_text("<body>the last good site</body>", "utf-8")
    (repository / "vocabulary/terms.yml").write_text("", "utf-8")
    with serving(repository) as server:
        server.refused()
        shown = server.get()
    assert "the last good site" in shown
    assert "vocabulary/terms.yml:1" in shown
    assert (repository / "site/index.html").exists()


CHANGES = [
    ("vocabulary/terms.yml", "  tasks: 任务", "  tasks: 主要任务", "library/", "主要任务"),
    ("mkdocs.yml", "site_name: 社区计划范文库", "site_name: 桃园计划库", "", "桃园计划库"),
    ("docs/topics/environment.md", "title: ", "title: 新的", "topics/environment/", "新的"),
]


def test_every_kind_of_file_is_taken_up(repository: Path) -> None:
    with serving(repository) as server:
        server.built()
        for path, old, new, address, shown in CHANGES:
            edit(repository, path, old, new)
            server.built()
            assert shown in server.get(address), path
        edit(repository, "theme/main.html", "<!doctype html>", "{# new #}<!doctype html>")
        server.built()
        edit(repository, "hooks/plansite/site.py", "def open_site(", "def open_site_(")
        server.refused()
        assert "open_site" in server.get()
        assert "pl-" in server.style()  # the pages of the last good program are still whole
        assert "增强荣辱观念" in server.get("plans/wm-1/")
        edit(repository, "hooks/plansite/site.py", "def open_site_(", "def open_site(")
        server.built()
        rules = (repository / "rules.yml").read_bytes()
        for content in (b"\xff\xfe", b"severity: [", rules):
            (repository / "rules.yml").write_bytes(content)
            (server.built if content == rules else server.refused)()


def test_a_changed_script_is_bundled_again_and_a_broken_one_is_shown(repository: Path) -> None:
    for name in ("package.json", "package-lock.json", "tsconfig.json", "src"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, repository / name)
    (repository / "node_modules").symlink_to(ROOT / "node_modules")
    with serving(repository) as server:
        server.built()
        with (repository / "src/bundles/site.css").open("a", encoding="utf-8") as style:
            style.write("\n.pl-just-now { color: #123456 }\n")
        server.built()
        assert "pl-just-now" in server.style()
        edit(repository, "src/bundles/site.css", ".pl-just-now {", '@import "./nowhere.css"; .pl-just-now {')
        server.refused()
        assert "nowhere.css" in server.get()
        edit(repository, "src/bundles/site.css", '@import "./nowhere.css"; ', "")
        server.built()


def test_addresses_that_are_not_there_and_folders_without_a_slash(repository: Path) -> None:
    with serving(repository) as server:
        server.built()
        assert "<title>" in server.get("plans/wm-1")
        for address in ("nowhere/", "../../rules.yml", "%2e%2e/%2e%2e/rules.yml", "a%00b"):
            with pytest.raises(HTTPError, match="404"):
                server.get(address)


def test_pages_come_also_after_the_process_that_makes_them_was_killed(repository: Path) -> None:
    with serving(repository) as server:
        server.built()
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text("utf-8").split()
        os.kill(int(children[0]), signal.SIGKILL)
        assert "增强荣辱观念" in server.get("plans/wm-1/")


def test_a_picture_beside_plans_is_served(repository: Path) -> None:
    picture = (repository / "docs/guide/pictures/plan.png").read_bytes()
    with serving(repository) as server:
        server.built()
        (repository / "docs/plans/picture.png").write_bytes(picture)
        server.built()
        with urlopen(f"{server.url}plans/picture.png", timeout=PATIENCE) as answer:
            assert answer.read() == picture


def line_of(root: Path, *options: str) -> tuple[int, str]:
    command = [sys.executable, str(root / "scripts/serve.py"), *options]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=PATIENCE)
    assert done.stderr.count("\n") == 1
    return done.returncode, done.stderr


def test_a_port_that_is_taken_or_none_gets_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, said = line_of(ROOT, "--port", str(port))
    assert status == 1
    assert re.search(rf"端口 {port} 已经有别的程序在用.*make serve PORT=\d+", said)
    assert line_of(ROOT, "--port", "八千")[0] == 2
    assert line_of(ROOT, "--port", "70000")[0] == 2
    assert "不是这台机器的地址" in line_of(ROOT, "--port", "0", "--host", "nowhere.invalid")[1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("wait", [Served.built, lambda server: None], ids=["shown", "building"])
def test_it_ends_cleanly(
    repository: Path, tmp_path: Path, number: signal.Signals, wait: Callable[[Served], None]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(tmp_path))
        with serving(repository) as server:
            wait(server)
            server.process.send_signal(number)
            assert server.process.wait(PATIENCE) == 0
            assert server.process.stdout
            assert server.process.stdout.read().endswith("已停止。\n")
    assert not list(tmp_path.glob("plan-library-*"))
