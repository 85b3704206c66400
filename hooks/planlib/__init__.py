"""The plan library: reads plan pages into a typed model, checks them and derives everything the site shows.

Pure functions over a typed model; nothing in here imports MkDocs. A folder or module a stage, each of which imports
earlier ones only (pyproject.toml holds them to it)::

    contract     what Python and the browser must agree on
    model        pages, sections, fields, numbers, lines of text, findings: types, and what follows from them
    reading      files → the model, good or bad
    sources      collections and their ledgers: ledger → replay → audit → report
    notices      what has run out: register and patterns → where they match in a text
    variants     which documents are twins, which sections are variants of each other
    meaning      what a section does and what it is about, by its words
    keeping      results that are kept from run to run
    inputs       everything that the repository holds, read but not yet judged
    checking     the rules over inputs → findings, and reports of them
    summaries    what lists show and count of a plan, worked out once a page
    library      what passed, as plans and templates, with all that is derived from them
    publishing   the library → what pages show, data files, the search index
    importing    files as received → sources with their ledgers, and plan pages; for scripts only

Data flows one way::

    files ── reading ──> model ──┬── sources ──┬──> inputs ── checking ──> findings (an error ends it here)
                                 └── notices ──┘       │
                                                       └──> library <── variants
                                                               │
                                                           publishing ──> plansite, scripts
"""
