"""The pages of the tests' site that stand for all: one of each template, and of each kind of text."""

from __future__ import annotations

KINDS_OF_PAGE = (
    "",
    "library/",
    "topics/",
    "topics/volunteering/",
    "plans/",
    "plans/wm-1/",
    "plans/wm-3a/",  # with a signature, and a field for a heading
    "plans/wm-4a/",  # with lists
    "compose/",
    "compare/",
    "notices/",
    "guide/",
    "guide/rules/",
    "guide/rules/pln2/",
    "about/",
)
