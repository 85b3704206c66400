"""Change the code on purpose, and count what the tests do not see: make mutation.

    python scripts/mutation.py [FILE ...]    files of hooks/, as planlib/model/fields.py; those of `COVERED` if none

mutmut changes functions one place at a time (constants of a module are held by shared vectors and by the contract's
check), and runs the tests that cover them. It wants its sources in `src`, which is the browser's here, so it works on a
copy in .build. Prints a table, and the survivors. Exits 0 whatever it finds: it measures, it does not judge.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / ".build/mutation"
WORKERS = 2
# By file of hooks/, the tests that are to see its changes.
COVERED = {
    "planlib/model/fields.py": ("tests/unit/model/test_fields.py", "tests/unit/test_shared_vectors.py"),
    "planlib/model/numbering.py": ("tests/unit/model/test_numbering.py", "tests/unit/test_shared_vectors.py"),
    "planlib/publishing/search/index.py": ("tests/unit/publishing/test_search_index.py",),
    "planlib/publishing/drafting.py": ("tests/unit/publishing/test_drafting.py",),
}
LINE = re.compile(r"\s*(?P<name>[\w.ǁ]+)__mutmut_(?P<number>\d+): (?P<outcome>[a-z ]+)")


def prepare(files: list[str]) -> None:
    """Copy what the tests need, with hooks/ under the name that mutmut takes sources from."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name in ("tests", "vocabulary", "docs", "sources", "scripts", "theme", "bench"):
        shutil.copytree(ROOT / name, COPY / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copytree(ROOT / "hooks", COPY / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (COPY / "hooks").symlink_to("src")
    for name in ("rules.yml", "mkdocs.yml"):
        shutil.copy(ROOT / name, COPY / name)
    project = (ROOT / "pyproject.toml").read_text("utf-8").replace('"hooks"', '"src"')
    (COPY / "pyproject.toml").write_text(project, "utf-8")
    tests = dict.fromkeys(test for file in files for test in COVERED[file])
    for test in tests:  # what a fixture does for many tests would count as seen by the first of them alone
        text = (COPY / test).read_text("utf-8").replace('scope="module"', 'scope="function"')
        (COPY / test).write_text(text, "utf-8")
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/{file}" for file in files],
        "also_copy": ["tests", "vocabulary", "docs", "sources", "scripts", "theme", "bench", "rules.yml", "mkdocs.yml"],
        "pytest_add_cli_args_test_selection": list(tests),
    }
    lines = ["[mutmut]", *(f"{key}=\n    " + "\n    ".join(values) for key, values in settings.items())]
    (COPY / "setup.cfg").write_text("\n".join(lines) + "\n", "utf-8")


def mutmut(*arguments: str) -> str:
    """What a command of mutmut prints. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=COPY, capture_output=True, text=True, check=True).stdout


def main(arguments: list[str]) -> int:
    """Measure; returns the exit status: 0, or 2 for a file that is not covered."""
    files = arguments or list(COVERED)
    if unknown := [file for file in files if file not in COVERED]:
        print(f"mutation: no tests are named for {', '.join(unknown)}; see COVERED", file=sys.stderr)
        return 2
    print("mutation: takes some minutes ...", flush=True)
    prepare(files)
    mutmut("run", "--max-children", str(WORKERS))
    outcomes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    survivors: list[str] = []
    for match in filter(None, map(LINE.fullmatch, mutmut("results", "--all", "true").splitlines())):
        module = re.split(r"\.x[_ǁ]", match["name"])[0]
        outcomes[module][match["outcome"]] += 1
        if match["outcome"] == "survived":
            survivors.append(f"{match['name']}__mutmut_{match['number']}")
    for module, counts in outcomes.items():
        total, missed = counts.total(), counts["survived"]
        print(f"{module:<40} {total:>4} mutants {missed:>4} survived {1 - missed / total:>8.1%}")
    for name in survivors:
        print(f"\n{mutmut('show', name)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
