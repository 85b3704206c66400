"""What may be wrong with the register of notices."""

from __future__ import annotations

from tests.support.repo import Repo
from tests.unit.checking.cases.base import REGISTER, RULES_FILE, case


@case("PLN801", f"{REGISTER}:3 PLN801")
def register_that_is_no_yaml(repo: Repo) -> None:
    repo.write(REGISTER, "- id: a\n  title: 甲\n  title: 乙\n")


@case("PLN801", f"{REGISTER}:1 PLN801")
def register_that_is_no_list(repo: Repo) -> None:
    repo.write(REGISTER, "id: a\n")


@case("PLN801", f"{REGISTER}:1 PLN801", f"{REGISTER}:2 PLN801")
def notices_that_are_no_entries(repo: Repo) -> None:
    repo.write(REGISTER, "- 四五普法\n- [四五普法]\n")


@case("PLN801", f"{REGISTER}:1 PLN801", f"{REGISTER}:4 PLN801")
def notice_with_a_misspelt_key_and_without_another(repo: Repo) -> None:
    repo.edit(REGISTER, "  from: '2001'", "  since: '2001'")
    repo.edit(REGISTER, "  action: replace\n", "")


@case("PLN801", *(f"{REGISTER}:{line} PLN801" for line in (4, 9, 10, 15, 28)))
def notice_with_values_of_the_wrong_form(repo: Repo) -> None:
    repo.edit(REGISTER, "from: '2001'", "from: 2001")
    repo.edit(REGISTER, "pattern: “?四五”?普法\n", "pattern:\n")
    repo.edit(REGISTER, "except: “?四五”?普法以来", "except: [“?四五”?普法以来]")
    repo.edit(REGISTER, "passes: [开展“九五”普法, “四五”普法以来]", "passes: 开展“九五”普法")
    repo.edit(REGISTER, "count: {year: 2022, number: 20, every: 5}", "count: {year: 2022, number: 20, every: 0}")


@case("PLN801", f"{REGISTER}:12 PLN801", f"{REGISTER}:18 PLN801")
def notice_with_parts_of_the_wrong_form(repo: Repo) -> None:
    repo.edit(REGISTER, "    四五普法: 九五普法\n", "    四五普法: 95\n")
    repo.edit(REGISTER, "    - {title: “九五”普法规划, checked: '2026-11-23'}", "    - {title: “九五”普法规划}")


@case("PLN801", f"{REGISTER}:6 PLN801")
def notice_with_a_control_character(repo: Repo) -> None:
    repo.edit(REGISTER, "now: “九五”普法", 'now: "九五\\u0007普法"')


@case("PLN801")
def register_with_a_byte_order_mark(repo: Repo) -> None:
    repo.write(REGISTER, "\ufeff" + (repo.root / REGISTER).read_text("utf-8"))


@case("PLN801", "docs/notices.yml:1 PLN801")
def register_that_is_empty(repo: Repo) -> None:
    repo.write(REGISTER, "")


@case("PLN801", "docs/notices.yml:1 PLN801")
def register_with_nothing_but_a_comment(repo: Repo) -> None:
    repo.write(REGISTER, "# nothing\n")


@case("PLN801", "docs/notices.yml:1 PLN801")
def register_without_an_entry(repo: Repo) -> None:
    repo.write(REGISTER, "[]\n")


@case("PLN801", "docs/notices.yml:1 PLN801")
def register_that_is_missing(repo: Repo) -> None:
    (repo.root / REGISTER).unlink()


@case("PLN801", "docs/notices.yml:1 PLN801")
def register_in_another_encoding(repo: Repo) -> None:
    (repo.root / REGISTER).write_bytes("- id: 四五".encode("gb18030"))


@case("PLN802", f"{REGISTER}:3 PLN802", f"{REGISTER}:7 PLN802", f"{REGISTER}:19 PLN802")
def notice_with_unknown_words(repo: Repo) -> None:
    repo.edit(REGISTER, "kind: programme\n  from: '2001'", "kind: program\n  from: '2001'")
    repo.edit(REGISTER, "action: replace", "action: replaced")
    repo.edit(REGISTER, "confidence: high", "confidence: sure")


@case("PLN802")
def notice_with_other_known_words(repo: Repo) -> None:
    repo.edit(REGISTER, "confidence: high", "confidence: medium")


@case("PLN803", f"{REGISTER}:1 PLN803", f"{REGISTER}:22 PLN803")
def notices_with_ids_that_are_none(repo: Repo) -> None:
    repo.edit(REGISTER, "id: si-wu-pu-fa", "id: 四五普法")
    repo.edit(REGISTER, "id: party-congress", "id: Party_congress")


@case("PLN803", f"{REGISTER}:34 PLN803")
def two_notices_with_one_id(repo: Repo) -> None:
    repo.edit(REGISTER, "id: dual-support", "id: party-congress")


@case("PLN803")
def notice_whose_id_has_digits(repo: Repo) -> None:
    repo.edit(REGISTER, "id: dual-support", "id: d2-support-9")


@case("PLN804", *(f"{REGISTER}:{line} PLN804" for line in (4, 5, 18, 20)))
def notice_with_days_that_do_not_exist(repo: Repo) -> None:
    repo.edit(REGISTER, "from: '2001'", "from: '2001-13'")
    repo.edit(REGISTER, "until: '2005'", "until: '2005-02-30'")
    repo.edit(REGISTER, "review: '2029-12'", "review: soon")
    repo.edit(
        REGISTER, "    - {title: “九五”普法规划, checked: '2026-11-23'}\n", "    - {title: 规划, checked: '26-11-23'}\n"
    )


