"""The page that browses the library: facets, its address, and the list without JavaScript."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import quote

from playwright.sync_api import Browser, Locator, Page, expect

from planlib.library import Library
from planlib.model.page import topics_of
from planlib.publishing.sizes import TEMPLATES_SHOWN
from tests.support.searching import VOLUNTEERING, Brute, address_query, facet_values, total


def titles(page: Page) -> list[str]:
    """The titles of the cards that are shown, in order."""
    return page.locator(".pl-results .pl-card__title").all_text_contents()


def test_the_library_shows_its_state_in_the_address_and_takes_it_back(page: Page, address: str, brute: Brute) -> None:
    page.goto(f"{address}library/")
    plain = total(page).text_content() or ""
    expect(page.locator(".pl-plain")).to_be_visible()
    page.locator("#browse-q").press_sequentially("文明")
    expect(total(page)).to_have_text(f"找到 {len(brute.search('文明'))} 段范文")
    expect(page.locator(".pl-plain")).to_be_hidden()
    page.wait_for_url(f"**/library/?q={quote('文明')}")

    page.get_by_role("checkbox", name=re.compile("^志愿服务与学雷锋")).check()
    assert address_query(page) == {"q": ["文明"], "topic": ["volunteering"]}
    page.get_by_role("checkbox", name=re.compile("^家庭与邻里")).check()
    page.get_by_role("group", name="适用").get_by_role("checkbox", name=re.compile("^社区")).check()
    wanted = {"q": ["文明"], "topic": ["volunteering", "family"], "level": ["community"]}
    assert {key: sorted(value) for key, value in address_query(page).items()} == {
        key: sorted(value) for key, value in wanted.items()
    }
    page.get_by_label("排序").select_option("length")
    shared = page.url
    shown = titles(page)
    sentence = total(page).text_content() or ""
    assert shown

    page.go_back()
    assert "sort" not in address_query(page)
    page.go_back()
    assert "level" not in address_query(page)
    expect(page.get_by_role("group", name="适用").get_by_role("checkbox", name=re.compile("^社区"))).not_to_be_checked()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("checkbox", name=re.compile("^志愿服务与学雷锋"))).not_to_be_checked()
    expect(total(page)).to_have_text(f"找到 {len(brute.search('文明'))} 段范文")
    page.go_back()
    expect(page.locator("#browse-q")).to_have_value("")
    expect(total(page)).to_have_text(plain)
    expect(page.locator(".pl-plain")).to_be_visible()
    page.go_forward()
    expect(page.locator("#browse-q")).to_have_value("文明")

    page.goto(shared)
    expect(total(page)).to_have_text(sentence)
    assert titles(page) == shown
    expect(page.get_by_label("排序")).to_have_value("length")


def test_counts_beside_the_facets_are_those_of_the_query(
    page: Page, address: str, library: Library, brute: Brute
) -> None:
    page.goto(f"{address}library/?q={quote('志愿')}&level=community")
    expect(total(page)).to_have_text(re.compile("找到"))
    values = {template.id: facet_values(template) for template in library.templates}
    results = brute.search("志愿")
    for facet in ("topic", "kind", "level", "type", "plan"):
        counts = Counter(
            value
            for id in results
            if facet == "level" or "community" in values[id]["level"]
            for value in values[id][facet]
        )
        for box in page.locator(f"input[name={facet}]").all():
            value = box.get_attribute("value") or ""
            figure = box.locator("xpath=..").locator(".pl-count")
            expect(figure).to_have_text(str(counts[value]))


def test_chips_take_choices_back(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}library/?topic=family&kind=tasks&plan=wm-5")
    chips = page.get_by_role("list", name="已选的筛选条件")
    expect(chips.get_by_role("button")).to_have_text(
        [library.topics["family"].title, "任务", re.compile("^篇五"), "全部清除"]
    )
    page.get_by_role("button", name="去掉章节类型：任务").click()
    assert address_query(page) == {"topic": ["family"], "plan": ["wm-5"]}
    expect(page.locator("input[name=kind][value=tasks]")).not_to_be_checked()
    page.get_by_role("button", name="全部清除").press("Enter")
    assert address_query(page) == {}
    expect(chips).to_be_hidden()
    expect(page.locator(".pl-plain")).to_be_visible()


def test_links_from_the_matrix_and_the_home_page_narrow_the_library(page: Page, address: str, library: Library) -> None:
    expected = [
        template
        for template in library.templates
        if template.plan.id == "wm-5" and "culture-sports" in topics_of(template.section)
    ]
    page.goto(f"{address}topics/")
    page.get_by_role("link", name=f"篇五有 {len(expected)} 段“文化体育”范文").click()
    expect(page.locator("input[name=topic][value=culture-sports]")).to_be_checked()
    expect(page.locator("input[name=plan][value=wm-5]")).to_be_checked()
    expect(total(page)).to_have_text(f"找到 {len(expected)} 段范文")
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name=re.compile("^组织保障")).click()
    expect(page.locator("input[name=kind]:checked")).to_have_count(1)


def place_of(element: Locator) -> float:
    """How far down the screen the end of an element is, in pixels."""
    bottom: float = element.evaluate("element => element.getBoundingClientRect().bottom")
    return bottom


def test_more_results_are_shown_without_losing_the_place(
    page: Page, address: str, brute: Brute, library: Library
) -> None:
    page.goto(f"{address}library/?q={quote('文明')}")
    cards = page.locator(".pl-results .pl-card")
    expect(cards.first).to_be_visible()
    first = cards.count()
    more = page.get_by_role("button", name="再显示 20 段")
    more.focus()
    before = place_of(cards.nth(first - 1))
    page.keyboard.press("Enter")
    expect(cards.nth(first)).to_be_visible()
    assert abs(place_of(cards.nth(first - 1)) - before) < 1
    expect(cards.nth(first).get_by_role("link").first).to_be_focused()
    while more.count():
        count = cards.count()
        more.click()
        expect(cards).not_to_have_count(count)
    shown = cards.evaluate_all("cards => cards.map(card => card.dataset.id)")
    assert len(set(shown)) == len(shown)
    assert set(brute.search("文明")) <= {one for name in shown for one in (name, *library.variants[name])}

    place = cards.nth(len(shown) - 2).get_by_role("link").first
    place.scroll_into_view_if_needed()
    place.click()
    page.wait_for_url("**/plans/**")
    page.go_back()
    expect(cards).to_have_count(len(shown))
    expect(place).to_be_in_viewport()


def test_nothing_found_offers_topics_and_a_way_out(page: Page, address: str) -> None:
    page.goto(f"{address}library/?q={quote('志愿服物')}&level=town")
    results = page.locator(".pl-results")
    expect(total(page)).to_have_text(re.compile("^没有找到“志愿服物”"))
    expect(results.locator(".pl-chips").get_by_role("link", name="志愿服务与学雷锋")).to_be_visible()
    results.get_by_role("button", name="去掉全部筛选再找").click()
    assert address_query(page) == {"q": ["志愿服物"]}
    expect(results.get_by_role("heading", name="也许要找“志愿服务”")).to_be_visible()
    expect(results.get_by_role("link", name=VOLUNTEERING, exact=True)).to_be_visible()


def test_what_is_found_by_pinyin_is_said_to_be(page: Page, address: str) -> None:
    for query in ("zyfw", "zhi yuan fu wu"):
        page.goto(f"{address}library/?q={quote(query)}")
        expect(total(page)).to_have_text(re.compile(r"^按拼音找到“志愿服务”.*，\d+ 段$"))
        expect(page.locator(".pl-results .pl-card__title a").first).to_have_text(VOLUNTEERING)
    page.goto(f"{address}library/?q={quote('怎么写')}")
    expect(total(page)).to_have_text(re.compile("^“怎么写”没有说找什么"))


def test_paper_tells_how_much_of_the_list_is_on_it(page: Page, address: str, brute: Brute) -> None:
    page.goto(f"{address}library/?q={quote('文明')}")
    note, count = page.locator(".pl-results .pl-on-paper"), len(brute.search("文明"))
    expect(note).to_have_text(f"只印出 20 段，共 {count} 段。要印全部，先点“全部显示”。")
    expect(note).to_be_hidden()
    page.emulate_media(media="print")
    expect(note).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="全部显示").click()
    expect(note).to_have_count(0)
    expect(page.get_by_role("button", name="再显示 20 段")).to_have_count(0)


def test_the_library_is_used_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}library/")
    page.locator("#browse-q").focus()
    page.keyboard.type("志愿")
    page.keyboard.press("Enter")
    expect(total(page)).to_have_text(re.compile("^找到"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="搜索", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("input[name=topic]").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("input[name=topic]").first).to_be_focused()
    expect(page).to_have_url(re.compile("topic="))
    chip = page.get_by_role("button", name=re.compile("^去掉主题"))
    chip.focus()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("topic="))
    assert address_query(page) == {"q": ["志愿"]}
    assert page.evaluate("document.activeElement !== document.body")


def test_without_javascript_the_library_is_a_plain_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="搜索范文").click()
    page.wait_for_url("**/library/")
    expect(page.locator(".pl-card:visible")).to_have_count(TEMPLATES_SHOWN)
    expect(page.get_by_role("link", name="看全部")).to_be_hidden()
    for part in (".pl-search", ".pl-narrow", ".pl-sort", ".pl-results"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".md-content").get_by_role("button")).to_have_count(0)
    ways = page.locator(".pl-ways")
    ways.locator("div", has_text="目标").get_by_role("link").first.click()
    expect(page.locator("#kind-goals")).to_be_in_viewport()
    page.go_back()
    ways.get_by_role("link", name="志愿服务").first.click()
    page.wait_for_url("**/topics/volunteering/#templates")
    context.close()


def test_the_first_templates_lead_on_to_all(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}library/")
    expect(page.locator(".pl-ways")).to_be_hidden()
    page.get_by_role("link", name=f"看全部 {len(library.templates)} 段范文").click()
    expect(page.locator(".pl-total")).to_have_text(f"找到 {len(library.templates)} 段范文")


def test_nothing_overflows_a_narrow_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for query in ("", f"?q={quote('文明')}&level=community&topic=family", f"?q={'a' * 300}", f"?q={quote('义工')}"):
        page.goto(f"{address}library/{query}")
        expect(page.locator(".pl-total")).to_have_text(re.compile("段|没有"))
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("input[name=topic]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="搜索范文").click()
    page.keyboard.type("文明")
    expect(page.locator(".pl-option").first).to_be_visible()
    output = page.locator(".pl-box__output")
    assert output.evaluate("box => box.scrollWidth <= box.clientWidth && box.clientWidth <= 360")
    context.close()
