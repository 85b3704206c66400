"""scripts/check.py as editors, pre-commit and CI run it: a command with paths, options, four formats and exit codes."""

from __future__ import annotations

import json
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from planlib.checking.rules import run
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from tests.support.repo import Repo

COMMAND = [sys.executable, str(ROOT / "scripts/check.py")]
A, B = "docs/plans/a.md", "docs/plans/b.md"
PATIENCE = 120  # seconds until a command that hangs is stopped


def check(repo: Repo, *arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "--root", str(repo.root), *map(str, arguments)]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=PATIENCE
    )


def places(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The findings of a text report, as path:line CODE."""
    lines = [line for line in done.stdout.split("\n") if " → " in line]
    return [f"{':'.join(line.split(':')[:2])} {line.split(' ')[1]}" for line in lines]


@pytest.fixture
def damaged(repo: Repo) -> Repo:
    """Two errors and a warning in the second plan, an error in a topic: FINDINGS."""
    repo.edit(B, "#village", "#Village")
    repo.edit(B, "清理沟渠。", "清理沟渠,种树。")
    repo.edit(B, "口种树。", "口种树，2012年评比。")
    repo.edit("docs/topics/environment.md", "summary: ", "summary: '<b>' # ")
    return repo


FINDINGS = [f"{B}:8 PLN202", f"{B}:10 PLN411", f"{B}:11 PLN435", "docs/topics/environment.md:3 PLN306"]


# Exit codes


def test_a_clean_repository_is_counted_and_ends_in_0(clean: Repo) -> None:
    done = check(clean)
    assert (done.returncode, places(done), done.stderr) == (0, [], "")
    assert done.stdout.endswith("查了 2 页：0 个错误，0 个提醒\n")
    assert "0 没有着落" in done.stdout


def test_errors_end_in_1_with_all_findings_at_once(damaged: Repo) -> None:
    done = check(damaged)
    assert done.returncode == 1
    assert places(done) == FINDINGS
    assert done.stdout.endswith("查了 2 页：3 个错误，1 个提醒\n")


@pytest.mark.parametrize("asked", [[], ["docs/plans"], ["--select", "PLN4"]])
def test_a_broken_vocabulary_is_all_that_is_reported_whatever_is_asked_for(damaged: Repo, asked: list[str]) -> None:
    damaged.write("vocabulary/terms.yml", "kinds: [")
    done = check(damaged, *asked, cwd=damaged.root)
    assert (done.returncode, places(done), done.stderr) == (1, ["vocabulary/terms.yml:1 PLN110"], "")
    assert done.stdout.endswith("查了 0 页：1 个错误，0 个提醒\n")
    assert "没有着落" not in done.stdout


def test_warnings_end_in_1_only_when_they_are_taken_for_errors(repo: Repo) -> None:
    repo.edit(B, "清理沟渠。", "2012年清理沟渠。")
    assert check(repo).returncode == 0
    assert check(repo, "--strict").returncode == 1
    repo.write("rules.yml", "severity: {PLN435: off}\n")
    assert check(repo, "--strict").returncode == 0


@pytest.mark.parametrize(
    "arguments", [["--select", "PLN999"], ["--ignore", "PLN4,X"], ["--format", "xml"], ["nowhere.md"]]
)
def test_unusable_arguments_end_in_2_and_say_why(clean: Repo, arguments: list[str]) -> None:
    done = check(clean, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert arguments[-1].split(",")[-1] in done.stderr


# Notices


@pytest.fixture
def dated(repo: Repo) -> Repo:
    """A plan with two phrases that have run out, one of them accepted; and an entry that is due for review."""
    repo.edit(B, "清理沟渠。", "“四五”普法，党的十七大。")
    repo.edit(B, "type: outline\n", "type: outline\naccept: [{rule: PLN901, words: 党的十七大, reason: 史实}]\n")
    repo.edit("docs/notices.yml", "review: '2029-12'", "review: '2009-12'")
    return repo


DATED = [f"{B}:11 PLN901"]
SUMMARY = "另有 1 处过时的提法，在 1 份计划里；加 --notices 逐条列出\n"


def test_what_has_run_out_is_counted_in_a_line_and_stops_nothing(dated: Repo) -> None:
    done = check(dated, "--strict")
    assert (done.returncode, places(done)) == (0, [])
    assert SUMMARY in done.stdout
    assert "docs/notices.yml 有 1 条该复核了" in done.stdout
    assert done.stdout.endswith("查了 2 页：0 个错误，0 个提醒\n")


def test_what_has_run_out_is_listed_when_it_is_asked_for_and_in_what_is_named(dated: Repo, tmp_path: Path) -> None:
    assert places(check(dated, "--notices")) == ["docs/notices.yml:20 PLN809", *DATED]
    assert places(check(dated, B, cwd=dated.root)) == DATED
    draft = tmp_path / "draft.md"
    draft.write_text((dated.root / B).read_text("utf-8"), "utf-8")
    done = check(dated, draft)
    assert (places(done), done.returncode) == ([f"{draft}:11 PLN901"], 0)
    assert check(dated, "--select", "PLN901", "--notices").stdout.count("PLN901") == 1


def test_what_has_run_out_is_in_the_reports_for_programs(dated: Repo) -> None:
    found = json.loads(check(dated, "--format", "json").stdout)
    assert [(item["code"], item["severity"]) for item in found] == [("PLN809", "info"), ("PLN901", "info")]
    lines = check(dated, "--format", "github").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::notice", "::notice"]


def test_the_rule_can_be_turned_off_and_made_harder(dated: Repo) -> None:
    dated.write("rules.yml", "severity: {PLN901: warning, PLN809: off}\n")
    done = check(dated, "--strict")
    assert (places(done), done.returncode) == (DATED, 1)
    dated.write("rules.yml", "severity: {PLN901: off, PLN809: off}\n")
    assert "加 --notices" not in check(dated, "--notices").stdout


# Paths


@pytest.mark.parametrize(
    ("path", "findings"),
    [
        ("docs/plans/b.md", FINDINGS[:3]),
        ("docs/topics", FINDINGS[3:]),
        ("sources", []),
        (".", FINDINGS),
    ],
)
def test_with_a_path_only_what_concerns_it_is_reported(damaged: Repo, path: str, findings: list[str]) -> None:
    done = check(damaged, path, cwd=damaged.root)
    assert (places(done), done.returncode) == (findings, 1 if findings else 0)


def test_findings_in_ledgers_and_settings_are_reported_by_their_paths(repo: Repo) -> None:
    repo.append(
        "sources/示例.ledger.yml", "- {line: 99, before: 甲, after: 乙, kind: typo, reason: 误字, evidence: 词形}\n"
    )
    repo.write("rules.yml", "severity: {PLN999: off}\n")
    done = check(repo, repo.root / "sources", repo.root / "rules.yml")
    assert places(done) == ["rules.yml:1 PLN109", "sources/示例.ledger.yml:63 PLN701"]


def test_a_page_from_elsewhere_is_checked_by_the_name_that_was_given(repo: Repo, tmp_path: Path) -> None:
    draft = tmp_path / "drafts/b.md"
    draft.parent.mkdir()
    draft.write_text((repo.root / B).read_text("utf-8").replace("清理沟渠。", "清理□沟渠。"), "utf-8")
    (tmp_path / "drafts/notes.txt").write_text("□", "utf-8")
    for given, cwd in ((draft, None), (Path("drafts"), tmp_path)):
        done = check(repo, given, cwd=cwd)
        name = given if given == draft else given / "b.md"
        assert (places(done), done.returncode) == ([f"{name}:10 PLN401"], 1)
        assert "查了 1 页" in done.stdout


def test_a_page_from_elsewhere_is_not_taken_for_the_one_of_the_same_name(repo: Repo, tmp_path: Path) -> None:
    copy = tmp_path / "other" / B
    copy.parent.mkdir(parents=True)
    copy.write_text((repo.root / B).read_text("utf-8").replace("清理沟渠。", "清理,沟渠。"), "utf-8")
    done = check(repo, B, "--fix", cwd=tmp_path / "other")
    assert done.returncode == 0
    assert "清理，沟渠。" in copy.read_text("utf-8")
    assert "清理沟渠。" in (repo.root / B).read_text("utf-8")


def test_a_copy_of_a_page_with_a_source_is_held_against_it(repo: Repo, tmp_path: Path) -> None:
    copy = tmp_path / "a.md"
    copy.write_text((repo.root / A).read_text("utf-8"), "utf-8")
    assert check(repo, copy).returncode == 0
    copy.write_text(copy.read_text("utf-8").replace("弘扬正气", "弘扬新风"), "utf-8")
    assert places(check(repo, copy)) == [f"{copy}:18 PLN704"]


def test_a_file_from_elsewhere_that_cannot_be_read_is_reported(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes("计划".encode("gbk"))
    assert places(check(repo, tmp_path / "x.md")) == [f"{tmp_path}/x.md:1 PLN603"]


# Selection


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "PLN4,PLN306"], ["PLN411", "PLN435", "PLN306"]),
        (["--ignore", "PLN4,PLN202"], ["PLN306"]),
        (["--select", "PLN4", "--ignore", "PLN435"], ["PLN411"]),
        (["--select", "PLN7"], []),
    ],
)
def test_rules_are_selected_and_ignored_by_code_and_by_family(
    damaged: Repo, arguments: list[str], codes: list[str]
) -> None:
    done = check(damaged, *arguments)
    assert [place.split(" ")[1] for place in places(done)] == codes
    assert done.returncode == (1 if codes else 0)


# Formats


def test_json_holds_what_the_rules_find_in_a_build(damaged: Repo) -> None:
    found = json.loads(check(damaged, "--format", "json").stdout)
    expected = [
        (finding.path, finding.line, finding.column, finding.code, finding.severity, finding.words, finding.message)
        for finding in run(damaged.inputs())
    ]
    keys = ("path", "line", "column", "code", "severity", "words", "message")
    assert [tuple(item[key] for key in keys) for item in found] == expected
    assert [item["fix"] for item in found if item["fix"]] == [{"column": 7, "old": ",", "new": "，"}]


def test_sarif_is_one_run_whose_results_lead_to_their_rules(damaged: Repo) -> None:
    log: dict[str, Any] = json.loads(check(damaged, "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert len(only["results"]) == len(FINDINGS)
    for result in only["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert place["region"]["startLine"] >= 1
        assert (damaged.root / place["artifactLocation"]["uri"]).is_file()


def test_github_annotations_are_one_command_a_line(damaged: Repo) -> None:
    lines = check(damaged, "--format", "github").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::warning", "::error"]
    assert f"::error file={B},line=10,col=5,title=PLN411::" in lines[1]


@pytest.mark.parametrize(("form", "empty"), [("json", "[]\n"), ("github", "")])
def test_nothing_but_the_report_is_printed_where_a_program_reads_it(clean: Repo, form: str, empty: str) -> None:
    assert check(clean, "--format", form).stdout == empty


# Mending


@pytest.fixture
def mendable(repo: Repo) -> Repo:
    """Mends on both plans; the first has a source."""
    repo.edit(A, "弘扬正气。", "弘扬 正氣.")
    repo.edit(B, "清理沟渠。", "清理 溝渠, 种树...")
    return repo


def test_a_diff_shows_what_fix_would_write_and_writes_nothing(mendable: Repo) -> None:
    before = {path: path.read_bytes() for path in mendable.root.rglob("*") if path.is_file()}
    shown = check(mendable, "--diff")
    assert shown.returncode == 0
    assert {path: path.read_bytes() for path in mendable.root.rglob("*") if path.is_file()} == before
    assert f"--- a/{B}\n+++ b/{B}\n" in shown.stdout
    subprocess.run(["git", "apply", "-"], cwd=mendable.root, input=shown.stdout.encode(), check=True)
    patched = (mendable.root / B).read_text("utf-8")
    mendable.write(B, before[mendable.root / B].decode())
    check(mendable, "--fix")
    assert (mendable.root / B).read_text("utf-8") == patched
    assert "- 清理沟渠，种树……\n" in patched


def test_fix_mends_and_then_reports_the_rest(mendable: Repo) -> None:
    mendable.edit(B, "口种树。", "口□种树。")
    done = check(mendable, B, "--fix", cwd=mendable.root)
    assert (places(done), done.returncode) == ([f"{B}:11 PLN401"], 1)
    assert "b.md" in done.stderr
    assert check(mendable, B, "--diff", cwd=mendable.root).stdout == ""


def test_a_page_with_a_source_is_left_alone(mendable: Repo) -> None:
    before = (mendable.root / A).read_bytes()
    done = check(mendable, "--fix")
    assert (mendable.root / A).read_bytes() == before
    assert f"{A}:18 PLN404" in places(done)
    assert "清理沟渠" in (mendable.root / B).read_text("utf-8")


def test_only_selected_rules_mend_and_what_is_accepted_stays(mendable: Repo) -> None:
    mendable.edit(B, "type: outline\n", "type: outline\naccept: [{rule: PLN404, words: 溝, reason: 原文如此}]\n")
    check(mendable, "--fix", "--select", "PLN404,PLN412,PLN417")
    assert "- 清理溝渠, 种树……\n" in (mendable.root / B).read_text("utf-8")


def test_mending_keeps_the_text_of_files_from_windows(mendable: Repo) -> None:
    text = (mendable.root / B).read_text("utf-8")
    (mendable.root / B).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    check(mendable, "--fix")
    assert (mendable.root / B).read_bytes() == text.replace("清理 溝渠, 种树...", "清理沟渠，种树……").encode()


# Watching


@pytest.fixture
def watcher(repo: Repo) -> Iterator[subprocess.Popen[str]]:
    command = [*COMMAND, "--root", str(repo.root), "--watch"]
    # Started in the background, the tests would ignore an interrupt, and hand that down.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        signal.signal(signal.SIGINT, before)
        limit = threading.Timer(PATIENCE, process.kill)
        limit.start()
        try:
            yield process
        finally:
            limit.cancel()
            process.kill()


def report(process: subprocess.Popen[str]) -> str:
    """The next report, up to its last line."""
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("查了 "):
            return "".join(lines)
    raise AssertionError("the command ended without another report")


def test_watching_reports_again_after_each_change_until_it_is_stopped(
    repo: Repo, watcher: subprocess.Popen[str]
) -> None:
    assert report(watcher).endswith("查了 2 页：0 个错误，0 个提醒\n")
    repo.edit(B, "清理沟渠。", "清理,沟渠。")
    assert f"{B}:10:3: PLN411" in report(watcher)
    repo.write("rules.yml", "severity: {PLN411: off}\n")
    assert report(watcher).endswith("查了 2 页：0 个错误，0 个提醒\n")
    watcher.send_signal(signal.SIGINT)
    assert watcher.wait(PATIENCE) == 0


def test_where_a_page_cannot_be_written_nothing_is_lost_and_a_line_says_so(mendable: Repo) -> None:
    before = (mendable.root / B).read_bytes()
    command = [*COMMAND, "--root", str(mendable.root), "--fix"]
    limit = f"ulimit -f 0; trap '' XFSZ; exec {shlex.join(command)}"  # as on a full disk: no file may grow
    done = subprocess.run(["sh", "-c", limit], check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "b.md" in done.stderr
    assert "原来的文件还在" in done.stderr
    assert (mendable.root / B).read_bytes() == before
    assert [path.name for path in (mendable.root / B).parent.iterdir() if path.suffix == ".tmp"] == []


def test_watching_goes_on_whatever_becomes_of_the_files(repo: Repo, watcher: subprocess.Popen[str]) -> None:
    assert report(watcher).endswith("：0 个错误，0 个提醒\n")
    for path in ("vocabulary/terms.yml", "rules.yml", "docs/notices.yml", B):
        whole = (repo.root / path).read_text("utf-8") if (repo.root / path).exists() else "severity: {}\n"
        for broken in (b"\xff\xfe", b"[", b"{a: {b: [c"):
            (repo.root / path).write_bytes(broken)
            assert f"{path}:1" in report(watcher)
        if path != "rules.yml":
            (repo.root / path).unlink()
            report(watcher)
        repo.write(path, whole)
        assert report(watcher).endswith("：0 个错误，0 个提醒\n")
