"""Files, markup and sizes that may not be."""

from __future__ import annotations

from tests.support.repo import Repo
from tests.unit.checking.cases.base import LEDGER, MORALITY, SOURCE, A, B, case, write_on_a_topic_page


@case("PLN603", "docs/plans/c.md:3 PLN603")
def plan_that_is_not_utf_8(repo: Repo) -> None:
    (repo.root / "docs/plans/c.md").write_bytes(b"---\nplan: 1\ntitle: " + "计划".encode("gbk") + b"\n---\n")


@case("PLN603", "docs/plans/c.md:1 PLN603")
def plan_outside_the_repository(repo: Repo) -> None:
    repo.rename(B, "../c.md")
    (repo.root / "docs/plans/c.md").symlink_to(repo.root.parent / "c.md")


@case(
    "PLN603",
    "docs/topics/morality.md:1 PLN603",
)
def topic_too_large(repo: Repo) -> None:
    repo.append(MORALITY, "a" * 1_000_000)


@case("PLN603", "sources/示例.txt:1 PLN603")
def ledger_without_its_source(repo: Repo) -> None:
    repo.edit(A, "source: {collection: 示例, lines: [3, 25]}\n", "")
    repo.write(LEDGER, "repairs: []\n")
    (repo.root / SOURCE).unlink()


@case("PLN609", "docs/plans/b.md:1 PLN609")
def plan_that_is_a_link_within_the_repository(repo: Repo) -> None:
    repo.rename(B, "drafts/b.md")
    (repo.root / B).symlink_to(repo.root / "drafts/b.md")


@case("PLN603")
def plan_with_the_line_ends_of_windows(repo: Repo) -> None:
    text = (repo.root / B).read_text("utf-8")
    (repo.root / B).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())


@case("PLN604", *(f"docs/topics/environment.md:{line} PLN604" for line in (11, 13, 15)))
def raw_html_around_the_plans(repo: Repo) -> None:
    write_on_a_topic_page(repo, "清<b>扫</b>\n\n<script>alert(1)</script>\n\n<!-- 清扫 -->".replace("</b>", ""))


@case("PLN604")
def code_and_less_than_around_the_plans(repo: Repo) -> None:
    write_on_a_topic_page(repo, "3 < 5，`<b>`。\n\n```\n<script>\n```")


@case(
    "PLN605",
    "docs/topics/a.svg:1 PLN609",
    *(f"docs/topics/environment.md:{line} PLN605" for line in (11, 13, 15, 17, 19)),
)
def images_from_elsewhere(repo: Repo) -> None:
    repo.write("docs/topics/a.svg", "<svg/>")
    images = ["https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,AA==", "a.svg", "b.png"]
    write_on_a_topic_page(repo, "\n\n".join(f"![图]({image})" for image in images))


@case("PLN605")
def image_beside_the_page(repo: Repo) -> None:
    repo.write("docs/topics/a.png", "")
    write_on_a_topic_page(repo, "![图](a.png)")


@case("PLN607", "docs/plans/b.md:1 PLN607")
def plan_with_501_sections(repo: Repo) -> None:
    repo.append(B, "".join(section(number) for number in range(500)))


@case("PLN607", "docs/plans/b.md:13 PLN607")
def line_of_10001_characters(repo: Repo) -> None:
    repo.append(B, f"\n{'清' * 10_000}。\n")


@case("PLN607")
def plan_with_500_sections_and_a_line_of_10000_characters(repo: Repo) -> None:
    repo.append(B, "".join(section(number) for number in range(499)) + f"\n{'清' * 9_999}。\n")


@case("PLN608", "docs/a.md:1 PLN608", "docs/b.md:1 PLN608", "docs/c.md:2 PLN608", "docs/topics/index.md:1 PLN608")
def pages_without_a_plain_title(repo: Repo) -> None:
    repo.write("docs/a.md", "# 指南\n")
    repo.write("docs/b.md", "---\nhide: [toc]\n---\n")
    repo.write("docs/c.md", "---\ntitle: <b>指南</b>\n---\n")
    repo.write("docs/topics/index.md", "---\nhide: [toc]\n---\n")


@case("PLN608", *(f"docs/guide.md:{line} PLN608" for line in (3, 4, 5)))
def page_whose_front_matter_says_more_than_it_may(repo: Repo) -> None:
    repo.write("docs/guide.md", "---\ntitle: 指南\ntemplate: x.html\nhide: [header]\nredirect: x\n---\n")


@case("PLN608")
def page_with_a_title_a_template_and_hidden_parts(repo: Repo) -> None:
    repo.write("docs/guide.md", "---\ntitle: 指南（试行）\ntemplate: about.html\nhide: [toc, navigation]\n---\n")


@case("PLN609", "docs/guide/tool.html:1 PLN609", "docs/a.js:1 PLN609", "docs/assets/a.png:1 PLN609")
def files_that_would_be_published_unchecked(repo: Repo) -> None:
    for path in ("docs/guide/tool.html", "docs/a.js", "docs/assets/a.png"):
        repo.write(path, "")


@case("PLN609")
def pictures_beside_the_pages_and_files_elsewhere(repo: Repo) -> None:
    for path in ("docs/guide/a.png", "docs/topics/b.jpg", "docs/c.webp", "theme/a.js", "sources/notes.html"):
        repo.write(path, "")


def section(number: int) -> str:
    return f'\n## 清扫之{number} {{ #s{number} data-kind="tasks" data-topics="environment" }}\n\n每月清扫一次。\n'


@case("PLN609", "docs/guide/README.md:1 PLN609")
def two_first_pages_of_a_folder(repo: Repo) -> None:
    for name in ("README", "index"):
        repo.write(f"docs/guide/{name}.md", "---\ntitle: 指南\n---\n一页。\n")
