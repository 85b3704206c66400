"""Prove that source + ledger = pages, and print the account of every character received.

    python scripts/audit.py

Exits 0 if every character is accounted for and no page differs from its source, 1 otherwise.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.checking.reports import text_report  # noqa: E402
from planlib.library import open_library  # noqa: E402
from planlib.printing import Arguments, any_locale, whole_or_part  # noqa: E402
from planlib.reading.vocabulary import VOCABULARY_RULE  # noqa: E402
from planlib.sources.report import account_report  # noqa: E402

# The audit, and what keeps a page or a source from being held against the other.
AUDIT_RULES = ("PLN7", "PLN603", "PLN101", "PLN103", "PLN105")


def main(arguments: list[str] | None = None) -> int:
    """Run the audit; returns the exit status."""
    parser = Arguments("证明原文加校订账等于页面，一个字不差。")
    parser.add_argument("--root", type=Path, default=ROOT, help="要审的库")
    options = parser.parse_args(arguments)
    opened = open_library(options.root)
    relevant = (*AUDIT_RULES, VOCABULARY_RULE)
    findings = [finding for finding in opened.findings if finding.code.startswith(relevant)]
    if findings:
        print(text_report(findings))
    accounts = opened.inputs.accounts
    for name, account in accounts.items():
        print(account_report(name, account))
    return 1 if findings or any(account.unaccounted for account in accounts.values()) else 0


if __name__ == "__main__":
    any_locale()
    sys.exit(whole_or_part(main))
