"""The search in a real Chromium: the header's box and the browse page, their answers against brute force in Python."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs, quote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from planlib.contract import Row
from planlib.library import Library, Template, topics_of
from planlib.model.page import Section
from planlib.model.plaintext import neutral_text, own_lines
from planlib.publishing.search.folding import fold
from planlib.publishing.sizes import TEMPLATES_A_PAGE
from planlib.publishing.urls import page_url, plan_uri
from tests.support.accessible import still_context, violations
from tests.support.built import Site

expect.set_options(timeout=15_000)  # for busy machines

VOLUNTEERING = "三、扎实开展志愿服务活动"


def open_box(page: Page, query: str = "") -> Locator:
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="搜索范文")
    expect(box).to_be_focused()
    page.keyboard.type(query)
    return box


def status(page: Page) -> Locator:
    return page.locator(".pl-box__status")


def titles(page: Page) -> list[str]:
    """The titles of the cards that are shown, in order."""
    return page.locator(".pl-results .pl-card__title").all_text_contents()


def total(page: Page) -> Locator:
    return page.locator(".pl-total")


def address_query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# ---------------------------------------------------------------------------------------------------------------------
# Brute force


class Brute:
    """The sections that a query finds, by reading all of them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        fields = library.vocabulary.fields
        self.own: dict[str, list[str]] = {}
        self.under: dict[str, list[str]] = {}  # ids of the sections strictly below
        for template in library.templates:
            lines = [line.number + neutral_text(line.runs, fields) for line in own_lines(template.section)]
            self.own[template.id] = [fold(line) for line in lines]
            self.under[template.id] = [f"{template.plan.id}/{below.id}" for below in _below(template.section)]

    def holds(self, ids: Sequence[str], term: str) -> bool:
        return any(term in line for id in ids for line in self.own[id])

    def search(self, query: str) -> set[str]:
        words = fold(query).split()
        terms = [word for word in words if not word.startswith("-") or word == "-"]
        excluded = [word[1:] for word in words if word.startswith("-") and word != "-"]

        def meets(id: str) -> bool:
            family = [id, *self.under[id]]
            return all(self.holds(family, term) for term in terms) and not any(
                self.holds(family, term) for term in excluded
            )

        return {
            id
            for id in self.own
            if meets(id)
            and (all(self.holds([id], term) for term in terms) or not any(meets(below) for below in self.under[id]))
        }


def _below(section: Section) -> Iterator[Section]:
    for child in section.children:
        yield child
        yield from _below(child)


@pytest.fixture(scope="module")
def brute(library: Library) -> Brute:
    return Brute(library)


def queries(brute: Brute) -> list[str]:
    """What users type, and stretches of the text of every length, alone, in twos, and with something left out."""
    chosen = random.Random(7)
    lines = [line for lines in brute.own.values() for line in lines if len(line) > 12]

    def stretch(longest: int = 6) -> str:
        line = chosen.choice(lines).replace(" ", "")
        start = chosen.randrange(len(line) - 2)
        return line[start : start + chosen.randint(1, longest)].replace('"', "").lstrip("-“”") or "社"

    typed = [
        "志愿服务",
        "道德讲堂",
        "文明",
        "党",
        "的",
        "20××",
        "１",
        "%",
        "，",
        "“四有”",
        "志願服務",
        "ABC",
        "社区 文明",
    ]
    typed += [
        "没有这样的话",
        "计划 -社区",
        "文明 家庭 -村",
        "精神文明 建设 活动",
        "领导 小组 组长",
        "开头",
        "一、",
        "（一）",
    ]
    return [
        *typed,
        *(stretch() for _ in range(60)),
        *(stretch(40) for _ in range(15)),
        *(f"{stretch(3)} {stretch(3)}" for _ in range(30)),
        *(f"{stretch(2)} {stretch(2)} {stretch(1)}" for _ in range(15)),
        *(f"{stretch(2)} -{stretch(2)}" for _ in range(15)),
    ]


