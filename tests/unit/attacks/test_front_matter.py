"""The front matter of pages of the site itself, which MkDocs reads with a YAML of its own."""

from __future__ import annotations

import pytest

from tests.support.attacks.cases import DOCUMENTS, Case
from tests.support.attacks.judge import Judge

FRONT_MATTER = {
    "alias": "title: &a 文\nnote: *a",
    "bomb": "a: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]",
    "tag": "title: !!python/name:os.system",
    "key twice": "title: 文\ntitle: 字",
    "merge": "a: &a {title: 文}\n<<: *a",
    "not closed": "title: [",
    "template": "title: 文\ntemplate: 404.html",
    "unknown key": "title: 文\nrobots: none",
    "title that is a list": "title: [文]",
    "title with a tag": "title: <b>文</b>",
}


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_the_front_matter_of_a_guide_page_is_checked_too(judge: Judge, name: str) -> None:
    """MkDocs reads it with a YAML of its own, and Material puts title and description into the page as they are."""
    text = f"---\n{FRONT_MATTER[name]}\n---\n正文。\n"
    case = Case("document", name, 0, f"{DOCUMENTS}/x.md", text)
    assert judge.errors([case])[case.path]
