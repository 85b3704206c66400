"""Make plan-library-offline.zip: the site in a folder, opened by a double click, without a server.

    make offline            bundles the scripts first
    python scripts/offline.py [ZIP]

The same repository gives the same bytes. The last good zip stays where a build fails.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.printing import Arguments, any_locale  # noqa: E402
from plansite.archive import FOLDER, make_archive, note, site_entries  # noqa: E402
from plansite.building import told  # noqa: E402

ZIP = ROOT / "plan-library-offline.zip"
START, UNPACK_FIRST = "打开范文库.html", "请先解压.txt"
_OPEN = "open.js"  # beside the site's first page: that it is there tells that the zip was unpacked

_START_PAGE = f"""<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>打开范文库</title>
<body style="max-width: 34em; margin: 3em auto; padding: 0 1em; font: 18px/1.8 sans-serif">
<p id="unpack" hidden><strong>还没有解压。</strong>请关掉这一页，在压缩包上点右键，选“全部解压缩”
（或“解压到当前文件夹”），再打开解压出来的 {START}。这个文件要和 {FOLDER} 文件夹放在一起。</p>
<noscript><p><a href="{FOLDER}/index.html">打开范文库</a>（打不开的，请先解压）</p></noscript>
<script src="{FOLDER}/{_OPEN}" onerror="document.getElementById('unpack').hidden = false"></script>
"""
_OPEN_SCRIPT = 'location.replace(document.currentScript.src.replace(/[^/]*$/, "index.html"));\n'
_NOTE = f"""请先解压，再打开。

一、在压缩包上点右键，选“全部解压缩”（或“解压到当前文件夹”）。
二、打开解压出来的文件夹，双击 {START}。

不要在压缩包里直接双击：那样图片、样式和搜索都打不开。
{START} 和 {FOLDER} 文件夹要放在一起；整个文件夹可以放到共享文件夹或者 U 盘上。
不需要网络，不需要安装。填的信息和草稿存在您自己的浏览器里。
"""


def entries(site: Path) -> Iterator[tuple[str, bytes]]:
    """What is in the zip. site: the folder of the built site."""
    yield START, _START_PAGE.encode()
    yield UNPACK_FIRST, note(_NOTE)
    yield f"{FOLDER}/{_OPEN}", _OPEN_SCRIPT.encode()
    yield from site_entries(site)


def main(target: Path) -> int:
    """Build, and put the site into a zip at `target`; returns the exit status. Where the build fails, the last zip
    stays."""
    print("正在生成离线的网站……", flush=True)
    # With addresses that name files: a folder's address shows a list of files where no server runs.
    then = f"解压以后，打开 {START}。"
    return make_archive(ROOT, target, entries, what="离线版", then=then, use_directory_urls=False)


if __name__ == "__main__":
    any_locale()
    parser = Arguments("把网站做成一个压缩包，解压以后双击打开就能看，不用服务器。")
    parser.add_argument("zip", nargs="?", type=Path, default=ZIP, metavar="ZIP", help=f"写到哪里；不写就是 {ZIP.name}")
    sys.exit(told(partial(main, parser.parse_args().zip)))