def run_searches(page: Page, asked: Sequence[str], options: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    script = """([queries, options]) => Promise.all(queries.map(async (query) => {
      const { total, about, ids, facets } = await planLibrary.search(query, options);
      return { total, about, ids, facets };
    }))"""
    found: list[dict[str, Any]] = page.evaluate(script, [asked, options or {}])
    return found


def test_the_search_finds_what_brute_force_finds(page: Page, address: str, brute: Brute) -> None:
    page.goto(address)
    asked = queries(brute)
    assert len(asked) > 150
    for query, found in zip(asked, run_searches(page, asked), strict=True):
        expected = brute.search(query)
        assert set(found["ids"]) == expected, query
        assert found["total"] == len(found["ids"]) == len(expected), query
        assert not found["about"], query
    for query, found in zip(asked, run_searches(page, asked, {"limit": 8}), strict=True):
        assert found["total"] == len(brute.search(query)), query
        assert len(found["ids"]) == min(8, found["total"]), query


def facet_values(template: Template) -> dict[str, set[str]]:
    plan, section = template.plan, template.section
    return {
        "topic": set(topics_of(section)),
        "kind": {section.kind},
        "level": {plan.level},
        "type": {plan.type},
        "plan": {plan.id},
    }


def test_facets_narrow_and_count_like_brute_force(page: Page, address: str, library: Library, brute: Brute) -> None:
    """OR within a facet, AND between them; a value's count leaves its own facet's choice aside."""
    page.goto(address)
    values = {template.id: facet_values(template) for template in library.templates}
    choices: list[dict[str, list[str]]] = [
        {},
        {"level": ["community"]},
        {"topic": ["volunteering", "family"], "level": ["community", "town"]},
        {"kind": ["tasks"], "type": ["plan"], "plan": ["wm-2a", "wm-5"]},
    ]
    for query in ("", "文明", "社区 活动", "志愿"):
        for chosen in choices:
            options = {f"{facet}s": wanted for facet, wanted in chosen.items()}
            (found,) = run_searches(page, [query], options)

            def lets(id: str, chosen: dict[str, list[str]] = chosen, aside: str = "") -> bool:
                return all(values[id][facet] & set(wanted) for facet, wanted in chosen.items() if facet != aside)

            results = brute.search(query)
            assert set(found["ids"]) == {id for id in results if lets(id)}, (query, chosen)
            for facet in ("topic", "kind", "level", "type", "plan"):
                counts = Counter(value for id in results if lets(id, aside=facet) for value in values[id][facet])
                assert found["facets"][facet] == counts, (query, chosen, facet)


def test_results_are_sorted_by_plan_order_and_by_length(page: Page, address: str, library: Library) -> None:
    page.goto(address)
    order = [template.id for template in library.templates]
    lengths = {template.id: len(re.sub(r"\s", "", library.text(template.section))) for template in library.templates}
    by_order, by_length = (run_searches(page, ["文明"], {"sort": sort})[0]["ids"] for sort in ("order", "length"))
    assert len(by_order) > 30
    assert by_order == sorted(by_order, key=order.index)
    assert sorted(by_order) == sorted(by_length)
    assert [lengths[id] for id in by_length] == sorted(lengths[id] for id in by_length)


# ---------------------------------------------------------------------------------------------------------------------
# The box


def test_the_box_is_used_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}guide/")
    trigger = page.get_by_role("button", name="搜索范文")
    trigger.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("combobox", name="搜索范文")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("志愿服务活动")
    options = page.get_by_role("option")
    expect(status(page)).to_have_text("找到 4 篇范文")
    expect(box).to_have_attribute("aria-expanded", "true")
    first = page.get_by_role("group", name="范文", exact=True).get_by_role("option").first
    expect(first).to_contain_text(VOLUNTEERING)
    expect(first.locator("mark").first).to_have_text("志愿服务活动")
    for _ in range(options.count()):
        if first.get_attribute("aria-selected") == "true":
            break
        page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plans/wm-4c/#*")
    heading = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    expect(heading).to_contain_text(VOLUNTEERING)
    expect(heading).to_be_in_viewport()


def test_escape_closes_the_box_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(f"{address}guide/")
    trigger = page.get_by_role("button", name="搜索范文")
    trigger.focus()
    for keys in ("/", "Control+k", "Meta+k", "Space"):
        page.keyboard.press(keys)
        expect(page.get_by_role("dialog", name="搜索范文")).to_be_visible()
        page.keyboard.type("党")
        expect(status(page)).to_have_text(re.compile("找到 .* 篇"))
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(trigger).to_be_focused()


def test_the_slash_is_a_character_where_one_types(page: Page, address: str) -> None:
    page.goto(f"{address}library/")
    page.locator("#browse-q").focus()
    page.keyboard.type("1/2")
    expect(page.locator("#browse-q")).to_have_value("1/2")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("a/b")
    expect(page.get_by_role("combobox", name="搜索范文")).to_have_value("a/b")


