"""Measure the importer, and beside it what other converters do with the same Word files, in the same run.

    make bench-import            sets up the other tools and measures; takes minutes
    python scripts/bench_import.py [--files 100,1000]

Texts: the cases that the importer and the browser share (tests/fixtures/import). They were looked at while the importer
was made, so that their figures say what must not become worse, not how it does on texts that nobody has seen.
Word files: those whose numbers are told by hand (tests/support/word_cases.py), and plans of the shared cases in three
forms: automatic numbers, styles for headings, bold type by hand. Meaning: the library's own sections, each document
judged by what the others teach. Speed: made-up files in a new library, few and many, in processes of their own.

The tables go to standard output and to .build/bench-import.md. These are figures, not tests: the only failures are a
tool that breaks, a page that the checker finds an error in, and a character that the audit does not find.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks"), str(ROOT / "scripts")]

from library import begin  # noqa: E402

from planlib.checking.rules import run as run_rules  # noqa: E402
from planlib.importing.cleaning import simplified  # noqa: E402
from planlib.importing.examples import examples_of  # noqa: E402
from planlib.importing.formats import read_bytes  # noqa: E402
from planlib.importing.importer import topic_names  # noqa: E402
from planlib.importing.lines import unflattened  # noqa: E402
from planlib.importing.recognise import Recognised, recognise  # noqa: E402
from planlib.inputs import read_inputs  # noqa: E402
from planlib.library import Library, open_library  # noqa: E402
from planlib.meaning import Example, kind_of, topic_scorer  # noqa: E402
from planlib.model.findings import Severity  # noqa: E402
from tests.support.word_cases import CASES, OFFICIAL  # noqa: E402
from tests.support.word_files import abstract, num, paragraph, run, style, word_file  # noqa: E402

REPORT = ROOT / ".build/bench-import.md"
SHARED = ROOT / "tests/fixtures/import/recognised.json"
PACKAGES = ROOT / "bench/import/packages"
PEERS = ("pandoc", "markitdown", "mammoth", "docx2python", "python-docx")
# What each peer makes of a file, as a program of its own: lines of JSON, a text a file.
_CONVERTERS = {
    "pandoc": "import pypandoc; convert = lambda p: pypandoc.convert_file(p, 'gfm', extra_args=['--wrap=none'])",
    "markitdown": "from markitdown import MarkItDown; m = MarkItDown(); convert = lambda p: m.convert(p).text_content",
    "mammoth": "import mammoth; convert = lambda p: mammoth.convert_to_markdown(open(p, 'rb')).value",
    "docx2python": "from docx2python import docx2python; convert = lambda p: docx2python(p).text",
    "python-docx": "import docx; convert = lambda p: chr(10).join(x.text for x in docx.Document(p).paragraphs)",
}
_HEADING_STYLES = [
    style(str(level + 1), paragraph=f'<w:outlineLvl w:val="{level - 1}"/>').replace(
        f'<w:name w:val="{level + 1}"/>', f'<w:name w:val="heading {level}"/>'
    )
    for level in (1, 2, 3, 4)
]


class Score(NamedTuple):
    """How many were right, found, and to be found."""

    right: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        """Twice the right ones, by those found and those wanted; 1 where there was nothing."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0

    def __str__(self) -> str:
        return f"{self.f1:.3f} ({self.right} of {self.wanted}, {self.found} found)"


def score(found: Iterable[object], wanted: Iterable[object]) -> Score:
    """Compare what was found with what should be; each as often as it stands there."""
    left, right = Counter(found), Counter(wanted)
    return Score(sum((left & right).values()), sum(left.values()), sum(right.values()))


def total(scores: Iterable[Score]) -> Score:
    """Scores added up."""
    return Score(*map(sum, zip(Score(0, 0, 0), *scores, strict=True)))


# --- Texts ------------------------------------------------------------------------------------------------------------


