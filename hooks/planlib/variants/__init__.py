"""Which documents are twins and which sections are variants: texts that share much of their wording.

In: texts by name. Out: names by name. Imports nothing of planlib; may be imported by `library` and `publishing`.
"""
