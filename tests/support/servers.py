"""Real web servers with the recipes of deploy/: started on a port of this machine, asked by plain HTTP, and ended."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.paths import ROOT

RECIPES = ROOT / "deploy"
WHERE = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))
BASE = "/plan-library/"  # where the recipes have the site
FOLDER = "/var/www/plan-library"  # and its files
PATIENCE = 30  # seconds until a server that does not start is given up


class Answer(NamedTuple):
    """What a server says. headers: by their names in lower case. body: as sent, compressed or not."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Server(NamedTuple):
    """A running server. base: the path of the site on it, with / at both ends."""

    port: int
    base: str

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path, of the site unless it begins with /. headers: with _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path if path.startswith("/") else self.base + path, headers=sent)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, body)


def program(*names: str) -> str:
    """The path of the first of these programs that there is; skips the test where there is none."""
    for name in names:
        if found := shutil.which(name, path=WHERE):
            return found
    pytest.skip(f"no {names[0]} on this machine, and scripts/setup.py may not install it here")


def edited(name: str, **changes: str) -> str:
    """A recipe as the user edits it. changes: what is replaced by what; each has to be there."""
    text = (RECIPES / name).read_text("utf-8")
    for old, new in changes.items():
        assert old in text, f"{name}: {old}"
        text = text.replace(old, new)
    return text


@contextmanager
def public(site: Path) -> Iterator[Path]:
    """A copy of a site that every user of this machine may read, as a server's own user has to; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="plan-library-"))
    try:
        folder.chmod(0o755)
        shutil.copytree(site, folder / "www")
        yield folder / "www"
    finally:
        shutil.rmtree(folder)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], server: Server, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server that runs in the foreground, from when it takes connections on."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, **(environment or {})})
        try:
            while not _listens(server.port):
                if process.poll() is not None:
                    said.seek(0)
                    pytest.fail(f"{command[0]} ended with {process.returncode}: {said.read()}")
            yield server
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


@contextmanager
def nginx(site: Path, work: Path, base: str = BASE) -> Iterator[Server]:
    """nginx with its recipe. work: an empty folder."""
    command = program("nginx")
    server = Server(free_port(), base)
    changes = {"listen 80;": f"listen 127.0.0.1:{server.port};", f"alias {FOLDER}/;": f"alias {site}/;"}
    text = edited("nginx.conf", **changes)
    if base != BASE:  # as the recipe tells
        text = "\n".join(line.replace(BASE, base) for line in text.splitlines() if "location =" not in line)
    (work / "recipe.conf").write_text(text, "utf-8")
    places = "".join(
        f"{name}_temp_path {work}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = f"""daemon off;
pid {work}/pid;
error_log stderr;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    {places}
    include {work}/recipe.conf;
}}
"""
    (work / "nginx.conf").write_text(main, "utf-8")
    with running([command, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", "stderr"], server) as started:
        yield started


APACHE_MODULES = (
    *("mpm_event", "authz_core", "unixd", "mime", "dir", "alias", "autoindex", "negotiation"),
    *("deflate", "headers", "filter", "setenvif"),
)


@contextmanager
def apache(site: Path, work: Path, base: str = BASE) -> Iterator[Server]:
    """Apache with both of its recipes. The site gets its .htaccess."""
    command = program("apache2", "httpd")
    server = Server(free_port(), base)
    (site / ".htaccess").write_text(edited("htaccess", **{BASE + "404.html": f"{base}404.html"}), "utf-8")
    text = edited("apache.conf", **{FOLDER: str(site)})
    if base != BASE:
        text = text.replace(f'Alias "{BASE.rstrip("/")}"', f'Alias "{base}"').replace(f'"{site}"\n', f'"{site}/"\n', 1)
    (work / "recipe.conf").write_text(text, "utf-8")
    modules = _apache_modules()
    files = {name: modules / f"mod_{name}.so" for name in APACHE_MODULES}
    loads = [f"LoadModule {name}_module {file}" for name, file in files.items() if file.exists()]  # others are built in
    main = "\n".join(
        (
            *loads,
            f"ServerRoot {work}",
            "ServerName localhost",
            f"Listen 127.0.0.1:{server.port}",
            f"PidFile {work}/pid",
            "ErrorLog /dev/stderr",
            f"DefaultRuntimeDir {work}",
            "TypesConfig /etc/mime.types",
            "KeepAlive Off",
            *(("User www-data", "Group www-data") if os.geteuid() == 0 else ()),
            "<Directory />",
            "  AllowOverride None",
            "  Require all denied",
            "</Directory>",
            f"Include {work}/recipe.conf",
        )
    )
    (work / "apache.conf").write_text(main + "\n", "utf-8")
    with running([command, "-X", "-f", str(work / "apache.conf")], server) as started:
        yield started


def _apache_modules() -> Path:
    for folder in ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules"):
        if Path(folder).is_dir():
            return Path(folder)
    pytest.fail("Apache is here without its modules")


@contextmanager
def caddy(site: Path, work: Path, base: str = BASE) -> Iterator[Server]:
    """Caddy with its recipe."""
    command = program("caddy")
    server = Server(free_port(), base)
    text = edited("Caddyfile", **{":80 {": f":{server.port} {{\n\tbind 127.0.0.1", FOLDER: str(site)})
    if base != BASE:  # as the recipe tells
        lines = [line for line in text.splitlines() if not line.strip().startswith("redir ")]
        text = "\n".join("\thandle {" if line.strip().startswith("handle_path ") else line for line in lines) + "\n"
    file = work / "Caddyfile"
    file.write_text("{\n\tadmin off\n}\n" + text, "utf-8")
    home = {"XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    with running([command, "run", "--config", str(file), "--adapter", "caddyfile"], server, home) as started:
        yield started


SERVERS = {"nginx": nginx, "apache": apache, "caddy": caddy}
