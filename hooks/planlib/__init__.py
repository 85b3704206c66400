"""The plan library: reads plan pages into a typed model, checks them and derives everything the site shows.

Pure functions over a typed model; nothing in here imports MkDocs. Data flows one way::

    text ── reader ──> Page ── rules ──> findings
                        │
            ledgers ── audit
                        │
      docs/notices.yml ── marks
                        │
                     library ──> export (templates.json), views (what templates show), render (Markdown for MkDocs)
"""
