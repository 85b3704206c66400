"""What may be wrong with a source, its ledger and the pages that claim it."""

from __future__ import annotations

from hashlib import sha256

from tests.support.repo import Repo
from tests.unit.checking.cases.base import LEDGER, SOURCE, A, case, give_b_a_source


@case("PLN701", "sources/示例.ledger.yml:63 PLN701")
def repair_whose_words_are_not_on_the_line(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 19, before: 宏扬, after: 弘扬, kind: typo, reason: 误字, evidence: 词形}\n")


@case("PLN701", "sources/示例.ledger.yml:63 PLN701")
def repair_whose_words_stand_twice_on_the_line(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 19, before: 志愿, after: 自愿, kind: typo, reason: 误字, evidence: 词形}\n")


@case("PLN701", "sources/示例.ledger.yml:63 PLN701")
def repair_beyond_the_end(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 99, before: 志愿, after: 自愿, kind: typo, reason: 误字, evidence: 词形}\n")


@case("PLN701")
def repair_whose_words_stand_again_on_another_line(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 9, before: 弘扬, after: 发扬, kind: typo, reason: 误字, evidence: 词形}\n")
    repo.edit(LEDGER, "witness: [9]", "evidence: 词形")
    repo.edit(A, "弘扬正气", "发扬正气")


@case("PLN702", "sources/示例.ledger.yml:63 PLN702")
def one_repair_twice(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 19, before: 弘杨, after: 弘扬, kind: typo, reason: 误字, evidence: 词形}\n")


@case("PLN702")
def two_repairs_of_neighbouring_characters(repo: Repo) -> None:
    repo.append(LEDGER, "- {line: 19, before: 杨志, after: 杨自, kind: typo, reason: 误字, evidence: 词形}\n")
    repo.edit(A, "弘扬志愿精神", "弘扬自愿精神")


@case("PLN706", "sources/示例.ledger.yml:39 PLN706")
def witness_without_the_words(repo: Repo) -> None:
    repo.edit(LEDGER, "witness: [9]", "witness: [11]")


@case("PLN706")
def one_witness_of_several_that_has_the_words(repo: Repo) -> None:
    repo.edit(LEDGER, "witness: [9]", "witness: [11, 9]")


@case("PLN707", "sources/示例.ledger.yml:39 PLN707")
def repair_without_evidence(repo: Repo) -> None:
    repo.edit(LEDGER, "  witness: [9]\n", "")


@case("PLN707", "sources/示例.ledger.yml:1 PLN707")
def ledger_without_repairs(repo: Repo) -> None:
    repo.edit(A, "source: {collection: 示例, lines: [3, 25]}\n", "")
    repo.write(SOURCE, "\n")
    repo.write(LEDGER, "title: 示例合集\n")


@case("PLN707")
def repair_with_both_witness_and_evidence(repo: Repo) -> None:
    repo.edit(LEDGER, "  witness: [9]\n", "  witness: [9]\n  evidence: 词形\n")


@case("PLN708", "sources/示例.txt:1 PLN708")
def line_that_is_neither_on_a_page_nor_in_the_ledger(repo: Repo) -> None:
    repo.edit(LEDGER, "  before: 示例合集\n", "  before: 示例合\n")


@case("PLN708", "docs/plans/a.md:9 PLN708")
def line_that_two_pages_claim(repo: Repo) -> None:
    give_b_a_source(repo, number=2, part=1, first=25)


@case("PLN708", "sources/另集.txt:1 PLN708")
def collection_that_no_page_names(repo: Repo) -> None:
    repo.write("sources/另集.txt", "甲\n\n乙\n")
    repo.write("sources/另集.ledger.yml", "repairs: []\n")


@case("PLN708")
def two_pages_side_by_side(repo: Repo) -> None:
    give_b_a_source(repo, number=2, part=1, first=26)


@case("PLN708")
def lines_of_which_only_blank_ones_are_on_no_page(repo: Repo) -> None:
    repo.edit(A, "lines: [3, 25]", "lines: [2, 24]")


def receive(repo: Repo, *, file: str = "示例.docx", digest: str = "", text: str = "") -> None:
    """Let the source have been extracted from a file."""
    (repo.root / "sources/示例.docx").write_bytes(b"PK")
    own = sha256((repo.root / SOURCE).read_bytes()).hexdigest()
    received = f"file: {file}\n  sha256: {digest or sha256(b'PK').hexdigest()}\n  text: {text or own}"
    repo.append(LEDGER, f"received:\n  {received}\n  extraction: 读取 Word 文件\n")


@case("PLN709")
def source_with_the_file_that_it_was_extracted_from(repo: Repo) -> None:
    receive(repo)


@case("PLN709", "sources/示例.ledger.yml:65 PLN709")
def received_file_that_was_changed(repo: Repo) -> None:
    receive(repo, digest="0" * 64)


@case("PLN709", "sources/示例.ledger.yml:65 PLN709")
def received_file_that_is_not_there(repo: Repo) -> None:
    receive(repo, file="另集.docx")


@case("PLN709", "sources/示例.ledger.yml:66 PLN709")
def extracted_text_that_was_changed(repo: Repo) -> None:
    receive(repo, text="0" * 64)
