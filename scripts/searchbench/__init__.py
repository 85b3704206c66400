"""The parts of `scripts/bench_search.py`.

corpus    writes the index of a library, its sections for the other engines, and what every query must find
truth     what a query must find, by looking at every text
engines   what is measured: how each is built and served
serving   a web server that compresses and keeps a record
browsing  the measuring, in a real Chromium
report    figures and tables
"""
