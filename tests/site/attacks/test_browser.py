"""The attacked site in a browser, whose parser is the one that counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.support.attacks.attacked import Attacked
from tests.support.attacks.cases import CARRIER, HUB
from tests.support.attacks.inventory import Inventory, report
from tests.support.built import Site

# Parses pages with the browser's own parser, without running them, and tells what in them could run or lead away.
PARSE = """async addresses => {
  const found = [];
  const parse = async ([address, usual]) => {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const here = new URL(address, location.href);
    const scripts = page.querySelectorAll("script").length;
    if (scripts !== usual) found.push(`${address}: ${scripts} scripts`);
    for (const element of page.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        let bad = /^on|^style$|^srcdoc$|^formaction$/.test(name);
        if (/^(href|src|action|data|poster|xlink:href)$/.test(name)) {
          try { bad ||= new URL(value, here).origin !== location.origin; } catch { continue; }
        }
        if (bad) found.push(`${address}: ${element.tagName} ${name}=${value}`);
      }
    }
  };
  for (let at = 0; at < addresses.length; at += 16) await Promise.all(addresses.slice(at, at + 16).map(parse));
  return found;
}"""


@dataclass
class Watched:
    """A page in the browser, and what happened on it that should not."""

    page: Page
    events: list[str] = field(default_factory=list)

    def start(self, address: str) -> None:
        def requested(request: Request) -> None:
            if not request.url.startswith((address, "data:")):
                self.events.append(f"a request to {request.url}")

        def asked(dialog: Any) -> None:
            self.events.append(f"a dialog: {dialog.message}")
            dialog.dismiss()

        self.page.on("request", requested)
        self.page.on("dialog", asked)
        self.page.on("pageerror", lambda error: self.events.append(f"an error: {error}"))


@pytest.mark.long
def test_a_browser_finds_nothing_that_could_run(
    site: Site, clean: Inventory, attacked: Attacked, attacked_address: str, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(attacked_address)
    kinds = {address: len(list(content.iter("script"))) for address, content in site.pages.items()}
    addresses = [(quote(f"/{address}"), kinds.get(address, kinds["plans/wm-1/"])) for address in attacked.site.pages]
    found: list[str] = page.evaluate(PARSE, addresses)
    page.close()
    by_address = {f"/{address}": case for case in attacked.survivors for address in case.addresses}
    named = []
    for line in sorted(set(found) - {f"/notices/: A href={source}" for source in clean.sources}):
        case = by_address.get(line.partition(": ")[0])
        named.append(f"{case.position} {case.name} {line}" if case else line)
    assert not named, report(named)


def test_nothing_happens_in_a_browser(attacked: Attacked, attacked_address: str, browser: Browser) -> None:
    """Pages that show many attacks, and some with one each: opened, hovered over and focused."""
    some = [case.addresses[-1] for case in attacked.survivors[:: len(attacked.survivors) // 15]]
    addresses = ["", "library/", "plans/", "topics/", "about/", f"topics/{HUB}/", f"plans/{CARRIER}/", *some]
    watched = Watched(browser.new_page())
    watched.start(attacked_address)
    happened = []
    for address in addresses:
        watched.page.goto(attacked_address + address)
        watched.page.evaluate(
            """() => { for (const element of document.querySelectorAll("main *"))
              for (const name of ["mouseover", "mouseenter", "pointerenter", "focus"])
                element.dispatchEvent(new MouseEvent(name)); }"""
        )
        happened += [f"{address}: {event}" for event in watched.events]
        watched.events.clear()
    watched.page.close()
    assert not happened, report(happened)
