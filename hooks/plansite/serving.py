"""`make serve`: the site on this machine, made again as files change, with what is wrong shown in the browser.

A process of its own (`worker.py`) reads, checks and makes pages: a page is made when a browser asks for it, so that an
edit costs the reading of one file and the making of the page that is looked at. As long as a page is broken, the pages
of the last good library are shown, with the findings below them.
"""

from __future__ import annotations

import errno
import signal
import socket
import socketserver
import threading
import time
from collections.abc import Collection
from contextlib import closing, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Protocol
from urllib.parse import unquote

from planlib.disk import remedy, why

from . import swap
from .bundling import bundle
from .faults import NUMBER_ADDRESS, Fault, fault_page, with_fault
from .lock import BUILD_FOLDER, only_one
from .watching import WATCHED, Watch
from .worker import Worker

CODE = ("hooks",)
"""What a process has read for good when it starts."""
OTHER_PORTS = 20  # tried for one that is free
WAIT_SECONDS = 25  # at most, until a browser that asks for the number gets the one that it has


class Refused(Exception):
    """There is no server, and why; its words are for the user."""


@dataclass(frozen=True)
class Shown:
    """What browsers get. number: another one after each build; they load anew where it has changed. site: where the
    pages come from; None where there is none yet. fault: why there is no newer one."""

    number: str
    site: Source | None
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
        self._changed = threading.Condition()
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

    def show(self, site: Source | None, fault: Fault | None) -> None:
        """Show another build, or what is wrong."""
        with self._changed:
            self.shown = Shown(str(time.time_ns()), site, fault)
            self._changed.notify_all()
        self.ready.set()

    def number(self, known: str) -> str:
        """The number of what is shown; where a browser knows it already, it waits a while for another."""
        with self._changed:
            if self.shown.number == known:
                self._changed.wait(WAIT_SECONDS)
            return self.shown.number

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
        address, question, query = self.path.partition("?")
        if address == NUMBER_ADDRESS:
            self._send(HTTPStatus.OK, "text/plain", self.server.number(query).encode())
            return
        shown = self.server.shown
        uri = path_of(address)
        if shown.site is None or uri is None:
            self._send_missing(shown)
        elif (content := shown.site.read(uri)) is not None:
            self._send_file(HTTPStatus.OK, uri, content, shown)
        elif not uri.endswith("index.html") and shown.site.read(f"{uri}/index.html") is not None:
            self._send(HTTPStatus.FOUND, "text/plain", b"", f"{address}/{question}{query}")
        else:
            self._send_missing(shown)

    def _send_missing(self, shown: Shown) -> None:
        """A page that is not there: it may be the one that is broken."""
        if shown.site is None:
            self._send(HTTPStatus.OK, "text/html", fault_page(shown.number, shown.fault))
        elif (page := shown.site.read("404.html")) is not None:
            self._send_file(HTTPStatus.NOT_FOUND, "404.html", page, shown)
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/html", fault_page(shown.number, shown.fault))

    def _send_file(self, status: HTTPStatus, uri: str, content: bytes, shown: Shown) -> None:
        page = uri.endswith(".html")
        self._send(status, self.guess_type(uri), with_fault(content, shown.number, shown.fault) if page else content)

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


def path_of(address: str) -> str | None:
    """The path of a file below the site's root, for the path of an address; None where it would lead out of there."""
    parts = unquote(address).split("/")[1:]
    if any(part in (".", "..") or "\0" in part or "\\" in part for part in parts) or "" in parts[:-1]:
        return None
    return "/".join(parts) + ("index.html" if not parts[-1:] or parts[-1] == "" else "")


# Building


def serve(root: Path, host: str, port: int) -> None:
    """Serve the site of the repository at `root` until Ctrl-C. Raises `Refused` where it cannot listen there."""
    with (
        Server(host, port) as server,
        TemporaryDirectory(prefix="plan-library-") as temporary,
        Watch(root) as watch,
        closing(Builder(root, Path(temporary))) as builder,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            print(f"网站在 {server.url} ，按 Ctrl-C 停止。第一次生成要几秒钟……", flush=True)
            last = _last_good(root)
            fault = builder.build(WATCHED)
            while True:
                server.show(builder.site or last, fault)
                print(_told(fault, server.url), flush=True)
                fault = builder.build(watch.changes())
        finally:
            server.ready.set()
            server.shutdown()


def _told(fault: Fault | None, url: str) -> str:
    now = time.strftime("%H:%M:%S")
    if not fault:
        return f"[{now}] 网站已更新：{url}"
    return f"{fault.text}\n[{now}] {fault.summary}：改好、保存以后会自动再生成。浏览器里也能看到。"


class Source(Protocol):
    """Where pages come from."""

    def read(self, uri: str) -> bytes | None:
        """A file by its path below the site's root, None where there is none."""


class _Folder(NamedTuple):
    """A site that was built before."""

    folder: Path

    def read(self, uri: str) -> bytes | None:
        """A file of the folder."""
        try:
            return (self.folder / uri).read_bytes()
        except OSError:
            return None


def _last_good(root: Path) -> _Folder | None:
    """The site that `make build` made last, if there is one."""
    site = root / "site"
    with suppress(OSError), only_one(root):
        swap.restore(site, root / BUILD_FOLDER)
    return _Folder(site) if (site / "index.html").is_file() else None


class Builder:
    """Builds again what has changed. site: of the last build that went well, if there was one."""

    def __init__(self, root: Path, temporary: Path) -> None:
        """temporary: an empty folder for what it makes."""
        self.site: Worker | None = None
        self._root, self._temporary = root, temporary
        self._started = 0
        self._worker: Worker | None = None  # another one than that of the site as long as its code builds nothing

    def build(self, changed: Collection[str]) -> Fault | None:
        """Build after changes; why there is no new site. changed: the first parts of the paths."""
        if fault := _bundled(self._root):
            return fault
        if self._worker is None or any(name in CODE for name in changed):
            if self._worker and self._worker is not self.site:
                self._worker.close()
            self._started += 1
            self._worker = Worker(self._root, self._temporary / str(self._started))
        fault = self._worker.build()
        if fault is None and self.site is not self._worker:
            if self.site:
                self.site.close()
            self.site = self._worker
        return fault

    def close(self) -> None:
        """End the processes."""
        for worker in (self.site, self._worker):
            if worker:
                worker.close()


def _bundled(root: Path) -> Fault | None:
    try:
        problem = bundle(root)
    except (OSError, swap.Refused) as error:
        problem = f"{why(error)}。{remedy(error)}" if isinstance(error, OSError) else str(error)
    return Fault([], f"脚本和样式没有合并成：\n{problem}") if problem else None


def until_interrupted() -> None:
    """Let the end from outside (SIGTERM) be like Ctrl-C, also where a shell has turned Ctrl-C off."""

    def interrupt(number: int, frame: Any) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
