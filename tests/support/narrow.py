"""Pages on the screen of a phone."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Browser, Request, expect

LIGHT = "rgb(255, 253, 250)"


def check_pages(browser: Browser, address: str, names: Iterable[str]) -> None:
    """Pages of a site fit a narrow screen, in the colours that are asked for, ask no other host and report no error."""
    foreign: list[str] = []
    errors: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            foreign.append(request.url)

    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="light")
    context.on("request", watch)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    body = page.locator("body")
    for name in names:
        page.emulate_media(color_scheme="light")
        page.goto(address + name)
        expect(body).to_have_css("background-color", LIGHT)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{name} is {width} px wide"
        page.emulate_media(color_scheme="dark")
        expect(body).not_to_have_css("background-color", LIGHT)
    assert foreign == []
    assert errors == []
    context.close()
