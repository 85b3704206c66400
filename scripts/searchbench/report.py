"""Figures, and the tables they are shown in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from statistics import fmean
from typing import NamedTuple

BYTES = {12: 40, 1200: 140, 12_000: 330}  # KB before the first result, by documents
WARM, COLD = 16, 50  # ms
SHARE = 10  # % of the time of the site's build
OWN = "own"


class Failure(Exception):
    """Why an engine could not be measured."""


class Build(NamedTuple):
    """seconds: without reading the sections. peak: MB of memory. size: MB, compressed."""

    seconds: float
    peak: float
    files: int
    size: float


class Cold(NamedTuple):
    """A query in a page that has just been opened. data, scripts: KB that came over the line before the results."""

    milliseconds: float
    data: float
    scripts: float


class Use(NamedTuple):
    """cold: a query each. warm: milliseconds. memory: the peak of the page's process, in MB."""

    cold: list[Cold]
    warm: list[float]
    memory: float


@dataclass
class Figures:
    """All about one engine at one size. recall, precision: by query, where there is one."""

    title: str
    build: Build | None = None
    use: Use | None = None
    recall: dict[str, float] = field(default_factory=dict)
    precision: dict[str, float] = field(default_factory=dict)
    failure: str = ""


@dataclass
class Own:
    """What is measured of the library alone. site: seconds of the site's build, of which `note` tells. shown: queries
    whose first hits are not all right. wrong: queries whose total is not. about: queries whose total says 约."""

    sections: int
    site: float = 0
    note: str = ""
    queries: int = 0
    shown: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)


Sizes = Mapping[int, Mapping[str, Figures]]  # by documents and engine, this library's own first

# Statistics


def accuracy(
    found: Mapping[str, Sequence[str]], truth: Mapping[str, Collection[str]]
) -> tuple[dict[str, float], dict[str, float]]:
    """Recall by query, of those that must find something; precision by query, of those that found something."""
    right = {query: len(set(ids) & set(truth[query])) for query, ids in found.items()}
    recall = {query: right[query] / len(set(truth[query])) for query in found if truth[query]}
    precision = {query: right[query] / len(set(ids)) for query, ids in found.items() if ids}
    return recall, precision


def mean(values: Collection[float]) -> float:
    """The mean; 1 of nothing, as what is asked of nothing is met."""
    return fmean(values) if values else 1.0


def percentile(values: Collection[float], percent: float) -> float:
    """The smallest of the values that so many percent of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]


# Tables


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table, the first as its head; a column is aligned to the right where it holds figures."""
    head, *body = rows
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    right = [all(not row[at] or row[at][0].isdigit() for row in body) for at in range(len(head))]
    rule = [f"{'-' * (width - 1)}:" if figures else "-" * width for width, figures in zip(widths, right, strict=True)]
    forms = [f"{{:{'>' if figures else '<'}{width}}}" for width, figures in zip(widths, right, strict=True)]
    line = f"| {' | '.join(forms)} |"
    return "\n".join(line.format(*row) for row in (head, rule, *body))


def searching(sizes: Sizes) -> str:
    """What a query finds, loads and takes; in brackets how many times as much as in this library."""
    head = (
        *("documents", "engine", "recall", "precision"),
        *("KB before the first result", "of it scripts", "KB, p95"),
        *("cold p50 ms", "cold p95 ms", "warm p50 ms", "warm p95 ms", "page MB"),
    )
    rows: list[Sequence[str]] = [head]
    for documents, engines in sizes.items():
        own = engines[OWN].use
        for figures in engines.values():
            cells = [""] * (len(head) - 2)
            use = figures.use
            if use and own:
                cold, own_cold = [each.milliseconds for each in use.cold], [each.milliseconds for each in own.cold]
                kilobytes, own_kilobytes = loaded(use), loaded(own)
                cells = [
                    f"{mean(figures.recall.values()):.3f}",
                    f"{mean(figures.precision.values()):.3f}",
                    _times(mean(kilobytes), mean(own_kilobytes), ",.0f"),
                    f"{mean([each.scripts for each in use.cold]):,.0f}",
                    f"{percentile(kilobytes, 95):,.0f}",
                    f"{percentile(cold, 50):,.1f}",
                    _times(percentile(cold, 95), percentile(own_cold, 95), ",.1f"),
                    f"{percentile(use.warm, 50):,.1f}",
                    _times(percentile(use.warm, 95), percentile(own.warm, 95), ",.1f"),
                    f"{use.memory:,.0f}",
                ]
            rows.append((f"{documents:,}", figures.title, *cells))
    return table(rows)


