"""Collections as received, their ledgers, and the proof that source + ledger is what the pages say.

In: the texts under sources/ and the pages of the model. Out: replayed texts, audits, accounts. Imports `reading` and
`model`; may be imported by `inputs`, `checking`, `library` and `publishing`.
"""
