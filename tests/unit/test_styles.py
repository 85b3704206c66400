"""What the style sheets ask of the oldest browsers, where a rule with a selector that is not known is lost whole."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import floor

from tests.support.paths import ROOT

# What is lost with them is told here; nothing else may be newer than the floor.
DECORATION = {
    "accent-color": "boxes to tick are grey",
    "forced-color-adjust": "where no colours are forced, nothing",
    "overscroll-behavior": "the page behind a box scrolls too",
    "page": "a plan on paper has the margins of a list",
    "scrollbar-width": "bars are as wide as elsewhere",
    "size": "asked for on paper; the reader can choose it",
    "text-align-last": "the line with which a paragraph leaves a sheet is not as wide as the others",
    "text-autospace": "figures and Latin words stand nearer to Chinese ones; on paper there is none, as elsewhere",
    "text-decoration-thickness": "lines are thin",
    "text-spacing-trim": "punctuation at the start of a line is as wide as elsewhere",
    "text-underline-offset": "lines are near their words",
}
SPARE = {"focus-visible", "backdrop", "highlight"}  # a rule of its own may be lost: browsers have their own rings
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def rules() -> Iterator[tuple[str, list[str], str]]:
    """(file, selectors, declarations) of every rule."""
    for path in sorted((ROOT / "src/styles").glob("*.css")):
        for found in RULE.finditer(COMMENT.sub("", path.read_text("utf-8"))):
            selectors = re.split(r",(?![^(]*\))", found[1])
            yield path.name, [" ".join(each.split()) for each in selectors], found[2]


def bundled() -> str:
    """The style of the site as it is published: what the build has made fit for the oldest browsers."""
    target = ",".join(name + ".".join(map(str, version)) for name, version in floor.floor().items())
    command = ["node_modules/.bin/esbuild", "src/bundles/site.css", "--bundle", f"--target={target}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_no_rule_is_lost_with_a_selector_that_is_newer() -> None:
    later = set(floor.known()["css"]["selectors"])
    for file, selectors, _ in rules():
        newer = [set(re.findall(r":([a-z-]+)", each)) & later for each in selectors]
        assert set().union(*newer) <= SPARE, (file, selectors)
        assert all(newer) or not any(newer), f"{file}: {selectors} needs a rule of its own for {newer}"


def test_properties_that_are_newer_are_decoration() -> None:
    later = set(floor.known()["css"]["properties"])
    used = set()
    for found in RULE.finditer(bundled()):
        names = set(re.findall(r"(?:^|;)\s*([a-z-]+):", found[2]))
        used |= {name for name in names & later if f"-webkit-{name}" not in names}
    assert used == set(DECORATION)


def test_the_items_of_every_flex_box_with_a_gap_are_parted_without_it() -> None:
    flex = {
        selector.removeprefix(".md-typeset ")
        for _, selectors, body in rules()
        if "flex" in re.findall(r"display: (?:inline-)?(\w+)", body) and re.search(r"(?<![-\w])gap:", body)
        for selector in selectors
    }
    parted = {
        selector.removesuffix(" > :not(:last-child)")
        for file, selectors, _ in rules()
        if file == "older.css"
        for selector in selectors
    }
    assert flex == parted
