"""Look at the built site as a phone on a slow line would: Lighthouse's scores of one page of each sort.

    make lighthouse         builds the site first, and sets Lighthouse up
    python scripts/lighthouse.py

Prints a score of 0 to 100 for each page and category, and what costs points. Exits with 1 if a score is below WANTED.
The performance depends on what else the machine does; the others do not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from searchbench.serving import serve

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
PROGRAM = ROOT / "bench/node_modules/lighthouse/cli/index.js"
PAGES = ("", "plans/wm-1/", "topics/volunteering/", "library/")
WANTED = 98
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def audit(address: str) -> dict[str, Any]:
    """Lighthouse's report on a page."""
    browser = (ROOT / ".venv/browser").read_text("utf-8").strip()
    command = ["node", str(PROGRAM), address, "--quiet", f"--chrome-flags={FLAGS}", "--output=json"]
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"lighthouse: failed on {address}:\n{done.stderr.decode()[-2000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def scores(report: dict[str, Any]) -> dict[str, int]:
    """The score of each category, 0 to 100."""
    return {name: round(100 * category["score"]) for name, category in report["categories"].items()}


def losses(report: dict[str, Any]) -> list[str]:
    """The audits that cost points, with what was measured."""
    wanted = {ref["id"] for category in report["categories"].values() for ref in category["auditRefs"] if ref["weight"]}
    audits = (report["audits"][name] for name in sorted(wanted))
    return [f"{a['id']} {a.get('displayValue', '')}" for a in audits if a["score"] is not None and a["score"] < 0.9]


def main() -> int:
    """Score every page; returns 1 where one scores too low."""
    low = False
    with serve(SITE) as served:
        for page in PAGES:
            report = audit(served.address + page)
            found = scores(report)
            low |= min(found.values()) < WANTED
            print(f"{page or '(home)':24}", "  ".join(f"{name} {score}" for name, score in found.items()))
            for loss in losses(report):
                print(f"{'':24}   {loss}")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
