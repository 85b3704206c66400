"""The measuring, in a real Chromium: what a page loads, how long it takes from a keystroke to painted results, what it
finds.

A query is put into the box by one `input` event. It is painted when the results stand in the page and the next frame
and the task after it are over. Frames come as quickly as they are made: waiting for the screen's turn is no work.

cold: a new profile; the page is loaded and left alone for SETTLING, since it is not the page that is measured; the box
    is opened, and PAUSE later the query comes. What is requested from opening the box to the painted results is
    counted as it goes over the line, compressed.
warm: in one page all queries, and after that all of them again, which counts.

Of the runs of a query the quickest counts: what else runs on the machine makes them slower, never quicker.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

from .engines import PAGEFIND_SCRIPTS, Engine
from .report import Cold, Failure, Use
from .serving import Sent, Served

SETTLING = 600  # ms after the page has loaded, in which a browser does what it has put off
PAUSE = 300  # ms between opening the box and the query: nobody types sooner
TIMEOUT = 100_000  # ms that a query may take, with an index that it has to wait for
OPENING = 10_000  # ms that the page and the box may take to open
BUDGET = 240  # seconds for one kind of measuring; what is not reached by then is left out, and the report says so
OPTIONS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-frame-rate-limit",
    "--disable-gpu",
)
COLD_RUNS, WARM_RUNS = 2, 3
KB = 1024

# Puts a query into the box; gives the milliseconds to the painted results, and the time then. The box is empty before,
# and what it says below begins like this when it has an answer.
TYPE = """
async ([inputSelector, statusSelector, query, timeout]) => {
  const input = document.querySelector(inputSelector);
  const status = document.querySelector(statusSelector);
  const answered = () => /^(找到|没有)/.test(status.textContent);
  const until = (test) => new Promise((resolve, reject) => {
    const look = () => {
      if (!test()) return;
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    };
    const timer = setTimeout(() => reject(new Error(`no answer within ${timeout / 1000} s`)), timeout);
    const observer = new MutationObserver(look);
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    look();
  });
  const painted = () => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  });
  const type = (text) => {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
  };
  if (input.value) type("");
  await until(() => !answered());
  await painted();
  const start = performance.now();
  type(query);
  await until(answered);
  await painted();
  const end = performance.now();
  return [end - start, (performance.timeOrigin + end) / 1000];
}
"""


@contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """A Chromium, for as long as the context lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield browser
        browser.close()


@contextmanager
def opened(engine: Engine, browser: Browser, served: Served) -> Iterator[Page]:
    """The page with its box open, in a profile of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(OPENING)
    page = context.new_page()
    try:
        page.goto(served.address + engine.page)
        page.wait_for_timeout(SETTLING)
        served.log.clear()
        page.click(engine.opener)
        page.wait_for_timeout(PAUSE)
        yield page
    except Error as error:
        raise Failure(f"the page failed: {error.message.splitlines()[0]}") from error
    finally:
        context.close()


def enter(page: Page, engine: Engine, query: str) -> tuple[float, float]:
    """Type a query. Returns the milliseconds to its first result, and when that was shown (seconds, as `time.time`)."""
    milliseconds, end = page.evaluate(TYPE, [engine.input, engine.status, query, TIMEOUT])
    return milliseconds, end


def measure(engine: Engine, browser: Browser, served: Served, queries: Sequence[str]) -> Use:
    """All that is measured of an engine in the browser."""
    cold = _best(COLD_RUNS, queries, lambda query: _cold(engine, browser, served, query))
    with opened(engine, browser, served) as page:
        for query in _within(BUDGET, queries):
            enter(page, engine, query)
        warm = _best(WARM_RUNS, queries, lambda query: enter(page, engine, query)[0])
        memory = _memory(browser)
    return Use(cold, warm, memory)


def _best(runs: int, queries: Sequence[str], measure: Callable[[str], Any]) -> list[Any]:
    """What was measured of every query that there was time for, in its best run."""
    best: dict[str, Any] = {}
    for query in _within(BUDGET, [*queries] * runs):
        done = measure(query)
        best[query] = min(best.get(query, done), done)
    return list(best.values())


def _cold(engine: Engine, browser: Browser, served: Served, query: str) -> Cold:
    with opened(engine, browser, served) as page:
        milliseconds, end = enter(page, engine, query)
    sent = [each for each in served.log if each.time < end]
    data = sum(each.size for each in sent if _is_index(each, engine))
    return Cold(milliseconds, data / KB, sum(each.size for each in sent) / KB - data / KB)


def _is_index(sent: Sent, engine: Engine) -> bool:
    below = sent.path.lstrip("/")
    return below.startswith(engine.index) and not (engine.name == "pagefind" and below.endswith(PAGEFIND_SCRIPTS))


def _within(seconds: float, queries: Sequence[str]) -> Iterator[str]:
    """The queries, as long as there is time."""
    end = time.monotonic() + seconds
    for query in queries:
        if time.monotonic() > end:
            return
        yield query


def find(engine: Engine, browser: Browser, served: Served, queries: Sequence[str], script: str) -> dict[str, Any]:
    """What a script in the page gives for every query that there is time for."""
    with opened(engine, browser, served) as page:
        return {query: page.evaluate(script, query) for query in _within(BUDGET, queries)}


def _memory(browser: Browser) -> float:
    """The most memory that a page's process has held, in MB; 0 where the system does not tell."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    held = [0.0]
    for process in processes:
        file = Path(f"/proc/{process['id']}/status")
        if process["type"] == "renderer" and file.exists():
            lines = file.read_text("utf-8").splitlines()
            held += [int(line.split()[1]) / KB for line in lines if line.startswith("VmHWM")]
    return max(held)
