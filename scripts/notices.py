"""List the entries of the register of notices that are due for review, the longest overdue first.

    python scripts/notices.py [--within DAYS]

With --within also those that will be due in so many days. Exits 0 whatever is due, 1 if the register cannot be read.
"""

import sys
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.notices.dates import build_day  # noqa: E402
from planlib.notices.register import REGISTER_FILE, due, read_register  # noqa: E402
from planlib.printing import Arguments, any_locale, whole_or_part  # noqa: E402
from planlib.reading.files import read_text  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Print the report; returns the exit status."""
    parser = Arguments("列出过时提法登记里该复核的条目，拖得最久的在前。")
    parser.add_argument("--within", type=int, default=0, metavar="DAYS", help="再列出这些天以内到期的")
    parser.add_argument("--root", type=Path, default=ROOT, help="要看的库")
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
    print(f"{len(register.notices)} 条里有 {len(found)} 条该复核了")
    return 0


if __name__ == "__main__":
    any_locale()
    sys.exit(whole_or_part(main))
