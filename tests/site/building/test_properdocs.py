"""The site under ProperDocs, which carries MkDocs 1.x on: the same configuration, strict, and the same bytes."""

from __future__ import annotations

from pathlib import Path

from tests.support.built import Site, build_into


def contents(site: Site) -> dict[str, bytes]:
    """Every file of a site but the site map, which names the day."""
    files = (file for file in site.folder.rglob("*") if file.is_file() and "sitemap" not in file.name)
    return {file.relative_to(site.folder).as_posix(): file.read_bytes() for file in files}


def test_properdocs_builds_the_same_site(site: Site, repository: Path, tmp_path: Path) -> None:
    other = build_into(tmp_path / "site", repository, "--config-file", "mkdocs.yml", program="properdocs")
    expected, found = contents(site), contents(other)
    assert sorted(found) == sorted(expected)
    assert [name for name in expected if found[name] != expected[name]] == []
