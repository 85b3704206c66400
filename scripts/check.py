"""Check plans, topics, sources and ledgers: every finding at once, sorted; then the account of each source.

    python scripts/check.py [PATHS] [--format text|json|github|sarif] [--select CODES] [--ignore CODES]
                            [--strict] [--notices] [--fix] [--diff] [--watch] [--afresh]

Without PATHS the whole repository is checked. With PATHS only what concerns these files is reported; a file from
elsewhere is read as a plan page and checked by the rules for single pages. What is out of date in the plans is counted
in a line, and listed with --notices or PATHS. Exits 0 if nothing is wrong, 1 if there are errors (under --strict: or
warnings), 2 for unusable arguments.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.checking.cli import main  # noqa: E402
from planlib.printing import any_locale, whole_or_part  # noqa: E402
from planlib.processes import leave  # noqa: E402

if __name__ == "__main__":
    any_locale()
    leave(whole_or_part(lambda: main(root=ROOT)))
