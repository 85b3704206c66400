"""How much a page shows, so that none grows with the library.

What the browser must know too (`PLANS_LISTED`, `PLANS_AT_ONCE`, `TOPICS_A_CARD`, `SNIPPET_CHARACTERS`) is in the
contract.
"""

TEMPLATES_SHOWN = 60
"""Of the library, before anything is asked for."""

TEMPLATES_A_KIND = 8
"""On a topic's page."""

MATRIX_PLANS = 24
"""So many have a column each; more are put together in groups."""

GROUPS_SHOWN = 40
"""Groups of variants."""

WORDINGS_A_GROUP = 4
"""Of a group, on the same page."""

HOME_PLANS = 12

SOURCES_SHOWN = 12
"""Collections, on the page about the sources."""

SOURCE_PLANS = 24
"""Of a collection, on the same page."""

OCCURRENCES = 12
"""Of a notice, on the list of all."""

PLAN_TOPICS = 5
"""Of a document, in a list."""

PLAN_FILES = 500
"""Up to so many plans each has a data file of its own, beside the one of all; a larger library would have too many."""

PLANS_A_PACK = 8
"""With repairs, in a file of compare data, about."""