def building(sizes: Sizes) -> str:
    """What an index weighs, and what it takes to build."""
    head = ("documents", "engine", "index MB", "files", "seconds", "peak MB")
    rows: list[Sequence[str]] = [head]
    for documents, engines in sizes.items():
        own = engines[OWN].build
        for figures in engines.values():
            cells = [""] * (len(head) - 2)
            build = figures.build
            if build and own:
                cells = [
                    _times(build.size, own.size, ",.2f"),
                    f"{build.files:,}",
                    _times(build.seconds, own.seconds, ",.2f"),
                    _times(build.peak, own.peak, ",.0f"),
                ]
            rows.append((f"{documents:,}", figures.title, *cells))
    return table(rows)


def recall_by_kind(sizes: Sizes, kinds: Mapping[str, str]) -> str:
    """The recall for each kind of query, at the largest size where most engines gave any. kinds: by query."""
    documents = max(sizes, key=lambda size: (sum(bool(figures.recall) for figures in sizes[size].values()), size))
    engines = [figures for figures in sizes[documents].values() if figures.recall]
    rows: list[Sequence[str]] = [(f"recall at {documents:,}", "queries", *(figures.title for figures in engines))]
    for kind in dict.fromkeys(kinds.values()):
        values = [[one for query, one in figures.recall.items() if kinds[query] == kind] for figures in engines]
        if values[0]:
            rows.append((kind, str(len(values[0])), *(f"{mean(each):.3f}" for each in values)))
    return table(rows)


def _times(value: float, own: float, form: str) -> str:
    """A figure, and how many times this library's it is."""
    return f"{value:{form}}" + (f" (×{value / own:,.1f})" if own and value != own else "")


def loaded(use: Use) -> list[float]:
    """KB before the first result, by query."""
    return [cold.data + cold.scripts for cold in use.cold]


# Targets


def targets(sizes: Sizes, owns: Mapping[int, Own]) -> list[str]:
    """Each target at each size, and whether it is met."""
    return [f"{documents:,} documents: {line}" for documents in sizes for line in _targets(documents, sizes, owns)]


def _targets(documents: int, sizes: Sizes, owns: Mapping[int, Own]) -> Iterator[str]:
    figures, own = sizes[documents][OWN], owns[documents]
    if figures.recall:
        lost = sum(value < 1 for value in figures.recall.values())
        wrong = sum(value < 1 for value in figures.precision.values())
        yield f"recall 1.000: {_met(not lost, f'{lost} queries')}"
        yield f"precision 1.000: {_met(not wrong, f'{wrong} queries')}"
        yield f"the first hits are right: {_met(not own.shown, '、'.join(own.shown))}"
        yield (
            f"a total that is not verified says 约: {_met(not own.wrong, '、'.join(own.wrong))} "
            f"({len(own.about)} of {own.queries} queries say it)"
        )
    if figures.use:
        if documents in BYTES:
            yield f"{_within('KB before the first result', mean(loaded(figures.use)), BYTES[documents])} on average"
        yield _within("ms warm p95", percentile(figures.use.warm, 95), WARM)
        yield _within("ms cold p95", percentile([cold.milliseconds for cold in figures.use.cold], 95), COLD)
    if figures.build and own.site:
        share = 100 * figures.build.seconds / own.site
        yield _within("% of the site's build for the index", share, SHARE)


def _within(what: str, value: float, limit: float) -> str:
    return f"at most {limit} {what}: {_met(value <= limit, f'{value - limit:.1f}')}, {value:.1f}"


def _met(met: bool, missed: str) -> str:
    return "met" if met else f"missed by {missed}"
