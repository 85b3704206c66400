"""`make serve`: the site on this machine, built again as files change, with what is wrong shown in the browser.

Each build runs in a process of its own, so that changed code counts too, and into a folder of its own: as long as a
page is broken, the pages of the last good build are shown, with the findings below them.
"""

from __future__ import annotations

import errno
import html
import json
import os
import shutil
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from planlib.disk import Snapshot, remedy, snapshot, why

from . import swap
from .bundling import bundle
from .lock import BUILD_FOLDER, only_one

WATCHED = (
    *("docs", "sources", "vocabulary", "rules.yml", "mkdocs.yml"),  # what editors write
    *("theme", "hooks", "src", "package.json", "package-lock.json"),  # and what developers do
)
POLL_SECONDS = 0.4
SETTLE_SECONDS = 0.1  # an editor may write a file in several steps
KEPT_BUILDS = 2  # the one that is shown, and the one before, which a browser may still be loading
NUMBER_ADDRESS = "/-/number"
OTHER_PORTS = 20  # tried for one that is free


class Refused(Exception):
    """There is no server, and why; its words are for the user."""


class Fault(NamedTuple):
    """Why there is no new site. findings: each with place, code, message and hint. text: what was printed."""

    findings: list[dict[str, str]]
    text: str


@dataclass(frozen=True)
class Shown:
    """What browsers get. number: another one after each build; they load anew where it has changed. folder: of the
    last good build; None where there is none yet. fault: why there is no newer one."""

    number: str
    folder: Path | None
    fault: Fault | None


class Server(ThreadingHTTPServer):
    """Serves what `shown` says; requests wait for the first build only."""

    daemon_threads = True
    shown: Shown

    def __init__(self, host: str, port: int) -> None:
        """Raises `Refused` where it cannot listen there."""
        if ":" in host:
            self.address_family = socket.AF_INET6
        self.ready = threading.Event()
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            raise Refused(_no_server(error, host, port)) from error

    def server_bind(self) -> None:
        """Bind without asking a name server what this machine is called, which takes long without a network."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    @property
    def url(self) -> str:
        """The address for a browser."""
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_address[1]}/"

    def show(self, folder: Path | None, fault: Fault | None) -> None:
        """Show another build, or what is wrong."""
        self.shown = Shown(str(time.time_ns()), folder, fault)
        self.ready.set()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a browser that has gone away is no error."""


