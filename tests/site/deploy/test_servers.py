"""The recipes of deploy/ in the real servers: what they answer, under a path of their host and on top of it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.built import Site
from tests.support.servers import BASE, SERVERS, Server, public

CSP = "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
ASKED_EACH_TIME = "no-cache"
KEPT = "public, max-age=31536000, immutable"
HASHED = "bundle.0123456789abcdef.min.js"


@pytest.fixture(scope="module")
def files(site: Site) -> Iterator[Path]:
    """The site's files, with one that has a hash in its name, and a picture and data whose names look like it."""
    with public(site.folder) as folder:
        (folder / "assets" / HASHED).write_text("//" + "1" * 2000, "utf-8")
        (folder / "plans/photo-20260101.png").write_bytes(b"\x89PNG")
        (folder / "library/plan-20260101.json").write_text("{}", "utf-8")
        yield folder


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with SERVERS[request.param](files, tmp_path_factory.mktemp(request.param)) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("", "text/html"),
        ("plans/wm-1/", "text/html"),
        ("assets/plan-library/", ""),
        ("assets/logo.svg", r"image/svg\+xml"),
        ("library/templates.json", "application/json"),
        ("sitemap.xml", "(text|application)/xml"),
        (f"assets/{HASHED}", "(text|application)/javascript"),
    ],
)
def test_what_is_there_comes_with_its_type_in_utf_8_and_a_list_of_files_never(
    server: Server, files: Path, path: str, type: str
) -> None:
    answer = server.get(path)
    if not type:
        assert answer.status in (403, 404)
        assert answer.body == (files / "404.html").read_bytes()
        return
    assert answer.status == 200
    found = answer.headers["content-type"]
    assert re.match(rf"{type}\b", found), found
    if path.endswith("/") or not path:
        assert "charset=utf-8" in found.lower()
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["", "plans/wm-1/", "library/templates.json", "nowhere/at/all"])
def test_every_answer_has_the_strict_policy(server: Server, path: str) -> None:
    assert server.get(path).headers["content-security-policy"] == CSP


@pytest.mark.parametrize("path", ["nowhere", "nowhere/at/all/", "plans/wm-99/", "nowhere.js", "assets/../nowhere"])
def test_what_is_not_there_shows_the_page_that_says_so(server: Server, files: Path, path: str) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.body == (files / "404.html").read_bytes()


@pytest.mark.parametrize("path", ["plans", "plans/wm-1", ""])
def test_a_folder_without_a_slash_leads_to_the_one_with_it(server: Server, path: str) -> None:
    answer = server.get(path or BASE.rstrip("/"))
    assert answer.status in (301, 302, 308)
    where = re.sub(r"^http://127\.0\.0\.1(:\d+)?", "", answer.headers["location"])
    assert where in (f"{BASE}{path}/".replace("//", "/"), f"{path.rpartition('/')[2]}/")


def test_only_files_with_a_hash_in_their_names_are_kept_without_asking(server: Server, files: Path) -> None:
    assert server.get(f"assets/{HASHED}").headers["cache-control"] == KEPT
    names = ("", "plans/wm-1/", "404.html", "library/templates.json", "library/plan-20260101.json", "assets/logo.svg")
    for path in (*names, "plans/photo-20260101.png", "nowhere"):
        assert server.get(path).headers.get("cache-control") == ASKED_EACH_TIME, path
    gone = server.get("assets/gone.0123456789abcdef.min.js")
    assert gone.status == 404
    assert "immutable" not in gone.headers.get("cache-control", "")


@pytest.mark.parametrize("path", ["", "library/templates.json", f"assets/{HASHED}", "assets/plan-library/site-*.css"])
def test_texts_come_compressed_to_who_takes_that(server: Server, files: Path, path: str) -> None:
    if "*" in path:
        path = next(files.glob(path)).relative_to(files).as_posix()
    file = files / path
    content = (file / "index.html" if file.is_dir() else file).read_bytes()
    answer = server.get(path, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert gzip.decompress(answer.body) == content
    assert server.get(path, Accept_Encoding="identity").body == content


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_what_has_not_changed_is_not_sent_again(server: Server, encoding: str) -> None:
    for path in ("", "library/templates.json"):
        first = server.get(path, Accept_Encoding=encoding)
        again = server.get(path, Accept_Encoding=encoding, If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b""), path
        other = server.get(path, Accept_Encoding=encoding, If_None_Match='"another"')
        assert other.status == 200


@pytest.mark.parametrize("name", SERVERS)
def test_a_site_on_top_of_its_host_works_too(name: str, files: Path, tmp_path: Path) -> None:
    with SERVERS[name](files, tmp_path, "/") as server:
        assert server.get("").body == (files / "index.html").read_bytes()
        assert server.get("plans/wm-1/").status == 200
        assert "immutable" in server.get(f"assets/{HASHED}").headers["cache-control"]
        gone = server.get("nowhere/at/all")
        assert (gone.status, gone.body) == (404, (files / "404.html").read_bytes())
