"""A web server for one folder that compresses what compresses, and keeps a record of what it sent."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

COMPRESSED = {".html", ".js", ".json", ".css", ".svg"}
LEVEL = 6
LARGE = 100_000  # bytes; from here on a file is compressed beforehand: the page is timed, not the server


class Sent(NamedTuple):
    """time: seconds since 1970. size: bytes of the body."""

    time: float
    path: str
    size: int


class Served(NamedTuple):
    """A server that runs: its address, with a slash at the end, and what it has sent so far."""

    address: str
    log: list[Sent]


def body(file: Path) -> bytes:
    """A file as it goes over the line."""
    content = file.read_bytes()
    return gzip.compress(content, LEVEL, mtime=0) if file.suffix in COMPRESSED else content


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder at the root of an address of this machine."""
    log: list[Sent] = []
    bodies = cache(body)
    for file in folder.rglob("*"):
        if file.is_file() and file.stat().st_size > LARGE:
            bodies(file)

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1  # headers and body go out together

        def do_GET(self) -> None:
            now = time.time()
            path = urlsplit(self.path).path
            file = Path(self.translate_path(path))
            if file.is_dir():
                file /= "index.html"
            if not file.is_file():
                self.send_error(404)
                return
            sent = bodies(file)
            log.append(Sent(now, path, len(sent)))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(file))
            self.send_header("Content-Length", str(len(sent)))
            self.send_header("Cache-Control", "max-age=3600")
            if file.suffix in COMPRESSED:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(f"http://127.0.0.1:{server.server_port}/", log)
        server.shutdown()
