"""Whatever a contributor writes into rules.yml is reported, and turns off nothing that the build relies on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planlib.checking.rules import RULES, run
from planlib.model.findings import Severity
from planlib.reading.configuration import read_configuration
from tests.support.attacks.cases import ATTACKS, quoted
from tests.support.attacks.inventory import report
from tests.support.attacks.judge import Judge

RULES_FILES = [
    *(f"severity: {{{quoted(text)}: off}}" for text in ATTACKS.values()),
    *(f"severity: {{PLN413: {quoted(text)}}}" for text in ATTACKS.values()),
    *(f"{quoted(text)}: {{PLN413: off}}" for text in ATTACKS.values()),
    "severity: {PLN413: [off]}",
    "severity: {PLN413: {off: off}}",
    "severity: [PLN413]",
    "severity: PLN413",
    "severity: &a {PLN413: off}",
    "severity: {PLN413: off, PLN413: error}",
    "[severity]",
    "severty: {PLN413: off}",
]


def test_whatever_stands_in_rules_yml_is_a_finding(judge: Judge) -> None:
    inputs = judge.inputs
    failures = []
    for text in RULES_FILES:
        try:
            found = run(replace(inputs, configuration=read_configuration(text)))
        except Exception as error:
            failures.append(f"{text}: {error!r}")
        else:
            if not any(finding.path == "rules.yml" for finding in found):
                failures.append(f"{text}: no finding")
    assert not failures, report(failures)


@pytest.mark.parametrize("family", ["PLN1", "PLN3", "PLN5", "PLN6", "PLN7"])
@pytest.mark.parametrize("level", ["off", "warning"])
def test_rules_that_the_build_relies_on_cannot_be_weakened(judge: Judge, family: str, level: str) -> None:
    """A build without them would publish what nobody has read, or end in a traceback."""
    weak = "".join(f"  {code}: {level}\n" for code in RULES if code.startswith(family))
    found = run(replace(judge.inputs, configuration=read_configuration(f"severity:\n{weak}")))
    assert [finding for finding in found if finding.path == "rules.yml" and finding.severity is Severity.ERROR]
