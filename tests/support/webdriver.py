"""A reader with a browser that is driven by WebDriver."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.support.browsing import PASTE_TARGET

PATIENCE = 30  # seconds, on a busy machine
PASSING = (ElementClickInterceptedException, ElementNotInteractableException, StaleElementReferenceException)
Found = TypeVar("Found")


class WebDriverReader:
    """address: of the site's root. saved: the folder where the browser puts what is downloaded."""

    def __init__(self, driver: WebDriver, address: str, saved: Path) -> None:
        self._driver, self._address, self._saved = driver, address, saved

    def open(self, path: str) -> None:
        self._driver.get(self._address + path)

    def press(self, css: str, words: str = "") -> None:
        def click(_: object) -> bool:
            element = self._visible(css, words)
            if element:
                element.click()
            return element is not None

        self._until(click, f"{css} {words} cannot be pressed")

    def write(self, css: str, words: str) -> None:
        self.press(css)
        self._driver.switch_to.active_element.send_keys(words)

    def see(self, css: str, words: str = "") -> None:
        self._until(lambda _: self._visible(css, words), f"{css} {words} is not to be seen")

    def pasted(self) -> tuple[str, str]:
        self._driver.execute_script(f"({PASTE_TARGET})()")
        self._driver.switch_to.active_element.send_keys(Keys.CONTROL, "v")
        rich, plain = self._until(lambda driver: driver.execute_script("return window.pasted"), "nothing was pasted")
        self._driver.execute_script("delete window.pasted")
        return rich, plain

    def saved(self, css: str, words: str) -> bytes:
        before = self._files()
        self.press(css, words)
        (file,) = self._until(lambda _: self._files() - before, "nothing was downloaded")
        return file.read_bytes()

    def _files(self) -> set[Path]:
        """What has come whole."""
        return {file for file in self._saved.glob("*.docx") if file.stat().st_size}

    def _visible(self, css: str, words: str) -> WebElement | None:
        for element in self._driver.find_elements(By.CSS_SELECTOR, css):
            if element.is_displayed() and words in (element.get_attribute("textContent") or ""):
                return element
        return None

    def _until(self, is_so: Callable[[WebDriver], Found], otherwise: str) -> Found:
        found: Found = WebDriverWait(self._driver, PATIENCE, ignored_exceptions=PASSING).until(is_so, otherwise)
        return found
