"""Which documents are twins and which sections are variants: texts that share much of their wording.

In: the texts of plans, section by section, and what an earlier run has found. Out: ids by id.
Imports nothing of planlib; may be imported by `library` and `publishing`.
"""
