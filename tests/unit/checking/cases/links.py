"""What may be wrong with links on pages that are no plans."""

from __future__ import annotations

from tests.support.repo import Repo
from tests.unit.checking.cases.base import case, write_a_guide, write_on_a_topic_page


@case("PLN501", "docs/topics/environment.md:11 PLN501")
def link_to_a_page_that_is_not_there(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[志愿](volunteer.md)。")


@case("PLN501", "docs/topics/environment.md:11 PLN501", "docs/topics/environment.md:13 PLN501")
def links_to_an_address_and_to_a_folder(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[志愿](/topics/volunteering/)。\n\n- 见[计划](../plans/)。")


@case("PLN501", "docs/guide.md:4 PLN501")
def link_by_reference_to_a_page_that_is_not_there(repo: Repo) -> None:
    write_a_guide(repo, "见[志愿][1]。\n\n[1]: topics/volunteer.md")


@case("PLN501")
def links_to_pages_and_files(repo: Repo) -> None:
    repo.write("docs/指南.md", "---\ntitle: 指南\n---\n")
    repo.write("docs/topics/图.png", "")
    write_on_a_topic_page(repo, "见[志愿](volunteering.md)、[计划](../plans/a.md)和[图](图.png)。")
    write_on_a_topic_page(repo, "见[指南](<../指南.md>)或[指南](../%E6%8C%87%E5%8D%97.md)。")


@case("PLN501")
def links_within_a_page_and_in_code(repo: Repo) -> None:
    write_on_a_topic_page(repo, "## 上文 { #x }\n\n见[上文](#x)和`[志愿](volunteer.md)`。")


@case("PLN502", "docs/topics/environment.md:11 PLN502")
def link_to_a_section_that_is_not_there(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[指导思想](../plans/a.md#guidence)。")


@case("PLN502")
def links_to_sections(repo: Repo) -> None:
    links = "见[指导思想](../plans/a.md#guidance)、[开头](../plans/a.md#opening)、[范文](volunteering.md#templates)"
    write_on_a_topic_page(repo, f"## 上文\n\n{links}、[上文](#_1)。")


@case("PLN502", "docs/topics/environment.md:11 PLN502", "docs/topics/environment.md:13 PLN502")
def links_to_headings_that_are_not_there(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[上文](#x)。\n\n见[志愿](volunteering.md#x)。")


@case("PLN503", *(f"docs/guide.md:{line} PLN503" for line in (4, 6, 8, 10, 12, 14)))
def links_of_other_schemes(repo: Repo) -> None:
    links = ["[甲](javascript:alert(1))", "[乙](JaVaScript&#58;alert(1))", "[丙](data:text/html,x)"]
    links += ["[丁](file:///etc/passwd)", "<vbscript:x>", "[戊](tel:110)"]
    write_a_guide(repo, "\n\n".join(links))


@case("PLN503")
def links_without_a_scheme_and_to_an_address_of_mail(repo: Repo) -> None:
    write_on_a_topic_page(repo, "见[志愿](volunteering.md?a:b)，写信给[社区](mailto:a@example.cn)；javascript:alert(1)")


@case("PLN504", *(f"docs/guide.md:{line} PLN504" for line in (4, 6, 8)))
def links_to_other_hosts(repo: Repo) -> None:
    write_a_guide(repo, "[甲](https://example.org/1)\n\n[乙](//example.org)\n\n<http://example.org>")


@case("PLN504")
def address_of_another_host_in_words(repo: Repo) -> None:
    write_on_a_topic_page(repo, "原文在 https://example.org/1，见`<https://example.org>`。")
