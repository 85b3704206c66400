"""The recipes that have no server here, and the page that shows all of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml
from lxml import etree
from mkdocs.exceptions import PluginError

from plansite.recipes import with_recipes
from tests.support.built import Site
from tests.support.servers import RECIPES

CSP = "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
NAMES = sorted(file.name for file in RECIPES.iterdir())


def test_the_page_shows_every_recipe_as_it_is(site: Site) -> None:
    shown = [code.text_content().rstrip("\n") for code in site.pages["guide/deploy/"].cssselect("pre code")]
    recipes = {name: (RECIPES / name).read_text("utf-8").rstrip("\n").expandtabs(4) for name in NAMES}
    assert [name for name, text in recipes.items() if shown.count(text) != 1] == []
    assert not any(block.startswith("deploy/") for block in shown)


def test_the_page_names_no_recipe_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"deploy/gone\.conf"):
        with_recipes("```nginx\ndeploy/gone.conf\n```\n", tmp_path)
    (tmp_path / "deploy").mkdir()
    (tmp_path / "deploy/ends.conf").write_text("a\n```\n<script>", "utf-8")
    with pytest.raises(PluginError, match="would end its block"):
        with_recipes("```nginx\ndeploy/ends.conf\n```\n", tmp_path)


@pytest.mark.parametrize("text", ["```sh\nmake package\n```\n", "deploy/nginx.conf\n", "```\ndeploy/../LICENSE\n```\n"])
def test_other_text_stays_as_it_is(text: str, tmp_path: Path) -> None:
    assert with_recipes(text, tmp_path) == text


@pytest.mark.parametrize("name", ["nginx.conf", "htaccess", "Caddyfile", "web.config"])
def test_all_servers_send_the_same_strict_policy(name: str) -> None:
    text = (RECIPES / name).read_text("utf-8")
    assert text.count("default-src") == text.count(CSP) > 0


def test_the_one_for_iis_is_well_formed_and_takes_out_what_the_server_may_have_before_it_adds_it() -> None:
    """IIS answers 500 to everything where an entry is there twice."""
    root = etree.parse(str(RECIPES / "web.config")).getroot()
    assert root.tag == "configuration"
    (server,) = root
    assert server.tag == "system.webServer"
    for path, key in (("staticContent", "fileExtension"), ("httpErrors", "statusCode"), ("*/customHeaders", "name")):
        (section,) = server.findall(path)
        removed: set[str] = set()
        for entry in section.iterchildren("remove", "mimeMap", "error", "add"):
            name = entry.attrib[key]
            assert (entry.tag == "remove") == (name not in removed), name
            removed.add(name)
        assert removed
    errors = {error.get("statusCode"): error.get("path") for error in server.iter("error")}
    assert errors == {"403": "404.html", "404": "404.html"}


def test_those_of_code_hosts_build_the_site_with_its_address_and_publish_it() -> None:
    github = yaml.safe_load((RECIPES / "github-pages.yml").read_text("utf-8"))
    job = github["jobs"]["pages"]
    (made,) = [step for step in job["steps"] if step.get("run") == "make build"]
    assert made["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"
    used = {step["uses"].partition("@")[0]: step for step in job["steps"] if "uses" in step}
    assert used["actions/configure-pages"]["id"] == "pages"
    assert used["actions/upload-pages-artifact"]["with"] == {"path": "site"}
    assert "actions/deploy-pages" in used
    assert github["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert github[True]["push"]["branches"] == ["main"]  # YAML 1.1 reads “on” as true; GitHub does not

    (job,) = yaml.safe_load((RECIPES / "gitlab-ci.yml").read_text("utf-8")).values()
    assert job["variables"] == {"SITE_URL": "$CI_PAGES_URL/"}
    assert job["script"] == ["make build", "mv site public"]
    assert job["artifacts"] == {"paths": ["public"]}


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


def push(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(root / "deploy/pages-branch.sh"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)


def test_a_branch_holds_the_site_alone_and_each_push_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    root, remote = tmp_path / "a library", tmp_path / "remote.git"
    git("init", "--quiet", "--bare", str(remote))
    (root / "deploy").mkdir(parents=True)
    (root / "deploy/pages-branch.sh").write_bytes((RECIPES / "pages-branch.sh").read_bytes())
    (root / "site/计划").mkdir(parents=True)
    (root / "site/index.html").write_bytes(b"one\r\n")
    (root / "site/计划/.ignored").write_text("*.html", "utf-8")
    (root / "site/gone.html").write_text("gone", "utf-8")
    assert push(root, str(remote)).returncode == 0
    (root / "site/index.html").write_bytes(b"two\r\n")
    (root / "site/gone.html").unlink()
    done = push(root, str(remote))
    assert done.returncode == 0, done.stderr
    names = git("-C", str(remote), "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "pages").split()
    assert names == [".nojekyll", "index.html", "计划/.ignored"]
    shown = subprocess.run(["git", "-C", str(remote), "show", "pages:index.html"], check=True, capture_output=True)
    assert shown.stdout == b"two\r\n"
    assert sorted(path.name for path in (root / "site").iterdir()) == ["index.html", "计划"]


@pytest.mark.parametrize(("arguments", "says"), [((), "要推到哪个仓库"), (("remote", "main"), "换一个分支名")])
def test_the_branch_of_the_library_itself_is_never_pushed_over(
    tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / "deploy").mkdir()
    (tmp_path / "deploy/pages-branch.sh").write_bytes((RECIPES / "pages-branch.sh").read_bytes())
    (tmp_path / "site").mkdir()
    done = push(tmp_path, *arguments)
    assert done.returncode == 2
    assert says in done.stderr
