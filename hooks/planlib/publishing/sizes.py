"""How much a page shows: pages of lists, and lists within a page, so that no page grows with the library."""

TEMPLATES_A_PAGE = 60
PLANS_A_PAGE = 60
MATRIX_PLANS_A_PAGE = 24
GROUPS_A_PAGE = 60
"""Groups of variants."""

HOME_PLANS = 12
SOURCE_PLANS = 60
"""Of a collection, on the page about the sources."""

OFFERED_PLANS = 20
"""To narrow a search by, and to start a draft from; the scripts offer others when they are asked for."""

OCCURRENCES = 12
"""Of a notice, on the list of all."""

OPENING_CHARACTERS = 72
"""Of a template, on its card."""

CARD_TOPICS = 4
PLAN_CARD_TOPICS = 5
