"""Accounts as the check prints them."""

from __future__ import annotations

from planlib.sources.report import MANY, Account, accounts_report


def test_few_accounts_are_told_each_and_many_together() -> None:
    even, odd = Account(10, 8, 2, {}), Account(10, 8, 1, {})
    few = list(accounts_report({f"源{number}": even for number in range(MANY)}))
    assert [text.split("：")[0] for text in few] == ["源0", "源1", "源2"]
    many = list(accounts_report({**{f"源{number}": even for number in range(MANY)}, "另一": odd}))
    assert [text.split("：")[0] for text in many] == ["另一", f"{MANY + 1} 份原文，共收到 40 个字，1 个没有着落"]
    assert many[-1].endswith("共收到 40 个字，1 个没有着落")