def headings(found: Recognised, levels: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """The headings of these levels: the plan's place, the level, the title."""
    for place, document in enumerate(found.documents):
        for item in document.paragraphs:
            if item.entry.level in levels:
                yield place, item.entry.level, squeezed(item.entry.title)


def wanted(case: dict[str, Any], levels: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """The headings that a case should give."""
    for place, plan in enumerate(case["plans"]):
        yield from ((place, level, squeezed(title)) for level, _, title in plan["headings"] if level in levels)


def squeezed(text: str) -> str:
    """A text without white space, and without what Markdown writes before marks."""
    return re.sub(r"[\s\\*]", "", text)


def text_rows(cases: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """What is recognised in the shared texts."""
    found = [recognise(simplified(unflattened("\n".join(case["text"])))) for case in cases]
    pairs = list(zip(found, cases, strict=True))
    yield "texts", str(len(cases))
    titles = [
        score(enumerate(d.title for d in f.documents), enumerate(p["title"] for p in c["plans"])) for f, c in pairs
    ]
    yield "plans with their titles", str(total(titles))
    for name, levels in (("1–2", (1, 2)), ("3–4", (3, 4))):
        yield f"headings, levels {name}", str(total(score(headings(f, levels), wanted(c, levels)) for f, c in pairs))
    joins = [score((j.line for j in f.joined), c["joined"]) for f, c in pairs if "joined" in c]
    yield "joined lines", str(total(joins))
    noise = [score({r.line for r in f.removed}, c["removed"]) for f, c in pairs if "removed" in c]
    yield "lines left out", str(total(noise))
    lost = sum(_lost(f, c) for f, c in pairs)
    yield "lines neither in a plan nor told as left out", str(lost)


def _lost(found: Recognised, case: dict[str, Any]) -> int:
    shown = squeezed("".join(document.text for document in found.documents))
    shown += squeezed("".join(removed.text for removed in found.removed))
    lines = simplified(unflattened("\n".join(case["text"]))).split("\n")
    return sum(1 for line in lines if not set(squeezed(line)) <= set(shown))


# --- Word files -------------------------------------------------------------------------------------------------------


class WordPlan(NamedTuple):
    """A plan to be made into a Word file. lines: each with the level and the title of the heading that it is."""

    lines: list[tuple[str, tuple[int, str] | None]]
    titles: list[str]

    def file(self, form: str, more: str = "") -> bytes:
        """The file in one of the forms. more: another paragraph."""
        body = [_FORMS[form](text, heading) for text, heading in self.lines]
        return word_file([*body, paragraph(more)], numbering=_NUMBERING, styles=_HEADING_STYLES)


def word_plans(cases: Sequence[dict[str, Any]]) -> Iterator[WordPlan]:
    """The shared cases that hold one plan, with its headings in lines of their own."""
    for case in cases:
        if len(case["plans"]) != 1 or not case["plans"][0]["headings"]:
            continue
        plan = case["plans"][0]
        levels = {squeezed(number + title): (level, title) for level, number, title in plan["headings"]}
        lines = [(line.strip(), levels.get(squeezed(line.strip()))) for line in case["text"] if line.strip()]
        if sum(heading is not None for _, heading in lines) == len(plan["headings"]):
            yield WordPlan(lines, [title for _, _, title in plan["headings"]])


def _numbered(text: str, heading: tuple[int, str] | None) -> str:
    return paragraph(heading[1], number=(1, heading[0] - 1)) if heading else paragraph(text)


def _styled(text: str, heading: tuple[int, str] | None) -> str:
    return paragraph(text, style=str(heading[0] + 1)) if heading else paragraph(text)


def _bold(text: str, heading: tuple[int, str] | None) -> str:
    return paragraph(run(text, "<w:b/>")) if heading else paragraph(text)


_FORMS: dict[str, Callable[[str, tuple[int, str] | None], str]] = {
    "numbered": _numbered,
    "styled": _styled,
    "bold": _bold,
}
_NUMBERING = [abstract(0, *OFFICIAL), num(1, 0)]


class Converted(NamedTuple):
    """What a tool made of files: a text each, empty where it broke; and what it took."""

    texts: dict[str, str]
    seconds: float
    peak: float


def convert(peer: str, files: Sequence[Path]) -> Converted:
    """Convert files with another tool, in a process of its own. seconds: without its start. peak: MB."""
    program = f"""
import json, resource, sys, time, warnings
warnings.simplefilter("ignore")
{_CONVERTERS[peer]}
started, texts = time.perf_counter(), []
for path in json.load(sys.stdin):
    try: texts.append(convert(path))
    except Exception: texts.append("")
spent = time.perf_counter() - started
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
print(json.dumps([texts, spent, peak]))
"""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGES)}
    given = json.dumps([str(file) for file in files])
    done = subprocess.run(
        [sys.executable, "-c", program], input=given, env=environment, capture_output=True, text=True, check=True
    )
    texts, seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return Converted({file.name: text for file, text in zip(files, texts, strict=True)}, seconds, peak)


def own(files: Sequence[Path]) -> Converted:
    """The importer's reader and recogniser over the same files, in this process."""
    started = time.perf_counter()
    texts = {}
    for file in files:
        received = read_bytes(file, file.read_bytes())
        found = recognise(simplified(received.text), received.headings)
        titles = [item.entry for document in found.documents for item in document.paragraphs if item.entry.level]
        texts[file.name] = received.text + "\n".join(f"{'#' * entry.level} {entry.title}" for entry in titles)
    return Converted(texts, time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def word_table(cases: Sequence[dict[str, Any]], folder: Path) -> Iterator[str]:
    """Numbers and headings of Word files, for every tool."""
    plans = list(word_plans(cases))
    for at, plan in enumerate(plans):
        for form in _FORMS:
            (folder / f"{at}-{form}.docx").write_bytes(plan.file(form))
    for name, told in CASES.items():
        (folder / f"{name}.docx").write_bytes(told.data)
    files = sorted(folder.glob("*.docx"))
    yield f"| of {len(files)} Word files | " + " | ".join(("this importer", *PEERS)) + " |"
    yield "| --- |" + " ---: |" * (len(PEERS) + 1)
    results = [own(files), *(convert(peer, files) for peer in PEERS)]
    labels = [total(_labels(result.texts)) for result in results]
    yield "| automatic numbers right | " + " | ".join(f"{each.right} of {each.wanted}" for each in labels) + " |"
    for form in _FORMS:
        names = [(f"{at}-{form}.docx", list(map(squeezed, plan.titles))) for at, plan in enumerate(plans)]
        scores = [total(score(_marked(each.texts[name]), titles) for name, titles in names) for each in results]
        yield f"| headings, {form}: F1 | " + " | ".join(f"{each.f1:.3f}" for each in scores) + " |"
    rates = [len(files) / result.seconds for result in results]
    yield "| files a second | " + " | ".join(f"{rate:.0f}" for rate in rates) + " |"
    yield "| … beside this importer | " + " | ".join(f"{rate / rates[0]:.2f}" for rate in rates) + " |"


def _labels(texts: dict[str, str]) -> Iterator[Score]:
    """The lines of files that are told by hand; a tool's own signs before a line do not count."""
    for name, told in CASES.items():
        lines = (squeezed(line).lstrip("#>-") for line in texts[f"{name}.docx"].split("\n"))
        yield score(lines, map(squeezed, filter(str.strip, told.lines)))


def _marked(text: str) -> Iterator[str]:
    """The headings that a text marks with #, without their numbers."""
    for line in text.split("\n"):
        if match := re.match(r"#{1,6} (.*)", line):
            title = squeezed(re.sub(r"<[^>]*>", "", match[1]))
            found = recognise(title + "\n" + "正文。" * 9).documents
            entry = found[0].paragraphs[0].entry if found and found[0].paragraphs else None
            yield squeezed(entry.title) if entry and entry.number and entry.title else title


# --- Meaning ----------------------------------------------------------------------------------------------------------


def meaning_rows(library: Library) -> Iterator[tuple[str, str]]:
    """Kinds and topics of the library's own sections, each document judged by the others."""
    examples = examples_of(library)
    names = topic_names(library)
    summaries = [Example("", "，".join(names[name]), topic.summary, (name,)) for name, topic in library.topics.items()]
    first = any_of = count = 0
    for plan in library.plans:
        scorer = topic_scorer([*(each for each in examples if each.plan != plan.id), *summaries], names)
        for each in (example for example in examples if example.plan == plan.id):
            suggested = scorer.suggest(each.title, each.text, plan.title)
            first += bool(suggested) and suggested[0].word == each.topics[0]
            any_of += any(topic.word in each.topics for topic in suggested)
            count += 1
    yield (
        "first topic, leave one document out",
        f"{first / count:.3f} of {count}; one of the editor's {any_of / count:.3f}",
    )
    right = sections = 0
    for template in library.templates:
        if template.section.level and template.section.title:
            parent = template.ancestors[-1].kind if template.ancestors else ""
            right += kind_of(library.title(template.section), parent, template.plan.type).word == template.section.kind
            sections += 1
    yield "kind, by rules made with these sections", f"{right / sections:.3f} of {sections}"


# --- Speed ------------------------------------------------------------------------------------------------------------


def made_up(cases: Sequence[dict[str, Any]], folder: Path, count: int) -> None:
    """So many files of every form, none with the text of another."""
    words, forms = list(word_plans(cases)), list(_FORMS)
    for number in range(count):
        more = f"本计划经第{number}次会议讨论通过。"
        if number % 2:
            text = "\n".join([*cases[number % len(cases)]["text"], more])
            (folder / f"计划{number}.txt").write_text(text, "utf-8" if number % 4 == 1 else "gb18030")
        else:
            data = words[number % len(words)].file(forms[number % len(forms)], more)
            (folder / f"计划{number}.docx").write_bytes(data)


def speed_rows(cases: Sequence[dict[str, Any]], counts: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Whole runs of `scripts/import.py` into a new library, and the check of what they wrote."""
    costs = []
    for count in counts:
        with TemporaryDirectory() as temporary:
            folder, office = Path(temporary) / "files", Path(temporary) / "library"
            folder.mkdir()
            begin(office, "")
            made_up(cases, folder, count)
            command = [sys.executable, str(ROOT / "scripts/import.py"), str(folder), "--into", str(office)]
            seconds, peak = _timed(command)
            inputs = read_inputs(office)
            errors = [finding for finding in run_rules(inputs) if finding.severity is Severity.ERROR]
            unaccounted = sum(account.unaccounted for account in inputs.accounts.values())
            costs.append(seconds / count)
            speed = f"{seconds:.1f} s, {1000 * costs[-1]:.0f} ms a file, {count / seconds:.0f} a second, {peak:.0f} MB"
            told = f"{len(inputs.pages)} pages, {len(errors)} errors, {unaccounted} characters unaccounted"
            yield f"{count} files", f"{speed}; {told}"
            if errors or unaccounted:
                sys.exit(f"bench-import: {errors[:5]}, {unaccounted} characters unaccounted")
    if len(costs) > 1:
        yield "a file among the most, by one among the fewest", f"{costs[-1] / costs[0]:.2f}"


def _timed(command: Sequence[str]) -> tuple[float, float]:
    """Seconds and peak MB of a command, measured by a process between."""
    program = (
        "import resource, subprocess, sys, time; t = time.perf_counter(); "
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
        "print(time.perf_counter() - t, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=True)
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def report(counts: Sequence[int]) -> Iterator[str]:
    """The tables, line by line."""
    cases = json.loads(SHARED.read_text("utf-8"))
    library = open_library(ROOT).library
    if library is None:
        sys.exit("bench-import: the library has errors; make check tells which")
    yield from _rows("Texts (seen while the importer was made)", text_rows(cases))
    with TemporaryDirectory() as temporary:
        yield from ("", "### Word files", "", *word_table(cases, Path(temporary)))
    yield from _rows("Meaning", meaning_rows(library))
    yield from _rows("Speed", speed_rows(cases, counts))


def _rows(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from ("", f"### {title}", "", "| | |", "| --- | --- |")
    yield from (f"| {name} | {value} |" for name, value in rows)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure the importer beside other converters.")
    parser.add_argument("--files", default="100,1000", help="how many files a whole run imports, fewest first")
    options = parser.parse_args(arguments)
    lines = []
    for line in report([int(count) for count in options.files.split(",")]):
        print(line, flush=True)
        lines.append(line)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
