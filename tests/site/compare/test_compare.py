"""The compare view in a real Chromium, and its page without JavaScript."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from planlib.library import Library
from planlib.publishing.compare import pack_count, repaired_plans
from planlib.publishing.datafile import hashed_uri
from planlib.publishing.labels import short_name
from planlib.publishing.sizes import GROUPS_SHOWN, TEMPLATES_SHOWN
from planlib.publishing.urls import page_url, plan_uri
from tests.support.built import Site, served
from tests.support.derived import compare_files

SUMMARY = ".pl-compare__summary"
NOTE = ".pl-diff__note"


def test_a_plan_page_links_each_section_to_its_variants(site: Site, library: Library) -> None:
    for plan in library.plans:
        page = site.pages[page_url(plan_uri(plan))]
        links = {a.get("href"): a.text_content() for a in page.cssselect(".pl-about a.pl-variants")}
        names = [f"{plan.id}/{section.id}" for section in plan.page.walk()]
        assert links == {
            f"../../compare/?of={name}": f"{len(library.wordings(name))} 种写法"
            for name in names
            if len(library.wordings(name)) > 1
        }


def test_a_card_links_to_its_variants(site: Site, library: Library) -> None:
    links = [a.get("href") for a in site.pages["library/"].cssselect(".pl-card a.pl-variants")]
    cards = site.pages["library/"].cssselect(".pl-card")
    assert len(cards) == TEMPLATES_SHOWN
    anchors = [str(card.cssselect("a")[0].get("href")).partition("#")[2] for card in cards]
    listed = [f"{card.get('data-plan')}/{anchor}" for card, anchor in zip(cards, anchors, strict=True)]
    assert links == [f"../compare/?of={name}" for name in listed if len(library.wordings(name)) > 1]
    assert not {other for name in listed for other in library.wordings(name)[0]} & set(listed)
    for card, name in zip(cards, listed, strict=True):
        also = [a.text for a in card.cssselect(".pl-card__also a")]
        assert also == [short_name(library.template(one).plan) for one in library.wordings(name)[0]]


def test_the_repairs_are_in_packs_as_many_as_the_page_says(site: Site, library: Library) -> None:
    files = {file.relative_to(site.folder).as_posix() for file in (site.folder / "compare/data").iterdir()}
    assert files == {hashed_uri(uri, text)[0] for uri, text in compare_files(library).items()}
    (view,) = site.pages["compare/"].cssselect(".pl-compare")
    assert view.get("data-packs") == str(pack_count(len(repaired_plans(library))))


def test_the_script_is_loaded_on_its_page_only(site: Site) -> None:
    with_it = {
        address
        for address, page in site.pages.items()
        if any("/compare-" in (script.get("src") or "") for script in page.iter("script"))
    }
    assert with_it == {"compare/"}


def test_without_javascript_the_page_lists_all_variants(browser: Browser, address: str, library: Library) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}plans/wm-7/")
    page.get_by_role("link", name="2 种写法").first.click()
    assert "/compare/?of=wm-7/" in page.url
    groups = page.locator(".pl-groups-list > li")
    expect(groups).to_have_count(len(library.variant_groups))
    shares = [int(words.partition("相同 ")[2].partition("%")[0]) for words in groups.all_text_contents()]
    assert shares == sorted(shares)
    assert max(shares) < 100
    context.close()


def test_of_a_section_its_nearest_variant_is_shown(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-2b/#tasks")
    page.locator("#tasks + .pl-about .pl-variants").click()
    expect(page.locator(SUMMARY)).to_have_text("相同 99%，1 处不同")
    expect(page.locator("del.pl-diff")).to_have_count(1)
    expect(page.locator("del.pl-diff")).to_contain_text("的")
    expect(page.locator("ins.pl-diff")).to_have_count(0)
    assert page.locator(".pl-compare__head").all_text_contents() == [
        "甲篇二之二《小康文明社区建设工作计划》二、主要任务",
        "乙篇七《小康文明社区建设工作计划（另一版本）》二、主要任务",
    ]
    expect(page.locator(".pl-variant-groups")).to_be_hidden()
    page.get_by_role("heading", name="篇七").get_by_role("link").click()
    assert page.url.endswith("/plans/wm-7/#tasks")
    page.go_back()
    expect(page.locator(SUMMARY)).to_have_text("相同 99%，1 处不同")


def test_a_long_pair_is_aligned_paragraph_by_paragraph(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?a=wm-5/tasks&b=wm-8/tasks")
    expect(page.locator(SUMMARY)).to_have_text("相同 99%，1 处不同")
    expect(page.locator(".pl-compare__row.is-different")).to_have_count(1)
    assert page.locator(".is-missing").count() == 0


def test_texts_read_as_on_the_plan_page(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?a=wm-1/tasks&b=wm-6/civil-creation")
    cells = page.locator(".pl-compare__cell:nth-child(1):not(.is-missing)")
    expect(cells).to_have_count(11)
    read = """cell => {
      for (const other of cell.querySelectorAll(".pl-compare__side, .pl-compare__note, .pl-diff__why")) other.remove();
      return cell.textContent;
    }"""
    texts = [cell.evaluate(read) for cell in cells.all()]
    page.goto(f"{address}plans/wm-1/")
    shown = page.locator("#tasks, #tasks ~ h3, #tasks ~ p:not(.pl-about)")
    plan = [text.removesuffix("#") for text in shown.all_text_contents()]
    assert texts == plan[: len(texts)]


def test_a_difference_says_which_repair_it_comes_from(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}compare/?of=wm-2a/new-customs")
    expect(page.locator(SUMMARY)).to_have_text("相同 88%，2 处不同，其中 1 处由校订而来")
    note = page.locator(NOTE)
    expect(note).to_be_hidden()
    button = page.get_by_role("button", name="由校订而来的不同")
    button.hover()
    expect(note).to_be_visible()
    expect(note.locator("dt")).to_have_text(["原文", "本库", "理由", "依据"])
    expect(button).to_have_attribute("aria-expanded", "true")
    kind = (note.locator(".pl-diff__kind").text_content() or "").partition("校订：")[2]
    assert kind in library.vocabulary.repairs.values()
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)
    expect(note).to_be_hidden()
    button.focus()
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_differences_are_gone_through_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?of=wm-2a/congress")
    steps = page.locator(".pl-compare__position")
    expect(steps).to_have_text("共 6 处")
    page.get_by_role("button", name="下一处").focus()
    page.keyboard.press("Enter")
    expect(steps).to_have_text("第 1 处，共 6 处")
    expect(page.locator(".pl-diff.is-current")).to_be_in_viewport()
    expect(page.locator(".pl-diff.is-current").first).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(steps).to_have_text("第 2 处，共 6 处")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    expect(steps).to_have_text("第 6 处，共 6 处")
    expect(page.locator(".pl-diff.is-current").first).to_be_in_viewport()


def test_differences_are_told_apart_without_colour_and_without_sight(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?of=wm-3a/moral-education")
    style = "mark => getComputedStyle(mark).borderBottomStyle"
    assert page.locator("del.pl-diff").first.evaluate(style) == "dashed"
    assert page.locator("ins.pl-diff").first.evaluate(style) == "solid"
    text = page.locator("ins.pl-diff").first.text_content() or ""
    assert text.startswith(("〔不同：", "〔多出："))
    assert text.endswith("〕")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.pl-compare__rows'))")
    assert "〔不同" not in page.evaluate("getSelection().toString()")


def test_the_two_are_chosen_and_swapped_and_the_address_keeps_them(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?a=wm-2a/lei-feng&b=wm-4b/lei-feng")
    left, right = page.get_by_label("甲（左）"), page.get_by_label("乙（右）")
    expect(left).to_have_value("wm-2a/lei-feng")
    page.get_by_role("button", name="互换甲乙").click()
    expect(left).to_have_value("wm-4b/lei-feng")
    expect(right).to_have_value("wm-2a/lei-feng")
    expect(page.get_by_role("button", name="互换甲乙")).to_be_focused()
    assert page.url.endswith("/compare/?a=wm-4b/lei-feng&b=wm-2a/lei-feng")
    right.focus()
    right.select_option("wm-4b/lei-feng")
    expect(left).to_have_value("wm-2a/lei-feng")
    expect(right).to_be_focused()
    page.go_back()
    expect(left).to_have_value("wm-4b/lei-feng")
    page.go_back()
    expect(left).to_have_value("wm-2a/lei-feng")
    page.reload()
    expect(left).to_have_value("wm-2a/lei-feng")


def test_from_the_list_to_a_pair_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}compare/")
    expect(page.locator(".pl-compare")).to_be_hidden()
    page.locator(".pl-groups-list__title").get_by_role("link", name="抓队伍").click()
    expect(page.locator(SUMMARY)).to_have_text("相同 99%，1 处不同")
    assert page.url.endswith("/compare/?a=wm-5/culture-teams&b=wm-8/culture-teams")
    page.go_back()
    expect(page.locator(".pl-variant-groups")).to_be_visible()
    expect(page.locator(".pl-compare")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("of=wm-99/tasks", "没有找到范文“wm-99/tasks”"),
        ("of=wm-1/nothing", "没有找到范文“wm-1/nothing”"),
        ("a=wm-1/tasks&b=wm-2a", "没有找到范文“wm-2a”"),
        ("of=", "没有找到范文“”"),
        ("of=../../x/y", "没有找到范文“../../x/y”"),
        ("of=%3Cimg%20src=x%20onerror=%22window.hit=1%22%3E", '没有找到范文“<img src=x onerror="window.hit=1">”'),
        ("a=wm-1/tasks&b=wm-1/tasks", "两边是同一段"),
        ("of=wm-1/tasks", "这一段没有别的写法：篇一"),
    ],
)
def test_what_cannot_be_compared_is_said_in_plain_words(page: Page, address: str, query: str, message: str) -> None:
    page.goto(f"{address}compare/?{query}")
    expect(page.get_by_role("alert")).to_contain_text(message)
    expect(page.locator(".pl-variant-groups")).to_be_visible()
    assert page.locator(".pl-compare img").count() == 0
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("data", ["search/manifest", "compare/data/"])
def test_what_does_not_load_is_said_and_tried_again(page: Page, address: str, data: str) -> None:
    page.route(f"**/{data}*", lambda route: route.abort())
    page.goto(f"{address}compare/?of=wm-2a/new-customs")
    expect(page.get_by_role("alert")).to_contain_text(f"数据没有加载成（{data}")
    page.unroute(f"**/{data}*")
    page.get_by_role("button", name="重试").click()
    expect(page.locator(SUMMARY)).to_have_text("相同 88%，2 处不同，其中 1 处由校订而来")


def test_it_works_from_a_folder(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{(site.folder / 'compare/index.html').as_uri()}?of=wm-5/culture-teams")
    expect(page.locator(SUMMARY)).to_have_text("相同 99%，1 处不同")
    page.get_by_role("button", name="互换甲乙").click()
    expect(page.get_by_label("甲（左）")).to_have_value("wm-8/culture-teams")
    expect(page.locator(SUMMARY)).to_have_text("相同 99%，1 处不同")
    context.close()


def test_on_a_narrow_screen_the_two_stand_under_each_other(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    for pair in ("wm-2a/congress", "wm-3a/moral-education", "wm-5/tasks"):
        page.goto(f"{address}compare/?of={pair}")
        expect(page.locator(SUMMARY)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(f"{address}compare/?of=wm-2a/new-customs")
    first, second = page.locator(".pl-compare__row").first.locator(".pl-compare__cell").all()
    above, below = first.bounding_box(), second.bounding_box()
    assert above and below
    assert above["y"] + above["height"] <= below["y"]
    page.get_by_role("button", name="校订").first.tap()
    box = page.locator(NOTE).bounding_box()
    assert box
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_each_comparison_has_one_address_however_many_there_are(grown: Site, page: Page) -> None:
    links = {
        str(link.get("href")).partition("?")[0]
        for address, shown in grown.pages.items()
        for link in shown.cssselect("a.pl-variants")
        if address.startswith("plans/")
    }
    assert links == {"../../compare/"}
    assert len(grown.pages["compare/"].cssselect(".pl-groups-list > li")) == GROUPS_SHOWN
    assert not (grown.folder / "compare/data").exists()  # of plans that were made up nothing is repaired
    with served(grown.folder) as host:
        page.goto(f"{host}plans/plan-00299/")
        page.locator("a.pl-variants").first.click()
        expect(page.locator(SUMMARY)).to_contain_text("相同")
        expect(page.locator(".pl-compare__head").first).to_contain_text("篇三百")


def test_published_data_names_the_variants(site: Site, library: Library) -> None:
    data = json.loads((site.folder / "library/templates.json").read_text("utf-8"))
    templates = [template for plan in data["plans"] for template in plan["templates"]]
    assert {template["id"]: tuple(template["variants"]) for template in templates} == library.variants
