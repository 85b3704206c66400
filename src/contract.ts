// Written by scripts/contract.py from hooks/planlib/contract.py: change it there, and run the script.

/** What the browser and Python must agree on. */

/** A field in a written text, {{name}} or {{name|example}}; the groups are these. Neither part
 * holds braces, a bar, &, angle brackets or a control character, so that a field can never
 * reach past its own end or carry markup. */
export const FIELD = "\\{\\{([^{}|&<>\\x00-\\x1f\\x7f-\\x9f]{1,20})(?:\\|([^{}|&<>\\x00-\\x1f\\x7f-\\x9f]{1,80}))?\\}\\}";

/** Of a heading: 1 一、 · 2 （一） · 3 1. · 4 （1）. */
export const MAX_LEVEL = 4;

/** The draft file's own name of what it is; library/draft.schema.json describes it. */
export const DRAFT_FORMAT = "plan-library-draft";

export const DRAFT_VERSION = 1;

/** Of a draft. */
export const MAX_SECTIONS = 2000;

/** Of a draft. */
export const MAX_PARAGRAPHS = 20_000;

/** Of a paragraph, in UTF-16 units. */
export const MAX_TEXT = 50_000;

/** Of a draft's title, organisation and date, of a section's title and what is said of its
 * origin, in UTF-16 units. */
export const MAX_TITLE = 200;

/** Of topics, and of examples, of one section of a draft. */
export const MAX_LIST = 500;

/** An id, a kind, a topic in a draft: lower-case letters, digits, hyphens. */
export const DRAFT_WORD = "[a-z0-9-]{1,60}";
