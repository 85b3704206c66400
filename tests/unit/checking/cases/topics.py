"""What may be wrong with topic pages, and between them."""

from __future__ import annotations

from tests.support.repo import Repo
from tests.unit.checking.cases.base import ENVIRONMENT, MORALITY, VOLUNTEERING, A, case


@case("PLN306", "docs/topics/environment.md:1 PLN306")
def topic_page_without_front_matter(repo: Repo) -> None:
    repo.write(ENVIRONMENT, "# 环境卫生\n")


@case("PLN306", "docs/topics/environment.md:3 PLN306")
def topic_page_with_a_key_twice(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "title: 环境卫生\n", "title: 环境卫生\ntitle: 环境\n")


@case("PLN306", "docs/topics/environment.md:3 PLN306")
def topic_page_with_a_misspelt_key(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "summary: ", "sumary: ")


@case("PLN306", "docs/topics/environment.md:2 PLN306", "docs/topics/environment.md:3 PLN306")
def topic_page_with_markup_in_its_title_and_summary(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "title: 环境卫生", "title: <b>环境卫生</b>")
    repo.edit(ENVIRONMENT, "summary: 清扫保洁和绿化。", "summary: '{{社区}}清扫'")


@case("PLN306", "docs/topics/environment.md:2 PLN306", "docs/topics/environment.md:4 PLN306")
def topic_page_with_numbers_for_words(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "title: 环境卫生", "title: 2024")
    repo.edit(ENVIRONMENT, "[环保, 绿化]", "[环保, 2024]")


@case("PLN306", "docs/topics/environment.md:4 PLN306")
def topic_page_with_a_word_for_a_list(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[环保, 绿化]", "环保")


@case("PLN306", "docs/topics/environment.md:4 PLN306")
def topic_page_with_twenty_one_aliases(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[环保, 绿化]", f"[{', '.join(f'别名{number}' for number in range(21))}]")


@case("PLN306")
def topic_page_with_twenty_aliases(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[环保, 绿化]", f"[{', '.join(f'别名{number}' for number in range(20))}]")


@case("PLN306")
def topic_page_without_aliases(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "aliases: [环保, 绿化]\n", "")


@case("PLN307", "docs/topics/environment.md:5 PLN307", "docs/topics/volunteering.md:5 PLN307")
def related_topic_misspelt(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[volunteering]", "[volunteer]")


@case("PLN307", "docs/topics/environment.md:5 PLN307")
def topic_related_to_itself(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[volunteering]", "[volunteering, environment]")


@case("PLN307", "docs/topics/environment.md:5 PLN307")
def related_topic_that_does_not_name_it_back(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[volunteering]", "[volunteering, morality]")


@case("PLN307")
def topics_related_both_ways(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "[volunteering]", "[volunteering, morality]")
    repo.edit(MORALITY, "[culture-sports]", "[culture-sports, environment]")


@case("PLN308", "docs/topics/culture-sports.md:1 PLN308")
def topic_that_no_section_names(repo: Repo) -> None:
    repo.edit(A, "volunteering culture-sports", "volunteering")


@case("PLN308")
def topic_that_only_an_opening_names(repo: Repo) -> None:
    repo.edit(A, "topics: [morality]", "topics: [culture-sports]")
    repo.edit(A, "volunteering culture-sports", "volunteering")


@case("PLN308")
def topics_before_there_is_a_plan(repo: Repo) -> None:
    for path in (A, "docs/plans/b.md", "sources/示例.ledger.yml", "sources/示例.txt"):
        (repo.root / path).unlink()


@case("PLN309", "docs/topics/volunteering.md:4 PLN309")
def one_alias_of_two_topics(repo: Repo) -> None:
    repo.edit(VOLUNTEERING, "[义工]", "[义工, 绿化]")


@case("PLN309", "docs/topics/volunteering.md:2 PLN309")
def one_title_of_two_topics(repo: Repo) -> None:
    repo.edit(VOLUNTEERING, "title: 志愿服务", "title: 环境卫生")


@case("PLN309", "docs/topics/volunteering.md:4 PLN309")
def alias_that_is_the_title_of_another_topic(repo: Repo) -> None:
    repo.edit(VOLUNTEERING, "[义工]", "[义工, 文化体育]")


@case("PLN309", f"{ENVIRONMENT}:1 PLN306", f"{VOLUNTEERING}:1 PLN306")
def two_topics_that_cannot_be_read(repo: Repo) -> None:
    repo.write(ENVIRONMENT, "# 环境卫生\n")
    repo.write(VOLUNTEERING, "# 志愿服务\n")


@case("PLN306", "docs/topics/environment.md:2 PLN306")
def topic_page_with_a_blank_title(repo: Repo) -> None:
    repo.edit(ENVIRONMENT, "title: 环境卫生", "title: '  '")


@case("PLN309")
def alias_that_is_part_of_another(repo: Repo) -> None:
    repo.edit(VOLUNTEERING, "[义工]", "[义工, 环境]")
