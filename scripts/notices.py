"""List the entries of the register of notices that are due for review, the longest overdue first.

    python scripts/notices.py [--within DAYS]

With --within also those that will be due in so many days. Exits 0 whatever is due, 1 if the register cannot be read.
"""

import argparse
import sys
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.notices.dates import build_day  # noqa: E402
from planlib.notices.register import REGISTER_FILE, due, read_register  # noqa: E402
from planlib.printing import any_locale  # noqa: E402
from planlib.reading.files import read_text  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Print the report; returns the exit status."""
    parser = argparse.ArgumentParser(description="List the notices that are due for review.")
    parser.add_argument("--within", type=int, default=0, metavar="DAYS", help="also what is due in so many days")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository to look at")
    options = parser.parse_args(arguments)
    file = read_text(options.root, REGISTER_FILE)
    register = read_register(file.text)
    problems = (file.problem,) if file.problem else register.problems
    for problem in problems:
        print(f"{REGISTER_FILE}:{problem.line}: {problem.message} → {problem.hint}", file=sys.stderr)
    if problems:
        return 1
    found = due(register.notices, build_day() + timedelta(days=options.within))
    for notice in found:
        print(f"{notice.review}  {REGISTER_FILE}:{notice.line_of('review')}  {notice.id}  {notice.title}")
    print(f"{len(found)} of {len(register.notices)} entries are due for review")
    return 0


if __name__ == "__main__":
    any_locale()
    sys.exit(main())
