"""What is added to a draft from other pages: it waits until it is in."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.drafts import begin, begin_empty, inbox, section, sections, sheet, taken_in


def test_sections_are_added_from_anywhere(page: Page, address: str) -> None:
    begin(page)
    other = page.context.new_page()
    other.goto(f"{address}plans/wm-1/")
    other.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    expect(other.locator(".pl-toast")).to_contain_text("已加入")
    expect(other.locator(".pl-toast").get_by_role("link", name="去写计划")).to_be_visible()
    expect(page.locator(".pl-toast")).to_contain_text("已编入 1 段")
    expect(sections(page).nth(1)).to_contain_text("取自篇一")
    other.goto(f"{address}topics/volunteering/")
    card = other.locator(".pl-card").filter(has_text="镇志愿者协会")
    card.get_by_role("button", name=re.compile("加入草稿")).click()
    expect(section(page, "（三）开展志愿服务")).to_contain_text("志愿者协会")
    other.goto(f"{address}library/?q=道德讲堂")
    other.locator(".pl-results .pl-card").first.get_by_role("button", name=re.compile("加入草稿")).click()
    expect(page.locator(".pl-toast")).to_contain_text("已编入 1 段")
    taken_in(page)
    expect(sheet(page)).to_contain_text("道德讲堂")


def test_what_is_added_waits_for_a_draft(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    page.locator(".pl-toast").get_by_role("link", name="去写计划").click()
    expect(page.locator(".pl-toast")).to_contain_text("有 1 段待编入")
    begin(page, "村")
    expect(sections(page).nth(1)).to_contain_text("取自篇一")


def test_what_does_not_load_waits(page: Page, address: str) -> None:
    begin(page)
    page.route("**/search/**", lambda route: route.abort())
    other = page.context.new_page()
    other.goto(f"{address}plans/wm-1/")
    other.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    expect(page.locator(".pl-toast")).to_contain_text("1 段没有载入")
    page.unroute("**/search/**")
    page.reload()
    expect(sections(page).nth(1)).to_contain_text("取自篇一")


def test_what_is_added_waits_until_it_is_in(page: Page, address: str) -> None:
    begin(page)
    page.route("**/search/**", lambda route: None)  # which never answers
    other = page.context.new_page()
    other.goto(f"{address}plans/wm-1/")
    with page.expect_request("**/search/**"):
        other.get_by_role("button", name="把“一、指导思想”加入草稿").click()
    assert inbox(page) == '["wm-1/guidance"]'
    page.unroute("**/search/**")
    page.reload()
    expect(sections(page).nth(1)).to_contain_text("取自篇一")
    taken_in(page)


def test_what_is_added_is_one_step_and_what_is_not_found_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    buttons = page.get_by_role("button", name=re.compile("^把.*加入草稿$"))
    for at in range(3):
        buttons.nth(at).click()
    page.goto(f"{address}compose/")
    begin_empty(page)
    expect(page.locator(".pl-toast")).to_contain_text("已编入 3 段")
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    expect(sections(page)).to_have_count(0)
    page.evaluate("localStorage.setItem('plan-library:draft-inbox', '[\"wm-1/none\"]')")
    page.reload()
    expect(page.locator(".pl-toast")).to_have_text("已编入 0 段，范文库里已经没有 wm-1/none")
    taken_in(page)


def test_what_waits_is_counted_in_the_header_and_can_be_taken_back(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    count = page.locator(".pl-waiting")
    expect(count).to_be_hidden()
    add = page.get_by_role("button", name="把“一、指导思想”加入草稿")
    add.click()
    expect(count).to_have_accessible_name("1 段待编入草稿")
    page.locator(".pl-toast").get_by_role("button", name="撤销").click()
    expect(count).to_be_hidden()
    assert inbox(page) is None
    add.click()
    count.click()
    page.get_by_role("button", name=re.compile("^拿掉“一、指导思想")).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert inbox(page) is None


def test_what_waits_is_called_as_the_page_calls_it(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-2a/")
    page.get_by_role("button", name=re.compile("^把.*认真做好党的××大宣传教育工作”加入草稿$")).click()
    page.locator(".pl-waiting").click()
    expect(page.locator(".pl-waits__name")).to_contain_text("认真做好党的××大宣传教育工作")
    expect(page.get_by_role("button", name=re.compile("^拿掉“.*党的××大"))).to_be_visible()


def test_the_header_of_a_telephone_shows_its_title_whole_beside_what_waits(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}plans/wm-1/")
    for name in ("一、指导思想", "二、"):
        narrow.get_by_role("button", name=re.compile(f"^把“{name}.*”加入草稿")).first.click()
    expect(narrow.locator(".pl-waiting")).to_be_visible()
    assert narrow.locator(".md-header__topic").first.evaluate(
        "element => element.getBoundingClientRect().right <= element.parentElement.getBoundingClientRect().right"
    )
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 360
