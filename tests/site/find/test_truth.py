"""The search in the browser, its answers against brute force in Python."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from playwright.sync_api import Page, Route

from planlib.library import Library
from planlib.publishing.search.index import WHOLE_SIZE, search_files
from tests.support.searching import Brute, facet_values, run_searches


def queries(brute: Brute) -> list[str]:
    """What users type, and stretches of the text of every length, alone, in twos, and with something left out."""
    chosen = random.Random(7)
    lines = [line for lines in brute.own.values() for line in lines if len(line) > 12]

    def stretch(longest: int = 6) -> str:
        line = chosen.choice(lines).replace(" ", "")
        start = chosen.randrange(len(line) - 2)
        text = line[start : start + chosen.randint(1, longest)].replace('"', "").strip() or "社"
        return text if re.fullmatch(r"[\w×]+", text) else f'"{text}"'

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
        "“两委”班子",
        "志愿服务。",
        "志愿服务、未成年人",
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


@pytest.mark.parametrize("whole_size", [WHOLE_SIZE, 0], ids=["small", "large"])
def test_the_search_finds_what_brute_force_finds(
    page: Page, address: str, library: Library, brute: Brute, whole_size: int
) -> None:
    if not whole_size:
        give_index(page, dict(search_files(library, whole_size=whole_size)))
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


def give_index(page: Page, files: dict[str, str]) -> None:
    """Let a page have these files of an index in place of the site's own."""
    named = re.compile(r"/((?:search|library/fields)[a-z/0-9]*?)(?:-[0-9a-f]{8})?\.js(?:\?.*)?$")

    def answer(route: Route) -> None:
        found = named.search(route.request.url)
        assert found
        route.fulfill(body=files[f"{found[1]}.js"], content_type="text/javascript; charset=utf-8")

    page.route(lambda url: bool(named.search(url)) and "/assets/" not in url, answer)


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
