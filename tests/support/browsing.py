"""What tests of every feature do to a page, and how they wait: for what happens, never for a time.

What a page does by a timer is reached with `page.clock`, which runs the timers due without the time passing.
"""

from __future__ import annotations

import re
import time

from playwright.sync_api import Page

HASH = re.compile(r"-\w{8}(?=\.(js|css)\b)")
PATIENCE = 30  # seconds
# A browser without windows may paint nothing more where nothing changes: then there is no frame to wait for, and it is
# enough that the page has been idle again and again.
SETTLED = """() => new Promise((done) => {
  let times = 0;
  const idle = () => {
    if (times === 0) requestAnimationFrame(() => setTimeout(done));
    times += 1;
    if (times > 10) done();
    else requestIdleCallback(idle, { timeout: 500 });
  };
  requestIdleCallback(idle, { timeout: 5000 });
})"""


# Where a paste goes, so that the clipboard is read as a word processor reads it.
PASTE_TARGET = """() => {
  const target = document.createElement("div");
  target.contentEditable = "true";
  target.style.position = "fixed";
  target.addEventListener("paste", (event) => {
    event.preventDefault();
    const data = event.clipboardData;
    window.pasted = ["text/html", "text/plain"].map((type) => data.getData(type));
    target.remove();
  });
  document.body.append(target);
  target.focus({ preventScroll: true });
}"""


def pasted(page: Page) -> tuple[str, str]:
    """The clipboard as (rich text, plain text)."""
    page.evaluate(PASTE_TARGET)
    page.keyboard.press("Control+V")
    rich, plain = page.evaluate("window.pasted")
    return rich, plain


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def wait_until(page: Page, look: str, arg: object = None) -> None:
    """Wait until JavaScript gives what counts as true. Playwright's own wait is for pages that may evaluate texts."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(look, arg):
        assert time.monotonic() < end, f"never: {look}"


def unhashed(url: str) -> str:
    """An address without the hash of the content that the names of scripts, styles and data files hold."""
    return HASH.sub("", url)


def settle(page: Page) -> None:
    """Wait until a page has nothing left to do: what it puts off until it is idle has run, and is painted."""
    page.evaluate(SETTLED)
