"""Make plan-library-offline.zip: the site in a folder, opened by a double click on its index.html, without a server.

    make offline            bundles the scripts first
    python scripts/offline.py [ZIP]

The same repository gives the same bytes. The last good zip stays where a build fails.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.printing import Arguments, any_locale  # noqa: E402
from plansite.building import Failure, new_site, told  # noqa: E402
from plansite.lock import only_one  # noqa: E402

ZIP = ROOT / "plan-library-offline.zip"
FOLDER = "plan-library"  # in the zip; ASCII, for old tools that unpack it


def pack(folder: Path, target: Path) -> None:
    """Write the files below a folder into a zip, in a fixed order and with a fixed date."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with ZipFile(part, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            for path in _files(folder):
                entry = ZipInfo(f"{FOLDER}/{path.relative_to(folder).as_posix()}")
                archive.writestr(entry, path.read_bytes(), ZIP_DEFLATED)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    """All but the map for search engines, which holds the day of the build."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("sitemap.xml"):
            yield path


def main(target: Path) -> int:
    """Build, and put the site into a zip at `target`; returns the exit status. Where the build fails, the last zip
    stays."""
    print("正在生成离线的网站……", flush=True)
    # With addresses that name files: a folder's address shows a list of files where no server runs.
    with only_one(ROOT), new_site(ROOT, use_directory_urls=False) as made:
        if isinstance(made, Failure):
            print("没有生成：原因见上，改好以后再运行一次。原来的离线版没有动。", file=sys.stderr)
            return 1
        for left in target.parent.glob(f"{target.name}.*.part"):  # of a run that was killed
            left.unlink(missing_ok=True)
        pack(made, target)
    size = target.stat().st_size / 1e6
    print(f"离线版已生成：{target.name}（{size:.1f} MB）。解压以后，打开 {FOLDER}/index.html。")
    return 0


if __name__ == "__main__":
    any_locale()
    parser = Arguments("把网站做成一个压缩包，解压以后双击 index.html 就能看，不用服务器。")
    parser.add_argument("zip", nargs="?", type=Path, default=ZIP, metavar="ZIP", help=f"写到哪里；不写就是 {ZIP.name}")
    sys.exit(told(partial(main, parser.parse_args().zip)))
