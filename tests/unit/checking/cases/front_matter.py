"""What may be wrong with rules.yml, mkdocs.yml and the vocabulary."""

from __future__ import annotations

import shutil

from tests.support.paths import ROOT
from tests.support.repo import Repo
from tests.unit.checking.cases.base import RULES_FILE, case


@case("PLN109", "rules.yml:2 PLN109")
def severity_of_a_rule_that_does_not_exist(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity:\n  PLN999: off\n")


@case("PLN109", "rules.yml:1 PLN109")
def severity_of_a_family(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity: {PLN4: off}\n")


@case("PLN109", "rules.yml:2 PLN109", "rules.yml:3 PLN109", "rules.yml:4 PLN109")
def severity_that_is_none(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity:\n  PLN411: loud\n  PLN412: true\n  PLN413: [off]\n")


@case("PLN109", "rules.yml:1 PLN109")
def rules_file_with_a_misspelt_key(repo: Repo) -> None:
    repo.write(RULES_FILE, "severities: {PLN411: off}\n")


@case("PLN109", "rules.yml:1 PLN109")
def rules_file_that_is_a_list(repo: Repo) -> None:
    repo.write(RULES_FILE, "- PLN411\n")


@case("PLN109", "rules.yml:2 PLN109")
def rules_file_with_a_rule_twice(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity: {PLN411: off,\n PLN411: error}\n")


@case("PLN109", "rules.yml:2 PLN109", "rules.yml:3 PLN109")
def severity_of_rules_that_the_build_relies_on(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity:\n  PLN104: warning\n  PLN704: off\n")


@case("PLN109")
def severities_of_every_kind(repo: Repo) -> None:
    repo.write(RULES_FILE, "severity: {PLN411: off, PLN412: warning, PLN434: error}\n")


@case("PLN109")
def rules_file_with_nothing_but_a_comment(repo: Repo) -> None:
    repo.write(RULES_FILE, "# nothing\n")


@case("PLN110", "vocabulary/skeletons.yml:18 PLN110")
def skeleton_with_a_misspelt_topic(repo: Repo) -> None:
    path = repo.root / "vocabulary/skeletons.yml"
    path.write_text(path.read_text("utf-8").replace("topics: [morality]", "topics: [moralty]", 1), "utf-8")


@case("PLN110", "vocabulary/terms.yml:48 PLN110")
def vocabulary_without_an_action(repo: Repo) -> None:
    repo.edit("vocabulary/terms.yml", "  delete: 删去\n", "")
    repo.write(RULES_FILE, "severity: {PLN999: off}\n")


@case("PLN110")
def vocabulary_with_another_type_of_document(repo: Repo) -> None:
    repo.edit("vocabulary/terms.yml", "  outline: 要点\n", "  outline: 要点\n  report: 报告\n")
    shape = "  report:\n    must: [[tasks]]\n    must_not: []\n    order: []\n"
    repo.append("vocabulary/structure.yml", shape)


def with_a_site(repo: Repo) -> str:
    """Give the repository a site; returns the text of its mkdocs.yml."""
    repo.write("hooks/plan_library.py", "")
    for page in ("index", "library", "topics/index", "plans/index", "compose", "compare", "notices", "guide/index"):
        repo.write(f"docs/{page}.md", "---\ntitle: 一页\n---\n一页。\n")
    repo.write("docs/about.md", "---\ntitle: 一页\n---\n一页。\n")
    shutil.copy(ROOT / "mkdocs.yml", repo.root)
    return (repo.root / "mkdocs.yml").read_text("utf-8")


@case("PLN112")
def settings_as_they_are(repo: Repo) -> None:
    with_a_site(repo)


@case("PLN112")
def settings_of_a_folder_without_a_site(repo: Repo) -> None:
    repo.write("mkdocs.yml", "[")


@case("PLN112", "mkdocs.yml:1 PLN112")
def settings_that_are_missing(repo: Repo) -> None:
    with_a_site(repo)
    (repo.root / "mkdocs.yml").unlink()


@case("PLN112", "mkdocs.yml:1 PLN112")
def settings_without_a_name(repo: Repo) -> None:
    text = with_a_site(repo)
    repo.write("mkdocs.yml", text.replace("site_name: ", "# "))


@case("PLN112", "mkdocs.yml:30 PLN112", "mkdocs.yml:32 PLN112")
def settings_with_entries_that_lead_nowhere(repo: Repo) -> None:
    text = with_a_site(repo).replace("首页: index.md", "首页: home.md").replace("范文库: library.md", "范文库: lib.md")
    repo.write("mkdocs.yml", text)


@case("PLN112", "mkdocs.yml:10 PLN112", "mkdocs.yml:12 PLN112", "mkdocs.yml:23 PLN112")
def settings_that_the_site_does_not_work_with(repo: Repo) -> None:
    text = with_a_site(repo).replace("name: material\n", "name: readthedocs\n").replace("language: zh", "language: en")
    repo.write("mkdocs.yml", text.replace("  - tables\n", "  - tables\n  - admonition\n"))
