"""The whole job in a Chromium that has nothing that is newer than the oldest browsers."""

from __future__ import annotations

import json

import floor
from playwright.sync_api import Locator, Page, expect

from tests.support.browsing import pasted
from tests.support.job import do_the_job

# Takes away what the list names: statics and globals from where they are, the others from their prototypes.
TAKE_AWAY = """({ interfaces, members }) => {
  const lacking = [];
  const take = (owner, name) => {
    if (!owner || !Object.hasOwnProperty.call(owner, name)) return;
    delete owner[name];
    lacking.push(name);
  };
  for (const [name, all] of Object.entries(members)) {
    const owner = name === "Window" ? window : window[name];
    for (const member of all) {
      take(owner, member.replace(/_static$/, ""));
      if (typeof owner === "function") take(owner.prototype, member);
    }
  }
  for (const name of interfaces) take(window, name);
  window.lacking = lacking;
}"""


MANY = 500


class PlaywrightReader:
    """A reader with a page of Playwright."""

    def __init__(self, page: Page, address: str) -> None:
        self._page, self._address = page, address

    def open(self, path: str) -> None:
        self._page.goto(self._address + path)

    def press(self, css: str, words: str = "") -> None:
        self._visible(css, words).click()

    def write(self, css: str, words: str) -> None:
        self._visible(css).click()
        self._page.keyboard.insert_text(words)

    def see(self, css: str, words: str = "") -> None:
        expect(self._visible(css, words)).to_be_visible()

    def pasted(self) -> tuple[str, str]:
        return pasted(self._page)

    def saved(self, css: str, words: str) -> bytes:
        with self._page.expect_download() as download:
            self.press(css, words)
        return download.value.path().read_bytes()

    def _visible(self, css: str, words: str = "") -> Locator:
        return self._page.locator(css).locator("visible=true").filter(has_text=words).first


def test_the_job_is_done_without_all_that_is_newer(page: Page, address: str) -> None:
    page.add_init_script(f"({TAKE_AWAY})({json.dumps(floor.known())})")
    do_the_job(PlaywrightReader(page, address))
    lacking = set(page.evaluate("window.lacking"))
    assert {"at", "structuredClone", "showModal", "Highlight", "ClipboardItem", "requestIdleCallback"} <= lacking
    assert len(lacking) > MANY
