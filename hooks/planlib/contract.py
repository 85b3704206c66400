"""What Python and the browser must agree on, declared once: `scripts/contract.py` writes it to src/contract.ts.

Every public name below goes there, with its docstring or the string under it. Patterns are regular expressions that
mean the same to Python and to JavaScript (flag u); none has anchors. In: nothing. May be imported by every stage;
imports nothing of planlib.
"""

# Fields (填空项)

_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_IN_FIELD = rf"[^{{}}|&<>{_CONTROLS}]"

_NAME, _EXAMPLE = rf"{_IN_FIELD}{{1,20}}", rf"{_IN_FIELD}{{1,80}}"

FIELD = rf"\{{\{{({_NAME})(?:\|({_EXAMPLE}))?\}}\}}"
"""A field in a written text, {{name}} or {{name|example}}; the groups are these. Neither part holds braces, a bar, &,
angle brackets or a control character, so that a field can never reach past its own end or carry markup."""

# Sections

MAX_LEVEL = 4
"""Of a heading: 1 一、 · 2 （一） · 3 1. · 4 （1）."""

# Drafts (草稿)

DRAFT_FORMAT = "plan-library-draft"
"""The draft file's own name of what it is; library/draft.schema.json describes it."""

DRAFT_VERSION = 1

MAX_SECTIONS = 2000
"""Of a draft."""

MAX_PARAGRAPHS = 20_000
"""Of a draft."""

MAX_TEXT = 50_000
"""Of a paragraph, in UTF-16 units."""

MAX_TITLE = 200
"""Of a draft's title, organisation and date, of a section's title and what is said of its origin, in UTF-16 units."""

MAX_LIST = 500
"""Of topics, and of examples, of one section of a draft."""

DRAFT_WORD = "[a-z0-9-]{1,60}"
"""An id, a kind, a topic in a draft: lower-case letters, digits, hyphens."""
