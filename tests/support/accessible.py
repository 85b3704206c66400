"""What axe-core finds on a page."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.support.paths import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RUN = """async () => (await axe.run()).violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`))"""


def still_context(browser: Browser, scheme: Literal["light", "dark"], width: int) -> BrowserContext:
    """A profile of some width and colours, in which nothing moves: axe would see colours that are on their way."""
    viewport: ViewportSize = {"width": width, "height": 900}
    return browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")


def violations(page: Page) -> list[str]:
    page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(RUN)
    return found
