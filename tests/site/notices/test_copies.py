"""Copies count dated phrases and never carry their marks."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from planlib.contract import LineKind
from planlib.library import Library
from planlib.model.plaintext import own_lines
from tests.support.dated import marks, said


def test_copies_never_carry_the_marks_and_say_how_many_phrases_they_have(page: Page, address: str, dated: str) -> None:
    page.goto(address + dated)
    all_marks = page.locator(".pl-plan a.pl-dated").count()
    assert said(page, page.get_by_role("button", name="复制全文", exact=True).click) == all_marks
    rich = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    assert "<a" not in rich
    assert "pl-dated" not in rich
    paragraph = marks(page).first.locator("xpath=..")
    paragraph.hover()
    copy = paragraph.get_by_role("button", name="复制这个自然段")
    assert said(page, copy.click) == paragraph.locator("a.pl-dated").count()
    marks(page).first.select_text()
    assert said(page, lambda: page.keyboard.press("Control+C")) == 1
    assert page.evaluate("navigator.clipboard.readText()") == marks(page).first.inner_text()
    with page.expect_download():
        assert said(page, page.get_by_role("button", name="下载 Word", exact=True).click) == all_marks


def test_a_card_counts_with_all_that_stands_under_it(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}library/?timeliness=update&notice=replace&sort=order")
    cards = page.locator(".pl-results .pl-card")
    expect(cards.first).to_be_visible()
    card = cards.filter(has=page.locator("summary", has_text="含")).first
    count = int(re.findall(r"\d+", card.locator(".pl-card__dated").inner_text())[0])
    assert count == len(library.marks_under(library.template(card.get_attribute("data-id") or "")))
    assert said(page, card.get_by_role("button", name=re.compile("^复制")).first.click) == count
    card.locator("summary", has_text="含").click()
    expect(card.locator(".pl-text a.pl-dated")).to_have_count(count - own_title_marks(card, library))


def own_title_marks(card: Locator, library: Library) -> int:
    """Of a card's own title, which is a link and carries none."""
    template = library.template(card.get_attribute("data-id") or "")
    first = next(own_lines(template.section))
    return len(library.marks(template.plan, first)) if first.kind is LineKind.HEADING else 0
