"""Figures and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from searchbench.report import table

from .running import MB, Made, Run


@dataclass
class Figures:
    """What one tool took at one size. reloads: seconds. checks: of this project: without and with what a check before
    has left. failure: why some of it is missing."""

    pages: int
    tool: str
    clean: list[Run] = field(default_factory=list)
    edited: list[Run] = field(default_factory=list)
    made: Made | None = None
    reloads: list[float] = field(default_factory=list)
    checks: tuple[list[Run], list[Run]] = field(default_factory=lambda: ([], []))
    failure: str = ""


def seconds(runs: Sequence[Run]) -> float | None:
    """Of the quickest run: what else is done on the machine makes it slower, never quicker."""
    return min((run.seconds for run in runs), default=None)


def cpu(runs: Sequence[Run]) -> float | None:
    """Of the run with the least."""
    return min((run.cpu for run in runs), default=None)


def builds(sizes: Mapping[int, Sequence[Figures]]) -> str:
    """All builds, with what this project's take beside each; this project comes first of each size."""
    head = (
        *("pages", "tool", "clean s", "CPU s", "ms a page", "peak MB", "an edit s", "CPU s", "edit → browser s"),
        *("files", "site MB", "KB a page", "clean, own / its", "edit, own / its", "browser, own / its"),
    )
    return table([head, *(_row(figures, some[0]) for some in sizes.values() for figures in some)])


def _row(figures: Figures, own: Figures) -> tuple[str, ...]:
    clean, edited, reload = seconds(figures.clean), seconds(figures.edited), min(figures.reloads, default=None)
    made = figures.made
    return (
        f"{figures.pages:,}",
        figures.tool,
        _figure(clean),
        _figure(cpu(figures.clean)),
        _figure(clean and 1000 * clean / figures.pages),
        f"{max(run.peak for run in figures.clean):,.0f}" if figures.clean else "",
        _figure(edited),
        _figure(cpu(figures.edited)),
        _figure(reload),
        f"{made.files:,}" if made else "",
        f"{made.size / MB:,.1f}" if made else "",
        f"{made.size / 1024 / figures.pages:,.1f}" if made else "",
        _ratio(seconds(own.clean), clean),
        _ratio(seconds(own.edited), edited),
        _ratio(min(own.reloads, default=None), reload),
    )


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:,.2f}"


def _ratio(own: float | None, its: float | None) -> str:
    return f"{own / its:.2f}" if own and its else ""


def checks(sizes: Mapping[int, Sequence[Figures]]) -> str:
    """This project's check."""
    rows: list[Sequence[str]] = [("pages", "clean s", "CPU s", "peak MB", "after an edit s", "CPU s", "peak MB")]
    for some in sizes.values():
        cells = [f"{some[0].pages:,}"]
        for runs in some[0].checks:
            cells += [_figure(seconds(runs)), _figure(cpu(runs)), f"{max((run.peak for run in runs), default=0):,.0f}"]
        rows.append(cells)
    return table(rows)


def growth(sizes: Mapping[int, Sequence[Figures]]) -> Iterator[str]:
    """What a page costs beyond those of the smallest library, in sentences."""
    smallest, *_, largest = [*sizes.values()] if len(sizes) > 1 else [[], []]
    for few, many in zip(smallest, largest, strict=True):
        before, after = seconds(few.clean), seconds(many.clean)
        if before and after:
            pages = many.pages - few.pages
            memory = max(run.peak for run in many.clean) - max(run.peak for run in few.clean)
            yield (
                f"{many.tool}: from {few.pages:,} pages to {many.pages:,} each costs "
                f"{1000 * (after - before) / pages:.2f} ms and {1024 * memory / pages:.0f} KB of memory"
            )


def failures(sizes: Mapping[int, Sequence[Figures]]) -> Iterator[str]:
    """What was not measured, and why."""
    for some in sizes.values():
        for figures in some:
            if figures.failure:
                yield f"{figures.tool} at {figures.pages:,} pages: {figures.failure}"
