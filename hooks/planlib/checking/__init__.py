"""The rules, how they are run, and how their findings are reported and fixed.

In: `inputs`, everything that the repository holds. Out: findings, sorted; reports of them. Imports all earlier stages;
may be imported by `library` and `publishing`.
"""
