"""What the site and the published data show of the library.

In: a `Library`. Out: plain data for templates, HTML, data files. Imports all other stages; nothing
in planlib imports it.
"""
