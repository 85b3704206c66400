"""PLN6: safety. Contributed text is untrusted."""

from __future__ import annotations

from collections.abc import Iterator

from ..inputs import Inputs
from ..model import Page
from .registry import Problem, library_rule, page_rule


@page_rule("PLN601")
def raw_html(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The page holds raw HTML.

    Why:
        Text that others contribute must not bring markup or script to the site. (The build would show it as text, not
        run it.)
    Bad:
        <b>积极</b>开展活动
    Good:
        积极开展活动
    """
    for oddity in page.oddities:
        if oddity.what == "raw HTML":
            yield Problem(oddity.line, f"raw HTML: “{oddity.excerpt}”", "write it as plain text")


@page_rule("PLN602")
def image(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The page holds an image.

    Why:
        Plans are text, and nothing on the site is loaded from another host.
    Bad:
        ![图](https://example.org/a.png)
    Good:
        （见附图说明。）
    """
    for oddity in page.oddities:
        if oddity.what == "an image":
            yield Problem(oddity.line, f"an image: “{oddity.excerpt}”", "describe it in words")


@library_rule("PLN603")
def file_unreadable(inputs: Inputs) -> Iterator[Problem]:
    """A file is not UTF-8, is too large, or lies outside the repository.

    Why:
        It cannot be checked, so it is not published.
    Bad:
        docs/plans/x.md → /etc/passwd
    Good:
        docs/plans/x.md, a UTF-8 text file
    """
    for file in inputs.files:
        if file.problem:
            yield Problem(file.problem.line, file.problem.message, file.problem.hint, path=file.path)
