"""What has run out: the register of notices, the patterns in it, and where they match in a text.

In: docs/notices.yml and lines of text. Out: notices and marks. Imports `reading` and `model`; may be imported by
`inputs`, `checking`, `library` and `publishing`.
"""
