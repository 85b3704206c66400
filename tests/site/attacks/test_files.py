"""Files that a contributor adds and that are no pages: none is published that was not checked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from planlib.contract import SCRIPTS
from planlib.library import open_library
from tests.support.attacks.attacked import write
from tests.support.built import Site, build, build_into
from tests.support.library import assemble


@dataclass(frozen=True)
class Litter:
    """A file that a contributor adds. secret: what must not be found in the built site."""

    path: str
    text: str = ""
    target: str = ""
    secret: str = ""

    def put(self, root: Path) -> None:
        file = root / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if self.target:
            file.symlink_to(self.target.format(outside=root.parent / "outside"))
        else:
            file.write_text(self.text, "utf-8")


def page_with(secret: str) -> str:
    return f"---\ntitle: 文\n---\n[{secret}](javascript:alert(1))\n"


LITTER = {
    "an HTML file": Litter("docs/evil.html", "<script>secret01</script>", secret="secret01"),
    "an SVG image": Litter("docs/evil.svg", "<svg onload='secret02'/>", secret="secret02"),
    "a script": Litter("docs/evil.js", "secret03", secret="secret03"),
    "a style": Litter("docs/guide/evil.css", "secret04{}", secret="secret04"),
    "a page with another ending": Litter("docs/plans/evil.markdown", page_with("secret05"), secret="secret05"),
    "a topic with another ending": Litter("docs/topics/evil.mkd", page_with("secret06"), secret="secret06"),
    "a page with a capital ending": Litter("docs/plans/evil.MD", page_with("secret07"), secret="secret07"),
    "a page called README": Litter("docs/library/README.md", page_with("secret08"), secret="secret08"),
    "a page in place of a generated one": Litter("docs/library/page-2.md", page_with("secret09"), secret="secret09"),
    "an index among the plans": Litter("docs/plans/evil/index.md", page_with("secret10"), secret="secret10"),
    "a link to a file outside": Litter("docs/evil.txt", target="{outside}/secret11", secret="secret11"),
    "a link to an image outside": Litter("docs/evil.png", target="{outside}/secret13", secret="secret13"),
    "a link to a folder outside": Litter("docs/plans/outside", target="{outside}/folder", secret="secret14"),
    "a link to a page outside": Litter("docs/plans/evil-link.md", target="{outside}/secret12", secret="secret12"),
    "a link from among the sources": Litter("sources/evil.txt", target="{outside}/secret15", secret="secret15"),
}


class Littered:
    """Each piece of litter in the repository: what the check says, and, where it says nothing, what is built of it."""

    def __init__(self, folder: Path) -> None:
        outside = folder / "outside"
        (outside / "folder").mkdir(parents=True)
        for name in ("secret11", "secret12", "secret13", "folder/secret14", "secret15"):
            (outside / name).write_text(f"# {Path(name).name}\n", "utf-8")
        self.root = assemble(folder / "repository")
        self.refused: set[str] = set()
        for name, litter in LITTER.items():
            litter.put(self.root)
            if open_library(self.root).errors:
                self.refused.add(name)
                (self.root / litter.path).unlink()
        build_into(self.root / "site", self.root)

    def published(self, litter: Litter) -> list[str]:
        site = self.root / "site"
        files = (file for file in site.rglob("*") if file.is_file())
        return [file.relative_to(site).as_posix() for file in files if litter.secret.encode() in file.read_bytes()]


@pytest.fixture(scope="module")
def littered(tmp_path_factory: pytest.TempPathFactory) -> Littered:
    return Littered(tmp_path_factory.mktemp("littered"))


@pytest.mark.parametrize("name", LITTER)
def test_only_pages_that_were_checked_are_published(littered: Littered, name: str) -> None:
    assert name in littered.refused or not littered.published(LITTER[name]), littered.published(LITTER[name])


def test_no_file_replaces_one_of_the_theme(site: Site, tmp_path: Path) -> None:
    """MkDocs copies the docs folder over the theme: a script of the same name would run on every page."""
    script = site.script(f"{SCRIPTS}/main")
    name = script.relative_to(site.folder).as_posix()
    root = assemble(tmp_path / "repository")
    write(root, f"docs/{name}", "alert(1)")
    if not open_library(root).errors:
        built = build(root)
        assert built.returncode != 0 or digest(root / "site" / name) == digest(script)


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_link_that_leads_to_its_own_folder_is_a_finding(tmp_path: Path) -> None:
    root = assemble(tmp_path / "repository")
    (root / "docs/plans/loop").symlink_to(".")
    assert open_library(root).errors
