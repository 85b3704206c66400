"""The parts of `scripts/bench_build.py`.

tools      what is measured: this project and its peers, and the folder that each builds
running    running a command, what it takes, and what it made
browsing   from an edit to the page in a real Chromium
report     figures and tables
"""
