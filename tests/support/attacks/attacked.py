"""The attacked site: all attacks that the check lets pass, built at once."""

from __future__ import annotations

import functools
import re
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planlib.library import open_library
from tests.support.attacks.cases import DOCUMENTS, PLANS, TOGETHER, TOPICS, Case, cases
from tests.support.attacks.inventory import report
from tests.support.attacks.judge import Answers, Judge, accepting, helpers
from tests.support.built import Site, build
from tests.support.library import assemble


@dataclass
class Attacked:
    """survivors: the cases that were built. passed, refused: how many the check let pass and refused, by position.
    crashed: those that ended in a traceback, with its last line. stopped: those that only the build refused. warned:
    those that only a strict build refuses, for MkDocs warns of them."""

    root: Path
    survivors: list[Case] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    crashed: list[tuple[Case, str]] = field(default_factory=list)
    stopped: list[tuple[Case, str]] = field(default_factory=list)
    warned: list[Case] = field(default_factory=list)

    @functools.cached_property
    def site(self) -> Site:
        return Site(self.root / "site")


def write(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def attack(root: Path) -> Attacked:
    """Attack the tests' library, put together at `root`, and build what the check lets pass."""
    result = Attacked(assemble(root))
    judge = Judge(result.root)
    for folder in (PLANS, TOPICS, DOCUMENTS):
        sift([case for case in cases() if case.path.startswith(folder)], judge, result)
    result.passed = Counter(case.position for case in result.survivors)
    for position, join in TOGETHER.items():
        group = [case for case in result.survivors if case.position == position]
        result.survivors = [case for case in result.survivors if case.position != position]
        result.survivors += join(group) if group else ()
    set_up(result)
    errors = Counter(finding.path for finding in open_library(result.root).errors)
    assert not errors, f"refused together, though not alone: {errors}"
    build_attacked(result)
    return result


def sift(group: Sequence[Case], judge: Judge, result: Attacked) -> None:
    """Sort cases by what the check says of them; what is refused may be accepted by its own front matter."""
    errors = attempt(group, judge.errors, result)
    passed = [case for case in group if errors.get(case.path) == []]
    retried = [other for case in group if errors.get(case.path) and (other := accepting(case, errors[case.path]))]
    errors = attempt(retried, judge.errors, result)
    passed += [case for case in retried if errors.get(case.path) == []]
    derived = attempt(passed, judge.derive, result)
    result.survivors += [case for case in passed if case.path in derived]
    known = {case.path for case in (*passed, *(case for case, _ in result.crashed))}
    result.refused.update(case.position for case in group if case.path not in known)


def attempt(cases: Sequence[Case], ask: Callable[[Sequence[Case]], Answers], result: Attacked) -> Answers:
    """Ask about all cases at once, and where that ends in a traceback about each, to tell which it was."""
    try:
        return ask(cases)
    except Exception:
        answers: Answers = {}
        for case in cases:
            try:
                answers |= ask([case])
            except Exception:
                result.crashed.append((case, traceback.format_exc().splitlines()[-1]))
        return answers


def set_up(result: Attacked) -> None:
    """Write all cases, and the two pages that the attacked topics need."""
    for case in result.survivors:
        for path, text in case.files:
            write(result.root, path, text)
    join_topics(result)


def join_topics(result: Attacked) -> None:
    topics = [case for case in result.survivors if case.path.startswith(TOPICS)]
    for path, text in helpers(topics).items() if topics else ():
        write(result.root, path, text)


def remove(result: Attacked, cases: Iterable[Case]) -> None:
    for case in cases:
        result.survivors.remove(case)
        for path, _ in case.files:
            (result.root / path).unlink()
    join_topics(result)


def build_attacked(result: Attacked) -> None:
    by_uri = {path.removeprefix("docs/"): case for case in result.survivors for path, _ in case.files}
    for _ in range(10):
        built = build(result.root)
        if built.returncode == 0 or "strict mode" in built.stdout + built.stderr:
            break
        failed = re.findall(r"Error (?:reading|building) page '([^']+)'", built.stderr)
        assert failed and failed[0] in by_uri, built.stderr[-3000:]
        told = result.crashed if "Traceback" in built.stderr else result.stopped
        told.append((by_uri[failed[0]], built.stderr.strip().splitlines()[-1]))
        remove(result, [by_uri[failed[0]]])
    # A warning stops a strict build, but only at its end: the pages are there.
    for uri in set(re.findall(r"WARNING .*?Doc file '([^']+)'", built.stderr)) & set(by_uri):
        result.survivors.remove(by_uri[uri])
        result.warned.append(by_uri[uri])


def summary(failed: Iterable[tuple[Case, str]]) -> str:
    """What went wrong by position and kind of error, each with one example."""
    groups: defaultdict[tuple[str, str], list[tuple[Case, str]]] = defaultdict(list)
    for case, message in failed:
        groups[case.position, message.partition(":")[0]].append((case, message))
    return report(
        f"{position}: {len(group)} times, as with {group[0][0].name}: {group[0][1]}"
        for (position, _), group in groups.items()
    )
