"""Import received files into the library: each becomes a source, its ledger and a page for every plan in it.

    python scripts/import.py FILE... [--into FOLDER] [--dry-run] [--format text|json] [--collection NAME]
                             [--level village|community|subdistrict|town]

A file whose text is in the library already changes nothing. Exits 0 if every file was written, 1 if one was not, 2 for
unusable arguments.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.importing.cli import main  # noqa: E402
from planlib.printing import any_locale  # noqa: E402

if __name__ == "__main__":
    any_locale()
    sys.exit(main(root=ROOT))