@case("PLN804", f"{REGISTER}:5 PLN804")
def notice_that_ends_before_it_begins(repo: Repo) -> None:
    repo.edit(REGISTER, "until: '2005'", "until: '2000-12-31'")


@case("PLN804")
def notice_of_one_month(repo: Repo) -> None:
    repo.edit(REGISTER, "from: '2001'", "from: '2005-12-31'")


@case("PLN805", f"{REGISTER}:9 PLN805", f"{REGISTER}:10 PLN805")
def notice_whose_patterns_are_not_understood(repo: Repo) -> None:
    repo.edit(REGISTER, "pattern: “?四五”?普法\n", "pattern: “?四五”?普法.*\n")
    repo.edit(REGISTER, "except: “?四五”?普法以来", "except: (四五普法以来)")


@case("PLN805")
def notice_with_all_that_a_pattern_can_be(repo: Repo) -> None:
    pattern = "(?:“?四五”?|[^一-五]{1,2}四五)(?=普法|“)普法{1}(?!\\?)"
    repo.edit(REGISTER, "pattern: “?四五”?普法\n", f"pattern: '{pattern}'\n")


@case("PLN806", f"{REGISTER}:14 PLN806", f"{REGISTER}:15 PLN806")
def notice_with_examples_that_are_none(repo: Repo) -> None:
    repo.edit(REGISTER, "[开展四五普法教育, ", "[开展五五普法教育, ")
    repo.edit(REGISTER, "[开展“九五”普法, “四五”普法以来]\n", "[开展“四五”普法, “四五”普法以来]\n")


@case("PLN806", f"{REGISTER}:14 PLN806", f"{REGISTER}:15 PLN806")
def notice_with_too_few_examples(repo: Repo) -> None:
    repo.edit(REGISTER, "[开展四五普法教育, '“四五”普法规划']", "[开展四五普法教育]")
    repo.edit(REGISTER, "[开展“九五”普法, “四五”普法以来]", "[开展“九五”普法]")


@case("PLN806")
def notice_with_a_field_in_an_example(repo: Repo) -> None:
    repo.edit(REGISTER, "[开展四五普法教育, ", "['{{社区}}四五普法{{社区|四五普法}}', ")


@case("PLN807", *[f"{REGISTER}:11 PLN807"] * 3)
def notice_with_replacements_that_do_not_fit(repo: Repo) -> None:
    repo.edit(REGISTER, "    四五普法: 九五普法\n", "    四五普法规划: 九五普法\n    四五普法以来: 九五普法\n")
    repo.edit(REGISTER, "    “四五”普法: “九五”普法\n", "    “四五”普法: 新四五普法\n")


@case("PLN807", f"{REGISTER}:22 PLN807", f"{REGISTER}:39 PLN807")
def notices_whose_count_and_pattern_disagree(repo: Repo) -> None:
    repo.edit(REGISTER, "  count: {year: 2022, number: 20, every: 5}\n", "")
    repo.edit(REGISTER, "pattern: 双拥模范城\n", "pattern: 双拥模范城\n  count: {year: 1, number: 1, every: 1}\n")


@case("PLN807")
def notice_without_replacements(repo: Repo) -> None:
    repo.edit(REGISTER, "  replacements:\n    四五普法: 九五普法\n    “四五”普法: “九五”普法\n", "")


@case("PLN808", f"{REGISTER}:26 PLN808", f"{REGISTER}:31 PLN808")
def notices_without_source_and_without_doubt(repo: Repo) -> None:
    repo.edit(REGISTER, "每五年一次，写最近的一次。请核。", "每五年一次，写最近的一次。")
    repo.edit(
        REGISTER,
        "  confidence: unverified\n  review: '2029'\n\n- id: dual",
        "  confidence: low\n  review: '2029'\n\n- id: dual",
    )


@case("PLN808", f"{REGISTER}:17 PLN808")
def notice_whose_source_is_no_address(repo: Repo) -> None:
    repo.edit(REGISTER, "https://www.example.cn/2001", "javascript:alert(1)")


@case("PLN808", f"{REGISTER}:8 PLN808")
def notice_to_check_that_does_not_say_so(repo: Repo) -> None:
    repo.edit(REGISTER, "action: replace", "action: check")


@case("PLN808")
def notice_with_a_source_without_an_address(repo: Repo) -> None:
    repo.edit(REGISTER, ", url: 'https://www.example.cn/2001'", "")


@case("PLN809", f"{REGISTER}:20 PLN809")
def notice_that_was_due_years_ago(repo: Repo) -> None:
    repo.edit(REGISTER, "review: '2029-12'", "review: '2009-12-31'")


@case("PLN809")
def notice_that_is_due_in_years(repo: Repo) -> None:
    repo.edit(REGISTER, "review: '2029-12'", "review: '2030-12-31'")


@case("PLN809")
def notice_due_where_the_rule_is_off(repo: Repo) -> None:
    repo.edit(REGISTER, "review: '2029-12'", "review: '2009-12-31'")
    repo.write(RULES_FILE, "severity: {PLN809: off}\n")
