"""What the site's own pages show, a module a layout of theme/ (cards: what their lists show). Plain data.

Each has `context`, which gives the variables that the layout of the same name uses. In: a `Library`. May be imported
by the site alone.
"""
