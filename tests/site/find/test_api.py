"""`window.planLibrary` as programs of others see it: what is declared of it, and nothing else."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.support.built import Site

MEMBER = re.compile(r"^  (?:readonly )?(\w+)[(:?]", re.MULTILINE)


def declared(site: Site, interface: str) -> list[str]:
    """The members of an interface in the published declaration."""
    text = (site.folder / "library/plan-library.d.ts").read_text("utf-8")
    (body,) = re.findall(rf"^export interface {interface} \{{\n(.*?)^\}}", text, re.MULTILINE | re.DOTALL)
    names: list[str] = MEMBER.findall(body)
    return names


def test_it_has_what_is_declared_and_nothing_else(page: Page, address: str, site: Site) -> None:
    page.goto(address)
    own = "Reflect.ownKeys(planLibrary).map(String).sort()"
    assert page.evaluate(own) == sorted(declared(site, "PlanLibrary"))
    assert page.evaluate("planLibrary.version") == 1
    assert page.evaluate("planLibrary.root") == address
    assert page.evaluate("Object.keys(window).filter((name) => /internals/i.test(name))") == []


def test_what_it_gives_has_what_is_declared(page: Page, address: str, site: Site) -> None:
    page.goto(address)
    found = page.evaluate("planLibrary.search('志愿服务', { limit: 1 })")
    assert set(found) == set(declared(site, "Results"))
    assert set(declared(site, "Hit")) <= set(found["hits"][0])
    parsed = page.evaluate("planLibrary.parse('志願服務 \"未成年人\" -企业')")
    assert parsed.items() >= {"terms": ["志愿服务", "未成年人"], "excluded": ["企业"]}.items()
    assert set(declared(site, "Query")) <= set(parsed)


def test_the_guide_names_all_of_it(site: Site) -> None:
    guide = site.pages["guide/data/"].text_content()
    assert [name for name in declared(site, "PlanLibrary") if name not in guide] == []
    for name in declared(site, "Results"):
        assert name in guide, name
