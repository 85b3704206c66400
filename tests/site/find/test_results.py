"""A card of the results: what it says, and what one can do with it."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from playwright.sync_api import Page, Route, expect

from planlib.contract import Row, RowPlan
from planlib.library import Library
from planlib.model.page import topics_of
from planlib.publishing.urls import page_url, plan_uri
from tests.support.searching import open_box


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
    card.get_by_text(f"含 {len(parent.section.children)} 段，展开全文").click()
    lines = library.text(parent.section).split("\n")
    expect(card.locator(".pl-text p")).to_have_count(len(lines) - 1)
    assert card.locator(".pl-text p").all_text_contents() == lines[1:]
    card.get_by_role("button", name=re.compile("^复制“")).click()
    expect(page.locator(".pl-toast")).to_have_text(re.compile("^已复制 \\d+ 字，含 \\d+ 处过时提法$"))
    assert page.evaluate("navigator.clipboard.readText()") == "\n".join(lines)


def test_wordings_of_one_passage_share_a_card(page: Page, address: str) -> None:
    """As the index says it; here it is made to say it of the first three results."""

    def with_variants(route: Route) -> None:
        body = route.fetch().text()
        head, _, data = body.partition(",{")
        manifest = json.loads(f"{{{data.strip().removesuffix(')')}")
        block = manifest["whole"]["texts"]
        plans = [RowPlan._make(plan).id for plan in block["plans"]]
        rows = [Row(*row) for row in block["rows"]]
        block["rows"] = [row._replace(variants=others.get(f"{plans[row.plan]}/{row.section}", [])) for row in rows]
        route.fulfill(body=f"{head},{json.dumps(manifest)})", content_type="text/javascript")

    page.goto(address)
    found = page.evaluate("planLibrary.search('志愿服务')")
    ranks = [hit["rank"] for hit in found["hits"][:3]]
    others = {hit["id"]: [rank for rank in ranks if rank != hit["rank"]] for hit in found["hits"][:3]}
    page.route("**/search/manifest*", with_variants)
    page.goto(f"{address}library/?q={quote('志愿服务')}")
    cards = page.locator(".pl-results .pl-list").first.locator(".pl-card")
    expect(cards).to_have_count(len(found["hits"]) - 2)
    cards.first.get_by_text("3 种写法", exact=True).click()
    wordings = cards.first.locator(".pl-wordings li")
    expect(wordings).to_have_count(2)
    shares = [int(re.findall(r"相同 (\d+)%", words)[0]) for words in wordings.all_text_contents()]
    assert shares == sorted(shares)
    compare = wordings.first.get_by_role("link", name=re.compile("^比较两种写法"))
    assert compare.evaluate("link => link.href").startswith(f"{address}compare/?a={found['ids'][0]}&b=")
    open_box(page, "志愿服务")
    options = page.get_by_role("group", name="范文", exact=True).get_by_role("option")
    expect(options).to_have_count(len(found["hits"]) - 2)
    expect(options.first).to_contain_text("3 种写法")


def test_the_same_words_are_one_card_that_says_where_else_they_are(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}library/?topic=culture-sports&plan=wm-5&plan=wm-8&sort=order")
    found = [
        one.id
        for one in library.templates
        if one.plan.id in ("wm-5", "wm-8") and "culture-sports" in topics_of(one.section)
    ]
    expect(page.locator(".pl-total")).to_have_text(f"找到 {len(found)} 段范文")
    shown = page.locator(".pl-results .pl-card").evaluate_all("cards => cards.map(card => card.dataset.id)")
    assert len(shown) < len(found)
    for name in shown:
        card = page.locator(f".pl-card[data-id='{name}']")
        others = [other for other in library.wordings(name)[0] if other in found]
        assert card.locator(".pl-card__also a").all_text_contents() == ["篇八"] * len(others)


def test_a_text_without_a_heading_is_called_by_its_plan(page: Page, address: str, library: Library) -> None:
    opening = next(one for one in library.templates if not one.section.level)
    title = f"《{opening.plan.title}》开头"
    page.goto(f"{address}library/")
    expect(page.locator(".pl-plain .pl-card__title").first).to_have_text(title)
    page.goto(f"{address}library/?plan={opening.plan.id}&sort=order")
    expect(page.locator(".pl-results .pl-card__title").first).to_have_text(title)
