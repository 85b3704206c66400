"""How much a page shows: pages of lists, and lists within a page, so that no page grows with the library.

What the browser must know too (`PLANS_LISTED`, `TOPICS_A_CARD`, `SNIPPET_CHARACTERS`) is in the contract.
"""

TEMPLATES_A_PAGE = 60
PLANS_A_PAGE = 60
MATRIX_PLANS_A_PAGE = 24
GROUPS_A_PAGE = 60
"""Groups of variants."""

HOME_PLANS = 12
SOURCE_PLANS = 60
"""Of a collection, on the page about the sources."""

OCCURRENCES = 12
"""Of a notice, on the list of all."""

PLAN_TOPICS = 5
"""Of a document, in a list."""
