"""Contributed text against the built site: nothing of it becomes markup, script or a way to another host.

Every attack string is put into every position that a contributor controls. What the check refuses stops the build and
is done with; all the rest is built at once, with MkDocs, and each page is held against what the clean site is made of.
"""

from __future__ import annotations

import pytest
from lxml import html

from tests.support.attacks.attacked import Attacked, summary
from tests.support.attacks.cases import ATTACKS, POSITIONS
from tests.support.attacks.inventory import Inventory, report
from tests.support.built import Site


def test_the_clean_site_has_nothing_that_is_looked_for(site: Site, clean: Inventory) -> None:
    for address, page in site.pages.items():
        assert list(clean.offences(address, page)) == [], address
    for pairs in clean.pairs.values():
        assert not [name for _, name in pairs if name.startswith("on") or name in ("style", "srcdoc", "formaction")]


def test_what_is_looked_for_is_found(clean: Inventory) -> None:
    """Each way that markup could take, put into a page by hand."""
    page = "<html><body><p class='md-grid' id='a'>甲</p>%s</body></html>"
    for bad in (
        "<script>alert(1)</script>",
        "<p onclick='x'>x</p>",
        "<p style='x'>x</p>",
        "<a href='java&#10;script:x'>x</a>",
        "<a href='&#1;javascript:x'>x</a>",
        "<a href='/\\evil.example'>x</a>",
        "<a href='//evil.example'>x</a>",
        "<a href='mailto:x@evil.example'>x</a>",
        "<img src='x.png' alt=''>" * 3,
        "<svg></svg>" * 9,
        "<meta http-equiv='refresh' content='0; url=//evil.example'>",
        "<p id='__new'>x</p>",
        "<p id='a'>x</p>",
        "<p class='nowhere'>x</p>",
        "<!-- x -->",
        "<blink>x</blink>",
        "<h2 tabindex='0'>x</h2>",
        "<h2 data-other='0'>x</h2>",
    ):
        assert list(clean.offences("plans/x/", html.fromstring(page % bad))), bad
    assert list(clean.offences("plans/x/", html.fromstring(page % "<h2 id='b' data-kind='goals'>x</h2>"))) == []


def test_most_attacks_are_refused_and_some_are_built(attacked: Attacked) -> None:
    """The other tests say nothing if no page with an attack in it is there to look at."""
    assert len(ATTACKS) > 100
    assert sum(attacked.refused.values()) > 2000
    for position in (
        "plan: reason of an acceptance",
        "ledger: title, reason and evidence",
    ):
        assert attacked.passed[position] > 20, position
    assert attacked.passed["plan: title"] > 0
    assert attacked.passed["topic: summary"] > 0
    for case in attacked.survivors:
        assert not set(case.addresses) - set(attacked.site.pages), case


@pytest.mark.parametrize("position", POSITIONS)
def test_no_markup_of_an_attack_gets_through(attacked: Attacked, clean: Inventory, position: str) -> None:
    offences = [
        f"{case.name}: {offence}"
        for case in attacked.survivors
        if case.position == position
        for address in case.addresses
        for offence in clean.offences(address, attacked.site.pages[address])
    ]
    assert not offences, report(offences)


def test_no_markup_of_an_attack_gets_into_the_pages_that_list_others(attacked: Attacked, clean: Inventory) -> None:
    own = {address for case in (*attacked.survivors, *attacked.warned) for address in case.addresses}
    offences = [
        f"{address or 'home'}: {offence}"
        for address, page in attacked.site.pages.items()
        if address not in own
        for offence in clean.offences(address, page)
    ]
    assert not offences, report(offences)


def test_no_attack_ends_in_a_traceback(attacked: Attacked) -> None:
    assert not attacked.crashed, summary(attacked.crashed)


def test_the_build_refuses_nothing_that_the_check_lets_pass(attacked: Attacked) -> None:
    """What can fail must fail in the check: with a line and a hint, and before the last good site is gone."""
    assert not attacked.stopped, summary(attacked.stopped)
