"""Check plans, topics, sources and ledgers: every finding at once, then the account of each source.

    python scripts/check.py [--format text|json|github]

Exits 0 if nothing is wrong, 1 if there are errors, 2 for unusable arguments.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.findings import REPORTS  # noqa: E402
from planlib.library import open_library  # noqa: E402
from planlib.sources import account_report  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Run the check; returns the exit status."""
    parser = argparse.ArgumentParser(description="Check plans, topics, sources and ledgers.")
    parser.add_argument("--format", choices=sorted(REPORTS), default="text")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository to check")
    options = parser.parse_args(arguments)
    opened = open_library(options.root)
    report = REPORTS[options.format](opened.findings)
    if report:
        print(report)
    if options.format == "text":
        inputs = opened.inputs
        for name, account in inputs.accounts.items():
            print(account_report(name, account))
        pages, errors = len(inputs.pages), len(opened.errors)
        print(f"checked {pages} plan pages and {len(inputs.topics)} topics: {errors} errors")
    return 1 if opened.errors else 0


if __name__ == "__main__":
    sys.exit(main())
