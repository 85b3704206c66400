"""The whole job in Firefox, WebKit, and the oldest Chromium that the site works in."""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver.remote.webdriver import WebDriver

from tests.support.job import do_the_job
from tests.support.webdriver import WebDriverReader


def test_the_job_is_done(driver: WebDriver, address: str, saved: Path) -> None:
    do_the_job(WebDriverReader(driver, address, saved))