def test_enter_without_a_choice_shows_everything_in_the_library(page: Page, address: str, brute: Brute) -> None:
    page.goto(f"{address}plans/wm-1/")
    open_box(page, "道德 讲堂")
    expect(page.get_by_role("option", name="在范文库里看全部")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/library/?q=*")
    assert address_query(page) == {"q": ["道德 讲堂"]}
    expect(total(page)).to_have_text(f"找到 {len(brute.search('道德 讲堂'))} 篇范文")


def test_topics_that_the_query_names_come_first(page: Page, address: str) -> None:
    page.goto(address)
    open_box(page, "环保")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".pl-option[aria-selected=true]")
    expect(chosen).to_contain_text("环境卫生与绿化")
    page.keyboard.press("Enter")
    expect(page).to_have_title("环境卫生与绿化 - 社区计划范文库")


@pytest.mark.parametrize(
    ("query", "group"),
    [("义工", "相关：近义词“志愿者”"), ("zyfw", "相关：拼音“志愿服务”"), ("环保", "相关：主题“环境卫生与绿化”")],
)
def test_what_other_words_add_is_marked_as_such(page: Page, address: str, query: str, group: str) -> None:
    page.goto(address)
    open_box(page, query)
    expect(page.get_by_role("group", name=group, exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=group, exact=True)).to_be_visible()


def test_nothing_is_searched_or_opened_while_an_input_method_composes(page: Page, address: str) -> None:
    page.goto(address)
    box = open_box(page, "党")
    expect(status(page)).to_have_text(re.compile("找到 .* 篇"))
    before = status(page).text_content()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "dangjian", "selectionStart": 8, "selectionEnd": 8})
    expect(box).to_have_value("党dangjian")
    enter = """input => ['ArrowDown', 'Enter'].map(key => input.dispatchEvent(
      new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true, cancelable: true})))"""
    assert box.evaluate(enter) == [True, True]  # not taken
    page.wait_for_timeout(150)
    assert status(page).text_content() == before
    assert page.url == address
    devtools.send("Input.insertText", {"text": "建"})
    expect(box).to_have_value("党建")
    expect(page.locator(".pl-option mark").first).to_have_text("党建")


def test_only_the_newest_query_is_painted(page: Page, address: str) -> None:
    """An answer that comes late, because its data did, is dropped."""
    page.goto(address)
    box = open_box(page)
    expect(status(page)).to_have_text(re.compile("^可输入"))
    late: list[Route] = []
    held = [True]
    page.route("**/search/grams/*", lambda route: late.append(route) if held else route.continue_())
    page.evaluate("""window.said = []; new MutationObserver(() =>
      said.push(document.querySelector(".pl-box__status").textContent)).observe(
      document.querySelector(".pl-box__status"), {childList: true})""")
    for query in ("讲", "道德", "没有这样的话"):
        box.fill(query)
    page.wait_for_timeout(100)
    held.clear()
    assert late
    for route in late:
        route.continue_()
    expect(status(page)).to_have_text("没有找到“没有这样的话”")
    page.wait_for_timeout(100)
    assert page.evaluate("said") == ["没有找到“没有这样的话”"]


SPECIAL = [
    "。",
    "的",
    "1",
    "20",
    "a",
    "%",
    "%E5",
    "\\",
    "'",
    '"',
    "“",
    "-",
    "😀",
    "&lt;",
    "<img src=x onerror=fired=1>",
]
SPECIAL += ["文明" * 250, "。" * 500, " 　\t ", "constructor", "__proto__", "a" * 500, "|", "=topic:family", "~zyfw"]


def test_every_input_behaves(page: Page, address: str) -> None:
    page.goto(address)
    box = open_box(page)
    for query in SPECIAL:
        box.fill(query)
        if query.strip(" 　\t"):
            expect(status(page)).to_have_text(re.compile("^(找到|没有)"))
        else:
            expect(status(page)).to_have_text(re.compile("^可输入"))
        expect(page.get_by_role("alert")).to_have_count(0)
    assert page.evaluate("typeof fired") == "undefined"
    for query in ("%", "<img src=x onerror=fired=1>", "文明" * 250):
        page.goto(f"{address}library/?q={quote(query)}")
        expect(page.locator("#browse-q")).to_have_value(query)
        expect(total(page)).to_have_text(re.compile("^(找到|没有)"))
    assert page.evaluate("typeof fired") == "undefined"
    assert page.locator("img[src=x]").count() == 0


