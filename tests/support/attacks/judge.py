"""What the check says of pages with attacks in them, asked without a build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from planlib.checking.rules import RULES, run
from planlib.inputs import Inputs, read_inputs
from planlib.library import Library
from planlib.model.facts import facts_of
from planlib.model.findings import Finding, Severity
from planlib.model.page import Page as PlanPage
from planlib.model.plan import Plan
from planlib.publishing.plan_page import plan_html, plan_toc
from planlib.publishing.plans import plans_script
from planlib.publishing.repairs import repair_rows
from planlib.publishing.views import browse, cards, notices, plans
from planlib.publishing.views.topic import templates_to_use
from planlib.reading.documents import read_document
from planlib.reading.pages import read_page
from planlib.reading.topics import read_topic
from planlib.sources.ledger import read_collection
from tests.support.attacks.cases import CARRIER, DOCUMENTS, HUB, PLANS, TOPICS, Case, carrier, hub, quoted
from tests.support.derived import templates_json


def as_read(text: str) -> str:
    """The text of a file, in which U+000D ends a line too."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


Answers = dict[str, list[Finding]]


class Judge:
    """The rules, asked about pages that are put into a repository instead of its own."""

    def __init__(self, root: Path) -> None:
        inputs = read_inputs(root)
        self.inputs = replace(inputs, pages=(), collections={}, documents=(), files=())

    def errors(self, cases: Sequence[Case]) -> Answers:
        """The findings that stop the build, by the path of the case that they are about."""
        owners = {path: case.path for case in cases for path, _ in case.files}
        found: Answers = {case.path: [] for case in cases}
        for finding in run(self._inputs(cases)):
            if finding.path in owners and finding.severity is Severity.ERROR:
                found[owners[finding.path]].append(finding)
        return found

    def derive(self, cases: Sequence[Case]) -> Answers:
        """Make of pages what the build makes of them: what the check lets pass must not end in a traceback."""
        inputs = self._inputs(cases)
        library = Library(inputs, tuple(typed(page, inputs) for page in inputs.pages))
        templates_json(library)
        cards.cards(library.templates, library, "notices/")
        notices.notice_rows(library)
        plans.plan_groups(library.plans, library)
        browse.facets(library)
        for about in library.topics.values():
            for kind in library.vocabulary.kinds:
                list(templates_to_use(about, kind, library))
        plans_script(library)
        for page in library.plans:
            cards.plan_card(page, library)
            repair_rows(library.repairs(page), library.vocabulary.repairs)
            plan_html(page, library)
            plan_toc(page, library)
        return {case.path: [] for case in cases}

    def _inputs(self, cases: Sequence[Case]) -> Inputs:
        """All files of the cases, read; for topics also the pages that they need."""
        files = {path: as_read(text) for case in cases for path, text in case.files}
        topics = [case for case in cases if case.path.startswith(TOPICS)]
        if topics:
            files |= helpers(topics)
        kinds = self.inputs.vocabulary.repairs
        ledgers = [path for path in files if path.endswith(".ledger.yml")]
        collections = {
            (name := Path(path).name.removesuffix(".ledger.yml")): read_collection(
                name, source := f"sources/{name}.txt", files[source], path, files[path], kinds
            )
            for path in ledgers
        }
        return replace(
            self.inputs,
            pages=tuple(read_page(path, text) for path, text in files.items() if path.startswith(PLANS)),
            topic_pages=(
                *self.inputs.topic_pages,
                *(read_topic(path, text) for path, text in files.items() if path.startswith(TOPICS)),
            ),
            documents=tuple(
                read_document(path, text) for path, text in files.items() if path.startswith((TOPICS, DOCUMENTS))
            ),
            collections=collections,
        )


def helpers(topics: Sequence[Case]) -> dict[str, str]:
    """The pages that attacked topics need: one that they are related to, and a plan with sections about them."""
    carried = [Path(case.path).stem for case in topics if not case.more]
    return {
        f"{TOPICS}/{HUB}.md": hub(Path(case.path).stem for case in topics),
        f"{PLANS}/{CARRIER}.md": carrier([HUB, *carried]),
    }


def typed(page: PlanPage, inputs: Inputs) -> Plan:
    return Plan(facts_of(page), inputs.ranges.get(page.slug), inputs.page)


def accepting(case: Case, errors: Sequence[Finding]) -> Case | None:
    """The same page accepting, in its front matter, all that it is refused for; None where that is not possible."""
    if not case.path.startswith(PLANS) or any(not RULES[error.code].overridable for error in errors):
        return None
    wanted = sorted({(error.code, error.words) for error in errors})
    entries = "".join(f"  - {{rule: {code}, words: {quoted(words)}, reason: 原文如此}}\n" for code, words in wanted)
    text = case.text.replace("type: plan\n", f"type: plan\naccept:\n{entries}", 1)
    return replace(case, text=text, attack=f"{case.attack}, accepted")
