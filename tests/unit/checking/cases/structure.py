"""What may be wrong with plans as files of one library."""

from __future__ import annotations

from tests.support.repo import Repo
from tests.unit.checking.cases.base import B, case, give_b_a_source


@case("PLN210", "docs/plans/b.md:1 PLN210")
def two_plans_with_one_file_name_in_two_folders(repo: Repo) -> None:
    repo.write("docs/plans/2024/b.md", (repo.root / B).read_text("utf-8"))


@case("PLN210", "docs/plans/b.md:2 PLN210")
def two_plans_of_one_collection_with_one_number_and_part(repo: Repo) -> None:
    give_b_a_source(repo, number=1, part=2, first=26)


@case("PLN210")
def two_parts_of_one_plan(repo: Repo) -> None:
    give_b_a_source(repo, number=1, part=3, first=26)


@case("PLN210", "docs/plans/c.md:2 PLN210")
def two_plans_of_no_source_with_one_number(repo: Repo) -> None:
    repo.write("docs/plans/c.md", (repo.root / B).read_text("utf-8"))


@case("PLN210")
def plans_without_numbers(repo: Repo) -> None:
    repo.edit(B, "plan: 2\n", "")
    repo.write("docs/plans/c.md", (repo.root / B).read_text("utf-8").replace("title: ", "title: 又一份"))


@case("PLN210", "docs/plans/b.md:2 PLN210")
def part_of_a_plan_without_a_number(repo: Repo) -> None:
    repo.edit(B, "plan: 2\n", "part: 2\n")


@case("PLN210", "docs/plans/b.md:2 PLN210")
def plan_of_no_source_with_the_number_of_one_that_has(repo: Repo) -> None:
    repo.edit(B, "plan: 2\n", "plan: 1\n")


@case("PLN210")
def plan_with_a_number_of_its_own(repo: Repo) -> None:
    repo.edit(B, "plan: 2\n", "plan: 7\n")


LONG = "组织居民和志愿者每月清扫一次楼道、绿地和沟渠，把结果张榜公布。"


@case("PLN219", "docs/plans/c.md:1 PLN219")
def two_plans_with_one_text(repo: Repo) -> None:
    repo.append(B, f"\n{LONG}\n")
    repo.write("docs/plans/c.md", (repo.root / B).read_text("utf-8").replace("plan: 2\n", "plan: 3\n"))


@case("PLN219")
def two_plans_that_share_a_paragraph(repo: Repo) -> None:
    repo.append(B, f"\n{LONG}\n")
    text = (repo.root / B).read_text("utf-8").replace("plan: 2\n", "plan: 3\n")
    repo.write("docs/plans/c.md", f"{text}\n每季度评比一次环境整洁的楼栋，把结果报街道备案，年底表彰先进。\n")


@case("PLN213", "docs/plans/B 1.md:1 PLN213")
def plan_whose_name_is_no_id(repo: Repo) -> None:
    repo.rename(B, "docs/plans/B 1.md")


@case("PLN213", "docs/plans/年度计划.md:1 PLN213")
def plan_with_a_chinese_name(repo: Repo) -> None:
    repo.rename(B, "docs/plans/年度计划.md")


@case("PLN213")
def plan_named_with_digits_and_hyphens(repo: Repo) -> None:
    repo.rename(B, "docs/plans/wm-2a-x.md")
