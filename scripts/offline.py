"""Make plan-library-offline.zip: the site in a folder, opened by a double click on its index.html, without a server.

    make offline            bundles the scripts first
    python scripts/offline.py [ZIP]

The same repository gives the same bytes. The last good zip stays where a build fails.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parent.parent
ZIP = ROOT / "plan-library-offline.zip"
FOLDER = "plan-library"  # in the zip; ASCII, for old tools that unpack it


def build(folder: Path) -> None:
    """Build the site with addresses that name files: a folder's address shows a list of files where no server runs."""
    options = ("--strict", "--quiet", "--no-directory-urls", "--site-dir", str(folder))
    subprocess.run([sys.executable, "-m", "mkdocs", "build", *options], cwd=ROOT, check=True)


def pack(folder: Path, target: Path) -> None:
    """Write the files below a folder into a zip, in a fixed order and with a fixed date."""
    part = target.with_suffix(".part")
    with ZipFile(part, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _files(folder):
            entry = ZipInfo(f"{FOLDER}/{path.relative_to(folder).as_posix()}")
            archive.writestr(entry, path.read_bytes(), ZIP_DEFLATED)
    part.replace(target)


def _files(folder: Path) -> Iterator[Path]:
    """All but the map for search engines, which holds the day of the build."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("sitemap.xml"):
            yield path


def main(target: Path) -> None:
    """Build, and put the site into a zip at `target`; exits where the build fails, and leaves the last zip."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / FOLDER
        try:
            build(folder)
        except subprocess.CalledProcessError:
            sys.exit("offline: the site could not be built; the messages above say why")
        pack(folder, target)
    print(f"Made {target.name} ({target.stat().st_size / 1e6:.1f} MB): unpack it, and open {FOLDER}/index.html.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ZIP)
