"""Write the published data, library/*.json with their schemas, without building the site.

    python scripts/export.py FOLDER

The files are the same, byte for byte, as those the build puts on the site. Exits 1 if the plans have errors.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.checking.reports import text_report  # noqa: E402
from planlib.disk import remedy, replace_file, why  # noqa: E402
from planlib.library import open_library  # noqa: E402
from planlib.printing import any_locale  # noqa: E402
from planlib.publishing.outputs import published_files  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Run the export; returns the exit status."""
    parser = argparse.ArgumentParser(description="Write the published data and its schemas.")
    parser.add_argument("folder", type=Path, help="where to write them; made if it is not there")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository to export")
    options = parser.parse_args(arguments)
    opened = open_library(options.root)
    if opened.library is None:
        print(text_report(opened.errors), file=sys.stderr)
        return 1
    try:
        for uri, content in published_files(opened.library):
            target = options.folder / uri
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, content.encode())
            print(target)
    except OSError as error:
        print(f"没有写完：{error.filename or options.folder}：{why(error)}。{remedy(error)}。", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    any_locale()
    sys.exit(main())