def test_a_pasted_paragraph_finds_its_section(page: Page, address: str, brute: Brute) -> None:
    page.goto(address)
    long = max((line for lines in brute.own.values() for line in lines), key=len)[:400]
    box = open_box(page)
    page.evaluate("text => navigator.clipboard.writeText(text)", f"{long}\n\r\n")
    page.keyboard.press("Control+v")
    expect(box).to_have_value(f"{long} ")
    expect(status(page)).to_have_text(f"找到 {len(brute.search(long))} 篇范文")


def test_a_result_on_the_same_page_closes_the_box(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-4c/")
    open_box(page, VOLUNTEERING)
    page.get_by_role("group", name="范文", exact=True).get_by_role("option").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(f"[id='{urlsplit(page.url).fragment}']")).to_be_in_viewport()


@pytest.mark.parametrize(
    "missing", ["**/search.js", "**/search/manifest.js*", "**/search/grams/*", "**/search/texts/*"]
)
def test_a_file_that_does_not_load_is_said_and_asked_for_again(page: Page, address: str, missing: str) -> None:
    page.goto(address)
    page.route(missing, lambda route: route.abort())
    box = open_box(page, "志愿服务活动")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("没有加载成")
    page.unroute(missing)
    alert.get_by_role("button", name="重试").click()
    expect(status(page)).to_have_text("找到 4 篇范文")
    expect(box).to_be_focused()


@pytest.mark.parametrize("missing", ["**/search.js", "**/search/manifest.js*", "**/search/grams/*"])
def test_the_library_page_says_so_too(page: Page, address: str, missing: str) -> None:
    page.route(missing, lambda route: route.abort())
    page.goto(f"{address}library/?q={quote('志愿服务活动')}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("没有加载成")
    page.unroute(missing)
    alert.get_by_role("button", name="重试").click()
    expect(total(page)).to_have_text("找到 4 篇范文")
    expect(alert).to_have_count(0)


# ---------------------------------------------------------------------------------------------------------------------
# The browse page


def test_the_library_shows_its_state_in_the_address_and_takes_it_back(page: Page, address: str, brute: Brute) -> None:
    page.goto(f"{address}library/")
    plain = total(page).text_content() or ""
    expect(page.locator(".pl-plain")).to_be_visible()
    page.locator("#browse-q").press_sequentially("文明")
    expect(total(page)).to_have_text(f"找到 {len(brute.search('文明'))} 篇范文")
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
    expect(total(page)).to_have_text(f"找到 {len(brute.search('文明'))} 篇范文")
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
    page.goto(f"{address}topics/")
    page.get_by_role("link", name="篇五有 3 篇“文化体育”范文").click()
    expect(page.locator("input[name=topic][value=culture-sports]")).to_be_checked()
    expect(page.locator("input[name=plan][value=wm-5]")).to_be_checked()
    expected = [
        template
        for template in library.templates
        if template.plan.id == "wm-5" and "culture-sports" in topics_of(template.section)
    ]
    expect(total(page)).to_have_text(f"找到 {len(expected)} 篇范文")
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name=re.compile("^组织保障")).click()
    expect(page.locator("input[name=kind]:checked")).to_have_count(1)


def place_of(element: Locator) -> float:
    """How far down the screen the end of an element is, in pixels."""
    bottom: float = element.evaluate("element => element.getBoundingClientRect().bottom")
    return round(bottom)


def test_more_results_are_shown_without_losing_the_place(page: Page, address: str, brute: Brute) -> None:
    page.goto(f"{address}library/?q={quote('文明')}")
    cards = page.locator(".pl-results .pl-card")
    hits = page.locator(".pl-results .pl-card, .pl-results .pl-wordings li")  # wordings of one passage share a card
    expect(hits).to_have_count(20)
    first = cards.count()
    more = page.get_by_role("button", name="再显示 20 条")
    more.focus()
    before = place_of(cards.nth(first - 1))
    page.keyboard.press("Enter")
    expect(hits).to_have_count(40)
    assert place_of(cards.nth(first - 1)) == before
    expect(cards.nth(first).get_by_role("link").first).to_be_focused()
    while more.count():
        count = hits.count()
        more.click()
        expect(hits).not_to_have_count(count)
    expect(hits).to_have_count(len(brute.search("文明")))

    place = cards.nth(30).get_by_role("link").first
    place.scroll_into_view_if_needed()
    place.click()
    page.wait_for_url("**/plans/**")
    page.go_back()
    expect(hits).to_have_count(len(brute.search("文明")))
    expect(place).to_be_in_viewport()