def _no_server(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = _free_port(host, port)
        return f"端口 {port} 已经有别的程序在用（也许是另一个 make serve）：换一个，如 make serve PORT={other}"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"端口 {port} 要管理员权限：换一个 1024 以上的，如 make serve PORT=8000"
    return f"{host} 不是这台机器的地址：去掉 HOST，或者写 HOST=0.0.0.0（别的机器也能打开）"


def _free_port(host: str, port: int) -> int:
    """A port near this one on which nobody listens."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for other in range(port + 1, min(port + OTHER_PORTS, 65536)):
        with socket.socket(family) as attempt, suppress(OSError):
            attempt.bind((host, other))
            return other
    return 8000


class _Handler(SimpleHTTPRequestHandler):
    """Files of the last good build; in its pages also what is wrong, and a script that loads them anew."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer without the content."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for what is built."""

    def _answer(self) -> None:
        self.server.ready.wait()
        shown = self.server.shown
        if self.path == NUMBER_ADDRESS:
            self._send(HTTPStatus.OK, "text/plain", shown.number.encode())
            return
        address, question, query = self.path.partition("?")
        file = self._file(shown, address)
        if file and file.is_dir():
            if not address.endswith("/"):
                self._send(HTTPStatus.FOUND, "text/plain", b"", f"{address}/{question}{query}")
                return
            file = file / "index.html"
        try:
            content = file.read_bytes() if file else None
        except OSError:
            content = None
        if content is not None and file:
            kind = self.guess_type(file)
            self._send(HTTPStatus.OK, kind, with_fault(content, shown) if file.suffix == ".html" else content)
        else:
            self._send_missing(shown)

    def _send_missing(self, shown: Shown) -> None:
        """A page that is not there: it may be the one that is broken."""
        if shown.folder is None:
            self._send(HTTPStatus.OK, "text/html", fault_page(shown))
            return
        with suppress(OSError):
            page = (shown.folder / "404.html").read_bytes()
            self._send(HTTPStatus.NOT_FOUND, "text/html", with_fault(page, shown))
            return
        self._send(HTTPStatus.NOT_FOUND, "text/html", fault_page(shown))

    def _file(self, shown: Shown, address: str) -> Path | None:
        """The file of an address; `translate_path` lets none lead out of the folder."""
        if shown.folder is None:
            return None
        self.directory = str(shown.folder)
        with suppress(ValueError):  # U+0000
            file = Path(self.translate_path(address))
            return file if file.exists() else None
        return None

    def _send(self, status: HTTPStatus, kind: str, content: bytes, location: str = "") -> None:
        text = kind.startswith("text/") or kind.endswith(("javascript", "json"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", f"/{location.lstrip('/')}")  # never another host
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


# What is added to pages

_RELOAD = """<script>(function () {
  function again() { setTimeout(ask, 1000) }
  function ask() {
    if (document.visibilityState === "hidden") { again(); return }
    fetch("%s", { cache: "no-store" }).then(function (answer) { return answer.text() }).then(function (number) {
      if (number === "%s") { again() } else { location.reload() }
    }, again)
  }
  again()
})()</script>"""
_STYLE = """<style>
.plan-fault { font: 16px/1.6 system-ui, sans-serif; color: #222; background: #fff4f2; }
aside.plan-fault { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 45vh; overflow: auto;
  border-top: 4px solid #b3261e; box-shadow: 0 -4px 16px #0004; }
main.plan-fault { max-width: 60em; margin: 2em auto; border-top: 4px solid #b3261e; }
.plan-fault summary, .plan-fault h1 { font-size: 18px; font-weight: bold; color: #b3261e; margin: 0; }
.plan-fault summary { cursor: pointer; }
.plan-fault details, main.plan-fault { padding: 12px 20px; }
.plan-fault ol { margin: 8px 0 0; padding-left: 2em; list-style: decimal; }
.plan-fault li { margin: 0 0 8px; }
.plan-fault code { font: 14px/1.6 ui-monospace, monospace; background: #0001; padding: 1px 4px; }
.plan-fault pre { font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { aside.plan-fault { display: none } }
</style>"""


def with_fault(page: bytes, shown: Shown) -> bytes:
    """A page of the last good build, with what is wrong below it."""
    added = _RELOAD % (NUMBER_ADDRESS, shown.number)
    if shown.fault:
        summary = f"{_count(shown.fault)}：您看到的还是上一次的网页"
        added += (
            f'{_STYLE}<aside class="plan-fault" lang="zh"><details open><summary>{summary}</summary>'
            f"{_account(shown.fault)}</details></aside>"
        )
    before, end, after = page.rpartition(b"</body>")
    return before + added.encode() + end + after if end else page + added.encode()


def fault_page(shown: Shown) -> bytes:
    """A page with nothing but what is wrong, where there is no page of the site to show."""
    title, account = "没有这个网页", "<p>地址可能写错了，或者这一页还没有生成。</p>"
    if shown.fault:
        title, account = f"{_count(shown.fault)}，网站还没有生成", _account(shown.fault)
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title>{_STYLE}<body>'
        f'<main class="plan-fault"><h1>{title}</h1>{account}</main>'
        f"{_RELOAD % (NUMBER_ADDRESS, shown.number)}</body></html>"
    ).encode()


def _count(fault: Fault) -> str:
    return f"有 {len(fault.findings)} 处要改" if fault.findings else "网站没有生成成功"


def _account(fault: Fault) -> str:
    """What is wrong, as HTML."""
    if not fault.findings:
        return f"<p>下面是程序的话。改好、保存以后，这里会自己刷新。</p><pre>{html.escape(fault.text)}</pre>"
    items = "".join(f"<li>{_item(finding)}</li>" for finding in fault.findings)
    return f"<p>照下面的提示改好、保存以后，这里会自己刷新。</p><ol>{items}</ol>"


def _item(finding: dict[str, str]) -> str:
    place, code, message, hint = (html.escape(finding[key]) for key in ("place", "code", "message", "hint"))
    return f"<code>{place}</code> <code>{code}</code><br>{message}<br>→ {hint}"


# Building


def serve(root: Path, host: str, port: int) -> None:
    """Serve the site of the repository at `root` until Ctrl-C. Raises `Refused` where it cannot listen there."""
    with Server(host, port) as server, TemporaryDirectory(prefix="plan-library-") as temporary:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            print(f"网站在 {server.url} ，按 Ctrl-C 停止。第一次生成要几秒钟……", flush=True)
            folder = _last_good(root)
            for made, fault in builds(root, Path(temporary), server.url):
                folder = made or folder
                server.show(folder, fault)
                print(_told(fault, server.url), flush=True)
        finally:
            server.ready.set()
            server.shutdown()


def _told(fault: Fault | None, url: str) -> str:
    now = time.strftime("%H:%M:%S")
    if not fault:
        return f"[{now}] 网站已更新：{url}"
    return f"{fault.text}\n[{now}] {_count(fault)}：改好、保存以后会自动再生成。浏览器里也能看到。"


def _last_good(root: Path) -> Path | None:
    """The site that `make build` made last, if there is one."""
    site = root / "site"
    with suppress(OSError), only_one(root):
        swap.restore(site, root / BUILD_FOLDER)
    return site if (site / "index.html").is_file() else None


def builds(root: Path, temporary: Path, url: str) -> Iterator[tuple[Path | None, Fault | None]]:
    """Build at once and after each change, without end: the folder of a new site, or why there is none. temporary: an
    empty folder for them."""
    before: Snapshot | None = None
    kept: list[Path] = []
    number = 0
    while True:
        now = _look(root)
        if now == before:
            time.sleep(POLL_SECONDS)
            continue
        before = now = _settled(root, now)
        number += 1
        folder = temporary / str(number)
        try:
            fault = _bundled(root) or _built(root, folder, url, now)
        except Changed:
            before = None
            continue
        if fault:
            shutil.rmtree(folder, ignore_errors=True)
            yield None, fault
        else:
            kept.append(folder)
            yield folder, None
        while len(kept) > KEPT_BUILDS:
            shutil.rmtree(kept.pop(0), ignore_errors=True)


class Changed(Exception):
    """A file was changed during the build."""


def _look(root: Path) -> Snapshot:
    return snapshot(root / name for name in WATCHED)


def _settled(root: Path, now: Snapshot) -> Snapshot:
    """What is there when nothing changes any more."""
    while True:
        time.sleep(SETTLE_SECONDS)
        later = _look(root)
        if later == now:
            return now
        now = later


def _bundled(root: Path) -> Fault | None:
    try:
        problem = bundle(root)
    except (OSError, swap.Refused) as error:
        problem = f"{why(error)}。{remedy(error)}" if isinstance(error, OSError) else str(error)
    return Fault([], f"脚本和样式没有合并成：\n{problem}") if problem else None


def _built(root: Path, folder: Path, url: str, now: Snapshot) -> Fault | None:
    """Build in a process of its own, which is stopped where a file changes meanwhile: then it raises `Changed`."""
    report, output = folder.with_suffix(".json"), folder.with_suffix(".txt")
    script = [sys.executable, str(root / "scripts/build.py"), "--into", str(folder)]
    command = [*script, "--report", str(report), "--site-url", url]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with (
        output.open("wb") as log,
        # In a session of its own: Ctrl-C reaches this process alone, which then stops the other.
        subprocess.Popen(
            command, cwd=root, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        ) as process,
    ):
        try:
            while (status := _status(process)) is None:
                if _look(root) != now:
                    raise Changed
        finally:
            process.kill()
    said = output.read_text("utf-8", "replace").strip()
    if not status:
        return None
    with suppress(OSError, ValueError, KeyError):
        told = json.loads(report.read_text("utf-8"))
        return Fault(told["findings"], told["text"])
    return Fault([], said)


def _status(process: subprocess.Popen[bytes]) -> int | None:
    """The exit status of a process, if it ends soon."""
    try:
        return process.wait(POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return None


def until_interrupted() -> None:
    """Let the end from outside (SIGTERM) be like Ctrl-C, also where a shell has turned Ctrl-C off."""

    def interrupt(number: int, frame: Any) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
