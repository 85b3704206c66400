"""What axe-core finds on a page."""

from __future__ import annotations

from built import ROOT
from playwright.sync_api import Page

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RUN = """async () => (await axe.run()).violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`))"""


def violations(page: Page) -> list[str]:
    page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(RUN)
    return found
