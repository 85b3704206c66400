"""Browsers that are older than those that the site works in: they are told so, and have the text."""

from __future__ import annotations

import re
import subprocess

import floor
from playwright.sync_api import Page, Route, expect

from tests.support.paths import ROOT

SCRIPT = ROOT / "theme/assets/floor.js"
MAIN = re.compile(r"/main-\w+\.js$")
TOLD = ".pl-below"


def not_understood(route: Route) -> None:
    """A script in a language that is newer than the browser."""
    route.fulfill(body="let it = |> ;", content_type="text/javascript")


def test_a_browser_that_cannot_run_the_scripts_says_so_once_and_shows_the_text(page: Page, address: str) -> None:
    page.route(MAIN, not_understood)
    with page.expect_event("pageerror"):
        page.goto(f"{address}plans/wm-1/")
    expect(page.locator(TOLD)).to_have_count(1)
    expect(page.locator(TOLD)).to_contain_text("这个浏览器太旧")
    expect(page.locator(TOLD)).to_be_in_viewport()
    expect(page.locator(".pl-plan p").first).to_be_visible()
    expect(page.locator("html")).not_to_have_class("js")


def test_nothing_is_said_of_a_browser_that_runs_them_or_did_not_get_them(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/", wait_until="load")
    expect(page.locator(".pl-copy").first).to_be_visible()
    expect(page.locator(TOLD)).to_have_count(0)
    page.route(MAIN, lambda route: route.abort())
    page.goto(f"{address}plans/wm-1/", wait_until="load")
    expect(page.locator(TOLD)).to_have_count(0)


def test_what_is_said_is_said_in_a_language_that_all_understand_and_names_the_floor() -> None:
    def written(target: str) -> str:
        command = ["node_modules/.bin/esbuild", str(SCRIPT), f"--target={target}"]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert written("es5") == written("esnext")
    named = re.findall(r"(Chrome|Edge|Firefox|Safari) (\d+)", SCRIPT.read_text("utf-8"))
    assert {name.lower(): (int(version),) for name, version in named} == floor.floor()
