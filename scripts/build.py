"""Build the site into site/. The last good one stays until a new one is whole, and where the build fails.

    make build                               bundles the scripts first
    python scripts/build.py
    python scripts/build.py --assets         only bundle the scripts and styles
    python scripts/build.py --into FOLDER    into another folder, not strictly
    python scripts/build.py --serve-from FOLDER
                                             build and give out pages as asked on standard input (`make serve`)

One build at a time: a second one waits. Exits 0 if there is a new site, 1 if there is none.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.printing import Arguments, any_locale  # noqa: E402
from planlib.processes import leave  # noqa: E402
from plansite.building import build_site, make_site, told  # noqa: E402
from plansite.bundling import bundle  # noqa: E402
from plansite.worker import answer_questions  # noqa: E402
from plansite.workshop import Workshop  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Build; returns the exit status."""
    parser = Arguments("生成网站，放在 site/ 里。")
    parser.add_argument("--assets", action="store_true", help="只合并脚本和样式")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="生成到那里，不动 site/")
    parser.add_argument("--serve-from", type=Path, metavar="FOLDER", help="照标准输入里的话生成，文件放在那里")
    options = parser.parse_args(arguments)
    if options.serve_from:
        answer_questions(Workshop(ROOT, options.serve_from))
        return 0
    return told(lambda: _assets() if options.assets else _into(options.into) if options.into else _site())


def _assets() -> int:
    print("正在合并脚本和样式……", flush=True)
    problem = bundle(ROOT)
    if problem:
        print(f"脚本和样式没有合并成，原来的还在：\n{problem}", file=sys.stderr)
    return 1 if problem else 0


def _site() -> int:
    print("正在生成网站……", flush=True)
    if build_site(ROOT):
        print("网站已生成，在 site/ 里。")
        return 0
    print("没有生成：原因见上，改好以后再运行一次。上一次生成的 site/ 没有动。", file=sys.stderr)
    return 1


def _into(folder: Path) -> int:
    return 1 if make_site(ROOT, folder) else 0


if __name__ == "__main__":
    any_locale()
    leave(main())
