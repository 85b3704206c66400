"""What axe-core finds on a page: at the width and in the colours that it has, or in others too."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.paths import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RUN = """async (rules) => (await axe.run(rules ? { runOnly: { type: "rule", values: rules } } : {})).violations
  .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`))"""
OF_COLOURS = ["color-contrast", "link-in-text-block"]  # the only rules to which the colours of a page matter
WIDTHS = (1280, 360)

Scheme = Literal["light", "dark"]


def still_context(browser: Browser, width: int = WIDTHS[0]) -> BrowserContext:
    """A profile of some width in which nothing moves: axe would see colours that are on their way."""
    viewport = {"width": width, "height": 900}
    return browser.new_context(viewport=viewport, color_scheme="light", reduced_motion="reduce")  # type: ignore[arg-type]


def violations(page: Page, *rules: str) -> list[str]:
    """What is wrong with a page as it is, by some rules or by all."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text("utf-8"))  # as an element the policy for contents would forbid it
    found: list[str] = page.evaluate(RUN, rules or None)
    return found


def violations_in_both_schemes(page: Page) -> list[str]:
    """What is wrong with a page in light colours, and with its colours where they are dark."""
    found = violations(page)
    _show(page, "dark")
    found += [f"dark: {problem}" for problem in violations(page, *OF_COLOURS)]
    _show(page, "light")
    return found


def violations_at_all_widths(page: Page) -> list[str]:
    """What is wrong with a page on a wide and on a narrow screen, each in both schemes."""
    found: list[str] = []
    for width in (*WIDTHS[1:], WIDTHS[0]):  # back to where it was
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {problem}" for problem in violations_in_both_schemes(page)]
    return found


def _show(page: Page, scheme: Scheme) -> None:
    """Ask for a colour scheme, as the system does, and wait until the page has it."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # or colours would be on their way
    name = {"light": "default", "dark": "slate"}[scheme]
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", name)
