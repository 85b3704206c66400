"""What is told about a dated phrase: by pointer, keyboard and touch, and without JavaScript."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, Route, expect

from tests.support.accessible import violations_in_both_schemes
from tests.support.browsing import settle
from tests.support.dated import box, marks, notice_of


def test_without_javascript_a_phrase_is_a_link_to_its_entry(browser: Browser, address: str, dated: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + dated)
    name = marks(page).first.get_attribute("data-notice")
    marks(page).first.click()
    expect(page).to_have_url(f"{address}notices/#{name}")
    expect(page.locator(f"[id='{name}']")).to_be_visible()
    context.close()


def test_the_pointer_opens_the_box_may_go_into_it_and_closes_it(page: Page, address: str, dated: str) -> None:
    page.clock.install()
    page.goto(address + dated)
    first, second = marks(page).first, marks(page).nth(1)
    first.hover()
    expect(box(page)).to_be_visible()
    notice = notice_of(page, first)
    for words in (notice["title"], notice["now"] or notice["note"], "过时提法"):
        expect(box(page)).to_contain_text(words)
    box(page).hover()
    page.clock.run_for(2000)
    expect(box(page)).to_be_visible()
    page.locator("h1").hover()
    expect(box(page)).to_be_hidden()
    second.hover()
    expect(box(page)).to_contain_text(notice_of(page, second)["title"])
    expect(page.locator(".pl-datedbox:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()


def test_the_keyboard_opens_the_box_goes_through_it_and_follows_the_link(page: Page, address: str, dated: str) -> None:
    page.goto(address + dated)
    mark = marks(page).first
    name = mark.get_attribute("data-notice")
    mark.focus()
    expect(box(page)).to_be_visible()
    expect(mark).to_have_attribute("aria-describedby", "pl-datedbox-text")
    links = box(page).get_by_role("link").all()
    for link in links:
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(links[-2] if len(links) > 1 else mark).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(mark).to_be_focused()
    page.keyboard.press("Tab")
    expect(mark).not_to_be_focused()
    mark.focus()
    for _ in range(len(links) + 1):
        page.keyboard.press("Tab")
    expect(box(page)).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('.pl-plan') !== null")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pl-datedbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".pl-datedbox")).to_be_focused()
    for _ in links:
        page.keyboard.press("Tab")
    expect(links[-1]).to_be_focused()
    expect(page).to_have_url(address + dated)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}notices/#{name}")


def test_a_click_opens_the_box_and_keeps_it(page: Page, address: str, dated: str) -> None:
    page.clock.install()
    page.goto(address + dated)
    first, second = marks(page).first, marks(page).nth(1)
    title = notice_of(page, first)["title"]
    first.click()
    expect(box(page)).to_contain_text(title)
    page.locator("h1").hover()
    page.clock.run_for(2000)
    expect(box(page)).to_be_visible()
    second.hover()
    page.clock.run_for(2000)
    expect(box(page)).to_contain_text(title)
    first.click()
    first.dblclick()
    expect(box(page)).to_contain_text(title)
    expect(page).to_have_url(address + dated)
    second.click()
    expect(box(page)).to_contain_text(notice_of(page, second)["title"])
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    second.click()
    expect(box(page)).to_be_visible()
    page.locator("h1").click()
    expect(box(page)).to_be_hidden()
    # What was kept is forgotten: the pointer opens and closes again.
    first.hover()
    page.clock.run_for(1000)
    expect(box(page)).to_be_visible()
    page.locator("h1").hover()
    page.clock.run_for(1000)
    expect(box(page)).to_be_hidden()
    first.click()
    box(page).get_by_role("link", name="过时提法").click()
    expect(page).to_have_url(re.compile("/notices/#"))


def test_the_box_is_kept_where_a_key_and_the_pointer_meet(page: Page, address: str, dated: str) -> None:
    """A click leaves the focus on the phrase: Tab leads into the box, and out of it the box closes."""
    page.goto(address + dated)
    marks(page).first.click()
    expect(box(page)).to_be_visible()
    links = box(page).get_by_role("link").all()
    for link in links:
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
    page.keyboard.press("Tab")
    expect(box(page)).to_be_hidden()


def test_another_tab_is_asked_for_as_of_any_link(page: Page, address: str, dated: str) -> None:
    page.goto(address + dated)
    with page.context.expect_page() as opened:
        marks(page).first.click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(re.compile("/notices/#"))
    expect(page).to_have_url(address + dated)


def test_the_open_box_is_accessible_and_fits_a_narrow_screen(narrow: Page, address: str, dated: str) -> None:
    narrow.emulate_media(color_scheme="light", reduced_motion="reduce")
    narrow.goto(address + dated)
    for mark in marks(narrow).all()[:4]:
        mark.tap()
        expect(box(narrow)).to_be_visible()
        place = box(narrow).bounding_box()
        assert place
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 360
        assert narrow.evaluate("document.documentElement.scrollWidth") <= 360
        assert violations_in_both_schemes(narrow) == []
        narrow.locator(".md-header__topic").first.tap()
        expect(box(narrow)).to_be_hidden()


def test_a_tap_opens_the_box_and_the_list_is_a_tap_away(narrow: Page, address: str, dated: str) -> None:
    narrow.goto(address + dated)
    mark = marks(narrow).first
    name = mark.get_attribute("data-notice")
    mark.tap()
    expect(box(narrow)).to_be_visible()
    expect(narrow).to_have_url(address + dated)
    box(narrow).locator("p").first.tap()
    expect(box(narrow)).to_be_visible()
    box(narrow).get_by_role("link", name="过时提法").tap()
    expect(narrow).to_have_url(f"{address}notices/#{name}")
    narrow.go_back()
    for _ in range(2):
        mark.tap()
        expect(box(narrow)).to_be_visible()
    settle(narrow)
    expect(narrow).to_have_url(address + dated)


def test_where_the_notices_do_not_load_the_link_works(page: Page, narrow: Page, address: str, dated: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    for one in (page, narrow):
        one.route("**/library/notices-*.js", refuse)
        one.goto(address + dated)
    with page.expect_event("requestfailed", lambda request: "/library/notices-" in request.url):
        marks(page).first.hover()
    settle(page)
    expect(page.locator(".pl-datedbox:visible")).to_have_count(0)
    marks(page).first.click()
    expect(page).to_have_url(re.compile("/notices/#"))
    marks(narrow).first.tap()
    expect(narrow).to_have_url(re.compile("/notices/#"))


def test_paper_has_no_marks(page: Page, address: str, dated: str) -> None:
    page.goto(address + dated)
    line = "element => getComputedStyle(element).textDecorationLine"
    assert marks(page).first.evaluate(line) == "underline"
    marks(page).first.focus()
    expect(box(page)).to_be_visible()
    page.emulate_media(media="print")
    assert marks(page).first.evaluate(line) == "none"
    expect(box(page)).to_be_hidden()
    expect(page.locator(".pl-datedsum")).to_be_hidden()
