"""Write the library for other programs, without building the site.

    python scripts/export.py FOLDER                     the published data, library/*.json with their schemas
    python scripts/export.py FOLDER --for postgresql    library.sql, for psql
    python scripts/export.py FOLDER --for opensearch    index.json and sections.ndjson, for the bulk API

The published data is the same, byte for byte, as what the build puts on the site. Exits 1 if the plans have errors.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.checking.reports import text_report  # noqa: E402
from planlib.disk import account, replace_file  # noqa: E402
from planlib.library import Library, open_library  # noqa: E402
from planlib.printing import Arguments, any_locale, whole_or_part  # noqa: E402
from planlib.publishing.exports.opensearch import opensearch_documents, opensearch_index_json  # noqa: E402
from planlib.publishing.exports.postgresql import postgresql_script  # noqa: E402
from planlib.publishing.outputs import PUBLISHED  # noqa: E402
from planlib.publishing.publication import Publication  # noqa: E402

Files = Iterator[tuple[str, Iterable[str]]]
"""Their paths below the folder, and what stands in them, in pieces."""


def _published(library: Library) -> Files:
    publication = Publication()
    publication.take(library)
    for uri in PUBLISHED:
        yield uri, publication.files[uri]()


def _postgresql(library: Library) -> Files:
    yield "library.sql", postgresql_script(library)


def _opensearch(library: Library) -> Files:
    yield "index.json", (opensearch_index_json(),)
    yield "sections.ndjson", opensearch_documents(library)


FORMS = {"site": _published, "postgresql": _postgresql, "opensearch": _opensearch}


def main(arguments: list[str] | None = None) -> int:
    """Run the export; returns the exit status."""
    parser = Arguments("写出整个库，供别的程序使用，不生成网站。")
    parser.add_argument("folder", type=Path, help="写到哪个文件夹；没有就新建")
    parser.add_argument(
        "--for",
        dest="form",
        choices=FORMS,
        default="site",
        help="给谁用：site 是网站发布的数据和它的格式说明（不写就是它），postgresql 是 PostgreSQL，"
        "opensearch 是 OpenSearch 或 Elasticsearch",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="要导出的库")
    options = parser.parse_args(arguments)
    opened = open_library(options.root)
    if opened.library is None:
        print(text_report(opened.errors), file=sys.stderr)
        return 1
    try:
        for name, pieces in FORMS[options.form](opened.library):
            target = options.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, (piece.encode() for piece in pieces))
            print(target)
    except OSError as error:
        print(f"没有写完：{account(error, options.folder)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    any_locale()
    sys.exit(whole_or_part(main))