def test_a_result_says_what_it_is_and_offers_what_to_do(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}library/?q={quote('镇志愿者协会')}")
    card = page.locator(".pl-results .pl-card")
    expect(card).to_have_count(1)
    expect(card.locator(".pl-card__crumbs").first).to_have_text(re.compile("^篇六　.* › "))
    expect(card.locator("mark").first).to_have_text("镇")  # the end of a field: ××镇
    expect(card.locator(".pl-field").first).to_have_attribute("data-field", "镇")
    expect(card.locator(".pl-field").first).to_have_attribute("data-example", "水沟镇")
    expect(card.locator(".pl-card__meta")).to_contain_text("填空：乡镇名称")
    card.get_by_text("展开全文").click()
    expect(card.locator(".pl-text")).to_contain_text("评选表彰一批优秀志愿组织和优秀志愿者")
    card.get_by_role("button", name=re.compile("^复制“")).click()
    expect(page.locator(".pl-toast")).to_have_text(re.compile("^已复制 \\d+ 字$"))
    copied: str = page.evaluate("navigator.clipboard.readText()")
    (template,) = (
        template
        for template in library.templates
        if "镇志愿者协会" in library.text(template.section) and template.is_leaf
    )
    assert copied == library.text(template.section)
    card.get_by_role("link", name=re.compile("^打开")).click()
    page.wait_for_url(f"**/{page_url(plan_uri(template.plan))}#{template.section.id}")


def test_a_section_with_others_under_it_is_read_and_copied_whole(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}library/?plan=wm-5&sort=order")
    parent = next(t for t in library.templates if t.plan.id == "wm-5" and t.section.children)
    card = page.locator(f".pl-card[data-id='{parent.id}']")
    card.get_by_text(f"含 {len(parent.section.children)} 节，展开全文").click()
    lines = library.text(parent.section).split("\n")
    expect(card.locator(".pl-text p")).to_have_count(len(lines) - 1)
    assert card.locator(".pl-text p").all_text_contents() == lines[1:]
    card.get_by_role("button", name=re.compile("^复制“")).click()
    expect(page.locator(".pl-toast")).to_have_text(re.compile("^已复制 \\d+ 字，含 \\d+ 处过时表述$"))
    assert page.evaluate("navigator.clipboard.readText()") == "\n".join(lines)


def test_wordings_of_one_passage_share_a_card(page: Page, address: str) -> None:
    """As the index says it; here it is made to say it of the first three results."""

    def with_variants(route: Route) -> None:
        body = route.fetch().text()
        head, _, data = body.partition(",[")
        rows = [Row._make(row) for row in json.loads(f"[{data.strip().removesuffix(')')}")]
        rows = [row._replace(variants=others.get(row.id, [])) for row in rows]
        route.fulfill(body=f"{head},{json.dumps(rows)})", content_type="text/javascript")

    page.goto(address)
    found = page.evaluate("planLibrary.search('志愿服务')")
    ranks = [hit["rank"] for hit in found["hits"][:3]]
    others = {hit["id"]: [rank for rank in ranks if rank != hit["rank"]] for hit in found["hits"][:3]}
    page.route("**/search/texts/*", with_variants)
    page.goto(f"{address}library/?q={quote('志愿服务')}")
    cards = page.locator(".pl-results .pl-list").first.locator(".pl-card")
    expect(cards).to_have_count(len(found["hits"]) - 2)
    cards.first.get_by_text("3 种写法", exact=True).click()
    expect(cards.first.locator(".pl-wordings a")).to_have_count(2)
    compare = cards.first.get_by_role("link", name=re.compile("^对照 3 种写法"))
    expected = f"{address}compare/?of={quote(found['ids'][0], safe='')}"
    assert compare.evaluate("link => link.href") == expected
    open_box(page, "志愿服务")
    options = page.get_by_role("group", name="范文", exact=True).get_by_role("option")
    expect(options).to_have_count(len(found["hits"]) - 2)
    expect(options.first).to_contain_text("3 种写法")


