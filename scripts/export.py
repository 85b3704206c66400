"""Write the published data, library/*.json with their schemas, without building the site.

    python scripts/export.py FOLDER

The files are the same, byte for byte, as those the build puts on the site. Exits 1 if the plans have errors.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.checking.reports import text_report  # noqa: E402
from planlib.disk import account, replace_file  # noqa: E402
from planlib.library import open_library  # noqa: E402
from planlib.printing import Arguments, any_locale, whole_or_part  # noqa: E402
from planlib.publishing.outputs import PUBLISHED  # noqa: E402
from planlib.publishing.publication import Publication  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Run the export; returns the exit status."""
    parser = Arguments("写出发布的数据和它的格式说明，不生成网站。")
    parser.add_argument("folder", type=Path, help="写到哪个文件夹；没有就新建")
    parser.add_argument("--root", type=Path, default=ROOT, help="要导出的库")
    options = parser.parse_args(arguments)
    opened = open_library(options.root)
    if opened.library is None:
        print(text_report(opened.errors), file=sys.stderr)
        return 1
    try:
        publication = Publication()
        publication.take(opened.library)
        for uri in PUBLISHED:
            target = options.folder / uri
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, "".join(publication.files[uri]()).encode())
            print(target)
    except OSError as error:
        print(f"没有写完：{account(error, options.folder)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    any_locale()
    sys.exit(whole_or_part(main))
