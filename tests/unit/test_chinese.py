"""What editors meet is in Chinese: rules, messages and hints, the options of commands and their errors."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from planlib.checking.rules import RULES, Rule, run
from planlib.contract import Action
from planlib.inputs import Inputs
from planlib.reading.files import read_text
from planlib.reading.messages import MESSAGES, Message
from tests.support.paths import FIXTURES, ROOT
from tests.support.repo import Repo
from tests.unit.checking.cases import CASES, Case
from tests.unit.checking.test_page_rules import FAIL, findings

HAN = re.compile("[\u4e00-\u9fff]")
# Two English words beside each other, where no code is quoted; what is in ASCII quotes or braces is typed as it stands.
SENTENCE = re.compile(r"\b(?:the|is|are|not|and|of|with|has|no|be|in)\b [a-z]", re.IGNORECASE)
TYPED = re.compile(r"“[^”]*”|\{[^}]*\}|\S*/\S*|git checkout -- \S+")
SCRIPTS = ["audit", "build", "check", "export", "import", "library", "notices", "offline", "package", "serve"]


def assert_chinese(text: str) -> None:
    assert HAN.search(text), text
    assert not SENTENCE.search(TYPED.sub("", text)), text


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_the_page_of_a_rule_is_in_chinese(rule: Rule) -> None:
    for text in (rule.summary, rule.why):
        assert_chinese(text)
    for line in (*rule.bad.split("\n"), *rule.good.split("\n")):
        assert not SENTENCE.search(TYPED.sub("", line)), line


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())
def test_what_is_said_about_an_input_is_in_chinese(message: Message) -> None:
    assert_chinese(message.wrong)
    if message.hint != "{known}" and message.hint != "{hint}":
        assert_chinese(message.hint)


@pytest.mark.parametrize("action", Action)
def test_the_hint_of_an_action_is_in_chinese(action: Action) -> None:
    assert_chinese(action.hint)


@pytest.mark.parametrize("fixture", FAIL, ids=lambda path: path.stem)
def test_findings_on_a_page_are_in_chinese(fixture: Path, small: Inputs) -> None:
    for finding in findings(fixture, small):
        assert HAN.search(finding.message), finding
        assert HAN.search(finding.hint), finding


def test_every_fail_fixture_can_be_read_or_has_a_message_in_chinese() -> None:
    for fixture in FAIL:
        problem = read_text(FIXTURES, fixture.relative_to(FIXTURES).as_posix()).problem
        assert not problem or HAN.search(problem.message + problem.hint)


@pytest.mark.parametrize("item", [case for case in CASES if case.findings], ids=lambda case: case.damage.__name__)
def test_findings_in_a_repository_are_in_chinese(item: Case, repo: Repo) -> None:
    item.damage(repo)
    for finding in run(repo.inputs()):
        assert HAN.search(finding.message), finding
        assert HAN.search(finding.hint), finding


def answer(script: str, *arguments: str) -> str:
    command = [sys.executable, str(ROOT / f"scripts/{script}.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    return done.stdout + done.stderr


@pytest.mark.parametrize("script", [name for name in SCRIPTS if (ROOT / f"scripts/{name}.py").exists()])
def test_the_options_of_a_command_are_told_in_chinese(script: str) -> None:
    shown = answer(script, "--help")
    assert shown.startswith("用法：")
    for word in ("usage:", "options:", "positional arguments:", "show this help"):
        assert word not in shown
    described = re.findall(r"^ {2,}(?:-\S.*?|\w+) {2,}(\S.*)$", shown, re.MULTILINE)
    assert all(HAN.search(text) for text in described), shown
    wrong = answer(script, "--nonsense")
    assert "error:" not in wrong
    assert "usage:" not in wrong
    assert HAN.search(wrong)