def test_nothing_found_offers_topics_and_a_way_out(page: Page, address: str) -> None:
    page.goto(f"{address}library/?q={quote('志愿服物')}&level=town")
    results = page.locator(".pl-results")
    expect(total(page)).to_have_text("没有符合的范文")
    expect(results.locator(".pl-chips").get_by_role("link", name="志愿服务与学雷锋")).to_be_visible()
    results.get_by_role("button", name="去掉全部筛选再找").click()
    assert address_query(page) == {"q": ["志愿服物"]}
    expect(results.get_by_role("heading", name="文字相近的范文")).to_be_visible()
    expect(results.get_by_role("link", name=VOLUNTEERING, exact=True)).to_be_visible()


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
    assert "topic" in address_query(page)
    chip = page.get_by_role("button", name=re.compile("^去掉主题"))
    chip.focus()
    page.keyboard.press("Enter")
    assert address_query(page) == {"q": ["志愿"]}
    assert page.evaluate("document.activeElement !== document.body")


def test_without_javascript_the_library_is_a_plain_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="搜索范文").click()
    page.wait_for_url("**/library/")
    expect(page.locator(".pl-card:visible")).to_have_count(TEMPLATES_A_PAGE)
    page.get_by_role("link", name="下一页").click()
    page.wait_for_url("**/library/page-2/")
    expect(page.locator(".pl-card:visible")).to_have_count(TEMPLATES_A_PAGE)
    for part in (".pl-search", ".pl-narrow", ".pl-sort", ".pl-results"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".md-content").get_by_role("button")).to_have_count(0)
    context.close()


def test_the_site_searches_from_a_folder(flat: Site, page: Page) -> None:
    page.goto((flat.folder / "plans/wm-1.html").as_uri())
    open_box(page, "志愿服务活动")
    expect(status(page)).to_have_text("找到 4 篇范文")
    page.keyboard.press("Enter")
    page.wait_for_url("**/library.html?q=*")
    expect(total(page)).to_have_text("找到 4 篇范文")
    page.get_by_role("checkbox", name=re.compile("^志愿服务与学雷锋")).check()
    assert "topic" in address_query(page)
    page.locator(".pl-results").get_by_role("link", name=VOLUNTEERING).first.click()
    page.wait_for_url("**/plans/wm-4c.html#*")


def test_the_folders_of_the_served_site_open_as_files_too(page: Page, site: Site) -> None:
    page.goto((site.folder / "library" / "index.html").as_uri() + f"?q={quote('志愿服务活动')}")
    page.locator(".pl-results").get_by_role("link", name=VOLUNTEERING).first.click()
    page.wait_for_url("**/plans/wm-4c/index.html#*")


def test_nothing_overflows_a_narrow_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for query in ("", f"?q={quote('文明')}&level=community&topic=family", f"?q={'a' * 300}", f"?q={quote('义工')}"):
        page.goto(f"{address}library/{query}")
        expect(page.locator(".pl-total")).to_have_text(re.compile("篇|没有"))
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


def test_no_other_host_is_asked_and_little_is_loaded_before_the_search(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}plans/wm-1/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search" in url]
    open_box(page, "志愿服务")
    expect(status(page)).to_have_text("找到 4 篇范文")
    assert [url for url in asked if "/search/grams/" in url]
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


# ---------------------------------------------------------------------------------------------------------------------
# Accessibility

PAGES = ["", "library/", "topics/", "topics/volunteering/", "plans/", "plans/wm-1/", "plans/wm-4c/", "about/"]
PAGES += ["guide/", "guide/rules/", "guide/rules/pln2/", "404.html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_page(browser: Browser, address: str, scheme: Any, width: int) -> None:
    context = still_context(browser, scheme, width)
    page = context.new_page()
    problems: dict[str, list[str]] = {}

    def check(name: str) -> None:
        if found := violations(page):
            problems[name] = found

    # The page for wrong addresses is written for a site at the root of its host.
    root = urljoin(address, "/")
    page.route(f"{root}assets/**", lambda route: route.continue_(url=route.request.url.replace(root, address)))
    for name in PAGES:
        page.goto(address + name)
        check(name or "home")
    for query in (f"?q={quote('文明')}&topic=family&level=community", f"?q={quote('义工')}", f"?q={quote('志愿服物')}"):
        page.goto(f"{address}library/{query}")
        expect(page.locator(".pl-total")).to_have_text(re.compile("找到|没有"))
        check(query)
    for query in ("", "志愿服务", "义工", "没有这样的话"):
        page.goto(address)
        open_box(page, query)
        expect(status(page)).to_have_text(re.compile("可输入|找到|没有"))
        page.keyboard.press("ArrowDown")
        check(f"box: {query}")
    context.close()
    assert problems == {}
